import { ExclamationmarkTriangleIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { InfoCard } from "@navikt/ds-react/InfoCard";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { Status } from "../../api/types";
import { Form } from "../../components/Form";
import { useSend, useTask } from "../../data/hooks";
import { Card } from "./Card";
import { setFirstTime } from "./firstTime";

/** The first start: choose the passphrase that everything is encrypted with. */
export function CreateStore({ status }: { status: Status }) {
  const send = useSend();
  const task = useTask();
  const [passphrase, setPassphrase] = useState("");
  const [repeated, setRepeated] = useState("");
  const [faults, setFaults] = useState<{ passphrase?: string; repeated?: string }>({});
  const shortest = status.passphrase_min;

  async function submit() {
    const found: typeof faults = {};
    if ([...passphrase].length < shortest) found.passphrase = `Bruk minst ${shortest} tegn.`;
    else if (passphrase !== repeated) found.repeated = "De to passordfrasene er ikke like.";
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    setFirstTime(true);
    try {
      await send("store.create", { passphrase });
    } catch (refusal) {
      setFirstTime(false);
      throw refusal;
    }
  }

  return (
    <Card title="Kom i gang">
      <Form
        task={task}
        submit={submit}
        buttons={
          <Button type="submit" loading={task.busy}>
            Lag mappen
          </Button>
        }
      >
        <p className="prose">
          Alt du skriver her, lagres kryptert på denne maskinen og sendes ingen steder. Passordfrasen er
          nøkkelen. Velg en setning som er lett å huske og vanskelig å gjette.
        </p>
        <TextField
          label="Passordfrase"
          type="password"
          description={`Minst ${shortest} tegn. Mellomrom er lov.`}
          autoComplete="new-password"
          value={passphrase}
          error={faults.passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
        />
        <TextField
          label="Gjenta passordfrasen"
          type="password"
          autoComplete="new-password"
          value={repeated}
          error={faults.repeated}
          onChange={(event) => setRepeated(event.target.value)}
        />
        <InfoCard data-color="warning" size="small" as="section" aria-label="Viktig om passordfrasen">
          <InfoCard.Message icon={<ExclamationmarkTriangleIcon aria-hidden />}>
            <strong>Ingen kan gjenopprette passordfrasen.</strong> Mister du den, er opplysningene tapt. Skriv
            den gjerne ned og lås den inn et annet sted enn ved maskinen.
          </InfoCard.Message>
        </InfoCard>
        <p className="subtle small">Mappen lages i {status.folder}.</p>
      </Form>
    </Card>
  );
}
