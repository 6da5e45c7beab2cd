import { href } from "../../app/router";
import { useAnswer } from "../../data/hooks";
import { ofMonth } from "./period";

/** Leads to an agreement's indicators, of a month `2026-10` if given; nothing where it has none. */
export function IndicatorsLink(props: { agreement: string | undefined; month?: string }) {
  const agreements = useAnswer("agreements", {}).data?.agreements;
  const of = agreements?.find(({ id, newest }) => newest && id === props.agreement);
  if (of === undefined || of.indicators.length === 0) return null;
  const period = props.month === undefined ? {} : { period: ofMonth(props.month) };
  return (
    <p>
      <a href={href({ screen: "indicators", agreement: of.id, ...period })}>
        Se indikatorene<span className="sr-only"> for {of.title}</span>
      </a>
    </p>
  );
}
