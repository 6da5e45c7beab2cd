import type { MonthView } from "../../api/types";
import { counted, date } from "../../format";
import type { Shape } from "./Mark";

/** A part of the month's page, and how far it has come. */
export interface PartState {
  id: string;
  number: number;
  title: string;
  shape: Shape;
  state: string;
}

/** The parts in the order in which they are gone through. */
export function partsOf(view: MonthView): Record<"missing" | "results" | "delivery", PartState> {
  return { missing: missingPart(view), results: resultsPart(view), delivery: deliveryPart(view) };
}

function missingPart({ missing }: MonthView): PartState {
  const part = { id: "mangler", number: 1, title: "Mangler i sakene" };
  if (missing.length === 0) return { ...part, shape: "done", state: "Ingenting mangler" };
  return { ...part, shape: "missing", state: counted(missing.length, "mangel", "mangler") };
}

function resultsPart(view: MonthView): PartState {
  const part = { id: "resultater", number: 2, title: "Resultater" };
  const wrong = view.crosschecks.filter((check) => check.wrong !== null).length;
  if (view.differences.length > 0) return { ...part, shape: "differs", state: "Endret siden levering" };
  if (wrong > 0) {
    return {
      ...part,
      shape: "missing",
      state: counted(wrong, "kontroll stemmer ikke", "kontroller stemmer ikke"),
    };
  }
  if (!view.over) return { ...part, shape: "waits", state: "Så langt" };
  return { ...part, shape: "done", state: view.crosschecks.length > 0 ? "Tallene stemmer" : "Talt opp" };
}

function deliveryPart(view: MonthView): PartState {
  const part = { id: "levering", number: 4, title: "Levering" };
  const { results } = view;
  if (results?.draft && results.delivered) return { ...part, shape: "begun", state: "Korrigering er begynt" };
  if (results?.delivered) return { ...part, shape: "done", state: `Levert ${date(results.delivered)}` };
  if (!view.over) return { ...part, shape: "waits", state: "Når måneden er over" };
  if (results?.draft) return { ...part, shape: "begun", state: "Utkast" };
  return { ...part, shape: "ready", state: "Ikke begynt" };
}
