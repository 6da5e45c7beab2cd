import type { MonthRow, MonthState } from "../../api/types";
import { counted, date } from "../../format";
import { Mark, type Shape } from "./Mark";

/** How far a month has come. */
export type Standing = Pick<MonthRow, "state" | "missing" | "delivered">;

const SHAPE: Record<MonthState, Shape> = {
  "not-over": "waits",
  missing: "missing",
  ready: "ready",
  delivered: "done",
  differs: "differs",
};

/** How a month stands, in the fewest words. */
function standingText({ state, missing, delivered }: Standing): string {
  switch (state) {
    case "not-over":
      return "Ikke over";
    case "missing":
      return counted(missing, "mangel", "mangler");
    case "ready":
      return "Klar";
    case "delivered":
      return delivered === null ? "Levert" : `Levert ${date(delivered)}`;
    case "differs":
      return "Endret siden levering";
  }
}

export function StandingMark({ of }: { of: Standing }) {
  return <Mark shape={SHAPE[of.state]}>{standingText(of)}</Mark>;
}

/** Whether something is left to do. */
export function unsettled({ state }: Pick<Standing, "state">): boolean {
  return state === "missing" || state === "ready" || state === "differs";
}
