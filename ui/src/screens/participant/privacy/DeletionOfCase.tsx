import { Button } from "@navikt/ds-react/Button";
import { LocalAlert } from "@navikt/ds-react/LocalAlert";
import { useState } from "react";
import type { DeletionRow } from "../../../api/types";
import { Answer } from "../../../components/Answer";
import { StageTag } from "../../../components/StageTag";
import { useAnswer } from "../../../data/hooks";
import { date, distance } from "../../../format";
import { DeleteDialog } from "../../privacy/deletion/DeleteDialog";
import { HoldDialog } from "../../privacy/deletion/HoldDialog";
import { kept, waits } from "../../privacy/deletion/words";
import type { TabProps } from "../Participant";
import "../../privacy/deletion/deletion.css";

/** When this case is deleted, what holds that back, and deleting it by hand. */
export function DeletionOfCase({ view }: TabProps) {
  const queue = useAnswer("deletion.queue", {});
  return (
    <section className="stack" aria-labelledby="deletion-of-case">
      <h2 id="deletion-of-case">Sletting</h2>
      <Answer of={queue}>
        {({ rows, automatic }) => {
          const row = rows.find((each) => each.case === view.id);
          return row && <Content row={row} automatic={automatic} />;
        }}
      </Answer>
    </section>
  );
}

function Content({ row, automatic }: { row: DeletionRow; automatic: boolean }) {
  const [open, setOpen] = useState<"delete" | "hold" | null>(null);
  const free = kept(row) === null;
  return (
    <>
      {row.due === null ? (
        <p className="prose">
          {row.undated}
          {free && " Du kan slette når som helst."}
        </p>
      ) : (
        <div className="stack">
          <p className="row">
            <span>
              Slettes senest <strong>{date(row.due)}</strong>,{" "}
              <span className={(row.days ?? 0) < 0 && !waits(row) ? "overdue" : undefined}>
                {distance(row.days ?? 0)}
              </span>
              .
            </span>
            {row.stage !== null && <StageTag stage={row.stage} held={row.hold !== null} />}
          </p>
          <p className="prose subtle">
            {row.about} {row.source}.{" "}
            {free &&
              (automatic
                ? "Appen sletter av seg selv når fristen er ute."
                : "Appen sletter ikke av seg selv; det gjør du her eller under Personvern.")}
          </p>
        </div>
      )}
      {row.hold !== null && (
        <LocalAlert as="div" status="announcement" size="small">
          <LocalAlert.Header>
            <LocalAlert.Title as="h3">Slettingen er stanset fra {date(row.hold.since)}</LocalAlert.Title>
          </LocalAlert.Header>
          <LocalAlert.Content>{row.hold.reason}</LocalAlert.Content>
        </LocalAlert>
      )}
      {row.hold === null && kept(row) !== null && <p className="prose">{kept(row)}</p>}
      <div className="buttons">
        {free && (
          <Button type="button" size="small" variant="secondary" onClick={() => setOpen("delete")}>
            Slett deltakeren …
          </Button>
        )}
        <Button type="button" size="small" variant="secondary" onClick={() => setOpen("hold")}>
          {row.hold === null ? "Stans slettingen …" : "Endre eller opphev stansen …"}
        </Button>
      </div>
      {open === "delete" && <DeleteDialog cases={[row.case]} onClose={() => setOpen(null)} />}
      {open === "hold" && <HoldDialog row={row} onClose={() => setOpen(null)} />}
    </>
  );
}
