import { ArrowLeftIcon, ChevronLeftIcon, ChevronRightIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import type { MonthView } from "../../api/types";
import { href } from "../../app/router";
import { Answer } from "../../components/Answer";
import { Screen } from "../../components/Screen";
import { useAnswer } from "../../data/hooks";
import { date, month as monthName } from "../../format";
import { IndicatorsLink } from "../indicators/IndicatorsLink";
import { EvaluationNote } from "../report/EvaluationNote";
import { TeamPart } from "../team/TeamPart";
import { ClaimPart } from "./ClaimPart";
import { claimPart } from "./claim-state";
import { Delivery } from "./Delivery";
import { MissingEntries } from "./MissingEntries";
import { capital } from "./MonthNow";
import { Outline, Part } from "./Outline";
import { partsOf } from "./parts";
import { usePlace } from "./place";
import { Results } from "./Results";
import { shifted } from "./span";
import { StandingMark, type Standing as Stands, unsettled } from "./standing";
import "./months.css";
import "./month.css";

/** One agreement's month from top to bottom: what is missing, the results, the claim, and what is delivered. */
export function MonthScreen(props: { agreement: string; month: string; today: string }) {
  const { agreement, month } = props;
  const view = useAnswer("month", { agreement, month });
  const claim = useAnswer("claim.month", { agreement, month });
  // Once all that stands above the place is there.
  const ready = view.data !== undefined && !claim.isPending;
  const resumes = usePlace(`${agreement} ${month}`, ready);
  return (
    <Screen
      title={capital(monthName(`${month}-01`))}
      resumes={resumes}
      above={
        <p className="month__above">
          <a href={href({ screen: "months" })}>
            <ArrowLeftIcon aria-hidden />
            Månedsslutt
          </a>
          <span className="subtle">{view.data?.name}</span>
        </p>
      }
      below={view.data && <Standing view={view.data} today={props.today} />}
      actions={<Neighbours agreement={agreement} month={month} today={props.today} />}
    >
      <Answer of={view}>{(answer) => <Page view={answer} today={props.today} />}</Answer>
    </Screen>
  );
}

function Standing({ view, today }: { view: MonthView; today: string }) {
  const due = view.results?.due ?? null;
  return (
    <p className="month__standing">
      <StandingMark of={standingOf(view)} />
      {due !== null && unsettled(view) && view.state !== "differs" && (
        <span className={due < today ? "overdue" : "subtle"}>
          {due < today ? `Fristen var ${date(due)}` : `Frist ${date(due)}`}
        </span>
      )}
    </p>
  );
}

function standingOf({ state, missing, results }: MonthView): Stands {
  return { state, missing: missing.length, delivered: results?.delivered ?? null };
}

function Page({ view, today }: { view: MonthView; today: string }) {
  const claim = useAnswer("claim.month", { agreement: view.agreement, month: view.month }).data;
  const { missing, results, delivery } = partsOf(view);
  const parts = { missing, results, claim: claimPart(claim), delivery };
  return (
    <div className="month">
      <Outline parts={parts} />
      <div className="month__parts">
        <Part of={parts.missing}>
          <MissingEntries view={view} />
        </Part>
        <Part of={parts.results}>
          <Results view={view} />
          <IndicatorsLink agreement={view.agreement} month={view.month} />
          <EvaluationNote agreement={view.agreement} />
          <TeamPart agreement={view.agreement} month={view.month} over={view.over} />
        </Part>
        <Part of={parts.claim}>
          <ClaimPart agreement={view.agreement} month={view.month} view={view} />
        </Part>
        <Part of={parts.delivery}>
          <Delivery view={view} today={today} />
        </Part>
      </div>
    </div>
  );
}

/** The month before and the one after, up to the present one. */
function Neighbours({ agreement, month, today }: { agreement: string; month: string; today: string }) {
  const [before, after] = [shifted(month, -1), shifted(month, 1)];
  return (
    <>
      <Button
        as="a"
        size="small"
        variant="tertiary"
        data-color="neutral"
        icon={<ChevronLeftIcon aria-hidden />}
        href={href({ screen: "month", agreement, month: before })}
      >
        {capital(monthName(`${before}-01`))}
      </Button>
      {after <= today.slice(0, 7) && (
        <Button
          as="a"
          size="small"
          variant="tertiary"
          data-color="neutral"
          icon={<ChevronRightIcon aria-hidden />}
          iconPosition="right"
          href={href({ screen: "month", agreement, month: after })}
        >
          {capital(monthName(`${after}-01`))}
        </Button>
      )}
    </>
  );
}
