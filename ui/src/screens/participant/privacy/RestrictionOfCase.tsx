import type { TabProps } from "../Participant";

/** To be written. */
export function RestrictionOfCase(_: TabProps) {
  return null;
}
