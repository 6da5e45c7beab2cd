import { Button } from "@navikt/ds-react/Button";
import { useState } from "react";
import type { AttachmentKind, AttachmentRow, Attachments, CaseView } from "../../../api/types";
import { useChange } from "../../../app/change";
import { Form } from "../../../components/Form";
import { Cancel, Modal } from "../../../components/Modal";
import { useTask } from "../../../data/hooks";
import { errorsByName } from "../../../errors";
import { JobField, jobFor } from "./JobField";
import { KindField, TitleField } from "./KindField";

/** Changes what is said about an attachment. The file itself never changes. */
export function UpdateAttachment(props: {
  view: CaseView;
  kept: Attachments;
  row: AttachmentRow;
  onClose: () => void;
}) {
  const { view, kept, row } = props;
  const change = useChange(view.id);
  const task = useTask();
  const [kind, setKind] = useState<AttachmentKind | "">(row.kind);
  // A title that is only the kind's name follows the kind.
  const [title, setTitle] = useState(row.title === row.label ? "" : row.title);
  const [job, setJob] = useState(row.employment ?? "");
  const errors = errorsByName(task.error);

  async function submit() {
    if (kind === "") return;
    const name = title.trim() || kept.kinds.find((each) => each.kind === kind)?.label || "";
    await change("attachment.update", { id: row.id, kind, title, employment: jobFor(view, kind, job) }, [
      "changed",
      `vedlegget «${name}»`,
    ]);
    props.onClose();
  }

  return (
    <Modal
      title="Endre vedlegg"
      onClose={props.onClose}
      footer={
        <>
          <Button size="small" type="submit" form="attachment-form" loading={task.busy}>
            Lagre
          </Button>
          <Cancel />
        </>
      }
    >
      <Form
        id="attachment-form"
        task={task}
        submit={submit}
        fieldError={["title", "employment"].some((field) => field in errors)}
      >
        <KindField kept={kept} kind={kind} change={setKind} error={undefined} />
        <JobField view={view} kind={kind} value={job} error={errors.employment} change={setJob} />
        <TitleField kept={kept} kind={kind} title={title} error={errors.title} change={setTitle} />
        <p className="subtle small">Selve filen kan ikke byttes ut. Legg til den nye, og fjern denne.</p>
      </Form>
    </Modal>
  );
}
