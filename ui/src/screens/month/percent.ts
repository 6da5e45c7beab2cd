/** A share as it is read; a dash where there was nobody to count. */
export function percentOf(percent: number | null): string {
  return percent === null ? "–" : `${percent} %`;
}

/** Where a share stands against its target. Counted, not rounded: 39,6 % is below 40 %. */
export function standsAgainst(target: {
  percent: number;
  reached: number;
  of: number;
}): "reached" | "below" | "none" {
  if (target.of === 0) return "none";
  return target.reached * 100 >= target.percent * target.of ? "reached" : "below";
}
