import { defaultRangeExtractor, type Range, useWindowVirtualizer } from "@tanstack/react-virtual";
import {
  type FocusEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";

/**
 * So many rows are simply all there. They can then be searched for in the page, printed, and gone through row by row with
 * a screen reader; drawing them costs nothing that one would notice. Of more, only those in sight are drawn.
 */
const DRAWN_WHOLE = 100;
/** Rows drawn beyond the window's edges, so that Tab and a turn of the wheel find the next ones there. */
const BEYOND = 8;
/** By then every row in sight has been measured. */
const SETTLED_MS = 150;

/** A row to draw. */
export interface LongRow {
  index: number;
  key: string;
  /** Pixels left out between it and the row drawn before it. */
  skipped: number;
}

export interface LongList<E extends HTMLElement> {
  /** The element that holds the rows and nothing else. */
  ref: RefObject<E | null>;
  rows: LongRow[];
  /** Pixels left out after the last row drawn. */
  rest: number;
  /** Only those in sight are drawn. */
  partly: boolean;
  /** The ref of each row's element, which has its place as `data-index`. */
  measure: (element: HTMLElement | null) => void;
  /** For the element that holds the rows. */
  onFocus: (event: FocusEvent) => void;
  /**
   * Draws a row, shows it, and gives it the focus, or the first in it that can take it. With `top` it is shown so many
   * pixels from the window's upper edge, as far as the list reaches.
   */
  focus: (index: number, top?: number) => void;
}

/**
 * The rows of a list that may be long, scrolled with the window. The row that has or last had the focus stays drawn with
 * its neighbours wherever one scrolls: the focus is never lost, and Tab goes on from where it was.
 */
export function useLongList<E extends HTMLElement>(options: {
  count: number;
  /** A row's height in pixels as far as one can tell; each is measured once it is drawn. */
  estimate: number;
  /** Tells the rows apart. The same function as long as they are the same rows. */
  keyOf: (index: number) => string;
  /** Rows on the whole screen, where the list is one of several. */
  among?: number;
}): LongList<E> {
  const { count, keyOf } = options;
  const partly = (options.among ?? count) > DRAWN_WHOLE;
  const ref = useRef<E>(null);
  const [above, setAbove] = useState(0);
  const [held, setHeld] = useState<Held | null>(null);
  const wanted = useRef<{ index: number; top: number | undefined } | null>(null);

  // What stands above the list may grow and shrink, as may a list among several.
  useLayoutEffect(() => {
    if (!partly) return;
    const look = () => {
      if (ref.current === null) return;
      const top = Math.round(ref.current.getBoundingClientRect().top + window.scrollY);
      setAbove(top);
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [partly]);

  const heldAt = held === null ? undefined : placeOf(held, count, keyOf);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const shown = new Set(defaultRangeExtractor(range));
      if (heldAt !== undefined) {
        for (const near of [heldAt - 1, heldAt, heldAt + 1]) {
          if (near >= 0 && near < range.count) shown.add(near);
        }
      }
      return [...shown].sort((a, b) => a - b);
    },
    [heldAt],
  );
  const virtual = useWindowVirtualizer<HTMLElement>({
    enabled: partly,
    count,
    estimateSize: () => options.estimate,
    getItemKey: keyOf,
    overscan: BEYOND,
    scrollMargin: above,
    initialOffset: () => window.scrollY,
    rangeExtractor,
  });

  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const { index, top } = wanted.current;
    const row = ref.current?.querySelector(`[data-index="${index}"]`);
    // What is still on its way is waited for.
    if (!row || row.matches("[aria-busy=true]")) return;
    focusIn(row);
    if (top === undefined) {
      row.scrollIntoView({ block: "nearest" });
      wanted.current = null;
      return;
    }
    // The rows around it are drawn and measured only now, which moves it: until it stays.
    window.scrollBy(0, row.getBoundingClientRect().top - top);
    window.setTimeout(() => {
      wanted.current = null;
    }, SETTLED_MS);
  });

  const rows: LongRow[] = [];
  let rest = 0;
  if (partly) {
    let end = above;
    for (const item of virtual.getVirtualItems()) {
      rows.push({ index: item.index, key: String(item.key), skipped: Math.max(0, item.start - end) });
      end = item.end;
    }
    rest = Math.max(0, above + virtual.getTotalSize() - end);
  } else {
    for (let index = 0; index < count; index++) rows.push({ index, key: keyOf(index), skipped: 0 });
  }

  return {
    ref,
    rows,
    rest,
    partly,
    measure: partly ? virtual.measureElement : unmeasured,
    onFocus: ({ target }) => {
      const row = target.closest("[data-index]");
      const index = Number(row?.getAttribute("data-index") ?? Number.NaN);
      if (Number.isNaN(index) || !ref.current?.contains(row)) return;
      setHeld({ index, key: keyOf(index) });
    },
    focus: (index, top) => {
      wanted.current = { index, top };
      setHeld({ index, key: null });
    },
  };
}

function unmeasured() {}

/** Tells which rows are drawn whenever they are others. */
export function useSeen(rows: LongRow[], onSeen: ((drawn: number[]) => void) | undefined): void {
  const drawn = rows.map((row) => row.index).join();
  useEffect(() => onSeen?.(drawn === "" ? [] : drawn.split(",").map(Number)), [onSeen, drawn]);
}

/** The row to keep drawn; without a key, whichever is at its place, as long as nobody has been on it. */
interface Held {
  index: number;
  key: string | null;
}

/** Where a row is now: sorting and filtering move it. */
function placeOf(held: Held, count: number, keyOf: (index: number) => string): number | undefined {
  if (held.index < count && (held.key === null || keyOf(held.index) === held.key)) return held.index;
  for (let index = 0; index < count; index++) {
    if (keyOf(index) === held.key) return index;
  }
  return undefined;
}

function focusIn(row: Element) {
  const own = row.matches("[tabindex]") ? row : row.querySelector("a[href], button:not([disabled])");
  if (own instanceof HTMLElement) own.focus({ preventScroll: true });
}
