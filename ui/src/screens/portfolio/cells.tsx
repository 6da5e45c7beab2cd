import { LightBulbIcon } from "@navikt/aksel-icons";
import type { CaseRow } from "../../api/types";
import { href } from "../../app/router";
import { dueTitle } from "../../components/due";
import { FrozenMark } from "../../components/Frozen";
import { LoanMark } from "../../components/LoanMark";
import { ago, date, distance, hours } from "../../format";
import { leaveFrom } from "./kept";

/** The way to the participant, and back to this row. */
export function Name({ row }: { row: CaseRow }) {
  return (
    <>
      <a
        href={href({ screen: "participant", id: row.case, tab: "oversikt" })}
        onClick={({ currentTarget }) => leaveFrom(row.case, currentTarget.closest("tr") ?? currentTarget)}
      >
        {row.participant}
      </a>
      {row.loan !== null && (
        <>
          {" "}
          <LoanMark loan={row.loan} />
        </>
      )}
      {row.frozen !== null && (row.loan === null || row.frozen.why !== "lent-out") && (
        <>
          {" "}
          <FrozenMark frozen={row.frozen} />
        </>
      )}
    </>
  );
}

export function Day({ of }: { of: string | null }) {
  return of === null ? "–" : <span className="nowrap">{date(of)}</span>;
}

export function DaysLeft({ days }: { days: number | null }) {
  if (days === null) return "–";
  if (days >= 0) return <span className="number">{days}</span>;
  return <span className="number overdue">{-days} over</span>;
}

export function Next({ row }: { row: CaseRow }) {
  const { next, overdue } = row;
  if (next === null) return "Ingen";
  return (
    <>
      {dueTitle(next)}
      <span className={next.days < 0 ? "portfolio__under overdue" : "portfolio__under"}>
        {date(next.due)}, {distance(next.days)}
        {overdue > 1 && <span className="nowrap"> og {overdue - 1} til</span>}
      </span>
    </>
  );
}

export function LastContact({ row }: { row: CaseRow }) {
  const { last_contact, days_since_contact } = row;
  return (
    <>
      {last_contact === null ? (
        row.phase === "ordered" || row.phase === "active" ? (
          "Ingen ennå"
        ) : (
          "Ingen"
        )
      ) : (
        <>
          <span className="nowrap">{date(last_contact)}</span>
          <span className="portfolio__under">{ago(days_since_contact ?? 0)}</span>
        </>
      )}
      {row.quiet && (
        <span className="portfolio__advice">
          <LightBulbIcon aria-hidden /> Råd: ta kontakt
        </span>
      )}
    </>
  );
}

/** Hours of the agreement's estimate: in words, and as a bar for the eye. */
export function Hours({ minutes, estimated }: { minutes: number; estimated: number | null }) {
  if (estimated === null || estimated === 0) return <span className="nowrap">{hours(minutes)}</span>;
  const over = minutes > estimated;
  return (
    <>
      <span className="nowrap">
        {hours(minutes)} <span className="subtle">av {hours(estimated)}</span>
      </span>
      <span className={over ? "hours-bar hours-bar--over" : "hours-bar"} aria-hidden>
        <span style={{ width: `${Math.min(100, (100 * minutes) / estimated)}%` }} />
      </span>
      {over && <span className="hours-bar__over">over anslaget</span>}
    </>
  );
}
