import { TrashIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { useState } from "react";
import { useAnnounce } from "../../app/announce";
import { useSend, useTask } from "../../data/hooks";
import { ErrorMessage } from "../ErrorMessage";
import { Confirm } from "../Modal";
import { participants } from "./words";

/** Removes the demo data, after it has said what goes and what stays. */
export function RemoveDemo({ demo }: { demo: number }) {
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const [asking, setAsking] = useState(false);
  const remove = () =>
    task.run(async () => {
      await send("demo.remove", {});
      announce("Eksempeldataene er fjernet");
    });
  return (
    <>
      <Button
        type="button"
        size="small"
        variant="secondary"
        data-color="neutral"
        icon={<TrashIcon aria-hidden />}
        onClick={() => setAsking(true)}
      >
        Fjern eksempeldata
      </Button>
      {asking && (
        <Confirm
          title="Fjerne eksempeldataene?"
          action="Fjern eksempeldata"
          busy={task.busy}
          onConfirm={() => void remove()}
          onClose={() => {
            if (!task.busy) setAsking(false);
          }}
        >
          <div className="stack">
            <p>
              {demo > 0
                ? `${participants(demo)} slettes for godt, med alt som er registrert der, også rapporter, vedlegg og notater som du har lagt til. Det kan ikke angres.`
                : "Det som er igjen av eksempeldataene, slettes for godt. Det kan ikke angres."}
            </p>
            <p>
              Deltakere, kontakter og egne opplysninger som du har lagt inn selv, blir stående. Det gjør også
              kontakter som deltakerne dine bruker. Filer som du har eksportert, ligger der du la dem.
            </p>
            <ErrorMessage error={task.error} />
          </div>
        </Confirm>
      )}
    </>
  );
}
