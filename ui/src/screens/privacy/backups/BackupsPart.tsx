import { CheckmarkCircleIcon, ExclamationmarkTriangleIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { useState } from "react";
import type { Backups } from "../../../api/types";
import { useAnnounce } from "../../../app/announce";
import { Answer } from "../../../components/Answer";
import { ErrorMessage } from "../../../components/ErrorMessage";
import { useAnswer, useSend, useTask } from "../../../data/hooks";
import { Known } from "./Known";
import { MakeDialog } from "./MakeDialog";
import { RestoreDialog } from "./RestoreDialog";
import { Schedule } from "./Schedule";
import { standing, told } from "./words";
import "./backups.css";

/** «Sikkerhetskopier»: how old the newest is, when they are made, which there are, and the way back from one. */
export function BackupsPart(_: { today: string }) {
  const backups = useAnswer("backups", {});
  return (
    <Answer of={backups}>
      {(answer) => (
        <div className="stack stack--loose">
          <Standing backups={answer} />
          <Schedule backups={answer} />
          <Known rows={answer.backups} />
        </div>
      )}
    </Answer>
  );
}

function Standing({ backups }: { backups: Backups }) {
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const [open, setOpen] = useState<"make" | "restore" | null>(null);
  const well = !backups.too_old && backups.newest !== null;

  const make = () => {
    if (backups.folder === "") {
      setOpen("make");
      return;
    }
    void task.run(async () => {
      await send("backup.make", { known_synced: false });
      announce("Sikkerhetskopien er laget og kontrollert");
    });
  };

  return (
    <section className="panel backup-standing" aria-labelledby="backup-standing">
      <h2 id="backup-standing" className={well ? "backup-standing__well" : "backup-standing__old"}>
        {well ? (
          <CheckmarkCircleIcon aria-hidden fontSize="1.5rem" />
        ) : (
          <ExclamationmarkTriangleIcon aria-hidden fontSize="1.5rem" />
        )}
        {standing(backups)}
      </h2>
      <p className="prose">
        {backups.too_old &&
          (backups.newest === null
            ? "Går maskinen tapt nå, er alt som står i mappen, borte. "
            : "Den er eldre enn den bør være. ")}
        En sikkerhetskopi er én kryptert fil med alt i mappen. Passordfrasen eller gjenopprettingskoden åpner
        den. Når du sletter en deltaker, slettes deltakeren i kopiene også.
      </p>
      <div className="buttons">
        <Button type="button" size="small" loading={task.busy} onClick={make}>
          Lag sikkerhetskopi nå
        </Button>
        {backups.folder !== "" && (
          <Button type="button" size="small" variant="secondary" onClick={() => setOpen("make")}>
            Lag et annet sted …
          </Button>
        )}
        <Button type="button" size="small" variant="secondary" onClick={() => setOpen("restore")}>
          Hent fra en sikkerhetskopi …
        </Button>
      </div>
      <ErrorMessage error={told(task.error)} />
      {open === "make" && <MakeDialog onClose={() => setOpen(null)} />}
      {open === "restore" && <RestoreDialog onClose={() => setOpen(null)} />}
    </section>
  );
}
