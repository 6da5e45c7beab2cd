import type { DeletionHow, DeletionRow, Outstanding } from "../../../api/types";
import { href } from "../../../app/router";
import { date, listed } from "../../../format";

/** By whom, before the name. */
export const how: Record<DeletionHow, string> = {
  manual: "av",
  automatic: "automatisk hos",
  "handed-over": "etter overlevering, av",
  replayed: "på nytt fra en eldre kopi, hos",
};

export const CANNOT_BE_UNDONE = "Dette kan ikke angres.";

/** What goes, as a sentence: «Personopplysningene, 12 timeføringer og 3 rapporter.» */
export function sentence(gone: string[]): string {
  const words = listed(gone);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** What keeps a case from being deleted, in a sentence; none where nothing does. */
export function kept(row: DeletionRow): string | null {
  if (row.hold !== null) return `Stanset fra ${date(row.hold.since)}: ${row.hold.reason}`;
  switch (row.frozen?.why) {
    case "restricted":
      return `Opplysningene er begrenset fra ${date(row.frozen.since)}, og slettes ikke før begrensningen er opphevet.`;
    case "lent-out":
      return `Mappen er overlevert ${date(row.frozen.since)}. Fristen gjelder like fullt: hent den tilbake, så kan den slettes.`;
    default:
      return row.borrowed ? `Innlånt: ${whenBack(row)}eieren sletter.` : null;
  }
}

function whenBack({ days }: DeletionRow): string {
  if (days === null) return "";
  return days <= 0 ? "lever tilbake nå; " : "lever tilbake før fristen; ";
}

/** Whether its day does not count for now. What a colleague has, or is a colleague's, is due like the rest. */
export function waits(row: DeletionRow): boolean {
  return row.hold !== null || row.frozen?.why === "restricted";
}

/** Where something that is missing is done. */
export function wayTo(caseId: string, { at }: Outstanding): string {
  switch (at.screen) {
    case "report":
      return href({ screen: "report", id: at.id });
    case "deadlines":
      return href({ screen: "participant", id: caseId, tab: "frister" });
    case "events":
      return href({ screen: "participant", id: caseId, tab: "hendelser" });
    case "month":
      return href({ screen: "month", agreement: at.agreement, month: at.month });
    case "statistics":
      return href({ screen: "statistics" });
  }
}

/** What the way there is called. */
export function wayName({ at }: Outstanding): string {
  switch (at.screen) {
    case "report":
      return "Åpne rapporten";
    case "deadlines":
      return "Se fristene";
    case "events":
      return "Registrer slutt";
    case "month":
      return "Åpne måneden";
    case "statistics":
      return "Åpne statistikken";
  }
}
