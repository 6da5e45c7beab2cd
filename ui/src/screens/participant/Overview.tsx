import type { Due } from "../../api/types";
import { goTab, href } from "../../app/router";
import { date } from "../../format";
import { DueList } from "./DueList";
import { contactName } from "./names";
import type { TabProps } from "./Participant";

/** What is overdue, and the next of each rule: four status reports ahead tell nothing more than the first. */
function nextOfEachRule(open: Due[]): Due[] {
  const coming = new Set<string>();
  return open.filter((due) => {
    if (due.state === "overdue") return true;
    const first = !coming.has(due.rule);
    coming.add(due.rule);
    return first;
  });
}

export function Overview({ view }: TabProps) {
  const open = view.deadlines.filter((due) => due.state !== "met");
  const next = nextOfEachRule(open);
  return (
    <div className="overview">
      <section aria-labelledby="next-dues">
        <div className="spread overview__heading">
          <h2 id="next-dues">Neste frister</h2>
          {open.length > next.length && (
            <a
              href={href({ screen: "participant", id: view.id, tab: "frister" })}
              onClick={(event) => {
                event.preventDefault();
                goTab(view.id, "frister");
              }}
            >
              Se alle {open.length}
            </a>
          )}
        </div>
        {open.length === 0 ? (
          <div className="empty">
            <p>Ingenting gjenstår det neste året.</p>
          </div>
        ) : (
          <DueList view={view} dues={next} />
        )}
      </section>
      <div className="stack">
        <Known view={view} />
        <section className="panel">
          <h2>Husk</h2>
          <dl className="notes">
            {view.agreement.notes.map((note) => (
              <div key={note.title}>
                <dt>{note.title}</dt>
                <dd>
                  {note.text} <span className="subtle nowrap small">{note.source}</span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </div>
  );
}

function Known({ view }: Pick<TabProps, "view">) {
  const { duration } = view;
  const ended = view.facts.find((fact) => fact.event.type === "ended")?.event.date;
  const rows: [string, string | undefined | null][] = [
    ["Referanse", view.case.reference],
    ["Start", duration && date(duration.started)],
    ["Avsluttet", ended && date(ended)],
    ["Siste dag", ended ? null : duration && date(duration.end)],
    [
      "Lengste varighet",
      ended ? null : duration && `${date(duration.maximum_end)}${duration.reading ? " (tolkning)" : ""}`,
    ],
    ["Slettes senest", view.deletion && date(view.deletion)],
    ["NAV-kontor", contactName(view, view.case.nav_office)],
    ["Veileder i NAV", contactName(view, view.case.nav_counsellor)],
    ["Behandler", contactName(view, view.case.clinician)],
    ["Mål", view.case.goal],
    ["Bestilling", view.case.order_text],
  ];
  return (
    <section className="panel">
      <h2>Om saken</h2>
      <dl className="facts">
        {rows.map(
          ([label, value]) =>
            value && (
              <div key={label} className="facts__row">
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}
