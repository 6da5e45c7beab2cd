import type { TabProps } from "../Participant";
import { AccessOfCase } from "./AccessOfCase";
import { DeletionOfCase } from "./DeletionOfCase";
import { HandoverOfCase } from "./HandoverOfCase";
import { RestrictionOfCase } from "./RestrictionOfCase";

/** What the participant's rights and the agreement's duties come to: how long the case is kept, who has it, what is asked. */
export function PrivacyTab(given: TabProps) {
  return (
    <div className="stack stack--loose">
      <DeletionOfCase {...given} />
      <AccessOfCase {...given} />
      <RestrictionOfCase {...given} />
      <HandoverOfCase {...given} />
    </div>
  );
}
