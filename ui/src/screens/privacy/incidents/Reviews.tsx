import { Button } from "@navikt/ds-react/Button";
import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import { ReadMore } from "@navikt/ds-react/ReadMore";
import { useState } from "react";
import type { AccessReviews, ReviewedPoint, ReviewRow } from "../../../api/types";
import { useChange } from "../../../app/change";
import { ErrorMessage } from "../../../components/ErrorMessage";
import { useTask } from "../../../data/hooks";
import { counted, date } from "../../../format";
import { host } from "../../../host";
import { Mark } from "../../month/Mark";
import { ReviewDialog } from "./ReviewDialog";
import { SaveFileDialog } from "./SaveFileDialog";

/** The yearly review of who has access: when it is due, and those that were made. */
export function Reviews({ answer, today }: { answer: AccessReviews; today: string }) {
  const [reviewing, setReviewing] = useState(false);
  return (
    <section className="stack" aria-labelledby="reviews">
      <div className="incidents__head">
        <div>
          <h2 id="reviews">Tilgangsgjennomgang</h2>
          <p className="subtle prose">
            Én gang i året: hvem kan komme til opplysningene, og skal de det? REFINO ber om det, og for de
            andre avtalene er det appens råd.
          </p>
        </div>
        <Button type="button" size="small" variant="secondary" onClick={() => setReviewing(true)}>
          Gå gjennom nå …
        </Button>
      </div>
      {answer.is_due ? (
        <InlineMessage status="warning" size="small">
          Det er tid for en gjennomgang. Den skulle vært gjort innen {date(answer.due)}.
        </InlineMessage>
      ) : (
        <p>Neste gjennomgang innen {date(answer.due)}.</p>
      )}
      {answer.reviews.length > 0 && (
        <ul className="plain-list incidents__list">
          {answer.reviews.map((row) => (
            <li key={row.id}>
              <Review row={row} answer={answer} today={today} />
            </li>
          ))}
        </ul>
      )}
      {reviewing && <ReviewDialog answer={answer} onClose={() => setReviewing(false)} />}
    </section>
  );
}

function Review({ row, answer, today }: { row: ReviewRow; answer: AccessReviews; today: string }) {
  const [saving, setSaving] = useState(false);
  const change = useChange(null);
  const task = useTask();
  const { review } = row;
  const labels = new Map(answer.points.map((one) => [one.point, one.label]));
  const done = (point: ReviewedPoint) =>
    task.run(async () => {
      const points = review.points.map((one) => (one.point === point.point ? { ...one, done: today } : one));
      await change("access-review.save", { id: row.id, points, note: review.note }, [
        "changed",
        `${labels.get(point.point) ?? point.point}: gjort`,
      ]);
    });
  return (
    <article className="incident" aria-labelledby={`review-${row.id}`}>
      <div className="incident__head">
        <h3 id={`review-${row.id}`}>{date(review.date)}</h3>
        <Button type="button" size="small" variant="secondary" onClick={() => setSaving(true)}>
          Lagre PDF …<span className="sr-only"> ({date(review.date)})</span>
        </Button>
      </div>
      <p className="subtle small">
        {review.by.trim() && `Gått gjennom av ${review.by} · `}
        {row.open_actions === 0 ? "alt i orden" : `${counted(row.open_actions, "tiltak", "tiltak")} gjenstår`}
      </p>
      <ReadMore size="small" header="Vis hva som ble gått gjennom" defaultOpen={row.open_actions > 0}>
        <ul className="plain-list incident__measures">
          {review.points.map((point) => (
            <li key={point.point} className="review__point">
              <Mark shape={point.confirmed || point.done !== null ? "done" : "ready"}>
                {`${labels.get(point.point) ?? point.point}: ${found(point)}`}
              </Mark>
              {point.who.trim() && <span className="subtle small"> {point.who}</span>}
              {!point.confirmed && point.done === null && (
                <Button
                  type="button"
                  size="xsmall"
                  variant="tertiary"
                  loading={task.busy}
                  onClick={() => void done(point)}
                >
                  Merk som gjort<span className="sr-only">: {labels.get(point.point)}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
        {review.note.trim() && <p className="pre-line">{review.note}</p>}
        <ErrorMessage error={task.error} />
      </ReadMore>
      {saving && (
        <SaveFileDialog
          title="Lagre gjennomgangen som PDF"
          name={`tilgangsgjennomgang-${review.date}.pdf`}
          folder={answer.folder}
          onClose={() => setSaving(false)}
          save={(file) => host.rpc("access-review.export", { id: row.id, file })}
        />
      )}
    </article>
  );
}

function found({ confirmed, action, due, done }: ReviewedPoint): string {
  if (confirmed) return "bekreftet";
  if (done !== null) return `${action.trim()} Gjort ${date(done)}`;
  return due === null ? action.trim() : `${action.trim()} Frist ${date(due)}`;
}
