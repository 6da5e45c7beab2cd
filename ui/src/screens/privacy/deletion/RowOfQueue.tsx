import { Button } from "@navikt/ds-react/Button";
import { Checkbox } from "@navikt/ds-react/Checkbox";
import type { DeletionRow } from "../../../api/types";
import { href } from "../../../app/router";
import { StageTag } from "../../../components/StageTag";
import { date, distance } from "../../../format";
import { kept, waits } from "./words";

/** One case of the queue: its day, why it has none or is held, and what can be done. */
export function RowOfQueue(props: {
  row: DeletionRow;
  chosen: boolean;
  choose: (on: boolean) => void;
  remove: () => void;
  hold: () => void;
}) {
  const { row } = props;
  const why = kept(row);
  const free = why === null;
  const whom = <span className="sr-only">{` ${row.participant}`}</span>;
  return (
    <li className="deletion-row">
      <div className="deletion-row__choose">
        {free && (
          <Checkbox
            size="small"
            hideLabel
            checked={props.chosen}
            onChange={(event) => props.choose(event.target.checked)}
          >
            Velg {row.participant}
          </Checkbox>
        )}
      </div>
      <div className="due-date">
        {row.due === null ? (
          <span className="subtle">Ingen dato</span>
        ) : (
          <>
            <span className="due-date__day">{date(row.due)}</span>
            <span className={(row.days ?? 0) < 0 && !waits(row) ? "overdue" : "subtle"}>
              {distance(row.days ?? 0)}
            </span>
          </>
        )}
      </div>
      <div className="deletion-row__who">
        <p className="row">
          <a href={href({ screen: "participant", id: row.case, tab: "personvern" })}>{row.participant}</a>
          {row.stage !== null && <StageTag stage={row.stage} held={row.hold !== null} />}
        </p>
        <p className="subtle small">
          {row.agreement} · {row.reference}
        </p>
        {row.undated !== null && <p className="subtle small">{row.undated}</p>}
        {why !== null && <p className="small deletion-row__why">{why}</p>}
      </div>
      <div className="deletion-row__do">
        {free && (
          <Button type="button" size="small" variant="secondary" onClick={props.remove}>
            Slett …{whom}
          </Button>
        )}
        <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={props.hold}>
          {row.hold === null ? "Stans …" : "Endre stansen …"}
          {whom}
        </Button>
      </div>
    </li>
  );
}
