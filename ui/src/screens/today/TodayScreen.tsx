import { PersonPlusIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { LocalAlert } from "@navikt/ds-react/LocalAlert";
import type { Nearness, Today, TodayRow } from "../../api/types";
import { href } from "../../app/router";
import { Answer } from "../../components/Answer";
import { Badges } from "../../components/Badges";
import { DueAction } from "../../components/DueAction";
import { DueDate } from "../../components/DueDate";
import { dueTitle } from "../../components/due";
import { Screen } from "../../components/Screen";
import { useAnswer } from "../../data/hooks";
import { counted } from "../../format";
import { nearness as words } from "../../words";
import { PortfolioDues } from "./PortfolioDues";
import "./today.css";

const GROUPS: Nearness[] = ["overdue", "today", "this-week", "next-30-days", "later"];

/** «I dag»: what is due, nearest first, each row leading straight to what settles it. */
export function TodayScreen() {
  const today = useAnswer("today", {});
  return (
    <Screen title="I dag" below={today.data && <p className="subtle">{summary(today.data)}</p>}>
      <Answer of={today}>{(answer) => <Groups today={answer} />}</Answer>
    </Screen>
  );
}

function summary(today: Today): string {
  const overdue = today.rows.filter((row) => row.due.nearness === "overdue").length;
  const participants = counted(today.cases, "deltaker", "deltakere");
  if (today.cases === 0) return "Ingen deltakere ennå";
  if (overdue === 0) return `${participants}, ingenting er forfalt`;
  return `${participants}, ${counted(overdue, "frist er forfalt", "frister er forfalt")}`;
}

function Groups({ today }: { today: Today }) {
  if (today.cases === 0) return <FirstParticipant />;
  return (
    <div className="stack stack--loose">
      {today.unreadable.length > 0 && <Unreadable cases={today.unreadable} />}
      {today.rows.length === 0 && today.unreadable.length === 0 && (
        <div className="empty">
          <h2>Ingen frister nå</h2>
          <p>Alt som avtalene krever, er gjort. Nye frister kommer hit av seg selv.</p>
        </div>
      )}
      {GROUPS.map((group) => {
        const rows = today.rows.filter((row) => row.due.nearness === group);
        if (rows.length === 0) return null;
        return (
          <section key={group} aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`} className="today__heading">
              {words[group]} <span className="today__count">{rows.length}</span>
            </h2>
            <ul className={`plain-list today__rows today__rows--${group}`}>
              {rows.map((row) => (
                <Row
                  key={`${row.case} ${row.due.rule} ${row.due.occurrence}`}
                  row={row}
                  urgent={group === "overdue" || group === "today"}
                />
              ))}
            </ul>
          </section>
        );
      })}
      <PortfolioDues rows={today.portfolio} />
    </div>
  );
}

/** A deadline that nobody sees is worse than none: say whose are not known, and where the reason stands. */
function Unreadable({ cases }: { cases: Today["unreadable"] }) {
  return (
    <LocalAlert status="warning">
      <LocalAlert.Header>
        <LocalAlert.Title>
          Fristene er ukjente for {counted(cases.length, "deltaker", "deltakere")}
        </LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        Avtalefilen mangler eller har feil, så appen vet ikke hva som forfaller for{" "}
        {cases.map((one) => `${one.participant} (${one.agreement})`).join(", ")}. Innstillinger viser hva som
        er galt med filen.
      </LocalAlert.Content>
    </LocalAlert>
  );
}

function Row({ row, urgent }: { row: TodayRow; urgent: boolean }) {
  return (
    <li className="today__row">
      <DueDate due={row.due} />
      <div className="today__what">
        <h3 className="today__title">
          {dueTitle(row.due)} <Badges due={row.due} />
        </h3>
        <p className="today__who">
          <a href={href({ screen: "participant", id: row.case, tab: "oversikt" })}>{row.participant}</a>
          <span className="subtle"> · {row.agreement}</span>
        </p>
      </div>
      <DueAction caseId={row.case} participant={row.participant} due={row.due} primary={urgent} />
    </li>
  );
}

function FirstParticipant() {
  return (
    <div className="empty">
      <h2>Mappen er klar</h2>
      <p>Legg inn den første deltakeren, så regner appen ut hva som skal leveres når.</p>
      <div className="buttons">
        <Button as="a" href={href({ screen: "new-participant" })} icon={<PersonPlusIcon aria-hidden />}>
          Ny deltaker
        </Button>
      </div>
    </div>
  );
}
