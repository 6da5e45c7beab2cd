import { LocalAlert } from "@navikt/ds-react/LocalAlert";
import type { Nearness, Today } from "../../api/types";
import { Answer } from "../../components/Answer";
import { DemoNotice } from "../../components/demo/DemoNotice";
import { FirstParticipant } from "../../components/demo/FirstParticipant";
import { Screen } from "../../components/Screen";
import { useAnswer } from "../../data/hooks";
import { counted } from "../../format";
import { BackupNote } from "../privacy/backups/BackupNote";
import { DeletionNotices } from "../privacy/deletion/DeletionNotices";
import { OpenBreaches } from "../privacy/incidents/OpenBreaches";
import { LateInquiries } from "../privacy/requests/LateInquiries";
import { Advice, ToAdvice } from "./Advice";
import { Group } from "./Group";
import { PortfolioDues } from "./PortfolioDues";
import { useUnfolded } from "./unfolded";
import "./today.css";

const GROUPS: Nearness[] = ["overdue", "today", "this-week", "next-30-days", "later"];

/** «I dag»: what is due, nearest first, each row leading straight to what settles it. */
export function TodayScreen() {
  const today = useAnswer("today", {});
  return (
    <Screen title="I dag" below={today.data && <Summary today={today.data} />}>
      <DemoNotice />
      <OpenBreaches />
      <Answer of={today}>
        {(answer) => (
          <div className="stack stack--loose">
            <LateInquiries />
            <DeletionNotices today={answer} />
            <Groups today={answer} />
          </div>
        )}
      </Answer>
    </Screen>
  );
}

/** Where one stands, with the way to what lies far below. */
function Summary({ today }: { today: Today }) {
  return (
    <p className="today__summary subtle">
      {summary(today)}
      <ToAdvice rows={today.advice} />
    </p>
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
  const groups = GROUPS.map((group) => ({
    group,
    rows: today.rows.filter((row) => row.due.nearness === group),
  })).filter(({ rows }) => rows.length > 0);
  // Where nothing is nearer, what is far ahead is all there is to see.
  const fold = useUnfolded(groups.every(({ group }) => group === "later"));
  const [unfolded] = fold;
  const drawn = groups.filter(({ group }) => unfolded || group !== "later");
  const among = drawn.reduce((sum, { rows }) => sum + rows.length, 0);
  if (today.cases === 0) {
    return (
      <FirstParticipant title="Mappen er klar">
        Legg inn den første deltakeren, så regner appen ut hva som skal leveres når.
      </FirstParticipant>
    );
  }
  return (
    <div className="stack stack--loose">
      {today.unreadable.length > 0 && <Unreadable cases={today.unreadable} />}
      {today.rows.length === 0 && today.unreadable.length === 0 && (
        <div className="empty">
          <h2>Ingen frister nå</h2>
          <p>Alt som avtalene krever, er gjort. Nye frister kommer hit av seg selv.</p>
        </div>
      )}
      {groups.map((each) => (
        <Group key={each.group} {...each} among={among} {...(each.group === "later" ? { fold } : {})} />
      ))}
      <PortfolioDues rows={today.portfolio} />
      <BackupNote advice={today.backup} />
      <Advice rows={today.advice} />
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
