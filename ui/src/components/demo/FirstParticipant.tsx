import { PersonPlusIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { useAnnounce } from "../../app/announce";
import { href } from "../../app/router";
import { useSend, useTask } from "../../data/hooks";
import { host } from "../../host";
import { ErrorMessage } from "../ErrorMessage";
import { participants } from "./words";
import "./demo.css";

/** What stands where there are no participants yet: the two ways on. */
export function FirstParticipant({ title, children }: { title: string; children: string }) {
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const lookAround = () =>
    task.run(async () => {
      await send("demo.load", {});
      const { demo } = await host.rpc("status", {});
      announce(`Lagt inn: ${participants(demo ?? 0)}`);
    });
  return (
    <div className="empty first-participant">
      <h2>{title}</h2>
      <p>{children}</p>
      <div className="buttons">
        <Button as="a" href={href({ screen: "new-participant" })} icon={<PersonPlusIcon aria-hidden />}>
          Legg inn den første deltakeren
        </Button>
        <Button
          type="button"
          variant="secondary"
          aria-describedby="demo-what"
          loading={task.busy}
          onClick={() => void lookAround()}
        >
          Se deg rundt med eksempeldata
        </Button>
      </div>
      <p id="demo-what" className="subtle small demo-what">
        Eksempeldata er oppdiktede deltakere. Du kan fjerne dem sporløst når du vil.
      </p>
      <ErrorMessage error={task.error} />
    </div>
  );
}
