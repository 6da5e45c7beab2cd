import { Button } from "@navikt/ds-react/Button";
import { Radio, RadioGroup } from "@navikt/ds-react/Radio";
import { Select } from "@navikt/ds-react/Select";
import { Textarea } from "@navikt/ds-react/Textarea";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { Event, EventKind, EventLabel, Fact, HiredAs, Milestone, Proposed } from "../api/types";
import { useChange } from "../app/change";
import { useAnswer, useTask } from "../data/hooks";
import { errorsByName, errorText } from "../errors";
import { date as shown } from "../format";
import { choices, hiredAs, milestone } from "../words";
import { DateField, useDateText } from "./DateField";
import { EffectsNote } from "./EffectsNote";
import { EndStatusField, useEndStatus } from "./EndStatusField";
import { useExtensionHint } from "./extension";
import { FeedbackHeadingField, useFeedbackHeading } from "./FeedbackHeadingField";
import { Form } from "./Form";
import { foresee, gist, readDay, useForeseen } from "./foresee";
import { Cancel, Modal } from "./Modal";
import { OpenPracticeField, useOpenPractices } from "./OpenPractice";

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
  /** What a claim is for from the start. */
  claim?: Milestone | undefined;
  /** Which report from the start; otherwise the one after the last that was delivered. */
  occurrence?: number | undefined;
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
  const [typedNumber, setTypedNumber] = useState<string>();
  const [claim, setClaim] = useState<Milestone>(given?.milestone ?? props.claim ?? "mapping");
  const [hired, setHired] = useState<HiredAs>(given?.employment ?? "permanent");
  const [valid, setValid] = useState<boolean>(given?.valid ?? true);
  const [note, setNote] = useState(props.note ?? "");
  const end = useEndStatus(props.caseId, kind === "ended", fact !== undefined);
  const gathered = useFeedbackHeading(props.caseId, kind === "feedback-received", fact?.record ?? null);
  const { ends, ...practices } = useOpenPractices(props.caseId, kind === "practice-ended" && !fact);
  const [unchosen, setUnchosen] = useState(false);

  const label = labels.find((each) => each.event === kind);
  const asks = (field: EventLabel["fields"][number]) => label?.fields.includes(field) ?? false;
  const next = useNext(props.caseId, asks("occurrence") ? kind : "");
  const occurrence = typedNumber ?? String(given?.occurrence ?? props.occurrence ?? next);

  /** The form as an event; null where something is missing. */
  function event(date: string | null | undefined, untilDate: string | null | undefined): Event | null {
    if (kind === "" || label === undefined || !date || untilDate === undefined) return null;
    const event: Event = { type: kind, date };
    if (asks("occurrence")) event.occurrence = Number.parseInt(occurrence, 10) || 1;
    if (asks("milestone")) event.milestone = claim;
    if (asks("employment")) event.employment = hired;
    if (asks("valid")) event.valid = valid;
    if (untilDate !== null) event.until = untilDate;
    return event;
  }

  const proposed = (event: Event): Proposed =>
    ends === undefined
      ? { kind: "event", id: fact?.record ?? null, event }
      : { kind: "practice", id: ends.id, practice: { ...ends.practice, ended: event.date } };
  const effects = useForeseen(
    props.caseId,
    [kind, day.text, until.text, occurrence, claim, hired, valid, ends?.id],
    async () => {
      const untilDate = asks("until") ? ((await readDay(until.text)) ?? undefined) : null;
      const given = event(await readDay(day.text), untilDate);
      return given && proposed(given);
    },
  );

  async function submit() {
    setUnchosen(kind === "");
    const [date, untilDate] = [await day.require(), asks("until") ? await until.require() : null];
    const given = event(date, untilDate);
    // Saved without it, the status that stands would be lost.
    if (given === null || label === undefined || end.status === undefined) return;
    const follows = await foresee(props.caseId, proposed(given));
    if (ends !== undefined) {
      await change("practice.save", { id: ends.id, practice: { ...ends.practice, ended: given.date } }, [
        "changed",
        `arbeidspraksis hos ${ends.employer}`,
        gist(follows),
      ]);
      props.onClose();
      return;
    }
    const record = { id: fact?.record ?? null, case: props.caseId, event: given, note };
    await change("event.save", { ...record, end_status: end.status, heading: gathered.heading }, [
      fact ? "changed" : "registered",
      `${label.label} ${shown(given.date)}`,
      gist(follows),
    ]);
    props.onClose();
  }

  const misfit = errorsByName(task.error).until;
  const limit = useExtensionHint(props.caseId, asks("until"), misfit !== undefined);
  const untilShown = {
    ...until,
    error: until.error ?? misfit,
    type: (text: string) => {
      task.clear();
      until.type(text);
    },
  };
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
          <Cancel />
        </>
      }
    >
      <Form id="event-form" task={task} submit={submit} fieldError={impossible || misfit !== undefined}>
        <p className="subtle">{props.participant}</p>
        <Select
          size="small"
          label="Hva skjedde?"
          value={kind}
          error={unchosen && kind === "" ? "Velg en hendelse." : undefined}
          description={kind === "" || ends !== undefined ? undefined : BETTER[kind]}
          onChange={(event) => setKind(event.target.value as EventKind)}
        >
          {kind === "" && <option value="">Velg hendelse</option>}
          <Kinds of={labels} />
        </Select>
        <DateField label="Dato" value={dayShown} first={kind !== ""} />
        {asks("until") && <DateField label="Ny siste dag" value={untilShown} description={limit} />}
        {asks("occurrence") && (
          <TextField
            size="small"
            className="number-field"
            label="Nummer"
            description="1 for den første rapporten, 2 for den neste"
            inputMode="numeric"
            value={occurrence}
            onChange={(event) => setTypedNumber(event.target.value)}
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
            <Radio value={false}>Nei, uten gyldig grunn</Radio>
          </RadioGroup>
        )}
        {end.statuses.length > 0 && <EndStatusField of={end} />}
        {gathered.headings.length > 0 && <FeedbackHeadingField of={gathered} />}
        <OpenPracticeField of={{ ends, ...practices }} />
        {ends === undefined && (
          <Textarea
            size="small"
            label="Notat (valgfritt)"
            minRows={2}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
        {kind !== "" && <EffectsNote effects={effects} room />}
      </Form>
    </Modal>
  );
}

/** The number after the last of its kind that was delivered. */
function useNext(caseId: string, kind: EventKind | ""): number {
  const facts = useAnswer("case", kind === "" ? null : { id: caseId }).data?.facts ?? [];
  const delivered = facts
    .filter(({ event }) => event.type === kind)
    .map(({ event }) => event.occurrence ?? 0);
  return Math.max(0, ...delivered) + 1;
}

/** The kinds to choose from, group by group; a few that all belong together need no heading. */
function Kinds({ of }: { of: EventLabel[] }) {
  const groups = [...new Set(of.map((each) => each.group))];
  const options = (labels: EventLabel[]) =>
    labels.map((each) => (
      <option key={each.event} value={each.event}>
        {each.label}
      </option>
    ));
  if (groups.length < 2) return options(of);
  return groups.map((group) => (
    <optgroup key={group} label={group}>
      {options(of.filter((each) => each.group === group))}
    </optgroup>
  ));
}
