import { Button } from "@navikt/ds-react/Button";
import { Checkbox } from "@navikt/ds-react/Checkbox";
import { CopyButton } from "@navikt/ds-react/CopyButton";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { AttachmentRow } from "../../../api/types";
import { FolderField, ofFolder } from "../../../components/FolderField";
import { Form } from "../../../components/Form";
import { Cancel, Modal } from "../../../components/Modal";
import { useTask } from "../../../data/hooks";
import { errorText } from "../../../errors";
import { host } from "../../../host";

const OF_FILE = ["file-exists", "invalid-file-name"];

/** Writes an attachment, as it is, into a folder of the counsellor's choice. */
export function ExportAttachment(props: { row: AttachmentRow; folder: string; onClose: () => void }) {
  const { row, onClose } = props;
  const task = useTask();
  const [fileName, setFileName] = useState(row.file_name);
  const [folder, setFolder] = useState(props.folder);
  const [replace, setReplace] = useState(false);
  const [synced, setSynced] = useState(false);
  const [path, setPath] = useState<string | null>(null);

  async function submit() {
    const request = { id: row.id, folder, file_name: fileName, replace, synced };
    setPath((await host.rpc("attachment.export", request)).path);
  }

  if (path !== null) return <Done path={path} onClose={onClose} />;

  const code = task.error?.code ?? "";
  const text = task.error ? errorText(task.error) : undefined;
  const ofFile = OF_FILE.includes(code);
  return (
    <Modal
      title="Eksporter vedlegg"
      onClose={onClose}
      footer={
        <>
          <Button size="small" type="submit" form="attachment-export-form" loading={task.busy}>
            Eksporter
          </Button>
          <Cancel />
        </>
      }
    >
      <Form
        id="attachment-export-form"
        fleeting
        task={task}
        submit={submit}
        fieldError={ofFolder(task.error) || ofFile}
      >
        <p className="subtle attachments__text">{row.title}</p>
        <TextField
          size="small"
          label="Filnavn"
          description="Uten navn eller fødselsnummer"
          value={fileName}
          error={ofFile ? text : undefined}
          onChange={(event) => {
            task.clear();
            setFileName(event.target.value);
          }}
        />
        {(code === "file-exists" || replace) && (
          <Checkbox size="small" checked={replace} onChange={(event) => setReplace(event.target.checked)}>
            Erstatt filen som ligger der
          </Checkbox>
        )}
        <FolderField
          folder={folder}
          error={task.error}
          synced={synced}
          changeSynced={setSynced}
          change={(next) => {
            task.clear();
            setFolder(next);
          }}
        />
        <p className="subtle small">
          Filen er ikke kryptert når den er eksportert. Legg den ikke i en katalog som deles eller
          synkroniseres, og slett den når den er brukt.
        </p>
      </Form>
    </Modal>
  );
}

function Done({ path, onClose }: { path: string; onClose: () => void }) {
  return (
    <Modal
      title="Eksportert"
      onClose={onClose}
      footer={
        <Button type="button" size="small" className="first-focus" onClick={onClose}>
          Lukk
        </Button>
      }
    >
      <div className="stack">
        <p role="status">Vedlegget er lagret slik det er. Filen ligger her:</p>
        <p className="path">
          <code>{path}</code>
          <CopyButton size="small" copyText={path} text="Kopier" activeText="Kopiert" />
        </p>
      </div>
    </Modal>
  );
}
