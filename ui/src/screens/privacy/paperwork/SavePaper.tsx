import { Button } from "@navikt/ds-react/Button";
import { Checkbox } from "@navikt/ds-react/Checkbox";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import { FolderField, ofFolder } from "../../../components/FolderField";
import { Form } from "../../../components/Form";
import { Cancel, Modal } from "../../../components/Modal";
import { useTask } from "../../../data/hooks";
import { errorText } from "../../../errors";
import { host } from "../../../host";

/** A paper to save: the record under an agreement, or the measures alone. */
export interface Wanted {
  title: string;
  name: string;
  agreement: string | null;
}

/** Writes a paper as PDF into a folder of the counsellor's choice. It names no participant. */
export function SavePaper(props: { wanted: Wanted; folder: string; onClose: () => void }) {
  const { wanted } = props;
  const task = useTask();
  const [folder, setFolder] = useState(props.folder);
  const [contact, setContact] = useState("");
  const [officer, setOfficer] = useState("");
  const [replace, setReplace] = useState(false);
  const [synced, setSynced] = useState(false);
  const [path, setPath] = useState<string | null>(null);
  const exists = task.error?.code === "file-exists";

  async function submit() {
    const { agreement } = wanted;
    const named = agreement === null ? {} : { contact, officer };
    const written = await host.rpc("paperwork.export", { agreement, ...named, folder, replace, synced });
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
        <p role="status">PDF-en ligger her:</p>
        <p className="path">
          <code>{path}</code>
        </p>
      </Modal>
    );
  }
  return (
    <Modal
      title={wanted.title}
      onClose={props.onClose}
      footer={
        <>
          <Button size="small" type="submit" form="paper-form" loading={task.busy}>
            Lagre PDF
          </Button>
          <Cancel />
        </>
      }
    >
      <Form id="paper-form" fleeting task={task} submit={submit} fieldError={ofFolder(task.error) || exists}>
        <p className="paper-file">
          Filen heter <code>{wanted.name}</code> og nevner ingen deltaker.
        </p>
        {wanted.agreement !== null && (
          <>
            <TextField
              size="small"
              label="Kontaktperson hos dere (valgfritt)"
              description="Tomt felt betyr deg, slik du står under Innstillinger."
              value={contact}
              maxLength={200}
              onChange={(event) => setContact(event.target.value)}
            />
            <TextField
              size="small"
              label="Personvernombud hos dere (valgfritt)"
              value={officer}
              maxLength={200}
              onChange={(event) => setOfficer(event.target.value)}
            />
          </>
        )}
        {exists && task.error && <p className="overdue">{errorText(task.error)}</p>}
        {(exists || replace) && (
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
      </Form>
    </Modal>
  );
}
