import { Button } from "@navikt/ds-react/Button";
import { LocalAlert } from "@navikt/ds-react/LocalAlert";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import { useAnnounce } from "../app/announce";
import { useSend, useTask } from "../data/hooks";
import { Form } from "./Form";
import { Cancel, Modal } from "./Modal";

/** Says that the name is masked because of adressesperre, and opens it on purpose. */
export function MaskedName({ caseId }: { caseId: string }) {
  const [asking, setAsking] = useState(false);
  return (
    <LocalAlert status="announcement" size="small">
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">Deltakeren har adressesperre</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <div className="stack">
          <p>Navn, fødselsnummer og kontaktopplysninger er skjermet til du åpner dem.</p>
          <div>
            <Button type="button" size="small" variant="secondary" onClick={() => setAsking(true)}>
              Åpne navnet
            </Button>
          </div>
        </div>
      </LocalAlert.Content>
      {asking && <OpenName caseId={caseId} onClose={() => setAsking(false)} />}
    </LocalAlert>
  );
}

function OpenName({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const send = useSend();
  const task = useTask();
  const announce = useAnnounce();
  const [reason, setReason] = useState("");

  async function submit() {
    await send("person.open", { id: caseId, reason });
    onClose();
    announce("Navnet er åpnet til mappen låses");
  }

  return (
    <Modal title="Åpne navnet" onClose={onClose}>
      <Form
        task={task}
        submit={submit}
        fleeting
        buttons={
          <>
            <Button size="small" type="submit" loading={task.busy}>
              Åpne
            </Button>
            <Cancel />
          </>
        }
      >
        <p>Navnet vises i denne mappen til den låses. Endringsloggen husker hvem som åpnet det, og når.</p>
        <TextField
          size="small"
          label="Hvorfor (valgfritt)"
          description="For eksempel «Forberede møte». Kommer med i endringsloggen."
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
        />
      </Form>
    </Modal>
  );
}

/** In place of the form with the details, which would show what is masked. */
export function MaskedDetails() {
  return <p className="prose">Åpne navnet øverst på siden for å se og rette opplysningene.</p>;
}
