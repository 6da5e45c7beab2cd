import type { PartProps } from "../PrivacyScreen";

/** To be written. */
export function IncidentsPart(_: PartProps) {
  return null;
}
