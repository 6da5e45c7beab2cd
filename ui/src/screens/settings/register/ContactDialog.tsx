import { Button } from "@navikt/ds-react/Button";
import { Select } from "@navikt/ds-react/Select";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { Contact, ContactKind, RegisterEntry } from "../../../api/types";
import { useChange } from "../../../app/change";
import { Form } from "../../../components/Form";
import { Cancel, Modal } from "../../../components/Modal";
import { useTask } from "../../../data/hooks";
import { errorsByName } from "../../../errors";
import { choices, contactKind } from "../../../words";

/** To which kind of organisation someone belongs, for the kinds that belong to one. */
const BELONGS_TO: Partial<Record<ContactKind, [kind: ContactKind, label: string]>> = {
  "nav-counsellor": ["nav-office", "NAV-kontor (valgfritt)"],
  "contact-person": ["employer", "Arbeidsgiver (valgfritt)"],
};

const NOBODY: Contact = { kind: "nav-office", name: "", organisation: null, phone: "", email: "" };

/** Adds a contact to the register, or changes one. What it is stays what it is. */
export function ContactDialog(props: {
  entries: RegisterEntry[];
  changing?: RegisterEntry;
  onClose: () => void;
}) {
  const { entries, changing, onClose } = props;
  const change = useChange(changing?.id ?? null);
  const task = useTask();
  const [contact, setContact] = useState(changing?.contact ?? NOBODY);
  const [tried, setTried] = useState(false);
  const nameless = contact.name.trim() === "";
  const refused = errorsByName(task.error);
  const belongs = BELONGS_TO[contact.kind];
  const edit = (part: Partial<Contact>) => {
    if (task.error) task.clear();
    setContact({ ...contact, ...part });
  };
  const field = (name: "name" | "phone" | "email", label: string, mode?: "tel" | "email") => (
    <TextField
      size="small"
      label={label}
      inputMode={mode}
      value={contact[name]}
      error={name === "name" && tried && nameless ? "Fyll inn navnet." : refused[name]}
      onChange={(event) => edit({ [name]: event.target.value })}
    />
  );

  async function submit() {
    setTried(true);
    if (nameless) return;
    const sent: Contact = {
      ...contact,
      name: contact.name.trim(),
      organisation: belongs ? contact.organisation : null,
      phone: contact.phone.trim(),
      email: contact.email.trim(),
    };
    await change("contact.save", { id: changing?.id ?? null, contact: sent }, [
      changing ? "changed" : "saved",
      sent.name,
    ]);
    onClose();
  }

  return (
    <Modal
      title={changing ? "Endre kontakt" : "Ny kontakt"}
      onClose={onClose}
      footer={
        <>
          <Button size="small" type="submit" form="contact-form" loading={task.busy}>
            Lagre
          </Button>
          <Cancel />
        </>
      }
    >
      <Form
        id="contact-form"
        task={task}
        submit={submit}
        fieldError={Object.keys(refused).some((name) => name in contact)}
      >
        {changing ? (
          <p className="subtle">{contactKind[contact.kind]}</p>
        ) : (
          <Select
            size="small"
            label="Hva slags"
            value={contact.kind}
            onChange={(event) => edit({ kind: event.target.value as ContactKind, organisation: null })}
          >
            {choices(contactKind).map(([id, word]) => (
              <option key={id} value={id}>
                {word}
              </option>
            ))}
          </Select>
        )}
        {field("name", "Navn")}
        {belongs && (
          <Select
            size="small"
            label={belongs[1]}
            value={contact.organisation ?? ""}
            error={refused.organisation}
            onChange={(event) => edit({ organisation: event.target.value || null })}
          >
            <option value="">Ikke oppgitt</option>
            {entries
              .filter((entry) => entry.contact.kind === belongs[0])
              .map((entry) => (
                <option key={entry.id} value={entry.id}>
                  {entry.contact.name}
                </option>
              ))}
          </Select>
        )}
        <div className="half-fields">
          {field("phone", "Telefon (valgfritt)", "tel")}
          {field("email", "E-post (valgfritt)", "email")}
        </div>
      </Form>
    </Modal>
  );
}
