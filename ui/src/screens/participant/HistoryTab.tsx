import { ArrowRedoIcon, ArrowUndoIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { ReadMore } from "@navikt/ds-react/ReadMore";
import { Tag } from "@navikt/ds-react/Tag";
import { useRef, useState } from "react";
import type { ChangedField, HistoryEntry } from "../../api/types";
import { useAnnounce } from "../../app/announce";
import { useUndo } from "../../app/change";
import { go } from "../../app/router";
import { Answer } from "../../components/Answer";
import { ErrorMessage } from "../../components/ErrorMessage";
import { LongList, type LongListHandle } from "../../components/long/LongList";
import { Waiting } from "../../components/long/Waiting";
import { Confirm } from "../../components/Modal";
import { useTask } from "../../data/hooks";
import { type Reading, usePages } from "../../data/pages";
import { clock, counted, date, localDay, longDate } from "../../format";
import { host } from "../../host";
import type { TabProps } from "./Participant";
import "./history.css";

/** So many fields are read at a glance; more are folded away. */
const GLANCE = 3;

const READING: Reading<"history", HistoryEntry> = {
  rows: (answer) => answer.changes,
  key: (entry) => entry.group,
};
/** An entry of two lines. */
const ROW_HEIGHT = 74;

/** Who did what and when, newest first, and the way back. */
export function HistoryTab({ view, today }: TabProps) {
  const found = usePages("history", { id: view.id }, READING);
  const list = useRef<LongListHandle>(null);
  const dayAt = (index: number) => dayOf(found.at(index));
  return (
    <section className="stack" aria-labelledby="history">
      <div>
        <h2 id="history">Historikk</h2>
        <p className="subtle">
          Alt som er gjort med denne deltakeren. Levering, sletting og eksport kan ikke angres.
        </p>
      </div>
      <Answer of={{ data: found.answer, error: found.error, refetch: found.refetch }} waiting={<Waiting />}>
        {({ total }) => (
          <LongList
            ref={list}
            ordered
            className="history__list"
            count={total}
            estimate={ROW_HEIGHT}
            keyOf={found.keyOf}
            onSeen={found.onSeen}
            item={(index) => found.at(index) && { tabIndex: -1, className: "history__item" }}
          >
            {(index) => {
              const entry = found.at(index);
              if (entry === undefined) return null;
              const day = dayOf(entry);
              const [first, last] = [dayAt(index - 1) !== day, dayAt(index + 1) !== day];
              return (
                <>
                  {first && day !== undefined && (
                    <h3 className="history__day">
                      {day === today ? `I dag, ${longDate(day)}` : longDate(day)}
                    </h3>
                  )}
                  <Entry
                    caseId={view.id}
                    entry={entry}
                    first={first}
                    last={last}
                    undone={() => list.current?.focus(0)}
                  />
                </>
              );
            }}
          </LongList>
        )}
      </Answer>
    </section>
  );
}

function dayOf(entry: HistoryEntry | undefined): string | undefined {
  return entry && localDay(new Date(entry.at));
}

function Entry(props: {
  caseId: string;
  entry: HistoryEntry;
  /** Of its day. */
  first: boolean;
  last: boolean;
  undone: () => void;
}) {
  const { entry } = props;
  const undo = useUndo();
  const announce = useAnnounce();
  const task = useTask();
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
      // The newest tells what was undone.
      const after = await host.rpc("history", { id: props.caseId, count: 1 });
      announce(after.changes[0]?.sentence ?? `Angret: ${entry.sentence}`);
      props.undone();
    });

  // What was undone is undone by doing it again, which to the counsellor is no undoing.
  const again = entry.operation === "undo" && entry.sentence.startsWith("Angret: ");
  const name = again ? "Gjør om igjen" : entry.count > 1 ? "Angre siste lagring" : "Angre";
  const shape = [
    "history__entry",
    entry.undone && "history__entry--undone",
    props.first && "history__entry--first",
    props.last && "history__entry--last",
  ];
  return (
    <div className={shape.filter(Boolean).join(" ")}>
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
    </div>
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
