import { BarChartIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { useEffect } from "react";
import type { Months } from "../../api/types";
import { href } from "../../app/router";
import { Answer } from "../../components/Answer";
import { FirstParticipant } from "../../components/demo/FirstParticipant";
import { Screen } from "../../components/Screen";
import { useAnswer } from "../../data/hooks";
import { MonthNow } from "./MonthNow";
import { MonthYears } from "./MonthYears";
import { beginAnew } from "./place";
import "./months.css";

/** «Månedsslutt»: each agreement's months, the one to be done now on top. */
export function MonthsScreen({ today }: { today: string }) {
  const months = useAnswer("months", {});
  useEffect(beginAnew, []);
  return (
    <Screen
      title="Månedsslutt"
      below={
        <p className="subtle prose">Fra mangler i sakene til levert rapport og krav, én avtale om gangen.</p>
      }
      actions={
        <>
          <Button
            as="a"
            size="small"
            variant="secondary"
            icon={<BarChartIcon aria-hidden />}
            href={href({ screen: "targets" })}
          >
            Resultater mot mål
          </Button>
          <Button as="a" size="small" variant="secondary" href={href({ screen: "statistics" })}>
            Statistikk år for år
          </Button>
        </>
      }
    >
      <Answer of={months}>{(answer) => <All answer={answer} today={today} />}</Answer>
    </Screen>
  );
}

function All({ answer, today }: { answer: Months; today: string }) {
  if (answer.agreements.length === 0) {
    return (
      <FirstParticipant title="Ingen måneder ennå">
        Når den første deltakeren har startet, står månedene her med det som skal telles, kreves og leveres.
      </FirstParticipant>
    );
  }
  return (
    <div className="stack stack--loose">
      <MonthNow agreements={answer.agreements} today={today} />
      <MonthYears agreements={answer.agreements} />
    </div>
  );
}
