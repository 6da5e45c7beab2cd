import { Button } from "@navikt/ds-react/Button";
import type { ClaimBlocked, ClaimPlaceToMend, MonthClaim } from "../../api/types";
import { href, type Tab } from "../../app/router";

/** What stops the claim, or one participant's part of it, and what is to be looked at; each with the way to mend it. */
export function ClaimOpen({ claim }: { claim: MonthClaim }) {
  // A missing price has a place of its own.
  const blocked = claim.blocked.filter((one) => claim.priced || one.at !== "settings" || one.case !== null);
  return (
    <>
      {blocked.length > 0 && (
        <div>
          <h3>{claim.stopped ? "Dette stopper kravet" : "Dette venter"}</h3>
          <Rows rows={blocked} />
        </div>
      )}
      {claim.remarks.length > 0 && (
        <div>
          <h3>Å se på</h3>
          <Rows rows={claim.remarks} />
        </div>
      )}
    </>
  );
}

function Rows({ rows }: { rows: ClaimBlocked[] }) {
  return (
    <ul className="plain-list month__rows">
      {rows.map((row) => (
        <li key={`${row.case} ${row.text}`} className="month__row">
          <div className="month__what">
            {row.participant && <p className="claim__who">{row.participant}</p>}
            <p>{row.text}</p>
          </div>
          <Mend row={row} />
        </li>
      ))}
    </ul>
  );
}

const WAYS: Record<ClaimPlaceToMend, { tab: Tab; text: string } | null> = {
  nowhere: null,
  settings: null,
  events: { tab: "hendelser", text: "Se hendelsene" },
  hours: { tab: "timer", text: "Se timene" },
  work: { tab: "arbeid", text: "Se jobbene" },
  milestones: { tab: "milepaeler", text: "Se milepælene" },
};

function Mend({ row }: { row: ClaimBlocked }) {
  const way = WAYS[row.at];
  if (row.at === "settings") {
    return <Go text="Innstillinger" to={href({ screen: "settings" })} about={row} />;
  }
  if (way === null || row.case === null) return null;
  const to = href({ screen: "participant", id: row.case, tab: way.tab });
  return <Go text={way.text} to={to} about={row} />;
}

function Go({ text, to, about }: { text: string; to: string; about: ClaimBlocked }) {
  return (
    <Button as="a" size="small" variant="secondary" data-place={`${to} ${about.text}`} href={to}>
      {text}
      {about.participant && <span className="sr-only"> ({about.participant})</span>}
    </Button>
  );
}
