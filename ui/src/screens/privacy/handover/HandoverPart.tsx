import type { PartProps } from "../PrivacyScreen";

/** To be written. */
export function HandoverPart(_: PartProps) {
  return null;
}
