import { Button } from "@navikt/ds-react/Button";
import { LocalAlert } from "@navikt/ds-react/LocalAlert";
import type { Notice } from "../../../api/types";
import { go } from "../../../app/router";
import { date } from "../../../format";

/** Notices to NAV that no incident in the log is about: what was told of belongs there, too. */
export function Unlogged({ notices, enter }: { notices: Notice[]; enter: (notice: Notice) => void }) {
  if (notices.length === 0) return null;
  return (
    <LocalAlert status="announcement" size="small">
      <LocalAlert.Header>
        <LocalAlert.Title as="h3">Melding om brudd uten hendelse i loggen</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <ul className="plain-list incidents__unlogged">
          {notices.map((notice) => (
            <li key={notice.report}>
              <span>
                {notice.name}
                {notice.delivered ? `, levert ${date(notice.delivered)}` : ", utkast"}
                {notice.discovered && `, oppdaget ${notice.discovered.replace(/:(?=\d\d$)/, ".")}`}
              </span>
              <span className="incidents__do">
                <Button type="button" size="xsmall" variant="secondary" onClick={() => enter(notice)}>
                  Før i loggen …<span className="sr-only"> ({notice.name})</span>
                </Button>
                <Button
                  type="button"
                  size="xsmall"
                  variant="tertiary"
                  onClick={() => go({ screen: "report", id: notice.report })}
                >
                  Åpne meldingen<span className="sr-only"> ({notice.name})</span>
                </Button>
              </span>
            </li>
          ))}
        </ul>
      </LocalAlert.Content>
    </LocalAlert>
  );
}
