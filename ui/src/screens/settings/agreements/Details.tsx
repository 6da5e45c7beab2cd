import { Button } from "@navikt/ds-react/Button";
import { useState } from "react";
import type { AgreementDetails } from "../../../api/types";
import { Answer } from "../../../components/Answer";
import { useAnswer } from "../../../data/hooks";
import { DetailsDialog } from "./DetailsDialog";

/** What NAV calls the agreement by, once for every form and invoice that asks. */
export function Details({ agreement, name }: { agreement: string; name: string }) {
  const [open, setOpen] = useState(false);
  return (
    <section className="stack" aria-label={`Avtaleopplysninger, ${name}`}>
      <div>
        <h4>Avtaleopplysninger</h4>
        <p className="subtle">Står på rapporter og fakturagrunnlag. Du finner dem i avtalen med NAV.</p>
      </div>
      <Answer of={useAnswer("agreement.details", { agreement })}>
        {(details) => (
          <>
            <Told details={details} />
            <div>
              <Button type="button" size="small" variant="secondary" onClick={() => setOpen(true)}>
                Endre avtaleopplysninger<span className="sr-only"> for {name}</span>
              </Button>
            </div>
            {open && <DetailsDialog details={details} name={name} onClose={() => setOpen(false)} />}
          </>
        )}
      </Answer>
    </section>
  );
}

function Told({ details }: { details: AgreementDetails }) {
  const rows: [string, string][] = [
    ["Tiltaksnummer", details.measure_number],
    ["Avtalenummer", details.agreement_number],
    ["Deres referanse", details.your_reference],
    ["Plasser", details.places === null ? "" : String(details.places)],
  ];
  return (
    <dl className="facts">
      {rows.map(([label, value]) => (
        <div key={label} className="facts__row">
          <dt>{label}</dt>
          <dd>{value === "" ? <span className="subtle">Ikke ført</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
