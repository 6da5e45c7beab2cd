import { ExclamationmarkTriangleIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { InfoCard } from "@navikt/ds-react/InfoCard";
import { useState } from "react";
import type { Status } from "../../api/types";
import { Form } from "../../components/Form";
import { NewPassphrase, tooWeak, useNewPassphrase } from "../../components/NewPassphrase";
import { useSend, useTask } from "../../data/hooks";
import { leadTo } from "./ahead";
import { Card } from "./Card";
import { RestoreStore } from "./RestoreStore";

/** The first start: choose the passphrase that everything is encrypted with. */
export function CreateStore({ status }: { status: Status }) {
  const send = useSend();
  const task = useTask();
  const chosen = useNewPassphrase(status.passphrase_min);
  const [restoring, setRestoring] = useState(false);

  async function submit() {
    if (!chosen.check()) return;
    await leadTo("code", () => send("store.create", { passphrase: chosen.typed.next }));
  }

  if (restoring) return <RestoreStore back={() => setRestoring(false)} />;
  return (
    <Card title="Kom i gang" step={1}>
      <Form
        task={task}
        submit={submit}
        fieldError={tooWeak(task.error)}
        buttons={
          <>
            <Button type="submit" loading={task.busy}>
              Lag mappen
            </Button>
            <Button type="button" variant="tertiary" onClick={() => setRestoring(true)}>
              Hent fra en sikkerhetskopi
            </Button>
          </>
        }
      >
        <p className="prose">
          Alt du skriver her, lagres kryptert på denne maskinen og sendes ingen steder. Passordfrasen er
          nøkkelen. Velg noe som er lett å huske og vanskelig å gjette.
        </p>
        <NewPassphrase task={task} of={chosen} labels={["Passordfrase", "Gjenta passordfrasen"]} />
        <InfoCard data-color="warning" size="small" as="section" aria-label="Viktig om passordfrasen">
          <InfoCard.Message icon={<ExclamationmarkTriangleIcon aria-hidden />}>
            <strong>Ingen kan finne igjen en glemt passordfrase for deg.</strong> Derfor kan du lage en
            gjenopprettingskode i neste steg. Mister du begge, er opplysningene tapt.
          </InfoCard.Message>
        </InfoCard>
        <p className="subtle small">
          Styrken regnes av lengden og antall ulike ord. Navn, fødselsdager og kjente sitater er lette å
          gjette uansett. Mappen lages i {status.folder}.
        </p>
      </Form>
    </Card>
  );
}
