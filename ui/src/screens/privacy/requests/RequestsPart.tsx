import type { PartProps } from "../PrivacyScreen";

/** To be written. */
export function RequestsPart(_: PartProps) {
  return null;
}
