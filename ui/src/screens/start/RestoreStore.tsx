import { useAnnounce } from "../../app/announce";
import { go } from "../../app/router";
import { counted } from "../../format";
import { Restore } from "../privacy/backups/Restore";
import { Card } from "./Card";

/** From the start screens: a store out of a backup, where there is none or none that can be opened. */
export function RestoreStore({ back }: { back: () => void }) {
  const announce = useAnnounce();
  return (
    <Card title="Hent fra en sikkerhetskopi" wide>
      <Restore
        cancel={back}
        done={(restored) => {
          go({ screen: "today" });
          announce(`Hentet fra sikkerhetskopien: ${counted(restored.participants, "deltaker", "deltakere")}`);
        }}
      />
    </Card>
  );
}
