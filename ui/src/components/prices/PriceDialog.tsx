import { Button } from "@navikt/ds-react/Button";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { AgreementDetails, PriceFrom, PriceModel } from "../../api/types";
import { useChange } from "../../app/change";
import { useTask } from "../../data/hooks";
import { errorsByName } from "../../errors";
import { kroner, date as shown } from "../../format";
import { DateField, useDateText } from "../DateField";
import { Form } from "../Form";
import { Cancel, Modal } from "../Modal";
import { PRICE_FOR } from "./words";

/** Enters a price with the day from which it holds, or changes one. */
export function PriceDialog(props: {
  name: string;
  model: PriceModel;
  details: AgreementDetails;
  given?: PriceFrom;
  onClose: () => void;
}) {
  const { details, given } = props;
  const change = useChange(null);
  const task = useTask();
  const day = useDateText(given?.from ?? null);
  const [text, setText] = useState(given ? String(given.nok) : "");
  const [tried, setTried] = useState(false);
  const errors = errorsByName(task.error);
  const nok = readKroner(text);

  async function submit() {
    setTried(true);
    const from = await day.require();
    if (from === undefined || nok === undefined) return;
    const others = details.prices.filter((each) => each.from !== given?.from);
    await change("agreement.details.save", { details: { ...details, prices: [...others, { from, nok }] } }, [
      "saved",
      `pris ${kroner(String(nok))} fra ${shown(from)}`,
    ]);
    props.onClose();
  }

  const typed = (set: () => void) => {
    if (task.error) task.clear();
    set();
  };
  const invalid =
    tried && nok === undefined ? "Skriv prisen i hele kroner, for eksempel 18 500." : errors.nok;
  return (
    <Modal
      title={given ? "Endre pris" : "Legg inn pris"}
      width="small"
      onClose={props.onClose}
      footer={
        <>
          <Button size="small" type="submit" form="price-form" loading={task.busy}>
            Lagre
          </Button>
          <Cancel />
        </>
      }
    >
      <Form id="price-form" task={task} submit={submit} fieldError={"from" in errors || "nok" in errors}>
        <p className="subtle">{props.name}</p>
        <TextField
          size="small"
          className="price-field first-focus"
          label={`Pris ${PRICE_FOR[props.model]}`}
          description="Hele kroner, uten merverdiavgift."
          inputMode="numeric"
          value={text}
          error={invalid}
          onChange={(event) => typed(() => setText(event.target.value))}
        />
        <DateField
          label="Gjelder fra og med"
          value={{
            ...day,
            error: day.error ?? errors.from,
            type: (next: string) => typed(() => day.type(next)),
          }}
        />
      </Form>
    </Modal>
  );
}

/** Whole kroner, with or without spaces between the thousands and «kr». */
function readKroner(text: string): number | undefined {
  const digits = text.replace(/kr/i, "").replace(/[\s\u00a0]/g, "");
  return /^[1-9]\d{0,6}$/.test(digits) ? Number(digits) : undefined;
}
