import { ChevronDownIcon, ChevronUpIcon, LightBulbIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { ReadMore } from "@navikt/ds-react/ReadMore";
import { useId, useState } from "react";
import type { AdviceRow } from "../../api/types";
import { AdviceItem, PutAsideItem } from "./AdviceItem";
import "./advice.css";

/**
 * The app's own advice, told apart from the agreements' deadlines by its word, its mark and its place on a ground of its
 * own. Shows the first `shown` and offers the rest; what is put aside lies below. `named` where the participants differ.
 */
export function AdvicePanel(props: { rows: AdviceRow[]; shown: number; named: boolean }) {
  const id = useId();
  const [all, setAll] = useState(false);
  const given = props.rows.filter((row) => row.aside === null);
  const aside = props.rows.filter((row) => row.aside !== null);
  if (props.rows.length === 0) return null;
  const folded = given.length > props.shown + 1;
  const rows = folded && !all ? given.slice(0, props.shown) : given;
  const key = (row: AdviceRow) => [row.case, row.agreement, row.advice, row.about].join(" ");
  return (
    <section className="advice" aria-labelledby={id}>
      <div className="advice__head">
        <LightBulbIcon aria-hidden fontSize="1.5rem" />
        <div>
          <h2 id={id}>
            Råd fra appen {given.length > 0 && <span className="today__count">{given.length}</span>}
          </h2>
          <p className="subtle small">Appens egne påminnelser. De er ikke frister eller krav fra NAV.</p>
        </div>
      </div>
      {given.length === 0 ? (
        <p className="advice__none subtle">Ingen råd nå.</p>
      ) : (
        <ul className="plain-list" id={`${id}-rows`}>
          {rows.map((row) => (
            <AdviceItem key={key(row)} row={row} named={props.named} />
          ))}
        </ul>
      )}
      {folded && (
        <div className="advice__more">
          <Button
            type="button"
            size="small"
            variant="tertiary"
            data-color="neutral"
            icon={all ? <ChevronUpIcon aria-hidden /> : <ChevronDownIcon aria-hidden />}
            aria-expanded={all}
            aria-controls={`${id}-rows`}
            onClick={() => setAll(!all)}
          >
            {all ? "Vis færre råd" : `Vis alle ${given.length} råd`}
          </Button>
        </div>
      )}
      {aside.length > 0 && (
        <ReadMore size="small" className="advice__aside" header={`Satt til side (${aside.length})`}>
          <ul className="plain-list">
            {aside.map((row) => (
              <PutAsideItem key={key(row)} row={row} named={props.named} />
            ))}
          </ul>
        </ReadMore>
      )}
    </section>
  );
}
