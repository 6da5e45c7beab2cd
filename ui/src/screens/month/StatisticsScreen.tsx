import { ArrowLeftIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { Select } from "@navikt/ds-react/Select";
import { Table } from "@navikt/ds-react/Table";
import { useState } from "react";
import type { AgreementYears, Statistics, YearRow } from "../../api/types";
import { useAnnounce } from "../../app/announce";
import { href } from "../../app/router";
import { Answer } from "../../components/Answer";
import { type Bar, BarChart } from "../../components/BarChart";
import { ErrorMessage } from "../../components/ErrorMessage";
import { Screen } from "../../components/Screen";
import { useAnswer, useSend, useTask } from "../../data/hooks";
import { counted, date } from "../../format";
import "./months.css";
import "./targets.css";

/** Year by year, without anybody being told of: what outlives the participants' records. */
export function StatisticsScreen() {
  const statistics = useAnswer("statistics", {});
  return (
    <Screen
      title="Statistikk år for år"
      above={
        <p className="month__above">
          <a href={href({ screen: "months" })}>
            <ArrowLeftIcon aria-hidden />
            Månedsslutt
          </a>
        </p>
      }
    >
      <Answer of={statistics}>{(answer) => <Agreements answer={answer} />}</Answer>
    </Screen>
  );
}

function Agreements({ answer }: { answer: Statistics }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const of = answer.agreements.find(({ agreement }) => agreement === chosen) ?? answer.agreements[0];
  if (of === undefined) {
    return (
      <div className="empty">
        <h2>Ingen statistikk ennå</h2>
        <p>Statistikken bygger på leverte måneder. Når den første er levert, begynner året her.</p>
      </div>
    );
  }
  return (
    <div className="stack stack--loose">
      {answer.agreements.length > 1 && (
        <Select
          size="small"
          label="Avtale"
          className="targets__agreement"
          value={of.agreement}
          onChange={(event) => setChosen(event.target.value)}
        >
          {answer.agreements.map((each) => (
            <option key={each.agreement} value={each.agreement}>
              {each.name}
            </option>
          ))}
        </Select>
      )}
      <p className="prose">
        Uttrekket blir stående når opplysningene om deltakerne slettes. Grupper på 1–
        {answer.smallest_group - 1} er skjult, og så mange tall ved siden av at ingen av dem kan regnes ut.
        Lag det før årets deltakere slettes.
      </p>
      <Years key={of.agreement} of={of} />
    </div>
  );
}

/** What is shown of a year: what is kept, or else what would be. */
function told(year: YearRow): YearRow["now"] {
  return year.extract?.figures ?? year.now;
}

function text(count: number | null | undefined): string {
  return count === null || count === undefined ? "skjult" : String(count);
}

function Years({ of }: { of: AgreementYears }) {
  const [figure, setFigure] = useState(of.figures[0]?.id ?? "");
  const title = of.figures.find(({ id }) => id === figure)?.title ?? "";
  const bars: Bar[] = of.years.toReversed().map((year) => {
    const count = told(year)[figure] ?? null;
    return {
      id: String(year.year),
      label: String(year.year),
      value: count,
      text: count === null ? "skjult" : counted(count, "deltaker", "deltakere"),
      ...(year.over ? {} : { remark: "året er ikke over" }),
    };
  });
  return (
    <>
      {of.years.map((year) => (
        <Year key={year.year} agreement={of.agreement} year={year} />
      ))}
      <section className="panel targets__chart stack">
        <Select
          size="small"
          label="Vis i diagrammet"
          className="targets__agreement"
          value={figure}
          onChange={(event) => setFigure(event.target.value)}
        >
          {of.figures.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
        <BarChart title={title} level={2} columns={["År", "Antall"]} bars={bars} />
      </section>
      <section aria-labelledby="alle-tall">
        <h2 id="alle-tall">Alle tall</h2>
        <div className="scroll-x">
          <Table size="small" className="dense">
            <Table.Header>
              <Table.Row>
                <Table.ColumnHeader>Hva som telles</Table.ColumnHeader>
                {of.years.map(({ year }) => (
                  <Table.ColumnHeader key={year} align="right">
                    {year}
                  </Table.ColumnHeader>
                ))}
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {of.figures.map(({ id, title }) => (
                <Table.Row key={id}>
                  <Table.HeaderCell scope="row">{title}</Table.HeaderCell>
                  {of.years.map((year) => (
                    <Table.DataCell key={year.year} align="right">
                      {text(told(year)[id])}
                    </Table.DataCell>
                  ))}
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
      </section>
    </>
  );
}

function Year({ agreement, year }: { agreement: string; year: YearRow }) {
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const make = async () => {
    await send("statistics.extract", { agreement, year: year.year });
    announce(`Uttrekket for ${year.year} er laget`);
  };
  const { extract } = year;
  const months = counted(extract?.months ?? year.delivered, "levert måned", "leverte måneder");
  return (
    <section aria-labelledby={`year-${year.year}`}>
      <div className="spread">
        <h2 id={`year-${year.year}`}>{year.year}</h2>
        {year.delivered > 0 && (extract === null || year.outdated) && (
          <Button
            type="button"
            size="small"
            variant={year.over ? "primary" : "secondary"}
            loading={task.busy}
            onClick={() => void task.run(make)}
          >
            {extract === null ? "Lag uttrekk" : "Lag uttrekket på nytt"}
            <span className="sr-only"> for {year.year}</span>
          </Button>
        )}
      </div>
      <p>
        {extract === null
          ? `Uttrekket er ikke laget. Tallene her er av ${months}.`
          : `Uttrekket ble laget ${date(extract.made)} av ${months}.`}{" "}
        {year.outdated && <strong>Måneder er levert eller rettet siden.</strong>}
      </p>
      <ErrorMessage error={task.error} />
    </section>
  );
}
