import { type RefObject, useEffect, useRef } from "react";
import type { Shown } from "./usePreview";

/** How far down the pane a place comes, and how near its edges one may already be, as parts of its height. */
const FROM_TOP = 0.25;
const EDGE = 0.08;

/**
 * Brings the place of a field into view when the field gets the focus, and only then: while it is written in, the pages
 * stand still. A field whose place is not known yet, as in a new repetition, is followed once it is.
 */
export function useFollowing(shown: Shown, here: string | undefined): RefObject<HTMLElement | null> {
  const pane = useRef<HTMLElement>(null);
  const wanted = useRef<string>(undefined);
  useEffect(() => {
    wanted.current = here;
  }, [here]);

  useEffect(() => {
    const place = wanted.current === undefined ? undefined : shown.places[wanted.current];
    const paper = place && pane.current?.querySelectorAll<HTMLElement>(".preview__paper")[place.page - 1];
    if (here === undefined || !pane.current || !place || !paper) return;
    wanted.current = undefined;
    const { scrollTop, clientHeight } = pane.current;
    const sheet = paper.getBoundingClientRect();
    const top = scrollTop + sheet.top - pane.current.getBoundingClientRect().top + sheet.height * place.top;
    const margin = clientHeight * EDGE;
    if (top >= scrollTop + margin && top <= scrollTop + clientHeight - margin) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    pane.current.scrollTo({ top: top - clientHeight * FROM_TOP, behavior: still ? "instant" : "smooth" });
  }, [shown.places, here]);

  return pane;
}
