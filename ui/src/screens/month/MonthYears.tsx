import { ChevronDownIcon, ChevronRightIcon } from "@navikt/aksel-icons";
import { Table } from "@navikt/ds-react/Table";
import { useState } from "react";
import type { AgreementMonths } from "../../api/types";
import { href } from "../../app/router";
import { month as monthName } from "../../format";
import { capital } from "./MonthNow";
import { StandingMark } from "./standing";

/** Every month by year, the newest first. Older years are folded. */
export function MonthYears({ agreements }: { agreements: AgreementMonths[] }) {
  const months = [...new Set(agreements.flatMap(({ months }) => months.map(({ month }) => month)))];
  const years = [...new Set(months.map((month) => month.slice(0, 4)))].sort().reverse();
  return (
    <section className="stack" aria-labelledby="months-all">
      <h2 id="months-all">Alle måneder</h2>
      {years.map((year, index) => (
        <Year
          key={year}
          year={year}
          months={months
            .filter((month) => month.startsWith(year))
            .sort()
            .reverse()}
          agreements={agreements}
          newest={index === 0}
        />
      ))}
    </section>
  );
}

// Kept while one looks at a month; gone with the window.
const chosen = new Map<string, boolean>();

function Year(props: { year: string; months: string[]; agreements: AgreementMonths[]; newest: boolean }) {
  const { year, months } = props;
  const [open, setOpen] = useState(chosen.get(year) ?? props.newest);
  const Arrow = open ? ChevronDownIcon : ChevronRightIcon;
  // An agreement that had no participants that year takes no room.
  const agreements = props.agreements.filter((each) =>
    each.months.some(({ month }) => month.startsWith(year)),
  );
  return (
    <div>
      <h3 className="months__year">
        <button
          type="button"
          className="months__fold"
          aria-expanded={open}
          onClick={() => {
            chosen.set(year, !open);
            setOpen(!open);
          }}
        >
          <Arrow aria-hidden fontSize="1.5rem" />
          {year}
        </button>
      </h3>
      {open && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled with the arrow keys
        <section className="months__table" aria-label={`Månedene i ${year}`} tabIndex={0}>
          <Table size="small" className="dense">
            <Table.Header>
              <Table.Row>
                <Table.ColumnHeader scope="col">Måned</Table.ColumnHeader>
                {agreements.map((each) => (
                  <Table.ColumnHeader key={each.agreement} scope="col">
                    {each.name}
                  </Table.ColumnHeader>
                ))}
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {months.map((month) => (
                <Table.Row key={month}>
                  <Table.HeaderCell scope="row" className="nowrap">
                    {capital(monthName(month).split(" ")[0] ?? "")}
                  </Table.HeaderCell>
                  {agreements.map((each) => (
                    <Table.DataCell key={each.agreement}>
                      <Cell agreement={each} month={month} />
                    </Table.DataCell>
                  ))}
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </section>
      )}
    </div>
  );
}

function Cell({ agreement, month }: { agreement: AgreementMonths; month: string }) {
  const row = agreement.months.find((each) => each.month === month);
  if (row === undefined) {
    return (
      <>
        <span aria-hidden>–</span>
        <span className="sr-only">Ingen deltakere</span>
      </>
    );
  }
  return (
    <a className="months__cell" href={href({ screen: "month", agreement: agreement.agreement, month })}>
      <StandingMark of={row} />
      <span className="sr-only">{` (${monthName(month)}, ${agreement.name})`}</span>
    </a>
  );
}
