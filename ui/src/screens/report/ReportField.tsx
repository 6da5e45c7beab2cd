import { Button } from "@navikt/ds-react/Button";
import { Textarea } from "@navikt/ds-react/Textarea";
import { TextField } from "@navikt/ds-react/TextField";
import { memo, useState } from "react";
import type { Field, Prefilled } from "../../api/types";

/** What a required field says when it does not apply: the templates want every field filled in. */
const NOT_APPLICABLE = "Ikke aktuelt";

/** The element of a field, for the links of the outline. */
export function fieldElementId(field: string): string {
  return `felt-${field}`;
}

/** One field of a report: the annex's label and help, our hint, and where its text comes from. */
export const ReportField = memo(function ReportField(props: {
  field: Field;
  value: string;
  prefill: Prefilled | undefined;
  /** Characters of the value that cannot be printed. */
  undrawable: string;
  change: (field: string, text: string) => void;
}) {
  const { field, value, prefill, change } = props;
  const [replaced, setReplaced] = useState<string | null>(null);

  if (field.kind === "signature") {
    return (
      <div className={cell(field)}>
        <p className="report-field__label">{field.label}</p>
        <p className="subtle small">Fylles ikke ut her: signeres på papir eller i kanalen du sender med.</p>
      </div>
    );
  }

  const type = (text: string) => {
    setReplaced(null);
    change(field.id, text);
  };
  const fetch = (text: string) => {
    setReplaced(value.trim() === "" ? null : value);
    change(field.id, text);
  };
  const common = {
    id: fieldElementId(field.id),
    size: "small" as const,
    label: field.label,
    description: description(field),
    value,
    error: props.undrawable === "" ? undefined : undrawableText(props.undrawable),
    onChange: (event: { target: { value: string } }) => type(event.target.value),
  };
  const empty = value.trim() === "";
  const differs = prefill !== undefined && prefill.text !== value;

  return (
    <div className={cell(field)}>
      {field.kind === "text" && <Textarea {...common} minRows={3} />}
      {/* One line as a rule, but names with telephone and e-mail are longer than a line is wide. */}
      {field.kind === "line" && <Textarea {...common} minRows={1} onKeyDown={oneParagraph} />}
      {(field.kind === "date" || field.kind === "period") && <TextField {...common} />}
      <div className="report-field__under">
        {prefill && !differs && <span className="subtle small">Hentet {prefill.source}</span>}
        {prefill && differs && (
          <Button type="button" size="xsmall" variant="tertiary" onClick={() => fetch(prefill.text)}>
            {`${empty ? "Hent" : "Hent på nytt"} ${prefill.source}`}
            <span className="sr-only"> til {field.label}</span>
          </Button>
        )}
        {replaced !== null && (
          <Button type="button" size="xsmall" variant="tertiary" onClick={() => type(replaced)}>
            Angre<span className="sr-only"> henting til {field.label}</span>
          </Button>
        )}
        {empty && field.required && (
          <Button
            type="button"
            size="xsmall"
            variant="secondary"
            data-color="neutral"
            onClick={() => type(NOT_APPLICABLE)}
          >
            {NOT_APPLICABLE}
            <span className="sr-only"> for {field.label}</span>
          </Button>
        )}
      </div>
    </div>
  );
});

function oneParagraph(event: React.KeyboardEvent) {
  if (event.key === "Enter") event.preventDefault();
}

function cell(field: Field): string {
  return field.width === "half" ? "report-field report-field--half" : "report-field";
}

/** The annex's help is printed too; our hint is not, and looks different. */
function description(field: Field) {
  if (field.help === null && field.hint === null) return undefined;
  return (
    <>
      {field.help}
      {field.hint && <span className="report-field__hint">{field.hint}</span>}
    </>
  );
}

function undrawableText(characters: string): string {
  const each = [...characters].map((character) => `«${character}»`).join(", ");
  return `Kan ikke skrives på rapporten: ${each}. Bruk et annet tegn eller ord.`;
}
