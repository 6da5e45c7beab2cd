import { Button } from "@navikt/ds-react/Button";
import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import { Radio, RadioGroup } from "@navikt/ds-react/Radio";
import { useState } from "react";
import { useAnswer } from "../../../data/hooks";
import type { TabProps } from "../Participant";
import { Compose } from "./Compose";

/** The messages that the agreement permits over e-mail that is not encrypted. Nothing where it permits none. */
export function MessagesOfCase({ view, today }: TabProps) {
  const kinds = useAnswer("message.kinds", { id: view.id }).data?.kinds ?? [];
  const [chosen, setChosen] = useState("");
  const [writing, setWriting] = useState(false);
  const kind = kinds.find((each) => each.id === chosen);
  const [first] = kinds;
  if (first === undefined) return null;
  return (
    <section className="stack" aria-labelledby="messages">
      <div>
        <h2 id="messages">Melding med pseudonym</h2>
        <p className="prose">
          Disse meldingene kan du sende i vanlig e-post, med initialer og fødselsdato i stedet for navnet. Alt
          annet skal i en sikker kanal.
        </p>
        <p className="subtle small">{first.source}</p>
      </div>
      {view.masked ? (
        <p className="prose">Åpne navnet øverst på siden for å skrive en melding.</p>
      ) : (
        <>
          <RadioGroup size="small" legend="Hvilken melding?" value={chosen} onChange={setChosen}>
            {kinds.map((each) => (
              <Radio key={each.id} value={each.id} description={each.missing ?? undefined}>
                {each.title}
              </Radio>
            ))}
          </RadioGroup>
          {kind && kind.missing !== null && (
            <InlineMessage status="info" size="small">
              {kind.missing}
            </InlineMessage>
          )}
          <div>
            <Button
              type="button"
              size="small"
              variant="secondary"
              disabled={kind === undefined || kind.missing !== null}
              onClick={() => setWriting(true)}
            >
              Skriv meldingen
            </Button>
          </div>
          {writing && kind && (
            <Compose caseId={view.id} kind={kind} today={today} onClose={() => setWriting(false)} />
          )}
        </>
      )}
    </section>
  );
}
