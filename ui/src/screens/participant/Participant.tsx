import { Button } from "@navikt/ds-react/Button";
import { Tabs } from "@navikt/ds-react/Tabs";
import { useState } from "react";
import type { CaseView } from "../../api/types";
import { useUndone } from "../../app/change";
import { goTab, href, type Tab } from "../../app/router";
import { Answer } from "../../components/Answer";
import { EventDialog } from "../../components/EventDialog";
import { FrozenNote } from "../../components/Frozen";
import { caseDays } from "../../components/KnownPerson";
import { LoanMark } from "../../components/LoanMark";
import { MaskedDetails, MaskedName } from "../../components/MaskedName";
import { PhaseMark } from "../../components/PhaseMark";
import { Screen } from "../../components/Screen";
import { useAnswer } from "../../data/hooks";
import { counted, date, daysBetween, hours } from "../../format";
import { phase } from "../../words";
import { AttachmentsTab } from "./attachments/AttachmentsTab";
import { DeadlinesTab } from "./DeadlinesTab";
import { DetailsTab } from "./DetailsTab";
import { EventsTab } from "./EventsTab";
import { estimated } from "./estimate";
import { HistoryTab } from "./HistoryTab";
import { HoursTab } from "./HoursTab";
import { MessagesOfCase } from "./messages/MessagesOfCase";
import { MilestonesTab } from "./milestones/MilestonesTab";
import { eventsOf, fullName } from "./names";
import { Overview } from "./Overview";
import { PrivacyTab } from "./privacy/PrivacyTab";
import { ReportsTab } from "./ReportsTab";
import { Timeline } from "./timeline/Timeline";
import { WorkTab } from "./WorkTab";
import "./participant.css";

/** What every tab is given. */
export interface TabProps {
  view: CaseView;
  today: string;
}

/** One participant's case, in tabs. */
export function Participant({ id, tab, today }: { id: string; tab: Tab; today: string }) {
  const undone = useUndone();
  return (
    <Answer of={useAnswer("case", { id })}>
      {(view) => <Loaded view={view} tab={tab} today={today} undone={undone} />}
    </Answer>
  );
}

function Loaded({ view, tab: asked, today, undone }: TabProps & { tab: Tab; undone: number }) {
  // An agreement may have no milestones.
  const tab = asked === "milepaeler" && view.milestones.length === 0 ? "oversikt" : asked;
  const [registering, setRegistering] = useState(false);
  const labels = useAnswer("events", eventsOf(view)).data?.events ?? [];
  const given = { view, today };
  return (
    <Screen
      title={fullName(view.person)}
      above={
        <p className="subtle">
          {view.agreement.title}, {view.agreement.buyer}
        </p>
      }
      below={
        <>
          <Standing {...given} />
          {view.masked && <MaskedName caseId={view.id} />}
          <OtherCases view={view} />
        </>
      }
      actions={
        view.frozen === null && (
          <>
            <Button type="button" size="small" variant="secondary" onClick={() => goTab(view.id, "timer")}>
              Før timer
            </Button>
            <Button type="button" size="small" onClick={() => setRegistering(true)}>
              Registrer hendelse
            </Button>
          </>
        )
      }
    >
      <FrozenNote frozen={view.frozen} />
      <Tabs value={tab} onChange={(next) => goTab(view.id, next as Tab)} size="small">
        <Tabs.List>
          <Tabs.Tab value="oversikt" label="Oversikt" />
          <Tabs.Tab value="frister" label="Frister" />
          {view.milestones.length > 0 && <Tabs.Tab value="milepaeler" label="Milepæler" />}
          <Tabs.Tab value="hendelser" label="Hendelser" />
          <Tabs.Tab value="timer" label="Timer og kontakter" />
          <Tabs.Tab value="arbeid" label="Arbeid" />
          <Tabs.Tab value="rapporter" label="Rapporter" />
          <Tabs.Tab value="vedlegg" label="Vedlegg" />
          <Tabs.Tab value="opplysninger" label="Personopplysninger" />
          <Tabs.Tab value="personvern" label="Personvern" />
          <Tabs.Tab value="historikk" label="Historikk" />
        </Tabs.List>
        <Tabs.Panel value={tab} className="tab-panel">
          <Content tab={tab} undone={undone} {...given} />
        </Tabs.Panel>
      </Tabs>
      {registering && (
        <EventDialog
          caseId={view.id}
          participant={fullName(view.person)}
          labels={labels}
          onClose={() => setRegistering(false)}
        />
      )}
    </Screen>
  );
}

