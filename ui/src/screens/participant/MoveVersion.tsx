import { Button } from "@navikt/ds-react/Button";
import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import { useState } from "react";
import { useChange } from "../../app/change";
import { Answer } from "../../components/Answer";
import { EffectsNote } from "../../components/EffectsNote";
import { ErrorMessage } from "../../components/ErrorMessage";
import { Cancel, Modal } from "../../components/Modal";
import { useAnswer, useTask } from "../../data/hooks";
import type { TabProps } from "./Participant";

/** Tells that the agreement has a newer version than the participant follows, and moves them on request. */
export function MoveVersion({ view }: Pick<TabProps, "view">) {
  const [asking, setAsking] = useState(false);
  const to = view.newer_version;
  return (
    <>
      {to !== null && (
        <div className="newer-version">
          <InlineMessage status="info" size="small">
            Avtalen har en nyere versjon, {to}. Denne deltakeren følger versjon {view.agreement.version}.
          </InlineMessage>
          <Button type="button" size="xsmall" variant="secondary" onClick={() => setAsking(true)}>
            Se hva som endres …
          </Button>
        </div>
      )}
      {/* Stays while the answer of the move comes in. */}
      {asking && to !== null && (
        <Move id={view.id} from={view.agreement.version} to={to} onClose={() => setAsking(false)} />
      )}
    </>
  );
}

function Move({ id, from, to, onClose }: { id: string; from: string; to: string; onClose: () => void }) {
  const change = useChange(id);
  const task = useTask();
  const preview = useAnswer("case.move.preview", { id, version: to });
  const move = () =>
    void task.run(async () => {
      await change("case.move", { id, version: to }, ["changed", `avtalens versjon, fra ${from} til ${to}`]);
      onClose();
    });
  const hindered = preview.error !== null || (preview.data !== undefined && preview.data.obstacle !== null);
  return (
    <Modal
      title={`Flytte til versjon ${to} av avtalen?`}
      onClose={onClose}
      footer={
        <>
          {!hindered && (
            <Button
              type="button"
              size="small"
              loading={task.busy || preview.data === undefined}
              onClick={move}
            >
              Flytt til versjon {to}
            </Button>
          )}
          <Cancel />
        </>
      }
    >
      <div className="stack">
        <p>
          Fristene regnes da etter versjon {to} i stedet for {from}. Det som er registrert og levert, blir
          stående. Du kan angre.
        </p>
        <Answer of={preview}>
          {({ effects, obstacle }) => (
            <>
              <EffectsNote effects={effects} room />
              {obstacle !== null && (
                <InlineMessage status="warning" size="small">
                  Deltakeren kan ikke flyttes ennå. {obstacle}
                </InlineMessage>
              )}
            </>
          )}
        </Answer>
        <ErrorMessage error={task.error} />
      </div>
    </Modal>
  );
}
