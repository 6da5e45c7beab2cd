import { Checkbox } from "@navikt/ds-react/Checkbox";
import { Textarea } from "@navikt/ds-react/Textarea";
import { TextField } from "@navikt/ds-react/TextField";
import { useId } from "react";
import { KnownPerson } from "../../components/KnownPerson";
import type { Row } from "./order";

/** One proposal: whether it is used, and its value to be corrected before that. */
export function OrderRow(props: {
  row: Row;
  tick: (on: boolean) => void;
  change: (value: string) => void;
  /** Shows where in the source it was found. */
  look: () => void;
}) {
  const { row } = props;
  const { proposal } = row;
  const noteId = useId();
  const notes = [
    row.same ? "Står allerede i skjemaet." : null,
    row.instead !== null ? `I skjemaet står «${brief(row.instead)}». Krysser du av, byttes det ut.` : null,
    row.target === "fnr" && row.value !== proposal.value ? null : proposal.note,
    proposal.field === "mobile" ? "Fylles inn som telefon." : null,
  ].filter((note) => note !== null);
  const field = {
    size: "small" as const,
    label: `${proposal.label}, fra bestillingen`,
    hideLabel: true,
    value: row.value,
    "aria-describedby": notes.length > 0 ? noteId : undefined,
  };
  return (
    <li className="order__row" onFocus={props.look} onPointerEnter={props.look}>
      <Checkbox
        size="small"
        checked={row.ticked}
        aria-describedby={notes.length > 0 ? noteId : undefined}
        onChange={(event) => props.tick(event.target.checked)}
      >
        {proposal.label}
      </Checkbox>
      <div className="order__value">
        {row.target === "employed" ? (
          <p className="order__answer">{row.value === "JA" ? "Ja" : "Nei"}</p>
        ) : row.target === "order" ? (
          <Textarea
            {...field}
            minRows={3}
            maxRows={12}
            onChange={(event) => props.change(event.target.value)}
          />
        ) : (
          <TextField {...field} spellCheck={false} onChange={(event) => props.change(event.target.value)} />
        )}
        {notes.length > 0 && (
          <p className="order__note small" id={noteId}>
            {notes.join(" ")}
          </p>
        )}
        {row.target === "fnr" && <KnownPerson fnr={row.value} />}
      </div>
    </li>
  );
}

function brief(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60).trimEnd()} …` : text;
}
