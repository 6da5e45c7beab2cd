import { CheckmarkCircleFillIcon, ExclamationmarkTriangleFillIcon } from "@navikt/aksel-icons";
import type { CrosscheckRow } from "../../api/types";

/** Sums that must agree, with their outcome in words. `mend` is true where something in the cases must be mended first. */
export function Checks({ checks, mend }: { checks: CrosscheckRow[]; mend: boolean }) {
  if (checks.length === 0) return null;
  const wrong = checks.some((check) => check.wrong !== null);
  return (
    <div>
      <h3>Kontroll av tallene</h3>
      <ul className="plain-list month__checks">
        {checks.map((check) => (
          <li key={check.text} className={check.wrong ? "month__check month__check--wrong" : "month__check"}>
            {check.wrong ? (
              <ExclamationmarkTriangleFillIcon aria-hidden />
            ) : (
              <CheckmarkCircleFillIcon aria-hidden />
            )}
            <span>
              <strong>{check.wrong ? "Stemmer ikke: " : "Stemmer: "}</strong>
              {check.wrong?.text ?? check.text}
            </span>
          </li>
        ))}
      </ul>
      {wrong && mend && (
        <p className="small">Rett først det som er merket «Må rettes» under «Mangler i sakene».</p>
      )}
    </div>
  );
}
