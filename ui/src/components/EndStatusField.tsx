import { Select } from "@navikt/ds-react/Select";
import { useState } from "react";
import type { EndStatus } from "../api/types";
import { useAnswer } from "../data/hooks";
import { milestone } from "../words";

/** How the participant stands on the labour market where the measure ended, under way in a form. */
export interface EndStatusText {
  /** What the agreement offers; none where it asks for none, or the event is no end. */
  statuses: EndStatus[];
  /** The id chosen; null where nobody has said, undefined until what stands is known. */
  status: string | null | undefined;
  choose: (id: string | null) => void;
}

/** `asks` tells whether the event is an end; `changing` whether it is there already, with its status. */
export function useEndStatus(caseId: string, asks: boolean, changing: boolean): EndStatusText {
  const view = useAnswer("case", asks ? { id: caseId } : null).data;
  const [chosen, setChosen] = useState<string | null>();
  const given = changing ? (view?.end_status ?? null) : null;
  return {
    statuses: asks ? (view?.agreement.end_statuses ?? []) : [],
    status: !asks ? null : view === undefined ? undefined : chosen === undefined ? given : chosen,
    choose: setChosen,
  };
}

/** One of the agreement's end statuses, under the phase that it belongs to where it belongs to one. */
export function EndStatusField({ of }: { of: EndStatusText }) {
  const phases = [...new Set(of.statuses.map((each) => each.phase))];
  const options = (among: EndStatus[]) =>
    among.map((each) => (
      <option key={each.id} value={each.id}>
        {each.label}
      </option>
    ));
  return (
    <Select
      size="small"
      label="Status på arbeidsmarkedet"
      description="Månedens resultater telles ut fra den."
      value={of.status ?? ""}
      onChange={(event) => of.choose(event.target.value === "" ? null : event.target.value)}
    >
      <option value="">Ikke valgt</option>
      {phases.map((phase) => {
        const among = of.statuses.filter((each) => each.phase === phase);
        if (phase === null) return options(among);
        return (
          <optgroup key={phase} label={milestone[phase]}>
            {options(among)}
          </optgroup>
        );
      })}
    </Select>
  );
}
