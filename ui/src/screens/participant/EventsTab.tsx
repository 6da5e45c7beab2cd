import { Button } from "@navikt/ds-react/Button";
import { Table } from "@navikt/ds-react/Table";
import { useState } from "react";
import type { CaseView, EventLabel, Fact } from "../../api/types";
import { useChange } from "../../app/change";
import { ErrorMessage } from "../../components/ErrorMessage";
import { EventDialog } from "../../components/EventDialog";
import { Confirm } from "../../components/Modal";
import { useAnswer, useTask } from "../../data/hooks";
import { date } from "../../format";
import { hiredAs, milestone } from "../../words";
import { fullName } from "./names";
import type { TabProps } from "./Participant";

/** Every dated event, newest first; registered ones can be changed, others say where they come from. */
export function EventsTab({ view }: TabProps) {
  const labels = useAnswer("events", { agreement: view.agreement.id }).data?.events ?? [];
  const [changing, setChanging] = useState<Fact | "new" | null>(null);
  const [removing, setRemoving] = useState<Fact | null>(null);
  const facts = [...view.facts].reverse();
  return (
    <section className="stack" aria-labelledby="events">
      <div className="spread">
        <h2 id="events">Hendelser</h2>
        <Button type="button" size="small" variant="secondary" onClick={() => setChanging("new")}>
          Registrer hendelse
        </Button>
      </div>
      <Table size="small" className="dense">
        <Table.Header>
          <Table.Row>
            <Table.ColumnHeader>Dato</Table.ColumnHeader>
            <Table.ColumnHeader>Hendelse</Table.ColumnHeader>
            <Table.ColumnHeader>Notat</Table.ColumnHeader>
            <Table.ColumnHeader>
              <span className="sr-only">Endre</span>
            </Table.ColumnHeader>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {facts.map((fact) => (
            <Table.Row key={`${fact.record} ${fact.event.type}`}>
              <Table.DataCell className="nowrap">{date(fact.event.date)}</Table.DataCell>
              <Table.HeaderCell scope="row">
                {labelOf(labels, fact)}
                {further(fact) && <span className="subtle"> – {further(fact)}</span>}
              </Table.HeaderCell>
              <Table.DataCell className="pre-line">
                {fact.recorded ? (
                  view.notes[fact.record]
                ) : (
                  <span className="subtle">{origin(view, fact)}</span>
                )}
              </Table.DataCell>
              <Table.DataCell align="right" className="nowrap">
                {fact.recorded && (
                  <>
                    <Button type="button" size="xsmall" variant="tertiary" onClick={() => setChanging(fact)}>
                      Endre<span className="sr-only"> {labelOf(labels, fact)}</span>
                    </Button>
                    <Button
                      type="button"
                      size="xsmall"
                      variant="tertiary"
                      data-color="danger"
                      onClick={() => setRemoving(fact)}
                    >
                      Fjern<span className="sr-only"> {labelOf(labels, fact)}</span>
                    </Button>
                  </>
                )}
              </Table.DataCell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
      {changing && (
        <EventDialog
          caseId={view.id}
          participant={fullName(view.person)}
          labels={labels}
          {...(changing === "new" ? {} : { fact: changing, note: view.notes[changing.record] ?? "" })}
          onClose={() => setChanging(null)}
        />
      )}
      {removing && (
        <Remove
          caseId={view.id}
          fact={removing}
          label={labelOf(labels, removing)}
          onClose={() => setRemoving(null)}
        />
      )}
    </section>
  );
}

function Remove(props: { caseId: string; fact: Fact; label: string; onClose: () => void }) {
  const { fact, label, onClose } = props;
  const change = useChange(props.caseId);
  const task = useTask();
  const remove = () =>
    task.run(async () => {
      await change("event.remove", { id: fact.record }, ["removed", `${label} ${date(fact.event.date)}`]);
      onClose();
    });
  return (
    <Confirm
      title="Fjerne hendelsen?"
      action="Fjern"
      busy={task.busy}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p>
        {label} {date(fact.event.date)} fjernes, og fristene regnes ut på nytt.
      </p>
      <ErrorMessage error={task.error} />
    </Confirm>
  );
}

function labelOf(labels: EventLabel[], fact: Fact): string {
  return labels.find((label) => label.event === fact.event.type)?.label ?? fact.event.type;
}

/** The further fields of an event in words. */
function further({ event }: Fact): string {
  const parts = [
    event.occurrence === undefined ? "" : `nr. ${event.occurrence}`,
    event.milestone ? milestone[event.milestone].toLowerCase() : "",
    event.employment ? hiredAs[event.employment].toLowerCase() : "",
    event.valid === undefined ? "" : event.valid ? "gyldig grunn" : "uten gyldig grunn",
    event.until ? `til ${date(event.until)}` : "",
  ];
  return parts.filter(Boolean).join(", ");
}

/** Where an event that nobody registered comes from. */
function origin(view: CaseView, { record }: Fact): string {
  if (view.reports.some((report) => report.id === record)) return "Fra levert rapport";
  if (view.practices[record]) return "Fra arbeidspraksis under Arbeid";
  if (view.employments[record]) return "Fra arbeidsforhold under Arbeid";
  return "Fra Timer og kontakter";
}
