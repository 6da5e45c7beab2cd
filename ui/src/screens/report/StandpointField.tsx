import { Radio, RadioGroup } from "@navikt/ds-react/Radio";
import { useState } from "react";
import type { ReportView, Standpoint } from "../../api/types";
import { useSend, useTask } from "../../data/hooks";
import { errorText } from "../../errors";
import { choices, standpoint as words } from "../../words";

/** Whether the template has the participant's own comment, and so is gone through with them. */
export function asksParticipant(view: ReportView): boolean {
  return view.template.sections.some((section) => section.fields.some((field) => field.comment));
}

/** What the participant says to the report. Kept with the report at once, and printed on it. */
export function StandpointField({ view, error }: { view: ReportView; error: string | undefined }) {
  const send = useSend();
  const task = useTask();
  const [said, setSaid] = useState(view.report.standpoint);
  if (!asksParticipant(view)) return null;
  return (
    <RadioGroup
      size="small"
      legend="Er rapporten gjennomgått med deltakeren?"
      description="Rapporten er deltakerens dokument også. Svaret skrives på rapporten."
      value={said ?? ""}
      error={task.error ? errorText(task.error) : error}
      onChange={(standpoint: Standpoint) => {
        setSaid(standpoint);
        void task.run(async () => void (await send("report.standpoint", { id: view.id, standpoint })));
      }}
    >
      {choices(words).map(([id, word]) => (
        <Radio key={id} value={id}>
          {word}
        </Radio>
      ))}
    </RadioGroup>
  );
}
