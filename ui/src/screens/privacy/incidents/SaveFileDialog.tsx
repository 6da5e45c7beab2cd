import { Button } from "@navikt/ds-react/Button";
import { Checkbox } from "@navikt/ds-react/Checkbox";
import { CopyButton } from "@navikt/ds-react/CopyButton";
import { TextField } from "@navikt/ds-react/TextField";
import { type ReactNode, useState } from "react";
import type { SavedFile, SaveFile } from "../../../api/types";
import { FolderField, ofFolder } from "../../../components/FolderField";
import { Form } from "../../../components/Form";
import { Cancel, Modal } from "../../../components/Modal";
import { useTask } from "../../../data/hooks";
import { errorText } from "../../../errors";

/** Refusals that are about the file's name. */
const OF_NAME = ["file-exists", "invalid-file-name"];

/** Writes a file that NAV may ask for into a folder of the counsellor's choice, and says where it lies. */
export function SaveFileDialog(props: {
  title: string;
  /** The file's name, to begin with. */
  name: string;
  folder: string;
  /** Nothing where something in `children` has to be put right first. */
  save: (file: SaveFile) => Promise<SavedFile | null>;
  onClose: () => void;
  children?: ReactNode;
}) {
  const task = useTask();
  const [name, setName] = useState(props.name);
  const [folder, setFolder] = useState(props.folder);
  const [replace, setReplace] = useState(false);
  const [synced, setSynced] = useState(false);
  const [path, setPath] = useState<string | null>(null);
  const code = task.error?.code ?? "";
  const ofName = OF_NAME.includes(code);

  async function submit() {
    const saved = await props.save({ folder, file_name: name, replace, synced });
    if (saved) setPath(saved.path);
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
          <p role="status">Filen ligger her:</p>
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
          <Button size="small" type="submit" form="save-file" loading={task.busy}>
            Lagre
          </Button>
          <Cancel />
        </>
      }
    >
      <Form id="save-file" fleeting task={task} submit={submit} fieldError={ofFolder(task.error) || ofName}>
        {props.children}
        <TextField
          size="small"
          label="Filnavn"
          value={name}
          error={ofName && task.error ? errorText(task.error) : undefined}
          onChange={(event) => {
            task.clear();
            setName(event.target.value);
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
      </Form>
    </Modal>
  );
}
