import { Button } from "@navikt/ds-react/Button";
import { Select } from "@navikt/ds-react/Select";
import { useEffect, useRef, useState } from "react";
import type { Earlier, EarlierReport, ReportView } from "../../api/types";
import { Answer } from "../../components/Answer";
import { useAnswer } from "../../data/hooks";
import { date, span } from "../../format";
import { allSlots, NOT_APPLICABLE, slotLabel, textOf, type Values } from "./slots";
import type { Actions } from "./useReportForm";

/** An earlier report as a whole, beside the draft. It follows the field that one is in. */
export function EarlierPane(props: {
  view: ReportView;
  earlier: Earlier;
  /** The field that one is in. */
  here: string | undefined;
  values: Values;
  actions: Actions;
}) {
  const { earlier } = props;
  const [chosen, setChosen] = useState(earlier.reports[0]?.id);
  const report = earlier.reports.find(({ id }) => id === chosen) ?? earlier.reports[0];
  const whole = useAnswer("report", report ? { id: report.id } : null);
  if (report === undefined) return null;
  return (
    <section className="earlier" aria-label={`Forrige rapport: ${report.title}`}>
      <div className="earlier__top">
        {earlier.reports.length > 1 ? (
          <Select
            size="small"
            label="Tidligere rapport"
            value={report.id}
            onChange={(event) => setChosen(event.target.value)}
          >
            {earlier.reports.map((each) => (
              <option key={each.id} value={each.id}>
                {described(each)}
              </option>
            ))}
          </Select>
        ) : (
          <h2>{described(report)}</h2>
        )}
      </div>
      <Answer of={whole}>{(view) => <Whole {...props} of={view} report={report} />}</Answer>
    </section>
  );
}

function described(report: EarlierReport): string {
  const when = report.delivered ? `levert ${date(report.delivered)}` : "utkast";
  return [report.title, report.period && span(report.period), when].filter(Boolean).join(", ");
}

function Whole(props: {
  of: ReportView;
  report: EarlierReport;
  view: ReportView;
  earlier: Earlier;
  here: string | undefined;
  values: Values;
  actions: Actions;
}) {
  const { of, report, here, values, actions } = props;
  const list = useRef<HTMLDListElement>(null);
  const theirs = of.report.values as Values;
  const same = of.template.id === props.view.template.id;
  const own = new Map(allSlots(props.view.template, values).map((slot) => [slot.key, slot]));
  // Of another form, the field that asks for the same: the back end has matched them.
  const target = (key: string) => {
    if (same) return own.get(key);
    const text = theirs[key];
    const match = Object.entries(props.earlier.texts).find(
      ([, each]) => each?.report === report.id && each.text === text,
    );
    return match && own.get(match[0]);
  };

  useEffect(() => {
    if (here === undefined) return;
    const entry = [...(list.current?.children ?? [])].find((each) => each.getAttribute("data-for") === here);
    entry?.scrollIntoView({ block: "nearest" });
  }, [here]);

  return (
    <dl className="earlier__list" ref={list}>
      {allSlots(of.template, theirs).map((slot) => {
        const text = textOf(theirs, slot.key);
        const to = target(slot.key);
        const writes = to && (to.field.kind === "text" || to.field.kind === "line");
        return (
          <div
            key={slot.key}
            data-for={to?.key}
            className={to && to.key === here ? "earlier__entry earlier__entry--here" : "earlier__entry"}
          >
            <dt>{slotLabel(slot)}</dt>
            <dd>
              <p>{text === "" ? <span className="subtle">Ikke fylt ut</span> : text}</p>
              {to && writes && text !== "" && text !== NOT_APPLICABLE && textOf(values, to.key) !== text && (
                <Button
                  type="button"
                  size="xsmall"
                  variant="tertiary"
                  onClick={() =>
                    actions.apply({ [to.key]: text }, `Kopiert fra ${report.title}: ${slotLabel(to)}`)
                  }
                >
                  Kopier hit<span className="sr-only"> til {slotLabel(to)} i utkastet</span>
                </Button>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
