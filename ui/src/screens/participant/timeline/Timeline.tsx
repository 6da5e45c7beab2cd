import {
  BulletListIcon,
  CheckmarkCircleFillIcon,
  CircleIcon,
  ExclamationmarkTriangleFillIcon,
  PencilIcon,
} from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { TabProps } from "../Participant";
import { layout, type Placed, type PlacedLane } from "./layout";
import { type Look, type Model, model } from "./model";
import "./timeline.css";

/** The case as a drawing with a time axis; and the same in words, for whoever does not see it or wants the dates. */
export function Timeline({ view, today }: TabProps) {
  const drawn = useMemo(() => model(view, today), [view, today]);
  const [listed, setListed] = useState(false);
  return (
    <section className="timeline" aria-labelledby="timeline">
      <div className="spread timeline__heading">
        <h2 id="timeline">Tidslinje</h2>
        {drawn && (
          <Button
            type="button"
            size="xsmall"
            variant="tertiary"
            icon={<BulletListIcon aria-hidden />}
            aria-expanded={listed}
            onClick={() => setListed(!listed)}
          >
            {listed ? "Skjul listen" : "Vis som liste"}
          </Button>
        )}
      </div>
      {drawn === null ? (
        <p className="subtle">Tidslinjen tegnes når bestillingen eller oppstarten er registrert.</p>
      ) : (
        <>
          <Drawing of={drawn} />
          {listed && <Words of={drawn} />}
        </>
      )}
    </section>
  );
}

function Drawing({ of }: { of: Model }) {
  const track = useRef<HTMLDivElement>(null);
  const width = useWidth(track);
  const { lanes, ticks, today } = useMemo(() => layout(of, width), [of, width]);
  return (
    <div className="timeline__drawing" role="img" aria-label={of.summary}>
      <div className="timeline__axis">
        <div className="timeline__lines" ref={track}>
          {ticks.map((tick) => (
            <span
              key={tick.at}
              className={tick.year ? "timeline__tick timeline__tick--year" : "timeline__tick"}
              style={{ left: tick.at }}
            >
              {tick.text}
            </span>
          ))}
          {today !== null && (
            <span className={`timeline__today timeline__today--${today.side}`} style={{ left: today.at }}>
              <span>I dag</span>
            </span>
          )}
          {today === null && of.today > of.to && <span className="timeline__later">I dag ›</span>}
        </div>
      </div>
      {lanes.map((lane) => (
        <LaneRows key={lane.name} lane={lane} />
      ))}
    </div>
  );
}

function LaneRows({ lane }: { lane: PlacedLane }) {
  return (
    <div className="timeline__lane">
      <span className="timeline__name">{lane.name}</span>
      <div className="timeline__track" style={{ height: `${lane.rows * 1.5}rem` }}>
        {lane.items.map((placed) => (
          <Drawn key={`${placed.item.words} ${placed.left}`} placed={placed} />
        ))}
      </div>
    </div>
  );
}

const ICONS: Partial<Record<Look, ReactNode>> = {
  delivered: <CheckmarkCircleFillIcon aria-hidden />,
  late: <CheckmarkCircleFillIcon aria-hidden />,
  overdue: <ExclamationmarkTriangleFillIcon aria-hidden />,
  missed: <ExclamationmarkTriangleFillIcon aria-hidden />,
  draft: <PencilIcon aria-hidden />,
  coming: <CircleIcon aria-hidden />,
};

function Drawn({ placed }: { placed: Placed }) {
  const { item } = placed;
  const edges = [placed.fromBefore && "timeline__item--before", placed.goesOn && "timeline__item--on"];
  const shape = item.mark ? "timeline__mark" : "timeline__bar";
  const beside = placed.label === "after" || placed.label === "before";
  const icon = ICONS[item.look];
  // A bar as narrow as its icon would show half of it.
  const room = item.mark || placed.width >= 20;
  return (
    <span
      className={[shape, `timeline__item--${item.look}`, ...edges].filter(Boolean).join(" ")}
      style={{ left: placed.left, width: placed.width, top: `${placed.row * 1.5}rem` }}
      title={item.words}
    >
      {room && icon}
      {placed.label === "inside" && <span className="timeline__inside">{placed.text}</span>}
      {beside && <span className={`timeline__beside timeline__beside--${placed.label}`}>{placed.text}</span>}
    </span>
  );
}

/** The same in words, lane by lane. */
function Words({ of }: { of: Model }) {
  return (
    <div className="timeline__words">
      {of.lanes.map((lane) => (
        <div key={lane.name}>
          <h3>{lane.name}</h3>
          <ul>
            {lane.items.map((item) => (
              <li key={`${item.words} ${item.from}`}>{item.words}</li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

/** How wide an element is, as it changes; measured before the first picture is shown. */
function useWidth(of: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = of.current;
    if (element === null) return;
    const measure = () => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return width;
}
