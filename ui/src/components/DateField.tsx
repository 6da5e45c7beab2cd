import { TextField } from "@navikt/ds-react/TextField";
import { useCallback, useMemo, useState } from "react";
import { date as shown } from "../format";
import { ApiError, host } from "../host";

/** A date under way: the text as typed, and what is wrong with it. */
export interface DateText {
  text: string;
  error: string | undefined;
  type(text: string): void;
  fail(error: string): void;
  /** Reads the text: the date, null when blank, `undefined` when it is no date (the error then shows). */
  read(): Promise<string | null | undefined>;
  /** The same, but blank is an error too. */
  require(): Promise<string | undefined>;
}

/** `initial` is an ISO date. The text is understood by the back end, never by the web view's locale. */
export function useDateText(initial: string | null = null): DateText {
  const [text, setText] = useState(initial === null ? "" : shown(initial));
  const [error, setError] = useState<string>();

  const read = useCallback(async () => {
    if (text.trim() === "") return null;
    try {
      const parsed = await host.rpc("date.parse", { text });
      // Only tidy what is still there: the user may have typed on meanwhile.
      setText((current) => (current === text ? parsed.shown : current));
      setError(undefined);
      return parsed.date;
    } catch (refusal) {
      const { code } = ApiError.from(refusal);
      if (code !== "invalid-date") throw refusal;
      setError("Skriv datoen som dd.mm.åååå, for eksempel 04.05.2026.");
      return undefined;
    }
  }, [text]);

  const require = useCallback(async () => {
    const date = await read();
    if (date === null) setError("Fyll inn en dato.");
    return date ?? undefined;
  }, [read]);

  const type = useCallback((typed: string) => {
    setText(typed);
    setError(undefined);
  }, []);

  return useMemo(
    () => ({ text, error, type, fail: setError, read, require }),
    [text, error, type, read, require],
  );
}

/** A text field for a date: `dd.mm.åååå`. */
export function DateField(props: {
  label: string;
  value: DateText;
  optional?: boolean;
  /** In place of the pattern; null for none. */
  description?: string | null;
  /** Takes the focus when its dialog opens. */
  first?: boolean;
}) {
  const { value } = props;
  return (
    <TextField
      size="small"
      className={props.first ? "date-field first-focus" : "date-field"}
      label={props.optional ? `${props.label} (valgfritt)` : props.label}
      description={props.description === undefined ? "dd.mm.åååå" : props.description}
      value={value.text}
      error={value.error}
      inputMode="numeric"
      onChange={(event) => value.type(event.target.value)}
      onBlur={() => void value.read().catch(() => {})}
    />
  );
}
