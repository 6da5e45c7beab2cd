import { Button } from "@navikt/ds-react/Button";
import { CopyButton } from "@navikt/ds-react/CopyButton";
import { ReadMore } from "@navikt/ds-react/ReadMore";
import type { ReactNode } from "react";
import type { HandoverRow } from "../../../api/types";
import { href } from "../../../app/router";
import { headline, participants, standing } from "./words";

/** One hand-over with those that it still concerns. */
export function Row({ row, children }: { row: HandoverRow; children?: ReactNode }) {
  const stands = standing(row);
  return (
    <li className="panel handover-row">
      <div className="handover-row__text">
        <h3>{headline(row)}</h3>
        {row.cases.length > 0 && (
          <ul className="plain-list handover-row__cases">
            {row.cases.map((each) => (
              <li key={each.case}>
                <a href={href({ screen: "participant", id: each.case, tab: "personvern" })}>
                  {each.participant}
                </a>{" "}
                <span className="subtle">{each.agreement}</span>
              </li>
            ))}
          </ul>
        )}
        {stands !== null && <p className="subtle small">{stands}</p>}
      </div>
      {children}
    </li>
  );
}

type Act = (row: HandoverRow) => void;

/** What can be done about one; what is not given is not offered. */
export function Actions(props: {
  row: HandoverRow;
  receive?: () => void;
  back?: Act;
  receipt?: Act;
  recall?: Act;
  discard?: Act;
}) {
  const { row } = props;
  const whose = <span className="sr-only">{` – ${headline(row)}`}</span>;
  const deleting = row.state === "deleting";
  return (
    <div className="buttons handover-row__actions">
      {props.receipt && (
        <Button type="button" size="small" onClick={() => props.receipt?.(row)}>
          {deleting ? "Fullfør slettingen …" : "Før kvittering …"}
          {whose}
        </Button>
      )}
      {props.receive && (
        <Button type="button" size="small" onClick={props.receive}>
          Ta imot retur …{whose}
        </Button>
      )}
      {props.back && (
        <Button type="button" size="small" onClick={() => props.back?.(row)}>
          Lever tilbake …{whose}
        </Button>
      )}
      {props.recall && !deleting && (
        <Button type="button" size="small" variant="secondary" onClick={() => props.recall?.(row)}>
          {row.kind === "return" ? "Avbryt returen …" : "Ta tilbake uten fil …"}
          {whose}
        </Button>
      )}
      {props.discard && (
        <Button type="button" size="small" variant="secondary" onClick={() => props.discard?.(row)}>
          Slett kopien …{whose}
        </Button>
      )}
    </div>
  );
}

/** What is over, with the receipts to give once more. */
export function Earlier({ rows }: { rows: HandoverRow[] }) {
  if (rows.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="handover-earlier">
      <h2 id="handover-earlier">Tidligere</h2>
      <ul className="plain-list handover-earlier">
        {rows.map((row) => (
          <li key={row.id}>
            <p>
              {headline(row)} <span className="subtle">({participants(row.count)})</span>
            </p>
            {standing(row) !== null && <p className="subtle small">{standing(row)}</p>}
            {row.receipt !== null && (
              <ReadMore size="small" header={`Vis kvitteringen til ${row.with}`}>
                <p className="path">
                  <code>{row.receipt}</code>{" "}
                  <CopyButton size="xsmall" copyText={row.receipt} text="Kopier kvitteringen" />
                </p>
              </ReadMore>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
