import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import type { ReportView } from "../../api/types";
import { href } from "../../app/router";
import { useAnswer } from "../../data/hooks";
import { inSentence, month as monthName } from "../../format";

/** The months of an evaluation's period that its figures are without, each with the way there. */
export function EvaluationMonths({ view }: { view: ReportView }) {
  const { agreement, period } = view.report;
  const ask =
    agreement === null || period === null
      ? null
      : { agreement, from: period[0].slice(0, 7), to: period[1].slice(0, 7) };
  const answer = useAnswer("results.period", ask).data;
  const missing = answer?.months.filter(({ over, delivered }) => over && !delivered) ?? [];
  if (agreement === null || missing.length === 0) return null;
  return (
    <InlineMessage status="warning" size="small">
      Tallene er uten måneder som ikke er levert:{" "}
      {missing.map(({ month }, index) => (
        <span key={month}>
          {index > 0 && (index + 1 === missing.length ? " og " : ", ")}
          <a href={href({ screen: "month", agreement, month })}>{inSentence(monthName(`${month}-01`))}</a>
        </span>
      ))}
      .
    </InlineMessage>
  );
}
