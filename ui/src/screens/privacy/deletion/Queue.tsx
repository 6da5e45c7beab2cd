import { TrashIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { ReadMore } from "@navikt/ds-react/ReadMore";
import { useState } from "react";
import type { DeletionQueue, DeletionRow } from "../../../api/types";
import { href } from "../../../app/router";
import { counted } from "../../../format";
import { DeleteDialog } from "./DeleteDialog";
import { HoldDialog } from "./HoldDialog";
import { RowOfQueue } from "./RowOfQueue";
import { kept, waits } from "./words";

/** Those whose day has come or comes within four weeks. */
function isNear(row: DeletionRow): boolean {
  return row.stage !== null && row.stage !== "coming" && !waits(row);
}

/** Every case with its day, the nearest first. Several can be deleted in one go. */
export function Queue({ queue }: { queue: DeletionQueue }) {
  const [chosen, setChosen] = useState<string[]>([]);
  const [deleting, setDeleting] = useState<string[] | null>(null);
  const [holding, setHolding] = useState<DeletionRow | null>(null);
  const { rows } = queue;
  // Who was held or deleted meanwhile is no longer chosen.
  const free = rows.filter((row) => kept(row) === null).map((row) => row.case);
  const going = chosen.filter((id) => free.includes(id));

  const near = rows.filter(isNear);
  const held = rows.filter(waits);
  const later = rows.filter((row) => row.stage === "coming" && !waits(row));
  const undated = rows.filter((row) => row.due === null && !waits(row));

  const list = (of: DeletionRow[]) => (
    <ul className="plain-list deletion-rows">
      {of.map((row) => (
        <RowOfQueue
          key={row.case}
          row={row}
          chosen={going.includes(row.case)}
          choose={(on) =>
            setChosen(on ? [...chosen, row.case] : chosen.filter((other) => other !== row.case))
          }
          remove={() => setDeleting([row.case])}
          hold={() => setHolding(row)}
        />
      ))}
    </ul>
  );

  return (
    <section className="stack" aria-labelledby="deletion-queue">
      <div className="spread">
        <h2 id="deletion-queue">Hvem som skal slettes</h2>
        {going.length > 0 && (
          <Button
            type="button"
            size="small"
            data-color="danger"
            icon={<TrashIcon aria-hidden />}
            onClick={() => setDeleting(going)}
          >
            Slett {counted(going.length, "valgt deltaker", "valgte deltakere")} …
          </Button>
        )}
      </div>
      {rows.length === 0 ? (
        <div className="empty">
          <p>
            Ingen deltakere ennå. Når en sluttrapport er levert, står dagen for sletting her. Legg inn den
            første under <a href={href({ screen: "new-participant" })}>Ny deltaker</a>.
          </p>
        </div>
      ) : (
        near.length === 0 && (
          <div className="empty">
            <p>Ingen skal slettes de neste fire ukene.</p>
          </div>
        )
      )}
      {near.length > 0 && (
        <section className="stack" aria-labelledby="deletion-near">
          <h3 id="deletion-near">Nå og de neste fire ukene</h3>
          {list(near)}
        </section>
      )}
      {held.length > 0 && (
        <section className="stack" aria-labelledby="deletion-held">
          <h3 id="deletion-held">Slettes ikke nå</h3>
          {list(held)}
        </section>
      )}
      {later.length > 0 && (
        <section className="stack" aria-labelledby="deletion-later">
          <h3 id="deletion-later">Senere</h3>
          {list(later)}
        </section>
      )}
      {undated.length > 0 && (
        <ReadMore size="small" header={`Uten dato ennå: ${counted(undated.length, "deltaker", "deltakere")}`}>
          {list(undated)}
        </ReadMore>
      )}
      {deleting !== null && (
        <DeleteDialog
          cases={deleting}
          onClose={() => setDeleting(null)}
          onDeleted={() => {
            setDeleting(null);
            setChosen([]);
          }}
        />
      )}
      {holding !== null && <HoldDialog row={holding} onClose={() => setHolding(null)} />}
    </section>
  );
}
