import type { ClaimReady, MonthClaim } from "../../api/types";
import { date, kroner } from "../../format";
import type { Shape } from "./Mark";
import type { PartState } from "./parts";

/** How far the claim has come, in few words. */
export function claimState(claim: MonthClaim): { shape: Shape; state: string } {
  if (claim.report?.delivered) return { shape: "done", state: `Levert ${date(claim.report.delivered)}` };
  if (claim.report) return { shape: "begun", state: "Utkast" };
  if (!claim.over) return { shape: "waits", state: "Når måneden er over" };
  if (!claim.priced) return { shape: "missing", state: "Prisen mangler" };
  if (claim.stopped) return { shape: "missing", state: "Noe stopper kravet" };
  const toSend = claim.model === "milestones" ? claim.ready.filter(canBeSent).length : 0;
  if (claim.total === null && toSend > 0) return { shape: "ready", state: `${toSend} krav å sende` };
  if (claim.total === null) return { shape: "none", state: "Ingenting å fakturere" };
  return { shape: "ready", state: kroner(claim.total) };
}

function canBeSent({ state }: ClaimReady): boolean {
  return state === "claimable" || state === "proof-missing";
}

/** The claim among the month's parts. Before it is known nothing is said of it. */
export function claimPart(claim: MonthClaim | undefined): PartState {
  const known = claim ? claimState(claim) : { shape: "waits" as const, state: "" };
  return { id: "krav", number: 3, title: "Krav", ...known };
}
