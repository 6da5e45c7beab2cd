import { Button } from "@navikt/ds-react/Button";
import { Checkbox, CheckboxGroup } from "@navikt/ds-react/Checkbox";
import { Tag } from "@navikt/ds-react/Tag";
import { useRef, useState } from "react";
import type { EndStatusRow, Readings } from "../../../api/types";
import { useChange } from "../../../app/change";
import { Answer } from "../../../components/Answer";
import { ErrorMessage } from "../../../components/ErrorMessage";
import { useAnswer, useTask } from "../../../data/hooks";

/** Which end statuses count as a transition to work, as NAV has told the provider. */
export function EndStatuses({ agreement, name }: { agreement: string; name: string }) {
  return (
    <section className="stack" aria-label={`Overgang til arbeid, ${name}`}>
      <div>
        <h4>Overgang til arbeid</h4>
        <p className="subtle">
          NAV bestemmer hva som regnes som overgang til arbeid når resultatene telles. Kryss av slik det er
          avtalt med dere.
        </p>
      </div>
      <Answer of={useAnswer("readings", { agreement })}>{(readings) => <Statuses of={readings} />}</Answer>
    </section>
  );
}

function Statuses({ of: { end_statuses: statuses, adjusted } }: { of: Readings }) {
  const change = useChange(null);
  const task = useTask();
  const all = useRef<HTMLDivElement>(null);
  const saving = useRef(Promise.resolve());
  // What was chosen, until the answer says so too.
  const [chosen, setChosen] = useState<string[] | null>(null);
  const counted = chosen ?? statuses.filter((each) => each.to_work).map((each) => each.id);
  const own = statuses.filter((each) => counted.includes(each.id) !== each.standard);

  /** One after the other, so that two in a row are both kept. */
  function save(next: string[], told: string) {
    setChosen(next);
    const differing = statuses.filter((each) => next.includes(each.id) !== each.standard);
    const to_work = Object.fromEntries(differing.map((each) => [each.id, !each.standard]));
    const send = async () => {
      await change("readings.save", { readings: { ...adjusted, to_work } }, ["saved", told]);
    };
    saving.current = saving.current
      .then(() => task.run(send))
      .then(() => setChosen((now) => (now === next ? null : now)));
  }

  function reset() {
    const standard = statuses.filter((each) => each.standard).map((each) => each.id);
    save(standard, "overgang til arbeid, satt tilbake til standard");
    // The button goes; the keyboard stays where it was.
    all.current?.querySelector("input")?.focus();
  }

  /** One was checked or unchecked among those of a phase. */
  function choose(among: EndStatusRow[], ids: string[]) {
    const changed = among.find((each) => ids.includes(each.id) !== counted.includes(each.id));
    if (changed === undefined) return;
    const counts = ids.includes(changed.id);
    const rest = counted.filter((id) => id !== changed.id);
    const told = counts ? "regnes som overgang til arbeid" : "regnes ikke som overgang til arbeid";
    save(counts ? [...rest, changed.id] : rest, `«${changed.label}» ${told}`);
  }

  return (
    <div className="stack" ref={all}>
      {[...new Set(statuses.map((each) => each.phase))].map((phase) => {
        const among = statuses.filter((each) => each.phase === phase);
        return (
          <CheckboxGroup
            key={phase}
            size="small"
            legend={
              phase === null
                ? "Regnes som overgang til arbeid"
                : `Regnes som overgang til arbeid: ${phase.toLowerCase()}`
            }
            value={counted}
            onChange={(ids: string[]) => choose(among, ids)}
          >
            {among.map((each) => (
              <Checkbox key={each.id} value={each.id} description={each.source}>
                {each.label}
                {own.includes(each) && (
                  <>
                    {" "}
                    <Tag size="xsmall" variant="info">
                      Justert, standard er {each.standard ? "ja" : "nei"}
                    </Tag>
                  </>
                )}
              </Checkbox>
            ))}
          </CheckboxGroup>
        );
      })}
      <ErrorMessage error={task.error} />
      {own.length > 0 && (
        <div>
          <Button type="button" size="small" variant="tertiary" loading={task.busy} onClick={reset}>
            Tilbake til standard
          </Button>
        </div>
      )}
    </div>
  );
}
