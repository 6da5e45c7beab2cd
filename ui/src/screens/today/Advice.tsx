import { Link } from "@navikt/ds-react/Link";
import type { AdviceRow } from "../../api/types";
import { AdvicePanel } from "../../components/advice/AdvicePanel";
import { counted } from "../../format";

/** So much advice stands under the deadlines before one asks for the rest. */
const SHOWN = 4;
const PLACE = "rad-fra-appen";

/** The app's own advice on every participant and on all of them together, below what the agreements demand. */
export function Advice({ rows }: { rows: AdviceRow[] }) {
  return (
    <div id={PLACE}>
      <AdvicePanel rows={rows} shown={SHOWN} named />
    </div>
  );
}

/** From the top of the screen down to the advice. Nothing where there is none. A button: the address is the router's. */
export function ToAdvice({ rows }: { rows: AdviceRow[] }) {
  const given = rows.filter((row) => row.aside === null).length;
  if (given === 0) return null;
  return (
    <Link as="button" type="button" onClick={lead}>
      {`${counted(given, "råd", "råd")} fra appen`}
    </Link>
  );
}

function lead() {
  const heading = document.querySelector<HTMLElement>(`#${PLACE} h2`);
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  document.getElementById(PLACE)?.scrollIntoView({ block: "start" });
}
