import { Button } from "@navikt/ds-react/Button";
import { Table } from "@navikt/ds-react/Table";
import { useState } from "react";
import type { CopyRow, CopyState } from "../../api/types";
import { useAnnounce } from "../../app/announce";
import { ErrorMessage } from "../../components/ErrorMessage";
import { Confirm } from "../../components/Modal";
import { useAnswer, useSend, useTask } from "../../data/hooks";
import { counted, date } from "../../format";

const STATE: Record<CopyState, string> = {
  there: "Ligger der",
  changed: "Er endret, eller en annen fil ligger der",
  gone: "Er flyttet eller slettet",
  unreadable: "Disken eller katalogen er ikke tilgjengelig",
};

/** Files that the app has written outside the store, where nothing protects them. */
export function CopyList() {
  const copies = useAnswer("copies", {});
  const [removing, setRemoving] = useState<CopyRow[] | null>(null);
  const send = useSend();
  const task = useTask();
  const rows = copies.data?.copies;
  if (rows === undefined || rows.length === 0) return <ErrorMessage error={copies.error} />;
  const sent = rows.filter((copy) => copy.delivered && copy.state === "there");
  return (
    <section className="stack" aria-labelledby="copies">
      <div className="spread">
        <h2 id="copies">Eksporterte filer</h2>
        {sent.length > 0 && (
          <Button type="button" size="small" variant="secondary" onClick={() => setRemoving(sent)}>
            Slett {counted(sent.length, "fil", "filer")} som er levert …
          </Button>
        )}
      </div>
      <p className="subtle prose">
        Disse filene ligger ukryptert utenfor mappen. Slett dem når de er sendt; rapportene finnes fortsatt
        her.
      </p>
      <ErrorMessage error={task.error} />
      <div className="scroll-x">
        <Table size="small" className="dense">
          <Table.Header>
            <Table.Row>
              <Table.ColumnHeader>Fil</Table.ColumnHeader>
              <Table.ColumnHeader>Skrevet</Table.ColumnHeader>
              <Table.ColumnHeader>På disken</Table.ColumnHeader>
              <Table.ColumnHeader>
                <span className="sr-only">Endre</span>
              </Table.ColumnHeader>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {rows.map((copy) => (
              <Table.Row key={copy.id}>
                <Table.HeaderCell scope="row">
                  {copy.title}
                  <br />
                  <code className="small copy-path">{copy.path}</code>
                </Table.HeaderCell>
                <Table.DataCell className="nowrap">{date(copy.written)}</Table.DataCell>
                <Table.DataCell>
                  {STATE[copy.state]}
                  {copy.state === "there" && copy.delivered && ", rapporten er levert"}
                </Table.DataCell>
                <Table.DataCell align="right">
                  {copy.state === "there" ? (
                    <Button
                      type="button"
                      size="xsmall"
                      variant="tertiary"
                      data-color="danger"
                      onClick={() => setRemoving([copy])}
                    >
                      Slett<span className="sr-only"> filen {copy.title}</span>
                    </Button>
                  ) : (
                    <Button
                      type="button"
                      size="xsmall"
                      variant="tertiary"
                      onClick={() =>
                        void task.run(async () => void (await send("copy.forget", { id: copy.id })))
                      }
                    >
                      Ta ut av listen<span className="sr-only"> ({copy.title})</span>
                    </Button>
                  )}
                </Table.DataCell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
      {removing && <Remove copies={removing} onClose={() => setRemoving(null)} />}
    </section>
  );
}

function Remove({ copies, onClose }: { copies: CopyRow[]; onClose: () => void }) {
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const files = counted(copies.length, "fil", "filer");
  const remove = () =>
    task.run(async () => {
      const done = await send("copy.remove", { ids: copies.map(({ id }) => id) });
      announce(
        done.left.length === 0
          ? `Slettet fra disken: ${files}`
          : `${counted(done.left.length, "fil", "filer")} kunne ikke slettes, og står fortsatt i listen.`,
      );
      onClose();
    });
  return (
    <Confirm
      title={`Slette ${files} fra disken?`}
      action={`Slett ${files}`}
      busy={task.busy}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <div className="stack">
        <p>De slettes fra disken. Det som ligger kryptert her i mappen, blir stående.</p>
        <ul className="plain-list">
          {copies.map((copy) => (
            <li key={copy.id} className="path">
              <code>{copy.path}</code>
            </li>
          ))}
        </ul>
        <ErrorMessage error={task.error} />
      </div>
    </Confirm>
  );
}
