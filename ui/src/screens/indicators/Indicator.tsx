import { ReadMore } from "@navikt/ds-react/ReadMore";
import type { IndicatorView } from "../../api/types";
import { Behind } from "./Behind";

/** One indicator: its value, what it is made of, what it is held against, and the records behind it. */
export function Indicator({ of }: { of: IndicatorView }) {
  const id = `indicator-${of.id}`;
  return (
    <li className="panel indicator" aria-labelledby={id}>
      <div className="indicator__head">
        <div className="indicator__made">
          <h3 id={id}>{of.title}</h3>
          <dl className="facts indicator__parts">
            <div className="facts__row">
              <dt>{of.denominator === null ? "Antall" : "Teller"}</dt>
              <dd>{of.numerator}</dd>
            </div>
            {of.denominator !== null && (
              <div className="facts__row">
                <dt>Nevner</dt>
                <dd>{of.denominator}</dd>
              </div>
            )}
          </dl>
        </div>
        <div className="indicator__come">
          <p className="indicator__value">{of.value}</p>
          {of.mark !== null && <p className="subtle">{marked(of.mark, of.within)}</p>}
        </div>
      </div>
      {of.notes.map((note) => (
        <p key={note} className="subtle indicator__note">
          {note}
        </p>
      ))}
      <div className="indicator__folds">
        <ReadMore size="small" header={`Slik er det regnet${of.reading ? " (tolkning)" : ""}`}>
          <p className="prose indicator__about">{of.about}</p>
          {of.reading_note !== null && <p className="prose indicator__about">{of.reading_note}</p>}
          <p className="subtle small">{of.source}</p>
        </ReadMore>
        {of.behind.length > 0 && (
          <ReadMore size="small" header={`Bak tallet (${of.behind.length})`}>
            <Behind rows={of.behind} title={of.title} />
          </ReadMore>
        )}
      </div>
    </li>
  );
}

/** `merke: minst 6 i uken (innenfor)`. In words, never by colour. */
function marked(mark: string, within: boolean | null): string {
  const judged = within === null ? "" : within ? " (innenfor)" : " (utenfor)";
  return `merke: ${mark}${judged}`;
}
