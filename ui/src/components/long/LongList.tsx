import { Skeleton } from "@navikt/ds-react/Skeleton";
import { Fragment, type LiHTMLAttributes, type ReactNode, type Ref, useImperativeHandle } from "react";
import { useLongList, useSeen } from "./useLongList";
import "./long.css";

/** What can be asked of a long list. */
export interface LongListHandle {
  focus: (index: number) => void;
}

/** A list of any length, scrolled with the window. */
export function LongList(props: {
  count: number;
  /** Rows on the whole screen, where the list is one of several. */
  among?: number;
  /** A row's usual height in pixels. */
  estimate: number;
  /** Tells the rows apart. The same function as long as they are the same rows. */
  keyOf: (index: number) => string;
  className: string;
  /** Of each row's element; none while the row is on its way. */
  item: (index: number) => LiHTMLAttributes<HTMLLIElement> | undefined;
  /** A row's content. */
  children: (index: number) => ReactNode;
  /** The order says something. */
  ordered?: boolean;
  /** To be told which rows are drawn. */
  onSeen?: (drawn: number[]) => void;
  ref?: Ref<LongListHandle>;
}) {
  const { count, estimate, keyOf } = props;
  const among = props.among ?? count;
  const list = useLongList<HTMLUListElement & HTMLOListElement>({ count, estimate, keyOf, among });
  useSeen(list.rows, props.onSeen);
  useImperativeHandle(props.ref, () => ({ focus: list.focus }));
  const List = props.ordered ? "ol" : "ul";
  return (
    <List ref={list.ref} className={`plain-list long-list ${props.className}`} onFocus={list.onFocus}>
      {list.rows.map(({ index, key, skipped }) => {
        const item = props.item(index);
        const place = {
          "data-index": index,
          ...(list.partly ? { "aria-setsize": count, "aria-posinset": index + 1 } : {}),
        };
        return (
          <Fragment key={key}>
            {skipped > 0 && <Skipped height={skipped} />}
            {item ? (
              <li ref={list.measure} {...place} {...item}>
                {props.children(index)}
              </li>
            ) : (
              // It takes the room that it was given, and is not measured.
              <li aria-busy {...place}>
                <Skeleton variant="rectangle" height={estimate} />
              </li>
            )}
          </Fragment>
        );
      })}
      {list.rest > 0 && <Skipped height={list.rest} />}
    </List>
  );
}

/** The room of the rows that are not drawn. */
function Skipped({ height }: { height: number }) {
  return <li aria-hidden className="long__skipped" style={{ height }} />;
}
