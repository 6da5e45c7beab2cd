import type { CaseView, Person } from "../../api/types";

export function fullName(person: Pick<Person, "first_name" | "last_name">): string {
  return [person.first_name, person.last_name]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(" ");
}

/** The name of a contact that the case refers to. */
export function contactName(view: CaseView, id: string | null): string | undefined {
  return id === null ? undefined : view.contacts[id]?.name;
}

/** Asks for the events of the version that the case follows. */
export function eventsOf({ agreement }: CaseView): { agreement: string; version: string } {
  return { agreement: agreement.id, version: agreement.version };
}
