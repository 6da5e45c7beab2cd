import { goTab, href } from "../../app/router";
import { AdvicePanel } from "../../components/advice/AdvicePanel";
import { nextOfEachRule } from "../../components/due";
import { extensionLimit } from "../../components/extension";
import { date } from "../../format";
import { DueList } from "./DueList";
import { MoveVersion } from "./MoveVersion";
import { contactName } from "./names";
import type { TabProps } from "./Participant";

export function Overview({ view }: TabProps) {
  const open = view.deadlines.filter((due) => due.state !== "met");
  const next = nextOfEachRule(view.deadlines);
  const notes = view.agreement.notes.filter((note) => note.concerns === "participant");
  return (
    <div className="overview">
      <div className="stack stack--loose">
        <MoveVersion view={view} />
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
        <AdvicePanel rows={view.advice} shown={3} named={false} />
      </div>
      <div className="stack">
        <Known view={view} />
        {notes.length > 0 && (
          <section className="panel">
            <h2>Husk</h2>
            <dl className="notes">
              {notes.map((note) => (
                <div key={note.title}>
                  <dt>{note.title}</dt>
                  <dd>
                    {note.text} <span className="subtle nowrap small">{note.source}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )}
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
    ["Siste dag", ended ? null : duration && `${date(duration.end)}${duration.reading ? " (tolkning)" : ""}`],
    ["Forlengelse", ended ? null : duration && extensionLimit(duration)],
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
      <p className="small known__next">
        <a href={href({ screen: "new-participant", sameAs: view.id })}>Nytt løp for samme deltaker</a>
      </p>
    </section>
  );
}
