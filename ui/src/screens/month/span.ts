/** Months as `2026-10`, which go by date as text does. */

/** The month so many months later. */
export function shifted(month: string, by: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const total = year * 12 + number - 1 + by;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, "0")}`;
}

/** How long a period is. */
export type Length = "half" | "year" | "twelve" | "own";

export const LENGTHS: Record<Length, string> = {
  half: "Dette halvåret",
  year: "Dette året",
  twelve: "Siste tolv måneder",
  own: "Egen periode",
};

/**
 * The months of a period up to the last one that is over, `last`. In January the half-year and the year are those that
 * have just ended: there is nothing yet in the new ones.
 */
export function spanOf(length: Exclude<Length, "own">, last: string): [from: string, to: string] {
  const year = last.slice(0, 4);
  switch (length) {
    case "half":
      return [`${year}-${last.slice(5) > "06" ? "07" : "01"}`, last];
    case "year":
      return [`${year}-01`, last];
    case "twelve":
      return [shifted(last, -11), last];
  }
}
