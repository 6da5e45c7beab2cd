import type { RegisterEntry } from "../../../api/types";
import { foldForSearch } from "../../../format";

/** A contact's name by its id. */
export function nameOf(entries: RegisterEntry[], id: string): string {
  return entries.find((entry) => entry.id === id)?.contact.name ?? "";
}

/** «NAV Drammen» and «Nav  Drammen.» are one name, as far as spaces, signs and accents go. */
function key({ contact }: RegisterEntry): string {
  return `${contact.kind} ${foldForSearch(contact.name).replace(/[^\p{L}\p{N}]/gu, "")}`;
}

/** The ids of those whose name another one of the kind has, too. */
export function twins(entries: RegisterEntry[]): Set<string> {
  const byKey = new Map<string, string[]>();
  for (const entry of entries) byKey.set(key(entry), [...(byKey.get(key(entry)) ?? []), entry.id]);
  return new Set([...byKey.values()].filter((ids) => ids.length > 1).flat());
}

/** The others of its kind, those of the same name first. */
export function candidates(entries: RegisterEntry[], of: RegisterEntry): RegisterEntry[] {
  const same = (entry: RegisterEntry) => (key(entry) === key(of) ? 0 : 1);
  return entries
    .filter((entry) => entry.id !== of.id && entry.contact.kind === of.contact.kind)
    .sort((a, b) => same(a) - same(b) || a.contact.name.localeCompare(b.contact.name, "nb"));
}
