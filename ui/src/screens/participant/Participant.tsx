import { Button } from "@navikt/ds-react/Button";
import { Tabs } from "@navikt/ds-react/Tabs";
import { useState } from "react";
import type { CaseView } from "../../api/types";
import { useUndone } from "../../app/change";
import { goTab, type Tab } from "../../app/router";
import { Answer } from "../../components/Answer";
import { EventDialog } from "../../components/EventDialog";
import { PhaseMark } from "../../components/PhaseMark";
import { Screen } from "../../components/Screen";
import { useAnswer } from "../../data/hooks";
import { counted, date, daysBetween, hours } from "../../format";
import { DeadlinesTab } from "./DeadlinesTab";
import { DetailsTab } from "./DetailsTab";
import { EventsTab } from "./EventsTab";
import { HistoryTab } from "./HistoryTab";
import { HoursTab } from "./HoursTab";
import { fullName } from "./names";
import { Overview } from "./Overview";
import { ReportsTab } from "./ReportsTab";
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

function Loaded({ view, tab, today, undone }: TabProps & { tab: Tab; undone: number }) {
  const [registering, setRegistering] = useState(false);
  const labels = useAnswer("events", { agreement: view.agreement.id }).data?.events ?? [];
  const given = { view, today };
  return (
    <Screen
      title={fullName(view.person)}
      above={
        <p className="subtle">
          {view.agreement.title}, {view.agreement.buyer}
        </p>
      }
      below={<Standing {...given} />}
      actions={
        <>
          <Button type="button" size="small" variant="secondary" onClick={() => goTab(view.id, "timer")}>
            Før timer
          </Button>
          <Button type="button" size="small" onClick={() => setRegistering(true)}>
            Registrer hendelse
          </Button>
        </>
      }
    >
      <Tabs value={tab} onChange={(next) => goTab(view.id, next as Tab)} size="small">
        <Tabs.List>
          <Tabs.Tab value="oversikt" label="Oversikt" />
          <Tabs.Tab value="frister" label="Frister" />
          <Tabs.Tab value="hendelser" label="Hendelser" />
          <Tabs.Tab value="timer" label="Timer og kontakter" />
          <Tabs.Tab value="arbeid" label="Arbeid" />
          <Tabs.Tab value="rapporter" label="Rapporter" />
          <Tabs.Tab value="opplysninger" label="Personopplysninger" />
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
      return <Overview {...given} />;
    case "frister":
      return <DeadlinesTab {...given} />;
    case "hendelser":
      return <EventsTab {...given} />;
    case "timer":
      return <HoursTab {...given} />;
    case "arbeid":
      return <WorkTab {...given} />;
    case "rapporter":
      return <ReportsTab {...given} />;
    case "opplysninger":
      // What was undone must not stand in the form, to be saved again.
      return <DetailsTab key={undone} {...given} />;
    case "historikk":
      return <HistoryTab {...given} />;
  }
}

/** Where the case stands, in one line. */
function Standing({ view, today }: TabProps) {
  const ended = view.facts.find((fact) => fact.event.type === "ended")?.event.date;
  const { duration } = view;
  const month = view.hours.find((each) => each.month.slice(0, 7) === today.slice(0, 7));
  const left = duration && !ended ? daysBetween(today, duration.end) : undefined;
  return (
    <ul className="standing plain-list">
      <li>
        <PhaseMark phase={view.phase} />
      </li>
      {duration && (
        <li>
          {date(duration.started)}–{date(ended ?? duration.end)}
        </li>
      )}
      {left !== undefined && left >= 0 && <li>{counted(left, "dag", "dager")} igjen</li>}
      {left !== undefined && left < 0 && <li className="overdue">varigheten er utløpt</li>}
      {!ended && view.phase === "active" && (
        <li>
          {hours(month?.minutes ?? 0)} av{" "}
          {hours(view.agreement.hours.per_month * view.agreement.hours.minutes_per_hour)} denne måneden
        </li>
      )}
      {view.deletion && (
        <li>
          <strong>Slettes {date(view.deletion)}</strong>
        </li>
      )}
    </ul>
  );
}
