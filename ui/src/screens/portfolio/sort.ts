import type { SortState } from "@navikt/ds-react/Table";
import type { CaseRow } from "../../api/types";
import { COLUMNS } from "./columns";

const alphabet = new Intl.Collator("nb");

/** By a column's values. Blanks come last in either direction: one looks for what is there. Equals go by name. */
export function sorted(rows: CaseRow[], sort: SortState): CaseRow[] {
  const by = COLUMNS.find((column) => column.key === sort.orderBy)?.by;
  const sign = sort.direction === "descending" ? -1 : 1;
  const byName = (a: CaseRow, b: CaseRow) =>
    alphabet.compare(a.participant, b.participant) || alphabet.compare(a.reference, b.reference);
  return [...rows].sort((a, b) => {
    const [x, y] = [by?.(a) ?? null, by?.(b) ?? null];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || byName(a, b);
    const order = typeof x === "number" && typeof y === "number" ? x - y : alphabet.compare(`${x}`, `${y}`);
    return sign * order || byName(a, b);
  });
}
