import type { Due } from "../api/types";

/** «Statusrapport 1», but «Slutt på arbeidspraksis» until there is a second one: only reports are numbered from 1. */
export function dueTitle(due: Pick<Due, "title" | "occurrence" | "period">): string {
  const { occurrence } = due;
  const numbered = occurrence !== null && (due.period !== null || occurrence > 1);
  return numbered ? `${due.title} ${occurrence}` : due.title;
}
