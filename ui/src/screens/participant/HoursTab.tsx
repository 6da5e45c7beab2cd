import { useEffect, useRef, useState } from "react";
import { hours, month } from "../../format";
import { asksPlace } from "../indicators/asks";
import { Average } from "./Average";
import { Entries } from "./Entries";
import { EntryForm } from "./EntryForm";
import { estimated } from "./estimate";
import type { TabProps } from "./Participant";

/** Hours, contacts and absences: a quick line to add, and what has been entered. */
export function HoursTab({ view, today }: TabProps) {
  const [added, setAdded] = useState(0);
  const adding = useRef<HTMLElement>(null);
  useEffect(() => {
    // After an entry the next one is typed straight on.
    if (added > 0) adding.current?.querySelector("input")?.focus();
  }, [added]);
  const estimate = estimated(view.agreement);

  return (
    <div className="hours">
      <div className="stack stack--loose">
        <section className="panel" aria-labelledby="add-entry" ref={adding}>
          <h2 id="add-entry">Før ny</h2>
          {/* A fresh form after each entry, so that several can be entered in a row. */}
          <EntryForm
            key={added}
            caseId={view.id}
            today={today}
            asksPlace={asksPlace(view.agreement)}
            onDone={() => setAdded(added + 1)}
          />
        </section>
        <Entries view={view} today={today} />
      </div>
      <section className="panel" aria-labelledby="by-month">
        <h2 id="by-month">Timer per måned</h2>
        {view.hours.length === 0 ? (
          <p className="subtle">Ingen timer ennå.</p>
        ) : (
          <dl className="months">
            {view.hours.map((each) => (
              <div key={each.month}>
                <dt>{month(each.month)}</dt>
                <dd className="number">{hours(each.minutes)}</dd>
              </div>
            ))}
          </dl>
        )}
        <Average view={view} />
        <p className="subtle small">
          {estimate === null
            ? "Avtalen anslår ingen timer; behovet avgjør."
            : `Avtalen anslår ${hours(estimate)} i måneden (${view.agreement.hours?.source}).`}
        </p>
      </section>
    </div>
  );
}
