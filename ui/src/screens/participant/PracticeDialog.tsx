import { Button } from "@navikt/ds-react/Button";
import { Textarea } from "@navikt/ds-react/Textarea";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { Practice, Proposed } from "../../api/types";
import { useChange } from "../../app/change";
import { ContactField, useContactText } from "../../components/ContactField";
import { DateField, useDateText } from "../../components/DateField";
import { EffectsNote } from "../../components/EffectsNote";
import { Form } from "../../components/Form";
import { foresee, gist, readDay, useForeseen } from "../../components/foresee";
import { Cancel, Modal } from "../../components/Modal";
import { useTask } from "../../data/hooks";
import { PERCENT_WANTED, percentText, readPercent } from "./percent";

const NOTHING: Omit<Practice, "case" | "from"> = {
  employer: "",
  contact: null,
  percent: null,
  planned_to: null,
  ended: null,
  goal: "",
  reason: "",
  insurance_informed: null,
};

/** Adds a period of work practice, or changes one. */
export function PracticeDialog(props: {
  caseId: string;
  id: string | undefined;
  given: Practice | undefined;
  onClose: () => void;
}) {
  const { given } = props;
  const change = useChange(props.caseId);
  const task = useTask();
  const employer = useContactText("employer", given?.employer ?? null);
  const contact = useContactText("contact-person", given?.contact ?? null);
  const from = useDateText(given?.from ?? null);
  const planned = useDateText(given?.planned_to ?? null);
  const ended = useDateText(given?.ended ?? null);
  const insured = useDateText(given?.insurance_informed ?? null);
  const [percent, setPercent] = useState(given?.percent ? percentText(given.percent) : "");
  const [goal, setGoal] = useState(given?.goal ?? "");
  const [reason, setReason] = useState(given?.reason ?? "");
  const [tried, setTried] = useState(false);
  const share = readPercent(percent);

  const proposed = (practice: Practice): Proposed => ({ kind: "practice", id: props.id ?? null, practice });
  // Only the days decide what follows.
  const effects = useForeseen(props.caseId, [from.text, ended.text], async () => {
    const [first, last] = [await readDay(from.text), await readDay(ended.text)];
    if (!first || last === undefined) return null;
    return proposed({ ...NOTHING, case: props.caseId, from: first, ended: last });
  });

  async function submit() {
    setTried(true);
    if (employer.name.trim() === "") employer.fail("Fyll inn arbeidsgiver.");
    const fromDate = await from.require();
    const [plannedDate, endedDate, insuredDate] = [
      await planned.read(),
      await ended.read(),
      await insured.read(),
    ];
    if (fromDate === undefined || plannedDate === undefined) return;
    if (endedDate === undefined || insuredDate === undefined) return;
    if (share === undefined || employer.name.trim() === "") return;
    const employerId = await employer.save();
    if (employerId === null) return;
    const practice: Practice = {
      case: props.caseId,
      employer: employerId,
      contact: await contact.save(employerId),
      percent: share,
      from: fromDate,
      planned_to: plannedDate,
      ended: endedDate,
      goal: goal.trim(),
      reason: reason.trim(),
      insurance_informed: insuredDate,
    };
    const follows = await foresee(props.caseId, proposed(practice));
    await change("practice.save", { id: props.id ?? null, practice }, [
      props.id ? "changed" : "saved",
      `arbeidspraksis hos ${employer.name.trim()}`,
      gist(follows),
    ]);
    props.onClose();
  }

  return (
    <Modal
      title={props.id ? "Endre arbeidspraksis" : "Ny arbeidspraksis"}
      onClose={props.onClose}
      footer={
        <>
          <EffectsNote effects={effects} />
          <Button size="small" type="submit" form="practice-form" loading={task.busy}>
            Lagre
          </Button>
          <Cancel />
        </>
      }
    >
      <Form id="practice-form" task={task} submit={submit}>
        <ContactField label="Arbeidsgiver" value={employer} />
        <ContactField label="Kontaktperson" optional reachable value={contact} />
        <div className="half-fields">
          <DateField label="Første dag" value={from} />
          <DateField label="Planlagt siste dag" optional value={planned} />
          <DateField label="Avsluttet" optional value={ended} />
          <TextField
            size="small"
            className="number-field"
            label="Omfang i prosent (valgfritt)"
            description="1–100"
            inputMode="decimal"
            value={percent}
            error={tried && share === undefined ? PERCENT_WANTED : undefined}
            onChange={(event) => setPercent(event.target.value)}
          />
        </div>
        <DateField
          label="Arbeidsgiver opplyst om yrkesskadeforsikring"
          optional
          value={insured}
          description="Skal dokumenteres. Datoen det ble gjort, dd.mm.åååå"
        />
        <Textarea
          size="small"
          label="Mål med praksisen (valgfritt)"
          minRows={2}
          value={goal}
          onChange={(event) => setGoal(event.target.value)}
        />
        <Textarea
          size="small"
          label="Begrunnelse for valg av arbeidsplass og oppgaver (valgfritt)"
          description="Kommer med i statusrapporten."
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Form>
    </Modal>
  );
}
