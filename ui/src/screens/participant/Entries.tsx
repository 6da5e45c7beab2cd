import { Button } from "@navikt/ds-react/Button";
import { Search } from "@navikt/ds-react/Search";
import { Select } from "@navikt/ds-react/Select";
import { useMemo, useState } from "react";
import type { Activity, Entries as Answered, EntryRow } from "../../api/types";
import { Answer } from "../../components/Answer";
import { type Column, LongTable } from "../../components/long/LongTable";
import { Modal } from "../../components/Modal";
import { useSettled } from "../../data/hooks";
import { type Reading, usePages } from "../../data/pages";
import { date, duration, hours, month, whole } from "../../format";
import { activity, choices } from "../../words";
import { asksPlace } from "../indicators/asks";
import { EntryForm } from "./EntryForm";
import type { TabProps } from "./Participant";
import { describe, detail, RemoveEntry } from "./RemoveEntry";

/** Of fewer, one sees at a glance what there is. */
const WORTH_FILTERING = 10;

const READING: Reading<"entries", EntryRow> = {
  rows: (answer) => answer.rows,
  key: (row) => row.id,
};

/** What to show. `when` is a year, a month, or blank for all: `2026`, `2026-05`. */
interface Filter {
  when: string;
  activity: Activity | "";
  text: string;
}

const ALL: Filter = { when: "", activity: "", text: "" };

/** What has been entered on a case, newest first. */
export function Entries({ view, today }: Pick<TabProps, "view" | "today">) {
  const [filter, setFilter] = useState(ALL);
  const text = useSettled(filter.text.trim());
  const found = usePages("entries", { case: view.id, ...asked(filter), text }, READING);
  return (
    <section className="stack" aria-labelledby="entries">
      <h2 id="entries">Ført</h2>
      <Answer of={{ data: found.answer, error: found.error, refetch: found.refetch }}>
        {(answer) =>
          answer.all === 0 ? (
            <div className="empty">
              <p>
                Ingenting er ført ennå. Det du fører her, fyller ut timer, aktiviteter og fravær i rapportene.
              </p>
            </div>
          ) : (
            <>
              {answer.all > WORTH_FILTERING && (
                <Filters filter={filter} months={answer.months} onChange={setFilter} />
              )}
              <p role="status" className="subtle small">
                {summary(answer)}
              </p>
              {answer.total === 0 ? (
                <div className="empty">
                  <p>Ingenting som er ført, passer med det du har valgt.</p>
                  <div className="buttons">
                    <Button type="button" size="small" variant="secondary" onClick={() => setFilter(ALL)}>
                      Vis alt
                    </Button>
                  </div>
                </div>
              ) : (
                <List view={view} today={today} found={found} total={answer.total} />
              )}
            </>
          )
        }
      </Answer>
    </section>
  );
}

function summary(answer: Answered): string {
  const time = answer.minutes > 0 ? `, ${hours(answer.minutes)} oppfølging` : "";
  if (answer.total === answer.all) return `${whole(answer.all)} ført i alt${time}`;
  return `Viser ${whole(answer.total)} av ${whole(answer.all)}${time}`;
}

function asked({ when, activity }: Filter) {
  const [first, last] = when.length === 4 ? [`${when}-01-01`, `${when}-12-31`] : [`${when}-01`, lastOf(when)];
  return {
    since: when === "" ? null : first,
    until: when === "" ? null : last,
    activity: activity === "" ? null : activity,
  };
}

/** The last day of a month such as `2026-02`. */
function lastOf(month: string): string {
  const [year, number] = month.split("-").map(Number);
  return `${month}-${new Date(Date.UTC(year ?? 0, number ?? 1, 0)).getUTCDate()}`;
}

