import type { Field, Section, Template } from "../../api/types";

/** What stands in a report by key. Null: the entry is taken away, as when a repetition goes. */
export type Values = Record<string, string | null>;

/** A field in one of its places. */
export interface Slot {
  key: string;
  field: Field;
  section: Section;
  /** Which of several it is: «Arbeidsgiver 2», or the row's label. */
  place: string | null;
}

/** Once through a section's fields: the section itself, one of its repetitions, or a fixed row. */
export interface Instance {
  /** From 1; of a fixed row, its place among the rows. */
  number: number;
  place: string | null;
  slots: Slot[];
}

/** What a required field says when it does not apply: the templates want every field filled in. */
export const NOT_APPLICABLE = "Ikke aktuelt";

export function textOf(values: Values, key: string): string {
  return values[key] ?? "";
}

/** How often a repeated section stands there: as far as any of its fields has an entry, even an empty one. */
export function repetitions(section: Section, values: Values): number {
  if (section.repeat === null) return 1;
  const ids = new Set(section.fields.map((field) => field.id));
  const numbers = Object.entries(values).map(([key, text]) => {
    const [id = "", number = ""] = key.split(".");
    return text !== null && ids.has(id) ? Number(number) || 1 : 1;
  });
  return Math.min(Math.max(1, ...numbers), section.repeat.max);
}

export function instances(section: Section, values: Values): Instance[] {
  const slots = (suffix: string, place: string | null) =>
    section.fields.map((field) => ({ key: `${field.id}${suffix}`, field, section, place }));
  if (section.rows.length > 0) {
    return section.rows.map((row, i) => ({
      number: i + 1,
      place: row.label,
      slots: slots(`.${row.id}`, row.label),
    }));
  }
  const count = repetitions(section, values);
  return Array.from({ length: count }, (_, i) => {
    const number = i + 1;
    const place = section.repeat && count > 1 ? `${section.repeat.name} ${number}` : null;
    return { number, place, slots: slots(number === 1 ? "" : `.${number}`, place) };
  });
}

/** Every place to fill in, in the order of the page. */
export function allSlots(template: Template, values: Values): Slot[] {
  return template.sections
    .flatMap((section) => instances(section, values).flatMap((instance) => instance.slots))
    .filter((slot) => slot.field.kind !== "signature");
}

/** «Navnet på arbeidsgiver (Arbeidsgiver 2)», without the annex's colon. */
export function slotLabel(slot: Slot): string {
  const label = bare(slot.field.label);
  return slot.place === null ? label : `${label} (${slot.place})`;
}

export function bare(label: string): string {
  return label.replace(/:\s*$/, "");
}

/** Adds one more of a section: an entry without text says that it is there. */
export function added(section: Section, values: Values): Values {
  const next = repetitions(section, values) + 1;
  const first = section.fields.find((field) => field.kind !== "signature");
  return first ? { [`${first.id}.${next}`]: "" } : {};
}

/** Takes one of a section away. Those after it move up, so that none is missing in between. */
export function removed(section: Section, values: Values, number: number): Values {
  const count = repetitions(section, values);
  const key = (id: string, n: number) => (n === 1 ? id : `${id}.${n}`);
  const changes: Values = {};
  for (const { id } of section.fields.filter((field) => field.kind !== "signature")) {
    for (let n = number; n < count; n++) changes[key(id, n)] = values[key(id, n + 1)] ?? null;
    changes[key(id, count)] = null;
  }
  // One that stays without any text still stays.
  const first = section.fields.find((field) => field.kind !== "signature");
  if (first && count > 2) {
    const last = key(first.id, count - 1);
    const stays = last in changes ? changes[last] : values[last];
    changes[last] = stays ?? "";
  }
  return changes;
}

/** What there is to know of a slot's text. */
export type State = "missing" | "wrong" | "empty" | "prefilled" | "written" | "not-applicable";

export const STATES: Record<State, string> = {
  missing: "mangler",
  wrong: "må rettes",
  empty: "tomt, valgfritt",
  prefilled: "forhåndsutfylt",
  written: "skrevet",
  "not-applicable": "ikke aktuelt",
};

/** Of several, what one should look at first. */
const ORDER: State[] = ["wrong", "missing", "written", "prefilled", "not-applicable", "empty"];

export function stateOf(slot: Slot, text: string, filled: string | undefined, wrong: boolean): State {
  if (wrong) return "wrong";
  if (text.trim() === "") return slot.field.required ? "missing" : "empty";
  if (text.trim() === NOT_APPLICABLE) return "not-applicable";
  return text === filled ? "prefilled" : "written";
}

export function foremost(states: State[]): State {
  return ORDER.find((state) => states.includes(state)) ?? "empty";
}
