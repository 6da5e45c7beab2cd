import { ArrowRightLeftIcon } from "@navikt/aksel-icons";
import { Skeleton } from "@navikt/ds-react/Skeleton";
import { type SortState, Table } from "@navikt/ds-react/Table";
import {
  Fragment,
  memo,
  type ReactNode,
  type Ref,
  type RefObject,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useLongList, useSeen } from "./useLongList";
import "./long.css";

/** A column of a long table. */
export interface Column<R> {
  key: string;
  title: string;
  /** The title is for the ear alone. */
  untitled?: boolean;
  /** The least that it takes, in rem. What is left over is shared in proportion. */
  width: number;
  align?: "right";
  /** Its text names the row. */
  names?: boolean;
  cell: (row: R) => ReactNode;
}

/** What can be asked of a long table. */
export interface LongTableHandle {
  focus: (index: number, top?: number) => void;
}

/**
 * A table of any length, scrolled with the window, with its header in sight. Columns are as wide as they say and not as
 * their rows are, so that nothing moves while one scrolls, sorts or filters.
 */
export function LongTable<R>(props: {
  label: string;
  count: number;
  /** A row, or none while it is on its way. */
  at: (index: number) => R | undefined;
  /** Tells the rows apart. The same function as long as they are the same rows. */
  keyOf: (index: number) => string;
  /** The same array as long as they are the same columns. */
  columns: Column<R>[];
  /** A row's usual height in pixels. */
  estimate: number;
  sort?: SortState;
  /** Every column can then be sorted by. */
  onSort?: (key: string) => void;
  /** To be told which rows are drawn. */
  onSeen?: (drawn: number[]) => void;
  ref?: Ref<LongTableHandle>;
}) {
  const { columns, count, at, onSeen } = props;
  const list = useLongList<HTMLTableSectionElement>({ count, estimate: props.estimate, keyOf: props.keyOf });
  const frame = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const fits = useFits(frame, width);
  const [ended, setEnded] = useState(false);
  useImperativeHandle(props.ref, () => ({ focus: list.focus }));

  useSeen(list.rows, onSeen);

  const widths = (
    <colgroup>
      {columns.map((column) => (
        <col key={column.key} style={{ width: `${(100 * column.width) / width}%` }} />
      ))}
    </colgroup>
  );
  const look = { size: "small", stickyHeader: true, style: { minWidth: `${width}rem` } } as const;
  const table = (
    // Where the columns do not fit, the table scrolls within itself, by keyboard too.
    <div
      ref={frame}
      className={fits ? "long-table" : "long-table long-table--wide"}
      {...(fits ? {} : { role: "region", "aria-label": `${props.label}, rulles sidelengs`, tabIndex: 0 })}
      onScroll={({ currentTarget }) => {
        head.current?.scrollTo(currentTarget.scrollLeft, 0);
        setEnded(atEnd(currentTarget));
      }}
    >
      <Table
        {...look}
        aria-label={props.label}
        {...(list.partly ? { "aria-rowcount": count + 1 } : {})}
        {...(props.sort ? { sort: props.sort } : {})}
        {...(props.onSort ? { onSortChange: props.onSort } : {})}
      >
        {widths}
        <Table.Header>
          <Table.Row {...(list.partly ? { "aria-rowindex": 1 } : {})}>
            {columns.map((column) => (
              <Table.ColumnHeader
                key={column.key}
                align={column.align ?? "left"}
                {...(props.onSort ? { sortable: true, sortKey: column.key } : {})}
              >
                {column.untitled ? <span className="sr-only">{column.title}</span> : column.title}
              </Table.ColumnHeader>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body ref={list.ref} onFocus={list.onFocus}>
          {list.rows.map((row) => (
            <Fragment key={row.key}>
              {row.skipped > 0 && <Skipped height={row.skipped} columns={columns.length} />}
              <Row
                index={row.index}
                numbered={list.partly}
                measure={list.measure}
                row={at(row.index)}
                estimate={props.estimate}
                columns={columns as Column<unknown>[]}
              />
            </Fragment>
          ))}
          {list.rest > 0 && <Skipped height={list.rest} columns={columns.length} />}
        </Table.Body>
      </Table>
    </div>
  );
  if (fits) return table;
  return (
    <div>
      {/* The scroll bar lies below the last row, which may be far down. */}
      <p className="long-table__hint subtle small">
        <ArrowRightLeftIcon aria-hidden />
        Tabellen er bredere enn vinduet. Rull den sidelengs for å se alle kolonnene.
      </p>
      <div className={ended ? "long-table__frame" : "long-table__frame long-table__frame--more"}>
        {/* What scrolls within itself holds nothing in sight in the window: the titles once more, for the eye alone. */}
        <div className="long-table__titles" inert aria-hidden>
          <div ref={head} className="long-table">
            <Table {...look}>
              {widths}
              <Table.Header>
                <Table.Row>
                  {columns.map((column) => (
                    <Table.DataCell key={column.key} align={column.align ?? "left"}>
                      {!column.untitled && column.title}
                    </Table.DataCell>
                  ))}
                </Table.Row>
              </Table.Header>
            </Table>
          </div>
        </div>
        {table}
      </div>
    </div>
  );
}

/** Nothing more lies to the right. */
function atEnd({ scrollLeft, clientWidth, scrollWidth }: HTMLElement): boolean {
  return scrollLeft + clientWidth >= scrollWidth - 1;
}

/** Scrolling draws again what is drawn already; a row only when it is another. */
const Row = memo(function Row(props: {
  index: number;
  numbered: boolean;
  measure: (element: HTMLElement | null) => void;
  row: unknown;
  estimate: number;
  columns: Column<unknown>[];
}) {
  const { index, row } = props;
  // What is on its way takes the room that it was given, and is not measured.
  const here =
    row === undefined ? { "aria-busy": true, style: { height: props.estimate } } : { ref: props.measure };
  return (
    <Table.Row {...here} data-index={index} {...(props.numbered ? { "aria-rowindex": index + 2 } : {})}>
      {props.columns.map((column) => {
        const Cell = column.names ? Table.HeaderCell : Table.DataCell;
        return (
          <Cell key={column.key} align={column.align ?? "left"} {...(column.names ? { scope: "row" } : {})}>
            {row === undefined ? <Skeleton variant="text" /> : column.cell(row)}
          </Cell>
        );
      })}
    </Table.Row>
  );
});

/** The room of the rows that are not drawn. */
function Skipped({ height, columns }: { height: number; columns: number }) {
  return (
    <tr aria-hidden>
      <td className="long__skipped" colSpan={columns} style={{ height }} />
    </tr>
  );
}

/** Whether a table of so many rem fits its frame. */
function useFits(frame: RefObject<HTMLDivElement | null>, width: number): boolean {
  const [fits, setFits] = useState(true);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const look = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setFits(element.clientWidth >= Math.floor(width * rem));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame, width]);
  return fits;
}
