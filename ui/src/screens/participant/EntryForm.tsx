import { Button } from "@navikt/ds-react/Button";
import { Radio, RadioGroup } from "@navikt/ds-react/Radio";
import { Select } from "@navikt/ds-react/Select";
import { Textarea } from "@navikt/ds-react/Textarea";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { Activity, LogEntry, MeetingForm, Proposed } from "../../api/types";
import { useChange } from "../../app/change";
import { DateField, useDateText } from "../../components/DateField";
import { EffectsNote } from "../../components/EffectsNote";
import { Form } from "../../components/Form";
import { foresee, gist, readDay, useForeseen } from "../../components/foresee";
import { useTask } from "../../data/hooks";
import { date as shown } from "../../format";
import { activity as activities, choices, form as forms } from "../../words";

/** Adds a log entry, or changes one. */
export function EntryForm(props: {
  caseId: string;
  today: string;
  /** Where a meeting took place matters to the agreement's indicators. */
  asksPlace: boolean;
  id?: string;
  given?: LogEntry;
  onDone: () => void;
}) {
  const { given } = props;
  const change = useChange(props.caseId);
  const task = useTask();
  const day = useDateText(given?.date ?? props.today);
  const until = useDateText(given?.until ?? null);
  const [activity, setActivity] = useState<Activity>(given?.activity ?? "follow-up");
  const [form, setForm] = useState<MeetingForm>(given?.form ?? "in-person");
  const [hours, setHours] = useState(given ? String(Math.floor(given.minutes / 60)) : "");
  const [minutes, setMinutes] = useState(given ? String(given.minutes % 60) : "");
  const [group, setGroup] = useState(given?.group_size ? String(given.group_size) : "");
  const [outside, setOutside] = useState<boolean | null>(given?.outside_office ?? null);
  const [valid, setValid] = useState<boolean | null>(given?.valid ?? null);
  const [text, setText] = useState(given?.text ?? "");
  const [tried, setTried] = useState(false);
  const absent = activity === "absence";
  const grouped = activity === "group";
  // Follow-up at the workplace says where it was.
  const placed =
    props.asksPlace &&
    form === "in-person" &&
    ["follow-up", "employer-contact", "cooperation", "group"].includes(activity);
  const time = readTime(hours, minutes);
  const groupSize = grouped ? readCount(group) : null;
  const groupError =
    tried && groupSize === undefined
      ? "Skriv et helt tall fra 1 til 99, eller la feltet stå tomt."
      : undefined;
  const timeError =
    tried && time === undefined
      ? "Skriv tiden i hele tall. Står det timer, er minuttene under 60."
      : undefined;
  const validError = tried && absent && valid === null ? "Velg om grunnen er gyldig." : undefined;

  const proposed = (entry: LogEntry): Proposed => ({ kind: "entry", id: props.id ?? null, entry });
  const effects = useForeseen(props.caseId, [activity, day.text, valid], async () => {
    const date = await readDay(day.text);
    if (!date || (absent && valid === null)) return null;
    const entry = { case: props.caseId, date, activity, form, valid: absent ? valid : null };
    return proposed({ ...entry, minutes: 0, group_size: null, outside_office: null, until: null, text: "" });
  });

  async function submit() {
    setTried(true);
    const [date, untilDate] = [await day.require(), absent ? await until.read() : null];
    if (date === undefined || untilDate === undefined || time === undefined) return;
    if (groupSize === undefined) return;
    if (absent && valid === null) return;
    if (untilDate !== null && untilDate < date) {
      until.fail("Siste dag kan ikke være før første dag.");
      return;
    }
    const entry: LogEntry = {
      case: props.caseId,
      date,
      activity,
      form,
      minutes: time,
      group_size: groupSize,
      outside_office: placed ? outside : null,
      until: untilDate,
      valid: absent ? valid : null,
      text: text.trim(),
    };
    const follows = await foresee(props.caseId, proposed(entry));
    await change("entry.save", { id: props.id ?? null, entry }, [
      props.id ? "changed" : "entered",
      `${activities[activity]} ${shown(date)}${time === 0 && !absent ? ", uten tid" : ""}`,
      gist(follows),
    ]);
    props.onDone();
  }

  return (
    <Form
      task={task}
      submit={submit}
      buttons={
        <Button size="small" type="submit" loading={task.busy}>
          {props.id ? "Lagre" : "Før"}
        </Button>
      }
    >
      <div className="entry-fields">
        <DateField label={absent ? "Første dag" : "Dato (dd.mm.åååå)"} description={null} value={day} />
        <Select
          size="small"
          label="Hva slags"
          value={activity}
          onChange={(event) => setActivity(event.target.value as Activity)}
        >
          {choices(activities).map(([id, word]) => (
            <option key={id} value={id}>
              {word}
            </option>
          ))}
        </Select>
        {absent ? (
          <DateField label="Siste dag" optional description={null} value={until} />
        ) : (
          <Select
            size="small"
            label="Form"
            value={form}
            onChange={(event) => setForm(event.target.value as MeetingForm)}
          >
            {choices(forms).map(([id, word]) => (
              <option key={id} value={id}>
                {word}
              </option>
            ))}
          </Select>
        )}
        <div className="time-fields">
          <TextField
            size="small"
            label="Timer"
            inputMode="numeric"
            value={hours}
            error={timeError}
            onChange={(event) => setHours(event.target.value)}
          />
          <TextField
            size="small"
            label="Minutter"
            inputMode="numeric"
            value={minutes}
            onChange={(event) => setMinutes(event.target.value)}
          />
        </div>
      </div>
      {grouped && (
        <TextField
          size="small"
          className="number-field"
          label="Deltakere i gruppen (valgfritt)"
          description="Alle som var med. Der NAV betaler per time, deles tiden på antallet."
          inputMode="numeric"
          value={group}
          error={groupError}
          onChange={(event) => setGroup(event.target.value)}
        />
      )}
      {placed && (
        <RadioGroup
          size="small"
          legend="Hvor var møtet? (valgfritt)"
          description="For indikatoren om tid utenfor kontoret."
          value={outside}
          onChange={setOutside}
        >
          <div className="row row--choices">
            <Radio value={true}>Utenfor kontoret</Radio>
            <Radio value={false}>På kontoret</Radio>
          </div>
        </RadioGroup>
      )}
      {absent && (
        <RadioGroup
          size="small"
          legend="Gyldig grunn?"
          description="Uten gyldig grunn kan NAV måtte varsles; fristen kommer da av seg selv."
          value={valid}
          error={validError}
          onChange={setValid}
        >
          <Radio value={true}>Ja</Radio>
          <Radio value={false}>Nei</Radio>
        </RadioGroup>
      )}
      <Textarea
        size="small"
        label={absent ? "Årsak (valgfritt)" : "Hva ble gjort (valgfritt)"}
        description={absent ? "Ikke mer enn NAV trenger; en diagnose hører ikke hjemme her." : undefined}
        minRows={1}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <EffectsNote effects={effects} />
    </Form>
  );
}

/** Minutes in all; blank is none, `undefined` when it is no whole number. «1,5» timer is one and a half. */
function readTime(hours: string, minutes: string): number | undefined {
  const whole = Number(hours.trim().replace(",", ".") || "0");
  const rest = Number(minutes.trim() || "0");
  const total = whole * 60 + rest;
  const sound =
    whole >= 0 && rest >= 0 && (rest < 60 || whole === 0) && whole <= 24 * 31 && Number.isInteger(total);
  return sound ? total : undefined;
}

/** A whole number from 1 to 99; blank is none, `undefined` when it is no such number. */
function readCount(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  return /^[1-9]\d?$/.test(trimmed) ? Number(trimmed) : undefined;
}
