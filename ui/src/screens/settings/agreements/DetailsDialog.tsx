import { Button } from "@navikt/ds-react/Button";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { AgreementDetails } from "../../../api/types";
import { useChange } from "../../../app/change";
import { Form } from "../../../components/Form";
import { Cancel, Modal } from "../../../components/Modal";
import { useTask } from "../../../data/hooks";
import { errorsByName } from "../../../errors";

/** Changes an agreement's numbers and reference. What else is kept of the agreement stays as it is. */
export function DetailsDialog(props: { details: AgreementDetails; name: string; onClose: () => void }) {
  const { details, name, onClose } = props;
  const change = useChange(null);
  const task = useTask();
  const [measure, setMeasure] = useState(details.measure_number);
  const [number, setNumber] = useState(details.agreement_number);
  const [reference, setReference] = useState(details.your_reference);
  const [places, setPlaces] = useState(details.places === null ? "" : String(details.places));
  const [odd, setOdd] = useState(false);

  async function submit() {
    const count = places.trim();
    const whole = /^\d{1,4}$/.test(count);
    setOdd(count !== "" && !whole);
    if (count !== "" && !whole) return;
    const next = {
      ...details,
      measure_number: measure,
      agreement_number: number,
      your_reference: reference,
      places: whole ? Number(count) : null,
    };
    await change("agreement.details.save", { details: next }, ["saved", "avtaleopplysninger"]);
    onClose();
  }

  /** What was refused is gone with the next letter. */
  const typed = (set: (text: string) => void) => (event: { target: { value: string } }) => {
    if (task.error) task.clear();
    setOdd(false);
    set(event.target.value);
  };
  const wrong = errorsByName(task.error);
  return (
    <Modal
      title="Avtaleopplysninger"
      onClose={onClose}
      footer={
        <>
          <Button size="small" type="submit" form="details-form" loading={task.busy}>
            Lagre
          </Button>
          <Cancel />
        </>
      }
    >
      <Form id="details-form" task={task} submit={submit} fieldError={Object.keys(wrong).length > 0}>
        <p className="subtle">{name}</p>
        <TextField
          size="small"
          className="details-field"
          label="Tiltaksnummer"
          description="Nummeret NAV har gitt tiltaket."
          value={measure}
          onChange={typed(setMeasure)}
        />
        <TextField
          size="small"
          className="details-field"
          label="Avtalenummer"
          description="To siffer, bindestrek og fire siffer."
          value={number}
          error={wrong.agreement_number}
          onChange={typed(setNumber)}
        />
        <TextField
          size="small"
          className="details-field"
          label="Deres referanse"
          description="NAVs referanse på fakturaen: én bokstav og seks siffer, eller tre bokstaver og fire siffer uten mellomrom."
          value={reference}
          error={wrong.your_reference}
          onChange={typed(setReference)}
        />
        <TextField
          size="small"
          className="details-field details-field--short"
          label="Plasser"
          description="Hvor mange deltakere avtalen har plass til samtidig."
          inputMode="numeric"
          value={places}
          error={odd ? "Skriv et helt tall fra 1 til 9999." : wrong.places}
          onChange={typed(setPlaces)}
        />
      </Form>
    </Modal>
  );
}
