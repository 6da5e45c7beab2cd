import { CheckmarkCircleFillIcon } from "@navikt/aksel-icons";
import { Tag } from "@navikt/ds-react/Tag";
import type { MissingRow, MonthView } from "../../api/types";
import { href } from "../../app/router";
import { counted } from "../../format";
import { MissingAction } from "./MissingAction";

/** What the cases lack, participant by participant, each with the way to mend it. */
export function MissingEntries({ view }: { view: MonthView }) {
  const { missing } = view;
  const blocking = missing.filter(({ blocks }) => blocks).length;
  if (missing.length === 0) {
    return (
      <p className="month__fine">
        <CheckmarkCircleFillIcon aria-hidden />
        Ingenting mangler i sakene for denne måneden.
      </p>
    );
  }
  return (
    <>
      <p className="prose">
        {blocking > 0
          ? `${counted(blocking, "mangel", "mangler")} må rettes før rapporten kan registreres levert. Resten bør du se på.`
          : "Ingenting av dette hindrer levering, men tallene blir riktigere når det er sett på."}
      </p>
      <ul className="plain-list month__rows">
        {missing.map((row) => (
          <li key={keyOf(row)} className="month__row">
            <div className="month__what">
              <p className="month__who">
                <a
                  data-place={`navn ${keyOf(row)}`}
                  href={href({ screen: "participant", id: row.case, tab: "oversikt" })}
                >
                  {row.name}
                </a>
                {row.blocks && (
                  <Tag size="xsmall" variant="outline" data-color="warning">
                    Må rettes
                  </Tag>
                )}
              </p>
              <p>{row.text}</p>
            </div>
            <MissingAction row={row} place={`rett ${keyOf(row)}`} />
          </li>
        ))}
      </ul>
    </>
  );
}

function keyOf({ case: id, kind, date, text }: MissingRow): string {
  return `${id} ${kind} ${date ?? text}`;
}
