import { Button } from "@navikt/ds-react/Button";
import { LocalAlert } from "@navikt/ds-react/LocalAlert";
import { useAnnounce } from "../../app/announce";
import { ErrorMessage } from "../../components/ErrorMessage";
import { useAnswer, useSend, useTask } from "../../data/hooks";
import { counted } from "../../format";

/** On a delivered report: the PDF that was sent still lies on disk, in the clear. Nothing where none does. */
export function CopiesLeft({ of }: { of: string }) {
  const copies = useAnswer("copies", {});
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const left = copies.data?.copies.filter((copy) => copy.of === of && copy.state === "there") ?? [];
  if (left.length === 0) return <ErrorMessage error={task.error} />;
  const files = counted(left.length, "fil", "filer");

  const remove = () =>
    task.run(async () => {
      const done = await send("copy.remove", { ids: left.map(({ id }) => id) });
      if (done.left.length === 0) announce(`Slettet fra disken: ${files}`);
    });

  return (
    <LocalAlert status="announcement" size="small">
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">Slette filen som er sendt?</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <div className="stack">
          <p>Rapporten ligger kryptert her i mappen. Utenfor mappen ligger den ukryptert:</p>
          <ul className="plain-list">
            {left.map((copy) => (
              <li key={copy.id} className="path">
                <code>{copy.path}</code>
              </li>
            ))}
          </ul>
          <Button
            type="button"
            size="small"
            variant="secondary"
            loading={task.busy}
            onClick={() => void remove()}
          >
            Slett {files} fra disken
          </Button>
          <ErrorMessage error={task.error} />
        </div>
      </LocalAlert.Content>
    </LocalAlert>
  );
}
