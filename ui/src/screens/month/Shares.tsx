import type { MonthView } from "../../api/types";
import { href } from "../../app/router";
import { Mark } from "./Mark";
import { percentOf, standsAgainst } from "./percent";

/** The shares that the report asks for, and the agreement's targets beside them. */
export function Shares({ view }: { view: MonthView }) {
  const targets = view.targets.filter(({ counted }) => counted);
  if (view.shares.length + targets.length === 0) return null;
  return (
    <div>
      <h3>Andeler og mål</h3>
      <ul className="plain-list month__shares">
        {view.shares.map((share) => (
          <li key={share.id} className="month__share">
            <span>{share.title}</span>
            <span className="number">
              <span className="sr-only">: </span>
              {percentOf(share.percent)}
            </span>
          </li>
        ))}
        {targets.map((target) => {
          const stands = standsAgainst(target);
          return (
            <li key={target.about} className="month__share">
              <span>
                {target.about}
                <br />
                <span className="subtle small">
                  Mål {target.percent} %{target.of > 0 && `. Denne måneden ${target.reached} av ${target.of}`}
                </span>
              </span>
              <span className="month__reached">
                <span className="sr-only">: </span>
                {stands === "none" ? (
                  "–"
                ) : (
                  <Mark shape={stands === "reached" ? "done" : "ready"}>
                    {`${percentOf(target.share)}, ${stands === "reached" ? "nådd" : "under målet"}`}
                  </Mark>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {targets.length > 0 && (
        <p className="small">
          Én måned sier lite alene.{" "}
          <a data-place="mal" href={href({ screen: "targets", agreement: view.agreement })}>
            Se resultatene mot målene over tid
          </a>
        </p>
      )}
    </div>
  );
}
