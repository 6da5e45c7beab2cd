import { Button } from "@navikt/ds-react/Button";
import { Textarea } from "@navikt/ds-react/Textarea";
import { useState } from "react";
import type { MilestoneStanding } from "../../../api/types";
import { useChange } from "../../../app/change";
import { DateField, useDateText } from "../../../components/DateField";
import { Form } from "../../../components/Form";
import { Cancel, Modal } from "../../../components/Modal";
import { useTask } from "../../../data/hooks";
import { errorsByName } from "../../../errors";
import { inSentence } from "../../../format";

/** Records NAV's approval of a milestone, or changes it. */
export function ApprovalDialog(props: {
  caseId: string;
  participant: string;
  milestone: MilestoneStanding;
  today: string;
  onClose: () => void;
}) {
  const { milestone } = props;
  const given = milestone.approval;
  const change = useChange(props.caseId);
  const task = useTask();
  const day = useDateText(given?.date ?? props.today);
  const [note, setNote] = useState(given?.note ?? "");
  const errors = errorsByName(task.error);

  async function submit() {
    const date = await day.require();
    if (date === undefined) return;
    const approval = { case: props.caseId, milestone: milestone.id, date, note: note.trim() };
    await change("approval.save", { id: given?.id ?? null, approval }, [
      given ? "changed" : "registered",
      `NAVs godkjenning av ${inSentence(milestone.title)}`,
    ]);
    props.onClose();
  }

  const shown = {
    ...day,
    error: day.error ?? errors.date,
    type: (text: string) => {
      task.clear();
      day.type(text);
    },
  };
  return (
    <Modal
      title={given ? "Endre NAVs godkjenning" : "Registrer NAVs godkjenning"}
      onClose={props.onClose}
      footer={
        <>
          <Button size="small" type="submit" form="approval-form" loading={task.busy}>
            {given ? "Lagre" : "Registrer"}
          </Button>
          <Cancel />
        </>
      }
    >
      <Form id="approval-form" task={task} submit={submit} fieldError={"date" in errors}>
        <p className="subtle">
          {milestone.title} · {props.participant}
        </p>
        <DateField label="Dato for godkjenningen" value={shown} first />
        <Textarea
          size="small"
          label="Notat (valgfritt)"
          description="For eksempel hvem i NAV som godkjente, og hvordan."
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Form>
    </Modal>
  );
}
