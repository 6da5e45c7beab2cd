import { DownloadIcon, PlusIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { ReadMore } from "@navikt/ds-react/ReadMore";
import { useState } from "react";
import type { IncidentRow, Incidents, Notice } from "../../../api/types";
import { Answer } from "../../../components/Answer";
import { useAnswer } from "../../../data/hooks";
import { host } from "../../../host";
import type { PartProps } from "../PrivacyScreen";
import { IncidentDialog } from "./IncidentDialog";
import { IncidentItem } from "./IncidentItem";
import { Reviews } from "./Reviews";
import { SaveFileDialog } from "./SaveFileDialog";
import { Unlogged } from "./Unlogged";
import "./incidents.css";

/** What is being entered: a new incident, one that is there, or one that a notice already told of. */
type Entering = { row?: IncidentRow; notice?: Notice };

/** «Avvik og tilgang»: what went wrong and what was done about it, and who has access. */
export function IncidentsPart({ today }: PartProps) {
  const incidents = useAnswer("incidents", {});
  const reviews = useAnswer("access-reviews", {});
  return (
    <div className="stack stack--loose">
      <Answer of={incidents}>{(answer) => <Log answer={answer} today={today} />}</Answer>
      <Answer of={reviews}>{(answer) => <Reviews answer={answer} today={today} />}</Answer>
    </div>
  );
}

function Log({ answer, today }: { answer: Incidents; today: string }) {
  const [entering, setEntering] = useState<Entering | null>(null);
  const [saving, setSaving] = useState(false);
  const open = answer.incidents.filter((row) => row.incident.closed === null);
  const closed = answer.incidents.filter((row) => row.incident.closed !== null);
  const item = (row: IncidentRow) => (
    <li key={row.id}>
      <IncidentItem row={row} answer={answer} onChange={() => setEntering({ row })} />
    </li>
  );
  return (
    <section className="stack" aria-labelledby="incidents">
      <div className="incidents__head">
        <div>
          <h2 id="incidents">Avvik og hendelser</h2>
          <p className="subtle prose">
            Alt som ikke gikk som det skulle, med tiltak og hva som ble gjort. Et brudd på
            personopplysningssikkerheten skal NAV ha skriftlig melding om innen 24 timer, i REFINO straks.
          </p>
        </div>
        <div className="incidents__do">
          <Button type="button" size="small" icon={<PlusIcon aria-hidden />} onClick={() => setEntering({})}>
            Ny hendelse
          </Button>
          {answer.incidents.length > 0 && (
            <Button
              type="button"
              size="small"
              variant="secondary"
              icon={<DownloadIcon aria-hidden />}
              onClick={() => setSaving(true)}
            >
              Lagre loggen …
            </Button>
          )}
        </div>
      </div>
      <Unlogged notices={answer.unlogged} enter={(notice) => setEntering({ notice })} />
      {answer.incidents.length === 0 ? (
        <div className="empty">
          <h3>Ingen hendelser er ført</h3>
          <p>
            Før også det små: en rapport til feil mottaker, en PC som ble borte, en feil i et program. Da kan
            dere vise NAV hva dere gjorde.
          </p>
        </div>
      ) : (
        <ul className="plain-list incidents__list">{open.map(item)}</ul>
      )}
      {open.length === 0 && answer.incidents.length > 0 && <p className="subtle">Ingen åpne hendelser.</p>}
      {closed.length > 0 && (
        <ReadMore size="small" header={`Lukket (${closed.length})`}>
          <ul className="plain-list incidents__list">{closed.map(item)}</ul>
        </ReadMore>
      )}
      {entering && (
        <IncidentDialog {...entering} answer={answer} today={today} onClose={() => setEntering(null)} />
      )}
      {saving && (
        <SaveFileDialog
          title="Lagre avviksloggen som regneark"
          name={`avvikslogg-${today}.xlsx`}
          folder={answer.folder}
          onClose={() => setSaving(false)}
          save={(file) => host.rpc("incident.export", { since: null, until: null, file })}
        >
          <p className="prose">
            Alle hendelser og tiltak, til NAVs kontroll. Deltakere står med sakens referanse. Les gjennom
            tekstene før du sender den.
          </p>
        </SaveFileDialog>
      )}
    </section>
  );
}
