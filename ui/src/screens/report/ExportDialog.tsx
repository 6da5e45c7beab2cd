import { Button } from "@navikt/ds-react/Button";
import { Checkbox } from "@navikt/ds-react/Checkbox";
import { CopyButton } from "@navikt/ds-react/CopyButton";
import { LocalAlert } from "@navikt/ds-react/LocalAlert";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { Exported, Missing, ReportView } from "../../api/types";
import { FolderField, ofFolder } from "../../components/FolderField";
import { Form } from "../../components/Form";
import { Cancel, Modal } from "../../components/Modal";
import { useSend, useTask } from "../../data/hooks";
import { errorText } from "../../errors";
import { counted } from "../../format";
import { host } from "../../host";
import { MissingNote, missingOf } from "./MissingNote";
import { PrivacyFindings, usePrivacy } from "./PrivacyFindings";
import { printPages } from "./print";
import { StandpointField } from "./StandpointField";
import { saverOf } from "./saving";
import { allSlots, slotLabel } from "./slots";

interface Props {
  view: ReportView;
  /** Required fields without text, as the form stands. */
  missing: Missing[];
  onClose: () => void;
  /** As a spreadsheet for NAV; the PDF is what is kept as delivered. */
  sheet?: boolean;
  /** On to registering the delivery, where there is still one to register. */
  onDeliver?: () => void;
}

/** Writes the report as PDF, or as a spreadsheet, into a folder of the counsellor's choice. */
export function ExportDialog({ view, missing, sheet = false, onClose, onDeliver }: Props) {
  const task = useTask();
  const send = useSend();
  const [fileName, setFileName] = useState(
    sheet ? view.file_name.replace(/\.pdf$/, ".xlsx") : view.file_name,
  );
  const [folder, setFolder] = useState(view.folder);
  const [replace, setReplace] = useState(false);
  const [synced, setSynced] = useState(false);
  const [done, setDone] = useState<Exported | null>(null);
  const privacy = usePrivacy(view.id);

  async function submit() {
    await saverOf(view.id).settle();
    const where = { folder, file_name: fileName, replace, synced };
    const method = sheet ? "report.sheet" : "report.export";
    setDone(
      await privacy.guard(() => host.rpc(method, { id: view.id, ...where, looked_at: privacy.digests })),
    );
  }

  /** On paper for a letter or to hand over; the same pages are kept in the store. */
  async function print() {
    await saverOf(view.id).settle();
    const { pages } = await privacy.guard(() =>
      send("report.print", { id: view.id, looked_at: privacy.digests }),
    );
    await printPages(pages);
  }

  if (done) return <Done view={view} done={done} onClose={onClose} onDeliver={onDeliver} />;
  const title = sheet ? "Lagre som regneark" : "Eksporter PDF";
  const unready = missingOf(task.error, missing);
  if (unready.length > 0) {
    return (
      <Modal title={title} onClose={onClose} footer={<Cancel>Lukk</Cancel>}>
        <MissingNote missing={unready} onClose={onClose} />
      </Modal>
    );
  }

  // The dialog opens on what there is to look at.
  if (privacy.waiting) return null;

  const it = sheet ? "det" : "den";
  const code = task.error?.code ?? "";
  const text = task.error ? errorText(task.error) : undefined;
  const atFolder = ofFolder(task.error);
  const atStandpoint = code === "standpoint-missing";
  const ofFile = code === "file-exists";
  return (
    <Modal
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button size="small" type="submit" form="export-form" loading={task.busy}>
            {privacy.passages.length > 0
              ? `Jeg har sett på dette – ${sheet ? "lagre" : "eksporter"} likevel`
              : sheet
                ? "Lagre"
                : "Eksporter"}
          </Button>
          {!sheet && (
            <Button
              type="button"
              size="small"
              variant="secondary"
              disabled={task.busy}
              onClick={() => void task.run(print)}
            >
              Skriv ut …
            </Button>
          )}
          <Cancel />
        </>
      }
    >
      <Form
        id="export-form"
        fleeting
        task={task}
        submit={submit}
        fieldError={atFolder || ofFile || atStandpoint}
      >
        <PrivacyFindings passages={privacy.passages} onClose={onClose} />
        <StandpointField view={view} error={atStandpoint ? text : undefined} />
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
          {sheet ? "Regnearket" : "PDF-en"} er ikke kryptert. Legg {it} ikke i en katalog som deles eller
          synkroniseres, og slett {it} når {it} er sendt.
        </p>
      </Form>
    </Modal>
  );
}

function Done(props: {
  view: ReportView;
  done: Exported;
  onClose: () => void;
  onDeliver: (() => void) | undefined;
}) {
  const { view, done, onClose } = props;
  const labels = new Map(
    allSlots(view.template, view.report.values).map((slot) => [slot.key, slotLabel(slot)]),
  );
  return (
    <Modal
      title="Eksportert"
      onClose={onClose}
      footer={
        <>
          {props.onDeliver && (
            <Button type="button" size="small" onClick={props.onDeliver}>
              Registrer levert
            </Button>
          )}
          <Button type="button" size="small" variant="secondary" onClick={onClose}>
            Lukk
          </Button>
        </>
      }
    >
      <div className="stack">
        <p role="status">
          {done.path.endsWith(".xlsx")
            ? "Rapporten er lagret som regneark. Eksporter den som PDF også før du registrerer den levert. Filen ligger her:"
            : `Rapporten (${counted(done.pages, "side", "sider")}) er lagret som PDF og lest gjennom på nytt av programmet. Filen ligger her:`}
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
