import { useAnnounce } from "../../../app/announce";
import { go } from "../../../app/router";
import { Modal } from "../../../components/Modal";
import { counted, date } from "../../../format";
import { Restore } from "./Restore";

/** Restoring from within the open store. */
export function RestoreDialog({ file, onClose }: { file?: string; onClose: () => void }) {
  const announce = useAnnounce();
  return (
    <Modal title="Hent fra en sikkerhetskopi" onClose={onClose}>
      <Restore
        {...(file === undefined ? {} : { file })}
        cancel={onClose}
        done={(restored) => {
          const participants = counted(restored.participants, "deltaker", "deltakere");
          const aside =
            restored.aside_until === null
              ? ""
              : `. Mappen fra før ligger under Personvern til ${date(restored.aside_until)}`;
          announce(`Hentet fra sikkerhetskopien: ${participants}${aside}`);
          onClose();
          go({ screen: "today" });
        }}
      />
    </Modal>
  );
}
