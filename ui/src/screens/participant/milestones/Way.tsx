import type { ClaimWindow, Held } from "../../../api/types";
import { Badges } from "../../../components/Badges";
import { date, daysBetween, distance, inSentence } from "../../../format";
import { Jobs } from "./Jobs";
import type { PartProps } from "./Panel";

/** How a milestone holds, or will, and when its claim can be sent: rows of a list. */
export function Way({ view, milestone, way, today, open }: PartProps & { way: Held; today: string }) {
  const done = milestone.sent !== null || milestone.approval !== null;
  const reached = way.since <= today;
  return (
    <>
      <div className="facts__row">
        <dt>{reached ? "Oppfylt" : milestone.held ? "Oppfylles på nytt" : "Kan oppfylles"}</dt>
        <dd>
          {!reached && "tidligst "}
          <strong>{date(way.since)}</strong>
          {way.provided && ` ${way.provided}`}
          {way.from !== way.since && `, regnet fra ${date(way.from)}`}
          <span className="milestone__further">
            {way.criterion} <Badges due={way} />
          </span>
        </dd>
      </div>
      {way.claim && !done && (
        <div className="facts__row">
          <dt>Kravet</dt>
          <dd>
            <Claim claim={way.claim} today={today} />
            <span className="milestone__further">Sendes med: {inSentence(milestone.claim_with)}</span>
          </dd>
        </div>
      )}
      {way.jobs.length > 0 && (
        <div className="facts__row">
          <dt>{way.jobs.length === 1 ? "Jobben" : "Jobbene"}</dt>
          <dd>
            <Jobs view={view} jobs={way.jobs} open={open} wanted={!done} />
          </dd>
        </div>
      )}
    </>
  );
}

function Claim({ claim, today }: { claim: ClaimWindow; today: string }) {
  if (claim.to < today) {
    return (
      <>
        <span className="overdue">Siste dag var {date(claim.to)}</span> <Badges due={claim} />
      </>
    );
  }
  return (
    <>
      {claim.from > today ? `Kan sendes fra ${date(claim.from)}. ` : "Kan sendes nå. "}
      Siste dag er <strong>{date(claim.to)}</strong>, {distance(daysBetween(today, claim.to))}
      {claim.work_by !== claim.to && ` (gjør innen ${date(claim.work_by)})`} <Badges due={claim} />
    </>
  );
}
