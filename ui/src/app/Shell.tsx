import { FolderFileFillIcon, MagnifyingGlassIcon, PadlockLockedIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { useState } from "react";
import type { Status } from "../api/types";
import { KeysDialog } from "../components/KeysDialog";
import { LocksSoon } from "../components/LocksSoon";
import { AskBeforeLeaving } from "../components/Modal";
import { longDate } from "../format";
import { Find } from "../screens/find/Find";
import { IndicatorsScreen } from "../screens/indicators/IndicatorsScreen";
import { MonthScreen } from "../screens/month/MonthScreen";
import { MonthsScreen } from "../screens/month/MonthsScreen";
import { StatisticsScreen } from "../screens/month/StatisticsScreen";
import { TargetsScreen } from "../screens/month/TargetsScreen";
import { NewCase, NewParticipant } from "../screens/new-participant/NewParticipant";
import { Participant } from "../screens/participant/Participant";
import { Portfolio } from "../screens/portfolio/Portfolio";
import { PrivacyScreen } from "../screens/privacy/PrivacyScreen";
import { ReportScreen } from "../screens/report/ReportScreen";
import { ReportsScreen } from "../screens/reports/ReportsScreen";

import { Settings } from "../screens/settings/Settings";
import { type Ahead as Step, useAhead } from "../screens/start/ahead";
import { FirstCode } from "../screens/start/FirstCode";
import { FirstDetails } from "../screens/start/FirstDetails";
import { RenewCode } from "../screens/start/RenewCode";
import { TodayScreen } from "../screens/today/TodayScreen";
import { useDueBackup } from "./backup";
import { SCREENS, useKeys } from "./keys";
import { useLeaving, Within } from "./leaving";
import { useAutomaticLock, useLock } from "./lock";
import { useReportOfCase } from "./report-of-case";
import { href, type Route, useRoute } from "./router";

/** The open store: header with the ways through the app, and one screen. */
export function Shell({ status }: { status: Status }) {
  const route = useRoute();
  const ahead = useAhead();
  const lock = useLock();
  const soon = useAutomaticLock(lock);
  return (
    <>
      {ahead === null ? (
        <Open status={status} route={route} lock={lock} />
      ) : (
        <Ahead of={ahead} status={status} />
      )}
      <LocksSoon soon={soon} />
    </>
  );
}

/** What comes before the work goes on. */
function Ahead({ of, status }: { of: Step; status: Status }) {
  switch (of) {
    case "code":
      return <FirstCode status={status} />;
    case "details":
      return <FirstDetails />;
    case "renewal":
      return <RenewCode />;
  }
}

function Open({ status, route, lock }: { status: Status; route: Route; lock: () => Promise<void> }) {
  const leaving = useLeaving();
  const [dialog, setDialog] = useState<"find" | "keys" | null>(null);
  useKeys(setDialog);
  useDueBackup(status.today);
  const close = () => setDialog(null);
  return (
    <Within value={leaving.scope}>
      <div className="shell">
        <button type="button" className="skip-link" onClick={skip}>
          Hopp til innholdet
        </button>
        <Header today={status.today} route={route} lock={lock} find={() => setDialog("find")} />
        <main id="innhold" className="shell__main" tabIndex={-1}>
          <Screen route={route} today={status.today} />
        </main>
        {dialog === "find" && <Find onClose={close} />}
        {dialog === "keys" && <KeysDialog onClose={close} />}
        <AskBeforeLeaving {...leaving} />
      </div>
    </Within>
  );
}

/** A button and no link: the address belongs to the router. */
function skip() {
  document.getElementById("innhold")?.focus();
}

function Header(props: { today: string; route: Route; lock: () => Promise<void>; find: () => void }) {
  const { today, route, lock } = props;
  const ofCase = useReportOfCase(route);
  return (
    <header className="header">
      <a className="header__name" href={href({ screen: "today" })}>
        <FolderFileFillIcon aria-hidden fontSize="1.75rem" />
        Tiltaksmappe
      </a>
      <nav aria-label="Hovedmeny" className="header__nav">
        <NavLink to={{ screen: "today" }} current={route.screen === "today"}>
          I dag
        </NavLink>
        <NavLink
          to={{ screen: "portfolio" }}
          current={["portfolio", "participant"].includes(route.screen) || ofCase === true}
        >
          Portefølje
        </NavLink>
        <NavLink to={{ screen: "reports" }} current={route.screen === "reports" || ofCase === false}>
          Rapporter
        </NavLink>
        <NavLink
          to={{ screen: "months" }}
          current={["months", "month", "targets", "statistics", "indicators"].includes(route.screen)}
        >
          Månedsslutt
        </NavLink>
        <NavLink to={{ screen: "privacy", part: "sletting" }} current={route.screen === "privacy"}>
          Personvern
        </NavLink>
        <NavLink to={{ screen: "new-participant" }} current={route.screen === "new-participant"}>
          Ny deltaker
        </NavLink>
        <NavLink to={{ screen: "settings" }} current={route.screen === "settings"}>
          Innstillinger
        </NavLink>
      </nav>
      <span className="header__date">{longDate(today)}</span>
      <Button
        type="button"
        size="small"
        variant="secondary"
        data-color="neutral"
        icon={<MagnifyingGlassIcon aria-hidden />}
        aria-keyshortcuts="Control+K"
        onClick={props.find}
      >
        Finn deltaker <kbd aria-hidden>Ctrl+K</kbd>
      </Button>
      <Button
        type="button"
        size="small"
        variant="secondary"
        data-color="neutral"
        icon={<PadlockLockedIcon aria-hidden />}
        title="Lås (Ctrl+L)"
        aria-keyshortcuts="Control+L"
        onClick={() => void lock()}
      >
        Lås
      </Button>
    </header>
  );
}

function NavLink({ to, current, children }: { to: Route; current: boolean; children: string }) {
  const number = SCREENS.findIndex((each) => each.screen === to.screen) + 1;
  return (
    <a href={href(to)} aria-current={current ? "page" : undefined} aria-keyshortcuts={`Alt+${number}`}>
      {children}
    </a>
  );
}

/** Keys make a new screen of a new record, with its own focus and state. */
function Screen({ route, today }: { route: Route; today: string }) {
  switch (route.screen) {
    case "today":
      return <TodayScreen key="today" />;
    case "reports":
      return <ReportsScreen key="reports" today={today} />;
    case "portfolio":
      return <Portfolio key="portfolio" />;
    case "new-participant":
      return route.sameAs === undefined ? (
        <NewParticipant key="new" />
      ) : (
        <NewCase key={route.sameAs} sameAs={route.sameAs} />
      );
    case "participant":
      return <Participant key={route.id} id={route.id} tab={route.tab} today={today} />;
    case "report":
      return <ReportScreen key={route.id} id={route.id} today={today} />;
    case "months":
      return <MonthsScreen key="months" today={today} />;
    case "month":
      return (
        <MonthScreen
          key={`${route.agreement} ${route.month}`}
          agreement={route.agreement}
          month={route.month}
          today={today}
        />
      );
    case "statistics":
      return <StatisticsScreen key="statistics" />;
    case "targets":
      return <TargetsScreen key="targets" agreement={route.agreement} today={today} />;
    case "indicators":
      return (
        <IndicatorsScreen
          key={`indicators ${route.agreement}`}
          agreement={route.agreement}
          period={route.period}
          today={today}
        />
      );
    case "privacy":
      return <PrivacyScreen key="privacy" part={route.part} today={today} />;
    case "settings":
      return <Settings key="settings" />;
  }
}
