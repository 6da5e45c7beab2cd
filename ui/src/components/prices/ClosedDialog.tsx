import { Button } from "@navikt/ds-react/Button";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { AgreementDetails, ClosedDays } from "../../api/types";
import { useChange } from "../../app/change";
import { useTask } from "../../data/hooks";
import { errorsByName } from "../../errors";
import { DateField, useDateText } from "../DateField";
import { Form } from "../Form";
import { Cancel, Modal } from "../Modal";
import { closedSpan } from "./closed";

/** Enters days on which the measure is closed, or changes them. */
export function ClosedDialog(props: {
  name: string;
  details: AgreementDetails;
  given?: ClosedDays;
  onClose: () => void;
}) {
  const { details, given } = props;
  const change = useChange(null);
  const task = useTask();
  const first = useDateText(given?.from ?? null);
  const last = useDateText(given?.to ?? null);
  const [reason, setReason] = useState(given?.reason ?? "");
  const errors = errorsByName(task.error);

  async function submit() {
    const [from, until] = [await first.require(), await last.read()];
    if (from === undefined || until === undefined) return;
    const days: ClosedDays = { from, to: until ?? from, reason: reason.trim() };
    if (days.to < from) {
      last.fail("Siste dag kan ikke være før første dag.");
      return;
    }
    const others = details.closed.filter((each) => each.from !== given?.from);
    await change("agreement.details.save", { details: { ...details, closed: [...others, days] } }, [
      "saved",
      `stengt ${closedSpan(days)}`,
    ]);
    props.onClose();
  }

  const cleared = (value: typeof first, error: string | undefined) => ({
    ...value,
    error: value.error ?? error,
    type: (text: string) => {
      if (task.error) task.clear();
      value.type(text);
    },
  });
  return (
    <Modal
      title={given ? "Endre stengte dager" : "Legg inn stengte dager"}
      width="small"
      onClose={props.onClose}
      footer={
        <>
          <Button size="small" type="submit" form="closed-form" loading={task.busy}>
            Lagre
          </Button>
          <Cancel />
        </>
      }
    >
      <Form id="closed-form" task={task} submit={submit} fieldError={Object.keys(errors).length > 0}>
        <p className="subtle">{props.name}</p>
        <p>Dager tiltaket er stengt for alle. NAV betaler ikke for dem.</p>
        <div className="half-fields">
          <DateField label="Første dag" value={cleared(first, errors.from)} first />
          <DateField label="Siste dag" optional value={cleared(last, errors.to)} />
        </div>
        <TextField
          size="small"
          label="Hvorfor (valgfritt)"
          description="For eksempel planleggingsdager. Ikke noe om deltakere."
          value={reason}
          error={errors.reason}
          onChange={(event) => {
            if (task.error) task.clear();
            setReason(event.target.value);
          }}
        />
      </Form>
    </Modal>
  );
}
