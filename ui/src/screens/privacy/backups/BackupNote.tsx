import { LightBulbIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import type { BackupAdvice } from "../../../api/types";
import { useAnnounce } from "../../../app/announce";
import { go } from "../../../app/router";
import { ErrorMessage } from "../../../components/ErrorMessage";
import { useSend, useTask } from "../../../data/hooks";
import { date } from "../../../format";
import { told } from "./words";
import "../../../components/advice/advice.css";
import "./backups.css";

/** On «I dag»: that the newest backup is old, or that there is none. Advice, to be put off for a week. */
export function BackupNote({ advice }: { advice: BackupAdvice | null }) {
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  if (advice === null) return null;
  const { newest, age, folder, folder_at_hand } = advice;
  return (
    <section className="advice backup-note" aria-labelledby="backup-note">
      <LightBulbIcon aria-hidden fontSize="1.5rem" />
      <div className="stack">
        <div>
          <h2 id="backup-note">
            {newest === null
              ? "Det finnes ingen sikkerhetskopi"
              : `Siste sikkerhetskopi er ${age} dager gammel`}
          </h2>
          <p>
            {newest !== null && `Den er fra ${date(newest)}. `}
            {folder !== "" && !folder_at_hand
              ? "Katalogen for dem finnes ikke nå. Er det en ekstern disk, så koble den til."
              : "Går maskinen tapt, er det som er skrevet siden, borte."}
          </p>
          <p className="subtle small">Råd fra appen, ikke en frist eller et krav fra NAV.</p>
        </div>
        <div className="row">
          {folder !== "" && folder_at_hand ? (
            <Button
              type="button"
              size="small"
              variant="secondary"
              loading={task.busy}
              onClick={() =>
                void task.run(async () => {
                  await send("backup.make", { known_synced: false });
                  announce("Sikkerhetskopien er laget og kontrollert");
                })
              }
            >
              Lag sikkerhetskopi nå
            </Button>
          ) : (
            <Button
              type="button"
              size="small"
              variant="secondary"
              onClick={() => go({ screen: "privacy", part: "sikkerhetskopi" })}
            >
              Til sikkerhetskopier
            </Button>
          )}
          <Button
            type="button"
            size="small"
            variant="tertiary"
            onClick={() =>
              void task.run(async () => {
                await send("backup.set-aside", {});
                announce("Rådet om sikkerhetskopi er lagt til side i en uke");
              })
            }
          >
            Ikke nå
          </Button>
        </div>
        <ErrorMessage error={told(task.error)} />
      </div>
    </section>
  );
}
