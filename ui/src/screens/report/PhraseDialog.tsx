import { Button } from "@navikt/ds-react/Button";
import { TextField } from "@navikt/ds-react/TextField";
import { useEffect, useId, useRef, useState } from "react";
import type { PhraseEntry, ReportView } from "../../api/types";
import { ErrorMessage } from "../../components/ErrorMessage";
import { Modal } from "../../components/Modal";
import { PhraseForm } from "../../components/phrases/PhraseForm";
import { useAnswer, useTask } from "../../data/hooks";
import { counted, foldForSearch } from "../../format";
import { host } from "../../host";
import { fieldElementId } from "./focus-field";
import { bare, type Slot, slotLabel } from "./slots";
import type { Actions } from "./useReportForm";

interface Props {
  view: ReportView;
  /** The field that one writes in. */
  slot: Slot;
  /** Its text. */
  text: string;
  actions: Actions;
  onClose: () => void;
}

/** «Fraser»: finds one of the counsellor's own sentences and puts it where the cursor was. */
export function PhraseDialog(props: Props) {
  const { slot, text, actions, onClose } = props;
  // The field keeps its cursor while the dialog has the focus.
  const [[from, to]] = useState(() => cursor(slot, text));
  const [writing, setWriting] = useState(false);
  const answer = useAnswer("phrases", {});
  const task = useTask();
  const marked = text.slice(from, to);

  const back = (start: number, end: number) => {
    onClose();
    // After the dialog has given the focus back.
    setTimeout(() => {
      const field = document.getElementById(fieldElementId(slot.key));
      if (!(field instanceof HTMLTextAreaElement)) return;
      field.focus();
      field.setSelectionRange(start, end);
    }, 100);
  };
  const insert = (entry: PhraseEntry) =>
    task.run(async () => {
      const phrase = (await host.rpc("phrase.expand", { report: props.view.id, phrase: entry.id })).text;
      const before = text.slice(0, from);
      const inserted = before === "" || /\s$/.test(before) ? phrase : ` ${phrase}`;
      actions.apply(
        { [slot.key]: before + inserted + between(text.slice(to)) },
        `Satt inn «${entry.phrase.title}» i ${slotLabel(slot)}`,
      );
      // What is not known is to be written: it stands marked.
      const unknown = /\[[^\]]*\]/.exec(inserted);
      if (unknown) back(from + unknown.index, from + unknown.index + unknown[0].length);
      else back(from + inserted.length, from + inserted.length);
    });

  if (writing) {
    return (
      <PhraseForm
        phrase={{ title: "", text: marked, fields: [slot.field.label] }}
        {...(props.view.report.case === null ? {} : { caseId: props.view.report.case })}
        field={slot.field.label}
        placeholders={answer.data?.placeholders ?? []}
        onClose={() => back(from, to)}
      />
    );
  }
  return (
    <Modal title="Fraser" onClose={() => back(from, to)}>
      <Search
        phrases={answer.data?.phrases}
        slot={slot}
        choose={(entry) => void insert(entry)}
        write={
          <Button type="button" size="small" variant="secondary" onClick={() => setWriting(true)}>
            {marked.trim() === "" ? "Ny frase …" : "Lagre markert tekst som frase …"}
          </Button>
        }
      />
      <ErrorMessage error={task.error ?? (answer.data ? null : answer.error)} />
    </Modal>
  );
}

/** What follows a phrase, apart from it. */
function between(after: string): string {
  return /^[\p{L}\p{N}]/u.test(after) ? ` ${after}` : after;
}

/** Where the cursor is in a field, or what is marked there; its end if it is not one with a cursor. */
function cursor(slot: Slot, text: string): [from: number, to: number] {
  const field = document.getElementById(fieldElementId(slot.key));
  if (!(field instanceof HTMLTextAreaElement)) return [text.length, text.length];
  return [field.selectionStart, field.selectionEnd];
}

function Search(props: {
  phrases: PhraseEntry[] | undefined;
  slot: Slot;
  choose: (entry: PhraseEntry) => void;
  write: React.ReactNode;
}) {
  const { phrases, slot } = props;
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const wanted = foldForSearch(typed.trim());
  const meant = (entry: PhraseEntry) =>
    entry.phrase.fields.some((label) => bare(label) === bare(slot.field.label));
  const shown = (phrases ?? [])
    .filter(({ phrase }) => foldForSearch(`${phrase.title} ${phrase.text}`).includes(wanted))
    .sort((a, b) => Number(meant(b)) - Number(meant(a)));
  const active = Math.min(at, shown.length - 1);

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);

  function keys(event: React.KeyboardEvent) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    if (shown.length > 0) setAt((active + step + shown.length) % shown.length);
  }
  return (
    <form
      className="phrases"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        const entry = shown[active];
        if (entry) props.choose(entry);
      }}
    >
      <TextField
        size="small"
        label="Søk i frasene"
        description={`Settes inn i «${slotLabel(slot)}». Piltastene velger, Enter setter inn.`}
        value={typed}
        role="combobox"
        aria-expanded={shown.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={keys}
      />
      <p role="status" className="subtle small">
        {phrases && outcome(phrases.length, shown.length)}
      </p>
      <div id={listId} ref={list} role="listbox" aria-label="Fraser" className="phrases__list">
        {shown.map((entry, index) => (
          <div
            key={entry.id}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className="phrases__option"
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => props.choose(entry)}
            onKeyDown={() => {}}
          >
            <span className="phrases__title">{entry.phrase.title}</span>
            {meant(entry) && <span className="subtle small">til dette feltet</span>}
            <span className="phrases__text subtle small">{entry.phrase.text}</span>
          </div>
        ))}
      </div>
      <div>{props.write}</div>
    </form>
  );
}

function outcome(all: number, found: number): string {
  if (all === 0) return "Du har ingen fraser ennå. Marker en setning du bruker ofte, og lagre den.";
  if (found === 0) return "Ingen fraser passer med det.";
  return counted(found, "frase", "fraser");
}
