import { Button } from "@navikt/ds-react/Button";
import { Checkbox } from "@navikt/ds-react/Checkbox";
import { Radio, RadioGroup } from "@navikt/ds-react/Radio";
import { Select } from "@navikt/ds-react/Select";
import { Textarea } from "@navikt/ds-react/Textarea";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { CaseView, Employment, EmploymentTerms, Proposed } from "../../api/types";
import { useChange } from "../../app/change";
import { ContactField, useContactText } from "../../components/ContactField";
import { DateField, useDateText } from "../../components/DateField";
import { EffectsNote } from "../../components/EffectsNote";
import { Form } from "../../components/Form";
import { foresee, gist, readDay, useForeseen } from "../../components/foresee";
import { Cancel, Modal } from "../../components/Modal";
import { useTask } from "../../data/hooks";
import { choices, terms as words } from "../../words";
import { asksOrdinary } from "../indicators/asks";
import { EndedField, JobFields, useJobFacts } from "./milestones/JobFields";
import { PERCENT_WANTED, percentText, readPercent } from "./percent";

/** Adds a job, or changes one. */
export function EmploymentDialog(props: {
  view: CaseView;
  id: string | undefined;
  given: Employment | undefined;
  onClose: () => void;
}) {
  const { given } = props;
  const caseId = props.view.id;
  const change = useChange(caseId);
  const task = useTask();
  const employer = useContactText("employer", given?.employer ?? null);
  const contact = useContactText("contact-person", given?.contact ?? null);
  const from = useDateText(given?.from ?? null);
  const to = useDateText(given?.to ?? null);
  const inWork = useDateText(given?.in_work_from ?? null);
  const [position, setPosition] = useState(given?.position ?? "");
  const [percent, setPercent] = useState(given ? percentText(given.percent) : "");
  const [terms, setTerms] = useState<EmploymentTerms>(given?.terms ?? "permanent");
  const [atReferral, setAtReferral] = useState(given?.at_referral ?? false);
  const facts = useJobFacts(props.view, given, atReferral, task);
  const [ordinary, setOrdinary] = useState<boolean | null>(given?.ordinary ?? null);
  const [reason, setReason] = useState(given?.reason ?? "");
  const [tried, setTried] = useState(false);
  const share = readPercent(percent);
  const asked = asksOrdinary(props.view.agreement);

  const proposed = (employment: Employment): Proposed => ({
    kind: "employment",
    id: props.id ?? null,
    employment,
  });
  const typed = [from, to, inWork, ...Object.values(facts.days)].map((day) => day.text);
  const effects = useForeseen(caseId, [share, terms, atReferral, facts.cut, ...typed], async () => {
    const [fromDate, toDate, inWorkDate] = [
      await readDay(from.text),
      await readDay(to.text),
      await readDay(inWork.text),
    ];
    const further = await facts.glance();
    if (fromDate === undefined || toDate === undefined || inWorkDate === undefined) return null;
    if (further === undefined || share === undefined || share === null) return null;
    return proposed({
      case: caseId,
      // Whether a job goes on from the one before is a matter of the employer.
      employer: given?.employer ?? "",
      contact: null,
      position: "",
      percent: share,
      terms,
      from: fromDate,
      to: toDate,
      at_referral: atReferral,
      in_work_from: inWorkDate,
      reason: "",
      ordinary: null,
      ...further,
    });
  });

  async function submit() {
    setTried(true);
    const dates = [await from.read(), await to.read(), await inWork.read()] as const;
    if (employer.name.trim() === "") employer.fail("Fyll inn arbeidsgiver.");
    const [fromDate, toDate, inWorkDate] = dates;
    const further = await facts.read();
    if (fromDate === undefined || toDate === undefined || inWorkDate === undefined) return;
    if (further === undefined) return;
    if (share === undefined || share === null || employer.name.trim() === "") return;
    const employerId = await employer.save();
    if (employerId === null) return;
    const employment: Employment = {
      case: caseId,
      employer: employerId,
      contact: await contact.save(employerId),
      position: position.trim(),
      percent: share,
      terms,
      from: fromDate,
      to: toDate,
      at_referral: atReferral,
      in_work_from: inWorkDate,
      reason: reason.trim(),
      ordinary: asked ? ordinary : null,
      ...further,
    };
    const follows = await foresee(caseId, proposed(employment));
    await change("employment.save", { id: props.id ?? null, employment }, [
      props.id ? "changed" : "saved",
      `arbeidsforhold hos ${employer.name.trim()}`,
      gist(follows),
    ]);
    props.onClose();
  }

  return (
    <Modal
      title={props.id ? "Endre arbeidsforhold" : "Nytt arbeidsforhold"}
      onClose={props.onClose}
      footer={
        <>
          <EffectsNote effects={effects} />
          <Button size="small" type="submit" form="employment-form" loading={task.busy}>
            Lagre
          </Button>
          <Cancel />
        </>
      }
    >
      <Form id="employment-form" task={task} submit={submit} fieldError={facts.refused}>
        <ContactField label="Arbeidsgiver" value={employer} />
        <ContactField label="Kontaktperson" optional reachable value={contact} />
        <div className="half-fields">
          <TextField
            size="small"
            label="Stilling (valgfritt)"
            value={position}
            onChange={(event) => setPosition(event.target.value)}
          />
          <TextField
            size="small"
            className="number-field"
            label="Stillingsprosent"
            inputMode="decimal"
            value={percent}
            error={tried && !share ? PERCENT_WANTED : undefined}
            onChange={(event) => setPercent(event.target.value)}
          />
        </div>
        <Select
          size="small"
          label="Ansettelsesforhold"
          value={terms}
          onChange={(event) => setTerms(event.target.value as EmploymentTerms)}
        >
          {choices(words).map(([id, word]) => (
            <option key={id} value={id}>
              {word}
            </option>
          ))}
        </Select>
        {asked && (
          <RadioGroup
            size="small"
            legend="Ordinær jobb? (valgfritt)"
            description="Lønn fra arbeidsgiveren, uten lønnstilskudd eller annen støtte fra NAV."
            value={ordinary}
            onChange={setOrdinary}
          >
            <div className="row row--choices">
              <Radio value={true}>Ja</Radio>
              <Radio value={false}>Nei</Radio>
            </div>
          </RadioGroup>
        )}
        <Checkbox size="small" checked={atReferral} onChange={(event) => setAtReferral(event.target.checked)}>
          Hadde jobben ved innsøking
        </Checkbox>
        <div className="half-fields">
          <DateField label="Ansatt fra" optional value={from} />
          <DateField label="Ansatt til" optional value={to} />
        </div>
        <EndedField of={facts} />
        <JobFields of={facts} />
        <DateField
          label="Helt eller delvis i arbeid fra"
          optional
          value={inWork}
          description="Første dag på jobb, dd.mm.åååå. Registrerer «Helt eller delvis i arbeid»."
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
