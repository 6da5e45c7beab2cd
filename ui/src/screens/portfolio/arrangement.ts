import type { SortState } from "@navikt/ds-react/Table";
import { useMemo } from "react";
import { useSaved } from "../../app/saved";
import { COLUMNS, type ColumnKey, columnsOf } from "./columns";

/** Which columns, and what they are sorted by. It says nothing of anyone. */
interface Arrangement {
  columns: ColumnKey[];
  sort: { orderBy: ColumnKey; direction: "ascending" | "descending" };
}

const USUAL: Arrangement = {
  columns: COLUMNS.filter((column) => column.usual).map((column) => column.key),
  sort: { orderBy: "next", direction: "ascending" },
};

/** How the counsellor has arranged the portfolio, remembered from one start to the next. */
export function useArrangement() {
  const [{ columns: keys, sort }, save] = useSaved("portefolje", read);
  const columns = useMemo(() => columnsOf(keys), [keys]);
  const show = (key: ColumnKey, wanted: boolean) => {
    const next = wanted ? [...keys, key] : keys.filter((other) => other !== key);
    // Sorted by what cannot be seen, rows would stand in no order.
    save({ columns: next, sort: !wanted && sort.orderBy === key ? usualSort(next) : sort });
  };
  const sortBy = (key: string) => {
    const turn = sort.orderBy === key && sort.direction === "ascending";
    save({
      columns: keys,
      sort: { orderBy: key as ColumnKey, direction: turn ? "descending" : "ascending" },
    });
  };
  const usual =
    JSON.stringify({ columns: columns.map((column) => column.key), sort }) === JSON.stringify(USUAL);
  return { columns, sort: sort as SortState, show, sortBy, usual, reset: () => save(null) };
}

function usualSort(columns: ColumnKey[]): Arrangement["sort"] {
  return columns.includes("next") ? USUAL.sort : { orderBy: "participant", direction: "ascending" };
}

/** What is remembered, as far as it makes sense; otherwise the usual. */
function read(value: unknown): Arrangement {
  if (typeof value !== "object" || value === null) return USUAL;
  const { columns, sort } = value as { columns?: unknown; sort?: unknown };
  if (!Array.isArray(columns)) return USUAL;
  const keys = columnsOf(columns).map((column) => column.key);
  const { orderBy, direction } = (sort ?? {}) as { orderBy?: unknown; direction?: unknown };
  const by = keys.find((key) => key === orderBy);
  const sound = by !== undefined && (direction === "ascending" || direction === "descending");
  return { columns: keys, sort: sound ? { orderBy: by, direction } : usualSort(keys) };
}
