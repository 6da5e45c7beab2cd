import {
  CheckmarkCircleFillIcon,
  CircleBrokenIcon,
  CircleFillIcon,
  CircleIcon,
  CircleSlashIcon,
} from "@navikt/aksel-icons";
import type { Phase } from "../api/types";
import { phase as words } from "../words";

const SHAPES = {
  ordered: CircleIcon,
  active: CircleFillIcon,
  ended: CircleBrokenIcon,
  reported: CheckmarkCircleFillIcon,
  withdrawn: CircleSlashIcon,
};

/** Where a case stands: a shape and the words for it, so that neither colour nor shape carries it alone. */
export function PhaseMark({ phase }: { phase: Phase }) {
  const Shape = SHAPES[phase];
  return (
    <span className={`phase phase--${phase}`}>
      <Shape aria-hidden fontSize="1.125rem" />
      {words[phase]}
    </span>
  );
}
