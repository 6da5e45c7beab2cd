import { Button } from "@navikt/ds-react/Button";
import { useState } from "react";
import type { MonthView, ReportView, ResultsRow } from "../../api/types";
import { go } from "../../app/router";
import { ErrorMessage } from "../../components/ErrorMessage";
import { useSend, useTask } from "../../data/hooks";
import { counted, date, listed } from "../../format";
import { host } from "../../host";
import { DeliverDialog } from "../report/DeliverDialog";
import { ExportDialog } from "../report/ExportDialog";
import { Mark, type Shape } from "./Mark";

/** A report on the month as far as it has come. */
type Stage = "not-begun" | "begun" | "filled" | "exported" | "delivered";

/** The report on the results: begun, gone on with, exported and registered as delivered from here. */
export function PeriodReport(props: { part: ResultsRow; view: MonthView; today: string }) {
  const { part, view } = props;
  const send = useSend();
  const task = useTask();
  const [open, setOpen] = useState<{ dialog: "export" | "deliver"; report: ReportView } | null>(null);
  const id = part.draft ?? part.report;
  const stage = stageOf(part);

  const begin = () =>
    task.run(async () => {
      const { template } = part;
      const begun = await send("report.begin", { template, occurrence: null, period: view.period });
      go({ screen: "report", id: begun.id });
    });
  const show = (dialog: "export" | "deliver") =>
    task.run(async () => {
      if (id === null) return;
      // Asked for when it is needed: the report's own screen must never be shown an older answer.
      setOpen({ dialog, report: await host.rpc("report", { id }) });
    });
  const close = () => {
    setOpen(null);
    // A file that was written is seen here.
    void send("status", {});
  };
  const main = (when: Stage) => (stage === when ? "primary" : "secondary");

  return (
    <div className="month__report">
      <div className="month__report-top">
        <h3>{part.title}</h3>
        <StageMark stage={stage} part={part} />
      </div>
      <p className="prose">{next(stage, part, view)}</p>
      {part.disagreements.length > 0 && (
        <ul>
          {part.disagreements.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <ErrorMessage error={task.error} />
      <div className="row">
        {id === null && (
          <Button
            type="button"
            size="small"
            data-place="begynn"
            loading={task.busy}
            onClick={() => void begin()}
          >
            Begynn på rapporten
          </Button>
        )}
        {id !== null && (
          <Button
            type="button"
            size="small"
            variant={main("begun")}
            data-place="rapport"
            onClick={() => go({ screen: "report", id })}
          >
            {stage === "delivered" ? "Åpne rapporten" : "Fortsett på utkastet"}
          </Button>
        )}
        {id !== null && (
          <Button
            type="button"
            size="small"
            variant={main("filled")}
            data-place="eksporter"
            disabled={task.busy}
            onClick={() => void show("export")}
          >
            Eksporter …
          </Button>
        )}
        {part.draft !== null && (
          <Button
            type="button"
            size="small"
            variant={main("exported")}
            data-place="lever"
            disabled={task.busy}
            onClick={() => void show("deliver")}
          >
            Registrer levert …
          </Button>
        )}
      </div>
      {open?.dialog === "export" && (
        <ExportDialog
          view={open.report}
          missing={open.report.check.missing}
          onClose={close}
          {...(part.draft === null ? {} : { onDeliver: () => void show("deliver") })}
        />
      )}
      {open?.dialog === "deliver" && (
        <DeliverDialog
          view={open.report}
          today={props.today}
          missing={open.report.check.missing}
          onClose={close}
        />
      )}
    </div>
  );
}

function stageOf({ draft, report, exported, missing }: ResultsRow): Stage {
  if (draft === null) return report === null ? "not-begun" : "delivered";
  if (missing > 0) return "begun";
  return exported ? "exported" : "filled";
}

const SHAPE: Record<Stage, Shape> = {
  "not-begun": "ready",
  begun: "begun",
  filled: "begun",
  exported: "begun",
  delivered: "done",
};

function StageMark({ stage, part }: { stage: Stage; part: ResultsRow }) {
  const draft = part.report === null ? "Utkast" : "Korrigert utkast";
  const words: Record<Stage, string> = {
    "not-begun": "Ikke begynt",
    begun: `${draft}, mangler ${counted(part.missing, "felt", "felt")}`,
    filled: `${draft}, ferdig utfylt`,
    exported: `${draft}, eksportert`,
    delivered: part.delivered === null ? "Levert" : `Levert ${date(part.delivered)}`,
  };
  return <Mark shape={SHAPE[stage]}>{words[stage]}</Mark>;
}

/** What is left to do. */
function next(stage: Stage, { recipients }: ResultsRow, view: MonthView): string {
  const to = recipients.length === 0 ? "NAV" : listed(recipients);
  switch (stage) {
    case "not-begun":
      return "Tallene over fylles inn av seg selv. Du skriver det som bare du vet.";
    case "begun":
      return `Igjen: fyll ut feltene som mangler, eksporter og send til ${to}, og registrer at den er levert.`;
    case "filled":
      return `Igjen: eksporter og send til ${to} gjennom en sikker kanal, og registrer at den er levert.`;
    case "exported":
      return `Igjen: send til ${to} gjennom en sikker kanal, og registrer at den er levert.`;
    case "delivered":
      return view.state === "differs"
        ? "Noe er endret i sakene siden. Se under «Resultater» hva det er."
        : "Ingenting er endret i sakene siden.";
  }
}
