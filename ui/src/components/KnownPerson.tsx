import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import type { OtherCase } from "../api/types";
import { useAnswer, useSettled } from "../data/hooks";
import { date, listed } from "../format";
import { phase } from "../words";
import "./effects-note.css";

/** When a case ran, or runs: `01.02.2025–31.07.2025`. */
export function caseDays({ first, last }: OtherCase): string {
  if (first === null) return "";
  return last === null ? `fra ${date(first)}` : `${date(first)}–${date(last)}`;
}

/**
 * Whose a number is that is being typed, when someone in the store has it already. `own` is the case whose participant
 * may have it.
 */
export function KnownPerson({ fnr, own }: { fnr: string; own?: string }) {
  const settled = useSettled(fnr);
  // Asked once it is a whole number: half of one is nobody's.
  const whole = settled.replace(/\D/g, "").length === 11;
  const { data } = useAnswer("person.known", whole ? { fnr: settled } : null);
  const known = data?.known ?? null;
  const other = known !== null && !known.cases.some((each) => each.id === own);
  return (
    <div role="status" className="known-person">
      {whole && known && other && (
        <InlineMessage status={own === undefined ? "info" : "warning"} size="small">
          Står allerede i mappen: {known.name}
          {known.cases.length > 0 && `, ${listed(known.cases.map(told))}`}.{" "}
          {own === undefined
            ? "Det nye løpet legges på samme deltaker, og felter du lar stå tomme, beholder det som står der."
            : "To deltakere kan ikke ha samme nummer."}
        </InlineMessage>
      )}
    </div>
  );
}

function told(other: OtherCase): string {
  const over = other.phase === "ended" || other.phase === "reported" || other.phase === "withdrawn";
  const how = over ? "tidligere løp" : "løp";
  return `${how} under ${other.agreement} (${phase[other.phase].toLowerCase()}, ${caseDays(other)})`;
}
