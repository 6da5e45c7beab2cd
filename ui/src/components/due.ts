import type { Due } from "../api/types";

/** «Statusrapport 1», but «Slutt på arbeidspraksis» until there is a second one: only reports are numbered from 1. */
export function dueTitle(due: Pick<Due, "title" | "occurrence" | "period">): string {
  const { occurrence } = due;
  const numbered = occurrence !== null && (due.period !== null || occurrence > 1);
  return numbered ? `${due.title} ${occurrence}` : due.title;
}

/** The first day on which it could be done, where it was done before that: it may then not count. */
export function doneTooEarly({ not_before, met_on }: Pick<Due, "not_before" | "met_on">): string | undefined {
  return not_before !== null && met_on !== null && met_on < not_before ? not_before : undefined;
}

/** What is overdue, and the next of each rule: four status reports ahead tell nothing more than the first. */
export function nextOfEachRule(dues: Due[]): Due[] {
  const coming = new Set<string>();
  return dues.filter((due) => {
    if (due.state === "met") return false;
    if (due.state === "overdue") return true;
    const first = !coming.has(due.rule);
    coming.add(due.rule);
    return first;
  });
}
