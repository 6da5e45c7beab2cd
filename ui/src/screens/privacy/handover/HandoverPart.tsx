import { ArrowRightLeftIcon, EnterIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { useState } from "react";
import type { HandoverRow, Handovers } from "../../../api/types";
import { href } from "../../../app/router";
import { Answer } from "../../../components/Answer";
import { useAnswer } from "../../../data/hooks";
import type { PartProps } from "../PrivacyScreen";
import { Discard } from "./Discard";
import { Give } from "./Give";
import { OwnKey } from "./OwnKey";
import { Recall } from "./Recall";
import { Receipt } from "./Receipt";
import { Receive } from "./Receive";
import { Actions, Earlier, Row } from "./Rows";
import "./handover.css";

/** What is open over the page. */
type Open =
  | { what: "give"; cases: string[] }
  | { what: "receive" }
  | { what: "back" | "receipt" | "recall" | "discard"; row: HandoverRow };

/** «Overlevering»: who has whom, and how participants go from one colleague to another. */
export function HandoverPart({ today }: PartProps) {
  const handovers = useAnswer("handovers", {});
  return <Answer of={handovers}>{(answer) => <Overview answer={answer} today={today} />}</Answer>;
}

function Overview({ answer, today }: { answer: Handovers; today: string }) {
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const having = (...states: HandoverRow["state"][]) =>
    answer.handovers.filter((row) => states.includes(row.state));
  const away = having("lent-out");
  const borrowed = having("lent-in");
  const waiting = having("waiting", "deleting");
  const rest = having("done", "recalled");
  const act = (what: "back" | "receipt" | "recall" | "discard") => (row: HandoverRow) =>
    setOpen({ what, row });
  const nothing = away.length + borrowed.length + waiting.length === 0;

  return (
    <div className="stack stack--loose">
      <div className="stack">
        <p className="prose">
          Når en kollega skal ta over for en tid eller for godt, går deltakerne i én kryptert fil. Et løp har
          alltid én eier: det som er lånt ut, kan bare leses hos deg til det er kommet tilbake.
        </p>
        <div className="row">
          <Button
            type="button"
            size="small"
            icon={<ArrowRightLeftIcon aria-hidden />}
            disabled={answer.candidates.length === 0}
            onClick={() => setOpen({ what: "give", cases: [] })}
          >
            Overlever …
          </Button>
          <Button
            type="button"
            size="small"
            variant="secondary"
            icon={<EnterIcon aria-hidden />}
            onClick={() => setOpen({ what: "receive" })}
          >
            Ta imot …
          </Button>
        </div>
      </div>
      {nothing && (
        <div className="empty">
          <p>
            {answer.candidates.length === 0 ? (
              <>
                Du har ingen deltakere ennå. Ta imot en fil fra en kollega, eller legg inn den første under{" "}
                <a href={href({ screen: "new-participant" })}>Ny deltaker</a>.
              </>
            ) : (
              "Alle deltakerne dine er her hos deg, og du har ikke lånt noen av en kollega."
            )}
          </p>
        </div>
      )}
      <Group id="waiting" title="Venter på kvittering" rows={waiting}>
        {(row) => <Actions row={row} receipt={act("receipt")} recall={act("recall")} />}
      </Group>
      <Group id="lent-out" title="Lånt ut" rows={away}>
        {(row) => <Actions row={row} receive={() => setOpen({ what: "receive" })} recall={act("recall")} />}
      </Group>
      <Group id="lent-in" title="Lånt inn" rows={borrowed}>
        {(row) => <Actions row={row} back={act("back")} discard={act("discard")} />}
      </Group>
      <OwnKey publicKey={answer.public_key} />
      <Earlier rows={rest} />
      {open?.what === "give" && <Give answer={answer} today={today} onClose={close} />}
      {open?.what === "back" && <Give answer={answer} today={today} back={open.row} onClose={close} />}
      {open?.what === "receive" && <Receive onClose={close} />}
      {open?.what === "receipt" && <Receipt row={open.row} onClose={close} />}
      {open?.what === "recall" && <Recall row={open.row} onClose={close} />}
      {open?.what === "discard" && <Discard row={open.row} onClose={close} />}
    </div>
  );
}

function Group(props: {
  id: string;
  title: string;
  rows: HandoverRow[];
  children: (row: HandoverRow) => React.ReactNode;
}) {
  if (props.rows.length === 0) return null;
  return (
    <section className="stack" aria-labelledby={`handover-${props.id}`}>
      <h2 id={`handover-${props.id}`}>{props.title}</h2>
      <ul className="plain-list handover-rows">
        {props.rows.map((row) => (
          <Row key={row.id} row={row}>
            {props.children(row)}
          </Row>
        ))}
      </ul>
    </section>
  );
}
