import { ChevronDownIcon, ChevronRightIcon } from "@navikt/aksel-icons";
import { useState } from "react";
import type { FigureRow, MonthView } from "../../api/types";
import { href } from "../../app/router";
import { counted } from "../../format";

/** The figures, each with the participants that it counts. */
export function FigureList({ view }: { view: MonthView }) {
  if (view.figures.length === 0) {
    return <p className="prose">Avtalen har ingen tall som telles for en måned.</p>;
  }
  const titles = view.figures.map(({ title }) => title);
  // Where nothing differs, one column says it.
  const kept = view.figures.some((figure) => figure.kept !== null && figure.kept !== figure.count);
  return (
    <div>
      <div className="month__figure-head" aria-hidden>
        <span>Hva som telles</span>
        <span className="number">{kept ? "Nå" : "Antall"}</span>
        {kept && <span className="number">Levert</span>}
      </div>
      <ul className="plain-list month__figures">
        {view.figures.map((figure) => (
          <FigureItem
            key={figure.id}
            figure={figure}
            page={`${view.agreement} ${view.month}`}
            kept={kept}
            // The annex has rows of the same name in several places.
            place={titles.indexOf(figure.title) === titles.lastIndexOf(figure.title) ? null : figure.source}
          />
        ))}
      </ul>
    </div>
  );
}

// Which are unfolded, kept while one looks at a participant; gone with the window.
const unfolded = new Set<string>();

function FigureItem(props: { figure: FigureRow; page: string; kept: boolean; place: string | null }) {
  const { figure, page, kept } = props;
  const key = `${page} ${figure.id}`;
  const [open, setOpen] = useState(unfolded.has(key));
  const Arrow = open ? ChevronDownIcon : ChevronRightIcon;
  const toggle = () => {
    if (open) unfolded.delete(key);
    else unfolded.add(key);
    setOpen(!open);
  };
  const folds =
    figure.cases.length > 0 || figure.others > 0 || figure.beside !== 0 || figure.reading_note !== null;
  const changed = kept && figure.kept !== null && figure.kept !== figure.count;
  const content = (
    <>
      <span className="month__figure-title">
        {figure.title}
        {props.place !== null && <span className="small subtle"> ({props.place})</span>}
      </span>
      <span className={changed ? "number month__changed" : "number"}>
        <span className="sr-only">: </span>
        {figure.count}
      </span>
      {kept && (
        <span className="number subtle">
          <span className="sr-only">, levert </span>
          {figure.kept ?? "–"}
        </span>
      )}
    </>
  );
  return (
    <li>
      {folds ? (
        <button
          type="button"
          className="month__figure month__figure--folds"
          aria-expanded={open}
          data-place={`tall ${figure.id}`}
          onClick={toggle}
        >
          <Arrow aria-hidden className="month__arrow" />
          {content}
        </button>
      ) : (
        <div className="month__figure">{content}</div>
      )}
      {open && folds && <Behind figure={figure} />}
    </li>
  );
}

/** Whom a figure counts, and how it is read. */
function Behind({ figure }: { figure: FigureRow }) {
  const { beside } = figure;
  return (
    <div className="month__behind">
      {figure.cases.length > 0 && (
        <ul className="plain-list month__people">
          {figure.cases.map((one) => (
            <li key={one.id}>
              <a
                data-place={`tall ${figure.id} ${one.id}`}
                href={href({ screen: "participant", id: one.id, tab: "oversikt" })}
              >
                {one.name}
              </a>
            </li>
          ))}
        </ul>
      )}
      {figure.others > 0 && (
        <p className="small">{counted(figure.others, "er", "er")} ført av andre i laget.</p>
      )}
      {beside > 0 && (
        <p className="small">
          {counted(beside, "er", "er")} levert i tillegg: deltakere som siden er slettet, eller et tall som
          ble rettet for hånd.
        </p>
      )}
      {beside < 0 && (
        <p className="small">
          Rapporten ble levert med {-beside} færre enn det som er ført, rettet for hånd.
        </p>
      )}
      {figure.reading_note && (
        <p className="small subtle">
          Slik telles det (tolkning): {figure.reading_note} {figure.source}.
        </p>
      )}
    </div>
  );
}
