import { Button } from "@navikt/ds-react/Button";
import { useCallback, useMemo, useState } from "react";
import type { CaseView, Fact } from "../../api/types";
import { useChange } from "../../app/change";
import { RemovalEffects } from "../../components/EffectsNote";
import { ErrorMessage } from "../../components/ErrorMessage";
import { EventDialog } from "../../components/EventDialog";
import { foresee, gist } from "../../components/foresee";
import { type Column, LongTable } from "../../components/long/LongTable";
import { Confirm } from "../../components/Modal";
import { useAnswer, useTask } from "../../data/hooks";
import { date } from "../../format";
import { hiredAs, milestone } from "../../words";
import { eventsOf, fullName } from "./names";
import type { TabProps } from "./Participant";

/** A row of one line. */
const ROW_HEIGHT = 41;

/** Every dated event, newest first; registered ones can be changed, others say where they come from. */
export function EventsTab({ view }: TabProps) {
  const labels = useAnswer("events", eventsOf(view)).data?.events ?? [];
  const [changing, setChanging] = useState<Fact | "new" | null>(null);
  const [removing, setRemoving] = useState<Fact | null>(null);
  const facts = useMemo(() => [...view.facts].reverse(), [view.facts]);
  const at = useCallback((index: number) => facts[index], [facts]);
  const keyOf = useCallback((index: number) => idOf(facts[index]), [facts]);
  const columns = useMemo(() => columnsOf(view, setChanging, setRemoving), [view]);
  return (
    <section className="stack" aria-labelledby="events">
      <div className="spread">
        <h2 id="events">Hendelser</h2>
        <Button type="button" size="small" variant="secondary" onClick={() => setChanging("new")}>
          Registrer hendelse
        </Button>
      </div>
      <LongTable
        label="Hendelser"
        count={facts.length}
        at={at}
        keyOf={keyOf}
        columns={columns}
        estimate={ROW_HEIGHT}
      />
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
          label={labelOf(view, removing)}
          onClose={() => setRemoving(null)}
        />
      )}
    </section>
  );
}

/** A record may say that several things happened. */
function idOf(fact: Fact | undefined): string {
  return fact ? `${fact.record} ${fact.event.type}` : "";
}

function columnsOf(
  view: CaseView,
  change: (fact: Fact) => void,
  remove: (fact: Fact) => void,
): Column<Fact>[] {
  return [
    {
      key: "date",
      title: "Dato",
      width: 7,
      cell: (fact) => <span className="nowrap">{date(fact.event.date)}</span>,
    },
    {
      key: "event",
      title: "Hendelse",
      width: 18,
      names: true,
      cell: (fact) => (
        <>
          {labelOf(view, fact)}
          {further(fact) && <span className="subtle"> – {further(fact)}</span>}
        </>
      ),
    },
    {
      key: "note",
      title: "Notat",
      width: 20,
      cell: (fact) =>
        fact.recorded ? (
          <div className="prose pre-line">{view.notes[fact.record]}</div>
        ) : (
          <span className="subtle">{origin(view, fact)}</span>
        ),
    },
    {
      key: "change",
      title: "Endre",
      untitled: true,
      width: 8.5,
      align: "right",
      cell: (fact) =>
        fact.recorded && (
          <span className="nowrap">
            <Button type="button" size="xsmall" variant="tertiary" onClick={() => change(fact)}>
              Endre<span className="sr-only"> {labelOf(view, fact)}</span>
            </Button>
            <Button
              type="button"
              size="xsmall"
              variant="tertiary"
              data-color="danger"
              onClick={() => remove(fact)}
            >
              Fjern<span className="sr-only"> {labelOf(view, fact)}</span>
            </Button>
          </span>
        ),
    },
  ];
}

function Remove(props: { caseId: string; fact: Fact; label: string; onClose: () => void }) {
  const { fact, label, onClose } = props;
  const change = useChange(props.caseId);
  const task = useTask();
  const remove = () =>
    task.run(async () => {
      const follows = await foresee(props.caseId, { kind: "remove", id: fact.record });
      await change("event.remove", { id: fact.record }, [
        "removed",
        `${label} ${date(fact.event.date)}`,
        gist(follows),
      ]);
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
      <RemovalEffects caseId={props.caseId} id={fact.record} />
      <ErrorMessage error={task.error} />
    </Confirm>
  );
}

function labelOf(view: CaseView, fact: Fact): string {
  return view.event_labels[fact.event.type] ?? fact.event.type;
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
