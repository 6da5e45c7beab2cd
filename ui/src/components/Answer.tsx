import { Button } from "@navikt/ds-react/Button";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { ApiError } from "../host";
import { ErrorMessage } from "./ErrorMessage";

/** As much of a query as it takes to show its answer. */
type Asked<T> = Pick<UseQueryResult<T, ApiError>, "data" | "error"> & { refetch: () => unknown };

/**
 * Shows an answer once it is there. Nothing meanwhile: the back end is on this machine and answers before a spinner
 * would have turned once. Where it may take longer, `waiting` keeps the room.
 */
export function Answer<T>({
  of,
  waiting = null,
  children,
}: {
  of: Asked<T>;
  waiting?: ReactNode;
  children: (answer: T) => ReactNode;
}) {
  if (of.data !== undefined) return children(of.data);
  if (of.error === null) return waiting;
  return (
    <div className="stack failed">
      <ErrorMessage error={of.error} />
      <Button type="button" size="small" variant="secondary" onClick={() => void of.refetch()}>
        Prøv igjen
      </Button>
    </div>
  );
}
