import { Skeleton } from "@navikt/ds-react/Skeleton";
import "./long.css";

/** The room of a long list that is on its way. It shows itself only when that takes a while. */
export function Waiting({ rows = 12 }: { rows?: number }) {
  return (
    <div className="waiting" aria-hidden>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <Skeleton key={row} variant="rounded" height="2.75rem" />
      ))}
    </div>
  );
}
