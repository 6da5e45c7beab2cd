import { Button } from "@navikt/ds-react/Button";
import { Radio, RadioGroup } from "@navikt/ds-react/Radio";
import { Select } from "@navikt/ds-react/Select";
import { Textarea } from "@navikt/ds-react/Textarea";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { Inquiries, Inquiry, InquiryFrom, InquiryKind, InquiryRow, Way } from "../../../api/types";
import { useChange } from "../../../app/change";
import { DateField, type DateText, useDateText } from "../../../components/DateField";
import { Form } from "../../../components/Form";
import { Cancel, Modal } from "../../../components/Modal";
import { useAnswer, useTask } from "../../../data/hooks";
import { errorsByName } from "../../../errors";

/** What is filled in: all that came, NAV being told, NAV's answer, the end; or all of it to put it right. */
export type Step = "new" | "told" | "decision" | "close" | "edit";

const TITLES: Record<Step, string> = {
  new: "Registrer henvendelse",
  told: "NAV har fått beskjed",
  decision: "NAV har svart",
  close: "Avslutt henvendelsen",
  edit: "Henvendelse",
};

/** An inquiry, one step of it at a time. */
export function InquiryDialog(props: {
  answer: Inquiries;
  today: string;
  step: Step;
  /** None for a new one. */
  row?: InquiryRow;
  /** The case that a new one is about. */
  about?: string;
  onClose: () => void;
}) {
  const { answer, step, row, today, onClose } = props;
  const before = row?.inquiry;
  const [about, setAbout] = useState(before?.case ?? props.about ?? "");
  const [kind, setKind] = useState<InquiryKind>(before?.kind ?? "access");
  const [from, setFrom] = useState<InquiryFrom>(before?.from ?? "participant");
  const [who, setWho] = useState(before?.who ?? "");
  const [how, setHow] = useState<Way>(before?.how ?? "meeting");
  const [text, setText] = useState(before?.text ?? "");
  const [toldHow, setToldHow] = useState<Way>(before?.told?.how ?? "secure-post");
  const [granted, setGranted] = useState<boolean | null>(before?.decision?.granted ?? null);
  const [said, setSaid] = useState(before?.decision?.text ?? "");
  const [done, setDone] = useState(before?.done ?? "");
  const received = useDateText(before?.received ?? today);
  const told = useDateText(before?.told?.date ?? (step === "told" ? today : null));
  const decided = useDateText(before?.decision?.date ?? (step === "decision" ? today : null));
  const closed = useDateText(before?.closed ?? (step === "close" ? today : null));
  const task = useTask();
  const change = useChange(about === "" ? null : about);
  const wrong = errorsByName(task.error);
  const [unanswered, setUnanswered] = useState(false);
  const parts = {
    asked: step === "new" || step === "edit",
    told: step === "told" || step === "edit",
    decision: step === "decision" || (step === "edit" && before?.told != null),
    close: step === "close" || (step === "edit" && before?.told != null),
  };

  async function submit(saved: () => void) {
    const asked = await received.require();
    const [toldOn, decidedOn, closedOn] = [
      step === "told" ? await told.require() : await told.read(),
      step === "decision" ? await decided.require() : await decided.read(),
      step === "close" ? await closed.require() : await closed.read(),
    ];
    if (asked === undefined || toldOn === undefined || decidedOn === undefined || closedOn === undefined)
      return;
    if (decidedOn !== null && granted === null) {
      setUnanswered(true);
      return;
    }
    const inquiry: Inquiry = {
      case: about === "" ? null : about,
      kind,
      from,
      who,
      received: asked,
      how,
      text,
      told: toldOn === null ? null : { date: toldOn, how: toldHow },
      decision: decidedOn === null ? null : { date: decidedOn, granted: granted === true, text: said },
      done,
      closed: closedOn,
    };
    const what = answer.kinds.find((each) => each.id === kind)?.label ?? "";
    await change("inquiry.save", row === undefined ? { inquiry } : { id: row.id, inquiry }, [
      row === undefined ? "registered" : "changed",
      `Henvendelse: ${what.toLowerCase()}`,
    ]);
    saved();
    onClose();
  }

  return (
    <Modal
      title={TITLES[step]}
      onClose={onClose}
      footer={
        <>
          <Button size="small" type="submit" form="inquiry-form" loading={task.busy}>
            {row === undefined ? "Registrer" : "Lagre"}
          </Button>
          <Cancel />
        </>
      }
    >
      <Form id="inquiry-form" task={task} submit={submit} fieldError={Object.keys(wrong).length > 0}>
        {parts.asked && (
          <>
            {props.about === undefined && <About about={about} change={setAbout} error={wrong.case} />}
            <div className="half-fields">
              <Select
                size="small"
                label="Gjelder"
                value={kind}
                onChange={(event) => setKind(event.target.value as InquiryKind)}
              >
                {answer.kinds.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.label}
                  </option>
                ))}
              </Select>
              <Select
                size="small"
                label="Fra"
                value={from}
                onChange={(event) => setFrom(event.target.value as InquiryFrom)}
              >
                {answer.from.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.label}
                  </option>
                ))}
              </Select>
            </div>
            {from !== "participant" && (
              <TextField
                size="small"
                label="Hvem"
                description={
                  from === "authority" ? "Hvilken myndighet, og saksnummer om det finnes" : undefined
                }
                value={who}
                error={wrong.who}
                onChange={(event) => setWho(event.target.value)}
              />
            )}
            <div className="half-fields">
              <At label="Mottatt" value={received} error={wrong.received} />
              <Ways label="Hvordan" value={how} change={setHow} ways={answer.ways} />
            </div>
            <Textarea
              size="small"
              label="Hva det gjelder"
              description={
                about === ""
                  ? "Skriv ingen navn: henvendelsen hører ikke til en deltaker."
                  : "Kort, med egne ord."
              }
              value={text}
              minRows={3}
              error={wrong.text}
              onChange={(event) => setText(event.target.value)}
            />
          </>
        )}
        {parts.told && (
          <div className="half-fields">
            <At label="NAV fikk beskjed" value={told} error={wrong.told} optional={step === "edit"} />
            <Ways
              label="Hvordan NAV fikk beskjed"
              value={toldHow}
              change={setToldHow}
              ways={answer.ways.filter((each) => each.secure)}
            />
          </div>
        )}
        {parts.decision && (
          <>
            <At label="NAV svarte" value={decided} error={wrong.decision} optional={step === "edit"} />
            <RadioGroup
              size="small"
              legend="Hva NAV bestemte"
              value={granted}
              error={unanswered && granted === null ? "Velg hva NAV har bestemt." : undefined}
              onChange={(value: boolean) => setGranted(value)}
            >
              <Radio value={true}>Ja, det skal gjøres</Radio>
              <Radio value={false}>Nei, eller bare delvis</Radio>
            </RadioGroup>
            <Textarea
              size="small"
              label="Hva NAV svarte (valgfritt)"
              description="Hvem i NAV, og hva dere skal gjøre."
              value={said}
              minRows={2}
              onChange={(event) => setSaid(event.target.value)}
            />
          </>
        )}
        {parts.close && (
          <>
            <Textarea
              size="small"
              label="Hva som er gjort (valgfritt)"
              value={done}
              minRows={2}
              error={wrong.done}
              onChange={(event) => setDone(event.target.value)}
            />
            <At label="Avsluttet" value={closed} error={wrong.closed} optional={step === "edit"} />
          </>
        )}
      </Form>
    </Modal>
  );
}

