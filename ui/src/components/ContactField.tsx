import { TextField } from "@navikt/ds-react/TextField";
import { useId, useMemo, useRef, useState } from "react";
import type { Contact, ContactKind } from "../api/types";
import { records, useAnswer, useSend } from "../data/hooks";
import { atField, errorsByName } from "../errors";
import { ApiError } from "../host";
import "./contact-field.css";

/** A contact under way: the name as typed, which is the register's or a new one's. */
export interface ContactText {
  kind: ContactKind;
  name: string;
  phone: string;
  email: string;
  error: string | undefined;
  /** What is wrong with the telephone or e-mail, once saving refused it. */
  refused: { phone?: string; email?: string };
  /** The register's entry of that name. */
  known: [id: string, contact: Contact] | undefined;
  /** The register's entries of this kind. */
  all: [id: string, contact: Contact][];
  change(part: Partial<{ name: string; phone: string; email: string }>): void;
  fail(error: string): void;
  /** The id, after adding what is new to the register; null when blank. */
  save(organisation?: string | null): Promise<string | null>;
}

/** `initial` is the id of the contact chosen before. */
export function useContactText(kind: ContactKind, initial: string | null = null): ContactText {
  const contacts = useAnswer("contacts", {}).data?.contacts;
  const send = useSend();
  const [typed, setTyped] = useState<{ name?: string; phone?: string; email?: string }>({});
  const [error, setError] = useState<string>();
  const [refused, setRefused] = useState<ContactText["refused"]>({});

  return useMemo(() => {
    const all = records(contacts ?? {}).filter(([, contact]) => contact.kind === kind);
    const before = initial === null ? undefined : contacts?.[initial];
    const name = typed.name ?? before?.name ?? "";
    const same = (text: string) =>
      text.trim().toLocaleLowerCase("nb") === name.trim().toLocaleLowerCase("nb");
    const known =
      initial !== null && before && same(before.name)
        ? ([initial, before] as [string, Contact])
        : all.find(([, contact]) => same(contact.name));
    const phone = typed.phone ?? known?.[1].phone ?? "";
    const email = typed.email ?? known?.[1].email ?? "";
    return {
      kind,
      name,
      phone,
      email,
      error,
      refused,
      known,
      all,
      fail: setError,
      change(part) {
        setError(undefined);
        setRefused({});
        // Another name is another contact: its telephone and e-mail are not the last one's.
        setTyped((current) => ("name" in part ? part : { ...current, ...part }));
      },
      async save(organisation = null) {
        if (name.trim() === "") return null;
        if (known && known[1].phone === phone && known[1].email === email) return known[0];
        const contact: Contact = known
          ? { ...known[1], phone, email }
          : { kind, name: name.trim(), organisation, phone, email };
        try {
          return (await send("contact.save", { id: known?.[0] ?? null, contact })).id;
        } catch (refusal) {
          const error = ApiError.from(refusal);
          const { phone, email } = errorsByName(error);
          if (phone === undefined && email === undefined) throw error;
          setRefused({ ...(phone ? { phone } : {}), ...(email ? { email } : {}) });
          throw atField(error);
        }
      },
    } satisfies ContactText;
  }, [contacts, kind, initial, typed, error, refused, send]);
}

/** Chooses from the register while typing; an unknown name becomes a new entry. */
export function ContactField(props: {
  label: string;
  value: ContactText;
  optional?: boolean;
  /** Whether to ask for telephone and e-mail, which reports print. */
  reachable?: boolean;
  description?: string;
}) {
  const { value } = props;
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const search = value.name.trim().toLocaleLowerCase("nb");
  const shown = value.all.filter(
    ([, contact]) => value.known?.[1] === contact || contact.name.toLocaleLowerCase("nb").includes(search),
  );
  const listed = open && shown.length > 0;

  function choose(contact: Contact) {
    value.change({ name: contact.name });
    setOpen(false);
    setActive(-1);
    input.current?.focus();
  }

  function keys(event: React.KeyboardEvent) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((now) => (shown.length === 0 ? -1 : (now + step + shown.length) % shown.length));
    } else if (event.key === "Enter" && listed && active >= 0) {
      event.preventDefault();
      const chosen = shown[active];
      if (chosen) choose(chosen[1]);
    } else if (event.key === "Escape" && listed) {
      // Closes the list, not the dialog around it.
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  }

  return (
    <div className="contact-field">
      <div className="contact-field__name">
        <TextField
          ref={input}
          size="small"
          label={props.optional ? `${props.label} (valgfritt)` : props.label}
          description={props.description}
          error={value.error}
          value={value.name}
          role="combobox"
          aria-expanded={listed}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={listed && active >= 0 ? `${listId}-${active}` : undefined}
          onClick={() => setOpen(true)}
          onChange={(event) => {
            value.change({ name: event.target.value });
            setOpen(true);
            setActive(-1);
          }}
          onKeyDown={keys}
          onBlur={() => setOpen(false)}
        />
        <div
          id={listId}
          role="listbox"
          aria-label={`Forslag, ${props.label}`}
          className="contact-field__list"
          hidden={!listed}
        >
          {shown.map(([id, contact], index) => (
            <div
              key={id}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className="contact-field__option"
              // The field must not lose the focus before the choice is made.
              onMouseDown={(event) => {
                event.preventDefault();
                choose(contact);
              }}
            >
              {contact.name}
              {contact.phone && <span className="subtle"> {contact.phone}</span>}
            </div>
          ))}
        </div>
        {search !== "" && value.known === undefined && !listed && (
          <p className="contact-field__new">Nytt navn – legges i registeret når du lagrer.</p>
        )}
      </div>
      {props.reachable && search !== "" && (
        <div className="half-fields">
          <TextField
            size="small"
            label={`Telefon, ${value.name.trim()} (valgfritt)`}
            inputMode="tel"
            value={value.phone}
            error={value.refused.phone}
            onChange={(event) => value.change({ phone: event.target.value })}
          />
          <TextField
            size="small"
            label={`E-post, ${value.name.trim()} (valgfritt)`}
            inputMode="email"
            value={value.email}
            error={value.refused.email}
            onChange={(event) => value.change({ email: event.target.value })}
          />
        </div>
      )}
    </div>
  );
}
