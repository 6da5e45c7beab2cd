import { PlusIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { Checkbox, CheckboxGroup } from "@navikt/ds-react/Checkbox";
import { Chips } from "@navikt/ds-react/Chips";
import { Radio, RadioGroup } from "@navikt/ds-react/Radio";
import { Select } from "@navikt/ds-react/Select";
import { Textarea } from "@navikt/ds-react/Textarea";
import { TextField } from "@navikt/ds-react/TextField";
import { useRef, useState } from "react";
import type { IncidentKind, IncidentRow, Incidents, Measure, Notice } from "../../../api/types";
import { useChange } from "../../../app/change";
import { DateField, useDateText } from "../../../components/DateField";
import { Form } from "../../../components/Form";
import { Cancel, Confirm, Modal } from "../../../components/Modal";
import { useTask } from "../../../data/hooks";
import { errorsByName } from "../../../errors";
import { choices } from "../../../words";
import { KINDS } from "./IncidentItem";
import { MeasureFields, type ReadMeasure } from "./MeasureFields";

const NO_MEASURE: Measure = { what: "", responsible: "", due: null, done: null };

/** At a field, of what the back end says in full. */
const NAMES =
  "Ser ut til å nevne en person. Skriv sakens referanse i stedet, eller bekreft nederst at ingen deltaker er nevnt.";

/** A day and a time of day as forms have them. */
const MOMENT = /^(\d\d)\.(\d\d)\.(\d{4}) kl\. (\d\d):(\d\d)$/;

/** Enters an incident, or changes one. */
export function IncidentDialog(props: {
  row?: IncidentRow;
  /** That already told of it. */
  notice?: Notice;
  answer: Incidents;
  today: string;
  onClose: () => void;
}) {
  const { row, notice, answer } = props;
  const given = row?.incident;
  const told = MOMENT.exec(notice?.discovered ?? "");
  const change = useChange(null);
  const task = useTask();
  const [kind, setKind] = useState<IncidentKind>(given?.kind ?? "breach");
  const [title, setTitle] = useState(given?.title ?? "");
  const discovered = useDateText(
    given?.discovered.slice(0, 10) ?? (told ? `${told[3]}-${told[2]}-${told[1]}` : props.today),
  );
  const [time, setTime] = useState(
    given ? given.discovered.slice(11, 16).replace(":", ".") : told ? `${told[4]}.${told[5]}` : "",
  );
  const [happened, setHappened] = useState(given?.happened ?? "");
  const only = answer.agreements.length === 1 ? answer.agreements.map((one) => one.agreement) : [];
  const [agreements, setAgreements] = useState(given?.agreements ?? (notice ? [notice.agreement] : only));
  const [cases, setCases] = useState(given?.cases ?? []);
  const [description, setDescription] = useState(given?.description ?? "");
  const [consequences, setConsequences] = useState(given?.consequences ?? "");
  const [measures, setMeasures] = useState(() =>
    (given?.measures.length ? given.measures : [NO_MEASURE]).map((measure, key) => ({ key, measure })),
  );
  const reads = useRef(new Map<number, ReadMeasure>());
  const toldOn = useDateText(given?.told?.date ?? null);
  const [how, setHow] = useState(given?.told?.how ?? "");
  const closed = useDateText(given?.closed ?? null);
  const [lookedAt, setLookedAt] = useState(false);
  const [removing, setRemoving] = useState(false);
  const asks = task.error?.code === "not-looked-at";
  const named = errorsByName(task.error);
  const errors = asks ? Object.fromEntries(Object.keys(named).map((name) => [name, NAMES])) : named;
  const atField =
    !asks &&
    ["title", "discovered", "discovered_at", "cases", "told", "how", "closed"].some((name) => name in errors);

  async function submit(saved: () => void) {
    const day = await discovered.require();
    const [heard, done] = [await toldOn.read(), await closed.read()];
    const read = await Promise.all(measures.map(({ key }) => reads.current.get(key)?.()));
    if (day === undefined || heard === undefined || done === undefined) return;
    if (read.some((measure) => measure === undefined)) return;
    await change(
      "incident.save",
      {
        id: row?.id ?? null,
        kind,
        title,
        discovered: day,
        discovered_at: time,
        happened,
        agreements,
        cases,
        description,
        consequences,
        measures: read.filter((measure) => measure !== undefined),
        told: heard === null ? null : { date: heard, how },
        closed: done,
        notice: notice?.report ?? null,
        looked_at: lookedAt,
      },
      [row ? "changed" : "saved", title.trim()],
    );
    saved();
    props.onClose();
  }

  const remove = () =>
    task.run(async () => {
      if (row === undefined) return;
      await change("incident.remove", { id: row.id }, ["removed", row.incident.title]);
      props.onClose();
    });

  const left = answer.cases.filter((one) => !cases.includes(one.reference));
  return (
    <Modal
      title={row ? "Hendelse" : "Ny hendelse"}
      width="large"
      onClose={props.onClose}
      footer={
        <>
          <Button size="small" type="submit" form="incident-form" loading={task.busy}>
            Lagre
          </Button>
          <Cancel />
          {row && row.notices.length === 0 && (
            <Button
              type="button"
              size="small"
              variant="tertiary"
              data-color="danger"
              onClick={() => setRemoving(true)}
            >
              Fjern …
            </Button>
          )}
        </>
      }
    >
      <Form id="incident-form" task={task} submit={submit} fieldError={atField}>
        <p className="subtle small prose">
          Skriv aldri navn eller fødselsnummer her. Loggen blir stående når deltakere slettes, og NAV kan be
          om å se den. Bruk sakens referanse.
        </p>
        <RadioGroup
          size="small"
          legend="Hva slags"
          value={kind}
          onChange={(next: IncidentKind) => setKind(next)}
        >
          {choices(KINDS).map(([id, word]) => (
            <Radio key={id} value={id}>
              {word}
            </Radio>
          ))}
        </RadioGroup>
        <TextField
          size="small"
          className="first-focus"
          label="Kort om hva"
          value={title}
          error={errors.title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <div className="half-fields">
          <DateField
            label="Oppdaget"
            value={{ ...discovered, error: discovered.error ?? errors.discovered }}
          />
          <TextField
            size="small"
            className="number-field"
            label="Klokken"
            description="tt.mm, for eksempel 08.12"
            value={time}
            error={errors.discovered_at}
            onChange={(event) => setTime(event.target.value)}
          />
        </div>
        <TextField
          size="small"
          label="Når det skjedde (valgfritt)"
          description="Når det begynte og sluttet, så langt dere vet"
          value={happened}
          error={errors.happened}
          onChange={(event) => setHappened(event.target.value)}
        />
        {answer.agreements.length > 0 && (
          <CheckboxGroup
            size="small"
            legend="Avtaler det gjelder"
            value={agreements}
            onChange={(next: string[]) => setAgreements(next)}
          >
            {answer.agreements.map((one) => (
              <Checkbox key={one.agreement} value={one.agreement}>
                {one.name}
              </Checkbox>
            ))}
          </CheckboxGroup>
        )}
        {(left.length > 0 || cases.length > 0) && (
          <div className="stack incident__cases">
            <Select
              size="small"
              label="Saker det gjelder (valgfritt)"
              description="Bare referansen står i loggen"
              value=""
              error={errors.cases}
              onChange={({ target }) => target.value && setCases([...cases, target.value])}
            >
              <option value="">Legg til sak …</option>
              {left.map(({ reference, participant }) => (
                <option key={reference} value={reference}>
                  {participant === null || participant.includes(reference)
                    ? reference
                    : `${reference} (${participant})`}
                </option>
              ))}
            </Select>
            {cases.length > 0 && (
              <Chips size="small" aria-label="Saker">
                {cases.map((reference) => (
                  <Chips.Removable
                    key={reference}
                    onClick={() => setCases(cases.filter((other) => other !== reference))}
                  >
                    {reference}
                  </Chips.Removable>
                ))}
              </Chips>
            )}
          </div>
        )}
        <Textarea
          size="small"
          label="Hva som skjedde (valgfritt)"
          description="Hva slags personer og opplysninger, og omtrent hvor mange"
          minRows={3}
          value={description}
          error={errors.description}
          onChange={(event) => setDescription(event.target.value)}
        />
        <Textarea
          size="small"
          label="Følger (valgfritt)"
          description="Hva det har ført til, eller kan føre til"
          minRows={2}
          value={consequences}
          error={errors.consequences}
          onChange={(event) => setConsequences(event.target.value)}
        />
        <div className="stack incident__plan">
          <h2>Tiltak</h2>
          {errors.measures && <p className="overdue">{errors.measures}</p>}
          {measures.map(({ key, measure }, at) => (
            <MeasureFields
              key={key}
              number={at + 1}
              given={measure}
              reads={(read) => reads.current.set(key, read)}
              remove={() => setMeasures(measures.filter((other) => other.key !== key))}
            />
          ))}
          <Button
            type="button"
            size="small"
            variant="tertiary"
            icon={<PlusIcon aria-hidden />}
            onClick={() =>
              setMeasures([
                ...measures,
                { key: 1 + Math.max(-1, ...measures.map((each) => each.key)), measure: NO_MEASURE },
              ])
            }
          >
            Legg til tiltak
          </Button>
        </div>
        <div className="half-fields">
          <DateField
            label={
              kind === "breach"
                ? "NAV fikk skriftlig melding på annen måte"
                : "NAV fikk beskjed på annen måte"
            }
            optional
            description="Meldingen til NAV regnes med av seg selv"
            value={{ ...toldOn, error: toldOn.error ?? (asks ? undefined : errors.told) }}
          />
          <TextField
            size="small"
            label="Hvordan, og hvem hos NAV"
            description={
              kind === "breach"
                ? "For eksempel brev eller sikker melding. En telefon er ikke nok: meldingen skal være skriftlig."
                : "For eksempel telefon til kontaktpersonen"
            }
            value={how}
            error={asks ? errors.told : errors.how}
            onChange={(event) => setHow(event.target.value)}
          />
        </div>
        <DateField label="Lukket" optional value={{ ...closed, error: closed.error ?? errors.closed }} />
        {(asks || lookedAt) && (
          <Checkbox size="small" checked={lookedAt} onChange={(event) => setLookedAt(event.target.checked)}>
            Jeg har sett over teksten, og ingen deltaker er nevnt
          </Checkbox>
        )}
      </Form>
      {removing && (
        <Confirm
          title="Fjerne hendelsen fra loggen?"
          action="Fjern hendelsen"
          busy={task.busy}
          onConfirm={() => void remove()}
          onClose={() => setRemoving(false)}
        >
          <p>
            Fjern bare det som ble ført ved en feil. Er saken løst, lukk den i stedet, så står den i loggen.
          </p>
        </Confirm>
      )}
    </Modal>
  );
}
