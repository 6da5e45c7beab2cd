import {
  CheckmarkCircleFillIcon,
  CheckmarkCircleIcon,
  CircleIcon,
  ExclamationmarkTriangleFillIcon,
  HourglassIcon,
  PaperplaneIcon,
  XMarkOctagonFillIcon,
} from "@navikt/aksel-icons";
import type { MilestoneState } from "../../../api/types";
import { milestoneState as words } from "../../../words";

const SHAPES: Record<MilestoneState, typeof CircleIcon> = {
  "not-met": CircleIcon,
  coming: HourglassIcon,
  "proof-missing": ExclamationmarkTriangleFillIcon,
  claimable: CheckmarkCircleIcon,
  "too-late": XMarkOctagonFillIcon,
  "claim-sent": PaperplaneIcon,
  approved: CheckmarkCircleFillIcon,
};

/** How far a milestone has come: a shape and the words for it. */
export function MilestoneMark({ state }: { state: MilestoneState }) {
  const Shape = SHAPES[state];
  return (
    <span className={`milestone-mark milestone-mark--${state}`}>
      <Shape aria-hidden fontSize="1.25rem" />
      {words[state]}
    </span>
  );
}
