import { Button } from "@navikt/ds-react/Button";
import type { Status } from "../../api/types";
import { useAutomaticLock, useLock } from "../../app/lock";
import { Form } from "../../components/Form";
import { LocksSoon } from "../../components/LocksSoon";
import { NewPassphrase, tooWeak, useNewPassphrase } from "../../components/NewPassphrase";
import { useSend, useTask } from "../../data/hooks";
import { leadTo } from "./ahead";
import { Card } from "./Card";

/** Opened by the recovery code: a new passphrase comes before anything else. */
export function ResetPassphrase({ status }: { status: Status }) {
  const send = useSend();
  const task = useTask();
  const lock = useLock();
  const soon = useAutomaticLock(lock);
  const chosen = useNewPassphrase(status.passphrase_min);

  async function submit() {
    if (!chosen.check()) return;
    await leadTo("renewal", () => send("passphrase.reset", { new: chosen.typed.next }));
  }

  return (
    <Card title="Velg ny passordfrase">
      <Form
        task={task}
        submit={submit}
        fieldError={tooWeak(task.error)}
        buttons={
          <>
            <Button type="submit" loading={task.busy}>
              Lagre passordfrasen
            </Button>
            <Button type="button" variant="tertiary" onClick={() => void lock()}>
              Lås igjen
            </Button>
          </>
        }
      >
        <p className="prose">
          Mappen er åpnet med gjenopprettingskoden. Velg en ny passordfrase før du går videre; den gamle
          slutter da å virke. Alt du har registrert, er her fortsatt.
        </p>
        <NewPassphrase task={task} of={chosen} labels={["Ny passordfrase", "Gjenta den nye"]} />
      </Form>
      <LocksSoon soon={soon} />
    </Card>
  );
}
