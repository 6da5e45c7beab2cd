import { memo, useState } from "react";
import type { EarlierText, Prefilled, TeamNote } from "../../api/types";
import { FieldNotes } from "../team/FieldNotes";
import { EarlierQuote } from "./EarlierQuote";
import { FieldInput } from "./FieldInput";
import { fieldElementId } from "./focus-field";
import { SourceLine } from "./SourceLine";
import { bare, NOT_APPLICABLE, type Slot, slotLabel } from "./slots";
import { Under } from "./Under";
import type { Actions } from "./useReportForm";
import "./field.css";

/** What a field shows beside its text. */
export interface FieldFacts {
  value: string;
  prefill: Prefilled | undefined;
  /** What the app put there when it last filled it in. */
  filled: string | undefined;
  /** Characters of the value that cannot be printed. */
  undrawable: string;
  /** Why the value is not of the field's kind. */
  unfit: string;
  /** What the nearest earlier report says there. */
  earlier: EarlierText | undefined;
  /** Whether that is to be shown. */
  earlierShown: boolean;
  /** What that report is called. */
  earlierTitle: string;
  /** What others in the team have written for it. */
  teamNotes: TeamNote[];
}

export interface FieldProps extends FieldFacts {
  slot: Slot;
  actions: Actions;
  /** Opens the phrases for this field. */
  phrases: (slot: Slot) => void;
  /** Shows the earlier report. */
  showEarlier: () => void;
  /** Within a table, where row and column say what it is. */
  cell?: boolean;
}

/** One field of a report: the annex's label and help, our hint, and where its text comes from. */
export const ReportField = memo(function ReportField(props: FieldProps) {
  const { slot, value, actions, cell } = props;
  const { field } = slot;
  // Whoever is still typing a number has not got it wrong yet.
  const [within, setWithin] = useState(false);
  const [before, setBefore] = useState("");

  if (field.kind === "signature") return <Signature slot={slot} />;

  const inapplicable = value.trim() === NOT_APPLICABLE;
  const toggle = () => {
    const label = slotLabel(slot);
    if (inapplicable) {
      actions.apply({ [slot.key]: before }, `Ikke lenger «${NOT_APPLICABLE}»: ${label}`);
      setBefore("");
    } else {
      actions.apply({ [slot.key]: NOT_APPLICABLE }, `${NOT_APPLICABLE}: ${label}`);
      setBefore(value);
    }
  };
  const writes = field.kind === "text" || field.kind === "line";
  const keys = (event: React.KeyboardEvent) => {
    const { altKey, ctrlKey, metaKey, shiftKey, code } = event;
    if (shiftKey || metaKey) return;
    const alone = altKey && !ctrlKey;
    if (alone && code === "KeyI") toggle();
    else if (writes && ((alone && code === "KeyF") || (ctrlKey && !altKey && code === "Space"))) {
      props.phrases(slot);
    } else return;
    event.preventDefault();
  };
  const error = [props.undrawable === "" ? "" : undrawableText(props.undrawable), within ? "" : props.unfit]
    .filter(Boolean)
    .join(" ");

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside
    <div
      className={
        cell ? "report-cell" : field.width === "half" ? "report-field report-field--half" : "report-field"
      }
      data-slot={slot.key}
      onKeyDown={keys}
      onFocus={() => setWithin(true)}
      onBlur={() => setWithin(false)}
    >
      <FieldInput
        slot={slot}
        id={fieldElementId(slot.key)}
        value={value}
        error={error === "" ? undefined : error}
        cell={cell ?? false}
        change={(text) => actions.change(slot.key, text)}
      />
      {cell ? (
        <SourceLine {...props} />
      ) : (
        <Under {...props} toggle={toggle} inapplicable={inapplicable} writes={writes} />
      )}
      {!cell && props.teamNotes.length > 0 && (
        <FieldNotes
          notes={props.teamNotes}
          label={slotLabel(slot)}
          value={value}
          put={(text, said) => actions.apply({ [slot.key]: text }, said)}
        />
      )}
      {!cell && props.earlier && props.earlierShown && <EarlierQuote {...props} earlier={props.earlier} />}
    </div>
  );
});

const PARTIES = {
  counsellor: "veilederen",
  participant: "deltakeren",
  nav: "NAV",
  employer: "arbeidsgiveren",
  clinician: "behandleren",
  leader: "lederen",
};

function Signature({ slot: { field } }: { slot: Slot }) {
  const who = field.party && PARTIES[field.party];
  return (
    <div className={field.width === "half" ? "report-field report-field--half" : "report-field"}>
      <p className="report-field__label">{bare(field.label)}</p>
      <p className="subtle small">
        {who ? `Signeres av ${who}, ` : "Signeres "}på papir eller i kanalen du sender med. Fylles ikke ut
        her.
      </p>
    </div>
  );
}

function undrawableText(characters: string): string {
  const each = [...characters].map((character) => `«${character}»`).join(", ");
  return `Kan ikke skrives på rapporten: ${each}. Bruk et annet tegn eller ord.`;
}
