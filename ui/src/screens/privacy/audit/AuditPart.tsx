import type { PartProps } from "../PrivacyScreen";

/** To be written. */
export function AuditPart(_: PartProps) {
  return null;
}
