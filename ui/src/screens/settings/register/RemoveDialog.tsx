import type { RegisterEntry } from "../../../api/types";
import { useChange } from "../../../app/change";
import { ErrorMessage } from "../../../components/ErrorMessage";
import { Cancel, Confirm, Modal } from "../../../components/Modal";
import { useTask } from "../../../data/hooks";
import { Uses } from "./UsesDialog";
import { usedBy } from "./used";

/** Asks before a contact is removed; of one that is in use, says where. */
export function RemoveDialog({ entry, onClose }: { entry: RegisterEntry; onClose: () => void }) {
  const change = useChange(entry.id);
  const task = useTask();
  const { name } = entry.contact;
  if (usedBy(entry) !== "") {
    return (
      <Modal title="Kontakten er i bruk" onClose={onClose} footer={<Cancel>Lukk</Cancel>}>
        <div className="stack">
          <p>
            «{name}» kan ikke fjernes så lenge den er i bruk. Velg en annen der den brukes, eller slå den
            sammen med en annen kontakt.
          </p>
          <Uses entry={entry} />
        </div>
      </Modal>
    );
  }
  const remove = () =>
    task.run(async () => {
      await change("contact.remove", { id: entry.id }, ["removed", name]);
      onClose();
    });
  return (
    <Confirm
      title="Fjerne kontakten?"
      action="Fjern"
      busy={task.busy}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p>«{name}» er ikke i bruk, og fjernes fra registeret.</p>
      <ErrorMessage error={task.error} />
    </Confirm>
  );
}
