import { Button } from "@navikt/ds-react/Button";
import { Select } from "@navikt/ds-react/Select";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { AdjustedReadings, ReadingRow, ReadingValue, Unit } from "../../../api/types";
import { useChange } from "../../../app/change";
import { Form } from "../../../components/Form";
import { Cancel, Modal } from "../../../components/Modal";
import { useAnswer, useSettled, useTask } from "../../../data/hooks";
import { counted } from "../../../format";
import { choices } from "../../../words";
import { adjusted, units } from "./adjust";
import { readDays, typedDays, YearDays } from "./YearDays";

/** Puts another value in a reading's place, or the agreement's own back, and says whose deadlines change. */
export function ReadingDialog(props: { row: ReadingRow; all: AdjustedReadings; onClose: () => void }) {
  const { row, all, onClose } = props;
  const change = useChange(null);
  const task = useTask();
  const given = row.value;
  const [count, setCount] = useState(given.kind === "offset" ? String(given.count ?? "") : "");
  const [unit, setUnit] = useState<Unit>(given.kind === "offset" ? (given.unit ?? "days") : "days");
  const [day, setDay] = useState(given.kind === "monthly-day" ? String(given.day) : "");
  const [days, setDays] = useState(() => ("days" in given ? typedDays(given.days) : []));
  const [tried, setTried] = useState(false);

  function value(): ReadingValue | undefined {
    const number = (text: string) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : undefined);
    switch (given.kind) {
      case "offset": {
        const read = number(count);
        return read === undefined ? undefined : { ...given, count: read, unit };
      }
      case "monthly-day": {
        const read = number(day);
        return read === undefined || read < 1 || read > 31 ? undefined : { ...given, day: read };
      }
      case "semester-ends":
      case "yearly-days": {
        const read = readDays(days);
        return read && { ...given, days: read };
      }
      case "told":
        return given;
    }
  }

  const wanted = value();
  const readings = wanted && adjusted(all, given, wanted);

  async function submit() {
    setTried(true);
    if (readings === undefined) return;
    await change("readings.save", { readings }, ["saved", row.title]);
    onClose();
  }
  const reset = () =>
    void task.run(async () => {
      await change("readings.save", { readings: adjusted(all, given, null) }, [
        "saved",
        `${row.title}, satt tilbake til standard`,
      ]);
      onClose();
    });

  /** What was refused is gone with the next letter. */
  const typed = (set: () => void) => {
    if (task.error) task.clear();
    set();
  };
  const missing = (text: string) => (tried && wanted === undefined ? text : undefined);
  return (
    <Modal
      title={`Tolkning: ${row.title}`}
      onClose={onClose}
      footer={
        <>
          <Button size="small" type="submit" form="reading-form" loading={task.busy}>
            Lagre
          </Button>
          <Cancel />
          {row.is_adjusted && (
            <Button type="button" size="small" variant="tertiary" onClick={reset}>
              Tilbake til standard ({row.standard})
            </Button>
          )}
        </>
      }
    >
      <Form id="reading-form" task={task} submit={submit}>
        <div>
          {row.note && <p>{row.note}</p>}
          <p className="subtle small">
            {row.source}. Standard: {row.standard}.
          </p>
        </div>
        {given.kind === "offset" && (
          <div className="number-and-unit">
            <TextField
              size="small"
              className="number-field"
              label="Antall"
              inputMode="numeric"
              value={count}
              error={missing("Skriv et helt tall, 0 eller mer.")}
              onChange={(event) => typed(() => setCount(event.target.value))}
            />
            <Select
              size="small"
              label="Enhet"
              value={unit}
              onChange={(event) => typed(() => setUnit(event.target.value as Unit))}
            >
              {choices(units).map(([id, word]) => (
                <option key={id} value={id}>
                  {word}
                </option>
              ))}
            </Select>
          </div>
        )}
        {given.kind === "offset" && given.count === null && (
          <p className="subtle">
            Nå regnes fristen i flere steg: {row.present}. Det du skriver her, kommer i stedet for alle.
          </p>
        )}
        {given.kind === "monthly-day" && (
          <TextField
            size="small"
            className="number-field"
            label="Dag i måneden etter"
            description="Har måneden ikke så mange dager, gjelder den siste."
            inputMode="numeric"
            value={day}
            error={missing("Skriv en dag fra 1 til 31.")}
            onChange={(event) => typed(() => setDay(event.target.value))}
          />
        )}
        {(given.kind === "semester-ends" || given.kind === "yearly-days") && (
          <YearDays
            days={days}
            least={given.kind === "semester-ends" ? 2 : 1}
            change={(next) => typed(() => setDays(next))}
            error={missing("Skriv dagen som et tall.")}
          />
        )}
        <Affected readings={readings} />
      </Form>
    </Modal>
  );
}

/** Whose deadlines the form as it stands would change. */
function Affected({ readings }: { readings: AdjustedReadings | undefined }) {
  const asked = useSettled(readings === undefined ? "" : JSON.stringify(readings));
  const params = asked === "" ? null : { readings: JSON.parse(asked) as AdjustedReadings };
  const effects = useAnswer("readings.effects", params);
  const cases = asked === "" ? undefined : effects.data?.cases;
  return (
    <div role="status" className="reading-effects">
      {cases?.length === 0 && <p className="subtle">Ingen deltakeres frister endres.</p>}
      {cases !== undefined && cases.length > 0 && (
        <>
          <p>Frister endres for {counted(cases.length, "deltaker", "deltakere")}:</p>
          <ul>
            {cases.slice(0, NAMED).map((each) => (
              <li key={each.case}>
                {each.participant}, {counted(each.deadlines, "frist", "frister")}
              </li>
            ))}
            {cases.length > NAMED && <li>og {cases.length - NAMED} til</li>}
          </ul>
        </>
      )}
    </div>
  );
}

/** So many participants are named. */
const NAMED = 6;
