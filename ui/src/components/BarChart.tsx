import { Button } from "@navikt/ds-react/Button";
import { Table } from "@navikt/ds-react/Table";
import { useId, useState } from "react";
import "./bar-chart.css";

/** One bar. All numbers are in the chart's own unit. */
export interface Bar {
  id: string;
  /** Whose it is: «Oktober 2026». */
  label: string;
  /** None: there is nothing to draw, and `text` says why. */
  value: number | null;
  /** The value as it is read: «50 % (2 av 4)». */
  text: string;
  /** What to see in it: «målet er nådd». Words, since length and colour are not for everyone. */
  remark?: string;
  /** Stands out from the others, as a sum among its parts. */
  strong?: boolean;
}

/** A line through all bars. */
export interface BarLine {
  value: number;
  /** What it is: «Mål 40 %». */
  text: string;
}

/**
 * Bars that lie, one below the other, so that long names have room and a narrow window takes nothing away. Every value
 * stands beside its bar; the same can be had as a table. `max` is where the scale ends: 100 for shares, the greatest
 * value if not given. `ticks` are written below.
 */
export function BarChart(props: {
  /** Says what is measured. */
  title: string;
  /** Which heading the title is. */
  level?: 2 | 3 | 4;
  bars: Bar[];
  max?: number;
  line?: BarLine | undefined;
  ticks?: { value: number; text: string }[];
  /** Headings of the table's columns: what the bars are, and what they measure. */
  columns: [label: string, value: string];
}) {
  const { bars, line } = props;
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const greatest = Math.max(line?.value ?? 0, ...bars.map((bar) => bar.value ?? 0));
  const max = props.max ?? (greatest || 1);
  const at = (value: number) => `${Math.min(100, Math.max(0, (value / max) * 100))}%`;
  const Heading = `h${props.level ?? 3}` as const;
  const remarks = bars.some((bar) => bar.remark !== undefined);

  return (
    <figure className="bar-chart" aria-labelledby={id}>
      <div className="bar-chart__top">
        <Heading id={id} className="bar-chart__title">
          {props.title}
        </Heading>
        <Button
          type="button"
          size="xsmall"
          variant="tertiary"
          data-color="neutral"
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? "Vis som søyler" : "Vis som tabell"}
          <span className="sr-only">: {props.title}</span>
        </Button>
      </div>
      {line && (
        <p className="bar-chart__key">
          <svg aria-hidden="true" focusable="false" width="12" height="16">
            <line className="bar-chart__line" x1="6" x2="6" y1="0" y2="16" />
          </svg>
          {line.text}
        </p>
      )}
      {asTable ? (
        <Table size="small" className="dense">
          <Table.Header>
            <Table.Row>
              <Table.ColumnHeader scope="col">{props.columns[0]}</Table.ColumnHeader>
              <Table.ColumnHeader scope="col">{props.columns[1]}</Table.ColumnHeader>
              {remarks && <Table.ColumnHeader scope="col">Merknad</Table.ColumnHeader>}
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {bars.map((bar) => (
              <Table.Row key={bar.id}>
                <Table.HeaderCell scope="row">{bar.label}</Table.HeaderCell>
                <Table.DataCell>{bar.text}</Table.DataCell>
                {remarks && <Table.DataCell>{bar.remark ?? ""}</Table.DataCell>}
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      ) : (
        <>
          <ul className="plain-list bar-chart__rows">
            {bars.map((bar) => (
              <li
                key={bar.id}
                className={bar.strong ? "bar-chart__row bar-chart__row--strong" : "bar-chart__row"}
              >
                <span className="bar-chart__label">{bar.label}</span>
                <span className="bar-chart__track">
                  <svg aria-hidden="true" focusable="false" className="bar-chart__bar">
                    {props.ticks?.map((tick) => (
                      <line
                        key={tick.value}
                        className="bar-chart__tick"
                        x1={at(tick.value)}
                        x2={at(tick.value)}
                        y1="0"
                        y2="100%"
                      />
                    ))}
                    {bar.value !== null && (
                      <rect
                        className="bar-chart__fill"
                        x="0"
                        // A true zero is seen as a sliver: there was something to count, and none of it.
                        width={bar.value === 0 ? "2" : at(bar.value)}
                        rx="2"
                      />
                    )}
                    {line && (
                      <line
                        className="bar-chart__line"
                        x1={at(line.value)}
                        x2={at(line.value)}
                        y1="0"
                        y2="100%"
                      />
                    )}
                  </svg>
                </span>
                <span className="bar-chart__value">
                  <span className="sr-only">: </span>
                  {bar.text}
                  {bar.remark && <span className="bar-chart__remark">{`, ${bar.remark}`}</span>}
                </span>
              </li>
            ))}
          </ul>
          {props.ticks && (
            <div className="bar-chart__scale" aria-hidden>
              <span className="bar-chart__ticks">
                {props.ticks.map((tick) => (
                  <span key={tick.value} style={{ left: at(tick.value) }}>
                    {tick.text}
                  </span>
                ))}
              </span>
            </div>
          )}
        </>
      )}
    </figure>
  );
}

/** The scale of shares. */
export const PERCENT_TICKS = [0, 25, 50, 75, 100].map((value) => ({ value, text: `${value} %` }));
