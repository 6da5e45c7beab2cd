import { Button } from "@navikt/ds-react/Button";
import { Link } from "@navikt/ds-react/Link";
import { Table } from "@navikt/ds-react/Table";
import { useState } from "react";
import type { AttachmentRow, Attachments, CaseView } from "../../../api/types";
import { useChange } from "../../../app/change";
import { Answer } from "../../../components/Answer";
import { ErrorMessage } from "../../../components/ErrorMessage";
import { Confirm } from "../../../components/Modal";
import { useAnswer, useTask } from "../../../data/hooks";
import { counted, date, fileSize } from "../../../format";
import type { TabProps } from "../Participant";
import { AddAttachment } from "./AddAttachment";
import { ExportAttachment } from "./ExportAttachment";
import { jobName } from "./JobField";
import { UpdateAttachment } from "./UpdateAttachment";
import { Viewer } from "./Viewer";
import "./attachments.css";

type Open = { what: "add" } | { what: "look" | "update" | "export" | "remove"; row: AttachmentRow };

/** Files kept with the case: signed forms, contracts, declarations. */
export function AttachmentsTab({ view }: TabProps) {
  return (
    <Answer of={useAnswer("attachments", { id: view.id })}>
      {(kept) => <Loaded view={view} kept={kept} />}
    </Answer>
  );
}

function Loaded({ view, kept }: { view: CaseView; kept: Attachments }) {
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const rows = kept.attachments;
  const add = (
    <Button type="button" size="small" variant="secondary" onClick={() => setOpen({ what: "add" })}>
      Legg til vedlegg
    </Button>
  );
  return (
    <section className="stack" aria-labelledby="attachments">
      <div className="spread">
        <div>
          <h2 id="attachments">Vedlegg</h2>
          {rows.length > 0 && (
            <p className="subtle">
              {counted(rows.length, "fil", "filer")}, {fileSize(kept.bytes)} av {fileSize(kept.limits.case)}
            </p>
          )}
        </div>
        {rows.length > 0 && add}
      </div>
      {rows.length === 0 ? (
        <div className="empty stack attachments__empty">
          <p className="prose">
            Her kan du legge ved signerte skjema, arbeidsavtaler, taushetserklæringer og andre papirer. De
            ligger kryptert i Tiltaksmappe og slettes sammen med deltakeren.
          </p>
          {add}
        </div>
      ) : (
        <Table size="small" className="dense">
          <Table.Header>
            <Table.Row>
              <Table.ColumnHeader>Vedlegg</Table.ColumnHeader>
              <Table.ColumnHeader>Hva slags</Table.ColumnHeader>
              <Table.ColumnHeader>Fil</Table.ColumnHeader>
              <Table.ColumnHeader>Lagt til</Table.ColumnHeader>
              <Table.ColumnHeader>
                <span className="sr-only">Handlinger</span>
              </Table.ColumnHeader>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {rows.map((row) => (
              <Row key={row.id} view={view} row={row} open={(what) => setOpen({ what, row })} />
            ))}
          </Table.Body>
        </Table>
      )}
      {open?.what === "add" && <AddAttachment view={view} kept={kept} onClose={close} />}
      {open?.what === "look" && (
        <Viewer row={open.row} onExport={() => setOpen({ what: "export", row: open.row })} onClose={close} />
      )}
      {open?.what === "update" && <UpdateAttachment view={view} kept={kept} row={open.row} onClose={close} />}
      {open?.what === "export" && <ExportAttachment row={open.row} folder={kept.folder} onClose={close} />}
      {open?.what === "remove" && <Remove caseId={view.id} row={open.row} onClose={close} />}
    </section>
  );
}

type What = Exclude<Open["what"], "add">;

function Row(props: { view: CaseView; row: AttachmentRow; open: (what: What) => void }) {
  const { view, row, open } = props;
  const action = (what: What, word: string, danger = false) => (
    <Button
      type="button"
      size="xsmall"
      variant="tertiary"
      {...(danger ? { "data-color": "danger" as const } : {})}
      onClick={() => open(what)}
    >
      {word}
      <span className="sr-only"> {row.title}</span>
    </Button>
  );
  return (
    <Table.Row>
      <Table.HeaderCell scope="row" className="attachments__title">
        <Link as="button" type="button" onClick={() => open("look")}>
          <span className="sr-only">Vis </span>
          {row.title}
        </Link>
      </Table.HeaderCell>
      <Table.DataCell>
        {row.label}
        {row.employment !== null && (
          <div className="subtle">{jobName(view, row.employment) ?? "Arbeidsforholdet er fjernet"}</div>
        )}
      </Table.DataCell>
      <Table.DataCell className="nowrap">{fileText(row)}</Table.DataCell>
      <Table.DataCell className="nowrap">{date(row.added)}</Table.DataCell>
      <Table.DataCell align="right">
        <div className="attachments__actions">
          {action("export", "Eksporter")}
          {action("update", "Endre")}
          {action("remove", "Fjern", true)}
        </div>
      </Table.DataCell>
    </Table.Row>
  );
}

/** `PDF, 2 sider, 1,2 MB`. */
export function fileText({ media, pages, bytes }: AttachmentRow): string {
  const parts = [MEDIA[media], pages === null ? "" : counted(pages, "side", "sider"), fileSize(bytes)];
  return parts.filter(Boolean).join(", ");
}

const MEDIA: Record<AttachmentRow["media"], string> = { pdf: "PDF", png: "PNG", jpeg: "JPEG" };

function Remove({ caseId, row, onClose }: { caseId: string; row: AttachmentRow; onClose: () => void }) {
  const change = useChange(caseId);
  const task = useTask();
  const remove = () =>
    task.run(async () => {
      await change("attachment.remove", { id: row.id }, ["removed", `vedlegget «${row.title}»`]);
      onClose();
    });
  return (
    <Confirm
      title="Fjerne vedlegget?"
      action="Fjern vedlegget"
      busy={task.busy}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p className="attachments__text">
        «{row.title}» vises ikke lenger, og det blir plass til mer. Du kan angre det til deltakeren slettes:
        så lenge blir filen liggende kryptert.
      </p>
      <ErrorMessage error={task.error} />
    </Confirm>
  );
}
