import { Button } from "@navikt/ds-react/Button";
import type { MonthView } from "../../api/types";
import { useAnswer } from "../../data/hooks";
import { date } from "../../format";
import { claimState } from "./claim-state";
import { Mark } from "./Mark";
import { lead } from "./Outline";
import { PeriodReport } from "./PeriodReport";

/** What is sent, as far as it has come. */
export function Delivery({ view, today }: { view: MonthView; today: string }) {
  if (!view.over) {
    return (
      <p className="prose">
        Måneden er ikke over. Rapporten lages fra og med {date(dayAfter(view.period[1]))}; da fylles tallene
        inn av seg selv.
      </p>
    );
  }
  return (
    <div className="stack">
      {view.results ? (
        <PeriodReport part={view.results} view={view} today={today} />
      ) : (
        <p className="prose">Avtalen krever ingen rapport om resultatene hver måned.</p>
      )}
      <InvoiceBasis agreement={view.agreement} month={view.month} />
    </div>
  );
}

/** Where the invoice basis stands. It is written under the claim, whose numbers it has. */
function InvoiceBasis({ agreement, month }: { agreement: string; month: string }) {
  const claim = useAnswer("claim.month", { agreement, month }).data;
  if (claim === undefined || claim.template === null) return null;
  const { shape, state } = claimState(claim);
  return (
    <div className="month__report">
      <div className="month__report-top">
        <h3>Fakturagrunnlag</h3>
        <Mark shape={shape}>{state}</Mark>
      </div>
      <p className="prose">
        {claim.report?.delivered
          ? "Fakturagrunnlaget er levert."
          : "Fakturagrunnlaget skrives fra kravet, når tallene er sett over."}
      </p>
      <div className="row">
        <Button type="button" size="small" variant="secondary" data-place="krav" onClick={() => lead("krav")}>
          Gå til krav
        </Button>
      </div>
    </div>
  );
}

function dayAfter(iso: string): string {
  const day = new Date(`${iso}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}
