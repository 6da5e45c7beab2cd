import { useEffect, useRef } from "react";
import type { OrderProposal } from "../../api/types";

/** More lines than anyone reads here; an order has a page or two. */
const MOST = 1_000;

/** The source, with what was found marked in it, and more strongly what is being looked at. */
export function OrderSource({
  lines,
  found,
  active,
}: {
  lines: string[];
  found: OrderProposal[];
  active: [first: number, last: number] | null;
}) {
  const box = useRef<HTMLElement>(null);
  const first = active?.[0];
  useEffect(() => {
    const line =
      first === undefined ? null : box.current?.querySelectorAll<HTMLElement>(".order__line")[first];
    if (!line || !box.current) return;
    // Within the box alone: the page stays where it is.
    const { offsetTop, offsetHeight } = line;
    const { scrollTop, clientHeight } = box.current;
    if (offsetTop < scrollTop) box.current.scrollTop = offsetTop;
    else if (offsetTop + offsetHeight > scrollTop + clientHeight)
      box.current.scrollTop = offsetTop + offsetHeight - clientHeight;
  }, [first]);

  const marks = new Set<number>();
  for (const { first_line, last_line } of found) {
    for (let line = first_line; line <= last_line; line += 1) marks.add(line);
  }
  return (
    // A box that scrolls must be reached by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: so that it can be scrolled
    <section className="order__source" aria-label="Bestillingen" ref={box} tabIndex={0}>
      {lines.slice(0, MOST).map((line, at) => {
        const looked = active !== null && at >= active[0] && at <= active[1];
        const kind = looked ? " order__line--looked" : marks.has(at) ? " order__line--found" : "";
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the source never changes
          <p key={at} className={`order__line${kind}`}>
            {marks.has(at) ? <mark>{line || "\u00a0"}</mark> : line || "\u00a0"}
          </p>
        );
      })}
      {lines.length > MOST && <p className="subtle">… og {lines.length - MOST} linjer til.</p>}
    </section>
  );
}
