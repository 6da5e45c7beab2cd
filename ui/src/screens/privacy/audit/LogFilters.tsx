import { Button } from "@navikt/ds-react/Button";
import { Select } from "@navikt/ds-react/Select";
import { useEffect } from "react";
import type { AskChangeLog, ChangeLog, LogCase, LogCategory } from "../../../api/types";
import { DateField, type DateText, useDateText } from "../../../components/DateField";
import { readDay } from "../../../components/foresee";
import { useSettled } from "../../../data/hooks";

export type LogFilter = Omit<AskChangeLog, "from" | "count">;

/** All of the log. */
export const NO_FILTER: LogFilter = {};

const CATEGORIES: Record<LogCategory, string> = {
  work: "Registrering og skriving",
  out: "Eksport, utskrift og levering",
  deletion: "Sletting og stans i sletting",
  rights: "Innsyn, begrensning og skjermede navn",
  handover: "Overlevering",
  security: "Nøkler, kopier, avvik og kontroll",
};

/** Period, participant, and what was done. */
export function LogFilters(props: {
  answer: ChangeLog;
  filter: LogFilter;
  change: (filter: LogFilter) => void;
}) {
  const { answer, filter, change } = props;
  const since = useDateText(filter.since ?? null);
  const until = useDateText(filter.until ?? null);
  const put = (part: LogFilter) => change(tidy({ ...filter, ...part }));
  useDay(since, filter.since ?? null, (day) => put({ since: day }));
  useDay(until, filter.until ?? null, (day) => put({ until: day }));
  const operations = answer.operations.filter(
    (each) => !filter.category || each.category === filter.category,
  );
  const here = new Set(answer.operations.map((each) => each.category));
  const chosen = filter !== NO_FILTER;
  return (
    <div className="audit__filters">
      <Select
        size="small"
        label="Deltaker"
        value={filter.case ?? ""}
        onChange={({ target }) => put({ case: target.value || null })}
      >
        <option value="">Alle</option>
        {answer.cases.map((one) => (
          <option key={one.case} value={one.case}>
            {nameOf(one)}
          </option>
        ))}
      </Select>
      <Select
        size="small"
        label="Hva slags"
        value={filter.category ?? ""}
        onChange={({ target }) =>
          put({ category: (target.value || null) as LogCategory | null, operation: null })
        }
      >
        <option value="">Alt</option>
        {Object.entries(CATEGORIES)
          .filter(([id]) => here.has(id as LogCategory))
          .map(([id, word]) => (
            <option key={id} value={id}>
              {word}
            </option>
          ))}
      </Select>
      <Select
        size="small"
        label="Handling"
        value={filter.operation ?? ""}
        onChange={({ target }) => put({ operation: target.value || null })}
      >
        <option value="">Alle</option>
        {operations.map((each) => (
          <option key={each.operation} value={each.operation}>
            {each.what} ({each.count})
          </option>
        ))}
      </Select>
      <DateField label="Fra og med" description={null} value={since} />
      <DateField label="Til og med" description={null} value={until} />
      {chosen && (
        <Button
          type="button"
          size="small"
          variant="tertiary"
          onClick={() => {
            since.type("");
            until.type("");
            change(NO_FILTER);
          }}
        >
          Nullstill
        </Button>
      )}
    </div>
  );
}

/** Takes over a day once it is typed; what is no day yet changes nothing. */
function useDay(value: DateText, now: string | null, put: (day: string | null) => void) {
  const text = useSettled(value.text);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed asks for it
  useEffect(() => {
    let gone = false;
    void readDay(text).then((day) => {
      if (!gone && day !== undefined && day !== now) put(day);
    });
    return () => {
      gone = true;
    };
  }, [text]);
}

/** Without what was not chosen, and the same object where nothing was. */
function tidy(filter: LogFilter): LogFilter {
  const chosen = Object.entries(filter).filter(([, value]) => value !== null && value !== undefined);
  return chosen.length === 0 ? NO_FILTER : Object.fromEntries(chosen);
}

/** «Kari Eksempel (K7Q2)»; of a deleted case its reference. */
export function nameOf({ participant, reference }: LogCase): string {
  if (participant === null) return reference === null ? "Slettet sak" : `Slettet sak (${reference})`;
  // A masked name is the reference already.
  return reference === null || participant.includes(reference)
    ? participant
    : `${participant} (${reference})`;
}
