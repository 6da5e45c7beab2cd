import type { CaseView, EventKind, MilestoneStanding } from "../../../api/types";
import { useChange } from "../../../app/change";
import { ErrorMessage } from "../../../components/ErrorMessage";
import { EventDialog } from "../../../components/EventDialog";
import { Confirm } from "../../../components/Modal";
import { useAnswer, useTask } from "../../../data/hooks";
import { inSentence } from "../../../format";
import { AddAttachment } from "../attachments/AddAttachment";
import { ExportAttachment } from "../attachments/ExportAttachment";
import { Viewer } from "../attachments/Viewer";
import { EmploymentDialog } from "../EmploymentDialog";
import { eventsOf, fullName } from "../names";
import { ApprovalDialog } from "./ApprovalDialog";

/** What can be opened from a milestone. */
export type Open =
  | { what: "claim" | "approval" | "remove-approval"; milestone: MilestoneStanding }
  | { what: "event"; event: EventKind }
  | { what: "job"; id?: string }
  | { what: "proof"; job: string }
  | { what: "look" | "export"; attachment: string };

/** The dialog that was asked for. */
export function Dialogs(props: {
  view: CaseView;
  today: string;
  open: Open;
  set: (open: Open | null) => void;
}) {
  const { view, today, open, set } = props;
  const close = () => set(null);
  const participant = fullName(view.person);
  const labels = useAnswer("events", eventsOf(view)).data?.events ?? [];
  const kept = useAnswer("attachments", { id: view.id }).data;
  const row = (id: string) => kept?.attachments.find((each) => each.id === id);
  switch (open.what) {
    case "claim":
      return (
        <EventDialog
          caseId={view.id}
          participant={participant}
          labels={labels.filter(({ event }) => event === "claim-sent")}
          chosen="claim-sent"
          claim={open.milestone.id}
          onClose={close}
        />
      );
    case "event":
      return (
        <EventDialog
          caseId={view.id}
          participant={participant}
          labels={labels.filter(({ event }) => event === open.event)}
          chosen={open.event}
          onClose={close}
        />
      );
    case "approval":
      return (
        <ApprovalDialog
          caseId={view.id}
          participant={participant}
          milestone={open.milestone}
          today={today}
          onClose={close}
        />
      );
    case "remove-approval":
      return <RemoveApproval caseId={view.id} milestone={open.milestone} onClose={close} />;
    case "job":
      return (
        <EmploymentDialog
          view={view}
          id={open.id}
          given={open.id === undefined ? undefined : view.employments[open.id]}
          onClose={close}
        />
      );
    case "proof":
      return kept ? <AddAttachment view={view} kept={kept} proof={open.job} onClose={close} /> : null;
    case "look": {
      const found = row(open.attachment);
      return found ? (
        <Viewer
          row={found}
          onExport={() => set({ what: "export", attachment: open.attachment })}
          onClose={close}
        />
      ) : null;
    }
    case "export": {
      const found = row(open.attachment);
      return found && kept ? <ExportAttachment row={found} folder={kept.folder} onClose={close} /> : null;
    }
  }
}

function RemoveApproval(props: { caseId: string; milestone: MilestoneStanding; onClose: () => void }) {
  const { milestone, onClose } = props;
  const change = useChange(props.caseId);
  const task = useTask();
  const what = `NAVs godkjenning av ${inSentence(milestone.title)}`;
  const remove = () =>
    task.run(async () => {
      if (milestone.approval === null) return;
      await change("approval.remove", { id: milestone.approval.id }, ["removed", what]);
      onClose();
    });
  return (
    <Confirm
      title="Fjerne godkjenningen?"
      action="Fjern"
      busy={task.busy}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p>{what} fjernes. Kravet blir stående som sendt.</p>
      <ErrorMessage error={task.error} />
    </Confirm>
  );
}
