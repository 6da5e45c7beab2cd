import { Button } from "@navikt/ds-react/Button";
import { ReadMore } from "@navikt/ds-react/ReadMore";
import { Tag } from "@navikt/ds-react/Tag";
import { useState } from "react";
import type { DeletionProofs, ProofRow } from "../../../api/types";
import { date } from "../../../format";
import { SaveProof } from "./SaveProof";
import { how, sentence } from "./words";

/** Everything that was deleted, without names, with the proof of each and a list of each year. */
export function Proofs({ proofs }: { proofs: DeletionProofs }) {
  const [saving, setSaving] = useState<ProofRow | number | null>(null);
  return (
    <section className="stack" aria-labelledby="deletion-proofs">
      <div className="spread">
        <h2 id="deletion-proofs">Slettet, med bekreftelser</h2>
        <div className="row">
          {proofs.years.map((year) => (
            <Button key={year} type="button" size="small" variant="tertiary" onClick={() => setSaving(year)}>
              Lagre oversikt for {year} …
            </Button>
          ))}
        </div>
      </div>
      {proofs.rows.length === 0 ? (
        <div className="empty">
          <p>Ingen er slettet ennå. Bekreftelsene kommer her, uten navn, og blir stående.</p>
        </div>
      ) : (
        <ul className="plain-list deletion-rows">
          {proofs.rows.map((row) => (
            <Proof key={row.id} row={row} save={() => setSaving(row)} />
          ))}
        </ul>
      )}
      {typeof saving === "number" && (
        <SaveProof
          method="deletion.year.export"
          of={{ year: saving }}
          title={`Lagre oversikt for ${saving}`}
          name={`slettinger-${saving}.pdf`}
          folder={proofs.folder}
          onClose={() => setSaving(null)}
        />
      )}
      {saving !== null && typeof saving !== "number" && (
        <SaveProof
          method="deletion.proof.export"
          of={{ id: saving.id }}
          title="Lagre slettebekreftelse"
          name={saving.file_name}
          folder={proofs.folder}
          onClose={() => setSaving(null)}
        />
      )}
    </section>
  );
}

function Proof({ row, save }: { row: ProofRow; save: () => void }) {
  const named = row.reference || `Nummer ${row.position}`;
  return (
    <li className="deletion-proof">
      <div className="due-date">
        <span className="due-date__day">{date(row.done)}</span>
        <span className={row.late ? "overdue" : "subtle"}>
          {row.due === null
            ? "uten frist"
            : row.late
              ? `frist ${date(row.due)}`
              : `i tide, frist ${date(row.due)}`}
        </span>
      </div>
      <div className="deletion-row__who">
        <p className="row">
          {named}
          {row.waiting && (
            <Tag size="xsmall" variant="moderate" data-color="warning">
              Venter på sikkerhetskopi
            </Tag>
          )}
        </p>
        <p className="subtle small">
          {row.agreement}
          {row.who.trim() !== "" && ` · slettet ${how[row.borrowed ? "manual" : row.how]} ${row.who}`}
          {row.borrowed && " · innlånt kopi, eieren har sin egen"}
        </p>
        <ReadMore
          size="small"
          header={
            <>
              Hva som ble slettet<span className="sr-only"> for {named}</span>
            </>
          }
        >
          <p>{row.gone.length > 0 ? sentence(row.gone) : "Denne mappen visste ingenting om deltakeren."}</p>
          {row.backups.length > 0 && (
            <ul>
              {row.backups.map((backup) => (
                <li key={backup.name}>
                  {backup.name}: {backup.sentence}
                </li>
              ))}
            </ul>
          )}
          <p className="subtle small deletion-file">
            Nummer {row.position} i sletteprotokollen. Kontrollsum {row.hash}
          </p>
        </ReadMore>
      </div>
      <Button type="button" size="small" variant="secondary" onClick={save}>
        Lagre bekreftelsen …<span className="sr-only"> {named}</span>
      </Button>
    </li>
  );
}
