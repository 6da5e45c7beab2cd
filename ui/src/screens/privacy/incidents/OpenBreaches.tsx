import { LocalAlert } from "@navikt/ds-react/LocalAlert";
import { href } from "../../../app/router";
import { useAnswer } from "../../../data/hooks";
import { ClockNote } from "../../report/ClockNote";
import "./incidents.css";

/** Breaches that NAV is still to be told of, with their clocks; for «I dag». */
export function OpenBreaches() {
  const rows = useAnswer("incidents", {}).data?.incidents ?? [];
  const running = rows.filter((row) => row.clock?.running);
  if (running.length === 0) return null;
  return (
    <LocalAlert status="error" size="small" className="breaches">
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">NAV skal ha melding om brudd</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <ul className="plain-list stack">
          {running.map((row) => (
            <li key={row.id}>
              <p>
                <a href={href({ screen: "privacy", part: "avvik" })}>{row.incident.title}</a>
              </p>
              {row.clock && <ClockNote clock={{ from: "", hours: row.clock.hours }} began={row.clock.from} />}
            </li>
          ))}
        </ul>
      </LocalAlert.Content>
    </LocalAlert>
  );
}
