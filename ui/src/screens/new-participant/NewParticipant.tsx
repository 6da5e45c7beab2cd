import { Button } from "@navikt/ds-react/Button";
import { Select } from "@navikt/ds-react/Select";
import { useRef, useState } from "react";
import type { Agreement, Attributes, CaseView, OtherCase, PersonInput } from "../../api/types";
import { useChange } from "../../app/change";
import { go, here, type Route } from "../../app/router";
import { Answer } from "../../components/Answer";
import {
  AttributeFields,
  OrderFields,
  PartnerFields,
  PersonFields,
  sendable,
} from "../../components/CaseFields";
import { useContactText } from "../../components/ContactField";
import { DateField, useDateText } from "../../components/DateField";
import { Form } from "../../components/Form";
import { caseDays, KnownPerson } from "../../components/KnownPerson";
import { Screen } from "../../components/Screen";
import { useAnswer, useTask } from "../../data/hooks";
import { errorsByName } from "../../errors";
import { listed } from "../../format";
import { personalData } from "../../words";
import { fullName } from "../participant/names";
import { OrderPanel } from "./OrderPanel";
import type { OrderValues } from "./order";
import "./new-participant.css";

const NO_ONE: PersonInput = {
  first_name: "",
  last_name: "",
  fnr: "",
  address: "",
  postal_code: "",
  city: "",
  phone: "",
  email: "",
  protected_address: "none",
};
const NOTHING_SAID: Attributes = {
  employed_at_referral: false,
  needs_new_job: false,
  reduced_work_capacity: false,
  school_or_prison_transition: false,
  disability_pension: false,
  assistance_need: null,
};

/** «Ny deltaker»: choose the agreement, then no more than it permits. */
export function NewParticipant() {
  const agreements = useAnswer("agreements", {});
  return (
    <Screen title="Ny deltaker" narrow>
      <Answer of={agreements}>
        {(answer) => <Details agreements={answer.agreements.filter((each) => each.newest)} />}
      </Answer>
    </Screen>
  );
}

/** «Nytt løp»: the next case of someone who is in the store already, by one of the others. */
export function NewCase({ sameAs }: { sameAs: string }) {
  const agreements = useAnswer("agreements", {});
  const same = useAnswer("case", { id: sameAs });
  return (
    <Screen title="Nytt løp for samme deltaker" narrow>
      <Answer of={same}>
        {(view) => (
          <Answer of={agreements}>
            {(answer) => <Details agreements={answer.agreements.filter((each) => each.newest)} same={view} />}
          </Answer>
        )}
      </Answer>
    </Screen>
  );
}

