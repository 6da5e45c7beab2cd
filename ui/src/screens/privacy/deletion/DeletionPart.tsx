import type { PartProps } from "../PrivacyScreen";

/** To be written. */
export function DeletionPart(_: PartProps) {
  return null;
}
