import { month, span } from "../../format";

/** First and last day. */
export type Period = [from: string, to: string];

/** The periods that one chooses among; any other is one's own. */
export type Known = "month" | "last-month" | "quarter" | "last-quarter";

export const KNOWN: Record<Known, string> = {
  month: "Denne måneden",
  "last-month": "Forrige måned",
  quarter: "Dette kvartalet",
  "last-quarter": "Forrige kvartal",
};

/** The calendar months from one to another, counted from the month of `today`. */
function months(today: string, first: number, last: number): Period {
  const [year = 0, number = 1] = today.split("-").map(Number);
  const iso = (at: Date) => at.toISOString().slice(0, 10);
  // Day 0 is the last one of the month before.
  const from = new Date(Date.UTC(year, number - 1 + first, 1));
  const to = new Date(Date.UTC(year, number + last, 0));
  return [iso(from), iso(to)];
}

/** A calendar month, written `2026-10`. */
export function ofMonth(month: string): Period {
  return months(month, 0, 0);
}

/** A known period, seen from a day. */
export function known(which: Known, today: string): Period {
  const within = (Number(today.slice(5, 7)) - 1) % 3;
  switch (which) {
    case "month":
      return months(today, 0, 0);
    case "last-month":
      return months(today, -1, -1);
    case "quarter":
      return months(today, -within, 2 - within);
    case "last-quarter":
      return months(today, -within - 3, -within - 1);
  }
}

/** `oktober 2026`, `2. kvartal 2026`, or first and last day. */
export function told(period: Period): string {
  const [from] = period;
  const number = Math.ceil(Number(from.slice(5, 7)) / 3);
  if (same(known("month", from), period)) return month(from);
  if (same(known("quarter", from), period)) return `${number}. kvartal ${from.slice(0, 4)}`;
  return span(period);
}

/** Whether two are the same days. */
export function same(one: Period, other: Period): boolean {
  return one[0] === other[0] && one[1] === other[1];
}
