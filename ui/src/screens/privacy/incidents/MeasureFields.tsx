import { TrashIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { TextField } from "@navikt/ds-react/TextField";
import { useEffect, useState } from "react";
import type { Measure } from "../../../api/types";
import { DateField, useDateText } from "../../../components/DateField";

/** A measure under way; nothing where a date in it is none. */
export type ReadMeasure = () => Promise<Measure | undefined>;

/** What is to be done, by whom and when, and when it was. */
export function MeasureFields(props: {
  number: number;
  given: Measure;
  /** To be told how to read it. */
  reads: (read: ReadMeasure) => void;
  remove: () => void;
}) {
  const { given, reads } = props;
  const [what, setWhat] = useState(given.what);
  const [responsible, setResponsible] = useState(given.responsible);
  const [due, done] = [useDateText(given.due), useDateText(given.done)];
  useEffect(() => {
    reads(async () => {
      const [by, on] = [await due.read(), await done.read()];
      if (by === undefined || on === undefined) return undefined;
      return { what, responsible, due: by, done: on };
    });
  });
  return (
    <fieldset className="incident__measure">
      <legend className="sr-only">Tiltak {props.number}</legend>
      <TextField
        size="small"
        className="incident__step"
        label={`Tiltak ${props.number}`}
        value={what}
        onChange={(event) => setWhat(event.target.value)}
      />
      <TextField
        size="small"
        label="Ansvarlig"
        value={responsible}
        onChange={(event) => setResponsible(event.target.value)}
      />
      <DateField label="Frist" description={null} value={due} />
      <DateField label="Gjort" description={null} value={done} />
      <Button
        type="button"
        size="small"
        variant="tertiary"
        data-color="neutral"
        icon={<TrashIcon title={`Fjern tiltak ${props.number}`} />}
        onClick={props.remove}
      />
    </fieldset>
  );
}
