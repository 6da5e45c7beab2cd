import { PersonPlusIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { Search } from "@navikt/ds-react/Search";
import { type SortState, Table } from "@navikt/ds-react/Table";
import { useState } from "react";
import type { CaseRow } from "../../api/types";
import { href } from "../../app/router";
import { Answer } from "../../components/Answer";
import { dueTitle } from "../../components/due";
import { PhaseMark } from "../../components/PhaseMark";
import { Screen } from "../../components/Screen";
import { useAnswer } from "../../data/hooks";
import { counted, date, distance, foldForSearch, hours } from "../../format";
import { phase } from "../../words";
import "./portfolio.css";

/** «Portefølje»: every participant, with what the counsellor looks for first. */
export function Portfolio() {
  const list = useAnswer("list", {});
  return (
    <Screen
      title="Portefølje"
      below={
        list.data && <p className="subtle">{counted(list.data.cases.length, "deltaker", "deltakere")}</p>
      }
      actions={
        <Button
          as="a"
          size="small"
          href={href({ screen: "new-participant" })}
          icon={<PersonPlusIcon aria-hidden />}
        >
          Ny deltaker
        </Button>
      }
    >
      <Answer of={list}>{({ cases }) => (cases.length === 0 ? <None /> : <Cases cases={cases} />)}</Answer>
    </Screen>
  );
}

function None() {
  return (
    <div className="empty">
      <h2>Ingen deltakere ennå</h2>
      <p>Deltakerne du legger inn, står her med frister, timer og siste kontakt.</p>
    </div>
  );
}

type Key = "participant" | "phase" | "ends" | "next" | "last";

/** What a column sorts by; blanks come last. */
function sortText(row: CaseRow, key: string): string {
  const last = "\uffff";
  switch (key as Key) {
    case "participant":
      return row.participant;
    case "phase":
      return String(Object.keys(phase).indexOf(row.phase));
    case "ends":
      return row.ends ?? last;
    case "last":
      return row.last_contact ?? "";
    case "next":
      return row.next?.due ?? last;
  }
}

function Cases({ cases }: { cases: CaseRow[] }) {
  const [filter, setFilter] = useState("");
  const [sort, setSort] = useState<SortState>({ orderBy: "next", direction: "ascending" });

  const wanted = foldForSearch(filter.trim());
  const shown = cases
    .filter((row) => {
      const text = [row.participant, row.agreement_title, phase[row.phase], row.reference].join(" ");
      return foldForSearch(text).includes(wanted);
    })
    .sort((a, b) => {
      const order =
        sortText(a, sort.orderBy).localeCompare(sortText(b, sort.orderBy), "nb") ||
        a.participant.localeCompare(b.participant, "nb");
      return sort.direction === "descending" ? -order : order;
    });

  function sortBy(key: string) {
    setSort((now) => ({
      orderBy: key,
      direction: now.orderBy === key && now.direction === "ascending" ? "descending" : "ascending",
    }));
  }

  return (
    <>
      <div className="portfolio__filter">
        <Search
          size="small"
          label="Filtrer på navn, referanse, avtale eller status"
          hideLabel={false}
          variant="simple"
          value={filter}
          onChange={setFilter}
        />
        <p role="status" className="subtle">
          {wanted !== "" && `Viser ${shown.length} av ${cases.length}`}
        </p>
      </div>
      {shown.length === 0 ? (
        <div className="empty">
          <p>Ingen passer med «{filter}».</p>
        </div>
      ) : (
        <Table className="dense" size="small" sort={sort} onSortChange={sortBy}>
          <Table.Header>
            <Table.Row>
              <Table.ColumnHeader sortKey="participant" sortable>
                Navn
              </Table.ColumnHeader>
              <Table.ColumnHeader sortKey="phase" sortable>
                Status
              </Table.ColumnHeader>
              <Table.ColumnHeader>Start</Table.ColumnHeader>
              <Table.ColumnHeader sortKey="ends" sortable>
                Slutt
              </Table.ColumnHeader>
              <Table.ColumnHeader align="right">Timer denne måneden</Table.ColumnHeader>
              <Table.ColumnHeader sortKey="next" sortable>
                Neste frist
              </Table.ColumnHeader>
              <Table.ColumnHeader sortKey="last" sortable>
                Siste kontakt
              </Table.ColumnHeader>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {shown.map((row) => (
              <CaseLine key={row.case} row={row} />
            ))}
          </Table.Body>
        </Table>
      )}
    </>
  );
}

function CaseLine({ row }: { row: CaseRow }) {
  const more = row.overdue > 1 ? ` og ${row.overdue - 1} til` : "";
  return (
    <Table.Row>
      <Table.HeaderCell scope="row">
        <a href={href({ screen: "participant", id: row.case, tab: "oversikt" })}>{row.participant}</a>
        <span className="portfolio__under">{row.agreement_title}</span>
      </Table.HeaderCell>
      <Table.DataCell>
        <PhaseMark phase={row.phase} />
      </Table.DataCell>
      <Table.DataCell className="nowrap">{row.started ? date(row.started) : "–"}</Table.DataCell>
      <Table.DataCell className="nowrap">{row.ends ? date(row.ends) : "–"}</Table.DataCell>
      <Table.DataCell className="number">
        {hours(row.minutes_this_month)}
        <span className="subtle"> av {hours(row.minutes_estimated)}</span>
      </Table.DataCell>
      <Table.DataCell>
        {row.next ? (
          <>
            {dueTitle(row.next)}
            <span className="portfolio__under">
              <span className={row.next.days < 0 ? "overdue" : undefined}>
                {date(row.next.due)}, {distance(row.next.days)}
                {more}
              </span>
            </span>
          </>
        ) : (
          "Ingen"
        )}
      </Table.DataCell>
      <Table.DataCell className="nowrap">
        {row.last_contact ? date(row.last_contact) : "Ingen ennå"}
      </Table.DataCell>
    </Table.Row>
  );
}
