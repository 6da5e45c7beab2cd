import { Button } from "@navikt/ds-react/Button";
import { ProgressBar } from "@navikt/ds-react/ProgressBar";
import { useRef, useState } from "react";
import type { Draft } from "../../api/types";
import { href } from "../../app/router";
import { FolderField, ofFolder } from "../../components/FolderField";
import { Form } from "../../components/Form";
import { Cancel, Modal } from "../../components/Modal";
import { useSend, useTask } from "../../data/hooks";
import { errorText } from "../../errors";
import { counted } from "../../format";
import { ApiError, host } from "../../host";
import { draftTitle } from "./DraftList";

interface Failed {
  draft: Draft;
  why: string;
}

/** Writes the chosen reports, each as a file of its own. What was written stays when it is stopped. */
export function ExportMany(props: { drafts: Draft[]; folder: string; onClose: () => void }) {
  // As chosen when the dialog opened: what is exported must not change under way.
  const [drafts] = useState(props.drafts);
  const send = useSend();
  const task = useTask();
  const [folder, setFolder] = useState(props.folder);
  const [synced, setSynced] = useState(false);
  const [written, setWritten] = useState(0);
  const [failed, setFailed] = useState<Failed[]>([]);
  const [ended, setEnded] = useState<"done" | "stopped" | null>(null);
  const stop = useRef(false);

  async function submit() {
    stop.current = false;
    setFailed([]);
    let count = 0;
    const refused: Failed[] = [];
    for (const draft of drafts) {
      if (stop.current) break;
      try {
        await host.rpc("report.export", {
          id: draft.id,
          folder,
          file_name: draft.file_name,
          replace: true,
          synced,
          // What must be looked at first is looked at in the report itself.
          looked_at: [],
        });
        count += 1;
        setWritten(count);
      } catch (refusal) {
        const error = ApiError.from(refusal);
        // What is wrong with the folder is wrong for all of them.
        if (ofFolder(error) || error.code === "locked") throw error;
        refused.push({ draft, why: errorText(error) });
        setFailed([...refused]);
      }
    }
    // Every answer on screen follows.
    await send("drafts", {});
    setEnded(stop.current ? "stopped" : "done");
  }

  const of = counted(drafts.length, "rapport", "rapporter");
  if (ended !== null) {
    return (
      <Modal
        title={ended === "done" ? "Eksportert" : "Stoppet"}
        onClose={props.onClose}
        footer={
          <Button type="button" size="small" className="first-focus" onClick={props.onClose}>
            Lukk
          </Button>
        }
      >
        <div className="stack">
          <p role="status">
            {written} av {of} er skrevet til katalogen.
          </p>
          <p className="path">
            <code>{folder}</code>
          </p>
          <NotWritten failed={failed} />
          <p className="prose">Send dem gjennom en sikker kanal. Velg så «Registrer levert».</p>
        </div>
      </Modal>
    );
  }
  return (
    <Modal
      title={`Eksporter ${of}`}
      onClose={props.onClose}
      footer={
        task.busy ? (
          <Button
            type="button"
            size="small"
            variant="secondary"
            onClick={() => {
              stop.current = true;
            }}
          >
            Stopp
          </Button>
        ) : (
          <>
            <Button size="small" type="submit" form="export-many">
              Eksporter
            </Button>
            <Cancel />
          </>
        )
      }
    >
      <Form id="export-many" fleeting task={task} submit={submit} fieldError={ofFolder(task.error)}>
        <FolderField
          folder={folder}
          change={(next) => {
            task.clear();
            setFolder(next);
          }}
          error={task.error}
          synced={synced}
          changeSynced={setSynced}
        />
        <p className="subtle small">
          Hver rapport blir en egen PDF. Filnavnene har verken navn eller fødselsnummer, og en eldre eksport
          av samme rapport erstattes.
        </p>
        {task.busy && (
          <div className="stack">
            <ProgressBar
              value={written + failed.length}
              valueMax={drafts.length}
              aria-label="Eksporterte rapporter"
            />
            <p role="status">
              {written} av {of} er skrevet
            </p>
          </div>
        )}
      </Form>
    </Modal>
  );
}

function NotWritten({ failed }: { failed: Failed[] }) {
  if (failed.length === 0) return null;
  return (
    <div>
      <h3>Ikke skrevet</h3>
      <ul>
        {failed.map(({ draft, why }) => (
          <li key={draft.id}>
            <a href={href({ screen: "report", id: draft.id })}>
              {draft.participant}, {draftTitle(draft)}
            </a>
            : {why}
          </li>
        ))}
      </ul>
    </div>
  );
}
