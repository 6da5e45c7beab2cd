import type { CaseView, Person } from "../../api/types";

export function fullName(person: Person): string {
  return [person.first_name, person.last_name]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(" ");
}

/** The name of a contact that the case refers to. */
export function contactName(view: CaseView, id: string | null): string | undefined {
  return id === null ? undefined : view.contacts[id]?.name;
}
