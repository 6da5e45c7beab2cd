import { Button } from "@navikt/ds-react/Button";
import { useCallback, useMemo, useState } from "react";
import type { ReportView, TeamNote } from "../../api/types";
import { Screen } from "../../components/Screen";
import { useAnswer } from "../../data/hooks";
import { evaluates, useTeamNotes } from "../team/notes";
import { TeamNotesBar } from "../team/TeamNotesBar";
import { ClockNote } from "./ClockNote";
import { DeliverDialog } from "./DeliverDialog";
import { EarlierPane } from "./EarlierPane";
import { EvaluationMonths } from "./EvaluationMonths";
import { ExportDialog } from "./ExportDialog";
import { Outline, OutlineButton, useOutline } from "./Outline";
import { PeriodNote } from "./PeriodNote";
import { PhraseDialog } from "./PhraseDialog";
import { PreviewPages } from "./PreviewPages";
import { RefreshNote } from "./RefreshNote";
import { reportTitle, Whose } from "./ReportScreen";
import { SaveMark } from "./SaveMark";
import { Sections } from "./Sections";
import { saverOf } from "./saving";
import type { Slot } from "./slots";
import { TemplateNote } from "./TemplateNote";
import { usePreview } from "./usePreview";
import { useReportForm } from "./useReportForm";
import { useWide } from "./useWide";
import { VersionsDialog } from "./VersionsDialog";
import "./beside.css";

const NO_NOTES: TeamNote[] = [];

/** A report under way: what it consists of, its form, and its pages or an earlier report. */
export function Draft({ view, today }: { view: ReportView; today: string }) {
  const { id, template, prefill } = view;
  const saver = saverOf(id);
  const { values, actions } = useReportForm(view);
  const shown = usePreview(id, values, view.check);
  const wide = useWide();
  const content = useOutline(view, values, shown.check);
  const earlier = useAnswer("report.earlier", { id }).data;
  const team = useTeamNotes(view);
  const [beside, setBeside] = useState(false);
  const [here, setHere] = useState<string>();
  const [dialog, setDialog] = useState<"export" | "sheet" | "deliver" | "versions" | null>(null);
  const [phrases, setPhrases] = useState<Slot | null>(null);
  const close = () => setDialog(null);
  const showEarlier = useCallback(() => setBeside(true), []);
  const showsEarlier = beside && earlier !== undefined && earlier.reports.length > 0;

  const faults = useMemo(() => {
    const undrawable = new Map<string, string>();
    for (const { field, character } of shown.check.undrawable) {
      undrawable.set(field, (undrawable.get(field) ?? "") + character);
    }
    return { undrawable, unfit: new Map(shown.check.unfit.map(({ field, reason }) => [field, reason])) };
  }, [shown.check]);
  const notes = useMemo(() => {
    const byField = new Map<string, TeamNote[]>();
    for (const note of team?.received ?? [])
      byField.set(note.field, [...(byField.get(note.field) ?? []), note]);
    return byField;
  }, [team]);
  const titles = useMemo(() => new Map(earlier?.reports.map((each) => [each.id, each.title])), [earlier]);
  const factsOf = useCallback(
    (key: string) => {
      const before = earlier?.texts[key];
      return {
        prefill: prefill[key],
        filled: view.report.filled[key],
        undrawable: faults.undrawable.get(key) ?? "",
        unfit: faults.unfit.get(key) ?? "",
        earlier: before,
        earlierShown: showsEarlier,
        earlierTitle: (before && titles.get(before.report)) ?? "",
        teamNotes: notes.get(key) ?? NO_NOTES,
      };
    },
    [prefill, view.report.filled, faults, showsEarlier, earlier, titles, notes],
  );

  return (
    <Screen
      title={reportTitle(view)}
      full
      above={<Whose view={view} />}
      actions={
        <>
          <SaveMark id={id} />
          {!wide && <OutlineButton content={content} />}
          {earlier && earlier.reports.length > 0 && (
            <Button
              type="button"
              size="small"
              variant="tertiary"
              data-color="neutral"
              aria-pressed={beside}
              onClick={() => setBeside(!beside)}
            >
              {beside ? "Skjul forrige rapport" : "Vis forrige rapport"}
            </Button>
          )}
          <Button
            type="button"
            size="small"
            variant="tertiary"
            data-color="neutral"
            onClick={() => void saver.flush().then(() => setDialog("versions"))}
          >
            Versjoner
          </Button>
          <Button type="button" size="small" variant="secondary" onClick={() => setDialog("export")}>
            Eksporter PDF
          </Button>
          {template.sheet && (
            <Button type="button" size="small" variant="secondary" onClick={() => setDialog("sheet")}>
              Lagre som regneark
            </Button>
          )}
          <Button type="button" size="small" onClick={() => setDialog("deliver")}>
            Registrer levert
          </Button>
        </>
      }
    >
      <div className="report report--draft">
        {wide && <Outline content={content} />}
        <form
          className="report__form"
          aria-label="Rapportens felter"
          onSubmit={(event) => event.preventDefault()}
          onBlur={() => void saver.flush()}
          onFocus={({ target }) => {
            const slot = target.closest("[data-slot]")?.getAttribute("data-slot");
            if (slot) setHere(slot);
          }}
        >
          <TemplateNote template={template} />
          {template.clock && <ClockNote clock={template.clock} began={values[template.clock.from] ?? ""} />}
          <PeriodNote
            report={view.report}
            today={today}
            follows="Det du fører fram til da, er ikke med ennå."
          />
          {evaluates(template) && <EvaluationMonths view={view} />}
          <RefreshNote view={view} values={values} actions={actions} />
          <TeamNotesBar view={view} notes={team} />
          {template.intro !== "" && <p className="subtle">{template.intro}</p>}
          <Sections
            template={template}
            values={values}
            actions={actions}
            factsOf={factsOf}
            phrases={setPhrases}
            showEarlier={showEarlier}
          />
          <p className="subtle small">Malen: {template.source}.</p>
        </form>
        {showsEarlier ? (
          <EarlierPane view={view} earlier={earlier} here={here} values={values} actions={actions} />
        ) : (
          <PreviewPages shown={shown} title={reportTitle(view)} here={here} />
        )}
      </div>
      {(dialog === "export" || dialog === "sheet") && (
        <ExportDialog
          view={view}
          sheet={dialog === "sheet"}
          missing={shown.check.missing}
          onClose={close}
          {...(dialog === "export" && { onDeliver: () => setDialog("deliver") })}
        />
      )}
      {dialog === "deliver" && (
        <DeliverDialog view={view} today={today} missing={shown.check.missing} onClose={close} />
      )}
      {dialog === "versions" && <VersionsDialog view={view} actions={actions} onClose={close} />}
      {phrases && (
        <PhraseDialog
          view={view}
          slot={phrases}
          text={values[phrases.key] ?? ""}
          actions={actions}
          onClose={() => setPhrases(null)}
        />
      )}
    </Screen>
  );
}
