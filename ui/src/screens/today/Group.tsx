import { useCallback } from "react";
import type { Nearness, TodayRow } from "../../api/types";
import { href } from "../../app/router";
import { Badges } from "../../components/Badges";
import { DueAction } from "../../components/DueAction";
import { DueDate } from "../../components/DueDate";
import { dueTitle } from "../../components/due";
import { LongList } from "../../components/long/LongList";
import { nearness as words } from "../../words";

/** A row with a due date of two lines. */
const ROW_HEIGHT = 70;

/** The deadlines that are equally near; of `among` rows on the screen. */
export function Group({ group, rows, among }: { group: Nearness; rows: TodayRow[]; among: number }) {
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
        {words[group]} <span className="today__count">{rows.length}</span>
      </h2>
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
          <span className="subtle"> · {row.agreement}</span>
        </p>
      </div>
      <DueAction caseId={row.case} participant={row.participant} due={row.due} primary={urgent} />
    </>
  );
}
