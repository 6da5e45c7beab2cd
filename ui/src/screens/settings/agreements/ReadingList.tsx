import { Button } from "@navikt/ds-react/Button";
import { Tag } from "@navikt/ds-react/Tag";
import { useState } from "react";
import type { ReadingRow } from "../../../api/types";
import { Answer } from "../../../components/Answer";
import { useAnswer } from "../../../data/hooks";
import { ReadingDialog } from "./ReadingDialog";

/** What an agreement leaves open, how it is read, and where that can be changed. */
export function ReadingList({ agreement, name }: { agreement: string; name: string }) {
  const [changing, setChanging] = useState<ReadingRow | null>(null);
  return (
    <section aria-label={`Tolkninger, ${name}`}>
      <h4>Tolkninger</h4>
      <p className="subtle">
        Dette lar avtalen stå åpent. Slik regner Tiltaksmappe til dere bestemmer noe annet; NAVs egne frister
        kan ikke endres her.
      </p>
      <Answer of={useAnswer("readings", { agreement })}>
        {({ readings, adjusted }) => (
          <>
            <ul className="plain-list readings">
              {readings.map((row, at) => (
                <li key={`${row.title} ${row.value.kind}`} className="readings__row">
                  <div>
                    <h5>
                      {row.title}
                      {row.present && <>: {row.present}</>}{" "}
                      {row.is_adjusted && (
                        <Tag size="xsmall" variant="info">
                          Justert
                        </Tag>
                      )}
                    </h5>
                    {row.is_adjusted && <p>Standard er {row.standard}.</p>}
                    {row.note !== readings[at - 1]?.note && <p>{row.note}</p>}
                    <p className="subtle small">{row.source}</p>
                  </div>
                  {row.value.kind !== "told" && (
                    <Button type="button" size="xsmall" variant="tertiary" onClick={() => setChanging(row)}>
                      Endre<span className="sr-only"> {row.title}</span>
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {changing && <ReadingDialog row={changing} all={adjusted} onClose={() => setChanging(null)} />}
          </>
        )}
      </Answer>
    </section>
  );
}
