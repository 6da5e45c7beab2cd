import { Button } from "@navikt/ds-react/Button";
import { Checkbox } from "@navikt/ds-react/Checkbox";
import { CopyButton } from "@navikt/ds-react/CopyButton";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { TeamMonth } from "../../api/types";
import { FolderField, ofFolder } from "../../components/FolderField";
import { Form } from "../../components/Form";
import { Cancel, Modal } from "../../components/Modal";
import { useAnswer, useSend, useTask } from "../../data/hooks";
import { errorsByName, errorText } from "../../errors";

const OF_FILE = ["file-exists", "invalid-file-name"];

interface Sending {
  agreement: string;
  month: string;
  team: TeamMonth;
  onClose: () => void;
}

/** Shows all that will be in the file, and writes it sealed to the leader's key. */
export function SendContribution(props: Sending) {
  const profile = useAnswer("profile", {});
  if (profile.data === undefined) return null;
  return <SendTo {...props} suggested={profile.data.profile.export_folder} />;
}

function SendTo({ agreement, month, team, onClose, suggested }: Sending & { suggested: string }) {
  const send = useSend();
  const task = useTask();
  const [fileName, setFileName] = useState(`bidrag-${agreement}-${month}.age`);
  const [folder, setFolder] = useState(suggested);
  const [replace, setReplace] = useState(false);
  const [path, setPath] = useState<string | null>(null);

  async function submit() {
    const sent = await send("contribution.export", {
      agreement,
      month,
      folder,
      file_name: fileName,
      replace,
    });
    setPath(sent.path);
  }

  if (path !== null) {
    return (
      <Modal
        title="Bidraget er skrevet"
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
            Filen er forseglet med lederens nøkkel og kan sendes på e-post: bare lederen kan åpne den, og det
            står ingenting om deltakere i den.
          </p>
        </div>
      </Modal>
    );
  }

  const code = task.error?.code ?? "";
  const ofFile = OF_FILE.includes(code);
  const counts = team.figures.filter(({ id }) => (team.own[id] ?? 0) > 0);
  return (
    <Modal
      title="Send bidrag til lederen"
      onClose={onClose}
      footer={
        <>
          <Button size="small" type="submit" form="contribution-form" loading={task.busy}>
            Skriv filen
          </Button>
          <Cancel />
        </>
      }
    >
      <Form
        id="contribution-form"
        fleeting
        task={task}
        submit={submit}
        fieldError={ofFolder(task.error) || ofFile}
      >
        <p className="prose">Dette er alt som kommer til å stå i filen, med navnet ditt i laget:</p>
        {counts.length === 0 ? (
          <p>Ingen deltakere å telle denne måneden. Lederen får vite at tallene er 0.</p>
        ) : (
          <dl className="team__counts">
            {counts.map(({ id, title }) => (
              <div key={id}>
                <dt>{title}</dt>
                <dd className="number">{team.own[id]}</dd>
              </div>
            ))}
          </dl>
        )}
        <TextField
          size="small"
          label="Filnavn"
          value={fileName}
          error={ofFile && task.error ? errorText(task.error) : errorsByName(task.error).file_name}
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
