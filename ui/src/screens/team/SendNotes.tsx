import { Button } from "@navikt/ds-react/Button";
import { Checkbox, CheckboxGroup } from "@navikt/ds-react/Checkbox";
import { CopyButton } from "@navikt/ds-react/CopyButton";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { ReportView, TeamNote } from "../../api/types";
import { FolderField, ofFolder } from "../../components/FolderField";
import { Form } from "../../components/Form";
import { Cancel, Modal } from "../../components/Modal";
import { useSend, useTask } from "../../data/hooks";
import { errorsByName, errorText } from "../../errors";
import { PrivacyFindings, usePrivacy } from "../report/PrivacyFindings";
import { bare } from "../report/slots";
import { useOwnNotes } from "./notes";

const OF_FILE = ["file-exists", "invalid-file-name"];

interface Props {
  view: ReportView;
  agreement: string;
  period: [string, string];
  onClose: () => void;
}

/** Chooses which of one's texts the leader gets, and writes them sealed to the leader's key. */
export function SendNotes(props: Props) {
  const notes = useOwnNotes(props.view.id);
  const privacy = usePrivacy(props.view.id);
  // The dialog opens on what there is to choose and to look at.
  if (notes === undefined || privacy.waiting) return null;
  if (notes.length === 0) {
    return (
      <Modal title="Send notater til lederen" onClose={props.onClose} footer={<Cancel>Lukk</Cancel>}>
        <p className="prose">Du har ikke skrevet noe ennå. Skriv under overskriftene, og send det herfra.</p>
      </Modal>
    );
  }
  return <Send {...props} notes={notes} privacy={privacy} />;
}

function Send(props: Props & { notes: TeamNote[]; privacy: ReturnType<typeof usePrivacy> }) {
  const { view, agreement, period, notes, privacy, onClose } = props;
  const send = useSend();
  const task = useTask();
  const [approved, setApproved] = useState<string[]>([]);
  const [fileName, setFileName] = useState(`notater-${agreement}-${period[1].slice(0, 7)}.age`);
  const [folder, setFolder] = useState(view.folder);
  const [replace, setReplace] = useState(false);
  const [path, setPath] = useState<string | null>(null);
  const passages = privacy.passages.filter(({ field }) => approved.includes(field));

  async function submit() {
    const request = { report: view.id, approved, folder, file_name: fileName, replace };
    const looked_at = passages.map(({ digest }) => digest);
    const sent = await privacy.guard(() => send("contribution.notes", { ...request, looked_at }));
    setPath(sent.path);
  }

  if (path !== null) {
    return (
      <Modal
        title="Notatene er skrevet"
        onClose={onClose}
        footer={
          <Button type="button" size="small" className="first-focus" onClick={onClose}>
            Lukk
          </Button>
        }
      >
        <div className="stack">
          <p className="path">
            <code>{path}</code> <CopyButton size="xsmall" copyText={path} text="Kopier stien" />
          </p>
          <p className="prose">
            Filen er forseglet med lederens nøkkel og kan sendes på e-post: bare lederen kan åpne den.
          </p>
        </div>
      </Modal>
    );
  }

  const errors = errorsByName(task.error);
  const code = task.error?.code ?? "";
  const ofFile = OF_FILE.includes(code);
  return (
    <Modal
      title="Send notater til lederen"
      onClose={onClose}
      footer={
        <>
          <Button size="small" type="submit" form="notes-form" loading={task.busy}>
            {passages.length > 0 ? "Jeg har sett på dette – skriv filen likevel" : "Skriv filen"}
          </Button>
          <Cancel />
        </>
      }
    >
      <Form
        id="notes-form"
        fleeting
        task={task}
        submit={submit}
        fieldError={ofFolder(task.error) || ofFile || errors.approved !== undefined}
      >
        <CheckboxGroup
          size="small"
          legend="Hva skal lederen få?"
          description="Bare det du krysser av, kommer i filen, sammen med navnet ditt i laget."
          value={approved}
          error={errors.approved}
          onChange={(keys: string[]) => {
            task.clear();
            setApproved(keys);
          }}
        >
          {notes.map(({ field, label, text }) => (
            <Checkbox key={field} value={field} description={text}>
              {bare(label)}
            </Checkbox>
          ))}
        </CheckboxGroup>
        <PrivacyFindings passages={passages} onClose={onClose} />
        <TextField
          size="small"
          label="Filnavn"
          value={fileName}
          error={ofFile && task.error ? errorText(task.error) : errors.file_name}
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
