import { Tag } from "@navikt/ds-react/Tag";
import type { LoanMark as Loan } from "../api/types";
import { mark } from "../screens/privacy/handover/words";

/** Whose a borrowed case is, beside the name. What is away is marked as one that is only read. */
export function LoanMark({ loan }: { loan: Loan | null }) {
  if (loan === null) return null;
  return (
    <Tag size="xsmall" variant="outline" data-color="info">
      {mark(loan)}
    </Tag>
  );
}
