import type { MonthView } from "../../api/types";
import { Checks } from "./Checks";
import { Differences } from "./Differences";
import { FigureList } from "./FigureList";
import { Shares } from "./Shares";

/** What the month counts, who is behind it, and what has changed since it was delivered. */
export function Results({ view }: { view: MonthView }) {
  return (
    <div className="stack">
      {!view.over && <p className="prose">Tallene så langt i måneden. De endrer seg til måneden er over.</p>}
      <Differences view={view} />
      <FigureList view={view} />
      <Shares view={view} />
      <Checks checks={view.crosschecks} mend={view.missing.some(({ blocks }) => blocks)} />
    </div>
  );
}
