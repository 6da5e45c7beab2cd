import { CheckmarkCircleIcon, FilePdfIcon, PencilWritingIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { Checkbox } from "@navikt/ds-react/Checkbox";
import { Table } from "@navikt/ds-react/Table";
import { type ReactNode, useState } from "react";
import type { Draft, Drafts } from "../../api/types";
import { href } from "../../app/router";
import { counted, date, span } from "../../format";
import { DeliverMany } from "./DeliverMany";
import { ExportMany } from "./ExportMany";

/** What stands in the way of a report, in words; none when it is ready. */
export function obstacle(draft: Draft): string | undefined {
  if (draft.missing > 0) return `Mangler ${counted(draft.missing, "felt", "felt")}`;
  if (draft.asks_participant && draft.standpoint === null) return "Ikke gjennomgått med deltakeren";
  return undefined;
}

export function draftTitle(draft: Draft): string {
  return draft.occurrence === null ? draft.title : `${draft.title} ${draft.occurrence}`;
}

/** Every draft, by due date. The ready ones are chosen from the start. */
export function DraftList({ answer, today }: { answer: Drafts; today: string }) {
  const { drafts } = answer;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [doing, setDoing] = useState<"export" | "deliver" | null>(null);
  const ready = drafts.filter((draft) => obstacle(draft) === undefined);
  const chosen = ready.filter((draft) => !left.has(draft.id));
  const sendable = chosen.filter((draft) => draft.exported);

  const choose = (ids: string[], on: boolean) =>
    setLeft((before) => {
      const next = new Set(before);
      for (const id of ids) on ? next.delete(id) : next.add(id);
      return next;
    });

  if (drafts.length === 0) {
    return (
      <div className="empty">
        <h2>Ingen rapporter under arbeid</h2>
        <p>Rapporter begynner du på fra «I dag» eller hos deltakeren. Her sender du flere i én gang.</p>
      </div>
    );
  }
  return (
    <section className="stack" aria-labelledby="drafts">
      <div className="spread">
        <h2 id="drafts">Under arbeid</h2>
        <div className="row">
          <Button
            type="button"
            size="small"
            disabled={chosen.length === 0}
            onClick={() => setDoing("export")}
          >
            Eksporter {counted(chosen.length, "rapport", "rapporter")} …
          </Button>
          <Button
            type="button"
            size="small"
            variant="secondary"
            disabled={sendable.length === 0}
            onClick={() => setDoing("deliver")}
          >
            Registrer {sendable.length} levert …
          </Button>
        </div>
      </div>
      <div className="scroll-x">
        <Table size="small" className="dense">
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>
                <Checkbox
                  size="small"
                  hideLabel
                  disabled={ready.length === 0}
                  checked={ready.length > 0 && chosen.length === ready.length}
                  indeterminate={chosen.length > 0 && chosen.length < ready.length}
                  onChange={(event) =>
                    choose(
                      ready.map(({ id }) => id),
                      event.target.checked,
                    )
                  }
                >
                  Velg alle som er klare
                </Checkbox>
              </Table.HeaderCell>
              <Table.ColumnHeader>Deltaker eller avtale</Table.ColumnHeader>
              <Table.ColumnHeader>Rapport</Table.ColumnHeader>
              <Table.ColumnHeader>Periode</Table.ColumnHeader>
              <Table.ColumnHeader>Frist</Table.ColumnHeader>
              <Table.ColumnHeader>Status</Table.ColumnHeader>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {drafts.map((draft) => (
              <Table.Row key={draft.id}>
                <Table.DataCell>
                  <Checkbox
                    size="small"
                    hideLabel
                    disabled={obstacle(draft) !== undefined}
                    checked={chosen.includes(draft)}
                    onChange={(event) => choose([draft.id], event.target.checked)}
                  >
                    {`Velg ${draftTitle(draft)}, ${draft.participant}`}
                  </Checkbox>
                </Table.DataCell>
                <Table.HeaderCell scope="row">
                  {draft.case === null ? (
                    draft.participant
                  ) : (
                    <a href={href({ screen: "participant", id: draft.case, tab: "rapporter" })}>
                      {draft.participant}
                    </a>
                  )}
                </Table.HeaderCell>
                <Table.DataCell>
                  <a href={href({ screen: "report", id: draft.id })}>{draftTitle(draft)}</a>
                </Table.DataCell>
                <Table.DataCell className="nowrap">{draft.period ? span(draft.period) : "–"}</Table.DataCell>
                <Table.DataCell className="nowrap">
                  {draft.due ? date(draft.due) : "–"}
                  {draft.due && draft.due < today && <strong> (forfalt)</strong>}
                </Table.DataCell>
                <Table.DataCell>
                  <State draft={draft} />
                </Table.DataCell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
      {doing === "export" && (
        <ExportMany drafts={chosen} folder={answer.folder} onClose={() => setDoing(null)} />
      )}
      {doing === "deliver" && <DeliverMany drafts={sendable} today={today} onClose={() => setDoing(null)} />}
    </section>
  );
}

function State({ draft }: { draft: Draft }) {
  const why = obstacle(draft);
  if (why !== undefined) return <Mark icon={<PencilWritingIcon aria-hidden />}>{why}</Mark>;
  if (draft.exported) {
    return <Mark icon={<CheckmarkCircleIcon aria-hidden />}>Eksportert, ikke registrert levert</Mark>;
  }
  return <Mark icon={<FilePdfIcon aria-hidden />}>Klar, ikke eksportert</Mark>;
}

function Mark({ icon, children }: { icon: ReactNode; children: string }) {
  return (
    <span className="draft-state">
      {icon}
      {children}
    </span>
  );
}
