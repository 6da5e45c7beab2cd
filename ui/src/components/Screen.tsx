import { type ReactNode, useEffect, useRef } from "react";
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
  children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  const shape = props.full ? "screen screen--full" : props.narrow ? "screen screen--narrow" : "screen";
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
