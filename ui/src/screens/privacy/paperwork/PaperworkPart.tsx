import type { PartProps } from "../PrivacyScreen";

/** To be written. */
export function PaperworkPart(_: PartProps) {
  return null;
}
