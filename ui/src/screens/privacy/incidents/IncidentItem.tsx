import { Button } from "@navikt/ds-react/Button";
import { Tag } from "@navikt/ds-react/Tag";
import type { IncidentKind, IncidentRow, Incidents, Measure } from "../../../api/types";
import { href } from "../../../app/router";
import { counted, date } from "../../../format";
import { Mark } from "../../month/Mark";
import { Notices } from "./Notices";

export const KINDS: Record<IncidentKind, string> = {
  breach: "Brudd på personopplysningssikkerheten",
  deviation: "Avvik",
  technical: "Teknisk feil",
};

/** The same in a word. */
const TAGS: Record<IncidentKind, string> = { ...KINDS, breach: "Brudd" };

/** `2026-05-04T08:12:00` → `04.05.2026 kl. 08.12`. */
export function moment(text: string): string {
  return `${date(text.slice(0, 10))} kl. ${text.slice(11, 13)}.${text.slice(14, 16)}`;
}

/** One incident: what happened, whom it concerned, what is planned and done, and NAV's word. */
export function IncidentItem(props: { row: IncidentRow; answer: Incidents; onChange: () => void }) {
  const { row, answer } = props;
  const { incident } = row;
  const names = new Map(answer.agreements.map((each) => [each.agreement, each.name]));
  return (
    <article className="incident" aria-labelledby={`incident-${row.id}`}>
      <div className="incident__head">
        <h3 id={`incident-${row.id}`}>{incident.title}</h3>
        <Tag size="xsmall" variant="outline" data-color={incident.kind === "breach" ? "danger" : "neutral"}>
          {TAGS[incident.kind]}
        </Tag>
        <Button type="button" size="small" variant="secondary" onClick={props.onChange}>
          Åpne<span className="sr-only">: {incident.title}</span>
        </Button>
      </div>
      <p className="subtle small">
        Oppdaget {moment(incident.discovered)}
        {incident.agreements.length > 0 &&
          ` · ${incident.agreements.map((id) => names.get(id) ?? id).join(", ")}`}
        {incident.closed !== null && ` · lukket ${date(incident.closed)}`}
      </p>
      {incident.description.trim() && <p className="pre-line prose">{incident.description}</p>}
      {row.cases.length > 0 && (
        <p className="small">
          <span className="subtle">Saker: </span>
          {row.cases.map((one, at) => (
            <span key={one.reference}>
              {at > 0 && ", "}
              {one.case === null ? (
                `${one.reference} (slettet)`
              ) : (
                <a href={href({ screen: "participant", id: one.case, tab: "oversikt" })}>{one.reference}</a>
              )}
            </span>
          ))}
        </p>
      )}
      <Notices row={row} />
      {incident.measures.length > 0 && (
        <ul className="plain-list incident__measures" aria-label="Tiltak">
          {incident.measures.map((measure, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name, and stand in their order
            <li key={at}>
              <Mark shape={measure.done === null ? "ready" : "done"}>{told(measure)}</Mark>
            </li>
          ))}
        </ul>
      )}
      {row.overdue_measures > 0 && incident.closed === null && (
        <p className="overdue">{counted(row.overdue_measures, "tiltak", "tiltak")} er over fristen</p>
      )}
    </article>
  );
}

function told({ what, responsible, due, done }: Measure): string {
  const about = [
    responsible.trim(),
    done !== null ? `gjort ${date(done)}` : due !== null ? `frist ${date(due)}` : "",
  ].filter(Boolean);
  return about.length === 0 ? what : `${what} (${about.join(", ")})`;
}
