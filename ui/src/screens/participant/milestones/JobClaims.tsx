import type { CaseView } from "../../../api/types";
import { goTab, href } from "../../../app/router";
import { date, inSentence } from "../../../format";

/**
 * Which claims rest on a job and when they can be sent, with the way to the rest of it. Nothing where the agreement has no
 * milestones, or every claim is settled.
 */
export function JobClaims({ view, job, today }: { view: CaseView; job: string; today: string }) {
  const lines = linesOf(view, job, today);
  if (lines.length === 0) return null;
  return (
    <>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p className="small">
        <a
          href={href({ screen: "participant", id: view.id, tab: "milepaeler" })}
          onClick={(event) => {
            event.preventDefault();
            goTab(view.id, "milepaeler");
          }}
        >
          Se Milepæler
        </a>
      </p>
    </>
  );
}

function linesOf(view: CaseView, job: string, today: string): string[] {
  return view.milestones
    .filter(({ sent, approval }) => sent === null && approval === null)
    .flatMap((milestone) => {
      const claim = `Refusjonskrav for ${inSentence(milestone.title)}`;
      const ways = [milestone.held, milestone.coming].filter((way) => way !== null);
      const lines = ways
        .filter(({ jobs }) => jobs.some((proof) => proof.job === job))
        .flatMap((way) => (way.claim === null ? [] : [`${claim}: ${when(way.claim, today)}`]));
      const lacks = milestone.missing.some(({ jobs }) => jobs.includes(job));
      return lines.length === 0 && lacks ? [`${claim}: noe mangler`] : lines;
    });
}

function when({ from, to }: { from: string; to: string }, today: string): string {
  if (to < today) return `siste dag var ${date(to)}`;
  if (from <= today) return `kan sendes nå, senest ${date(to)}`;
  return `kan sendes fra ${date(from)} til og med ${date(to)}`;
}
