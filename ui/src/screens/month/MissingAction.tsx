import { Button } from "@navikt/ds-react/Button";
import { useState } from "react";
import type { CaseView, EventKind, MissingKind, MissingRow } from "../../api/types";
import { href, type Tab } from "../../app/router";
import { EventDialog } from "../../components/EventDialog";
import { useAnswer } from "../../data/hooks";
import { eventsOf } from "../participant/names";

/** How something missing is mended: by registering one of these events, or where it is kept. */
type Way =
  | { does: "register"; events: [EventKind, ...EventKind[]]; text: string }
  /** The event is there and lacks something. */
  | { does: "change"; event: EventKind; text: string }
  | { does: "go"; tab: Tab; text: string };

const WAYS: Record<MissingKind, Way> = {
  "no-end-status": { does: "change", event: "ended", text: "Velg status" },
  "status-before-phase": { does: "go", tab: "milepaeler", text: "Se milepælene" },
  "left-not-ended": { does: "register", events: ["ended"], text: "Registrer avsluttet" },
  "planned-end-passed": { does: "register", events: ["ended", "end-planned"], text: "Registrer avsluttet …" },
  "duration-passed": {
    does: "register",
    events: ["extension-approved", "ended"],
    text: "Registrer forlengelse …",
  },
  "start-passed": { does: "register", events: ["started", "ended"], text: "Registrer oppstart …" },
  "no-order": { does: "register", events: ["order-received"], text: "Registrer bestilling" },
  "phase-passed": { does: "go", tab: "frister", text: "Se fristen" },
  "nothing-logged": { does: "go", tab: "timer", text: "Før timer" },
  "report-due": { does: "go", tab: "frister", text: "Se fristen" },
};

/** The button that leads straight to what mends it. */
export function MissingAction({ row, place }: { row: MissingRow; place: string }) {
  const way = WAYS[row.kind];
  const [open, setOpen] = useState(false);
  // Read aloud, the buttons of a list must differ.
  const whose = <span className="sr-only">{` (${row.name})`}</span>;
  if (way.does === "go") {
    return (
      <Button
        as="a"
        size="small"
        variant="secondary"
        data-place={place}
        href={href({ screen: "participant", id: row.case, tab: way.tab })}
      >
        {way.text}
        {whose}
      </Button>
    );
  }
  return (
    <>
      <Button type="button" size="small" variant="secondary" data-place={place} onClick={() => setOpen(true)}>
        {way.text}
        {whose}
      </Button>
      {open && <Register row={row} way={way} onClose={() => setOpen(false)} />}
    </>
  );
}

/** The event's form, once the case is there. */
function Register(props: { row: MissingRow; way: Exclude<Way, { does: "go" }>; onClose: () => void }) {
  const { row, way } = props;
  const view = useAnswer("case", { id: row.case }).data;
  const labels = useAnswer("events", view ? eventsOf(view) : null).data?.events;
  if (view === undefined || labels === undefined) return null;
  const kinds = way.does === "change" ? [way.event] : way.events;
  const fact = way.does === "change" ? recorded(view, way.event) : undefined;
  return (
    <EventDialog
      caseId={row.case}
      participant={row.name}
      labels={labels.filter(({ event }) => kinds.includes(event))}
      chosen={kinds[0]}
      {...(fact ? { fact, note: view.notes[fact.record] ?? "" } : {})}
      onClose={props.onClose}
    />
  );
}

function recorded(view: CaseView, kind: EventKind) {
  return view.facts.find((fact) => fact.recorded && fact.event.type === kind);
}
