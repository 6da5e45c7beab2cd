import { Button } from "@navikt/ds-react/Button";
import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import { Link } from "@navikt/ds-react/Link";
import { TextField } from "@navikt/ds-react/TextField";
import { useEffect, useRef, useState } from "react";
import type { Status } from "../../api/types";
import { ErrorMessage } from "../../components/ErrorMessage";
import { Form } from "../../components/Form";
import { aboutCode, CodeField } from "../../components/recovery/CodeField";
import { forget } from "../../data/client";
import { useSend, useTask } from "../../data/hooks";
import { errorText } from "../../errors";
import type { ApiError } from "../../host";
import { Card } from "./Card";
import { Damaged, isDamaged } from "./Damaged";
import { RestoreStore } from "./RestoreStore";

/** Unlocking, by the passphrase or the recovery code. */
export function Unlock({ status }: { status: Status }) {
  const [byCode, setByCode] = useState(false);
  const [restoring, setRestoring] = useState(false);
  useEffect(() => forget(), []);
  if (restoring) return <RestoreStore back={() => setRestoring(false)} />;
  return (
    <Card title={byCode ? "Lås opp med kode" : "Lås opp"} wide={byCode} focusHeading={false}>
      {byCode ? (
        <ByCode back={() => setByCode(false)} />
      ) : (
        <ByPassphrase
          hasCode={status.has_recovery_code !== false}
          hasKeyring={status.keyring_enabled === true}
          useCode={() => setByCode(true)}
        />
      )}
      <p className="small card__foot">
        <Link as="button" type="button" onClick={() => setRestoring(true)}>
          Hent fra en sikkerhetskopi
        </Link>
      </p>
      <p className="subtle small">
        Mappen ligger i {status.folder}. Versjon {status.version}.
      </p>
    </Card>
  );
}

/** A wrong passphrase stays, selected, so that it can be typed over or mended. */
function ByPassphrase(props: { hasCode: boolean; hasKeyring: boolean; useCode: () => void }) {
  const { hasCode, hasKeyring, useCode } = props;
  const send = useSend();
  const task = useTask();
  const [passphrase, setPassphrase] = useState("");
  const [hasFailed, setHasFailed] = useState(false);
  const keyring = useTask();
  const field = useRef<HTMLInputElement>(null);
  const wrong = task.error?.code === "wrong-passphrase";

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (!wrong) return;
    setHasFailed(true);
    field.current?.select();
  }, [wrong]);

  // Only ever by a click: a lock that opened itself would be none.
  const byKeyring = () =>
    void keyring
      .run(async () => {
        task.clear();
        await send("store.unlock-by-keyring", {});
      })
      .then(() => field.current?.focus());

  return (
    <Form
      task={task}
      fieldError={wrong || isDamaged(task.error)}
      submit={async () => {
        await send("store.unlock", { passphrase });
      }}
      buttons={
        <>
          <Button type="submit" loading={task.busy}>
            Lås opp
          </Button>
          {hasKeyring && (
            <Button type="button" variant="secondary" loading={keyring.busy} onClick={byKeyring}>
              Lås opp med maskinens nøkkelring
            </Button>
          )}
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
          keyring.clear();
          setPassphrase(event.target.value);
        }}
      />
      <KeyringFault error={keyring.error} />
      <Damaged error={task.error} />
      {hasKeyring && (
        <p role="status" className="subtle small">
          {keyring.busy && "Venter på nøkkelringen. Maskinen kan spørre om passordet til den."}
        </p>
      )}
      {hasFailed && !hasCode && (
        <p className="subtle small">
          Denne mappen har ingen gjenopprettingskode, så bare passordfrasen åpner den.
        </p>
      )}
    </Form>
  );
}

/** That the keyring fails is no fault: the passphrase stands beside it. */
function KeyringFault({ error }: { error: ApiError | null }) {
  if (isDamaged(error)) return <Damaged error={error} />;
  if (error?.code !== "keyring") return <ErrorMessage error={error} />;
  return (
    <div role="alert">
      <InlineMessage status="warning">{errorText(error)}</InlineMessage>
    </div>
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
      fieldError={aboutCode(task.error) || isDamaged(task.error)}
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
      <Damaged error={task.error} />
    </Form>
  );
}
