import type { HandoverKind, HandoverRow, LoanMark } from "../../../api/types";
import { errorText } from "../../../errors";
import { counted, date } from "../../../format";
import type { ApiError } from "../../../host";

/** `3 deltakere` */
export const participants = (n: number) => counted(n, "deltaker", "deltakere");

/** What a hand-over is, in a line: `Lånt ut til Per Ås 04.05.2026`. */
export function headline(row: HandoverRow): string {
  const day = date(row.date);
  switch (row.kind) {
    case "lend":
      return row.sent ? `Lånt ut til ${row.with} ${day}` : `Lånt av ${row.with} ${day}`;
    case "permanent":
      return row.sent ? `Overlevert for godt til ${row.with} ${day}` : `Overtatt fra ${row.with} ${day}`;
    case "return":
      return row.sent ? `Levert tilbake til ${row.with} ${day}` : `Kommet tilbake fra ${row.with} ${day}`;
  }
}

/** How it stands, where that does not go without saying. */
export function standing(row: HandoverRow): string | null {
  switch (row.state) {
    case "lent-out":
      return "Kan bare leses her. Kollegaen leverer tilbake med en fil, som du tar imot.";
    case "lent-in":
      return "Du kan gjøre alt unntatt å overlevere videre. Eieren teller deltakeren i månedstallene.";
    case "waiting":
      return "Kan bare leses her. Slettes her når kvitteringen fra kollegaen er ført.";
    case "deleting":
      return "Kvitteringen er ført, men slettingen her ble ikke fullført.";
    case "recalled":
      return row.ended === null ? "Tatt tilbake" : `Tatt tilbake ${date(row.ended)}`;
    case "done":
      return row.ended === null ? null : `Kvittert og slettet her ${date(row.ended)}`;
  }
}

/** `Lånt ut til Per Ås`, in a table or a line. */
export function mark(loan: LoanMark): string {
  if (loan.returning) return `På vei tilbake til ${loan.with}`;
  if (loan.direction === "in") return `Lånt av ${loan.with}`;
  return loan.kind === "permanent" ? `Overlevert til ${loan.with}` : `Lånt ut til ${loan.with}`;
}

export const KIND: Record<HandoverKind, string> = {
  lend: "Utlån",
  permanent: "Overlevering for godt",
  return: "Tilbakelevering",
};

/** A file's own words: by its code, the refusal would be told as one of the store. */
export function fileError(error: ApiError | null): string | undefined {
  if (error === null) return undefined;
  const ofFile = ["newer-store", "wrong-passphrase", "synced-folder"];
  return ofFile.includes(error.code) ? error.message : errorText(error);
}
