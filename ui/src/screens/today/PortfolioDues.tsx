import { Button } from "@navikt/ds-react/Button";
import { useState } from "react";
import type { PortfolioRow } from "../../api/types";
import { go, href } from "../../app/router";
import { Badges } from "../../components/Badges";
import { DueDate } from "../../components/DueDate";
import { ErrorMessage } from "../../components/ErrorMessage";
import { useAnswer, useSend, type useTask } from "../../data/hooks";
import { date, inSentence, listed, month, span } from "../../format";
import { Mark } from "../month/Mark";

/** The provider's own due dates: results and evaluation, for all participants together. */
export function PortfolioDues({ rows }: { rows: PortfolioRow[] }) {
  const [failed, setFailed] = useState<ReturnType<typeof useTask>["error"]>(null);
  if (rows.length === 0) return null;
  const open = rows.filter((row) => row.delivered === null).length;
  return (
    <section aria-labelledby="portfolio-dues">
      <h2 id="portfolio-dues" className="today__heading">
        For hele porteføljen <span className="today__count">{open}</span>
      </h2>
      <ErrorMessage error={failed} />
      <ul className="plain-list today__rows">
        {rows.map((row) => (
          <li className="today__row" key={`${row.agreement} ${row.rule} ${row.due}`}>
            <DueDate due={row} />
            <div className="today__what">
              <h3 className="today__title">
                {row.title} <Badges due={row} />
              </h3>
              {row.delivered === null ? (
                <p>{toDo(row)}</p>
              ) : (
                <p>
                  <Mark shape="done">{`${period(row)} er levert ${date(row.delivered)}`}</Mark>
                </p>
              )}
              <p className="subtle">{row.agreement}</p>
            </div>
            <Lead row={row} fail={setFailed} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `April 2026`, or first and last day. */
function period({ monthly, period }: PortfolioRow): string {
  if (!monthly) return span(period);
  const name = month(period[0]);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function toDo(row: PortfolioRow): string {
  const to = listed(row.recipients);
  if (row.monthly) {
    return `Gå gjennom ${inSentence(period(row))}: det som mangler i sakene, tallene og rapporten til ${to}.`;
  }
  return `Lag rapporten for ${period(row)}, og send den til ${to}.`;
}

/** Straight to the month, or to the report on the row's period. */
function Lead({
  row,
  fail,
}: {
  row: PortfolioRow;
  fail: (error: ReturnType<typeof useTask>["error"]) => void;
}) {
  const send = useSend();
  const [busy, setBusy] = useState(false);
  const today = useAnswer("status", {}).data?.today;
  const which = <span className="sr-only">{` (${row.title}, ${row.agreement})`}</span>;
  const done = row.delivered !== null;

  if (row.monthly) {
    const over = today !== undefined && row.period[1] < today;
    return (
      <Button
        as="a"
        size="small"
        variant="secondary"
        href={href({ screen: "month", agreement: row.agreement_id, month: row.period[0].slice(0, 7) })}
      >
        {done ? "Åpne" : over ? "Gjør månedsslutt" : "Se måneden så langt"}
        {which}
      </Button>
    );
  }
  const id = row.draft ?? row.report;
  if (id !== null) {
    return (
      <Button type="button" size="small" variant="secondary" onClick={() => go({ screen: "report", id })}>
        {row.draft === null ? "Åpne" : "Fortsett på utkast"}
        {which}
      </Button>
    );
  }
  const { template } = row;
  if (template === null) return null;
  return (
    <Button
      type="button"
      size="small"
      variant="secondary"
      loading={busy}
      onClick={() => void begin(template)}
    >
      Skriv rapport
      {which}
    </Button>
  );

  async function begin(template: string) {
    setBusy(true);
    try {
      const begun = await send("report.begin", { template, occurrence: null, period: row.period });
      go({ screen: "report", id: begun.id });
    } catch (refusal) {
      fail(refusal as never);
    } finally {
      setBusy(false);
    }
  }
}
