import { Button } from "@navikt/ds-react/Button";
import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import { Select } from "@navikt/ds-react/Select";
import { useState } from "react";
import type { Backups } from "../../../api/types";
import { useAnnounce } from "../../../app/announce";
import { FolderField } from "../../../components/FolderField";
import { Form } from "../../../components/Form";
import { useSend, useTask } from "../../../data/hooks";
import { errorsByName } from "../../../errors";
import { aboutFolder, folderFault } from "./folder";

const EVERY = new Map([
  [1, "Hver dag"],
  [2, "Annenhver dag"],
  [7, "Hver uke"],
  [14, "Annenhver uke"],
]);
const KEEP = [7, 14, 21, 28];

/** Where backups go by themselves, how often, and how long each is kept. */
export function Schedule({ backups }: { backups: Backups }) {
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const [folder, setFolder] = useState(backups.folder);
  const [every, setEvery] = useState(backups.every_days);
  const [keep, setKeep] = useState(backups.keep_days);
  const [synced, setSynced] = useState(false);
  const errors = errorsByName(task.error);

  async function submit() {
    await send("backup.settings", {
      folder,
      every_days: every,
      keep_days: keep,
      known_synced: synced,
    });
    announce(
      folder.trim() === "" ? "Lagret: ingen faste sikkerhetskopier" : "Lagret: faste sikkerhetskopier",
    );
    if (folder.trim() !== "") {
      const due = await send("backup.run-due", {});
      if (due.made !== null) announce("Sikkerhetskopien er laget og kontrollert");
      else if (due.failed !== null) announce(due.failed);
    }
  }

  return (
    <section className="panel" aria-labelledby="backup-schedule">
      <h2 id="backup-schedule">Faste sikkerhetskopier</h2>
      <Form
        task={task}
        submit={submit}
        fieldError={aboutFolder(task.error) || errors.every_days !== undefined}
        buttons={
          <Button type="submit" size="small" variant="secondary" loading={task.busy}>
            Lagre
          </Button>
        }
      >
        <p className="prose">
          Appen lager dem når du har låst opp, uten at du må vente. Er disken ikke koblet til, sier den fra og
          prøver igjen neste gang.
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
        {backups.folder !== "" && folder === backups.folder && <Place backups={backups} />}
        <div className="row row--choices backup-choices">
          <Select
            size="small"
            label="Hvor ofte"
            value={every}
            error={errors.every_days}
            onChange={(event) => {
              task.clear();
              setEvery(Number(event.target.value));
            }}
          >
            {[...new Set([...EVERY.keys(), backups.every_days])].map((days) => (
              <option key={days} value={days}>
                {EVERY.get(days) ?? `Hver ${days}. dag`}
              </option>
            ))}
          </Select>
          <Select
            size="small"
            label="Beholdes i"
            value={keep}
            onChange={(event) => {
              task.clear();
              setKeep(Number(event.target.value));
            }}
          >
            {[...new Set([...KEEP, backups.keep_days])].map((days) => (
              <option key={days} value={days}>
                {days === 1 ? "1 dag" : `${days} dager`}
              </option>
            ))}
          </Select>
        </div>
        <p className="subtle small prose">
          Etter en uke beholdes den siste fra hver uke. Når tiden er ute, slettes kopien fra disken, også om
          den er den siste. Ingen beholdes lenger enn 28 dager.
        </p>
      </Form>
    </section>
  );
}

/** What is to be known about the folder that is in use. */
function Place({ backups }: { backups: Backups }) {
  if (!backups.folder_at_hand) {
    return (
      <InlineMessage size="small" status="warning">
        Katalogen finnes ikke nå. Er det en ekstern disk, så koble den til.
      </InlineMessage>
    );
  }
  if (!backups.same_disk) return null;
  return (
    <InlineMessage size="small" status="info">
      Katalogen ligger på samme disk som mappen. Ryker disken, går begge tapt: velg helst en ekstern disk.
    </InlineMessage>
  );
}
