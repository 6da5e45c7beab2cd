import type { RegisterEntry } from "../../../api/types";
import { counted } from "../../../format";

/** `3 deltakere, 1 kontakt`; blank when nobody uses it. */
export function usedBy({ participants, members }: RegisterEntry): string {
  return [
    participants > 0 ? counted(participants, "deltaker", "deltakere") : "",
    members > 0 ? counted(members, "kontakt", "kontakter") : "",
  ]
    .filter(Boolean)
    .join(", ");
}