function Content({ tab, undone, ...given }: TabProps & { tab: Tab; undone: number }) {
  switch (tab) {
    case "oversikt":
      return (
        <>
          <Timeline {...given} />
          <Overview {...given} />
        </>
      );
    case "frister":
      return <DeadlinesTab {...given} />;
    case "milepaeler":
      return <MilestonesTab {...given} />;
    case "hendelser":
      return <EventsTab {...given} />;
    case "timer":
      return <HoursTab {...given} />;
    case "arbeid":
      return <WorkTab {...given} />;
    case "rapporter":
      return (
        <div className="stack stack--loose">
          <ReportsTab {...given} />
          <MessagesOfCase {...given} />
        </div>
      );
    case "vedlegg":
      return <AttachmentsTab {...given} />;
    case "opplysninger":
      // What was undone must not stand in the form, to be saved again.
      return given.view.masked ? <MaskedDetails /> : <DetailsTab key={undone} {...given} />;
    case "personvern":
      return <PrivacyTab {...given} />;
    case "historikk":
      return <HistoryTab {...given} />;
  }
}

/** The ways to the participant's other cases. */
function OtherCases({ view }: Pick<TabProps, "view">) {
  if (view.other_cases.length === 0) return null;
  return (
    <p className="other-cases">
      <span className="subtle">Andre løp:</span>
      {view.other_cases.map((other) => (
        <span key={other.id}>
          <a href={href({ screen: "participant", id: other.id, tab: "oversikt" })}>
            {other.agreement}, {caseDays(other)}
          </a>{" "}
          <span className="subtle">({phase[other.phase].toLowerCase()})</span>
        </span>
      ))}
    </p>
  );
}

/** Where the case stands, in one line. */
function Standing({ view, today }: TabProps) {
  const ended = view.facts.find((fact) => fact.event.type === "ended")?.event.date;
  const { duration } = view;
  const month = view.hours.find((each) => each.month.slice(0, 7) === today.slice(0, 7));
  const estimate = estimated(view.agreement);
  const over = estimate === null ? 0 : (month?.minutes ?? 0) - estimate;
  const left = duration && !ended ? daysBetween(today, duration.end) : undefined;
  return (
    <ul className="standing plain-list">
      <li>
        <PhaseMark phase={view.phase} />
      </li>
      {view.loan && (
        <li>
          <LoanMark loan={view.loan} />
        </li>
      )}
      {view.milestone_phase && <li>{view.milestone_phase}</li>}
      {duration && (
        <li>
          {date(duration.started)}–{date(ended ?? duration.end)}
        </li>
      )}
      {left !== undefined && left >= 0 && <li>{counted(left, "dag", "dager")} igjen</li>}
      {left !== undefined && left < 0 && <li className="overdue">varigheten er utløpt</li>}
      {!ended && view.phase === "active" && (
        <li>
          {hours(month?.minutes ?? 0)}
          {estimate === null ? "" : ` av ${hours(estimate)}`} denne måneden
          {over > 0 && <strong>, {hours(over)} over anslaget</strong>}
          {view.hours_average && `, ${hours(view.hours_average.minutes)} i snitt`}
        </li>
      )}
      {view.deletion && (
        <li>
          <strong>
            {view.deadlines.some((due) => due.deletion?.hold)
              ? "Slettingen er stanset"
              : `Slettes ${date(view.deletion)}`}
          </strong>
        </li>
      )}
    </ul>
  );
}
