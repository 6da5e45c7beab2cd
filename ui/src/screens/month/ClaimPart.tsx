import { ExclamationmarkTriangleIcon } from "@navikt/aksel-icons";
import type { MonthClaim, MonthView } from "../../api/types";
import { Answer } from "../../components/Answer";
import { useAnswer } from "../../data/hooks";
import { kroner } from "../../format";
import { ClaimCompare } from "./ClaimCompare";
import { ClaimLines } from "./ClaimLines";
import { ClaimOpen } from "./ClaimOpen";
import { ClaimPrice } from "./ClaimPrice";
import { ClaimReady } from "./ClaimReady";
import { ClaimReport } from "./ClaimReport";
import "./claim.css";

/** What the agreement is to pay for the month: who stands behind it, what stops it, and NAV's own amount. */
export function ClaimPart(props: { agreement: string; month: string; view: MonthView }) {
  const claim = useAnswer("claim.month", { agreement: props.agreement, month: props.month });
  return <Answer of={claim}>{(answer) => <Claim claim={answer} view={props.view} />}</Answer>;
}

function Claim({ claim, view }: { claim: MonthClaim; view: MonthView }) {
  return (
    <div className="stack claim">
      {!claim.priced && <ClaimPrice claim={claim} />}
      <ClaimOpen claim={claim} />
      <ClaimLines claim={claim} />
      <Total claim={claim} />
      {claim.model === "milestones" && <ClaimReady claim={claim} ready={claim.ready} />}
      <ClaimReport claim={claim} period={view.period} />
      {claim.priced && <ClaimCompare claim={claim} />}
    </div>
  );
}

function Total({ claim }: { claim: MonthClaim }) {
  if (claim.total === null) return null;
  return (
    <p className="claim__total">
      <span>{claim.stopped ? "Foreløpig sum" : "Sum å fakturere"}</span>
      <strong>{kroner(claim.total)}</strong>
      <span className="subtle small">uten merverdiavgift</span>
      {claim.stopped && (
        <span className="claim__not-yet">
          <ExclamationmarkTriangleIcon aria-hidden />
          Kan endre seg
        </span>
      )}
    </p>
  );
}