function Details({ agreements, same }: { agreements: Agreement[]; same?: CaseView }) {
  const save = useChange(null);
  const task = useTask();
  const likely =
    agreements.length === 1 ? agreements[0] : agreements.find((each) => each.id === same?.agreement.id);
  const [agreementId, setAgreementId] = useState(likely?.id ?? "");
  const [person, setPerson] = useState(NO_ONE);
  const [attributes, setAttributes] = useState(NOTHING_SAID);
  const [order, setOrder] = useState("");
  const [tried, setTried] = useState(false);
  const ordered = useDateText();
  const started = useDateText();
  const office = useContactText("nav-office");
  const counsellor = useContactText("nav-counsellor");
  const clinician = useContactText("clinician");
  const fields = useRef<HTMLDivElement>(null);
  const agreement = agreements.find((each) => each.id === agreementId);
  const nameMissing = same === undefined && person.first_name.trim() === "" && person.last_name.trim() === "";
  const needMissing =
    attributes.assistance_need === null &&
    (agreement?.attributes.some((each) => each.name === "assistance_need" && each.required) ?? false);

  async function submit(saved: () => void) {
    setTried(true);
    const [orderedOn, startedOn] = [await ordered.require(), await started.read()];
    if (agreement === undefined || nameMissing || needMissing) return;
    if (orderedOn === undefined || startedOn === undefined) return;
    const officeId = await office.save();
    const request = {
      agreement: agreement.id,
      same_person_as: same?.id ?? null,
      person: sendable(person),
      case: {
        attributes,
        nav_office: officeId,
        nav_counsellor: await counsellor.save(officeId),
        clinician: await clinician.save(),
        order_text: order,
        goal: "",
        expected_hours: "",
      },
      ordered: orderedOn,
      started: startedOn,
    };
    const told: Parameters<typeof save>[2] = same
      ? ["added-case", fullName(same.person)]
      : ["added", fullName(person)];
    const { id } = await save("case.create", request, told, (made) => leaveGone(made.id));
    saved();
    go({ screen: "participant", id, tab: "oversikt" });
  }

  const back: Route = same
    ? { screen: "participant", id: same.id, tab: "oversikt" }
    : { screen: "portfolio" };
  const refused = errorsByName(task.error);
  const startError = refused.started;
  const shownAtField = startError !== undefined || Object.keys(refused).some((name) => name in person);
  const change = (next: PersonInput) => {
    if (task.error) task.clear();
    setPerson(next);
  };

  /** What stands in the fields that an order can fill. */
  const current: OrderValues = {
    ...person,
    ordered: ordered.text,
    started: started.text,
    office: office.name,
    counsellor: counsellor.name,
    counsellor_phone: counsellor.phone,
    counsellor_email: counsellor.email,
    order,
    employed: attributes.employed_at_referral ? "JA" : "",
  };
  const fillIn = (found: OrderValues, agreement: string) => {
    if (task.error) task.clear();
    setAgreementId(agreement);
    const { ordered: day, started: begun, office: at, order: text, employed, ...rest } = found;
    const { counsellor: name, counsellor_phone: phone, counsellor_email: email, ...details } = rest;
    setPerson((before) => ({ ...before, ...details }));
    if (day !== undefined) ordered.type(day);
    if (begun !== undefined) started.type(begun);
    if (at !== undefined) office.change({ name: at });
    const reached = { ...(phone === undefined ? {} : { phone }), ...(email === undefined ? {} : { email }) };
    if (name !== undefined || Object.keys(reached).length > 0)
      counsellor.change({ ...(name === undefined ? {} : { name }), ...reached });
    if (text !== undefined) setOrder(text);
    if (employed !== undefined)
      setAttributes((before) => ({ ...before, employed_at_referral: employed === "JA" }));
    // After React has drawn the fields.
    setTimeout(() => fields.current?.querySelector<HTMLElement>("input, select, textarea")?.focus(), 0);
  };

  return (
    <Form
      className="stack stack--loose"
      task={task}
      submit={submit}
      fieldError={shownAtField}
      buttons={
        <>
          <Button type="submit" loading={task.busy}>
            {same ? "Legg til løpet" : "Legg til deltakeren"}
          </Button>
          <Button type="button" variant="tertiary" onClick={() => go(back)}>
            Avbryt
          </Button>
        </>
      }
    >
      <p className="subtle">
        Felt uten «valgfritt» må fylles ut.
        {same === undefined && " Har deltakeren bare ett navn, er det nok."}
      </p>
      {same && <SamePerson view={same} />}
      <OrderPanel
        agreements={agreements}
        agreementId={agreementId}
        current={current}
        samePerson={same !== undefined}
        use={fillIn}
      />
      <section className="stack">
        <h2>Avtale</h2>
        <Select
          size="small"
          className="agreement-select"
          label="Avtale"
          hideLabel
          value={agreementId}
          error={
            tried && agreement === undefined ? "Velg hvilken avtale deltakeren er bestilt på." : undefined
          }
          onChange={(event) => setAgreementId(event.target.value)}
        >
          <option value="">Velg avtale</option>
          {agreements.map((each) => (
            <option key={each.id} value={each.id}>
              {each.title}, {each.buyer}
            </option>
          ))}
        </Select>
      </section>
      {agreement && (
        <div ref={fields} className="stack stack--loose">
          {same === undefined && (
            <section className="stack">
              <h2>Deltaker</h2>
              <p className="subtle small">
                Avtalen tillater:{" "}
                {listed(agreement.personal_data.permitted.map((kind) => personalData[kind]))}. Skriv bare det
                du trenger.
              </p>
              <PersonFields
                note={<KnownPerson fnr={person.fnr} />}
                agreement={agreement}
                person={person}
                change={change}
                errors={{
                  ...(tried && nameMissing ? { first_name: "Fyll inn navnet." } : {}),
                  ...refused,
                }}
              />
            </section>
          )}
          <section className="stack">
            <h2>Bestilling</h2>
            <div className="half-fields">
              <DateField label="Bestilling mottatt" value={ordered} />
              <DateField
                label="Oppstart"
                optional
                value={{ ...started, error: started.error ?? startError }}
                description="Hvis deltakeren alt har begynt"
              />
            </div>
            <PartnerFields office={office} counsellor={counsellor} clinician={clinician} />
            <OrderFields agreement={agreement} order={order} changeOrder={setOrder} />
          </section>
          <section className="stack">
            <h2>Om deltakeren</h2>
            <AttributeFields
              agreement={agreement}
              attributes={attributes}
              change={setAttributes}
              error={tried && needMissing ? "Velg ett av dem." : undefined}
            />
          </section>
        </div>
      )}
    </Form>
  );
}

/** There is nothing to show of what was taken back. */
function leaveGone(id: string) {
  const at = here();
  if (at.screen === "participant" && at.id === id) go({ screen: "portfolio" });
}

/** Who it is, whose details follow. They are not typed again, so that they cannot come to differ. */
function SamePerson({ view }: { view: CaseView }) {
  const { person } = view;
  const cases = [caseOf(view), ...view.other_cases];
  return (
    <section className="panel" aria-labelledby="same-person">
      <h2 id="same-person">Deltaker</h2>
      <dl className="facts">
        <div className="facts__row">
          <dt>Navn</dt>
          <dd>{fullName(person)}</dd>
        </div>
        {person.fnr && (
          <div className="facts__row">
            <dt>Fødselsnummer</dt>
            <dd>{person.fnr}</dd>
          </div>
        )}
        <div className="facts__row">
          <dt>Andre løp</dt>
          <dd>
            <ul className="plain-list">
              {cases.map((each) => (
                <li key={each.id}>
                  {each.agreement}, {caseDays(each)}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
      <p className="subtle small new-case__note">
        Navn, nummer, adresse og telefon følger med. De rettes under Personopplysninger.
      </p>
    </section>
  );
}

function caseOf(view: CaseView): OtherCase {
  const date = (kind: string) => view.facts.find((fact) => fact.event.type === kind)?.event.date ?? null;
  return {
    id: view.id,
    agreement: `${view.agreement.title}, ${view.agreement.buyer}`,
    phase: view.phase,
    first: date("started") ?? date("order-received"),
    last: date("ended") ?? view.duration?.end ?? null,
  };
}
