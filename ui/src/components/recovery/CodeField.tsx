import { TextField } from "@navikt/ds-react/TextField";
import { useEffect, useRef } from "react";
import { errorText } from "../../errors";
import type { ApiError } from "../../host";

const GROUP = 5;
/** What does not count as a sign of the code: spaces and every kind of hyphen, as in the back end. */
const SIGN = /[^\s\u00ad\u2010-\u2015\u2212-]/g;

/** Whether a refusal is about the code that was typed, and so stands at its field. */
export function aboutCode(error: ApiError | null): error is ApiError {
  return error?.code === "mistyped-recovery-code" || error?.code === "wrong-recovery-code";
}

/** The group, 1–7, that a slip was found in; null where that is not known. */
export function slipIn(error: ApiError | null): number | null {
  const [group] =
    error?.code === "mistyped-recovery-code" && Array.isArray(error.details) ? error.details : [];
  return typeof group === "number" ? group : null;
}

/** A field for a recovery code. The group with a slip is selected, to be typed over. */
export function CodeField(props: {
  label: string;
  description: string;
  value: string;
  error: ApiError | null;
  /** Another text for the refusal. */
  errorText?: string | undefined;
  /** The group that the text begins with, from 1. */
  first: number;
  change: (text: string) => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const { error, first } = props;
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    const group = slipIn(error);
    if (group === null || field.current === null) return;
    const signs = [...field.current.value.matchAll(SIGN)].slice((group - first) * GROUP).slice(0, GROUP);
    const [start, end] = [signs.at(0)?.index, signs.at(-1)?.index];
    if (start !== undefined && end !== undefined) field.current.setSelectionRange(start, end + 1);
  }, [error, first]);
  return (
    <TextField
      ref={field}
      className="code-field"
      label={props.label}
      description={props.description}
      autoComplete="off"
      autoCapitalize="characters"
      autoCorrect="off"
      spellCheck={false}
      value={props.value}
      error={aboutCode(error) ? (props.errorText ?? errorText(error)) : undefined}
      onChange={(event) => props.change(event.target.value)}
    />
  );
}

/** How many signs of a code this text holds. */
export function signs(text: string): number {
  return text.match(SIGN)?.length ?? 0;
}
