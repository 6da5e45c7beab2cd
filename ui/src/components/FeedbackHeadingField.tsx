import { Select } from "@navikt/ds-react/Select";
import { useState } from "react";
import type { FeedbackHeading } from "../api/types";
import { useAnswer } from "../data/hooks";

/** Where a participant's feedback belongs in the evaluation, under way in a form. */
export interface HeadingText {
  /** The headings of the agreement's evaluation; none where it gathers none, or the event is no feedback. */
  headings: FeedbackHeading[];
  /** The id chosen; null where nobody has said. */
  heading: string | null;
  choose: (id: string | null) => void;
}

/** `asks` tells whether the event is feedback; `record` is the event to change. */
export function useFeedbackHeading(caseId: string, asks: boolean, record: string | null): HeadingText {
  const view = useAnswer("case", asks ? { id: caseId } : null).data;
  const [chosen, setChosen] = useState<string | null>();
  const given = record === null ? null : (view?.headings[record] ?? null);
  return {
    headings: asks ? (view?.feedback_headings ?? []) : [],
    heading: asks ? (chosen === undefined ? given : chosen) : null,
    choose: setChosen,
  };
}

/** One of the headings of the agreement's evaluation report. */
export function FeedbackHeadingField({ of }: { of: HeadingText }) {
  const general = of.headings.find(({ id }) => id === "general");
  return (
    <Select
      size="small"
      label="Overskrift i evalueringsrapporten"
      description="Notatet samles der når rapporten skrives, uten navn."
      value={of.heading ?? ""}
      onChange={(event) => of.choose(event.target.value === "" ? null : event.target.value)}
    >
      <option value="">{general ? general.label : "Ikke valgt"}</option>
      {of.headings
        .filter((each) => each !== general)
        .map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
    </Select>
  );
}
