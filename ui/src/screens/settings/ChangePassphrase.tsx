import { Button } from "@navikt/ds-react/Button";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import { useAnnounce } from "../../app/announce";
import { Form } from "../../components/Form";
import { NewPassphrase, tooWeak, useNewPassphrase } from "../../components/NewPassphrase";
import { useAnswer, useSend, useTask } from "../../data/hooks";
import { errorText } from "../../errors";

export function ChangePassphrase() {
  const status = useAnswer("status", {}).data;
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const chosen = useNewPassphrase(status?.passphrase_min ?? 0);
  const [current, setCurrent] = useState("");
  const [missing, setMissing] = useState(false);
  const wrong = task.error?.code === "wrong-passphrase";

  async function submit() {
    setMissing(current === "");
    if (!chosen.check() || current === "") return;
    await send("passphrase.change", { current, new: chosen.typed.next });
    setCurrent("");
    chosen.clear();
    announce("Passordfrasen er byttet");
  }

  const fault = missing ? "Skriv passordfrasen du bruker nå." : undefined;
  return (
    <section className="panel" aria-labelledby="passphrase">
      <h2 id="passphrase">Bytt passordfrase</h2>
      <Form
        task={task}
        submit={submit}
        fieldError={wrong || tooWeak(task.error)}
        buttons={
          <Button size="small" variant="secondary" type="submit" loading={task.busy}>
            Bytt passordfrase
          </Button>
        }
      >
        <div className="settings__passphrase">
          <TextField
            size="small"
            type="password"
            label="Nåværende passordfrase"
            autoComplete="current-password"
            value={current}
            error={wrong && task.error ? errorText(task.error) : fault}
            onChange={(event) => {
              task.clear();
              setCurrent(event.target.value);
            }}
          />
        </div>
        <NewPassphrase task={task} size="small" of={chosen} labels={["Ny passordfrase", "Gjenta den nye"]} />
        <p className="subtle small">
          {status?.has_recovery_code
            ? "Gjenopprettingskoden gjelder som før. Kan andre ha fått tak i passordfrasen, så lag en ny kode også."
            : "Ingen kan finne igjen en glemt passordfrase. Lag en gjenopprettingskode over her."}
          {status?.keyring_enabled && " Maskinens nøkkelring låser fortsatt opp mappen."}
        </p>
        <p className="subtle small">
          Sikkerhetskopier som maskinen når, skrives på nytt og åpnes deretter bare med den nye.
        </p>
      </Form>
    </section>
  );
}
