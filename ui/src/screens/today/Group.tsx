import { ChevronDownIcon, ChevronRightIcon } from "@navikt/aksel-icons";
import { useCallback } from "react";
import type { Nearness, TodayRow } from "../../api/types";
import { href } from "../../app/router";
import { Badges } from "../../components/Badges";
import { DueAction } from "../../components/DueAction";
import { DueDate } from "../../components/DueDate";
import { dueTitle } from "../../components/due";
import { LoanMark } from "../../components/LoanMark";
import { LongList } from "../../components/long/LongList";
import { nearness as words } from "../../words";

/** A row with a due date of two lines. */
const ROW_HEIGHT = 70;

/** The deadlines that are equally near; of `among` rows on the screen. With `fold` they can be put out of sight. */
export function Group(props: {
  group: Nearness;
  rows: TodayRow[];
  among: number;
  fold?: [unfolded: boolean, choose: (unfolded: boolean) => void];
}) {
  const { group, rows, among } = props;
  const [unfolded, choose] = props.fold ?? [true];
  const Arrow = unfolded ? ChevronDownIcon : ChevronRightIcon;
  const heading = (
    <>
      {words[group]} <span className="today__count">{rows.length}</span>
    </>
  );
  const urgent = group === "overdue" || group === "today";
  const keyOf = useCallback(
    (index: number) => {
      const row = rows[index];
      return row ? `${row.case} ${row.due.rule} ${row.due.occurrence} ${row.due.due}` : `${index}`;
    },
    [rows],
  );
  return (
    <section aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`} className="today__heading">
        {choose === undefined ? (
          heading
        ) : (
          <button
            type="button"
            className="today__fold"
            aria-expanded={unfolded}
            onClick={() => choose(!unfolded)}
          >
            <Arrow aria-hidden fontSize="1.5rem" />
            {heading}
          </button>
        )}
      </h2>
      {unfolded && (
        <LongList
          className={`today__rows today__rows--${group}`}
          count={rows.length}
          among={among}
          estimate={ROW_HEIGHT}
          keyOf={keyOf}
          item={() => ({ className: "today__row" })}
        >
          {(index) => {
            const row = rows[index];
            return row && <Content row={row} urgent={urgent} />;
          }}
        </LongList>
      )}
    </section>
  );
}

function Content({ row, urgent }: { row: TodayRow; urgent: boolean }) {
  return (
    <>
      <DueDate due={row.due} />
      <div className="today__what">
        <h3 className="today__title">
          {dueTitle(row.due)} <Badges due={row.due} />
        </h3>
        <p className="today__who">
          <a href={href({ screen: "participant", id: row.case, tab: "oversikt" })}>{row.participant}</a>
          <span className="subtle"> · {row.agreement}</span> <LoanMark loan={row.loan} />
        </p>
        {row.due.deletion?.hold && <p className="subtle small">Stanset: {row.due.deletion.hold}</p>}
      </div>
      {/* What is at a colleague's is done there. */}
      {(row.loan === null || (row.loan.direction === "in" && !row.loan.returning)) && (
        <DueAction caseId={row.case} participant={row.participant} due={row.due} primary={urgent} />
      )}
    </>
  );
}
