import { useState } from "react";
import type { CaseView, MilestoneStanding } from "../../../api/types";
import { date } from "../../../format";
import type { TabProps } from "../Participant";
import { Dialogs, type Open } from "./Dialogs";
import { MilestoneMark } from "./MilestoneMark";
import { Panel } from "./Panel";
import "./milestones.css";

/** What the agreement pays for: what holds, what is missing, and when each claim can be sent. */
export function MilestonesTab({ view, today }: TabProps) {
  const [open, setOpen] = useState<Open | null>(null);
  return (
    <section className="stack" aria-labelledby="milestones">
      <h2 id="milestones" className="sr-only">
        Milepæler
      </h2>
      <Phases view={view} />
      <div className="milestones">
        {view.milestones.map((milestone) => (
          <Panel key={milestone.id} view={view} milestone={milestone} today={today} open={setOpen} />
        ))}
      </div>
      {open && <Dialogs view={view} today={today} open={open} set={setOpen} />}
    </section>
  );
}

/** The phases at a glance, with the day that matters next in each. */
function Phases({ view }: { view: CaseView }) {
  return (
    <ol className="plain-list phases" aria-label="Faser">
      {view.milestones.map((milestone) => {
        const here = milestone.phase === view.milestone_phase;
        return (
          <li
            key={milestone.id}
            className={here ? "phases__phase phases__phase--here" : "phases__phase"}
            aria-current={here ? "step" : undefined}
          >
            <span className="phases__name">
              {milestone.phase}
              {here && <span className="subtle small"> · her nå</span>}
            </span>
            <MilestoneMark state={milestone.state} />
            <span className="subtle small">{keyDay(milestone)}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** The one day to remember. */
function keyDay({ state, held, coming, sent, approval }: MilestoneStanding): string {
  switch (state) {
    case "not-met":
      return "";
    case "coming":
      return coming ? `Tidligst ${date(coming.since)}` : "";
    case "proof-missing":
    case "claimable":
      return held?.claim ? `Kravet må sendes senest ${date(held.claim.to)}` : "";
    case "too-late":
      return held?.claim ? `Siste dag var ${date(held.claim.to)}` : "";
    case "claim-sent":
      return sent ? `Sendt ${date(sent.date)}` : "";
    case "approved":
      return approval ? date(approval.date) : "";
  }
}
