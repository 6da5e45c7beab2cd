import type { AdviceRow } from "../../api/types";
import { AdvicePanel } from "../../components/advice/AdvicePanel";

/** So much advice stands under the deadlines before one asks for the rest. */
const SHOWN = 4;

/** The app's own advice on every participant and on all of them together, below what the agreements demand. */
export function Advice({ rows }: { rows: AdviceRow[] }) {
  return <AdvicePanel rows={rows} shown={SHOWN} named />;
}
