import type { ClosedDays } from "../../api/types";
import { date, span } from "../../format";

/** `07.04.2026–08.04.2026`, or the one day. */
export function closedSpan({ from, to }: ClosedDays): string {
  return from === to ? date(from) : span([from, to]);
}
