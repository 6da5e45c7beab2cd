import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { CaseView, Employment } from "../../../api/types";
import { DateField, type DateText, useDateText } from "../../../components/DateField";
import { readDay } from "../../../components/foresee";
import type { useTask } from "../../../data/hooks";
import { errorsByName } from "../../../errors";
import { PERCENT_WANTED, percentText, readPercent } from "../percent";
import { criteriaBy, fitAsked } from "./job-facts";

/** What of a job only milestones need to know. */
export type JobFacts = Pick<
  Employment,
  "ended" | "fit_from" | "fully_fit_from" | "sick_again_from" | "pension_cut" | "pension_cut_from"
>;

const NOTHING: JobFacts = {
  ended: null,
  fit_from: null,
  fully_fit_from: null,
  sick_again_from: null,
  pension_cut: null,
  pension_cut_from: null,
};

/** The fields under way. Only those that the agreement's milestones need are asked for, and kept. */
export function useJobFacts(
  view: CaseView,
  given: Employment | undefined,
  atReferral: boolean,
  task: ReturnType<typeof useTask>,
) {
  const { agreement } = view;
  const fit = fitAsked(agreement);
  const asks = {
    ended: agreement.milestones.length > 0,
    recovery: fit !== null && atReferral,
    pension:
      criteriaBy(agreement, "disability-pension").length > 0 &&
      view.case.attributes.disability_pension &&
      !atReferral,
  };
  const ended = useDateText(given?.ended ?? null);
  const fitFrom = useDateText(given?.fit_from ?? null);
  const fullyFit = useDateText(given?.fully_fit_from ?? null);
  const sickAgain = useDateText(given?.sick_again_from ?? null);
  const [cut, setCut] = useState(given?.pension_cut ? percentText(given.pension_cut) : "");
  const cutFrom = useDateText(given?.pension_cut_from ?? null);
  const [tried, setTried] = useState(false);

  const days = {
    ...(asks.ended ? { ended } : {}),
    ...(asks.recovery ? { fit_from: fitFrom, fully_fit_from: fullyFit, sick_again_from: sickAgain } : {}),
    ...(asks.pension ? { pension_cut_from: cutFrom } : {}),
  };

  /** What was typed, as `day` reads it; undefined where something of it cannot be read. */
  async function readBy(
    day: (field: DateText) => Promise<string | null | undefined>,
  ): Promise<JobFacts | undefined> {
    const facts: JobFacts = { ...NOTHING };
    let sound = true;
    for (const name of Object.keys(days) as (keyof typeof days)[]) {
      const field = days[name];
      const read = field && (await day(field));
      if (read === undefined) sound = false;
      else facts[name] = read;
    }
    if (asks.pension) {
      const share = readPercent(cut);
      if (share === undefined) sound = false;
      else facts.pension_cut = share;
    }
    return sound ? facts : undefined;
  }

  /** What was typed; undefined where something of it cannot be read, which then shows. */
  function read() {
    setTried(true);
    return readBy((field) => field.read());
  }

  /** The same while it is being typed, when half a date is no error. */
  const glance = () => readBy((field) => readDay(field.text));

  const errors = errorsByName(task.error);
  /** A day with what the refusal says of it. */
  const shown = (name: keyof JobFacts, day: DateText): DateText => ({
    ...day,
    error: day.error ?? errors[name],
    type: (text) => {
      task.clear();
      day.type(text);
    },
  });
  const cutError =
    tried && asks.pension && readPercent(cut) === undefined ? PERCENT_WANTED : errors.pension_cut;
  return {
    asks,
    fit,
    ended: shown("ended", ended),
    fitFrom: shown("fit_from", fitFrom),
    fullyFit: shown("fully_fit_from", fullyFit),
    sickAgain: shown("sick_again_from", sickAgain),
    cut,
    setCut,
    cutFrom: shown("pension_cut_from", cutFrom),
    cutError,
    /** Whether a refusal stands at one of these fields. */
    refused: Object.keys(NOTHING).some((name) => name in errors),
    days,
    read,
    glance,
  };
}

/** When someone quit before the contract ran out. Stands with the contract's own days. */
export function EndedField({ of }: { of: ReturnType<typeof useJobFacts> }) {
  if (!of.asks.ended) return null;
  return (
    <DateField
      label="Sluttet"
      optional
      value={of.ended}
      description="Siste dag, hvis jobben tok slutt før «Ansatt til»"
    />
  );
}

/** What the criteria for the sick-listed and for those with a disability pension ask. */
export function JobFields({ of }: { of: ReturnType<typeof useJobFacts> }) {
  return (
    <>
      {of.asks.recovery && (
        <fieldset className="job-facts">
          <legend>Hvis deltakeren var sykmeldt fra jobben</legend>
          <p className="subtle small">Sykmeldt med sykepenger eller arbeidsavklaringspenger (AAP).</p>
          <div className="half-fields">
            <DateField
              label={`${of.fit} % friskmeldt fra`}
              optional
              value={of.fitFrom}
              description="Med plan for resten"
            />
            <DateField
              label="Helt friskmeldt fra"
              optional
              value={of.fullyFit}
              description="Sykepenger utbetales ikke"
            />
          </div>
          {of.fullyFit.text.trim() !== "" && (
            <DateField
              label="Sykmeldt igjen fra"
              optional
              value={of.sickAgain}
              description="Blir deltakeren helt frisk på nytt, skriver du den nye datoen over og tømmer dette feltet."
            />
          )}
        </fieldset>
      )}
      {of.asks.pension && (
        <fieldset className="job-facts">
          <legend>Uføretrygd</legend>
          <div className="half-fields">
            <TextField
              size="small"
              className="number-field"
              label="Redusert med, i prosent (valgfritt)"
              description="Like mye som stillingen"
              inputMode="decimal"
              value={of.cut}
              error={of.cutError}
              onChange={(event) => of.setCut(event.target.value)}
            />
            <DateField label="Redusert fra" optional value={of.cutFrom} />
          </div>
        </fieldset>
      )}
    </>
  );
}
