import { ReadMore } from "@navikt/ds-react/ReadMore";
import type { CaseView, Due } from "../../api/types";
import { Badges } from "../../components/Badges";
import { DueAction } from "../../components/DueAction";
import { DueDate } from "../../components/DueDate";
import { dueTitle } from "../../components/due";
import { date, span } from "../../format";
import { fullName } from "./names";

/** Deadlines of one case that are not met, each with what it asks for and what settles it. */
export function DueList({ view, dues }: { view: CaseView; dues: Due[] }) {
  return (
    <ul className="plain-list due-list">
      {dues.map((due) => (
        <li key={`${due.rule} ${due.occurrence}`} className={`due-list__row due-list__row--${due.state}`}>
          <DueDate due={due} />
          <div>
            <h3 className="today__title">
              {dueTitle(due)} <Badges due={due} />
            </h3>
            {due.period && <p className="subtle">for {span(due.period)}</p>}
            {due.not_before && <p className="subtle">tidligst {date(due.not_before)}</p>}
            {due.also.map((other) => (
              <p key={other.source} className="subtle small">
                {other.source} gir {date(other.due)}; den korteste fristen gjelder
              </p>
            ))}
            {due.deletion?.hold && <p className="subtle small">Stanset: {due.deletion.hold}</p>}
            <About due={due} />
          </div>
          <DueAction
            caseId={view.id}
            participant={fullName(view.person)}
            due={due}
            primary={due.state === "overdue"}
          />
        </li>
      ))}
    </ul>
  );
}

/** What a deadline asks for and where the agreement says so. */
export function About({ due }: { due: Due }) {
  if (due.about === null && due.reading_note === null) return <p className="subtle small">{due.source}</p>;
  return (
    <ReadMore size="small" header={due.source}>
      {due.about && <p>{due.about}</p>}
      {due.reading && (
        <p>{due.reading_note ?? "Avtalen lar dette stå åpent; dette er tiltaksarrangørens tolkning."}</p>
      )}
    </ReadMore>
  );
}
