import { PersonPlusIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { CaseRow, Cases } from "../../api/types";
import { href } from "../../app/router";
import { Answer } from "../../components/Answer";
import { FirstParticipant } from "../../components/demo/FirstParticipant";
import { LongTable, type LongTableHandle } from "../../components/long/LongTable";
import { Waiting } from "../../components/long/Waiting";
import { Screen } from "../../components/Screen";
import { useAnswer } from "../../data/hooks";
import { counted } from "../../format";
import { useArrangement } from "./arrangement";
import { ColumnsMenu } from "./ColumnsMenu";
import { AgreementMenu, Filters } from "./Filters";
import { arrived, filtered, type Left, NO_FILTER, setFilter, useFilter, whereLeft } from "./kept";
import { sorted } from "./sort";
import "./portfolio.css";

/** «Portefølje»: every participant, with what the counsellor looks for first. */
export function Portfolio() {
  const list = useAnswer("list", {});
  const [back] = useState(whereLeft);
  return (
    <Screen
      title="Portefølje"
      wide
      resumes={back !== undefined}
      actions={
        <Button
          as="a"
          size="small"
          href={href({ screen: "new-participant" })}
          icon={<PersonPlusIcon aria-hidden />}
        >
          Ny deltaker
        </Button>
      }
    >
      <Answer of={list} waiting={<Waiting />}>
        {(answer) => (answer.cases.length === 0 ? <None /> : <Overview answer={answer} back={back} />)}
      </Answer>
    </Screen>
  );
}

function None() {
  return (
    <FirstParticipant title="Ingen deltakere ennå">
      Deltakerne du legger inn, står her med frister, timer og siste kontakt.
    </FirstParticipant>
  );
}

/** A row as it usually is: a name, and a deadline of two lines. */
const ROW_HEIGHT = 57;

function Overview({ answer, back }: { answer: Cases; back: Left | undefined }) {
  const { cases } = answer;
  const filter = useFilter();
  const arrangement = useArrangement();
  const { columns, sort } = arrangement;
  const { shown, hidden } = useMemo(() => filtered(cases, filter), [cases, filter]);
  const rows = useMemo(() => sorted(shown, sort), [shown, sort]);
  const at = useCallback((index: number) => rows[index], [rows]);
  const keyOf = useCallback((index: number) => rows[index]?.case ?? `${index}`, [rows]);
  const table = useRef<LongTableHandle>(null);
  useBack(rows, back, table);
  return (
    <>
      <Filters cases={cases} filter={filter}>
        <AgreementMenu cases={cases} filter={filter} />
        <ColumnsMenu arrangement={arrangement} />
      </Filters>
      <Standing shown={rows.length} of={cases.length} hidden={hidden} filtering={filter !== NO_FILTER} />
      {rows.length > 0 && (
        <LongTable
          ref={table}
          label="Deltakere"
          count={rows.length}
          at={at}
          keyOf={keyOf}
          columns={columns}
          estimate={ROW_HEIGHT}
          sort={sort}
          onSort={arrangement.sortBy}
        />
      )}
      {rows.some((row) => row.quiet) && (
        <p className="subtle small portfolio__note">
          «Råd: ta kontakt» er appens eget råd når det er mer enn {answer.quiet_after_days} dager siden siste
          kontakt. Avtalen krever det ikke.
        </p>
      )}
    </>
  );
}

/** How many are shown, and the ways to the others. The line is always there, so that nothing moves when it says more. */
function Standing(props: { shown: number; of: number; hidden: number; filtering: boolean }) {
  const { shown, of, hidden, filtering } = props;
  const all = counted(of, "deltaker", "deltakere");
  return (
    <>
      <div className="portfolio__standing">
        <p role="status" className="subtle">
          {shown < of ? `Viser ${shown} av ${all}. ` : all}
          {hidden > 0 && `${counted(hidden, "ferdig", "ferdige")} er skjult.`}
        </p>
        {hidden > 0 && (
          <Button
            type="button"
            size="xsmall"
            variant="tertiary"
            onClick={() => setFilter({ finished: true })}
          >
            Vis ferdige
          </Button>
        )}
        {filtering && (
          <Button type="button" size="xsmall" variant="tertiary" onClick={() => setFilter(NO_FILTER)}>
            Nullstill filtre
          </Button>
        )}
      </div>
      {shown === 0 && (
        <div className="empty">
          <p>Ingen deltakere passer med det du har valgt.</p>
        </div>
      )}
    </>
  );
}

/** Puts one back on the row from which one went, where it stood. */
function useBack(rows: CaseRow[], back: Left | undefined, table: RefObject<LongTableHandle | null>): void {
  const first = useRef(rows);
  useEffect(() => {
    arrived();
    if (back === undefined) return;
    const at = first.current.findIndex((row) => row.case === back.case);
    if (at >= 0) table.current?.focus(at, back.top);
    else document.querySelector<HTMLElement>("main h1")?.focus();
  }, [back, table]);
}
