import { Tag } from "@navikt/ds-react/Tag";
import type { DeletionStage } from "../api/types";

const STAGES = {
  overdue: ["Over fristen", "danger"],
  today: ["Skal slettes i dag", "danger"],
  "one-week": ["Under 1 uke igjen", "warning"],
  "two-weeks": ["Under 2 uker igjen", "warning"],
  "four-weeks": ["Under 4 uker igjen", "info"],
} as const;

/** How near a deletion is, in words; nothing as long as it is far off. One that is held back says that alone. */
export function StageTag({ stage, held }: { stage: DeletionStage; held: boolean }) {
  if (held) {
    return (
      <Tag size="xsmall" variant="outline" data-color="neutral">
        Stanset
      </Tag>
    );
  }
  if (stage === "coming") return null;
  const [words, colour] = STAGES[stage];
  return (
    <Tag size="xsmall" variant="moderate" data-color={colour}>
      {words}
    </Tag>
  );
}
