import { Checkbox, CheckboxGroup } from "@navikt/ds-react/Checkbox";
import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import { Radio, RadioGroup } from "@navikt/ds-react/Radio";
import { Select } from "@navikt/ds-react/Select";
import { Textarea } from "@navikt/ds-react/Textarea";
import { TextField } from "@navikt/ds-react/TextField";
import type { ReactNode } from "react";
import type { Agreement, Attributes, PersonalData, PersonInput, ProtectedAddress } from "../api/types";
import { assistance, choices, protectedAddress } from "../words";
import { ContactField, type ContactText } from "./ContactField";

function isProtected(person: Pick<PersonInput, "protected_address">): boolean {
  return person.protected_address !== "none";
}

/** The details as they may be kept: without the address, where that is protected. */
export function sendable(person: PersonInput): PersonInput {
  return isProtected(person) ? { ...person, address: "", postal_code: "", city: "" } : person;
}

/** The participant's own details, no more than the agreement permits. */
export function PersonFields(props: {
  agreement: Agreement;
  person: PersonInput;
  change: (person: PersonInput) => void;
  errors: Partial<Record<keyof PersonInput, string>>;
  /** Stands below the number. */
  note?: ReactNode;
}) {
  const { person, change, errors } = props;
  const permitted = (kind: PersonalData) => props.agreement.personal_data.permitted.includes(kind);
  const field = (
    name: Exclude<keyof PersonInput, "protected_address">,
    label: string,
    description?: string,
  ) => (
    <TextField
      size="small"
      label={label}
      description={description}
      value={person[name]}
      error={errors[name]}
      onChange={(event) => change({ ...person, [name]: event.target.value })}
    />
  );
  return (
    <>
      <div className="half-fields">
        {field("first_name", "Fornavn og mellomnavn")}
        {field("last_name", "Etternavn")}
        {permitted("fnr") && field("fnr", "Fødselsnummer (valgfritt)", "11 siffer, også d-nummer")}
      </div>
      {props.note}
      <Select
        size="small"
        label="Adressesperre"
        className="protected-kind"
        value={person.protected_address}
        onChange={(event) =>
          change(sendable({ ...person, protected_address: event.target.value as ProtectedAddress }))
        }
      >
        {choices(protectedAddress).map(([id, word]) => (
          <option key={id} value={id}>
            {word}
          </option>
        ))}
      </Select>
      {isProtected(person) && (
        <InlineMessage status="info" size="small">
          Adressen skal ikke stå her, og slettes for godt når du lagrer. Navn og fødselsnummer er skjermet i
          alle lister til du åpner dem på deltakerens side.
        </InlineMessage>
      )}
      {permitted("address") && !isProtected(person) && (
        <div className="half-fields">
          {field("address", "Gateadresse (valgfritt)")}
          <div className="postal-fields">
            {field("postal_code", "Postnummer (valgfritt)")}
            {field("city", "Poststed (valgfritt)")}
          </div>
        </div>
      )}
      <div className="half-fields">
        {permitted("telephone") && field("phone", "Telefon (valgfritt)")}
        {permitted("email") && field("email", "E-post (valgfritt)")}
      </div>
    </>
  );
}

type Flag = Exclude<keyof Attributes, "assistance_need">;

/** The agreement's questions, whose answers decide which rules apply. */
export function AttributeFields(props: {
  agreement: Agreement;
  attributes: Attributes;
  change: (attributes: Attributes) => void;
  error: string | undefined;
}) {
  const { attributes, change } = props;
  const questions = props.agreement.attributes;
  const flags = questions.filter((question) => question.name !== "assistance_need");
  const need = questions.find((question) => question.name === "assistance_need");
  return (
    <>
      {flags.length > 0 && (
        <CheckboxGroup
          size="small"
          legend="Hva gjelder for deltakeren?"
          description="Svarene avgjør hvilke frister som gjelder, og hvor lenge tiltaket kan vare."
          value={flags.map((question) => question.name).filter((name) => attributes[name as Flag])}
          onChange={(chosen: string[]) => {
            const next = { ...attributes };
            for (const { name } of flags) next[name as Flag] = chosen.includes(name);
            change(next);
          }}
        >
          {flags.map((question) => (
            <Checkbox key={question.name} value={question.name} description={question.help || undefined}>
              {question.label}
            </Checkbox>
          ))}
        </CheckboxGroup>
      )}
      {need && (
        <RadioGroup
          size="small"
          legend={need.label}
          description={need.help || undefined}
          value={attributes.assistance_need ?? ""}
          error={props.error}
          onChange={(value) => change({ ...attributes, assistance_need: value })}
        >
          {choices(assistance).map(([id, word]) => (
            <Radio key={id} value={id}>
              {word}
            </Radio>
          ))}
        </RadioGroup>
      )}
    </>
  );
}

/** Who works with the participant: NAV and the clinic. */
export function PartnerFields(props: {
  office: ContactText;
  counsellor: ContactText;
  clinician: ContactText;
}) {
  return (
    <>
      <ContactField label="Innsøkende NAV-kontor" optional value={props.office} />
      <ContactField label="Veileder i NAV" optional reachable value={props.counsellor} />
      <ContactField label="Behandler" optional reachable value={props.clinician} />
    </>
  );
}

/** NAV's order and what the counsellor expects, which reports print. */
export function OrderFields(props: {
  agreement: Agreement;
  order: string;
  changeOrder: (text: string) => void;
}) {
  if (!props.agreement.personal_data.permitted.includes("order")) return null;
  return (
    <Textarea
      size="small"
      label="Bestilling fra NAV (valgfritt)"
      description="NAVs egne ord. Teksten kommer med i rapportene."
      minRows={3}
      value={props.order}
      onChange={(event) => props.changeOrder(event.target.value)}
    />
  );
}
