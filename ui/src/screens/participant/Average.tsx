import type { CaseView } from "../../api/types";
import { hours, span } from "../../format";

/** Follow-up on average over the last full months, which is what the agreement's estimate is held against. */
export function Average({ view }: { view: CaseView }) {
  const average = view.hours_average;
  if (average === null) return null;
  return (
    <dl className="months">
      <div>
        <dt>
          <strong>Snitt i måneden</strong>
          <br />
          <span className="subtle small">{span([average.from, average.to])}</span>
        </dt>
        <dd className="number">
          <strong>{hours(average.minutes)}</strong>
        </dd>
      </div>
    </dl>
  );
}
