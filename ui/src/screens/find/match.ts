import type { CaseRow } from "../../api/types";
import { foldForSearch } from "../../format";

/** Those whose name or reference holds every word typed; names that begin with the first one come first. */
export function matching(cases: CaseRow[], typed: string): CaseRow[] {
  const words = foldForSearch(typed).split(/\s+/).filter(Boolean);
  const first = words[0] ?? "";
  const found = cases
    .map((row) => ({ row, name: foldForSearch(row.participant) }))
    .filter(({ row, name }) => {
      const text = `${name} ${foldForSearch(row.reference)}`;
      return words.every((word) => text.includes(word));
    })
    .map(({ row, name }) => ({ row, begins: name.split(/[\s-]+/).some((part) => part.startsWith(first)) }));
  found.sort(
    (a, b) => Number(b.begins) - Number(a.begins) || a.row.participant.localeCompare(b.row.participant, "nb"),
  );
  return found.map(({ row }) => row);
}
