import { FolderFileFillIcon } from "@navikt/aksel-icons";
import { type ReactNode, useEffect, useRef } from "react";
import "./start.css";

const STEPS = ["Passordfrase", "Gjenopprettingskode", "Dine opplysninger"];

/**
 * The one card of a start screen. `focusHeading` is off where a field takes the focus at once; `step` is 1, 2 or 3 in
 * the first start.
 */
export function Card(props: {
  title: string;
  wide?: boolean;
  step?: 1 | 2 | 3;
  focusHeading?: boolean;
  children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const take = props.focusHeading ?? true;
  useEffect(() => {
    if (take) heading.current?.focus();
  }, [take]);
  return (
    <main className="centred">
      <div className={props.wide || props.step ? "card card--wide" : "card"}>
        <p className="card__name">
          <FolderFileFillIcon aria-hidden fontSize="1.75rem" />
          Tiltaksmappe
        </p>
        {props.step && <Steps now={props.step} />}
        <h1 ref={heading} tabIndex={-1}>
          {props.title}
        </h1>
        {props.children}
      </div>
    </main>
  );
}

/** «1 Passordfrase – 2 Gjenopprettingskode – 3 Dine opplysninger». */
function Steps({ now }: { now: number }) {
  return (
    <ol className="steps" aria-label={`Steg ${now} av ${STEPS.length}`}>
      {STEPS.map((name, i) => (
        <li
          key={name}
          className={i + 1 < now ? "steps__done" : undefined}
          aria-current={i + 1 === now ? "step" : undefined}
        >
          <span className="steps__number">{i + 1}</span> {name}
        </li>
      ))}
    </ol>
  );
}
