import { Select } from "@navikt/ds-react/Select";
import { useState } from "react";
import type { Practice } from "../api/types";
import { records, useAnswer } from "../data/hooks";
import { date } from "../format";

interface Kept {
  id: string;
  practice: Practice;
  employer: string;
}

export interface OpenPractices {
  /** The work practices that are kept without a last day, the latest first. */
  open: Kept[];
  /** The one that ends; undefined where none is kept. */
  ends: Kept | undefined;
  choose: (id: string) => void;
}

/** The work practices that an end can belong to: the day stands in them, and in no event of its own. */
export function useOpenPractices(caseId: string, asked: boolean): OpenPractices {
  const view = useAnswer("case", asked ? { id: caseId } : null).data;
  const [chosen, choose] = useState<string>();
  const kept = asked && view ? records(view.practices) : [];
  const open = kept
    .filter(([, practice]) => practice.ended === null)
    .map(([id, practice]) => ({ id, practice, employer: view?.contacts[practice.employer]?.name ?? "" }))
    .sort((a, b) => b.practice.from.localeCompare(a.practice.from));
  return { open, ends: open.find(({ id }) => id === chosen) ?? open[0], choose };
}

/** Says where the day goes; among several, which is meant. */
export function OpenPracticeField({ of: { open, ends, choose } }: { of: OpenPractices }) {
  if (ends === undefined) return null;
  const told = ({ employer, practice }: Kept) => `${employer}, fra ${date(practice.from)}`;
  return open.length === 1 ? (
    <p className="subtle">Datoen føres som siste dag i arbeidspraksisen hos {told(ends)}.</p>
  ) : (
    <Select
      size="small"
      label="Hvilken arbeidspraksis?"
      description="Datoen føres som siste dag i den."
      value={ends.id}
      onChange={(event) => choose(event.target.value)}
    >
      {open.map((each) => (
        <option key={each.id} value={each.id}>
          {told(each)}
        </option>
      ))}
    </Select>
  );
}
