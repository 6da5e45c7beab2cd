import type { DurationEnd } from "../api/types";
import { useAnswer } from "../data/hooks";
import { date } from "../format";

/** How far a case can still be extended, and why no further. */
export function extensionLimit({ end, maximum_end, maximum_because }: DurationEnd): string {
  const can = end < maximum_end ? `Kan forlenges til ${date(maximum_end)}` : "Kan ikke forlenges mer";
  return `${can}\nVarigheten er ${maximum_because}`;
}

/**
 * What to know while typing an extension's last day; undefined while it is not asked for. Once one was `refused`, the
 * refusal itself says how far it reaches.
 */
export function useExtensionHint(caseId: string, asked: boolean, refused: boolean): string | undefined {
  const duration = useAnswer("case", asked ? { id: caseId } : null).data?.duration;
  if (!asked || !duration) return undefined;
  const now = `Nå varer tiltaket til ${date(duration.end)}.`;
  const { maximum_end, maximum_because } = duration;
  return refused ? now : `${now} Siste mulige dag er ${date(maximum_end)}: ${maximum_because}.`;
}
