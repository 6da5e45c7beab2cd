import { Button } from "@navikt/ds-react/Button";
import { Checkbox } from "@navikt/ds-react/Checkbox";
import { CopyButton } from "@navikt/ds-react/CopyButton";
import { useState } from "react";
import { FolderField, ofFolder } from "../../../components/FolderField";
import { Form } from "../../../components/Form";
import { Cancel, Modal } from "../../../components/Modal";
import { useTask } from "../../../data/hooks";
import { errorText } from "../../../errors";
import { host } from "../../../host";

/** What to write: the proof of one deletion, or the list of a year's. */
type What =
  | { method: "deletion.proof.export"; of: { id: string } }
  | { method: "deletion.year.export"; of: { year: number } };

/** Writes a proof as PDF into a folder of the counsellor's choice. It names no participant. */
export function SaveProof(
  props: What & { title: string; name: string; folder: string; onClose: () => void },
) {
  const task = useTask();
  const [folder, setFolder] = useState(props.folder);
  const [replace, setReplace] = useState(false);
  const [path, setPath] = useState<string | null>(null);
  const exists = task.error?.code === "file-exists";

  async function submit() {
    const where = { folder, replace };
    const written =
      props.method === "deletion.proof.export"
        ? await host.rpc(props.method, { ...props.of, ...where })
        : await host.rpc(props.method, { ...props.of, ...where });
    setPath(written.path);
  }

  if (path !== null) {
    return (
      <Modal
        title="Lagret"
        onClose={props.onClose}
        footer={
          <Button type="button" size="small" className="first-focus" onClick={props.onClose}>
            Lukk
          </Button>
        }
      >
        <div className="stack">
          <p role="status">PDF-en ligger her:</p>
          <p className="path">
            <code>{path}</code>
            <CopyButton size="small" copyText={path} text="Kopier" activeText="Kopiert" />
          </p>
        </div>
      </Modal>
    );
  }
  return (
    <Modal
      title={props.title}
      onClose={props.onClose}
      footer={
        <>
          <Button size="small" type="submit" form="proof-form" loading={task.busy}>
            Lagre PDF
          </Button>
          <Cancel />
        </>
      }
    >
      <Form id="proof-form" fleeting task={task} submit={submit} fieldError={ofFolder(task.error) || exists}>
        <p className="deletion-file">
          Filen heter <code>{props.name}</code> og nevner ingen deltaker.
        </p>
        {exists && task.error && <p className="overdue">{errorText(task.error)}</p>}
        {(exists || replace) && (
          <Checkbox size="small" checked={replace} onChange={(event) => setReplace(event.target.checked)}>
            Erstatt filen som ligger der
          </Checkbox>
        )}
        <FolderField
          folder={folder}
          error={task.error}
          synced={false}
          changeSynced={() => {}}
          change={(next) => {
            task.clear();
            setFolder(next);
          }}
        />
      </Form>
    </Modal>
  );
}
