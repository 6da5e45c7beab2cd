import type { TabProps } from "../Participant";

/** To be written. */
export function DeletionOfCase(_: TabProps) {
  return null;
}
