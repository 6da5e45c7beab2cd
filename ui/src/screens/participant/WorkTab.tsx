import { Button } from "@navikt/ds-react/Button";
import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import { useState } from "react";
import type { Employment, Practice } from "../../api/types";
import { useChange } from "../../app/change";
import { RemovalEffects } from "../../components/EffectsNote";
import { ErrorMessage } from "../../components/ErrorMessage";
import { foresee, gist } from "../../components/foresee";
import { Confirm } from "../../components/Modal";
import { records, useTask } from "../../data/hooks";
import { date } from "../../format";
import { terms } from "../../words";
import { EmploymentDialog } from "./EmploymentDialog";
import { JobClaims } from "./milestones/JobClaims";
import { jobFacts } from "./milestones/job-facts";
import { contactName } from "./names";
import type { TabProps } from "./Participant";
import { PracticeDialog } from "./PracticeDialog";
import { percentText } from "./percent";

type Open =
  | { what: "employment"; id?: string; given?: Employment }
  | { what: "practice"; id?: string; given?: Practice };
type Removing = { method: "employment.remove" | "practice.remove"; id: string; name: string };

/** Jobs and work practice, which the reports print. */
export function WorkTab({ view, today }: TabProps) {
  const [open, setOpen] = useState<Open | null>(null);
  const [removing, setRemoving] = useState<Removing | null>(null);
  const jobsPermitted = view.agreement.personal_data.permitted.includes("employment");
  const employments = records(view.employments);
  const practices = records(view.practices);
  const name = (id: string | null) => contactName(view, id) ?? "–";

  return (
    <div className="stack stack--loose">
      <section className="stack" aria-labelledby="jobs">
        <div className="spread">
          <h2 id="jobs">Arbeidsforhold</h2>
          {jobsPermitted && (
            <Button
              type="button"
              size="small"
              variant="secondary"
              onClick={() => setOpen({ what: "employment" })}
            >
              Nytt arbeidsforhold
            </Button>
          )}
        </div>
        {employments.length === 0 && (
          <div className="empty">
            <p>
              {jobsPermitted
                ? "Ingen arbeidsforhold er lagt inn."
                : "Avtalen tillater ikke å lagre arbeidsforhold. Registrer «Helt eller delvis i arbeid» under Hendelser når deltakeren er i jobb."}
            </p>
          </div>
        )}
        {employments.map(([id, job]) => (
          <article key={id} className="panel work">
            <div className="spread">
              <h3>{[job.position, name(job.employer)].filter(Boolean).join(", ")}</h3>
              <Actions
                name={name(job.employer)}
                change={() => setOpen({ what: "employment", id, given: job })}
                remove={() => setRemoving({ method: "employment.remove", id, name: name(job.employer) })}
              />
            </div>
            <p>
              {terms[job.terms]}, {percentText(job.percent)} %{job.from && `, fra ${date(job.from)}`}
              {job.to && ` til ${date(job.to)}`}
              {job.at_referral && ", ved innsøking"}
              {job.ordinary !== null && (job.ordinary ? ", ordinær jobb" : ", ikke ordinær jobb")}
            </p>
            <p className="subtle">
              {job.in_work_from
                ? `I arbeid fra ${date(job.in_work_from)}`
                : "Første dag på jobb er ikke ført"}
              {job.contact && ` · kontaktperson ${name(job.contact)}`}
            </p>
            {jobFacts(view.agreement, job).map((fact) => (
              <p key={fact} className="subtle">
                {fact}
              </p>
            ))}
            {job.reason && <p className="pre-line">{job.reason}</p>}
            <JobClaims view={view} job={id} today={today} />
          </article>
        ))}
      </section>
      <section className="stack" aria-labelledby="practices">
        <div className="spread">
          <h2 id="practices">Arbeidspraksis</h2>
          <Button
            type="button"
            size="small"
            variant="secondary"
            onClick={() => setOpen({ what: "practice" })}
          >
            Ny arbeidspraksis
          </Button>
        </div>
        {practices.length === 0 && (
          <div className="empty">
            <p>Ingen arbeidspraksis er lagt inn.</p>
          </div>
        )}
        {practices.map(([id, practice]) => (
          <article key={id} className="panel work">
            <div className="spread">
              <h3>{name(practice.employer)}</h3>
              <Actions
                name={name(practice.employer)}
                change={() => setOpen({ what: "practice", id, given: practice })}
                remove={() => setRemoving({ method: "practice.remove", id, name: name(practice.employer) })}
              />
            </div>
            <p>
              {date(practice.from)}–
              {practice.ended
                ? date(practice.ended)
                : practice.planned_to
                  ? `${date(practice.planned_to)} (planlagt)`
                  : ""}
              {practice.percent !== null && `, ${percentText(practice.percent)} %`}
            </p>
            {practice.contact && <p className="subtle">Kontaktperson {name(practice.contact)}</p>}
            {practice.goal && <p className="pre-line">Mål: {practice.goal}</p>}
            {practice.reason && <p className="pre-line">{practice.reason}</p>}
            {practice.insurance_informed ? (
              <p className="subtle">
                Arbeidsgiver opplyst om yrkesskadeforsikring {date(practice.insurance_informed)}
              </p>
            ) : (
              <InlineMessage status="warning" size="small">
                Det må dokumenteres at arbeidsgiver er opplyst om yrkesskadeforsikring.
              </InlineMessage>
            )}
          </article>
        ))}
      </section>
      {open?.what === "employment" && (
        <EmploymentDialog view={view} id={open.id} given={open.given} onClose={() => setOpen(null)} />
      )}
      {open?.what === "practice" && (
        <PracticeDialog caseId={view.id} id={open.id} given={open.given} onClose={() => setOpen(null)} />
      )}
      {removing && <Remove caseId={view.id} of={removing} onClose={() => setRemoving(null)} />}
    </div>
  );
}

function Actions({ name, change, remove }: { name: string; change: () => void; remove: () => void }) {
  return (
    <div>
      <Button type="button" size="xsmall" variant="tertiary" onClick={change}>
        Endre<span className="sr-only"> {name}</span>
      </Button>
      <Button type="button" size="xsmall" variant="tertiary" data-color="danger" onClick={remove}>
        Fjern<span className="sr-only"> {name}</span>
      </Button>
    </div>
  );
}

function Remove({ caseId, of, onClose }: { caseId: string; of: Removing; onClose: () => void }) {
  const change = useChange(caseId);
  const task = useTask();
  const remove = () =>
    task.run(async () => {
      const follows = await foresee(caseId, { kind: "remove", id: of.id });
      await change(of.method, { id: of.id }, ["removed", of.name, gist(follows)]);
      onClose();
    });
  return (
    <Confirm
      title="Fjerne?"
      action="Fjern"
      busy={task.busy}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p>{of.name} fjernes, og fristene regnes ut på nytt.</p>
      <RemovalEffects caseId={caseId} id={of.id} />
      <ErrorMessage error={task.error} />
    </Confirm>
  );
}
