import { Button } from "@navikt/ds-react/Button";
import { Table } from "@navikt/ds-react/Table";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { Contact } from "../../api/types";
import { useAnnounce } from "../../app/announce";
import { Answer } from "../../components/Answer";
import { Form } from "../../components/Form";
import { Cancel, Modal } from "../../components/Modal";
import { records, useAnswer, useSend, useTask } from "../../data/hooks";
import { contactKind } from "../../words";

/** The register of offices, people and employers. New ones come in where they are first used. */
export function Register() {
  const [changing, setChanging] = useState<[string, Contact] | null>(null);
  return (
    <section className="panel" aria-labelledby="register">
      <h2 id="register">Kontakter</h2>
      <Answer of={useAnswer("contacts", {})}>
        {({ contacts }) => {
          const all = records(contacts).sort(([, a], [, b]) => a.name.localeCompare(b.name, "nb"));
          return all.length === 0 ? (
            <p className="subtle">
              NAV-kontor, veiledere, behandlere og arbeidsgivere kommer hit når du bruker dem første gang.
            </p>
          ) : (
            <Table size="small" className="dense">
              <Table.Header>
                <Table.Row>
                  <Table.ColumnHeader>Navn</Table.ColumnHeader>
                  <Table.ColumnHeader>Hva</Table.ColumnHeader>
                  <Table.ColumnHeader>Telefon og e-post</Table.ColumnHeader>
                  <Table.ColumnHeader>
                    <span className="sr-only">Endre</span>
                  </Table.ColumnHeader>
                </Table.Row>
              </Table.Header>
              <Table.Body>
                {all.map(([id, contact]) => (
                  <Table.Row key={id}>
                    <Table.HeaderCell scope="row">{contact.name}</Table.HeaderCell>
                    <Table.DataCell>
                      {contactKind[contact.kind]}
                      {contact.organisation && `, ${contacts[contact.organisation]?.name ?? ""}`}
                    </Table.DataCell>
                    <Table.DataCell>
                      {[contact.phone, contact.email].filter(Boolean).join(", ")}
                    </Table.DataCell>
                    <Table.DataCell align="right">
                      <Button
                        type="button"
                        size="xsmall"
                        variant="tertiary"
                        onClick={() => setChanging([id, contact])}
                      >
                        Endre<span className="sr-only"> {contact.name}</span>
                      </Button>
                    </Table.DataCell>
                  </Table.Row>
                ))}
              </Table.Body>
            </Table>
          );
        }}
      </Answer>
      {changing && <Change id={changing[0]} given={changing[1]} onClose={() => setChanging(null)} />}
    </section>
  );
}

function Change({ id, given, onClose }: { id: string; given: Contact; onClose: () => void }) {
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const [contact, setContact] = useState(given);
  const [tried, setTried] = useState(false);
  const nameless = contact.name.trim() === "";
  const field = (name: "name" | "phone" | "email", label: string, error?: string) => (
    <TextField
      size="small"
      label={label}
      value={contact[name]}
      error={error}
      onChange={(event) => setContact({ ...contact, [name]: event.target.value })}
    />
  );
  return (
    <Modal
      title="Endre kontakt"
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
        submit={async () => {
          setTried(true);
          if (nameless) return;
          await send("contact.save", { id, contact });
          announce(`Lagret: ${contact.name}`);
          onClose();
        }}
      >
        {field("name", "Navn", tried && nameless ? "Fyll inn navnet." : undefined)}
        {field("phone", "Telefon")}
        {field("email", "E-post")}
      </Form>
    </Modal>
  );
}
