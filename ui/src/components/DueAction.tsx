import { MenuElipsisVerticalIcon } from "@navikt/aksel-icons";
import { ActionMenu } from "@navikt/ds-react/ActionMenu";
import { Button } from "@navikt/ds-react/Button";
import { useState } from "react";
import type { Due, EventKind } from "../api/types";
import { useAnnounce } from "../app/announce";
import { go, href } from "../app/router";
import { useSend, useTask } from "../data/hooks";
import { errorText } from "../errors";
import { inSentence } from "../format";
import { dueTitle } from "./due";
import { EventDialog } from "./EventDialog";

/** The button that leads straight to what settles a deadline: the report, or registering the event. */
export function DueAction(props: { caseId: string; participant: string; due: Due; primary?: boolean }) {
  const { due } = props;
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<EventKind | null>(null);
  const { events } = due.action;
  const variant = props.primary ? "primary" : "secondary";
  // Read aloud, the buttons of a list must differ.
  const whose = <span className="sr-only">{` (${dueTitle(due)}, ${props.participant})`}</span>;

  if (due.action.kind === "report") {
    const { template, occurrence, draft, milestone } = due.action;
    const write = () =>
      task.run(async () => {
        try {
          const id =
            draft ?? (await send("report.begin", { case: props.caseId, template, occurrence, milestone })).id;
          go({ screen: "report", id });
        } catch (refusal) {
          announce(errorText(refusal as never));
          throw refusal;
        }
      });
    return (
      <span className="due-action">
        <Button type="button" size="small" variant={variant} loading={task.busy} onClick={() => void write()}>
          {draft === null ? `Skriv ${due.action.called}` : "Fortsett på utkast"}
          {whose}
        </Button>
        {events.length > 0 && (
          <ActionMenu>
            <ActionMenu.Trigger>
              <Button
                type="button"
                size="small"
                variant="tertiary"
                data-color="neutral"
                icon={<MenuElipsisVerticalIcon aria-hidden />}
              >
                <span className="sr-only">Annet</span>
                {whose}
              </Button>
            </ActionMenu.Trigger>
            <ActionMenu.Content>
              <ActionMenu.Group label="Gjort på en annen måte">
                {events.map((event) => (
                  <ActionMenu.Item key={event.event} onSelect={() => setChosen(event.event)}>
                    Registrer {inSentence(event.label)}
                  </ActionMenu.Item>
                ))}
              </ActionMenu.Group>
            </ActionMenu.Content>
          </ActionMenu>
        )}
        {chosen && (
          <EventDialog
            caseId={props.caseId}
            participant={props.participant}
            labels={events}
            chosen={chosen}
            claim={milestone ?? undefined}
            occurrence={due.occurrence ?? undefined}
            onClose={() => setChosen(null)}
          />
        )}
      </span>
    );
  }

  if (due.deletion !== null) {
    return (
      <Button
        as="a"
        size="small"
        variant={variant}
        href={href({ screen: "participant", id: props.caseId, tab: "personvern" })}
      >
        {due.deletion.hold === null ? "Slett …" : "Se stansen"}
        {whose}
      </Button>
    );
  }

  // Of several that would do, the counsellor says which.
  const only = events.length === 1 ? events[0] : undefined;
  // What is not registered by hand is done where it belongs.
  if (events.length === 0) return null;
  return (
    <>
      <Button type="button" size="small" variant={variant} onClick={() => setOpen(true)}>
        {only ? `Registrer ${inSentence(only.label)}` : "Registrer …"}
        {whose}
      </Button>
      {open && (
        <EventDialog
          caseId={props.caseId}
          participant={props.participant}
          labels={events}
          chosen={only?.event}
          claim={due.action.milestone ?? undefined}
          occurrence={due.occurrence ?? undefined}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
