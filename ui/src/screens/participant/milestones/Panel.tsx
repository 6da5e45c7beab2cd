import { Button } from "@navikt/ds-react/Button";
import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import { ReadMore } from "@navikt/ds-react/ReadMore";
import type { CaseView, MilestoneStanding } from "../../../api/types";
import { Badges } from "../../../components/Badges";
import { date, inSentence } from "../../../format";
import { Actions } from "./Actions";
import type { Open } from "./Dialogs";
import { jobNames } from "./Jobs";
import { MilestoneMark } from "./MilestoneMark";
import { Way } from "./Way";

/** What every part of a panel is given. */
export interface PartProps {
  view: CaseView;
  milestone: MilestoneStanding;
  open: (open: Open) => void;
}

/** One milestone: how it holds or what is missing, what was done about it, and what can be. */
export function Panel({ today, ...given }: PartProps & { today: string }) {
  const { milestone } = given;
  const ways = [milestone.held, milestone.coming].filter((way) => way !== null);
  const remarks = [...new Set(ways.flatMap((way) => way.remarks))];
  const heading = `milestone-${milestone.id}`;
  return (
    <article className={`panel milestone milestone--${milestone.state}`} aria-labelledby={heading}>
      <div className="spread">
        <div>
          <h3 id={heading}>{milestone.title}</h3>
          <p className="subtle small">
            {milestone.percent} % av prisen · {milestone.source}
          </p>
        </div>
        <MilestoneMark state={milestone.state} />
      </div>
      {(ways.length > 0 || milestone.sent || milestone.approval) && (
        <dl className="facts">
          {ways.map((way) => (
            <Way key={way.since} way={way} today={today} {...given} />
          ))}
          <Settled {...given} />
        </dl>
      )}
      {remarks.map((remark) => (
        <InlineMessage key={remark} status="info" size="small">
          {remark}
        </InlineMessage>
      ))}
      {milestone.missing.length > 0 && <Missing {...given} />}
      <Actions {...given} />
      <Criteria {...given} />
    </article>
  );
}

/** What is missing, job by job. */
function Missing({ view, milestone, open }: PartProps) {
  const keys = [...new Set(milestone.missing.map(({ jobs }) => jobs.join()))];
  return (
    <div className="milestone__missing">
      <h4>Dette mangler</h4>
      <ul>
        {keys.map((key) => {
          const lacks = milestone.missing.filter(({ jobs }) => jobs.join() === key);
          const [only, ...others] = lacks[0]?.jobs ?? [];
          const names = only === undefined ? "" : jobNames(view, [only, ...others]);
          return (
            <li key={key}>
              {names !== "" && <strong>{names}: </strong>}
              {lacks.map(({ text }) => text).join(" ")}
              {only !== undefined && others.length === 0 && (
                <Button
                  type="button"
                  size="xsmall"
                  variant="tertiary"
                  onClick={() => open({ what: "job", id: only })}
                >
                  Endre jobben
                  <span className="sr-only">
                    {" "}
                    {names} ({inSentence(milestone.title)})
                  </span>
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The claim as sent, and NAV's word on it: rows of a list. */
function Settled({ milestone, open }: PartProps) {
  const { sent, approval } = milestone;
  const ofWhat = <span className="sr-only"> godkjenningen av {inSentence(milestone.title)}</span>;
  return (
    <>
      {sent && (
        <div className="facts__row">
          <dt>Krav sendt</dt>
          <dd>
            {date(sent.date)}
            {sent.late && <span className="overdue">, etter fristen</span>}
          </dd>
        </div>
      )}
      {approval && (
        <div className="facts__row">
          <dt>Godkjent av NAV</dt>
          <dd>
            {date(approval.date)}
            <Button
              type="button"
              size="xsmall"
              variant="tertiary"
              onClick={() => open({ what: "approval", milestone })}
            >
              Endre{ofWhat}
            </Button>
            <Button
              type="button"
              size="xsmall"
              variant="tertiary"
              data-color="danger"
              onClick={() => open({ what: "remove-approval", milestone })}
            >
              Fjern{ofWhat}
            </Button>
            {approval.note && <span className="milestone__further pre-line">{approval.note}</span>}
          </dd>
        </div>
      )}
    </>
  );
}

/** Every criterion, of which one suffices, with how it is read. */
function Criteria({ view, milestone }: PartProps) {
  const rule = view.agreement.milestones.find(({ id }) => id === milestone.id);
  if (rule === undefined || rule.criteria.length < 2) return null;
  return (
    <ReadMore size="small" header="Kriteriene: ett av dem er nok">
      <ul className="milestone__criteria">
        {rule.criteria.map((criterion) => (
          <li key={criterion.title}>
            {criterion.title} <Badges due={criterion} />
            <span className="milestone__further small">
              {criterion.source}
              {criterion.reading_note && `. ${criterion.reading_note}`}
            </span>
          </li>
        ))}
      </ul>
    </ReadMore>
  );
}
