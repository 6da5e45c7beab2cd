import type { QueryClient } from "@tanstack/react-query";
import type { CaseView, Today } from "../api/types";
import { fullName } from "../screens/participant/names";

/**
 * Whose a case is, as far as what is shown tells: a change is made where its participant is seen. None for a record that
 * is no case.
 */
export function participantOf(client: QueryClient, caseId: string): string | undefined {
  const view = client.getQueryData<CaseView>(["case", { id: caseId }]);
  if (view) return fullName(view.person);
  const today = client.getQueryData<Today>(["today", {}]);
  const rows = [...(today?.rows ?? []), ...(today?.advice ?? [])];
  return rows.find((row) => row.case === caseId)?.participant ?? undefined;
}
