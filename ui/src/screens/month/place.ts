import { useLayoutEffect, useRef, useState } from "react";

/** Where one was on a month's page. The page is told by agreement and month, the element by a name of its own. */
interface Place {
  page: string;
  scroll: number;
  /** The element's `data-place`, and its number among those of its part. */
  at: string | undefined;
  part: string | undefined;
  nth: number;
}

// Kept while one looks at a participant or the store is locked; gone with the window.
let left: Place | undefined;

/** Whoever comes from the overview begins at the top. */
export function beginAnew(): void {
  left = undefined;
}

const PLACE = "[data-place]";

/**
 * Puts one back where one was on the page, once `ready`: to the same button, to the one that took its place, or to the
 * part's heading. Answers whether there is such a place, so that the screen does not begin at its top.
 */
export function usePlace(page: string, ready: boolean): boolean {
  const [back] = useState(() => (left?.page === page ? left : undefined));
  const arrived = useRef(false);

  useLayoutEffect(() => {
    if (!ready || arrived.current) return;
    arrived.current = true;
    if (back === undefined) return;
    window.scrollTo(0, back.scroll);
    const target = elementOf(back);
    target?.focus({ preventScroll: true });
    // What was above may have become shorter or longer meanwhile.
    target?.scrollIntoView({ block: "nearest" });
  }, [ready, back]);

  useLayoutEffect(
    () => () => {
      left = placeNow(page);
    },
    [page],
  );
  return back !== undefined;
}

function placeNow(page: string): Place {
  const focused = document.activeElement?.closest<HTMLElement>(PLACE);
  const part = focused?.closest<HTMLElement>("[data-part]");
  const all = part ? [...part.querySelectorAll(PLACE)] : [];
  return {
    page,
    scroll: window.scrollY,
    at: focused?.dataset.place,
    part: part?.dataset.part,
    nth: focused ? all.indexOf(focused) : -1,
  };
}

function elementOf(place: Place): HTMLElement | null {
  const part = document.querySelector<HTMLElement>(`[data-part="${CSS.escape(place.part ?? "")}"]`);
  if (part === null) return document.querySelector<HTMLElement>("main h1");
  const all = [...part.querySelectorAll<HTMLElement>(PLACE)];
  const same = all.find((each) => each.dataset.place === place.at);
  return same ?? all[Math.min(place.nth, all.length - 1)] ?? part.querySelector("h2");
}
