import { Button } from "@navikt/ds-react/Button";
import { Select } from "@navikt/ds-react/Select";
import { TextField } from "@navikt/ds-react/TextField";
import { useRef } from "react";

/** A day of the year as typed. */
export interface YearDay {
  key: number;
  day: string;
  month: number;
}

const MONTHS = Array.from({ length: 12 }, (_, at) =>
  new Date(2025, at, 1).toLocaleDateString("nb-NO", { month: "long" }),
);

/** Days of the year, `MM-DD`, to be typed in. */
export function typedDays(days: string[]): YearDay[] {
  return days.map((text, key) => ({
    key,
    day: String(Number(text.slice(3))),
    month: Number(text.slice(0, 2)),
  }));
}

/** The days as `MM-DD`; undefined while one of them is no number. */
export function readDays(days: YearDay[]): string[] | undefined {
  const two = (n: number) => String(n).padStart(2, "0");
  const read = days.map(({ day, month }) =>
    /^\d{1,2}\.?$/.test(day.trim()) ? `${two(month)}-${two(Number.parseInt(day, 10))}` : undefined,
  );
  return read.every((text) => text !== undefined) ? read : undefined;
}

/** Several days of the year: each a number and a month. At least `least` stay. */
export function YearDays(props: {
  days: YearDay[];
  least: number;
  change: (days: YearDay[]) => void;
  error?: string | undefined;
}) {
  const { days, least, change } = props;
  const list = useRef<HTMLUListElement>(null);
  const next = Math.max(...days.map(({ key }) => key)) + 1;
  const put = (key: number, part: Partial<YearDay>) =>
    change(days.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const focusLast = () =>
    setTimeout(() => [...(list.current?.querySelectorAll("input") ?? [])].at(-1)?.focus(), 0);
  return (
    <div className="stack">
      <ul className="plain-list year-days" ref={list}>
        {days.map((each, at) => (
          <li key={each.key}>
            <TextField
              size="small"
              className="year-days__day"
              label={`Dag ${at + 1}`}
              hideLabel={at > 0}
              inputMode="numeric"
              value={each.day}
              error={props.error !== undefined && at === 0 ? props.error : undefined}
              onChange={(event) => put(each.key, { day: event.target.value })}
            />
            <Select
              size="small"
              label={`Måned ${at + 1}`}
              hideLabel={at > 0}
              value={each.month}
              onChange={(event) => put(each.key, { month: Number(event.target.value) })}
            >
              {MONTHS.map((name, month) => (
                <option key={name} value={month + 1}>
                  {name}
                </option>
              ))}
            </Select>
            {days.length > least && (
              <Button
                type="button"
                size="small"
                variant="tertiary"
                onClick={() => {
                  change(days.filter(({ key }) => key !== each.key));
                  focusLast();
                }}
              >
                Fjern<span className="sr-only"> dag {at + 1}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div>
        <Button
          type="button"
          size="small"
          variant="secondary"
          onClick={() => {
            change([...days, { key: next, day: "1", month: 1 }]);
            focusLast();
          }}
        >
          Legg til en dag
        </Button>
      </div>
    </div>
  );
}
