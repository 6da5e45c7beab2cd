import { Button } from "@navikt/ds-react/Button";
import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import { Tag } from "@navikt/ds-react/Tag";
import { useState } from "react";
import type { MeasureSection, Paperwork } from "../../../api/types";
import { useCopy } from "../../../app/copy";
import { Answer } from "../../../components/Answer";
import { useAnswer } from "../../../data/hooks";
import type { PartProps } from "../PrivacyScreen";
import { SavePaper, type Wanted } from "./SavePaper";
import "./paperwork.css";

/** What the provider must be able to show: security measures for vedlegg 2, and the record of processing. */
export function PaperworkPart(_: PartProps) {
  return <Answer of={useAnswer("paperwork", {})}>{(papers) => <Papers papers={papers} />}</Answer>;
}

function Papers({ papers }: { papers: Paperwork }) {
  const [saving, setSaving] = useState<Wanted | null>(null);
  const copy = useCopy();
  const [refused, setRefused] = useState(false);
  return (
    <div className="stack stack--loose paperwork">
      <section className="stack" aria-labelledby="record">
        <div>
          <h2 id="record">Protokoll over behandlingsaktiviteter</h2>
          <p className="prose">
            Personvernforordningen artikkel 30 nr. 2: én protokoll for hver avtale, fylt ut med det programmet
            vet. Kontroller den, og legg til det som mangler.
          </p>
        </div>
        <ul className="plain-list paperwork__records">
          {papers.records.map((record) => (
            <li key={record.agreement}>
              <span>{record.name}</span>
              <Button
                type="button"
                size="small"
                variant="secondary"
                onClick={() =>
                  setSaving({
                    title: "Lagre protokollen",
                    name: record.file_name,
                    agreement: record.agreement,
                  })
                }
              >
                Lagre som PDF<span className="sr-only">, {record.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      </section>
      <section className="stack" aria-labelledby="measures">
        <div>
          <h2 id="measures">Sikkerhetstiltak</h2>
          <p className="prose">
            Tiltakene slik mappen er satt opp i dag, under overskriftene i databehandleravtalens vedlegg 2.
            Det som står i klammer, må dere fylle ut selv.
          </p>
        </div>
        <div className="buttons">
          <Button
            type="button"
            size="small"
            onClick={() => void copy(papers.text, false).then((done) => setRefused(!done))}
          >
            Kopier alt
          </Button>
          <Button
            type="button"
            size="small"
            variant="secondary"
            onClick={() =>
              setSaving({ title: "Lagre sikkerhetstiltakene", name: papers.file_name, agreement: null })
            }
          >
            Lagre som PDF<span className="sr-only">, sikkerhetstiltak</span>
          </Button>
        </div>
        {refused && (
          <InlineMessage status="warning" size="small">
            Maskinen lot oss ikke kopiere. Lagre som PDF i stedet.
          </InlineMessage>
        )}
        {papers.measures.map((section) => (
          <Measure key={section.heading} section={section} />
        ))}
      </section>
      {saving && <SavePaper wanted={saving} folder={papers.folder} onClose={() => setSaving(null)} />}
    </div>
  );
}

function Measure({ section }: { section: MeasureSection }) {
  return (
    <div className="panel stack paperwork__measure">
      <h3>
        {section.heading}{" "}
        {section.open && (
          <Tag size="xsmall" variant="outline" data-color="warning">
            Dere fyller ut
          </Tag>
        )}
      </h3>
      {section.statements.map((statement) => (
        <p key={statement} className="prose">
          {statement}
        </p>
      ))}
    </div>
  );
}
