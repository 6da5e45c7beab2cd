import { Button } from "@navikt/ds-react/Button";
import { useState } from "react";
import type { IncidentRow } from "../../../api/types";
import { go, href } from "../../../app/router";
import { ErrorMessage } from "../../../components/ErrorMessage";
import { useSend, useTask } from "../../../data/hooks";
import { date } from "../../../format";
import { Mark } from "../../month/Mark";
import { ClockNote } from "../../report/ClockNote";

/** Whether NAV has been told, until when it must be, and the way to tell. */
export function Notices({ row }: { row: IncidentRow }) {
  const send = useSend();
  const task = useTask();
  const [begun, setBegun] = useState("");
  const { clock, notices } = row;
  const drafts = notices.filter((notice) => notice.delivered === null);
  const begin = (template: string) =>
    task.run(async () => {
      setBegun(template);
      const { id } = await send("report.begin", { template, occurrence: null, incident: row.id });
      go({ screen: "report", id });
    });
  const missing = (clock?.missing ?? []).filter(
    (each) => !notices.some((notice) => notice.agreement === each.agreement),
  );
  return (
    <>
      {clock?.running && <ClockNote clock={{ from: "", hours: clock.hours }} began={clock.from} />}
      {row.told !== null && (
        <p>
          <Mark shape={clock?.late ? "missing" : "done"}>
            {`NAV fikk beskjed ${date(row.told)}${clock?.late ? ", etter fristen" : ""}`}
          </Mark>
          {row.incident.told?.how.trim() && <span className="subtle"> {row.incident.told.how}</span>}
        </p>
      )}
      {(drafts.length > 0 || (clock?.running && missing.length > 0)) && (
        <div className="incidents__do">
          {drafts.map((notice) => (
            <Button
              key={notice.report}
              as="a"
              size="small"
              href={href({ screen: "report", id: notice.report })}
            >
              {`Fortsett på meldingen til NAV (${notice.name})`}
            </Button>
          ))}
          {clock?.running &&
            missing.map(
              ({ agreement, name, template }) =>
                template !== null && (
                  <Button
                    key={agreement}
                    type="button"
                    size="small"
                    loading={task.busy && begun === template}
                    onClick={() => void begin(template)}
                  >
                    {`Skriv melding til NAV (${name})`}
                  </Button>
                ),
            )}
        </div>
      )}
      {clock?.running && row.incident.agreements.length === 0 && (
        <p className="subtle small">
          Åpne hendelsen og velg hvilke avtaler den gjelder, så kan meldingen til NAV skrives herfra.
        </p>
      )}
      <ErrorMessage error={task.error} />
    </>
  );
}
