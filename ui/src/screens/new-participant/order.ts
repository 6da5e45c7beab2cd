import type { OrderField, OrderProposal, OrderReading, PersonInput } from "../../api/types";

/** A field of the form that an order can fill. */
export type Target =
  | Exclude<keyof PersonInput, "protected_address">
  | "ordered"
  | "started"
  | "office"
  | "counsellor"
  | "counsellor_phone"
  | "counsellor_email"
  | "order"
  | "employed";

/** What stands in the form, or is to be put there. */
export type OrderValues = Partial<Record<Target, string>>;

/** Where each kind of finding goes. What has no field here is registered once the participant is there. */
const TARGETS: Partial<Record<OrderField, Target>> = {
  "last-name": "last_name",
  "first-name": "first_name",
  fnr: "fnr",
  address: "address",
  "postal-code": "postal_code",
  city: "city",
  // The form has one telephone.
  phone: "phone",
  mobile: "phone",
  email: "email",
  "order-date": "ordered",
  "start-date": "started",
  "nav-office": "office",
  "nav-counsellor": "counsellor",
  "nav-phone": "counsellor_phone",
  "nav-email": "counsellor_email",
  "order-text": "order",
  "employed-at-referral": "employed",
};

const OF_PERSON = new Set<Target>([
  "first_name",
  "last_name",
  "fnr",
  "address",
  "postal_code",
  "city",
  "phone",
  "email",
]);

/** A proposal as it stands on screen. */
export interface Row {
  id: string;
  target: Target;
  proposal: OrderProposal;
  value: string;
  ticked: boolean;
  /** What stands in the form already, where it is something else. */
  instead: string | null;
  /** The form says the same. */
  same: boolean;
}

/** What the counsellor has changed about the proposals, by row. */
export interface Choices {
  values: Record<string, string>;
  ticks: Record<string, boolean>;
}

export const NO_CHOICES: Choices = { values: {}, ticks: {} };

/** The rows with a field in the form, and the proposals without one. Of rows for the same field, one is ticked. */
export function arranged(
  reading: OrderReading,
  current: OrderValues,
  choices: Choices,
  samePerson: boolean,
): { rows: Row[]; others: OrderProposal[] } {
  const taken = new Set<Target>();
  const rows: Row[] = [];
  const others: OrderProposal[] = [];
  for (const proposal of reading.found) {
    const target = TARGETS[proposal.field];
    // A day yet to come is registered when it has come.
    if (target === undefined || proposal.ahead) {
      others.push(proposal);
      continue;
    }
    // Whose case it is stands fast; their details are not typed again.
    if (samePerson && OF_PERSON.has(target)) continue;
    const id = `${proposal.field} ${proposal.first_line} ${proposal.value}`;
    const value = choices.values[id] ?? proposal.value;
    const there = (current[target] ?? "").trim();
    const same = there !== "" && plain(there) === plain(value);
    const instead = there !== "" && !same ? there : null;
    const wanted = choices.ticks[id] ?? (proposal.sure && instead === null && !same);
    const ticked = wanted && !taken.has(target);
    if (ticked) taken.add(target);
    rows.push({ id, target, proposal, value, ticked, instead, same });
  }
  return { rows, others };
}

function plain(text: string): string {
  return text.replace(/\s/g, "").toLocaleLowerCase("nb");
}

/** The choices after a row is ticked or not: another for the same field then is not. */
export function tick(rows: Row[], row: Row, ticked: boolean, choices: Choices): Choices {
  const ticks = { ...choices.ticks, [row.id]: ticked };
  if (ticked) {
    for (const other of rows) if (other.target === row.target && other !== row) ticks[other.id] = false;
  }
  return { ...choices, ticks };
}

/** The choices with all ticked that take nothing's place, or with none. */
export function tickAll(rows: Row[], ticked: boolean, choices: Choices): Choices {
  const ticks: Record<string, boolean> = {};
  const taken = new Set(rows.filter((row) => ticked && row.ticked).map((row) => row.target));
  for (const row of rows) {
    const free = row.ticked || (row.instead === null && !row.same && !taken.has(row.target));
    ticks[row.id] = ticked && free;
    if (ticked && free) taken.add(row.target);
  }
  return { ...choices, ticks };
}

/** What is to be put into the form. */
export function chosen(rows: Row[]): OrderValues {
  const ticked = rows.filter((row) => row.ticked && row.value.trim() !== "");
  return Object.fromEntries(ticked.map((row) => [row.target, row.value.trim()]));
}
