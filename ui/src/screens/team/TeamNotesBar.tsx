import { Button } from "@navikt/ds-react/Button";
import { useState } from "react";
import type { ReportView, TeamNotes } from "../../api/types";
import { useAnswer } from "../../data/hooks";
import { listed, span } from "../../format";
import { ReadContribution } from "./ReadContribution";
import { SendNotes } from "./SendNotes";
import "./team.css";

/** Above an evaluation: one's notes to the leader, and for a leader the others' notes and who has not sent. */
export function TeamNotesBar({ view, notes }: { view: ReportView; notes: TeamNotes | undefined }) {
  const team = useAnswer("team", {}).data;
  const [open, setOpen] = useState<"send" | "read" | null>(null);
  const { agreement, period } = view.report;
  if (team === undefined || notes === undefined || period === null || agreement === null) return null;
  const sends = team.team.leader_key !== "";
  const leads = team.team.members.length > 0 || team.public_key !== null;
  if (!sends && !leads) return null;
  const close = () => setOpen(null);
  return (
    <section className="team-notes-bar" aria-label="Notater i laget">
      {leads && <p>{standing(notes)}</p>}
      <div className="buttons">
        {sends && (
          <Button type="button" size="small" variant="secondary" onClick={() => setOpen("send")}>
            Send notater til lederen …
          </Button>
        )}
        {leads && (
          <Button type="button" size="small" variant="secondary" onClick={() => setOpen("read")}>
            Les inn notater …
          </Button>
        )}
      </div>
      {open === "send" && <SendNotes view={view} agreement={agreement} period={period} onClose={close} />}
      {open === "read" && (
        <ReadContribution
          agreement={agreement}
          period={period}
          title={`Les inn notater for ${span(period)}`}
          from="Send notater til lederen"
          done={(member) => `Notatene fra ${member} er lest inn`}
          onClose={close}
        />
      )}
    </section>
  );
}

function standing({ received, missing }: TeamNotes): string {
  const members = [...new Set(received.map(({ member }) => member))];
  const has = members.length === 0 ? "" : `Notater fra ${listed(members)} står ved feltene. `;
  if (missing.length > 0) return `${has}Mangler notater fra ${listed(missing)}.`;
  return members.length > 0 ? `${has}Alle i laget har sendt.` : "Ingen notater fra laget er lest inn ennå.";
}
