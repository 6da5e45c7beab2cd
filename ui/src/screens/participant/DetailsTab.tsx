import { Button } from "@navikt/ds-react/Button";
import { Textarea } from "@navikt/ds-react/Textarea";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { PersonInput } from "../../api/types";
import { useChange } from "../../app/change";
import {
  AttributeFields,
  OrderFields,
  PartnerFields,
  PersonFields,
  sendable,
} from "../../components/CaseFields";
import { useContactText } from "../../components/ContactField";
import { EffectsNote } from "../../components/EffectsNote";
import { Form } from "../../components/Form";
import { foresee, gist, useForeseen } from "../../components/foresee";
import { KnownPerson } from "../../components/KnownPerson";
import { useTask } from "../../data/hooks";
import { errorsByName } from "../../errors";
import { listed } from "../../format";
import { personalData } from "../../words";
import type { TabProps } from "./Participant";

/** The participant's and the case's details, to change. */
export function DetailsTab({ view }: TabProps) {
  const save = useChange(view.id);
  const task = useTask();
  const [person, setPerson] = useState<PersonInput>({ ...view.person, fnr: view.person.fnr ?? "" });
  const [attributes, setAttributes] = useState(view.case.attributes);
  const [order, setOrder] = useState(view.case.order_text);
  const [goal, setGoal] = useState(view.case.goal);
  const [expected, setExpected] = useState(view.case.expected_hours);
  const office = useContactText("nav-office", view.case.nav_office);
  const counsellor = useContactText("nav-counsellor", view.case.nav_counsellor);
  const clinician = useContactText("clinician", view.case.clinician);
  const [tried, setTried] = useState(false);
  const nameMissing = person.first_name.trim() === "" && person.last_name.trim() === "";

  const answers = [attributes, view.case.attributes];
  const effects = useForeseen(view.id, answers, async () => ({ kind: "attributes", attributes }));

  async function submit() {
    setTried(true);
    if (nameMissing) return;
    const officeId = await office.save();
    const follows = await foresee(view.id, { kind: "attributes", attributes });
    await save(
      "case.update",
      {
        id: view.id,
        person: sendable(person),
        case: {
          attributes,
          nav_office: officeId,
          nav_counsellor: await counsellor.save(officeId),
          clinician: await clinician.save(),
          order_text: order,
          goal,
          expected_hours: expected,
        },
      },
      ["saved", "personopplysninger", gist(follows)],
    );
  }

  const refused = errorsByName(task.error);
  return (
    <Form
      className="stack stack--loose details"
      task={task}
      submit={submit}
      fieldError={Object.keys(refused).some((name) => name in person)}
      buttons={
        <Button size="small" type="submit" loading={task.busy}>
          Lagre
        </Button>
      }
    >
      <section className="stack">
        <h2>Deltaker</h2>
        <PersonFields
          note={<KnownPerson fnr={person.fnr} own={view.id} />}
          agreement={view.agreement}
          person={person}
          change={(next) => {
            task.clear();
            setPerson(next);
          }}
          errors={{
            ...(tried && nameMissing ? { first_name: "Fyll inn navnet." } : {}),
            ...refused,
          }}
        />
      </section>
      <section className="stack">
        <h2>Bestilling og samarbeid</h2>
        <PartnerFields office={office} counsellor={counsellor} clinician={clinician} />
        <OrderFields agreement={view.agreement} order={order} changeOrder={setOrder} />
        <Textarea
          size="small"
          label="Deltakerens mål (valgfritt)"
          minRows={2}
          value={goal}
          onChange={(event) => setGoal(event.target.value)}
        />
        <TextField
          size="small"
          label="Anslått oppfølgingsbehov per måned (valgfritt)"
          description="Med dine ord, for eksempel «10 timer». Kommer med i statusrapporten."
          value={expected}
          onChange={(event) => setExpected(event.target.value)}
        />
      </section>
      <section className="stack">
        <h2>Om deltakeren</h2>
        <AttributeFields
          agreement={view.agreement}
          attributes={attributes}
          change={setAttributes}
          error={undefined}
        />
        <EffectsNote effects={effects} />
      </section>
      <section className="stack">
        <h2>Hva avtalen tillater</h2>
        <p className="prose">
          {listed(view.agreement.personal_data.permitted.map((kind) => personalData[kind]))}. Annet spørres
          det ikke om, og det lagres ikke.
        </p>
        <p className="subtle small">
          {view.agreement.personal_data.source}
          {view.agreement.personal_data.reading && " (tolkning)"}
        </p>
      </section>
    </Form>
  );
}
