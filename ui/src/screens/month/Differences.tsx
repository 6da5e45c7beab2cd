import { LocalAlert } from "@navikt/ds-react/LocalAlert";
import type { DifferenceRow, MonthView } from "../../api/types";
import { href } from "../../app/router";
import { counted, date, listed } from "../../format";
import { Correct } from "./Correct";

/** What the cases say now that they did not say when the month was delivered. */
export function Differences({ view }: { view: MonthView }) {
  const { differences, results } = view;
  if (differences.length === 0 || !results?.delivered) return null;
  return (
    <LocalAlert status="warning" size="small">
      <LocalAlert.Header>
        <LocalAlert.Title as="h3">
          Endret siden levering {date(results.delivered)}:{" "}
          {counted(differences.length, "deltaker", "deltakere")}
        </LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <div className="stack">
          <ul className="plain-list month__differences">
            {differences.map((one) => (
              <li key={one.case}>
                <a
                  data-place={`endret ${one.case}`}
                  href={href({ screen: "participant", id: one.case, tab: "historikk" })}
                >
                  {one.name}
                </a>{" "}
                {said(one)}
              </li>
            ))}
          </ul>
          <p className="prose">
            Er det den leverte rapporten som er feil, lager du en korrigert. Den sier hvilken den erstatter.
            Er det saken som er feil, retter du den der.
          </p>
          <Correct part={results} />
        </div>
      </LocalAlert.Content>
    </LocalAlert>
  );
}

/** «regnes nå med i «A» og «B», og ikke lenger i «C»». */
function said({ came, left }: DifferenceRow): string {
  const quoted = (titles: string[]) => listed(titles.map((title) => `«${title}»`));
  if (left.length === 0) return `regnes nå med i ${quoted(came)}.`;
  if (came.length === 0) return `regnes ikke lenger med i ${quoted(left)}.`;
  return `regnes nå med i ${quoted(came)}, og ikke lenger i ${quoted(left)}.`;
}
