import { Button } from "@navikt/ds-react/Button";
import { useState } from "react";
import type { DeletionQueue, DeletionRow } from "../../../api/types";
import { href } from "../../../app/router";
import { DateField, useDateText } from "../../../components/DateField";
import { Form } from "../../../components/Form";
import { useTask } from "../../../data/hooks";
import { counted, date } from "../../../format";
import { DeleteDialog } from "./DeleteDialog";
import { kept, waits } from "./words";

/** «Jeg er borte»: nobody opens the app then, so that what falls due meanwhile would go too late. */
export function Absence({ queue }: { queue: DeletionQueue }) {
  const task = useTask();
  const from = useDateText();
  const to = useDateText();
  const [away, setAway] = useState<[from: string, to: string] | null>(null);
  const [deleting, setDeleting] = useState<string[] | null>(null);

  async function submit() {
    const [first, last] = [await from.require(), await to.require()];
    if (first === undefined || last === undefined) return;
    if (last < first) {
      to.fail("Den siste dagen ligger før den første.");
      return;
    }
    setAway([first, last]);
  }

  return (
    <section className="panel" aria-labelledby="absence">
      <h2 id="absence">Før du blir borte</h2>
      <Form
        task={task}
        submit={submit}
        fleeting
        buttons={
          <Button type="submit" size="small" variant="secondary">
            Se hva som forfaller
          </Button>
        }
      >
        <p className="prose">
          Appen sletter bare når noen åpner den. Skal du være borte, kan du slette tidligere det som ellers
          ville ligget over fristen.
        </p>
        <div className="row row--choices">
          <DateField label="Jeg er borte fra" value={from} />
          <DateField label="til" value={to} />
        </div>
      </Form>
      <div aria-live="polite">
        {away !== null && (
          <Meanwhile
            away={away}
            rows={queue.rows.filter((row) => row.due !== null && row.due <= away[1])}
            remove={setDeleting}
          />
        )}
      </div>
      {deleting !== null && (
        <DeleteDialog
          cases={deleting}
          onClose={() => setDeleting(null)}
          onDeleted={() => setDeleting(null)}
        />
      )}
    </section>
  );
}

function Meanwhile(props: {
  away: [from: string, to: string];
  rows: DeletionRow[];
  remove: (cases: string[]) => void;
}) {
  const { away, rows } = props;
  const free = rows.filter((row) => kept(row) === null);
  const period = `${date(away[0])} til ${date(away[1])}`;
  if (rows.length === 0) return <p className="deletion-away">Ingen skal slettes fra {period}.</p>;
  return (
    <div className="stack deletion-away">
      <h3>
        {counted(rows.length, "deltaker", "deltakere")} skal slettes senest {date(away[1])}
      </h3>
      <ul>
        {rows.map((row) => (
          <li key={row.case}>
            {row.participant}, {row.due !== null && date(row.due)}
            {kept(row) !== null && (
              <span className="subtle">
                {" "}
                {waits(row) ? "(stanset, slettes ikke)" : "(må hentes hjem eller leveres tilbake)"}
              </span>
            )}
          </li>
        ))}
      </ul>
      {free.length > 0 && (
        <div className="buttons">
          <Button type="button" size="small" onClick={() => props.remove(free.map((row) => row.case))}>
            Slett {counted(free.length, "deltaker", "deltakere")} nå …
          </Button>
        </div>
      )}
      <p className="subtle">
        Skal noen ta over mens du er borte, sletter den som har mappen.{" "}
        <a href={href({ screen: "privacy", part: "overlevering" })}>Overlever til en kollega</a>
      </p>
    </div>
  );
}
