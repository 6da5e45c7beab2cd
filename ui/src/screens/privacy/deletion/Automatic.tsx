import { Button } from "@navikt/ds-react/Button";
import { LocalAlert } from "@navikt/ds-react/LocalAlert";
import { Switch } from "@navikt/ds-react/Switch";
import { useState } from "react";
import type { DeletionQueue } from "../../../api/types";
import { useAnnounce } from "../../../app/announce";
import { ErrorMessage } from "../../../components/ErrorMessage";
import { Cancel, Modal } from "../../../components/Modal";
import { useSend, useTask } from "../../../data/hooks";
import { counted } from "../../../format";
import { CANNOT_BE_UNDONE } from "./words";

/** Whether what is due goes by itself. In a store from before it was asked, it is asked here, once. */
export function Automatic({ queue }: { queue: DeletionQueue }) {
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const [asking, setAsking] = useState(false);
  const due = queue.rows.filter((row) => (row.days ?? 1) <= 0 && row.hold === null && row.frozen === null);

  const choose = (on: boolean) =>
    task.run(async () => {
      await send("deletion.automatic", { on });
      setAsking(false);
      announce(on ? "Automatisk sletting er slått på" : "Automatisk sletting er slått av");
    });
  // What is overdue would go the next time the store is opened: that is said before.
  const wish = (on: boolean) => (on && due.length > 0 ? setAsking(true) : void choose(on));

  return (
    <section className="panel" aria-labelledby="automatic-deletion">
      <h2 id="automatic-deletion">Automatisk sletting</h2>
      <div className="stack">
        {queue.asked ? (
          <Switch
            size="small"
            checked={queue.automatic}
            loading={task.busy}
            onChange={(event) => wish(event.target.checked)}
            description="Skjer når du låser opp og når en ny dag begynner. Den som er stanset, blir stående."
          >
            Slett av seg selv når fristen er ute
          </Switch>
        ) : (
          <>
            <p className="prose">
              Skal appen slette av seg selv når fristen er ute? Det skjer når du låser opp og når en ny dag
              begynner, før noe vises. Du får påminnelser i fire uker før, og kan stanse slettingen av hver
              enkelt. Svaret kan endres her når som helst.
            </p>
            <div className="buttons">
              <Button type="button" size="small" loading={task.busy} onClick={() => wish(true)}>
                Ja, slett av seg selv
              </Button>
              <Button
                type="button"
                size="small"
                variant="secondary"
                disabled={task.busy}
                onClick={() => void choose(false)}
              >
                Nei, jeg sletter selv
              </Button>
            </div>
          </>
        )}
        {queue.doubt !== null && (
          <LocalAlert as="div" status="warning" size="small">
            <LocalAlert.Header>
              <LocalAlert.Title as="h3">Ingenting slettes av seg selv nå</LocalAlert.Title>
            </LocalAlert.Header>
            <LocalAlert.Content>{queue.doubt}</LocalAlert.Content>
          </LocalAlert>
        )}
        {!asking && <ErrorMessage error={task.error} />}
      </div>
      {asking && (
        <Modal
          title="Slå på automatisk sletting?"
          width="small"
          onClose={() => setAsking(false)}
          footer={
            <>
              <Button
                type="button"
                size="small"
                data-color="danger"
                loading={task.busy}
                onClick={() => void choose(true)}
              >
                Slå på
              </Button>
              <Cancel />
            </>
          }
        >
          <div className="stack">
            <p>
              {counted(due.length, "deltaker har", "deltakere har")} nådd fristen allerede, og slettes neste
              gang du låser opp. {CANNOT_BE_UNDONE}
            </p>
            <p>
              Vil du se hva som mangler først, eller stanse noen, så gjør det i køen under før du slår på.
            </p>
            <ErrorMessage error={task.error} />
          </div>
        </Modal>
      )}
    </section>
  );
}
