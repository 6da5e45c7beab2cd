import { DatePicker } from "@navikt/ds-react/DatePicker";
import { useCallback, useMemo, useRef, useState } from "react";
import { useAnswer } from "../data/hooks";
import { localDay, date as shown } from "../format";
import { ApiError, host } from "../host";

/** What may be typed, in brief. Day and month alone, and without dots, are understood too. */
export const DATE_HINT = "dd.mm.åååå, i dag, +3";

const CALENDAR = {
  openDatePicker: "Åpne kalender",
  closeDatePicker: "Lukk kalender",
  chooseDate: "Kalender",
};

/** What one may have gone to when the calendar closes; not its own button. */
const ELSEWHERE = "input, select, textarea, a, button:not(.aksel-date__field-button)";

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
      setError("Skriv datoen som dd.mm.åååå, for eksempel 04.05.2026, eller som i dag, i går eller +3.");
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

/** A text field for a date: `dd.mm.åååå`, or in words; with a calendar to choose from. */
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
  const today = useAnswer("status", {}).data?.today;
  const [open, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const chosen = fromShown(value.text);

  const close = () => {
    setOpen(false);
    // Back to the field, unless it was closed by going to another.
    setTimeout(() => !document.activeElement?.matches(ELSEWHERE) && input.current?.focus(), 0);
  };
  return (
    <DatePicker
      mode="single"
      locale="nb"
      translations={CALENDAR}
      open={open}
      onOpenToggle={() => setOpen(!open)}
      onClose={close}
      // Each opening begins at the day that stands in the field.
      {...(chosen
        ? { selected: chosen, defaultMonth: chosen }
        : today
          ? { defaultMonth: fromIso(today) }
          : {})}
      {...(today ? { today: fromIso(today) } : {})}
      onSelect={(day) => day && value.type(shown(localDay(day)))}
    >
      <DatePicker.Input
        ref={input}
        size="small"
        className={props.first ? "date-field first-focus" : "date-field"}
        label={props.optional ? `${props.label} (valgfritt)` : props.label}
        description={props.description === undefined ? DATE_HINT : props.description}
        value={value.text}
        error={value.error}
        onChange={(event) => value.type(event.target.value)}
        onBlur={() => void value.read().catch(() => {})}
      />
    </DatePicker>
  );
}

/** Not the back end's reading: only what the field itself has tidied is a day in the calendar. */
function fromShown(text: string): Date | undefined {
  const [, day, month, year] = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text) ?? [];
  return year === undefined ? undefined : new Date(Number(year), Number(month) - 1, Number(day));
}

/** The calendar's days are in local time. */
function fromIso(iso: string): Date {
  const [year, month, day] = iso.split("-").map(Number);
  return new Date(year ?? 0, (month ?? 1) - 1, day ?? 1);
}
