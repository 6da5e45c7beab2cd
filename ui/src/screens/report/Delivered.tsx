import { CheckmarkCircleFillIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { useState } from "react";
import type { Delivery, ReportView } from "../../api/types";
import { go } from "../../app/router";
import { ErrorMessage } from "../../components/ErrorMessage";
import { Screen } from "../../components/Screen";
import { useAnswer, useSend, useTask } from "../../data/hooks";
import { date, inSentence } from "../../format";
import { channel, standpointSaid } from "../../words";
import { CopiesLeft } from "./CopiesLeft";
import { ExportDialog } from "./ExportDialog";
import { PreviewPages } from "./PreviewPages";
import { reportTitle, Whose } from "./ReportScreen";
import { instances } from "./slots";
import { usePreview } from "./usePreview";

const NO_CHANGES: Record<string, string> = {};

/** A delivered report: to read and to export again, not to change. */
export function Delivered({ view, delivery }: { view: ReportView; delivery: Delivery }) {
  const shown = usePreview(view.id, NO_CHANGES, view.check);
  const deletion = useAnswer("case", view.report.case === null ? null : { id: view.report.case }).data
    ?.deletion;
  const send = useSend();
  const task = useTask();
  const correct = async () =>
    go({ screen: "report", id: (await send("report.correct", { id: view.id })).id });
  const [exporting, setExporting] = useState<"pdf" | "sheet" | null>(null);
  return (
    <Screen
      title={reportTitle(view)}
      full
      above={<Whose view={view} />}
      actions={
        <>
          <span className="missing__done">
            <CheckmarkCircleFillIcon aria-hidden fontSize="1.25rem" />
            Levert {date(delivery.date)}, {inSentence(channel[delivery.channel])}
          </span>
          <Button type="button" size="small" variant="secondary" onClick={() => setExporting("pdf")}>
            Eksporter PDF
          </Button>
          {view.template.sheet && (
            <Button type="button" size="small" variant="secondary" onClick={() => setExporting("sheet")}>
              Lagre som regneark
            </Button>
          )}
          <Button
            type="button"
            size="small"
            variant="secondary"
            loading={task.busy}
            onClick={() => void task.run(correct)}
          >
            Rett rapporten
          </Button>
        </>
      }
    >
      <div className="report">
        {/* A scrolling region without fields must be reachable by keyboard itself. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled with the arrow keys */}
        <section className="report__form" aria-label="Rapportens felter" tabIndex={0}>
          <div className="stack">
            <p>
              Rapporten er levert og kan ikke endres. Er noe feil, lager «Rett rapporten» en ny utgave som
              sier hvilken den erstatter.
              {deletion && (
                <>
                  {" "}
                  <strong>Opplysningene om deltakeren skal slettes senest {date(deletion)}.</strong>
                </>
              )}
            </p>
            <ErrorMessage error={task.error} />
            <CopiesLeft of={view.id} />
            {view.report.standpoint && <p>{standpointSaid[view.report.standpoint]}</p>}
          </div>
          {view.template.sections.map((section, index) => (
            <section
              // biome-ignore lint/suspicious/noArrayIndexKey: sections come in the template's fixed order
              key={index}
              className="report__section"
              aria-label={section.heading ?? `Del ${index + 1}`}
            >
              {section.heading && <h2>{section.heading}</h2>}
              {instances(section, view.report.values).map((instance) => (
                <div key={instance.number} className="report__instance">
                  {instance.place && <h3>{instance.place}</h3>}
                  <dl className="report__read">
                    {instance.slots
                      .filter(({ field }) => field.kind !== "signature")
                      .map(({ key, field }) => (
                        <div key={key} className={field.width === "half" ? "" : "report-field--full"}>
                          <dt>{field.label}</dt>
                          <dd>{view.report.values[key] ?? ""}</dd>
                        </div>
                      ))}
                  </dl>
                </div>
              ))}
            </section>
          ))}
        </section>
        <PreviewPages shown={shown} title={reportTitle(view)} />
      </div>
      {exporting && (
        <ExportDialog
          view={view}
          missing={[]}
          sheet={exporting === "sheet"}
          onClose={() => setExporting(null)}
        />
      )}
    </Screen>
  );
}
