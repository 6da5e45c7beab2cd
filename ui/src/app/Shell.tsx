import { FolderFileFillIcon, PadlockLockedIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import type { Status } from "../api/types";
import { longDate } from "../format";
import { NewParticipant } from "../screens/new-participant/NewParticipant";
import { Participant } from "../screens/participant/Participant";
import { Portfolio } from "../screens/portfolio/Portfolio";
import { ReportScreen } from "../screens/report/ReportScreen";
import { Settings } from "../screens/settings/Settings";
import { useAhead } from "../screens/start/ahead";
import { FirstCode } from "../screens/start/FirstCode";
import { FirstDetails } from "../screens/start/FirstDetails";
import { RenewCode } from "../screens/start/RenewCode";
import { TodayScreen } from "../screens/today/TodayScreen";
import { useAutomaticLock, useLock } from "./lock";
import { href, type Route, useRoute } from "./router";

/** The open store: header with the ways through the app, and one screen. */
export function Shell({ status }: { status: Status }) {
  const route = useRoute();
  const ahead = useAhead();
  const lock = useLock();
  useAutomaticLock(lock);
  switch (ahead) {
    case "code":
      return <FirstCode status={status} />;
    case "details":
      return <FirstDetails />;
    case "renewal":
      return <RenewCode />;
  }
  return (
    <div className="shell">
      <button type="button" className="skip-link" onClick={skip}>
        Hopp til innholdet
      </button>
      <Header today={status.today} route={route} lock={lock} />
      <main id="innhold" className="shell__main" tabIndex={-1}>
        <Screen route={route} today={status.today} />
      </main>
    </div>
  );
}

/** A button and no link: the address belongs to the router. */
function skip() {
  document.getElementById("innhold")?.focus();
}

function Header({ today, route, lock }: { today: string; route: Route; lock: () => Promise<void> }) {
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
          current={["portfolio", "participant", "report"].includes(route.screen)}
        >
          Portefølje
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
  return (
    <a href={href(to)} aria-current={current ? "page" : undefined}>
      {children}
    </a>
  );
}

/** Keys make a new screen of a new record, with its own focus and state. */
function Screen({ route, today }: { route: Route; today: string }) {
  switch (route.screen) {
    case "today":
      return <TodayScreen key="today" />;
    case "portfolio":
      return <Portfolio key="portfolio" />;
    case "new-participant":
      return <NewParticipant key="new" />;
    case "participant":
      return <Participant key={route.id} id={route.id} tab={route.tab} today={today} />;
    case "report":
      return <ReportScreen key={route.id} id={route.id} today={today} />;
    case "settings":
      return <Settings key="settings" />;
  }
}
