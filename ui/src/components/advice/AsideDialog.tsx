import { Button } from "@navikt/ds-react/Button";
import { Textarea } from "@navikt/ds-react/Textarea";
import { useState } from "react";
import type { AdviceRow } from "../../api/types";
import { useChange } from "../../app/change";
import { useAnswer, useTask } from "../../data/hooks";
import { errorText } from "../../errors";
import { date as shown } from "../../format";
import { DateField, useDateText } from "../DateField";
import { Form } from "../Form";
import { Cancel, Modal } from "../Modal";
import { done as doneWords } from "./lead";

/** Puts advice aside; with `done`, because what it says was done, on a day. */
export function AsideDialog(props: { row: AdviceRow; done: boolean; onClose: () => void }) {
  const { row, done } = props;
  const today = useAnswer("status", {}).data?.today ?? null;
  const change = useChange(row.case);
  const task = useTask();
  const day = useDateText(today);
  const [note, setNote] = useState("");

  async function submit() {
    const date = done ? await day.require() : today;
    if (!date) return;
    const { agreement, advice, about } = row;
    await change("advice.set-aside", { case: row.case, agreement, advice, about, date, done, note }, [
      done ? "followed" : "aside",
      row.title,
    ]);
    props.onClose();
  }

  const ofDate = task.error?.code === "invalid-date" && done;
  const dayShown = {
    ...day,
    error: day.error ?? (ofDate && task.error ? errorText(task.error) : undefined),
    type: (text: string) => {
      task.clear();
      day.type(text);
    },
  };
  const word = doneWords[row.kind];
  return (
    <Modal
      title={done && word ? word : "Sett rådet til side"}
      width="small"
      onClose={props.onClose}
      footer={
        <>
          <Button size="small" type="submit" form="aside-form" loading={task.busy}>
            {done ? "Lagre" : "Sett til side"}
          </Button>
          <Cancel />
        </>
      }
    >
      <Form id="aside-form" task={task} submit={submit} fieldError={ofDate}>
        <p>
          <strong>{row.title}</strong>
          {row.participant !== null && <span className="subtle"> · {row.participant}</span>}
        </p>
        {done && <DateField label="Når?" value={dayShown} first />}
        <Textarea
          size="small"
          label={done ? "Notat (valgfritt)" : "Grunn (valgfritt)"}
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <p className="subtle small">
          {done
            ? "Rådet hviler til det finnes tre nye hele måneder å regne snitt av."
            : `Rådet kommer igjen når noe det bygger på, endrer seg, og senest ${shown(row.again)} hvis det da gjelder.`}
        </p>
      </Form>
    </Modal>
  );
}
