import { Button } from "@navikt/ds-react/Button";
import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import { useAnnounce } from "../app/announce";
import { useSend, useTask } from "../data/hooks";
import { Form } from "./Form";
import { Cancel, Modal } from "./Modal";
import "./masked-name.css";

/** Says that the name is masked because of adressesperre, and opens it on purpose. */
export function MaskedName({ caseId }: { caseId: string }) {
  const [asking, setAsking] = useState(false);
  return (
    <div className="masked-name">
      <InlineMessage status="warning" size="small">
        Deltakeren har adressesperre. Navn, fødselsnummer og kontaktopplysninger er skjermet.
      </InlineMessage>
      <Button type="button" size="small" variant="secondary" onClick={() => setAsking(true)}>
        Åpne navnet
      </Button>
      {asking && <OpenName caseId={caseId} onClose={() => setAsking(false)} />}
    </div>
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
