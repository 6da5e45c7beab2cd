import { Checkbox, CheckboxGroup } from "@navikt/ds-react/Checkbox";
import { Radio, RadioGroup } from "@navikt/ds-react/Radio";
import { Select } from "@navikt/ds-react/Select";
import { Textarea } from "@navikt/ds-react/Textarea";
import { TextField } from "@navikt/ds-react/TextField";
import type { ReactNode } from "react";
import type { Field } from "../../api/types";
import { NOT_APPLICABLE, type Slot, slotLabel } from "./slots";

interface Props {
  slot: Slot;
  id: string;
  value: string;
  error: string | undefined;
  /** Within a table: its label is for the ear alone. */
  cell: boolean;
  change: (text: string) => void;
}

/** What a field is filled in with, by its kind. Every value is text. */
export function FieldInput(props: Props) {
  const { slot, id, value, error, cell, change } = props;
  const { field } = slot;
  const common = {
    id,
    size: "small" as const,
    // In a row, what tells it from the same column's other cells comes first.
    label: cell && slot.place !== null ? `${slot.place}: ${plain(field)}` : field.label,
    hideLabel: cell,
    description: cell ? undefined : description(field),
    value,
    error,
    onChange: (event: { target: { value: string } }) => change(event.target.value),
  };
  switch (field.kind) {
    case "text":
      return <Textarea {...common} minRows={cell ? 1 : 3} />;
    case "line":
      // One line as a rule, but names with telephone and e-mail are longer than a line is wide.
      return <Textarea {...common} minRows={1} onKeyDown={oneParagraph} />;
    case "number":
      return (
        <div className={cell ? "report-number report-number--cell" : "report-number"}>
          <TextField
            {...common}
            label={withUnit(common.label, field.unit)}
            inputMode="decimal"
            autoComplete="off"
          />
          {cell && field.unit !== null && <span aria-hidden>{field.unit}</span>}
        </div>
      );
    case "time":
      return (
        <TextField
          {...common}
          description={common.description ?? (cell ? undefined : "dd.mm.åååå kl. tt:mm")}
        />
      );
    case "choice":
      return cell ? <ChoiceCell {...props} label={common.label} /> : <Choice {...props} />;
    case "checks":
      return <Checks {...props} />;
    default:
      return <TextField {...common} />;
  }
}

/** Some labels name the unit already. */
function withUnit(label: string, unit: string | null): string {
  return unit === null || label.toLowerCase().includes(unit.toLowerCase())
    ? label
    : label.replace(/(:?)$/, ` (${unit})$1`);
}

function plain(field: Field): string {
  return field.label.replace(/:\s*$/, "");
}

function Choice({ slot: { field }, id, value, error, change }: Props) {
  return (
    <RadioGroup
      id={id}
      size="small"
      legend={field.label}
      description={description(field)}
      value={value}
      error={error}
      onChange={change}
    >
      {[...field.options, NOT_APPLICABLE].map((option) => (
        <Radio key={option} value={option}>
          {option}
        </Radio>
      ))}
    </RadioGroup>
  );
}

function ChoiceCell({ slot: { field }, id, value, error, change, label }: Props & { label: string }) {
  return (
    <Select
      id={id}
      size="small"
      label={label}
      hideLabel
      value={value}
      error={error}
      onChange={(event) => change(event.target.value)}
    >
      <option value="">Velg</option>
      {[...field.options, NOT_APPLICABLE].map((option) => (
        <option key={option} value={option}>
          {option}
        </option>
      ))}
    </Select>
  );
}

function Checks({ slot, id, value, error, cell, change }: Props) {
  const { field } = slot;
  const checked = value.split("\n").map((line) => line.trim());
  const choose = (now: string[]) => {
    // «Ikke aktuelt» stands alone: it goes when something is chosen, and all goes when it is.
    const applies = checked.includes(NOT_APPLICABLE) || !now.includes(NOT_APPLICABLE);
    const inOrder = field.options.filter((option) => now.includes(option));
    change(applies ? inOrder.join("\n") : NOT_APPLICABLE);
  };
  return (
    <CheckboxGroup
      id={id}
      size="small"
      legend={cell ? slotLabel(slot) : field.label}
      hideLegend={cell}
      description={cell ? undefined : description(field)}
      value={checked}
      error={error}
      onChange={choose}
    >
      {[...field.options, NOT_APPLICABLE].map((option) => (
        <Checkbox key={option} value={option}>
          {option}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}

function oneParagraph(event: React.KeyboardEvent) {
  if (event.key === "Enter") event.preventDefault();
}

/** The annex's help is printed too; our hint is not, and looks different. */
function description(field: Field): ReactNode {
  if (field.help === null && field.hint === null) return undefined;
  return (
    <>
      {field.help}
      {field.hint && <span className="report-field__hint">{field.hint}</span>}
    </>
  );
}
