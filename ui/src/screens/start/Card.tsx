import { FolderFileFillIcon } from "@navikt/aksel-icons";
import { type ReactNode, useEffect, useRef } from "react";

/** The one card of a start screen. `focusHeading` is off where a field takes the focus at once. */
export function Card(props: { title: string; wide?: boolean; focusHeading?: boolean; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const take = props.focusHeading ?? true;
  useEffect(() => {
    if (take) heading.current?.focus();
  }, [take]);
  return (
    <main className="centred">
      <div className={props.wide ? "card card--wide" : "card"}>
        <p className="card__name">
          <FolderFileFillIcon aria-hidden fontSize="1.75rem" />
          Tiltaksmappe
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {props.title}
        </h1>
        {props.children}
      </div>
    </main>
  );
}
