import { Button } from "@navikt/ds-react/Button";
import type { CaseView, Milestone } from "../../../api/types";
import { go } from "../../../app/router";
import { ErrorMessage } from "../../../components/ErrorMessage";
import { useAnswer, useSend, useTask } from "../../../data/hooks";
import { inSentence } from "../../../format";
import { eventsOf } from "../names";
import type { PartProps } from "./Panel";

/** What can be done about a milestone now. The first button is the next step. */
export function Actions({ view, milestone, open }: PartProps) {
  const { state, held, sent, approval } = milestone;
  const rule = view.agreement.milestones.find(({ id }) => id === milestone.id);
  const rests = rule?.criteria.some(({ by }) => by !== "event") ?? false;
  const unproven = held?.jobs.find(({ attachments }) => attachments.length === 0);
  const claimable = held !== null && sent === null && approval === null;
  const approvable = approval === null && (sent !== null || claimable);
  const jobless = state === "not-met" && milestone.missing.every(({ jobs }) => jobs.length === 0);
  const addsJob = jobless && rests && view.phase === "active";
  const labels = useAnswer("events", eventsOf(view)).data?.events ?? [];
  const settling = state === "not-met" ? (rule?.criteria.map(({ event }) => event) ?? []) : [];
  const registers = labels.filter(({ event }) => settling.includes(event));
  if (!claimable && !approvable && !addsJob && registers.length === 0) return null;
  const claim = claimForm(view, milestone.id);
  // Read aloud, the buttons of a list must differ.
  const whose = <span className="sr-only"> ({inSentence(milestone.title)})</span>;
  return (
    <div className="buttons">
      {state === "proof-missing" && unproven && (
        <Button type="button" size="small" onClick={() => open({ what: "proof", job: unproven.job })}>
          Legg ved dokumentasjon{whose}
        </Button>
      )}
      {claimable && state !== "proof-missing" && <WriteClaim view={view} milestone={milestone} open={open} />}
      {claimable && (
        <Button
          type="button"
          size="small"
          variant={claim === undefined && state === "claimable" ? "primary" : "secondary"}
          onClick={() => open({ what: "claim", milestone })}
        >
          Registrer krav sendt{whose}
        </Button>
      )}
      {approvable && (
        <Button
          type="button"
          size="small"
          variant={sent ? "secondary" : "tertiary"}
          onClick={() => open({ what: "approval", milestone })}
        >
          Registrer NAVs godkjenning{whose}
        </Button>
      )}
      {registers.map(({ event, label }) => (
        <Button
          key={event}
          type="button"
          size="small"
          variant="secondary"
          onClick={() => open({ what: "event", event })}
        >
          Registrer {inSentence(label)}
        </Button>
      ))}
      {addsJob && (
        <Button type="button" size="small" variant="secondary" onClick={() => open({ what: "job" })}>
          Legg inn en jobb{whose}
        </Button>
      )}
    </div>
  );
}

/** The form that claims a milestone, where the agreement has one, with its draft. */
function claimForm({ deadlines }: CaseView, id: Milestone) {
  const actions = deadlines.map(({ action }) => action);
  return actions.find((action) => action.kind === "report" && action.milestone === id);
}

/** The claim as a form; its delivery is the claim. */
function WriteClaim({ view, milestone }: PartProps) {
  const send = useSend();
  const task = useTask();
  const form = claimForm(view, milestone.id);
  if (form?.kind !== "report") return null;
  const { template, draft } = form;
  const write = () =>
    task.run(async () => {
      const begin = { case: view.id, template, occurrence: null, milestone: milestone.id };
      go({ screen: "report", id: draft ?? (await send("report.begin", begin)).id });
    });
  return (
    <>
      <Button
        type="button"
        size="small"
        variant={milestone.state === "claimable" ? "primary" : "secondary"}
        loading={task.busy}
        onClick={() => void write()}
      >
        {draft === null ? "Skriv refusjonskrav" : "Fortsett på kravet"}
        <span className="sr-only"> ({inSentence(milestone.title)})</span>
      </Button>
      <ErrorMessage error={task.error} />
    </>
  );
}
