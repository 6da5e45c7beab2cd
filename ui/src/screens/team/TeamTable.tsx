import { Button } from "@navikt/ds-react/Button";
import { Table } from "@navikt/ds-react/Table";
import { useState } from "react";
import type { TeamMonth, TeamPart } from "../../api/types";
import { useAnnounce } from "../../app/announce";
import { ErrorMessage } from "../../components/ErrorMessage";
import { Confirm } from "../../components/Modal";
import { useSend, useTask } from "../../data/hooks";
import { date } from "../../format";

/** Each one's counts beside each other, and their sums. */
export function TeamTable({ team, own }: { team: TeamMonth; own: string }) {
  const [removing, setRemoving] = useState<TeamPart | null>(null);
  const figures = team.figures.filter(({ id }) => (team.sum[id] ?? 0) > 0);
  return (
    <>
      <div className="scroll-x">
        <Table size="small" className="dense team__table">
          <Table.Header>
            <Table.Row>
              <Table.ColumnHeader>Hva som telles</Table.ColumnHeader>
              <Table.ColumnHeader align="right">{own === "" ? "Mine" : `${own} (meg)`}</Table.ColumnHeader>
              {team.parts.map((part) => (
                <Table.ColumnHeader key={part.id} align="right">
                  {part.member}
                  {!part.expected && <span className="small subtle"> (ikke i listen)</span>}
                </Table.ColumnHeader>
              ))}
              <Table.ColumnHeader align="right">Sum</Table.ColumnHeader>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {figures.map(({ id, title }) => (
              <Table.Row key={id}>
                <Table.HeaderCell scope="row">{title}</Table.HeaderCell>
                <Table.DataCell align="right">{team.own[id] ?? 0}</Table.DataCell>
                {team.parts.map((part) => (
                  <Table.DataCell key={part.id} align="right">
                    {part.figures[id] ?? 0}
                  </Table.DataCell>
                ))}
                <Table.DataCell align="right">
                  <strong>{team.sum[id] ?? 0}</strong>
                </Table.DataCell>
              </Table.Row>
            ))}
            {figures.length === 0 && (
              <Table.Row>
                <Table.DataCell colSpan={team.parts.length + 3}>Ingen av tallene er over 0.</Table.DataCell>
              </Table.Row>
            )}
          </Table.Body>
        </Table>
      </div>
      <ul className="plain-list team__read">
        {team.parts.map((part) => (
          <li key={part.id}>
            {part.member}: laget {date(part.made)}, lest inn {date(part.date)}
            <Button
              type="button"
              size="xsmall"
              variant="tertiary"
              data-color="danger"
              onClick={() => setRemoving(part)}
            >
              Fjern<span className="sr-only"> bidraget fra {part.member}</span>
            </Button>
          </li>
        ))}
      </ul>
      {removing && <Remove part={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}

function Remove({ part, onClose }: { part: TeamPart; onClose: () => void }) {
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  return (
    <Confirm
      title={`Fjerne bidraget fra ${part.member}?`}
      action="Fjern bidraget"
      busy={task.busy}
      onConfirm={() =>
        void task.run(async () => {
          await send("contribution.remove", { id: part.id });
          announce(`Bidraget fra ${part.member} er fjernet`);
          onClose();
        })
      }
      onClose={onClose}
    >
      <p>Tallene går ut av summen. Filen kan leses inn igjen.</p>
      <ErrorMessage error={task.error} />
    </Confirm>
  );
}
