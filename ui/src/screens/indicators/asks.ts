import type { Agreement, IndicatorBy } from "../../api/types";

/** Whether one of an agreement's indicators rests on this computation. */
function rests(agreement: Agreement, by: IndicatorBy): boolean {
  return agreement.indicators.some((indicator) => indicator.by === by);
}

/** Whether to ask where a meeting took place. */
export const asksPlace = (agreement: Agreement) => rests(agreement, "outside-office");

/** Whether to ask if a job is an ordinary one. */
export const asksOrdinary = (agreement: Agreement) => rests(agreement, "ordinary-jobs");
