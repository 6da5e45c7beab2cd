import { ChevronDownIcon, ChevronUpIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { Tag } from "@navikt/ds-react/Tag";
import { useId, useState } from "react";
import type { ChangedField, ChangedRecord, LogRow as Row } from "../../../api/types";
import { href } from "../../../app/router";
import { Answer } from "../../../components/Answer";
import { useAnswer } from "../../../data/hooks";
import { clock, counted, inSentence } from "../../../format";
import { nameOf } from "./LogFilters";

/** So many participants are named; of more, how many. */
const NAMED = 3;

/** One operation. What stood there shows only on asking. */
export function LogRow({ row, first, last }: { row: Row; first: boolean; last: boolean }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const gone = row.erased > 0 && row.erased === row.changes;
  const shape = [
    "audit__row",
    row.undone && "audit__row--undone",
    first && "audit__row--first",
    last && "audit__row--last",
  ];
  const kinds = row.kinds.map(([word, count]) => (count === 1 ? word : `${word} (${count})`)).join(", ");
  return (
    <div className={shape.filter(Boolean).join(" ")}>
      <p className="audit__when">
        <time dateTime={row.at}>{clock(new Date(row.at))}</time>
        {row.who.trim() && <span className="subtle small">{row.who}</span>}
      </p>
      <div className="audit__what">
        <p>
          <span className="audit__title">
            {row.undid === null ? row.what : `${row.what}: ${inSentence(row.undid)}`}
          </span>
          {row.undone && (
            <Tag size="xsmall" variant="outline" data-color="neutral">
              Angret
            </Tag>
          )}
          {row.erased > 0 && (
            <Tag size="xsmall" variant="outline" data-color="neutral">
              {gone ? "Verdiene er slettet" : "Noen verdier er slettet"}
            </Tag>
          )}
        </p>
        <p className="small">
          <Cases row={row} />
          <span className="subtle">{kinds}</span>
        </p>
        {row.why.map((why) => (
          <p key={why} className="audit__why">
            <span className="subtle">Hvorfor: </span>
            {why}
          </p>
        ))}
      </div>
      <Button
        type="button"
        size="xsmall"
        variant="tertiary"
        data-color="neutral"
        icon={open ? <ChevronUpIcon aria-hidden /> : <ChevronDownIcon aria-hidden />}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {open ? "Skjul verdier" : "Vis verdier"}
        <span className="sr-only">{` (${row.what} kl. ${clock(new Date(row.at))})`}</span>
      </Button>
      <div id={id} hidden={!open} className="audit__values">
        {open && <Values group={row.group} />}
      </div>
    </div>
  );
}

function Cases({ row }: { row: Row }) {
  if (row.cases.length === 0) return null;
  if (row.cases.length > NAMED) return <>{counted(row.cases.length, "deltaker", "deltakere")} · </>;
  return row.cases.map((one) => (
    <span key={one.case}>
      {one.participant === null ? (
        nameOf(one)
      ) : (
        <a href={href({ screen: "participant", id: one.case, tab: "historikk" })}>{nameOf(one)}</a>
      )}
      {" · "}
    </span>
  ));
}

/** What the log still holds. */
function Values({ group }: { group: string }) {
  const values = useAnswer("change-log.values", { group });
  return (
    <Answer of={values}>
      {({ records }) => (
        <ul className="plain-list audit__records">
          {records.map((record, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what was done stays as it was
            <li key={at}>
              <Record record={record} />
            </li>
          ))}
        </ul>
      )}
    </Answer>
  );
}

function Record({ record }: { record: ChangedRecord }) {
  const how = record.came ? "lagt til" : record.went ? "fjernet" : "endret";
  const name = `${record.kind.charAt(0).toUpperCase()}${record.kind.slice(1)}`;
  return (
    <>
      <p className="audit__record">{record.erased ? name : `${name} ${how}`}</p>
      {record.erased && (
        <p className="subtle small">Verdiene er slettet for godt. Loggen holder dem ikke lenger.</p>
      )}
      {!record.erased && record.fields.length === 0 && <p className="subtle small">Ingen verdier å vise.</p>}
      {record.fields.length > 0 && (
        <dl className="audit__fields">
          {record.fields.map((field, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what was done stays as it was
            <div key={at}>
              <dt>{field.label}</dt>
              <dd>
                <Change field={field} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

function Change({ field: { old, new: now } }: { field: ChangedField }) {
  if (old === null) return <span className="pre-line">{now}</span>;
  return (
    <>
      <span className="sr-only">fra</span> <del className="pre-line">{old}</del> <span aria-hidden>→</span>{" "}
      <span className="sr-only">til</span>{" "}
      {now === null ? <span className="subtle">tomt</span> : <span className="pre-line">{now}</span>}
    </>
  );
}
