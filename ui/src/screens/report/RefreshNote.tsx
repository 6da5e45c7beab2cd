import { Button } from "@navikt/ds-react/Button";
import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import type { ReportView } from "../../api/types";
import { ErrorMessage } from "../../components/ErrorMessage";
import { useTask } from "../../data/hooks";
import { counted } from "../../format";
import { textOf, type Values } from "./slots";
import type { Actions } from "./useReportForm";

/** Says how many fields would follow the case, and lets them. Those that were worked on are not among them. */
export function RefreshNote(props: { view: ReportView; values: Values; actions: Actions }) {
  const { view, values, actions } = props;
  const task = useTask();
  // What was typed since is the counsellor's own, and no longer among them.
  const behind = view.behind.filter((key) => textOf(values, key) === (view.report.values[key] ?? ""));
  if (behind.length === 0) return <ErrorMessage error={task.error} />;
  const fields = counted(behind.length, "felt", "felt");
  return (
    <div className="refresh-note">
      <InlineMessage status="info" size="small">
        {fields} kan oppdateres: opplysningene er endret eller kommet til siden.
      </InlineMessage>
      <Button
        type="button"
        size="small"
        variant="secondary"
        loading={task.busy}
        onClick={() => void task.run(() => actions.refresh(null, `nye opplysninger til ${fields}`))}
      >
        Oppdater {fields}
      </Button>
      <ErrorMessage error={task.error} />
    </div>
  );
}
