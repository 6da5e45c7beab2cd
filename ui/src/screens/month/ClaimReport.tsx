import { Button } from "@navikt/ds-react/Button";
import type { MonthClaim } from "../../api/types";
import { go } from "../../app/router";
import { ErrorMessage } from "../../components/ErrorMessage";
import { useSend, useTask } from "../../data/hooks";
import { claimState } from "./claim-state";
import { Mark } from "./Mark";

/** The invoice basis: begun here, written and sent in the report's own screen. */
export function ClaimReport({ claim, period }: { claim: MonthClaim; period: [string, string] }) {
  const send = useSend();
  const task = useTask();
  const { template, report } = claim;
  if (template === null) return null;
  const nothing = claim.total === null;
  const begin = () =>
    task.run(async () => {
      const { id } = await send("report.begin", { template, occurrence: null, period });
      go({ screen: "report", id });
    });
  const { shape, state } = claimState(claim);
  return (
    <div className="month__report">
      <div className="month__report-top">
        <h3>Fakturagrunnlag</h3>
        {report !== null && <Mark shape={shape}>{state}</Mark>}
      </div>
      <p className="prose">{told(claim)}</p>
      <ErrorMessage error={task.error} />
      {report !== null ? (
        <div className="row">
          <Button
            type="button"
            size="small"
            variant={report.delivered === null ? "primary" : "secondary"}
            data-place="fakturagrunnlag"
            onClick={() => go({ screen: "report", id: report.id })}
          >
            {report.delivered === null ? "Fortsett på utkastet" : "Åpne fakturagrunnlaget"}
          </Button>
        </div>
      ) : (
        !claim.stopped &&
        !nothing && (
          <div className="row">
            <Button
              type="button"
              size="small"
              data-place="fakturagrunnlag"
              loading={task.busy}
              onClick={() => void begin()}
            >
              Skriv fakturagrunnlag
            </Button>
          </div>
        )
      )}
    </div>
  );
}

function told({ report, stopped, total }: MonthClaim): string {
  if (report?.delivered) return "Fakturagrunnlaget er registrert levert, og endres ikke.";
  if (report)
    return "Tallene er fylt inn. Eksporter det som PDF eller regneark, og registrer det som levert.";
  if (stopped) return "Fakturagrunnlaget kan skrives når det som stopper kravet, er ordnet.";
  if (total === null) return "Det er ingenting å fakturere denne måneden.";
  return "Tallene over fylles inn av seg selv. Eksporter det som PDF eller regneark.";
}