function Filters(props: { filter: Filter; months: string[]; onChange: (filter: Filter) => void }) {
  const { filter, months, onChange } = props;
  const years = [...new Set(months.map((month) => month.slice(0, 4)))];
  return (
    <div className="entries__filter">
      <Select
        size="small"
        label="Når"
        value={filter.when}
        onChange={(event) => onChange({ ...filter, when: event.target.value })}
      >
        <option value="">Hele tiden</option>
        {years.map((year) => (
          <optgroup key={year} label={year}>
            <option value={year}>Hele {year}</option>
            {months
              .filter((each) => each.startsWith(year))
              .map((each) => (
                <option key={each} value={each.slice(0, 7)}>
                  {month(each)}
                </option>
              ))}
          </optgroup>
        ))}
      </Select>
      <Select
        size="small"
        label="Hva"
        value={filter.activity}
        onChange={(event) => onChange({ ...filter, activity: event.target.value as Activity | "" })}
      >
        <option value="">Alt</option>
        {choices(activity).map(([id, word]) => (
          <option key={id} value={id}>
            {word}
          </option>
        ))}
      </Select>
      <Search
        size="small"
        variant="simple"
        label="Søk i teksten"
        hideLabel={false}
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
      />
    </div>
  );
}

function List(props: {
  view: TabProps["view"];
  today: string;
  found: ReturnType<typeof usePages<"entries", EntryRow>>;
  total: number;
}) {
  const { view, found, total } = props;
  const [changing, setChanging] = useState<EntryRow | null>(null);
  const [removing, setRemoving] = useState<EntryRow | null>(null);
  const columns = useMemo(() => columnsOf(setChanging, setRemoving), []);
  return (
    <>
      <LongTable
        label="Ført"
        count={total}
        at={found.at}
        keyOf={found.keyOf}
        onSeen={found.onSeen}
        columns={columns}
        estimate={57}
      />
      {changing && (
        <Modal title="Endre" onClose={() => setChanging(null)}>
          <EntryForm
            caseId={view.id}
            today={props.today}
            asksPlace={asksPlace(view.agreement)}
            id={changing.id}
            given={changing.entry}
            onDone={() => setChanging(null)}
          />
        </Modal>
      )}
      {removing && <RemoveEntry id={removing.id} entry={removing.entry} onClose={() => setRemoving(null)} />}
    </>
  );
}

function columnsOf(change: (row: EntryRow) => void, remove: (row: EntryRow) => void): Column<EntryRow>[] {
  return [
    {
      key: "date",
      title: "Dato",
      width: 7,
      cell: ({ entry }) => (
        <>
          <span className="nowrap">{date(entry.date)}</span>
          {entry.until && entry.until !== entry.date && (
            <>
              –<span className="nowrap">{date(entry.until)}</span>
            </>
          )}
        </>
      ),
    },
    {
      key: "what",
      title: "Hva",
      width: 22,
      names: true,
      cell: ({ entry }) => (
        <div className="entries__what">
          <strong>{activity[entry.activity]}</strong>
          <span className="subtle">, {detail(entry)}</span>
          {entry.text && <p className="pre-line">{entry.text}</p>}
        </div>
      ),
    },
    {
      key: "time",
      title: "Tid",
      width: 6,
      align: "right",
      // A contact may take no time, as a call that nobody answered.
      cell: ({ entry }) => (
        <span className="number">
          {entry.minutes === 0 && entry.activity !== "absence" ? "uten tid" : duration(entry.minutes)}
        </span>
      ),
    },
    {
      key: "change",
      title: "Endre",
      untitled: true,
      width: 8.5,
      align: "right",
      cell: (row) => (
        <span className="nowrap">
          <Button type="button" size="xsmall" variant="tertiary" onClick={() => change(row)}>
            Endre<span className="sr-only"> {describe(row.entry)}</span>
          </Button>
          <Button
            type="button"
            size="xsmall"
            variant="tertiary"
            data-color="danger"
            onClick={() => remove(row)}
          >
            Fjern<span className="sr-only"> {describe(row.entry)}</span>
          </Button>
        </span>
      ),
    },
  ];
}
