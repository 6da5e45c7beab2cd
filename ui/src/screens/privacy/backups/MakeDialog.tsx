import { Button } from "@navikt/ds-react/Button";
import { useState } from "react";
import { useAnnounce } from "../../../app/announce";
import { FolderField } from "../../../components/FolderField";
import { Form } from "../../../components/Form";
import { Cancel, Modal } from "../../../components/Modal";
import { useSend, useTask } from "../../../data/hooks";
import { aboutFolder, folderFault } from "./folder";

/** One backup, to wherever the counsellor says. */
export function MakeDialog({ onClose }: { onClose: () => void }) {
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const [folder, setFolder] = useState("");
  const [synced, setSynced] = useState(false);

  async function submit() {
    await send("backup.make", { folder, known_synced: synced });
    announce("Sikkerhetskopien er laget og kontrollert");
    onClose();
  }

  return (
    <Modal
      title="Lag sikkerhetskopi"
      onClose={() => {
        if (!task.busy) onClose();
      }}
      footer={
        <>
          <Button size="small" type="submit" form="make-backup" loading={task.busy}>
            Lag sikkerhetskopi
          </Button>
          <Cancel />
        </>
      }
    >
      <Form id="make-backup" fleeting task={task} submit={submit} fieldError={aboutFolder(task.error)}>
        <p className="prose">
          Velg en ekstern disk, en minnepinne eller en sikret katalog hos arbeidsgiver. Kopien åpnes og
          kontrolleres når den er skrevet.
        </p>
        <FolderField
          folder={folder}
          change={(next) => {
            task.clear();
            setFolder(next);
          }}
          error={task.error}
          fault={folderFault(task.error)}
          synced={synced}
          changeSynced={setSynced}
        />
      </Form>
    </Modal>
  );
}
