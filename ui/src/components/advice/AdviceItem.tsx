import { Button } from "@navikt/ds-react/Button";
import { useState } from "react";
import type { AdviceRow } from "../../api/types";
import { useChange } from "../../app/change";
import { href } from "../../app/router";
import { useAnswer, useTask } from "../../data/hooks";
import { date, inSentence } from "../../format";
import { ErrorMessage } from "../ErrorMessage";
import { EventDialog } from "../EventDialog";
import { AsideDialog } from "./AsideDialog";
import { done as doneWords, lead } from "./lead";

/** One piece of advice: whom it is about, what it rests on, what to do, and where. */
export function AdviceItem({ row, named }: { row: AdviceRow; named: boolean }) {
  return (
    <li className="advice__row">
      <div className="advice__what">
        <h3 className="advice__title">{row.title}</h3>
        {named && <Whom row={row} />}
        <p>{row.why}</p>
        <p>
          {row.text}{" "}
          {row.source !== null && (
            <span className="subtle small advice__source">Bygger på {row.source}.</span>
          )}
        </p>
      </div>
      <Actions row={row} />
    </li>
  );
}

function Whom({ row }: { row: AdviceRow }) {
  if (row.case === null || row.participant === null)
    return <p className="advice__whom subtle">{row.agreement_name}</p>;
  return (
    <p className="advice__whom">
      <a href={href({ screen: "participant", id: row.case, tab: "oversikt" })}>{row.participant}</a>
      <span className="subtle"> · {row.agreement_name}</span>
    </p>
  );
}

type Open = "event" | "aside" | "done";

function Actions({ row }: { row: AdviceRow }) {
  const today = useAnswer("status", {}).data?.today;
  const change = useChange(row.case);
  const task = useTask();
  const [open, setOpen] = useState<Open | null>(null);
  const word = doneWords[row.kind];
  const to = lead(row);
  const close = () => setOpen(null);
  // Read aloud, the buttons of a list must differ.
  const whose = (
    <span className="sr-only">{` (${[row.title, row.participant].filter(Boolean).join(", ")})`}</span>
  );
  const only = row.events.length === 1 ? row.events[0] : undefined;
  const { agreement, advice, about } = row;
  // What only has to be looked at is done today and asks for no more words.
  const atOnce = row.kind === "listed-after-end";
  const check = () =>
    task.run(async () => {
      if (today === undefined) return;
      const request = { case: row.case, agreement, advice, about, date: today, done: true, note: "" };
      await change("advice.set-aside", request, ["followed", row.title]);
    });

  return (
    <div className="advice__actions">
      {row.events.length > 0 && (
        <Button type="button" size="small" variant="secondary" onClick={() => setOpen("event")}>
          {only ? `Registrer ${inSentence(only.label)}` : "Registrer …"}
          {whose}
        </Button>
      )}
      {word !== null && (
        <Button
          type="button"
          size="small"
          variant="secondary"
          loading={task.busy}
          onClick={() => (atOnce ? void check() : setOpen("done"))}
        >
          {atOnce ? `Merk som ${inSentence(word)}` : `${word} …`}
          {whose}
        </Button>
      )}
      {to && (
        <Button as="a" size="small" variant={word === null ? "secondary" : "tertiary"} href={to.href}>
          {to.label}
          {whose}
        </Button>
      )}
      <Button
        type="button"
        size="small"
        variant="tertiary"
        data-color="neutral"
        onClick={() => setOpen("aside")}
      >
        Sett til side …{whose}
      </Button>
      <ErrorMessage error={task.error} />
      {open === "event" && row.case !== null && (
        <EventDialog
          caseId={row.case}
          participant={row.participant ?? ""}
          labels={row.events}
          chosen={only?.event}
          onClose={close}
        />
      )}
      {(open === "aside" || open === "done") && (
        <AsideDialog row={row} done={open === "done"} onClose={close} />
      )}
    </div>
  );
}

/** Advice that was put aside, and when it comes again. */
export function PutAsideItem({ row, named }: { row: AdviceRow; named: boolean }) {
  const change = useChange(row.case ?? row.aside?.id ?? null);
  const task = useTask();
  const { aside } = row;
  if (aside === null) return null;
  const bringBack = () =>
    task.run(async () => {
      await change("advice.bring-back", { id: aside.id }, ["back", row.title]);
    });
  const word = doneWords[row.kind];
  return (
    <li className="advice__row advice__row--aside">
      <div className="advice__what">
        <h4 className="advice__title">{row.title}</h4>
        {named && <Whom row={row} />}
        <p className="subtle">
          {aside.done && word ? word : "Satt til side"} {date(aside.date)} · hviler til og med{" "}
          {date(aside.until)}
        </p>
        {aside.note !== "" && <p className="pre-line">{aside.note}</p>}
      </div>
      <div className="advice__actions">
        <Button
          type="button"
          size="small"
          variant="tertiary"
          data-color="neutral"
          loading={task.busy}
          onClick={() => void bringBack()}
        >
          Hent fram igjen
          <span className="sr-only">{` (${[row.title, row.participant].filter(Boolean).join(", ")})`}</span>
        </Button>
        <ErrorMessage error={task.error} />
      </div>
    </li>
  );
}
