import { Button } from "@navikt/ds-react/Button";
import { TextField } from "@navikt/ds-react/TextField";
import { useEffect, useRef, useState } from "react";
import type { Status } from "../../api/types";
import { Form } from "../../components/Form";
import { forget } from "../../data/client";
import { useSend, useTask } from "../../data/hooks";
import { errorText } from "../../errors";
import { Card } from "./Card";

/** Unlocking. A wrong passphrase stays, selected, so that it can be typed over or mended. */
export function Unlock({ status }: { status: Status }) {
  const send = useSend();
  const task = useTask();
  const [passphrase, setPassphrase] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const wrong = task.error?.code === "wrong-passphrase";

  useEffect(() => {
    forget();
    field.current?.focus();
  }, []);
  useEffect(() => {
    if (wrong) field.current?.select();
  }, [wrong]);

  return (
    <Card title="Lås opp" focusHeading={false}>
      <Form
        task={task}
        fieldError={wrong}
        submit={async () => {
          await send("store.unlock", { passphrase });
        }}
        buttons={
          <Button type="submit" loading={task.busy}>
            Lås opp
          </Button>
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
      </Form>
      <p className="subtle small card__foot">
        Mappen ligger i {status.folder}. Versjon {status.version}.
      </p>
    </Card>
  );
}
