import { Table } from "@navikt/ds-react/Table";
import type { BehindView, Counts, RecordBehind } from "../../api/types";
import { href, type Tab } from "../../app/router";
import { date } from "../../format";

/** Where a record is looked at, and mended. */
const TAB: Record<RecordBehind, Tab> = { event: "hendelser", entry: "timer", job: "arbeid" };

const COUNTS: Record<Counts, string> = {
  above: "i telleren",
  below: "bare i nevneren",
  "not-said": "ikke regnet med",
};

/** The records behind an indicator, by day, each leading to its participant. */
export function Behind(props: { rows: BehindView[]; title: string }) {
  const { rows } = props;
  // Where all count alike, nothing needs to say how.
  const parted = rows.some(({ counts }) => counts !== "above");
  return (
    <section className="scroll-x" aria-label={`Bak tallet: ${props.title}`}>
      <Table size="small" className="dense">
        <Table.Header>
          <Table.Row>
            <Table.ColumnHeader>Dato</Table.ColumnHeader>
            <Table.ColumnHeader>Deltaker</Table.ColumnHeader>
            <Table.ColumnHeader>Hva</Table.ColumnHeader>
            {parted && <Table.ColumnHeader>Regnes</Table.ColumnHeader>}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {rows.map((row) => (
            <Table.Row key={`${row.case} ${row.record} ${row.date}`}>
              <Table.DataCell className="nowrap">{date(row.date)}</Table.DataCell>
              <Table.HeaderCell scope="row">
                <a href={href({ screen: "participant", id: row.case, tab: TAB[row.kind] })}>
                  {row.participant}
                </a>
              </Table.HeaderCell>
              <Table.DataCell>
                {[row.what, row.about, row.says].filter((part) => part !== "").join(", ")}
              </Table.DataCell>
              {parted && <Table.DataCell>{COUNTS[row.counts]}</Table.DataCell>}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </section>
  );
}
