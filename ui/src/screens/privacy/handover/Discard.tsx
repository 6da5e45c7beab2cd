import type { HandoverRow } from "../../../api/types";
import { useAnnounce } from "../../../app/announce";
import { ErrorMessage } from "../../../components/ErrorMessage";
import { Confirm } from "../../../components/Modal";
import { useSend, useTask } from "../../../data/hooks";
import { participants } from "./words";

/** Deletes the borrowed copies without giving anything back. */
export function Discard({ row, onClose }: { row: HandoverRow; onClose: () => void }) {
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const discard = () =>
    task.run(async () => {
      const { deleted } = await send("handover.discard", { id: row.id });
      announce(`Slettet her: ${participants(deleted)}`);
      onClose();
    });
  return (
    <Confirm
      title="Slette kopien uten å levere tilbake?"
      action="Slett kopien"
      busy={task.busy}
      onConfirm={() => void discard()}
      onClose={onClose}
    >
      <div className="stack">
        <p>
          {participants(row.cases.length)} slettes her for godt, og det du har gjort, går tapt. {row.with} har
          sin egen mappe, uten det du har gjort, og må ta lånet tilbake der.
        </p>
        <p>Har du gjort noe som skal bevares, velg «Lever tilbake» i stedet.</p>
        <ErrorMessage error={task.error} />
      </div>
    </Confirm>
  );
}
