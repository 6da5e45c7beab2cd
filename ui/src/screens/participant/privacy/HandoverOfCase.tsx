import type { TabProps } from "../Participant";

/** To be written. */
export function HandoverOfCase(_: TabProps) {
  return null;
}
