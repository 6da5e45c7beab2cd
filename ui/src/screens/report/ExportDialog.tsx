import { Button } from "@navikt/ds-react/Button";
import { Checkbox } from "@navikt/ds-react/Checkbox";
import { CopyButton } from "@navikt/ds-react/CopyButton";
import { LocalAlert } from "@navikt/ds-react/LocalAlert";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { Exported, Missing, ReportView } from "../../api/types";
import { Form } from "../../components/Form";
import { Cancel, Modal } from "../../components/Modal";
import { useTask } from "../../data/hooks";
import { errorText } from "../../errors";
import { counted } from "../../format";
import { host } from "../../host";
import { MissingNote, missingOf } from "./MissingNote";
import { saverOf } from "./saving";

interface Props {
  view: ReportView;
  /** Required fields without text, as the form stands. */
  missing: Missing[];
  onClose: () => void;
}

/** Writes the report as PDF into a folder of the counsellor's choice. */
export function ExportDialog({ view, missing, onClose }: Props) {
  const task = useTask();
  const [fileName, setFileName] = useState(view.file_name);
  const [folder, setFolder] = useState(view.folder);
  const [replace, setReplace] = useState(false);
  const [done, setDone] = useState<Exported | null>(null);

  async function submit() {
    await saverOf(view.id).settle();
    setDone(await host.rpc("report.export", { id: view.id, folder, file_name: fileName, replace }));
  }

  if (done) return <Done view={view} done={done} onClose={onClose} />;
  const unready = missingOf(task.error, missing);
  if (unready.length > 0) {
    return (
      <Modal title="Eksporter PDF" onClose={onClose} footer={<Cancel>Lukk</Cancel>}>
        <MissingNote missing={unready} onClose={onClose} />
      </Modal>
    );
  }

  const code = task.error?.code ?? "";
  const text = task.error ? errorText(task.error) : undefined;
  const ofFolder = ["folder-missing", "not-writable", "disk-full", "synced-folder"].includes(code);
  const ofFile = code === "file-exists";
  return (
    <Modal
      title="Eksporter PDF"
      onClose={onClose}
      footer={
        <>
          <Button size="small" type="submit" form="export-form" loading={task.busy}>
            Eksporter
          </Button>
          <Cancel />
        </>
      }
    >
      <Form id="export-form" fleeting task={task} submit={submit} fieldError={ofFolder || ofFile}>
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
        {(ofFile || replace) && (
          <Checkbox size="small" checked={replace} onChange={(event) => setReplace(event.target.checked)}>
            Erstatt filen som ligger der
          </Checkbox>
        )}
        <div className="folder-field">
          <TextField
            size="small"
            label="Katalog"
            value={folder}
            error={ofFolder ? text : undefined}
            onChange={(event) => {
              task.clear();
              setFolder(event.target.value);
            }}
          />
          {host.canChooseFolder && (
            <Button
              type="button"
              size="small"
              variant="secondary"
              onClick={() => void host.chooseFolder().then((chosen) => chosen && setFolder(chosen))}
            >
              Velg katalog …
            </Button>
          )}
        </div>
        <p className="subtle small">
          PDF-en er ikke kryptert. Legg den ikke i en katalog som deles eller synkroniseres, og slett den når
          den er sendt.
        </p>
      </Form>
    </Modal>
  );
}

function Done({ view, done, onClose }: { view: ReportView; done: Exported; onClose: () => void }) {
  const labels = new Map(view.template.sections.flatMap(({ fields }) => fields.map((f) => [f.id, f.label])));
  return (
    <Modal
      title="Eksportert"
      onClose={onClose}
      footer={
        <Button type="button" size="small" onClick={onClose}>
          Lukk
        </Button>
      }
    >
      <div className="stack">
        <p role="status">
          Rapporten ({counted(done.pages, "side", "sider")}) er lagret som PDF og lest gjennom på nytt av
          programmet. Filen ligger her:
        </p>
        <p className="path">
          <code>{done.path}</code>
          <CopyButton size="small" copyText={done.path} text="Kopier" activeText="Kopiert" />
        </p>
        {done.not_found.length > 0 && (
          <LocalAlert status="warning" size="small">
            <LocalAlert.Header>
              <LocalAlert.Title as="h2">Se over disse feltene i PDF-en</LocalAlert.Title>
            </LocalAlert.Header>
            <LocalAlert.Content>
              <p>Kontrollesingen fant ikke igjen all teksten. Feltene er merket på siden.</p>
              <ul>
                {done.not_found.map((field) => (
                  <li key={field}>{labels.get(field) ?? field}</li>
                ))}
              </ul>
            </LocalAlert.Content>
          </LocalAlert>
        )}
        <p className="prose">
          Send den gjennom en sikker kanal. Registrer levert når NAV har fått den, så er fristen oppfylt.
        </p>
      </div>
    </Modal>
  );
}
