import { Button } from "@navikt/ds-react/Button";
import type { ResultsRow } from "../../api/types";
import { go } from "../../app/router";
import { ErrorMessage } from "../../components/ErrorMessage";
import { useSend, useTask } from "../../data/hooks";

/** Begins the report anew with the figures as they are now, or goes on with the correction that is begun. */
export function Correct({ part }: { part: ResultsRow }) {
  const send = useSend();
  const task = useTask();
  const { report, draft } = part;
  if (report === null) return null;
  const correct = async () =>
    go({ screen: "report", id: draft ?? (await send("report.correct", { id: report })).id });
  return (
    <>
      <ErrorMessage error={task.error} />
      <Button
        type="button"
        size="small"
        data-place="korriger"
        loading={task.busy}
        onClick={() => void task.run(correct)}
      >
        {draft === null ? "Skriv korrigert rapport" : "Fortsett på korrigert rapport"}
      </Button>
    </>
  );
}
