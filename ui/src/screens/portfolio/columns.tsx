import type { CaseRow } from "../../api/types";
import type { Column } from "../../components/long/LongTable";
import { PhaseMark } from "../../components/PhaseMark";
import { phase } from "../../words";
import { Day, DaysLeft, Hours, LastContact, Name, Next } from "./cells";

/** What a column sorts by: text by the Norwegian alphabet, dates and numbers by size; null for a blank. */
type Value = string | number | null;

/** A column of the portfolio. */
export interface PortfolioColumn extends Column<CaseRow> {
  key: ColumnKey;
  by: (row: CaseRow) => Value;
  /** Shown until the counsellor has chosen. */
  usual: boolean;
}

export type ColumnKey =
  | "participant"
  | "agreement"
  | "phase"
  | "started"
  | "ends"
  | "left"
  | "hours"
  | "next"
  | "last"
  | "office"
  | "counsellor"
  | "overdue"
  | "reference";

const PHASES = Object.keys(phase);

const NAME: PortfolioColumn = {
  key: "participant",
  title: "Navn",
  width: 13.25,
  names: true,
  usual: true,
  by: (row) => row.participant,
  cell: (row) => <Name row={row} />,
};

/** The name with the agreement below it, where that has no column. */
const NAME_AND_AGREEMENT: PortfolioColumn = {
  ...NAME,
  cell: (row) => (
    <>
      <Name row={row} />
      <span className="portfolio__under">{row.agreement_title}</span>
    </>
  ),
};

/** Every column, in its order from left to right. */
export const COLUMNS: PortfolioColumn[] = [
  NAME,
  {
    key: "agreement",
    title: "Avtale",
    width: 10.5,
    usual: false,
    by: (row) => `${row.agreement_title}, ${row.buyer}`,
    cell: (row) => (
      <>
        {row.agreement_title}
        <span className="portfolio__under">{row.buyer}</span>
      </>
    ),
  },
  {
    key: "phase",
    title: "Status",
    width: 10,
    usual: true,
    by: (row) => PHASES.indexOf(row.phase),
    cell: (row) => <PhaseMark phase={row.phase} />,
  },
  {
    key: "started",
    title: "Start",
    width: 6.5,
    usual: false,
    by: (row) => day(row.started),
    cell: (row) => <Day of={row.started} />,
  },
  {
    key: "ends",
    title: "Slutt",
    width: 6.5,
    usual: true,
    by: (row) => day(row.ends),
    cell: (row) => <Day of={row.ends} />,
  },
  {
    key: "left",
    title: "Dager igjen",
    width: 5.75,
    usual: true,
    by: (row) => row.days_left,
    cell: (row) => <DaysLeft days={row.days_left} />,
  },
  {
    key: "hours",
    title: "Timer denne måneden",
    width: 8.5,
    usual: true,
    by: (row) => (row.phase === "active" ? row.minutes_this_month : null),
    cell: (row) =>
      row.phase === "active" ? (
        <Hours minutes={row.minutes_this_month} estimated={row.minutes_estimated} />
      ) : (
        "–"
      ),
  },
  {
    key: "next",
    title: "Neste frist",
    width: 16,
    usual: true,
    by: (row) => day(row.next?.due ?? null),
    cell: (row) => <Next row={row} />,
  },
  {
    key: "last",
    title: "Siste kontakt",
    width: 9,
    usual: true,
    by: (row) => day(row.last_contact),
    cell: (row) => <LastContact row={row} />,
  },
  {
    key: "office",
    title: "NAV-kontor",
    width: 7.75,
    usual: false,
    by: (row) => row.nav_office,
    cell: (row) => row.nav_office ?? "–",
  },
  {
    key: "counsellor",
    title: "Veileder i NAV",
    width: 9,
    usual: false,
    by: (row) => row.nav_counsellor,
    cell: (row) => row.nav_counsellor ?? "–",
  },
  {
    key: "overdue",
    title: "Forfalte frister",
    width: 5.5,
    usual: false,
    by: (row) => row.overdue,
    cell: (row) => (row.overdue === 0 ? "Ingen" : <span className="number overdue">{row.overdue}</span>),
  },
  {
    key: "reference",
    title: "Referanse",
    width: 6.25,
    usual: false,
    by: (row) => row.reference,
    cell: (row) => row.reference,
  },
];

/** The columns to show. The name always is. */
export function columnsOf(keys: ColumnKey[]): PortfolioColumn[] {
  const name = keys.includes("agreement") ? NAME : NAME_AND_AGREEMENT;
  return [name, ...COLUMNS.filter((column) => column !== NAME && keys.includes(column.key))];
}

/** A day as a number that sorts as days do. */
function day(iso: string | null): number | null {
  return iso === null ? null : Number(iso.replaceAll("-", ""));
}
