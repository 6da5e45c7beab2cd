import { type ReactNode, useEffect, useRef, useState } from "react";
import "./screen.css";

/** A screen's frame. Its heading takes the focus when the screen opens, so that it is read aloud. */
export function Screen(props: {
  title: string;
  above?: ReactNode;
  below?: ReactNode;
  actions?: ReactNode;
  /** The report takes the window's whole width and height. */
  full?: boolean;
  narrow?: boolean;
  /** A table's room: as wide as the window allows, up to where rows are hard to follow. */
  wide?: boolean;
  /** The screen itself puts one back where one was. */
  resumes?: boolean;
  children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [begins] = useState(!props.resumes);
  useEffect(() => {
    if (!begins) return;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [begins]);
  const kind = props.full ? "full" : props.narrow ? "narrow" : props.wide ? "wide" : undefined;
  const shape = kind ? `screen screen--${kind}` : "screen";
  return (
    <div className={shape}>
      <div className="screen__top">
        <div className="screen__title">
          {props.above}
          <h1 ref={heading} tabIndex={-1}>
            {props.title}
          </h1>
          {props.below}
        </div>
        {props.actions && <div className="screen__actions">{props.actions}</div>}
      </div>
      {props.children}
    </div>
  );
}
