import { Button } from "@navikt/ds-react/Button";
import { Tag } from "@navikt/ds-react/Tag";
import type { AgreementMonths, MonthRow } from "../../api/types";
import { href } from "../../app/router";
import { date, month as monthName } from "../../format";
import { StandingMark, unsettled } from "./standing";

interface Row {
  agreement: AgreementMonths;
  month: MonthRow;
}

/** What is to be done: the month that ended last, agreement by agreement, and what has changed since it was delivered. */
export function MonthNow({ agreements, today }: { agreements: AgreementMonths[]; today: string }) {
  const last = lastOver(agreements);
  const rows = agreements.flatMap((agreement) =>
    agreement.months.map((month): Row => ({ agreement, month })),
  );
  const changed = rows.filter(({ month }) => month.state === "differs" && month.month !== last);
  return (
    <>
      {last === undefined ? (
        <NothingYet />
      ) : (
        <Now month={last} rows={rows.filter(({ month }) => month.month === last)} today={today} />
      )}
      {changed.length > 0 && (
        <section aria-labelledby="months-changed">
          <h2 id="months-changed" className="months__heading">
            Endret siden levering <span className="months__count">{changed.length}</span>
          </h2>
          <List rows={changed} named />
        </section>
      )}
    </>
  );
}

function lastOver(agreements: AgreementMonths[]): string | undefined {
  const over = agreements.flatMap(({ months }) =>
    months.filter(({ state }) => state !== "not-over").map(({ month }) => month),
  );
  return over.sort().at(-1);
}

function NothingYet() {
  return (
    <div className="empty">
      <h2>Ingen måned er over ennå</h2>
      <p>Den første rapporten lages når måneden er over. Tallene så langt ser du allerede nå.</p>
    </div>
  );
}

function Now({ month, rows, today }: { month: string; rows: Row[]; today: string }) {
  const open = rows.filter((row) => unsettled(row.month));
  const due = open.flatMap((row) => row.month.due ?? []).sort()[0];
  return (
    <section aria-labelledby="months-now">
      <h2 id="months-now" className="months__heading">
        {capital(monthName(month))}
        {open.length === 0 ? (
          <Tag size="small" variant="outline" data-color="success">
            Alt er levert
          </Tag>
        ) : (
          <Tag size="small" variant="outline" data-color={due && due < today ? "danger" : "warning"}>
            {due === undefined
              ? "Gjør nå"
              : due < today
                ? `Forfalt, fristen var ${date(due)}`
                : `Gjør nå, frist ${date(due)}`}
          </Tag>
        )}
      </h2>
      <List rows={rows} />
    </section>
  );
}

function List({ rows, named }: { rows: Row[]; named?: boolean }) {
  return (
    <ul className="plain-list months__rows">
      {rows.map(({ agreement, month }) => {
        const name = monthName(month.month);
        return (
          <li key={`${agreement.agreement} ${month.month}`} className="months__row">
            <div>
              <h3>{named ? `${capital(name)}: ${agreement.name}` : agreement.name}</h3>
              <p className="subtle">{toDo(month)}</p>
            </div>
            <StandingMark of={month} />
            <Button
              as="a"
              size="small"
              variant={unsettled(month) ? "primary" : "secondary"}
              href={href({ screen: "month", agreement: agreement.agreement, month: month.month })}
            >
              {unsettled(month) ? "Gjør ferdig" : "Åpne"}
              <span className="sr-only">{` (${name}, ${agreement.name})`}</span>
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

/** What comes next, in a sentence. */
function toDo({ state }: MonthRow): string {
  switch (state) {
    case "not-over":
      return "Måneden er ikke over.";
    case "missing":
      return "Noe mangler i sakene. Se på det, og lag så rapporten.";
    case "ready":
      return "Ingenting mangler i sakene. Lag rapporten, og lever den.";
    case "delivered":
      return "Levert, og ingenting er endret siden.";
    case "differs":
      return "Noe er endret i sakene etter at rapporten ble levert. Se hva, og lag en korrigert rapport om det trengs.";
  }
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
