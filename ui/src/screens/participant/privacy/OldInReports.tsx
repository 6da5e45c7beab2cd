import { Button } from "@navikt/ds-react/Button";
import type { OldInReport } from "../../../api/types";
import { go } from "../../../app/router";
import { ErrorMessage } from "../../../components/ErrorMessage";
import { useAnswer, useSend, useTask } from "../../../data/hooks";
import { date } from "../../../format";

/** Delivered reports that hold what was put right since, with the way to a correction. */
export function OldInReports({ caseId }: { caseId: string }) {
  const reports = useAnswer("corrections", { id: caseId }).data?.reports ?? [];
  if (reports.length === 0) return null;
  return (
    <div className="stack">
      <h3>Rettet etter levering</h3>
      <p className="prose">
        Disse rapportene er levert med noe som er endret siden. Var det feil, skal NAV ha en rettet utgave.
      </p>
      {reports.map((row) => (
        <Row key={row.report} row={row} />
      ))}
    </div>
  );
}

function Row({ row }: { row: OldInReport }) {
  const send = useSend();
  const task = useTask();
  const correct = () =>
    task.run(async () =>
      go({ screen: "report", id: row.begun ?? (await send("report.correct", { id: row.report })).id }),
    );
  return (
    <div className="inquiry">
      <p>
        <strong>{row.title}</strong>, levert {date(row.delivered)}
      </p>
      <ul>
        {row.values.map((value) => (
          <li key={value.label}>
            {value.label}: «{value.old}» er nå {value.new === null ? "fjernet" : `«${value.new}»`}
          </li>
        ))}
      </ul>
      <ErrorMessage error={task.error} />
      <div className="buttons">
        <Button
          type="button"
          size="small"
          variant="secondary"
          loading={task.busy}
          onClick={() => void correct()}
        >
          {row.begun === null ? "Lag rettet utgave" : "Fortsett på rettelsen"}
        </Button>
      </div>
    </div>
  );
}
