import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import type { Effects, Proposed } from "../api/types";
import { told, useForeseen, warnings } from "./foresee";
import "./effects-note.css";

/**
 * What a change will do to the deadlines, read aloud as it becomes known. Nothing while the form is incomplete.
 * With `room` a place is kept for it, so that the form does not grow under one's hands; without, it says nothing when no
 * deadline is concerned.
 */
export function EffectsNote({ effects, room }: { effects: Effects | undefined; room?: boolean }) {
  const lines = effects && told(effects);
  return (
    // The region is always there: one that comes with its text is not read aloud everywhere.
    <div role="status" className={room ? "effects effects--room" : "effects"}>
      {effects &&
        warnings(effects).map((warning) => (
          <InlineMessage key={warning} status="warning" size="small">
            {warning}
          </InlineMessage>
        ))}
      {lines && lines.length > 0 && (
        <dl>
          {lines.map(([what, to]) => (
            <div key={what} className="effects__line">
              <dt>{what}</dt>
              <dd>
                <ul className="plain-list">
                  {to.map((each) => (
                    <li key={each}>{each}</li>
                  ))}
                </ul>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {room && lines?.length === 0 && <p className="subtle">Ingen frister endres.</p>}
    </div>
  );
}

/** What removing a record will do, where one is asked before it goes. */
export function RemovalEffects({ caseId, id }: { caseId: string; id: string }) {
  const effects = useForeseen(caseId, [id], async (): Promise<Proposed> => ({ kind: "remove", id }));
  return <EffectsNote effects={effects} />;
}
