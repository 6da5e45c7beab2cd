import type { PartProps } from "../PrivacyScreen";

/** To be written. */
export function BackupsPart(_: PartProps) {
  return null;
}
