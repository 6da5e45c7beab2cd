import { Button } from "@navikt/ds-react/Button";
import { useState } from "react";
import type { MonthClaim } from "../../api/types";
import { PriceDialog } from "../../components/prices/PriceDialog";
import { useAnswer } from "../../data/hooks";

/** Without a price nothing can be reckoned: it is entered here. */
export function ClaimPrice({ claim }: { claim: MonthClaim }) {
  const details = useAnswer("agreement.details", { agreement: claim.agreement }).data;
  const [open, setOpen] = useState(false);
  return (
    <div className="empty">
      <h3>Hva er prisen?</h3>
      <p>Legg inn prisen i avtalen, så regnes kravet ut. Du finner den igjen under Innstillinger.</p>
      <div className="buttons">
        <Button
          type="button"
          size="small"
          data-place="pris"
          disabled={details === undefined}
          onClick={() => setOpen(true)}
        >
          Legg inn pris
        </Button>
      </div>
      {open && details && (
        <PriceDialog name={claim.name} model={claim.model} details={details} onClose={() => setOpen(false)} />
      )}
    </div>
  );
}
