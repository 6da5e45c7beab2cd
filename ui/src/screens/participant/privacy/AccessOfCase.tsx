import type { TabProps } from "../Participant";

/** To be written. */
export function AccessOfCase(_: TabProps) {
  return null;
}
