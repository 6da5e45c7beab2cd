import { Button } from "@navikt/ds-react/Button";
import { Tag } from "@navikt/ds-react/Tag";
import { useState } from "react";
import type { BackupRow } from "../../../api/types";
import { useAnnounce } from "../../../app/announce";
import { ErrorMessage } from "../../../components/ErrorMessage";
import { Confirm } from "../../../components/Modal";
import { useSend, useTask } from "../../../data/hooks";
import { date, fileSize } from "../../../format";
import { RestoreDialog } from "./RestoreDialog";
import { folderOf, moment, sortOf, stateOf, told, waits } from "./words";

/** The backups that the app knows of, with what waits inside them. */
export function Known({ rows }: { rows: BackupRow[] }) {
  return (
    <section className="stack" aria-labelledby="backups-known">
      <h2 id="backups-known">Kopier som finnes</h2>
      {rows.length === 0 ? (
        <div className="empty">
          <p>Ingen ennå. De du lager, står her med hvor de ligger og når de slettes.</p>
        </div>
      ) : (
        <ul className="plain-list backup-rows">
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
      <p className="subtle small prose">
        Kopier du selv flytter eller kopierer videre, kjenner ikke appen til. De følger ikke med når noe
        slettes, og må slettes for hånd.
      </p>
    </section>
  );
}

function Row({ row }: { row: BackupRow }) {
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const [asking, setAsking] = useState<"remove" | "forget" | "restore" | null>(null);
  const [state, sort, waiting] = [stateOf(row), sortOf(row), waits(row)];
  const there = row.state === "there" || row.state === "damaged" || row.state === "unverified";
  const of = `kopien fra ${moment(row.made)}`;

  const run = (method: "backup.remove" | "backup.forget", said: string) =>
    task.run(async () => {
      await send(method, { id: row.id });
      announce(said);
    });
  const close = () => {
    task.clear();
    setAsking(null);
  };

  return (
    <li className="backup-row">
      <div className="backup-row__what">
        <p className="backup-row__when">
          {moment(row.made)}
          {sort !== null && (
            <Tag size="xsmall" variant="moderate" data-color="neutral">
              {sort}
            </Tag>
          )}
          {state !== null && (
            <Tag size="xsmall" variant="moderate" data-color="warning">
              {state}
            </Tag>
          )}
        </p>
        <p className="subtle small backup-row__where">{folderOf(row)}</p>
        <p className="subtle small">
          {row.verified !== null && row.sort !== "aside-unopened" && "Åpnet og kontrollert. "}
          {row.bytes !== null && `${fileSize(row.bytes)}. `}
          Slettes {date(row.expires)}.
        </p>
        {waiting !== null && <p className="small backup-row__waits">{waiting}</p>}
      </div>
      <div className="backup-row__do">
        {row.state === "there" && row.sort !== "aside-unopened" && (
          <Button
            type="button"
            size="xsmall"
            variant="secondary"
            aria-label={`Hent fra ${of}`}
            onClick={() => setAsking("restore")}
          >
            Hent …
          </Button>
        )}
        <Button
          type="button"
          size="xsmall"
          variant="tertiary"
          aria-label={there ? `Slett ${of}` : `Meld borte ${of}`}
          onClick={() => setAsking(there ? "remove" : "forget")}
        >
          {there ? "Slett" : "Meld borte"}
        </Button>
      </div>
      {asking === "restore" && <RestoreDialog file={row.path} onClose={() => setAsking(null)} />}
      {asking === "remove" && (
        <Confirm
          title="Slette sikkerhetskopien?"
          action="Slett fra disken"
          busy={task.busy}
          onConfirm={() => void run("backup.remove", "Sikkerhetskopien er slettet")}
          onClose={close}
        >
          <div className="stack">
            <p>
              Kopien fra {moment(row.made)} slettes fra {folderOf(row)}. Det kan ikke angres.
            </p>
            <ErrorMessage error={told(task.error)} />
          </div>
        </Confirm>
      )}
      {asking === "forget" && (
        <Confirm
          title="Melde kopien borte?"
          action="Den finnes ikke mer"
          busy={task.busy}
          onConfirm={() => void run("backup.forget", "Sikkerhetskopien er meldt borte")}
          onClose={close}
        >
          <div className="stack">
            <p>
              Gjør dette bare når kopien fra {moment(row.made)} er slettet eller disken ødelagt. Appen slutter
              å lete etter den, og slettinger venter ikke lenger på den.
            </p>
            <ErrorMessage error={told(task.error)} />
          </div>
        </Confirm>
      )}
    </li>
  );
}
