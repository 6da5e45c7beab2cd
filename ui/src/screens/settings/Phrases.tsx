import { Button } from "@navikt/ds-react/Button";
import { useState } from "react";
import type { PhraseEntry } from "../../api/types";
import { useChange } from "../../app/change";
import { Answer } from "../../components/Answer";
import { ErrorMessage } from "../../components/ErrorMessage";
import { PhraseForm } from "../../components/phrases/PhraseForm";
import { useAnswer, useTask } from "../../data/hooks";
import { listed } from "../../format";

const EMPTY = { title: "", text: "", fields: [] };

/** The counsellor's own phrases. New ones also come from where one writes. */
export function Phrases() {
  const [open, setOpen] = useState<PhraseEntry | "new" | null>(null);
  const change = useChange(null);
  const task = useTask();
  const remove = ({ id, phrase }: PhraseEntry) =>
    task.run(async () => {
      await change("phrase.remove", { id }, ["removed", `frasen «${phrase.title}»`]);
    });
  return (
    <section className="panel" aria-labelledby="phrases">
      <div className="spread">
        <h2 id="phrases">Fraser</h2>
        <Button type="button" size="small" variant="secondary" onClick={() => setOpen("new")}>
          Ny frase
        </Button>
      </div>
      <Answer of={useAnswer("phrases", {})}>
        {({ phrases, placeholders }) => (
          <>
            {phrases.length === 0 ? (
              <p className="subtle">
                Setninger du bruker ofte, settes inn i rapportene med knappen «Fraser» eller Alt+F.
              </p>
            ) : (
              <ul className="plain-list phrase-list">
                {phrases.map((entry) => (
                  <li key={entry.id}>
                    <div className="spread">
                      <h3>{entry.phrase.title}</h3>
                      <span className="row">
                        <Button type="button" size="xsmall" variant="tertiary" onClick={() => setOpen(entry)}>
                          Endre<span className="sr-only"> frasen {entry.phrase.title}</span>
                        </Button>
                        <Button
                          type="button"
                          size="xsmall"
                          variant="tertiary"
                          data-color="danger"
                          disabled={task.busy}
                          onClick={() => void remove(entry)}
                        >
                          Fjern<span className="sr-only"> frasen {entry.phrase.title}</span>
                        </Button>
                      </span>
                    </div>
                    <p className="phrase-list__text">{entry.phrase.text}</p>
                    {entry.phrase.fields.length > 0 && (
                      <p className="subtle small">
                        Vises først i{" "}
                        {listed(entry.phrase.fields.map((label) => `«${label.replace(/:$/, "")}»`))}
                      </p>
                    )}
                  </li>
                ))}
              </ul>
            )}
            <ErrorMessage error={task.error} />
            {open === "new" && (
              <PhraseForm phrase={EMPTY} placeholders={placeholders} onClose={() => setOpen(null)} />
            )}
            {open !== null && open !== "new" && (
              <PhraseForm
                id={open.id}
                phrase={open.phrase}
                placeholders={placeholders}
                onClose={() => setOpen(null)}
              />
            )}
          </>
        )}
      </Answer>
    </section>
  );
}
