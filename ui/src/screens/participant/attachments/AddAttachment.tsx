import { Button } from "@navikt/ds-react/Button";
import { CopyButton } from "@navikt/ds-react/CopyButton";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { AttachmentKind, Attachments, CaseView } from "../../../api/types";
import { useChange } from "../../../app/change";
import { Form } from "../../../components/Form";
import { Cancel, Modal } from "../../../components/Modal";
import { useTask } from "../../../data/hooks";
import { errorsByName } from "../../../errors";
import { fileSize } from "../../../format";
import { host } from "../../../host";
import { JobField, jobFor, onlyJob } from "./JobField";
import { KindField, TitleField } from "./KindField";

/** Takes a file into the store. What is taken, and how much, is said before anything is chosen. */
export function AddAttachment({
  view,
  kept,
  proof,
  onClose,
}: {
  view: CaseView;
  kept: Attachments;
  /** The job that it is to document. */
  proof?: string;
  onClose: () => void;
}) {
  const change = useChange(view.id);
  const task = useTask();
  const [path, setPath] = useState("");
  const [kind, setKind] = useState<AttachmentKind | "">(proof === undefined ? "" : "contract");
  const [title, setTitle] = useState("");
  const [job, setJob] = useState(proof ?? onlyJob(view));
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState(false);

  async function submit() {
    setTried(true);
    if (path.trim() === "" || kind === "") return;
    const name = title.trim() || kept.kinds.find((each) => each.kind === kind)?.label || "";
    await change(
      "attachment.add",
      { case: view.id, kind, title, path, employment: jobFor(view, kind, job) },
      ["saved", `vedlegget «${name}»`],
    );
    setDone(true);
  }

  if (done) return <Done path={path.trim()} onClose={onClose} />;

  const errors = errorsByName(task.error);
  const choose = async () => {
    const chosen = await host.chooseFile();
    if (chosen === null) return;
    task.clear();
    setPath(chosen);
  };
  const left = Math.max(kept.limits.case - kept.bytes, 0);
  return (
    <Modal
      title="Legg til vedlegg"
      onClose={onClose}
      footer={
        <>
          <Button size="small" type="submit" form="attachment-form" loading={task.busy}>
            Legg til
          </Button>
          <Cancel />
        </>
      }
    >
      <Form
        id="attachment-form"
        task={task}
        submit={submit}
        fieldError={["path", "title", "employment"].some((field) => field in errors)}
      >
        <p className="prose">
          PDF, PNG eller JPEG på inntil {fileSize(kept.limits.file)}. Det er plass til {fileSize(left)} til
          hos deltakeren.
        </p>
        <div className="folder-field">
          <TextField
            size="small"
            label="Fil"
            description="Filen kopieres inn. Navnet på den lagres ikke."
            value={path}
            spellCheck={false}
            error={tried && path.trim() === "" ? "Velg filen som skal legges ved." : errors.path}
            onChange={(event) => {
              task.clear();
              setPath(event.target.value);
            }}
          />
          {host.canChooseFolder && (
            <Button
              type="button"
              size="small"
              variant="secondary"
              className="first-focus attachments__choose"
              onClick={() => void choose()}
            >
              Velg fil …
            </Button>
          )}
        </div>
        <KindField
          kept={kept}
          kind={kind}
          change={setKind}
          error={tried && kind === "" ? "Velg hva slags vedlegg det er." : undefined}
        />
        <JobField view={view} kind={kind} value={job} error={errors.employment} change={setJob} />
        <TitleField kept={kept} kind={kind} title={title} error={errors.title} change={setTitle} />
      </Form>
    </Modal>
  );
}

/** The copy is encrypted; the original is not, and nothing else would say so. */
function Done({ path, onClose }: { path: string; onClose: () => void }) {
  return (
    <Modal
      title="Lagt til"
      onClose={onClose}
      footer={
        <Button type="button" size="small" className="first-focus" onClick={onClose}>
          Lukk
        </Button>
      }
    >
      <div className="stack">
        <p role="status">
          Vedlegget ligger nå kryptert i Tiltaksmappe. Originalen er ikke flyttet: den ligger fortsatt her, og
          den er ikke kryptert.
        </p>
        <p className="path">
          <code>{path}</code>
          <CopyButton size="small" copyText={path} text="Kopier" activeText="Kopiert" />
        </p>
        <p className="prose">Slett den hvis du ikke trenger den lenger, og tøm papirkurven.</p>
      </div>
    </Modal>
  );
}
