import { Button } from "@navikt/ds-react/Button";
import { Search } from "@navikt/ds-react/Search";
import { Select } from "@navikt/ds-react/Select";
import { Table } from "@navikt/ds-react/Table";
import { Tag } from "@navikt/ds-react/Tag";
import { useState } from "react";
import type { ContactKind, RegisterEntry } from "../../api/types";
import { Answer } from "../../components/Answer";
import { useAnswer } from "../../data/hooks";
import { foldForSearch } from "../../format";
import { choices, contactKind } from "../../words";
import { ContactDialog } from "./register/ContactDialog";
import { MergeDialog } from "./register/MergeDialog";
import { RemoveDialog } from "./register/RemoveDialog";
import { nameOf, twins } from "./register/twins";
import { UsesDialog } from "./register/UsesDialog";
import { usedBy } from "./register/used";
import "./register/register.css";

type Open = { what: "new" } | { what: "change" | "merge" | "remove" | "uses"; entry: RegisterEntry } | null;

/** The register of offices, people and employers. New ones also come in where they are first used. */
export function Register() {
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <section className="panel" aria-labelledby="register">
      <div className="spread">
        <h2 id="register">Kontakter</h2>
        <Button type="button" size="small" variant="secondary" onClick={() => setOpen({ what: "new" })}>
          Ny kontakt
        </Button>
      </div>
      <Answer of={useAnswer("register", {})}>
        {({ entries }) => (
          <>
            {entries.length === 0 ? (
              <p className="subtle">
                NAV-kontor, veiledere, behandlere og arbeidsgivere kommer hit når du bruker dem første gang.
              </p>
            ) : (
              <Entries entries={entries} open={setOpen} />
            )}
            {open?.what === "new" && <ContactDialog entries={entries} onClose={close} />}
            {open?.what === "change" && (
              <ContactDialog entries={entries} changing={open.entry} onClose={close} />
            )}
            {open?.what === "merge" && <MergeDialog entries={entries} from={open.entry} onClose={close} />}
            {open?.what === "remove" && <RemoveDialog entry={open.entry} onClose={close} />}
            {open?.what === "uses" && <UsesDialog entry={open.entry} onClose={close} />}
          </>
        )}
      </Answer>
    </section>
  );
}

function Entries({ entries, open }: { entries: RegisterEntry[]; open: (what: Open) => void }) {
  const [filter, setFilter] = useState("");
  const [kind, setKind] = useState<ContactKind | "">("");
  const wanted = foldForSearch(filter.trim());
  const alike = twins(entries);
  const name = (id: string | null) => (id === null ? "" : nameOf(entries, id));
  const shown = entries
    .filter(({ contact }) => {
      const text = [contact.name, name(contact.organisation), contact.phone, contact.email].join(" ");
      return (kind === "" || contact.kind === kind) && foldForSearch(text).includes(wanted);
    })
    .sort((a, b) => a.contact.name.localeCompare(b.contact.name, "nb"));
  const kinds = choices(contactKind).filter(([id]) => entries.some(({ contact }) => contact.kind === id));

  return (
    <>
      <div className="register__filter">
        <Search
          size="small"
          label="Søk på navn, sted, telefon eller e-post"
          hideLabel={false}
          variant="simple"
          value={filter}
          onChange={setFilter}
        />
        <Select
          size="small"
          label="Hva slags"
          value={kind}
          onChange={(event) => setKind(event.target.value as ContactKind | "")}
        >
          <option value="">Alle</option>
          {kinds.map(([id, word]) => (
            <option key={id} value={id}>
              {word}
            </option>
          ))}
        </Select>
        <p role="status" className="subtle">
          {(wanted !== "" || kind !== "") && `Viser ${shown.length} av ${entries.length}`}
        </p>
      </div>
      {shown.length === 0 ? (
        <div className="empty">
          <p>Ingen kontakter passer.</p>
        </div>
      ) : (
        <Table size="small" className="dense register">
          <Table.Header>
            <Table.Row>
              <Table.ColumnHeader>Navn</Table.ColumnHeader>
              <Table.ColumnHeader>Telefon og e-post</Table.ColumnHeader>
              <Table.ColumnHeader>I bruk hos</Table.ColumnHeader>
              <Table.ColumnHeader>
                <span className="sr-only">Endre</span>
              </Table.ColumnHeader>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {shown.map((entry) => (
              <Table.Row key={entry.id}>
                <Table.HeaderCell scope="row">
                  <span className="register__name">{entry.contact.name}</span>
                  {alike.has(entry.id) && (
                    <Tag
                      size="xsmall"
                      variant="outline"
                      data-color="warning"
                      title="En annen kontakt har nesten samme navn"
                    >
                      Mulig dobbel
                    </Tag>
                  )}
                  <span className="register__under">
                    {contactKind[entry.contact.kind]}
                    {entry.contact.organisation && `, ${name(entry.contact.organisation)}`}
                  </span>
                </Table.HeaderCell>
                <Table.DataCell className="register__reach">
                  {[entry.contact.phone, entry.contact.email].filter(Boolean).map((each) => (
                    <span key={each}>{each}</span>
                  ))}
                </Table.DataCell>
                <Table.DataCell>
                  <Used entry={entry} show={() => open({ what: "uses", entry })} />
                </Table.DataCell>
                <Table.DataCell align="right" className="register__actions">
                  <Button
                    type="button"
                    size="xsmall"
                    variant="tertiary"
                    onClick={() => open({ what: "change", entry })}
                  >
                    Endre<span className="sr-only"> {entry.contact.name}</span>
                  </Button>
                  <Button
                    type="button"
                    size="xsmall"
                    variant="tertiary"
                    onClick={() => open({ what: "merge", entry })}
                  >
                    Slå sammen<span className="sr-only"> {entry.contact.name} med en annen</span>
                  </Button>
                  <Button
                    type="button"
                    size="xsmall"
                    variant="tertiary"
                    data-color="danger"
                    onClick={() => open({ what: "remove", entry })}
                  >
                    Fjern<span className="sr-only"> {entry.contact.name}</span>
                  </Button>
                </Table.DataCell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      )}
    </>
  );
}

/** How much a contact is used; who by, when asked. */
function Used({ entry, show }: { entry: RegisterEntry; show: () => void }) {
  const used = usedBy(entry);
  if (used === "") return <span className="subtle">Ingen</span>;
  return (
    <Button type="button" size="xsmall" variant="tertiary" className="register__used" onClick={show}>
      {used}
      <span className="sr-only"> bruker {entry.contact.name}, vis hvem</span>
    </Button>
  );
}
