import { ArrowLeftIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { ReportView } from "../../api/types";
import { href } from "../../app/router";
import { Answer } from "../../components/Answer";
import { Screen } from "../../components/Screen";
import { relock } from "../../data/client";
import { errorText } from "../../errors";
import { clock, span } from "../../format";
import { type ApiError, host } from "../../host";
import { DeliverDialog } from "./DeliverDialog";
import { Delivered } from "./Delivered";
import { ExportDialog } from "./ExportDialog";
import { MissingList } from "./MissingList";
import { PreviewPages } from "./PreviewPages";
import { ReportField } from "./ReportField";
import { saverOf, useSaveState } from "./saving";
import { usePreview } from "./usePreview";
import "./report.css";

/** A report: its form beside its real pages. */
export function ReportScreen({ id, today }: { id: string; today: string }) {
  const report = useQuery<ReportView, ApiError>({
    queryKey: ["report", { id }],
    // Text on its way in goes first, so that what comes back holds it; and nothing older is ever shown again.
    queryFn: async () => {
      await saverOf(id).flush();
      return host.rpc("report", { id }).catch(relock);
    },
    gcTime: 0,
  });
  return (
    <Answer of={report}>
      {(view) =>
        view.report.delivered === null ? (
          <Draft key="draft" view={view} today={today} />
        ) : (
          <Delivered key="delivered" view={view} delivery={view.report.delivered} />
        )
      }
    </Answer>
  );
}

export function reportTitle(view: ReportView): string {
  const { occurrence } = view.report;
  return occurrence === null ? view.template.title : `${view.template.title} ${occurrence}`;
}

/** Who and when, above and below the title. */
export function Whose({ view }: { view: ReportView }) {
  return (
    <p className="report-top__whose">
      <a href={href({ screen: "participant", id: view.report.case, tab: "rapporter" })}>
        <ArrowLeftIcon aria-hidden />
        {view.participant}
      </a>
      {view.report.period && <span className="subtle">{span(view.report.period)}</span>}
    </p>
  );
}

function Draft({ view, today }: { view: ReportView; today: string }) {
  const { id, template, prefill } = view;
  const saver = saverOf(id);
  const [values, setValues] = useState<Record<string, string>>(() => ({
    ...(view.report.values as Record<string, string>),
    ...saver.unsaved(),
  }));
  const shown = usePreview(id, values, view.check);
  const [dialog, setDialog] = useState<"export" | "deliver" | null>(null);

  const change = useCallback(
    (field: string, text: string) => {
      setValues((before) => ({ ...before, [field]: text }));
      saver.change(field, text);
    },
    [saver],
  );
  useEffect(() => () => void saver.flush(), [saver]);

  const undrawable = useMemo(() => {
    const byField = new Map<string, string>();
    for (const { field, character } of shown.check.undrawable) {
      byField.set(field, (byField.get(field) ?? "") + character);
    }
    return byField;
  }, [shown.check]);

  return (
    <Screen
      title={reportTitle(view)}
      full
      above={<Whose view={view} />}
      actions={
        <>
          <SaveMark id={id} />
          <MissingList check={shown.check} />
          <Button type="button" size="small" variant="secondary" onClick={() => setDialog("export")}>
            Eksporter PDF
          </Button>
          <Button type="button" size="small" onClick={() => setDialog("deliver")}>
            Registrer levert
          </Button>
        </>
      }
    >
      <div className="report">
        <form
          className="report__form"
          aria-label="Rapportens felter"
          onSubmit={(event) => event.preventDefault()}
          onBlur={() => void saver.flush()}
        >
          <p className="subtle">{template.intro}</p>
          {template.sections.map((section, index) => (
            <section
              // biome-ignore lint/suspicious/noArrayIndexKey: sections come in the template's fixed order
              key={index}
              className="report__section"
              aria-label={section.heading ?? `Del ${index + 1}`}
            >
              {section.heading && <h2>{section.heading}</h2>}
              <div className="report__fields">
                {section.fields.map((field) => (
                  <ReportField
                    key={field.id}
                    field={field}
                    value={values[field.id] ?? ""}
                    prefill={prefill[field.id]}
                    undrawable={undrawable.get(field.id) ?? ""}
                    change={change}
                  />
                ))}
              </div>
            </section>
          ))}
          <p className="subtle small">Malen: {template.source}.</p>
        </form>
        <PreviewPages shown={shown} title={reportTitle(view)} />
      </div>
      {dialog === "export" && (
        <ExportDialog view={view} missing={shown.check.missing} onClose={() => setDialog(null)} />
      )}
      {dialog === "deliver" && (
        <DeliverDialog
          view={view}
          today={today}
          missing={shown.check.missing}
          onClose={() => setDialog(null)}
        />
      )}
    </Screen>
  );
}

/** Whether the text is safe. A failure is read aloud; the steady saving is not. */
function SaveMark({ id }: { id: string }) {
  const state = useSaveState(id);
  switch (state.kind) {
    case "untouched":
      return null;
    case "saving":
      return <span className="subtle small">Lagrer …</span>;
    case "saved":
      return <span className="subtle small">Lagret kl. {clock(state.at)}</span>;
    case "failed":
      return (
        <span className="save-failed" role="alert">
          Ikke lagret: {errorText(state.error)} Prøver igjen.
        </span>
      );
  }
}
