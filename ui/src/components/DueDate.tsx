import type { Due } from "../api/types";
import { date, distance } from "../format";
import "./due-date.css";

/** A due date with how far off it is, and the last working day by which to do it where that differs. */
export function DueDate({ due }: { due: Pick<Due, "due" | "work_by" | "days"> }) {
  return (
    <div className="due-date">
      <span className="due-date__day">{date(due.due)}</span>
      <span className={due.days < 0 ? "overdue" : "subtle"}>{distance(due.days)}</span>
      {due.work_by !== due.due && due.days >= 0 && (
        <span className="due-date__by">gjør innen {date(due.work_by)}</span>
      )}
    </div>
  );
}