/** A date whose own fault goes before the back end's. */
function At(props: { label: string; value: DateText; error: string | undefined; optional?: boolean }) {
  const { value, error } = props;
  const shown = value.error === undefined && error !== undefined ? { ...value, error } : value;
  return <DateField label={props.label} value={shown} optional={props.optional ?? false} />;
}

function Ways(props: { label: string; value: Way; change: (way: Way) => void; ways: Inquiries["ways"] }) {
  return (
    <Select
      size="small"
      label={props.label}
      value={props.value}
      onChange={(event) => props.change(event.target.value as Way)}
    >
      {props.ways.map((each) => (
        <option key={each.id} value={each.id}>
          {each.label}
        </option>
      ))}
    </Select>
  );
}

/** Whom it is about. One that concerns several is entered once for each, so that it goes with each of them. */
function About(props: { about: string; change: (about: string) => void; error: string | undefined }) {
  const cases = useAnswer("list", {}).data?.cases ?? [];
  return (
    <Select
      size="small"
      label="Hvem det gjelder"
      description="Gjelder det flere, føres den én gang for hver. Da slettes den sammen med deltakeren."
      value={props.about}
      error={props.error}
      onChange={(event) => props.change(event.target.value)}
    >
      <option value="">Ingen bestemt deltaker</option>
      {cases.map((row) => (
        <option key={row.case} value={row.case}>
          {row.participant} ({row.agreement_title}, {row.reference})
        </option>
      ))}
    </Select>
  );
}
