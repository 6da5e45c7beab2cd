import { Button } from "@navikt/ds-react/Button";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import { useAnnounce } from "../../app/announce";
import { Form } from "../../components/Form";
import { useAnswer, useSend, useTask } from "../../data/hooks";
import { errorText } from "../../errors";

const BLANK = { current: "", next: "", repeated: "" };

export function ChangePassphrase() {
  const shortest = useAnswer("status", {}).data?.passphrase_min ?? 0;
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const [typed, setTyped] = useState(BLANK);
  const [faults, setFaults] = useState<Partial<typeof BLANK>>({});
  const wrong = task.error?.code === "wrong-passphrase";

  async function submit() {
    const found: Partial<typeof BLANK> = {};
    if (typed.current === "") found.current = "Skriv passordfrasen du bruker nå.";
    if ([...typed.next].length < shortest) found.next = `Bruk minst ${shortest} tegn.`;
    else if (typed.next !== typed.repeated) found.repeated = "De to passordfrasene er ikke like.";
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    await send("passphrase.change", { current: typed.current, new: typed.next });
    setTyped(BLANK);
    announce("Passordfrasen er byttet");
  }

  const field = (name: keyof typeof BLANK, label: string, complete: string, error?: string) => (
    <TextField
      size="small"
      type="password"
      label={label}
      autoComplete={complete}
      value={typed[name]}
      error={faults[name] ?? error}
      onChange={(event) => {
        task.clear();
        setTyped({ ...typed, [name]: event.target.value });
      }}
    />
  );
  return (
    <section className="panel" aria-labelledby="passphrase">
      <h2 id="passphrase">Bytt passordfrase</h2>
      <Form
        task={task}
        submit={submit}
        fieldError={wrong}
        buttons={
          <Button size="small" variant="secondary" type="submit" loading={task.busy}>
            Bytt passordfrase
          </Button>
        }
      >
        {field(
          "current",
          "Nåværende passordfrase",
          "current-password",
          wrong && task.error ? errorText(task.error) : undefined,
        )}
        <div className="half-fields">
          {field("next", "Ny passordfrase", "new-password")}
          {field("repeated", "Gjenta den nye", "new-password")}
        </div>
        <p className="subtle small">Minst {shortest} tegn. Den kan ikke gjenopprettes.</p>
      </Form>
    </section>
  );
}
