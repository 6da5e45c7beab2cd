import { ArrowLeftIcon } from "@navikt/aksel-icons";
import { Chips } from "@navikt/ds-react/Chips";
import { Select } from "@navikt/ds-react/Select";
import { useState } from "react";
import type { AgreementMonths, Months } from "../../api/types";
import { go, href } from "../../app/router";
import { Answer } from "../../components/Answer";
import { Screen } from "../../components/Screen";
import { useAnswer } from "../../data/hooks";
import { month as monthName } from "../../format";
import { choices } from "../../words";
import { capital } from "./MonthNow";
import { LENGTHS, type Length, shifted, spanOf } from "./span";
import { TargetCharts } from "./TargetCharts";
import "./months.css";
import "./targets.css";

/** Results against targets over a half-year, a year or any months. */
export function TargetsScreen({ agreement, today }: { agreement?: string | undefined; today: string }) {
  const months = useAnswer("months", {});
  return (
    <Screen
      title="Resultater mot mål"
      above={
        <p className="month__above">
          <a href={href({ screen: "months" })}>
            <ArrowLeftIcon aria-hidden />
            Månedsslutt
          </a>
        </p>
      }
    >
      <Answer of={months}>
        {(answer) => <Chosen answer={answer} agreement={agreement} today={today} />}
      </Answer>
    </Screen>
  );
}

function Chosen(props: { answer: Months; agreement: string | undefined; today: string }) {
  const { agreements } = props.answer;
  const chosen = agreements.find(({ agreement }) => agreement === props.agreement) ?? agreements[0];
  if (chosen === undefined) {
    return (
      <div className="empty">
        <h2>Ingen avtaler å måle ennå</h2>
        <p>Når den første måneden er levert, ser du her hvordan resultatene står mot målene i avtalen.</p>
      </div>
    );
  }
  return (
    <div className="stack">
      {agreements.length > 1 && (
        <Select
          size="small"
          label="Avtale"
          className="targets__agreement"
          value={chosen.agreement}
          onChange={(event) => go({ screen: "targets", agreement: event.target.value })}
        >
          {agreements.map((each) => (
            <option key={each.agreement} value={each.agreement}>
              {each.name}
            </option>
          ))}
        </Select>
      )}
      <Period key={chosen.agreement} of={chosen} today={props.today} />
    </div>
  );
}

// Kept while one looks at a month; gone with the window.
let kept: { length: Length; own: [from: string, to: string] | undefined } = {
  length: "half",
  own: undefined,
};

function Period({ of, today }: { of: AgreementMonths; today: string }) {
  const [length, setLength] = useState<Length>(kept.length);
  const last = shifted(today.slice(0, 7), -1);
  const [own, setOwn] = useState<[string, string]>(kept.own ?? spanOf("half", last));
  const keep = (length: Length, own: [string, string]) => {
    kept = { length, own };
    setLength(length);
    setOwn(own);
  };
  const known = of.months.map((each) => each.month.slice(0, 7));
  const offered = [...new Set([...known, ...own])].sort().reverse();
  const [from, to] = length === "own" ? own : within(spanOf(length, last), known.at(-1) ?? last);
  const backwards = from > to;
  const view = useAnswer("results.period", backwards ? null : { agreement: of.agreement, from, to });
  const months = (label: string, index: 0 | 1) => (
    <Select
      size="small"
      label={label}
      value={own[index]}
      error={index === 1 && backwards ? "Velg en måned som ikke er før den første." : undefined}
      onChange={(event) => {
        const next: [string, string] = [...own];
        next[index] = event.target.value;
        keep("own", next);
      }}
    >
      {offered.map((month) => (
        <option key={month} value={month}>
          {capital(monthName(month))}
        </option>
      ))}
    </Select>
  );
  return (
    <>
      <section aria-label="Periode" className="stack">
        <Chips size="small" aria-label="Velg periode">
          {choices(LENGTHS).map(([id, words]) => (
            <Chips.Toggle
              key={id}
              data-color="neutral"
              selected={length === id}
              onClick={() => keep(id, id === "own" ? [from, to] : own)}
            >
              {words}
            </Chips.Toggle>
          ))}
        </Chips>
        {length === "own" && (
          <div className="targets__period">
            {months("Fra og med", 0)}
            {months("Til og med", 1)}
          </div>
        )}
      </section>
      {!backwards && <Answer of={view}>{(answer) => <TargetCharts view={answer} />}</Answer>}
    </>
  );
}

/** A period from the first month on: before it there was nobody. */
function within([from, to]: [string, string], first: string): [string, string] {
  const begins = from < first ? first : from;
  return [begins, to < begins ? begins : to];
}
