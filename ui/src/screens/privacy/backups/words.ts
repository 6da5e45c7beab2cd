import type { BackupRow, Backups } from "../../../api/types";
import { ago, clock, counted, date, localDay } from "../../../format";
import { ApiError } from "../../../host";

/** A moment as one says it: `04.05.2026 kl. 10.42`. */
export function moment(iso: string): string {
  const at = new Date(iso);
  return `${date(localDay(at))} kl. ${clock(at)}`;
}

/** A refusal in the back end's own words: it knows what is different about backups. */
export function told(error: ApiError | null): ApiError | null {
  return error && new ApiError("backup", error.message, error.details);
}

/** Where a file lies, without its name. */
export function folderOf(row: BackupRow): string {
  const folder = row.path.slice(0, row.path.length - row.name.length - 1);
  return folder === "" ? row.path.slice(0, 1) : folder;
}

/** What it is, where it is no ordinary one. */
export function sortOf(row: BackupRow): string | null {
  switch (row.sort) {
    case "ordinary":
      return null;
    case "aside":
      return "Mappen fra før en gjenoppretting";
    case "aside-unopened":
      return "Filer fra en mappe som ikke lot seg åpne";
  }
}

/** What is wrong with its place; nothing where all is well. */
export function stateOf(row: BackupRow): string | null {
  switch (row.state) {
    case "there":
      return null;
    case "away":
      return "Ikke tilgjengelig nå";
    case "missing":
      return "Ligger ikke der lenger";
    case "replaced":
      return "En annen fil ligger der";
    case "damaged":
      return "Skadet, kan ikke brukes";
    case "unverified":
      return "Ble ikke ferdig";
  }
}

/** What waits until it can be written anew. */
export function waits(row: BackupRow): string | null {
  if (row.pending > 0 && row.sort === "aside-unopened") {
    const what = counted(row.pending, "slettet deltaker", "slettede deltakere");
    return `Kan inneholde ${what}. Den kan ikke skrives på nytt, og slettes ${date(row.expires)}.`;
  }
  if (row.pending > 0) {
    const what = counted(row.pending, "sletting venter", "slettinger venter");
    return row.state === "there"
      ? `${what} her: kopien kunne ikke skrives på nytt. Det prøves igjen neste gang du låser opp.`
      : `${what} her til disken er koblet til igjen, eller kopien slettes ${date(row.expires)}.`;
  }
  if (row.other_secret) return "En tidligere passordfrase eller gjenopprettingskode kan fortsatt åpne den.";
  return null;
}

/** How old the newest good one is, in one line. */
export function standing({ newest, age }: Backups): string {
  if (newest === null || age === null) return "Det finnes ingen sikkerhetskopi";
  return `Siste sikkerhetskopi: ${date(newest)}, ${ago(age)}`;
}
