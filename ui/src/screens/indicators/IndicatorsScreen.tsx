import { ArrowLeftIcon, FilePlusIcon, TasklistIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { useRef } from "react";
import type { Indicators } from "../../api/types";
import { go, href } from "../../app/router";
import { Answer } from "../../components/Answer";
import { ErrorMessage } from "../../components/ErrorMessage";
import { Screen } from "../../components/Screen";
import { useAnswer, useSend, useTask } from "../../data/hooks";
import { date, inSentence } from "../../format";
import { Indicator } from "./Indicator";
import { PeriodChooser } from "./PeriodChooser";
import { known, type Period, told } from "./period";
import "./indicators.css";

/** An agreement's indicators over a period that one chooses, each by itself. */
export function IndicatorsScreen(props: { agreement: string; period: Period | undefined; today: string }) {
  const { agreement, today } = props;
  const period = props.period ?? known("month", today);
  const asked = useAnswer("indicators", { agreement, from: period[0], to: period[1] });
  const view = useKept(asked);
  return (
    <Screen
      title="Indikatorer"
      above={
        <p className="indicators__above">
          <a href={href({ screen: "months" })}>
            <ArrowLeftIcon aria-hidden />
            Månedsslutt
          </a>
        </p>
      }
      below={view.data && <p className="subtle">{view.data.name}</p>}
      actions={view.data && <Write view={view.data} />}
    >
      <div className="stack stack--loose">
        <PeriodChooser
          period={period}
          today={today}
          onChoose={(chosen) => go({ screen: "indicators", agreement, period: chosen })}
        />
        <Answer of={view}>{(answer) => <List view={answer} />}</Answer>
      </div>
    </Screen>
  );
}

/** What stood there stays until the next period's answer is there, so that nothing blinks. */
function useKept(asked: ReturnType<typeof useAnswer<"indicators">>) {
  const kept = useRef(asked.data);
  if (asked.data !== undefined) kept.current = asked.data;
  const data = asked.error === null ? (asked.data ?? kept.current) : undefined;
  return { data, error: asked.error, refetch: asked.refetch };
}

/** The form that they are written on: begun, or the one that is there. */
function Write({ view }: { view: Indicators }) {
  const send = useSend();
  const task = useTask();
  const { form, period } = view;
  if (form === null || view.participants === 0 || view.until < period[0]) return null;
  const name = inSentence(form.title);
  if (form.report !== null) {
    return (
      <Button
        as="a"
        size="small"
        variant="secondary"
        icon={<TasklistIcon aria-hidden />}
        href={href({ screen: "report", id: form.report })}
      >
        {form.delivered ? `Se levert ${name}` : `Fortsett på ${name}`}
      </Button>
    );
  }
  const begin = () =>
    task.run(async () => {
      const { id } = await send("report.begin", { template: form.template, occurrence: null, period });
      go({ screen: "report", id });
    });
  return (
    <>
      <ErrorMessage error={task.error} />
      <Button
        type="button"
        size="small"
        icon={<FilePlusIcon aria-hidden />}
        loading={task.busy}
        onClick={() => void begin()}
      >
        Skriv {name}
      </Button>
    </>
  );
}

function List({ view }: { view: Indicators }) {
  if (view.indicators.length === 0) {
    return <Empty>Avtalen har ingen indikatorer.</Empty>;
  }
  if (view.participants === 0) {
    return (
      <Empty>Du har ingen deltakere under avtalen. Indikatorene regnes ut av det du fører på dem.</Empty>
    );
  }
  if (view.until < view.period[0]) {
    return <Empty>Perioden har ikke begynt. Velg en annen.</Empty>;
  }
  return (
    <section className="stack" aria-labelledby="indicators">
      <div>
        <h2 id="indicators">{heading(view)}</h2>
        <p className="subtle prose">
          Hver indikator leses for seg; ingen av dem legges sammen. «–»: ingenting å telle.
        </p>
      </div>
      <ul className="plain-list indicators">
        {view.indicators.map((indicator) => (
          <Indicator key={indicator.id} of={indicator} />
        ))}
      </ul>
    </section>
  );
}

/** `Oktober 2026`, and how far it has come. */
function heading(view: Indicators): string {
  const name = told(view.period);
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  return view.until < view.period[1] ? `${capital}, til og med ${date(view.until)}` : capital;
}

function Empty({ children }: { children: string }) {
  return (
    <div className="empty">
      <p>{children}</p>
    </div>
  );
}
