import { CheckmarkCircleIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { InfoCard } from "@navikt/ds-react/InfoCard";
import { useEffect, useRef, useState } from "react";
import type { DeletionProofs, ProofRow } from "../../../api/types";
import { counted } from "../../../format";
import { tellDeleted, useJustDeleted } from "./just";
import { SaveProof } from "./SaveProof";
import { sentence } from "./words";

/** What was deleted just now: that it is done, the proof at hand, and what waits for a backup. */
export function JustDeleted({ proofs }: { proofs: DeletionProofs }) {
  const ids = useJustDeleted();
  const rows = proofs.rows.filter(({ id }) => ids.includes(id));
  const [saving, setSaving] = useState<ProofRow | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const there = rows.length > 0;
  useEffect(() => {
    if (there) heading.current?.focus();
  }, [there]);
  if (!there) return null;
  const waiting = rows
    .filter((row) => row.waiting)
    .flatMap(({ backups }) =>
      backups.filter(({ state }) => state.kind !== "rewritten" && state.kind !== "gone"),
    );
  return (
    <InfoCard data-color="success" as="section" aria-labelledby="just-deleted">
      <InfoCard.Header icon={<CheckmarkCircleIcon aria-hidden />}>
        <InfoCard.Title as="h2" id="just-deleted" ref={heading} tabIndex={-1}>
          {counted(rows.length, "deltaker er slettet", "deltakere er slettet")}
        </InfoCard.Title>
      </InfoCard.Header>
      <InfoCard.Content>
        <div className="stack">
          {rows.map((row) => (
            <div key={row.id} className="spread">
              <div>
                <p>
                  {row.reference || `Nummer ${row.position}`}, {row.agreement}
                </p>
                {row.gone.length > 0 && <p className="subtle small">{sentence(row.gone)}</p>}
                {row.copies_left > 0 && (
                  <p className="small overdue">
                    {counted(row.copies_left, "eksportert fil", "eksporterte filer")} må slettes for hånd. Se
                    listen under Rapporter.
                  </p>
                )}
              </div>
              <Button type="button" size="small" variant="secondary" onClick={() => setSaving(row)}>
                Lagre bekreftelsen …<span className="sr-only"> {row.reference}</span>
              </Button>
            </div>
          ))}
          {waiting.length > 0 ? (
            <div>
              <p>
                <strong>Venter på {counted(waiting.length, "sikkerhetskopi", "sikkerhetskopier")}.</strong>{" "}
                Bekreftelsen er foreløpig til de er skrevet om eller utløpt.
              </p>
              <ul>
                {waiting.map((backup) => (
                  <li key={backup.name}>
                    {backup.name}: {backup.sentence}
                  </li>
                ))}
              </ul>
            </div>
          ) : (
            <p>Ingenting venter. Bekreftelsen er klar til å sendes til NAV.</p>
          )}
          <div>
            <Button
              type="button"
              size="small"
              variant="tertiary"
              data-color="neutral"
              onClick={() => tellDeleted([])}
            >
              Ferdig
            </Button>
          </div>
        </div>
      </InfoCard.Content>
      {saving !== null && (
        <SaveProof
          method="deletion.proof.export"
          of={{ id: saving.id }}
          title="Lagre slettebekreftelse"
          name={saving.file_name}
          folder={proofs.folder}
          onClose={() => setSaving(null)}
        />
      )}
    </InfoCard>
  );
}
