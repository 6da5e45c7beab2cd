import { Button } from "@navikt/ds-react/Button";
import { Tag } from "@navikt/ds-react/Tag";
import { useState } from "react";
import type { Inquiries, InquiryRow } from "../../../api/types";
import { useChange } from "../../../app/change";
import { useCopy } from "../../../app/copy";
import { href } from "../../../app/router";
import { ErrorMessage } from "../../../components/ErrorMessage";
import { Confirm } from "../../../components/Modal";
import { useTask } from "../../../data/hooks";
import { counted, date } from "../../../format";
import { InquiryDialog, type Step } from "./InquiryDialog";

/** Inquiries, each with what comes next. */
export function InquiryList(props: {
  rows: InquiryRow[];
  answer: Inquiries;
  today: string;
  /** On the participant's own page, whose name stands above. */
  own?: boolean;
}) {
  return (
    <ul className="plain-list inquiries">
      {props.rows.map((row) => (
        <Row key={row.id} row={row} answer={props.answer} today={props.today} own={props.own ?? false} />
      ))}
    </ul>
  );
}

function Row({
  row,
  answer,
  today,
  own,
}: {
  row: InquiryRow;
  answer: Inquiries;
  today: string;
  own: boolean;
}) {
  const { inquiry } = row;
  const [step, setStep] = useState<Step | null>(null);
  const [removing, setRemoving] = useState(false);
  const next = nextStep(row);
  const way = answer.ways.find((each) => each.id === inquiry.how)?.label ?? "";
  const toldHow = answer.ways.find((each) => each.id === inquiry.told?.how)?.label ?? "";
  return (
    <li className="inquiry">
      <div className="spread">
        <h3 className="inquiry__title">
          {row.title} <State row={row} />
        </h3>
        <span className="subtle small nowrap">Mottatt {date(inquiry.received)}</span>
      </div>
      <p className="inquiry__who">
        {!own && row.participant !== null && inquiry.case !== null && (
          <>
            <a href={href({ screen: "participant", id: inquiry.case, tab: "personvern" })}>
              {row.participant}
            </a>
            {", "}
          </>
        )}
        <span>
          fra {row.from.toLowerCase()}
          {inquiry.who !== "" && `: ${inquiry.who}`}, {way.toLowerCase()}
        </span>
      </p>
      {inquiry.text !== "" && <p className="prose inquiry__text">{inquiry.text}</p>}
      <ol className="plain-list inquiry__steps small">
        {inquiry.told !== null && (
          <li>
            NAV fikk beskjed {date(inquiry.told.date)}, {toldHow.toLowerCase()}
          </li>
        )}
        {inquiry.decision !== null && (
          <li>
            NAV svarte {date(inquiry.decision.date)}: {inquiry.decision.granted ? "ja" : "nei"}
            {inquiry.decision.text !== "" && `. ${inquiry.decision.text}`}
          </li>
        )}
        {inquiry.done !== "" && <li>Gjort: {inquiry.done}</li>}
        {inquiry.closed !== null && <li>Avsluttet {date(inquiry.closed)}</li>}
      </ol>
      <div className="buttons">
        {next !== null && (
          <Button
            type="button"
            size="small"
            variant={row.late ? "primary" : "secondary"}
            onClick={() => setStep(next.step)}
          >
            {next.label}
          </Button>
        )}
        {inquiry.closed === null && <Copy row={row} />}
        <Button type="button" size="small" variant="tertiary" onClick={() => setStep("edit")}>
          Endre
        </Button>
        <Button type="button" size="small" variant="tertiary" onClick={() => setRemoving(true)}>
          Fjern
        </Button>
      </div>
      {step !== null && (
        <InquiryDialog answer={answer} today={today} row={row} step={step} onClose={() => setStep(null)} />
      )}
      {removing && <Remove row={row} onClose={() => setRemoving(false)} />}
    </li>
  );
}

/** What is to be done next: NAV is told, NAV answers, it is done. */
function nextStep({ inquiry }: InquiryRow): { step: Step; label: string } | null {
  if (inquiry.told === null) return { step: "told", label: "NAV har fått beskjed …" };
  if (inquiry.decision === null && inquiry.closed === null)
    return { step: "decision", label: "NAV har svart …" };
  if (inquiry.closed === null) return { step: "close", label: "Avslutt …" };
  return null;
}

function State({ row }: { row: InquiryRow }) {
  if (row.late)
    return (
      <Tag size="xsmall" data-color="danger" variant="moderate">
        {row.days_waiting === 0 || row.days_waiting === null
          ? "NAV skal ha beskjed straks"
          : `NAV har ventet i ${counted(row.days_waiting, "dag", "dager")}`}
      </Tag>
    );
  if (row.inquiry.closed !== null) return null;
  return (
    <Tag size="xsmall" data-color="neutral" variant="moderate">
      {row.inquiry.decision === null ? "Venter på NAV" : "NAV har svart"}
    </Tag>
  );
}

/** The text by which NAV is told, for a secure channel. */
function Copy({ row }: { row: InquiryRow }) {
  const copy = useCopy();
  const [failed, setFailed] = useState(false);
  return (
    <>
      <Button
        type="button"
        size="small"
        variant="secondary"
        onClick={() => void copy(row.forwarding).then((done) => setFailed(!done))}
      >
        Kopier tekst til NAV
      </Button>
      {failed && (
        <p role="alert" className="small">
          Maskinen lot oss ikke bruke utklippstavlen. Skriv av teksten: {row.forwarding}
        </p>
      )}
    </>
  );
}

function Remove({ row, onClose }: { row: InquiryRow; onClose: () => void }) {
  const change = useChange(row.inquiry.case);
  const task = useTask();
  const remove = () =>
    task.run(async () => {
      await change("inquiry.remove", { id: row.id }, [
        "removed",
        `Henvendelse om ${row.title.toLowerCase()}`,
      ]);
      onClose();
    });
  return (
    <Confirm
      title="Fjerne henvendelsen?"
      action="Fjern"
      busy={task.busy}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p>Fjern den bare når den er ført ved en feil. Ellers avsluttes den, og blir stående.</p>
      <ErrorMessage error={task.error} />
    </Confirm>
  );
}
