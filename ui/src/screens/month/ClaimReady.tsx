import { Button } from "@navikt/ds-react/Button";
import type { MonthClaim, ClaimReady as Ready } from "../../api/types";
import { go, href } from "../../app/router";
import { ErrorMessage } from "../../components/ErrorMessage";
import { useSend, useTask } from "../../data/hooks";
import { date, distance, kroner } from "../../format";
import { MilestoneMark } from "../participant/milestones/MilestoneMark";

/** The milestones that have been reached and whose claims are to be sent, the first to be sent first. */
export function ClaimReady({ claim, ready }: { claim: MonthClaim; ready: Ready[] }) {
  return (
    <div>
      <h3>Krav å sende</h3>
      {ready.length === 0 ? (
        <p>Ingen milepæler er nådd uten at kravet er sendt.</p>
      ) : (
        <ul className="plain-list month__rows">
          {ready.map((one) => (
            <li key={`${one.case} ${one.milestone}`} className="month__row">
              <div className="month__what">
                <p className="month__who">
                  <a
                    data-place={`krav ${one.case} ${one.milestone}`}
                    href={href({ screen: "participant", id: one.case, tab: "milepaeler" })}
                  >
                    {one.participant}
                  </a>
                  <MilestoneMark state={one.state} />
                </p>
                <p>
                  {one.title}, {one.percent} %{one.nok !== null && `: ${kroner(one.nok)}`}
                </p>
                <p className="subtle small">
                  Nådd {date(one.met_on)}. {last(one)}
                  {one.approved_on !== null && ` Godkjent av NAV ${date(one.approved_on)}.`}
                </p>
              </div>
              <Write claim={claim} one={one} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function last({ window, days }: Ready): string {
  if (window === null || days === null) return "";
  return days < 0
    ? `Siste dag for kravet var ${date(window.to)}.`
    : `Siste dag for kravet er ${date(window.to)}, ${distance(days)}.`;
}

function Write({ claim, one }: { claim: MonthClaim; one: Ready }) {
  const send = useSend();
  const task = useTask();
  const { case_template: template } = claim;
  const whose = (
    <span className="sr-only">
      {" "}
      ({one.title}, {one.participant})
    </span>
  );
  // Without proof, that is the next step.
  if (one.state === "proof-missing") {
    return (
      <Button
        as="a"
        size="small"
        variant="secondary"
        data-place={`bevis ${one.case} ${one.milestone}`}
        href={href({ screen: "participant", id: one.case, tab: "milepaeler" })}
      >
        Legg ved dokumentasjon
        {whose}
      </Button>
    );
  }
  if (template === null) return null;
  const write = () =>
    task.run(async () => {
      const { case: id, milestone } = one;
      const begun =
        one.draft?.id ?? (await send("report.begin", { case: id, template, occurrence: null, milestone })).id;
      go({ screen: "report", id: begun });
    });
  return (
    <div>
      <Button
        type="button"
        size="small"
        variant="secondary"
        data-place={`skriv ${one.case} ${one.milestone}`}
        loading={task.busy}
        onClick={() => void write()}
      >
        {one.draft === null ? "Skriv refusjonskrav" : "Fortsett på kravet"}
        {whose}
      </Button>
      <ErrorMessage error={task.error} />
    </div>
  );
}
