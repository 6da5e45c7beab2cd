import { Button } from "@navikt/ds-react/Button";
import { TextField } from "@navikt/ds-react/TextField";
import { useEffect, useRef, useState } from "react";
import type { Status } from "../../api/types";
import { Form } from "../../components/Form";
import { aboutCode, CodeField } from "../../components/recovery/CodeField";
import { forget } from "../../data/client";
import { useSend, useTask } from "../../data/hooks";
import { errorText } from "../../errors";
import { Card } from "./Card";

/** Unlocking, by the passphrase or the recovery code. */
export function Unlock({ status }: { status: Status }) {
  const [byCode, setByCode] = useState(false);
  useEffect(() => forget(), []);
  return (
    <Card title={byCode ? "Lås opp med kode" : "Lås opp"} wide={byCode} focusHeading={false}>
      {byCode ? (
        <ByCode back={() => setByCode(false)} />
      ) : (
        <ByPassphrase hasCode={status.has_recovery_code !== false} useCode={() => setByCode(true)} />
      )}
      <p className="subtle small card__foot">
        Mappen ligger i {status.folder}. Versjon {status.version}.
      </p>
    </Card>
  );
}

/** A wrong passphrase stays, selected, so that it can be typed over or mended. */
function ByPassphrase({ hasCode, useCode }: { hasCode: boolean; useCode: () => void }) {
  const send = useSend();
  const task = useTask();
  const [passphrase, setPassphrase] = useState("");
  const [hasFailed, setHasFailed] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const wrong = task.error?.code === "wrong-passphrase";

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (!wrong) return;
    setHasFailed(true);
    field.current?.select();
  }, [wrong]);

  return (
    <Form
      task={task}
      fieldError={wrong}
      submit={async () => {
        await send("store.unlock", { passphrase });
      }}
      buttons={
        <>
          <Button type="submit" loading={task.busy}>
            Lås opp
          </Button>
          {hasCode && (
            <Button type="button" variant="tertiary" onClick={useCode}>
              Bruk gjenopprettingskode
            </Button>
          )}
        </>
      }
    >
      <TextField
        ref={field}
        label="Passordfrase"
        type="password"
        autoComplete="current-password"
        value={passphrase}
        error={wrong && task.error ? errorText(task.error) : undefined}
        onChange={(event) => {
          task.clear();
          setPassphrase(event.target.value);
        }}
      />
      {hasFailed && !hasCode && (
        <p className="subtle small">
          Denne mappen har ingen gjenopprettingskode, så bare passordfrasen åpner den.
        </p>
      )}
    </Form>
  );
}

/** The code stays when it is refused, with the group that holds a slip selected. */
function ByCode({ back }: { back: () => void }) {
  const send = useSend();
  const task = useTask();
  const [code, setCode] = useState("");
  return (
    <Form
      task={task}
      fieldError={aboutCode(task.error)}
      submit={async () => {
        await send("store.recover", { code });
      }}
      buttons={
        <>
          <Button type="submit" loading={task.busy}>
            Lås opp
          </Button>
          <Button type="button" variant="tertiary" onClick={back}>
            Bruk passordfrasen
          </Button>
        </>
      }
    >
      <p className="prose">Etterpå velger du en ny passordfrase. Alt du har registrert, blir stående.</p>
      <CodeField
        label="Gjenopprettingskode"
        description="Sju grupper med fem tegn. Store eller små bokstaver, mellomrom og bindestreker spiller ingen rolle."
        value={code}
        error={task.error}
        first={1}
        change={(text) => {
          task.clear();
          setCode(text);
        }}
      />
    </Form>
  );
}
