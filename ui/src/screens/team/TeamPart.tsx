import { Button } from "@navikt/ds-react/Button";
import { useState } from "react";
import type { TeamMonth, TeamView } from "../../api/types";
import { Answer } from "../../components/Answer";
import { useAnswer } from "../../data/hooks";
import { date, listed, month as monthName } from "../../format";
import { ReadContribution } from "./ReadContribution";
import { SendContribution } from "./SendContribution";
import { TeamDialog } from "./TeamDialog";
import { TeamTable } from "./TeamTable";
import "./team.css";

/** Several counsellors under one agreement: what each sends, and what the leader adds up. */
export function TeamPart({ agreement, month, over }: { agreement: string; month: string; over: boolean }) {
  const team = useAnswer("team", {});
  const [settings, setSettings] = useState(false);
  return (
    <section className="team" aria-labelledby="lag">
      <div className="spread">
        <h3 id="lag">Laget</h3>
        <Button type="button" size="small" variant="tertiary" onClick={() => setSettings(true)}>
          {team.data && isSetUp(team.data) ? "Endre laget …" : "Sett opp laget …"}
        </Button>
      </div>
      <Answer of={team}>
        {(view) =>
          isSetUp(view) ? (
            <Month view={view} agreement={agreement} month={month} over={over} />
          ) : (
            <p className="subtle prose">
              Er dere flere veiledere om avtalen, sender hver sine tall til lederen som en forseglet fil uten
              opplysninger om deltakere, og lederen får summen her.
            </p>
          )
        }
      </Answer>
      {settings && team.data && <TeamDialog view={team.data} onClose={() => setSettings(false)} />}
    </section>
  );
}

/** The last day of a month given as `YYYY-MM`. */
function lastDay(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`;
}

function isSetUp({ team, public_key }: TeamView): boolean {
  return team.leader_key !== "" || team.members.length > 0 || public_key !== null;
}

function Month(props: { view: TeamView; agreement: string; month: string; over: boolean }) {
  const { view, agreement, month, over } = props;
  const answer = useAnswer("team.month", { agreement, month });
  const [open, setOpen] = useState<"send" | "read" | null>(null);
  const sends = view.team.leader_key !== "";
  const leads = view.team.members.length > 0 || view.public_key !== null;
  return (
    <>
      <Answer of={answer}>
        {(team) => (
          <div className="stack">
            {leads && <Missing team={team} />}
            {leads && team.parts.length > 0 && <TeamTable team={team} own={view.team.member} />}
            {sends && <Sent team={team} over={over} />}
            <div className="buttons">
              {sends && (
                <Button
                  type="button"
                  size="small"
                  variant={team.sent.length > 0 ? "secondary" : "primary"}
                  disabled={!over}
                  onClick={() => setOpen("send")}
                >
                  Send bidrag til lederen …
                </Button>
              )}
              {leads && (
                <Button type="button" size="small" variant="secondary" onClick={() => setOpen("read")}>
                  Les inn bidrag …
                </Button>
              )}
            </div>
          </div>
        )}
      </Answer>
      {open === "send" && answer.data && (
        <SendContribution
          agreement={agreement}
          month={month}
          team={answer.data}
          onClose={() => setOpen(null)}
        />
      )}
      {open === "read" && (
        <ReadContribution
          agreement={agreement}
          period={[`${month}-01`, lastDay(month)]}
          title={`Les inn bidrag for ${monthName(`${month}-01`)}`}
          from="Send bidrag til lederen"
          done={(member) => `Bidraget fra ${member} er lest inn`}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

function Missing({ team }: { team: TeamMonth }) {
  if (team.missing.length > 0) {
    return (
      <p>
        <strong>Mangler bidrag fra {listed(team.missing)}.</strong> Summen under er uten{" "}
        {team.missing.length === 1 ? "det" : "dem"}.
      </p>
    );
  }
  return <p>{team.parts.length > 0 ? "Alle i laget har sendt." : "Ingen bidrag er lest inn ennå."}</p>;
}

/** When the counts were sent last, and whether they still are what was sent. */
function Sent({ team, over }: { team: TeamMonth; over: boolean }) {
  const last = team.sent.at(-1);
  if (!over) return <p className="subtle">Bidraget kan sendes når måneden er over.</p>;
  if (last === undefined) return <p>Bidraget for måneden er ikke sendt.</p>;
  const changed = Object.keys({ ...last.figures, ...team.own }).some(
    (figure) => (last.figures[figure] ?? 0) !== (team.own[figure] ?? 0),
  );
  return (
    <p>
      Bidraget ble laget {date(last.date)}.{" "}
      {changed && (
        <strong>Tallene er endret siden. Send et nytt, som lederen lar erstatte det første.</strong>
      )}
    </p>
  );
}
