import { Table } from "@navikt/ds-react/Table";
import type { ReactNode } from "react";
import type { ClaimHours, ClaimMilestone, ClaimPlace, MonthClaim } from "../../api/types";
import { href, type Tab } from "../../app/router";
import { date, decimal, kroner, span } from "../../format";

/** A month has so many days at least, and never so many weekdays. */
const CALENDAR = 28;

/** Who stands behind the amount, line by line. */
export function ClaimLines({ claim }: { claim: MonthClaim }) {
  switch (claim.model) {
    case "place-month":
      return <Places places={claim.places} priced={claim.priced} />;
    case "hours":
      return <Hours hours={claim.hours} priced={claim.priced} />;
    case "milestones":
      return <Milestones milestones={claim.milestones} />;
  }
}

function Places({ places, priced }: { places: ClaimPlace[]; priced: boolean }) {
  if (places.length === 0) {
    return priced ? <p>Ingen deltakere hadde plass denne måneden.</p> : null;
  }
  const changes = new Set(places.map(({ price }) => price)).size > 1;
  return (
    <Lines
      label="Plassene i måneden"
      heads={["Deltaker", "Dager", "Andel av måneden", ...(changes ? ["Pris"] : []), "Beløp"]}
      note={`${changes ? "" : `Pris ${kroner(String(places[0]?.price))} per plass per måned. `}Beløpene er avrundet hver for seg. Summen er avrundet én gang.`}
    >
      {places.map((line, at) => (
        <Table.Row key={`${line.case} ${line.from}`}>
          <Who lines={places} at={at} tab="hendelser" />
          <Table.DataCell className="nowrap">{span([line.from, line.to])}</Table.DataCell>
          <Table.DataCell className="number">
            {decimal(line.factor)}
            <span className="claim__days">
              {line.days} av {line.of} {line.of < CALENDAR ? "ukedager" : "dager"}
            </span>
          </Table.DataCell>
          {changes && <Table.DataCell className="number">{kroner(String(line.price))}</Table.DataCell>}
          <Table.DataCell className="number">{kroner(line.nok)}</Table.DataCell>
        </Table.Row>
      ))}
    </Lines>
  );
}

function Hours({ hours, priced }: { hours: ClaimHours[]; priced: boolean }) {
  if (hours.length === 0) {
    return priced ? <p>Ingen timer som betales, er ført denne måneden.</p> : null;
  }
  return (
    <Lines
      label="Timene i måneden"
      heads={["Deltaker", "Med deltaker", "Med arbeidsgiver", "Timer i alt", "Timepris", "Beløp"]}
      note="Hver føring er rundet opp til nærmeste kvarter. I NAVs portal føres timene med deltaker og med arbeidsgiver hver for seg."
    >
      {hours.map((line, at) => (
        <Table.Row key={`${line.case} ${line.price}`}>
          <Who lines={hours} at={at} tab="timer" />
          <Table.DataCell className="number">{decimal(line.with_participant)}</Table.DataCell>
          <Table.DataCell className="number">{decimal(line.with_employers)}</Table.DataCell>
          <Table.DataCell className="number">{decimal(line.hours)}</Table.DataCell>
          <Table.DataCell className="number">{kroner(String(line.price))}</Table.DataCell>
          <Table.DataCell className="number">{kroner(line.nok)}</Table.DataCell>
        </Table.Row>
      ))}
    </Lines>
  );
}

function Milestones({ milestones }: { milestones: ClaimMilestone[] }) {
  if (milestones.length === 0) {
    return (
      <p className="prose">
        Ingen milepæler faktureres denne måneden. En milepæl faktureres i den måneden da kravet er sendt og
        NAV har godkjent den.
      </p>
    );
  }
  return (
    <Lines
      label="Milepælene som faktureres"
      heads={["Deltaker", "Milepæl", "Krav sendt", "Godkjent av NAV", "Andel", "Beløp"]}
      note="Prisen er den som gjaldt da deltakeren begynte i tiltaket."
    >
      {milestones.map((line, at) => (
        <Table.Row key={`${line.case} ${line.milestone}`}>
          <Who lines={milestones} at={at} tab="milepaeler" />
          <Table.DataCell>{line.title}</Table.DataCell>
          <Table.DataCell className="nowrap">{date(line.sent_on)}</Table.DataCell>
          <Table.DataCell className="nowrap">{date(line.approved_on)}</Table.DataCell>
          <Table.DataCell className="number">{line.percent} %</Table.DataCell>
          <Table.DataCell className="number">{kroner(line.nok)}</Table.DataCell>
        </Table.Row>
      ))}
    </Lines>
  );
}

function Lines(props: { label: string; heads: string[]; note: string; children: ReactNode }) {
  return (
    <div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="scroll-x claim__lines" aria-label={props.label} tabIndex={0}>
        <Table size="small">
          <Table.Header>
            <Table.Row>
              {props.heads.map((head) => (
                <Table.HeaderCell key={head} scope="col" className={isNumber(head) ? "number" : undefined}>
                  {head}
                </Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Header>
          <Table.Body>{props.children}</Table.Body>
        </Table>
      </section>
      <p className="subtle small claim__note">{props.note}</p>
    </div>
  );
}

const TEXTS = ["Deltaker", "Dager", "Milepæl", "Krav sendt", "Godkjent av NAV"];

function isNumber(head: string): boolean {
  return !TEXTS.includes(head);
}

/** The participant once, for all lines that follow one another. */
function Who<T extends { case: string; participant: string }>(props: { lines: T[]; at: number; tab: Tab }) {
  const { lines, at, tab } = props;
  const line = lines[at];
  if (line === undefined || lines[at - 1]?.case === line.case) return null;
  const rows = lines.filter((other) => other.case === line.case).length;
  return (
    <Table.HeaderCell scope={rows > 1 ? "rowgroup" : "row"} rowSpan={rows} className="claim__name">
      <a data-place={`linje ${line.case}`} href={href({ screen: "participant", id: line.case, tab })}>
        {line.participant}
      </a>
    </Table.HeaderCell>
  );
}
