import { Button } from "@navikt/ds-react/Button";
import { Radio, RadioGroup } from "@navikt/ds-react/Radio";
import { Select } from "@navikt/ds-react/Select";
import { Textarea } from "@navikt/ds-react/Textarea";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { Event, EventKind, EventLabel, Fact, HiredAs, Milestone } from "../api/types";
import { useChange } from "../app/change";
import { useAnswer, useTask } from "../data/hooks";
import { errorText } from "../errors";
import { date as shown } from "../format";
import { choices, hiredAs, milestone } from "../words";
import { DateField, useDateText } from "./DateField";
import { Form } from "./Form";
import { Modal } from "./Modal";

/** Where a kind is better entered: the app then registers the event by itself. */
const BETTER: Partial<Record<EventKind, string>> = {
  "status-report-delivered": "Skriver du rapporten her i appen, registreres dette når du leverer den.",
  "semester-report-delivered": "Skriver du rapporten her i appen, registreres dette når du leverer den.",
  "final-report-delivered": "Skriver du rapporten her i appen, registreres dette når du leverer den.",
  "employer-contact": "Fører du kontakten under «Timer og kontakter», registreres den av seg selv.",
  "in-work": "Fører du jobben under «Arbeid» med første arbeidsdag, registreres dette av seg selv.",
  "practice-started": "Fører du praksisen under «Arbeid», registreres start og slutt av seg selv.",
  "practice-ended": "Fører du praksisen under «Arbeid», registreres start og slutt av seg selv.",
};

/** Registers an event of a case, or changes one. */
export function EventDialog(props: {
  caseId: string;
  participant: string;
  /** The kinds to offer. */
  labels: EventLabel[];
  /** The kind chosen from the start. */
  chosen?: EventKind | undefined;
  /** The event to change. */
  fact?: Fact;
  note?: string;
  onClose: () => void;
}) {
  const { fact, labels } = props;
  const given = fact?.event;
  const today = useAnswer("status", {}).data?.today ?? null;
  const change = useChange(props.caseId);
  const task = useTask();
  const [kind, setKind] = useState<EventKind | "">(given?.type ?? props.chosen ?? "");
  const day = useDateText(given?.date ?? today);
  const until = useDateText(given?.until ?? null);
  const [occurrence, setOccurrence] = useState(String(given?.occurrence ?? 1));
  const [claim, setClaim] = useState<Milestone>(given?.milestone ?? "mapping");
  const [hired, setHired] = useState<HiredAs>(given?.employment ?? "permanent");
  const [valid, setValid] = useState<boolean>(given?.valid ?? true);
  const [note, setNote] = useState(props.note ?? "");
  const [unchosen, setUnchosen] = useState(false);

  const label = labels.find((each) => each.event === kind);
  const asks = (field: EventLabel["fields"][number]) => label?.fields.includes(field) ?? false;

  async function submit() {
    setUnchosen(kind === "");
    const [date, untilDate] = [await day.require(), asks("until") ? await until.require() : null];
    if (kind === "" || label === undefined || date === undefined || untilDate === undefined) return;
    const event: Event = { type: kind, date };
    if (asks("occurrence")) event.occurrence = Number.parseInt(occurrence, 10) || 1;
    if (asks("milestone")) event.milestone = claim;
    if (asks("employment")) event.employment = hired;
    if (asks("valid")) event.valid = valid;
    if (untilDate !== null) event.until = untilDate;
    await change("event.save", { id: fact?.record ?? null, case: props.caseId, event, note }, [
      fact ? "changed" : "registered",
      `${label.label} ${shown(date)}`,
    ]);
    props.onClose();
  }

  const impossible = task.error?.code === "impossible-order" || task.error?.code === "already-registered";
  const dayShown = {
    ...day,
    error: day.error ?? (impossible && task.error ? errorText(task.error) : undefined),
    type: (text: string) => {
      task.clear();
      day.type(text);
    },
  };
  return (
    <Modal
      title={fact ? "Endre hendelse" : "Registrer hendelse"}
      onClose={props.onClose}
      footer={
        <>
          <Button size="small" type="submit" form="event-form" loading={task.busy}>
            {fact ? "Lagre" : "Registrer"}
          </Button>
          <Button type="button" size="small" variant="secondary" onClick={props.onClose}>
            Avbryt
          </Button>
        </>
      }
    >
      <Form id="event-form" task={task} submit={submit} fieldError={impossible}>
        <p className="subtle">{props.participant}</p>
        <Select
          size="small"
          label="Hva skjedde?"
          value={kind}
          error={unchosen && kind === "" ? "Velg en hendelse." : undefined}
          description={kind === "" ? undefined : BETTER[kind]}
          onChange={(event) => setKind(event.target.value as EventKind)}
        >
          {kind === "" && <option value="">Velg hendelse</option>}
          {labels.map((each) => (
            <option key={each.event} value={each.event}>
              {each.label}
            </option>
          ))}
        </Select>
        <DateField label="Dato" value={dayShown} first={kind !== ""} />
        {asks("until") && <DateField label="Ny siste dag" value={until} />}
        {asks("occurrence") && (
          <TextField
            size="small"
            className="number-field"
            label="Nummer"
            description="1 for den første rapporten, 2 for den neste"
            inputMode="numeric"
            value={occurrence}
            onChange={(event) => setOccurrence(event.target.value)}
          />
        )}
        {asks("milestone") && (
          <Select
            size="small"
            label="Kravet gjelder"
            value={claim}
            onChange={(event) => setClaim(event.target.value as Milestone)}
          >
            {choices(milestone).map(([id, word]) => (
              <option key={id} value={id}>
                {word}
              </option>
            ))}
          </Select>
        )}
        {asks("employment") && (
          <Select
            size="small"
            label="Ansatt som"
            value={hired}
            onChange={(event) => setHired(event.target.value as HiredAs)}
          >
            {choices(hiredAs).map(([id, word]) => (
              <option key={id} value={id}>
                {word}
              </option>
            ))}
          </Select>
        )}
        {asks("valid") && (
          <RadioGroup size="small" legend="Gyldig grunn?" value={valid} onChange={setValid}>
            <Radio value={true}>Ja, gyldig grunn</Radio>
            <Radio value={false}>Nei – NAV skal varsles samme dag</Radio>
          </RadioGroup>
        )}
        <Textarea
          size="small"
          label="Notat (valgfritt)"
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Form>
    </Modal>
  );
}
