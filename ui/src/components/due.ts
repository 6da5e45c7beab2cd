import type { Due } from "../api/types";

/** «Statusrapport 2». */
export function dueTitle(due: Pick<Due, "title" | "occurrence">): string {
  return due.occurrence === null ? due.title : `${due.title} ${due.occurrence}`;
}
