import { useSyncExternalStore } from "react";
import type { CaseRow, Phase } from "../../api/types";
import { foldForSearch } from "../../format";
import { phase } from "../../words";

/** What to show of the portfolio. */
export interface Filter {
  text: string;
  /** None chosen: all. */
  phases: Phase[];
  /** Agreements by id. None chosen: all. */
  agreements: string[];
  overdue: boolean;
  /** Those too with whom nothing more is to be done. */
  finished: boolean;
}

export const NO_FILTER: Filter = { text: "", phases: [], agreements: [], overdue: false, finished: false };

// Kept while one looks at a participant, and while the store is locked; gone with the window. A name typed here is not for
// the disk.
let filter = NO_FILTER;
let left: Left | undefined;
const listeners = new Set<() => void>();

function subscribe(changed: () => void) {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

export function useFilter(): Filter {
  return useSyncExternalStore(subscribe, () => filter);
}

export function setFilter(changes: Partial<Filter>): void {
  filter = { ...filter, ...changes };
  for (const changed of listeners) changed();
}

/** The row from which one went, and how far down in the window it stood. */
export interface Left {
  case: string;
  top: number;
}

/** Remembers where one goes from. */
export function leaveFrom(id: string, row: Element): void {
  left = { case: id, top: row.getBoundingClientRect().top };
}

/** From where one went, if one comes back. */
export function whereLeft(): Left | undefined {
  return left;
}

/** One is back. */
export function arrived(): void {
  left = undefined;
}

/** Reported or never begun, and nothing overdue: until its deletion nothing is to be done. */
function finished(row: CaseRow): boolean {
  return (row.phase === "reported" || row.phase === "withdrawn") && row.overdue === 0;
}

/**
 * What to show, and how many are left out only because they are finished. Whoever asks for a status by name gets those,
 * finished or not.
 */
export function filtered(cases: CaseRow[], filter: Filter): { shown: CaseRow[]; hidden: number } {
  const words = foldForSearch(filter.text).split(/\s+/).filter(Boolean);
  const fits = (row: CaseRow) =>
    (filter.phases.length === 0 || filter.phases.includes(row.phase)) &&
    (filter.agreements.length === 0 || filter.agreements.includes(row.agreement)) &&
    (!filter.overdue || row.overdue > 0) &&
    words.every((word) => textOf(row).includes(word));
  const fitting = cases.filter(fits);
  const all = filter.finished || filter.phases.length > 0;
  const shown = all ? fitting : fitting.filter((row) => !finished(row));
  return { shown, hidden: fitting.length - shown.length };
}

const texts = new WeakMap<CaseRow, string>();

function textOf(row: CaseRow): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const { participant, agreement_title, buyer, reference, nav_office, nav_counsellor } = row;
  const all = [participant, agreement_title, buyer, phase[row.phase], reference, nav_office, nav_counsellor];
  const text = foldForSearch(all.filter(Boolean).join(" "));
  texts.set(row, text);
  return text;
}
