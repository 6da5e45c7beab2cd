import { Button } from "@navikt/ds-react/Button";
import { Table } from "@navikt/ds-react/Table";
import { useEffect, useRef, useState } from "react";
import type { LogEntry } from "../../api/types";
import { useChange } from "../../app/change";
import { ErrorMessage } from "../../components/ErrorMessage";
import { Confirm, Modal } from "../../components/Modal";
import { records, useTask } from "../../data/hooks";
import { date, duration, hours, month } from "../../format";
import { activity, form } from "../../words";
import { EntryForm } from "./EntryForm";
import type { TabProps } from "./Participant";

/** Hours, contacts and absences: a quick line to add, and what has been entered. */
export function HoursTab({ view, today }: TabProps) {
  const [added, setAdded] = useState(0);
  const adding = useRef<HTMLElement>(null);
  const [changing, setChanging] = useState<[string, LogEntry] | null>(null);
  const [removing, setRemoving] = useState<[string, LogEntry] | null>(null);
  useEffect(() => {
    // After an entry the next one is typed straight on.
    if (added > 0) adding.current?.querySelector("input")?.focus();
  }, [added]);
  const entries = records(view.entries).sort(([, a], [, b]) => b.date.localeCompare(a.date));
  const estimate = view.agreement.hours.per_month * view.agreement.hours.minutes_per_hour;

  return (
    <div className="hours">
      <div className="stack stack--loose">
        <section className="panel" aria-labelledby="add-entry" ref={adding}>
          <h2 id="add-entry">Før ny</h2>
          {/* A fresh form after each entry, so that several can be entered in a row. */}
          <EntryForm key={added} caseId={view.id} today={today} onDone={() => setAdded(added + 1)} />
        </section>
        <section className="stack" aria-labelledby="entries">
          <h2 id="entries">Ført</h2>
          {entries.length === 0 ? (
            <div className="empty">
              <p>
                Ingenting er ført ennå. Det du fører her, fyller ut timer, aktiviteter og fravær i rapportene.
              </p>
            </div>
          ) : (
            <Table size="small" className="dense">
              <Table.Header>
                <Table.Row>
                  <Table.ColumnHeader>Dato</Table.ColumnHeader>
                  <Table.ColumnHeader>Hva</Table.ColumnHeader>
                  <Table.ColumnHeader align="right">Tid</Table.ColumnHeader>
                  <Table.ColumnHeader>
                    <span className="sr-only">Endre</span>
                  </Table.ColumnHeader>
                </Table.Row>
              </Table.Header>
              <Table.Body>
                {entries.map(([id, entry]) => (
                  <Table.Row key={id}>
                    <Table.DataCell className="nowrap">
                      {date(entry.date)}
                      {entry.until && entry.until !== entry.date && `–${date(entry.until)}`}
                    </Table.DataCell>
                    <Table.DataCell>
                      <strong>{activity[entry.activity]}</strong>
                      <span className="subtle">, {detail(entry)}</span>
                      {entry.text && <p className="pre-line">{entry.text}</p>}
                    </Table.DataCell>
                    <Table.DataCell className="number">{duration(entry.minutes)}</Table.DataCell>
                    <Table.DataCell align="right" className="nowrap">
                      <Button
                        type="button"
                        size="xsmall"
                        variant="tertiary"
                        onClick={() => setChanging([id, entry])}
                      >
                        Endre<span className="sr-only"> {describe(entry)}</span>
                      </Button>
                      <Button
                        type="button"
                        size="xsmall"
                        variant="tertiary"
                        data-color="danger"
                        onClick={() => setRemoving([id, entry])}
                      >
                        Fjern<span className="sr-only"> {describe(entry)}</span>
                      </Button>
                    </Table.DataCell>
                  </Table.Row>
                ))}
              </Table.Body>
            </Table>
          )}
        </section>
      </div>
      <section className="panel" aria-labelledby="by-month">
        <h2 id="by-month">Timer per måned</h2>
        {view.hours.length === 0 ? (
          <p className="subtle">Ingen timer ennå.</p>
        ) : (
          <dl className="months">
            {view.hours.map((each) => (
              <div key={each.month}>
                <dt>{month(each.month)}</dt>
                <dd className="number">{hours(each.minutes)}</dd>
              </div>
            ))}
          </dl>
        )}
        <p className="subtle small">
          Avtalen anslår {hours(estimate)} i måneden ({view.agreement.hours.source}).
        </p>
      </section>
      {changing && (
        <Modal title="Endre" onClose={() => setChanging(null)}>
          <EntryForm
            caseId={view.id}
            today={today}
            id={changing[0]}
            given={changing[1]}
            onDone={() => setChanging(null)}
          />
        </Modal>
      )}
      {removing && <Remove id={removing[0]} entry={removing[1]} onClose={() => setRemoving(null)} />}
    </div>
  );
}

function Remove({ id, entry, onClose }: { id: string; entry: LogEntry; onClose: () => void }) {
  const change = useChange(entry.case);
  const task = useTask();
  const remove = () =>
    task.run(async () => {
      await change("entry.remove", { id }, ["removed", describe(entry)]);
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
      <p>{describe(entry)} fjernes.</p>
      <ErrorMessage error={task.error} />
    </Confirm>
  );
}

function describe(entry: LogEntry): string {
  return `${activity[entry.activity]} ${date(entry.date)}`;
}

function detail(entry: LogEntry): string {
  if (entry.activity !== "absence") return form[entry.form].toLowerCase();
  if (entry.valid === null) return "grunn ikke oppgitt";
  return entry.valid ? "gyldig grunn" : "uten gyldig grunn";
}
