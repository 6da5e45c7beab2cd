import { TextField } from "@navikt/ds-react/TextField";
import { useEffect, useId, useRef, useState } from "react";
import type { CaseRow } from "../../api/types";
import { go } from "../../app/router";
import { ErrorMessage } from "../../components/ErrorMessage";
import { FrozenMark } from "../../components/Frozen";
import { Modal } from "../../components/Modal";
import { PhaseMark } from "../../components/PhaseMark";
import { useAnswer } from "../../data/hooks";
import { counted } from "../../format";
import "./find.css";
import { matching } from "./match";

/** More than these are not looked through: another letter is quicker. */
const MOST = 50;

/** «Finn deltaker»: from any screen straight to a participant, by a part of the name. */
export function Find({ onClose }: { onClose: () => void }) {
  const list = useAnswer("list", {});
  return (
    <Modal title="Finn deltaker" onClose={onClose}>
      {/* At once, whether the list is there or not: one types straight away. */}
      <Search cases={list.data?.cases} onClose={onClose} />
      <ErrorMessage error={list.data ? null : list.error} />
    </Modal>
  );
}

function Search({ cases, onClose }: { cases: CaseRow[] | undefined; onClose: () => void }) {
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  // Enter was pressed before the list was there.
  const [opening, setOpening] = useState(false);
  const found = useFound(cases ?? [], typed);
  const shown = found.slice(0, MOST);
  const active = Math.min(at, shown.length - 1);

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);

  useEffect(() => {
    if (!opening || cases === undefined) return;
    setOpening(false);
    open(shown[active]);
  });

  function open(row: CaseRow | undefined) {
    if (row === undefined) return;
    onClose();
    // When the dialog is gone: the screen that one leaves may have something to ask.
    setTimeout(() => go({ screen: "participant", id: row.case, tab: "oversikt" }), 0);
  }

  function keys(event: React.KeyboardEvent) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    if (shown.length > 0) setAt((active + step + shown.length) % shown.length);
  }

  return (
    <form
      className="find"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        setOpening(true);
      }}
    >
      <TextField
        size="small"
        label="Navn, referanse eller fødselsnummer"
        description="En del av navnet er nok, nummeret må være helt. Piltastene velger, Enter åpner."
        value={typed}
        role="combobox"
        aria-expanded={shown.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
          setOpening(false);
        }}
        onKeyDown={keys}
      />
      <p role="status" className="find__count subtle small">
        {cases && outcome(cases.length, found.length)}
      </p>
      <div id={listId} ref={list} role="listbox" aria-label="Deltakere" className="find__list">
        {shown.map((row, index) => (
          <div
            key={row.case}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className="find__option"
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => open(row)}
            onKeyDown={() => {}}
          >
            <span className="find__name">{row.participant}</span>
            <PhaseMark phase={row.phase} />
            <FrozenMark frozen={row.frozen} />
            <span className="find__agreement subtle small">{row.agreement_title}</span>
          </div>
        ))}
      </div>
    </form>
  );
}

/** By name or reference; by the whole number too, by which someone whose name is masked is found. */
function useFound(cases: CaseRow[], typed: string): CaseRow[] {
  const digits = typed.replace(/\s/g, "");
  const { data } = useAnswer("person.known", /^\d{11}$/.test(digits) ? { fnr: digits } : null);
  const known = data?.known?.cases.map((each) => each.id);
  return known ? cases.filter((row) => known.includes(row.case)) : matching(cases, typed);
}

function outcome(all: number, found: number): string {
  if (all === 0) return "Ingen deltakere er lagt inn ennå.";
  if (found === 0) return "Ingen deltakere passer med det.";
  if (found > MOST) return `${found} deltakere passer, ${MOST} vises. Skriv mer av navnet.`;
  return counted(found, "deltaker", "deltakere");
}
