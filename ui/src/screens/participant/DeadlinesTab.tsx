import { Table } from "@navikt/ds-react/Table";
import type { Due } from "../../api/types";
import { Badges } from "../../components/Badges";
import { doneTooEarly, dueTitle } from "../../components/due";
import { date, span } from "../../format";
import { About, DueList } from "./DueList";
import type { TabProps } from "./Participant";

/** Every deadline to a year from today: first what remains, then what is done. */
export function DeadlinesTab({ view }: TabProps) {
  const open = view.deadlines.filter((due) => due.state !== "met");
  const met = view.deadlines.filter((due) => due.state === "met");
  return (
    <div className="stack stack--loose">
      <section className="stack" aria-labelledby="dues-open">
        <h2 id="dues-open">Gjenstår</h2>
        {open.length === 0 ? (
          <div className="empty">
            <p>Ingenting gjenstår det neste året.</p>
          </div>
        ) : (
          <DueList view={view} dues={open} />
        )}
      </section>
      {met.length > 0 && (
        <section className="stack" aria-labelledby="dues-met">
          <h2 id="dues-met">Oppfylt</h2>
          <Table size="small" className="dense">
            <Table.Header>
              <Table.Row>
                <Table.ColumnHeader>Hva</Table.ColumnHeader>
                <Table.ColumnHeader>Frist</Table.ColumnHeader>
                <Table.ColumnHeader>Oppfylt</Table.ColumnHeader>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {met.map((due) => (
                <MetLine key={`${due.rule} ${due.occurrence}`} due={due} />
              ))}
            </Table.Body>
          </Table>
        </section>
      )}
    </div>
  );
}

function MetLine({ due }: { due: Due }) {
  const early = doneTooEarly(due);
  return (
    <Table.Row>
      <Table.HeaderCell scope="row">
        <span className="row">
          {dueTitle(due)} <Badges due={due} />
        </span>
        {due.period && <span className="subtle small"> for {span(due.period)}</span>}
        <About due={due} />
      </Table.HeaderCell>
      <Table.DataCell className="nowrap">{date(due.due)}</Table.DataCell>
      <Table.DataCell>
        {due.met_on && date(due.met_on)}
        {early ? `, før første mulige dag ${date(early)}` : due.late ? ", etter fristen" : ", i tide"}
      </Table.DataCell>
    </Table.Row>
  );
}
