import type { ReactNode } from "react";
import { Mark } from "./Mark";
import type { PartState } from "./parts";

/** The page's parts with their state, beside them in a wide window and above them in a narrow one. */
export function Outline({ parts }: { parts: Record<string, PartState> }) {
  return (
    <nav className="month__outline" aria-label="Delene av månedsslutten">
      <ol className="plain-list">
        {Object.values(parts).map((part) => (
          <li key={part.id}>
            <a
              href={`#${part.id}`}
              className="month__step"
              onClick={(event) => {
                // The address belongs to the router.
                event.preventDefault();
                lead(part.id);
              }}
            >
              <span className="month__number">{part.number}</span>
              <span className="month__step-title">{part.title}</span>
              <span className="month__step-state">
                <span className="sr-only">: </span>
                <Mark shape={part.shape}>{part.state}</Mark>
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** To a part's heading. */
export function lead(id: string): void {
  const heading = document.getElementById(id);
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}

/** A part of the page under its numbered heading. */
export function Part({ of, children }: { of: PartState; children: ReactNode }) {
  return (
    <section className="month__part" aria-labelledby={of.id} data-part={of.id}>
      <h2 id={of.id} tabIndex={-1} className="month__heading">
        <span className="month__number">{of.number}</span>
        {of.title}
      </h2>
      {children}
    </section>
  );
}
