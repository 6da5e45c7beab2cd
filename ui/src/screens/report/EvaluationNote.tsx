import { NotePencilIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { Select } from "@navikt/ds-react/Select";
import { Textarea } from "@navikt/ds-react/Textarea";
import { useState } from "react";
import type { PortfolioRow, Template } from "../../api/types";
import { useAnnounce } from "../../app/announce";
import { go } from "../../app/router";
import { Answer } from "../../components/Answer";
import { Form } from "../../components/Form";
import { Cancel, Modal } from "../../components/Modal";
import { useAnswer, useSend, useTask } from "../../data/hooks";
import { span } from "../../format";
import { host } from "../../host";
import { evaluates } from "../team/notes";
import { focusSoon } from "./focus-field";
import { bare } from "./slots";

/** An evaluation's row with the form that it is written in. */
type Evaluation = PortfolioRow & { template: string };

/** «Notat til evalueringen»: what comes to mind along the way, put under its heading in the draft. */
export function EvaluationNote({ agreement }: { agreement: string | undefined }) {
  const [open, setOpen] = useState(false);
  const rows = useAnswer("today", {}).data?.portfolio ?? [];
  const row = rows.find(
    (each): each is Evaluation =>
      each.agreement_id === agreement && !each.monthly && each.delivered === null && each.template !== null,
  );
  if (row === undefined) return null;
  return (
    <div>
      <Button
        type="button"
        size="small"
        variant="secondary"
        icon={<NotePencilIcon aria-hidden />}
        onClick={() => setOpen(true)}
      >
        Notat til evalueringen …<span className="sr-only"> {row.agreement}</span>
      </Button>
      {open && <Dialog row={row} onClose={() => setOpen(false)} />}
    </div>
  );
}

function Dialog({ row, onClose }: { row: Evaluation; onClose: () => void }) {
  const template = useAnswer("template", { id: row.template });
  return (
    <Answer of={template}>
      {(form) => (evaluates(form) ? <Note row={row} headings={headingsOf(form)} onClose={onClose} /> : null)}
    </Answer>
  );
}

/** The headings that one writes under, by key. */
function headingsOf(template: Template): [key: string, label: string][] {
  return template.sections
    .filter(({ repeat, rows }) => repeat === null && rows.length === 0)
    .flatMap(({ heading, fields }) =>
      fields
        .filter(({ kind }) => kind === "text")
        .map(({ id, label }): [string, string] => [
          id,
          heading === null ? bare(label) : `${heading.replace(/[:;]$/, "")} – ${bare(label)}`,
        ]),
    );
}

function Note(props: { row: Evaluation; headings: [string, string][]; onClose: () => void }) {
  const { row, headings, onClose } = props;
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const [key, setKey] = useState(headings[0]?.[0] ?? "");
  const [note, setNote] = useState("");
  const [blank, setBlank] = useState(false);

  async function draft(): Promise<string> {
    if (row.draft !== null) return row.draft;
    const { template, period } = row;
    return (await send("report.begin", { template, occurrence: null, period })).id;
  }

  async function submit() {
    setBlank(note.trim() === "");
    if (note.trim() === "") return;
    const id = await draft();
    const { report } = await host.rpc("report", { id });
    const before = report.values[key]?.trimEnd() ?? "";
    const text = before === "" ? note.trim() : `${before}\n\n${note.trim()}`;
    await send("report.save", { id, values: { [key]: text } });
    announce("Notatet står i utkastet til evalueringen");
    onClose();
  }

  return (
    <Modal
      title="Notat til evalueringen"
      onClose={onClose}
      footer={
        <>
          <Button size="small" type="submit" form="evaluation-note" loading={task.busy}>
            Legg til i utkastet
          </Button>
          <Button
            type="button"
            size="small"
            variant="secondary"
            disabled={task.busy || note.trim() !== ""}
            onClick={() =>
              void task.run(async () => {
                const id = await draft();
                go({ screen: "report", id });
                focusSoon(key);
              })
            }
          >
            Åpne utkastet
          </Button>
          <Cancel />
        </>
      }
    >
      <Form id="evaluation-note" fleeting={note.trim() === ""} task={task} submit={submit} fieldError={blank}>
        <p className="subtle prose">
          {row.agreement}, {span(row.period)}. Skriv uten navn, og slik at ingen kan kjennes igjen.
        </p>
        <Select
          size="small"
          label="Under hvilken overskrift?"
          value={key}
          onChange={(event) => setKey(event.target.value)}
        >
          {headings.map(([id, label]) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </Select>
        <Textarea
          size="small"
          label="Notat"
          minRows={3}
          value={note}
          error={blank && note.trim() === "" ? "Skriv notatet, eller åpne utkastet." : undefined}
          onChange={(event) => setNote(event.target.value)}
        />
      </Form>
    </Modal>
  );
}
