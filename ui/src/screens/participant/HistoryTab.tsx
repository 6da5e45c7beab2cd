import { ArrowRedoIcon, ArrowUndoIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { ReadMore } from "@navikt/ds-react/ReadMore";
import { Tag } from "@navikt/ds-react/Tag";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { ChangedField, History, HistoryEntry } from "../../api/types";
import { useAnnounce } from "../../app/announce";
import { useUndo } from "../../app/change";
import { go } from "../../app/router";
import { Answer } from "../../components/Answer";
import { ErrorMessage } from "../../components/ErrorMessage";
import { Confirm } from "../../components/Modal";
import { useAnswer, useTask } from "../../data/hooks";
import { clock, counted, date, localDay, longDate } from "../../format";
import type { TabProps } from "./Participant";
import "./history.css";

/** So many are shown at first, and more at each asking. */
const PAGE = 100;
/** So many fields are read at a glance; more are folded away. */
const GLANCE = 3;

/** Who did what and when, newest first, and the way back. */
export function HistoryTab({ view, today }: TabProps) {
  return (
    <Answer of={useAnswer("history", { id: view.id })}>
      {({ changes }) => <Loaded caseId={view.id} changes={changes} today={today} />}
    </Answer>
  );
}

function Loaded({ caseId, changes, today }: { caseId: string; changes: HistoryEntry[]; today: string }) {
  const [shown, setShown] = useState(PAGE);
  const list = useRef<HTMLDivElement>(null);
  const focus = (index: number) =>
    // After React has drawn the rows.
    setTimeout(() => list.current?.querySelectorAll<HTMLElement>(".history__entry")[index]?.focus(), 0);

  function more() {
    setShown(shown + PAGE);
    focus(shown);
  }

  return (
    <section className="stack" aria-labelledby="history" ref={list}>
      <div>
        <h2 id="history">Historikk</h2>
        <p className="subtle">
          Alt som er gjort med denne deltakeren. Levering, sletting og eksport kan ikke angres.
        </p>
      </div>
      {byDay(changes.slice(0, shown)).map(([day, entries]) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h3 id={`day-${day}`} className="history__day">
            {day === today ? `I dag, ${longDate(day)}` : longDate(day)}
          </h3>
          <ol className="plain-list history__list">
            {entries.map((entry) => (
              <Entry key={entry.group} caseId={caseId} entry={entry} undone={() => focus(0)} />
            ))}
          </ol>
        </section>
      ))}
      {shown < changes.length && (
        <div className="row">
          <Button type="button" size="small" variant="secondary" onClick={more}>
            Vis flere
          </Button>
          <span className="subtle">
            Viser {shown} av {changes.length}
          </span>
        </div>
      )}
    </section>
  );
}

function Entry(props: { caseId: string; entry: HistoryEntry; undone: () => void }) {
  const { entry } = props;
  const undo = useUndo();
  const announce = useAnnounce();
  const task = useTask();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);

  const takeBack = () =>
    task.run(async () => {
      await undo(entry.group);
      if (entry.operation === "case.create") {
        // There is no participant to show now.
        announce(`Angret: ${entry.sentence}`);
        go({ screen: "portfolio" });
        return;
      }
      // Asked for again by then: the newest tells what was undone.
      const after = client.getQueryData<History>(["history", { id: props.caseId }]);
      announce(after?.changes[0]?.sentence ?? `Angret: ${entry.sentence}`);
      props.undone();
    });

  // What was undone is undone by doing it again, which to the counsellor is no undoing.
  const again = entry.operation === "undo" && entry.sentence.startsWith("Angret: ");
  const name = again ? "Gjør om igjen" : entry.count > 1 ? "Angre siste lagring" : "Angre";
  return (
    <li className={entry.undone ? "history__entry history__entry--undone" : "history__entry"} tabIndex={-1}>
      <p className="history__when">
        <time dateTime={entry.at}>{clock(new Date(entry.at))}</time>
        {entry.who.trim() && <span className="subtle small">{entry.who}</span>}
      </p>
      <div className="history__what">
        <p>
          <span className="history__sentence">{entry.sentence}</span>
          {entry.undone && (
            <>
              {" "}
              <Tag size="xsmall" variant="outline" data-color="neutral">
                Angret
              </Tag>
            </>
          )}
        </p>
        {entry.count > 1 && <p className="subtle small">{savings(entry)}</p>}
        <Fields fields={entry.fields} />
        {entry.cannot_undo !== null && !entry.undone && (
          <p className="subtle small">Kan ikke angres: {inTheSentence(entry.cannot_undo)}</p>
        )}
        {!asking && <ErrorMessage error={task.error} />}
      </div>
      {entry.cannot_undo === null && (
        <Button
          type="button"
          size="xsmall"
          variant="tertiary"
          icon={again ? <ArrowRedoIcon aria-hidden /> : <ArrowUndoIcon aria-hidden />}
          loading={task.busy}
          onClick={() => (entry.operation === "case.create" ? setAsking(true) : void takeBack())}
        >
          {name}
          <span className="sr-only">: {entry.sentence}</span>
        </Button>
      )}
      {asking && (
        <Confirm
          title="Angre registreringen av deltakeren?"
          action="Angre registreringen"
          busy={task.busy}
          onConfirm={() => void takeBack()}
          onClose={() => setAsking(false)}
        >
          <p>Deltakeren og alt som ble skrevet inn ved registreringen, går ut av porteføljen.</p>
          <ErrorMessage error={task.error} />
        </Confirm>
      )}
    </li>
  );
}

function Fields({ fields }: { fields: ChangedField[] }) {
  if (fields.length === 0) return null;
  // Of a record that went, every field did: the arrows to nothing would say it over and over.
  const gone = fields.every((field) => field.new === null && !field.long);
  const list = (
    <dl className="history__fields">
      {fields.map((field, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one operation may change two fields of one name, and never later
        <div key={at}>
          <dt>{field.label}</dt>
          <dd>{gone ? <del>{field.old}</del> : <Change field={field} />}</dd>
        </div>
      ))}
    </dl>
  );
  if (fields.length <= GLANCE) return list;
  return (
    <ReadMore size="small" header={`Vis ${counted(fields.length, "opplysning", "opplysninger")}`}>
      {list}
    </ReadMore>
  );
}

function Change({ field }: { field: ChangedField }) {
  if (field.long) return <span className="subtle">lengre tekst, vises ikke her</span>;
  if (field.old === null) return field.new;
  return (
    <>
      <span className="sr-only">fra</span> <del>{field.old}</del> <span aria-hidden>→</span>{" "}
      <span className="sr-only">til</span> {field.new ?? <span className="subtle">tomt</span>}
    </>
  );
}

/** «5 lagringer fra 09.58», with the day when it was another. */
function savings(entry: HistoryEntry): string {
  const first = new Date(entry.first_at);
  const day = localDay(first);
  const from = day === localDay(new Date(entry.at)) ? clock(first) : `${date(day)} kl. ${clock(first)}`;
  return `${counted(entry.count, "lagring", "lagringer")} fra ${from}`;
}

function inTheSentence(reason: string): string {
  return /^\p{Lu}(\p{Ll}|\s)/u.test(reason) ? reason.charAt(0).toLowerCase() + reason.slice(1) : reason;
}

/** Days with their entries, in the order given. */
function byDay(entries: HistoryEntry[]): [day: string, entries: HistoryEntry[]][] {
  const days = new Map<string, HistoryEntry[]>();
  for (const entry of entries) {
    const day = localDay(new Date(entry.at));
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}
