import { Button } from "@navikt/ds-react/Button";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { ApiError } from "../host";
import { ErrorMessage } from "./ErrorMessage";

/**
 * Shows an answer once it is there. Nothing meanwhile: the back end is on this machine and answers before a spinner
 * would have turned once.
 */
export function Answer<T>({
  of,
  children,
}: {
  of: UseQueryResult<T, ApiError>;
  children: (answer: T) => ReactNode;
}) {
  if (of.data !== undefined) return children(of.data);
  if (of.error === null) return null;
  return (
    <div className="stack failed">
      <ErrorMessage error={of.error} />
      <Button type="button" size="small" variant="secondary" onClick={() => void of.refetch()}>
        Prøv igjen
      </Button>
    </div>
  );
}
