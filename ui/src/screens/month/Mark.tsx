import {
  ArrowsCirclepathIcon,
  CheckmarkCircleFillIcon,
  CircleIcon,
  ExclamationmarkTriangleFillIcon,
  HourglassIcon,
  MinusCircleIcon,
  PencilWritingIcon,
} from "@navikt/aksel-icons";

const SHAPES = {
  waits: HourglassIcon,
  missing: ExclamationmarkTriangleFillIcon,
  ready: CircleIcon,
  begun: PencilWritingIcon,
  done: CheckmarkCircleFillIcon,
  differs: ArrowsCirclepathIcon,
  none: MinusCircleIcon,
};

/** How something stands: what shape it gets beside its words. */
export type Shape = keyof typeof SHAPES;

/** A state by shape and words, so that neither colour nor shape carries it alone. */
export function Mark({ shape, children }: { shape: Shape; children: string }) {
  const Icon = SHAPES[shape];
  return (
    <span className={`month-mark month-mark--${shape}`}>
      <Icon aria-hidden className="month-mark__shape" />
      {children}
    </span>
  );
}
