import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import type { Report } from "../../api/types";
import { date } from "../../format";

/** Says that the period reported on is not over, and what follows from it. Nothing once it is, or without a period. */
export function PeriodNote({ report, today, follows }: { report: Report; today: string; follows: string }) {
  const end = report.period?.[1];
  if (end === undefined || end <= today) return null;
  return (
    <InlineMessage status="info" size="small">
      Perioden varer til {date(end)}. {follows}
    </InlineMessage>
  );
}
