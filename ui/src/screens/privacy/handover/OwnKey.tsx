import { Button } from "@navikt/ds-react/Button";
import { CopyButton } from "@navikt/ds-react/CopyButton";
import { ErrorMessage } from "../../../components/ErrorMessage";
import { useSend, useTask } from "../../../data/hooks";

/** The key that colleagues seal files to; the same as in the team. It can be made at any time, and stays. */
export function OwnKey({ publicKey }: { publicKey: string | null }) {
  const send = useSend();
  const task = useTask();
  return (
    <section className="panel" aria-labelledby="handover-key">
      <h2 id="handover-key">Nøkkelen din</h2>
      <div className="stack">
        <p className="prose">
          Gir du nøkkelen til en kollega, kan kollegaen låse filer til deg uten å avtale en passordfrase. Den
          er ikke hemmelig, og er den samme som i laget.
        </p>
        {publicKey === null ? (
          <>
            <ErrorMessage error={task.error} />
            <Button
              type="button"
              size="small"
              variant="secondary"
              loading={task.busy}
              onClick={() => void task.run(async () => void (await send("team.key", {})))}
            >
              Lag nøkkelen din
            </Button>
          </>
        ) : (
          <p className="path">
            <code>{publicKey}</code>{" "}
            <CopyButton size="xsmall" copyText={publicKey} text="Kopier nøkkelen" activeText="Kopiert" />
          </p>
        )}
      </div>
    </section>
  );
}
