import { FilePlusIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { Table } from "@navikt/ds-react/Table";
import { useState } from "react";
import type { ReportRow, TemplateRow } from "../../api/types";
import { useChange } from "../../app/change";
import { go, href } from "../../app/router";
import { ErrorMessage } from "../../components/ErrorMessage";
import { Confirm } from "../../components/Modal";
import { useSend, useTask } from "../../data/hooks";
import { date, inSentence, span } from "../../format";
import { channel } from "../../words";
import type { TabProps } from "./Participant";

/** Drafts and delivered reports, and beginning a new one. */
export function ReportsTab({ view }: TabProps) {
  const send = useSend();
  const task = useTask();
  const [removing, setRemoving] = useState<ReportRow | null>(null);
  const drafts = view.reports.filter((report) => report.delivered === null);
  const delivered = view.reports.filter((report) => report.delivered !== null);

  const templates = [...view.templates].sort((a, b) => Number(b.periodic) - Number(a.periodic));

  const begin = (template: TemplateRow) =>
    task.run(async () => {
      const { id } = await send("report.begin", { case: view.id, template: template.id, occurrence: null });
      go({ screen: "report", id });
    });

  return (
    <div className="stack stack--loose">
      <section className="stack" aria-labelledby="begin">
        <h2 id="begin">Skriv rapport</h2>
        <ul className="plain-list template-list">
          {templates.map((template) => (
            <li key={template.id}>
              <Button
                type="button"
                size="small"
                variant="tertiary"
                icon={<FilePlusIcon aria-hidden />}
                disabled={task.busy}
                onClick={() => void begin(template)}
              >
                {template.periodic ? `Neste ${inSentence(template.title)}` : template.title}
              </Button>
            </li>
          ))}
        </ul>
        <p className="subtle small">Finnes det alt et utkast, fortsetter du på det.</p>
        <ErrorMessage error={task.error} />
      </section>
      <section className="stack" aria-labelledby="drafts">
        <h2 id="drafts">Utkast</h2>
        {drafts.length === 0 ? (
          <p className="subtle">Ingen utkast.</p>
        ) : (
          <Table size="small" className="dense">
            <Table.Header>
              <Table.Row>
                <Table.ColumnHeader>Rapport</Table.ColumnHeader>
                <Table.ColumnHeader>Periode</Table.ColumnHeader>
                <Table.ColumnHeader>
                  <span className="sr-only">Endre</span>
                </Table.ColumnHeader>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {drafts.map((report) => (
                <Table.Row key={report.id}>
                  <Table.HeaderCell scope="row">
                    <a href={href({ screen: "report", id: report.id })}>{reportTitle(report)}</a>
                  </Table.HeaderCell>
                  <Table.DataCell className="nowrap">
                    {report.period ? span(report.period) : "–"}
                  </Table.DataCell>
                  <Table.DataCell align="right">
                    <Button
                      type="button"
                      size="xsmall"
                      variant="tertiary"
                      data-color="danger"
                      onClick={() => setRemoving(report)}
                    >
                      Fjern<span className="sr-only"> {reportTitle(report)}</span>
                    </Button>
                  </Table.DataCell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        )}
      </section>
      <section className="stack" aria-labelledby="delivered">
        <h2 id="delivered">Levert</h2>
        {delivered.length === 0 ? (
          <p className="subtle">Ingen rapporter er levert ennå.</p>
        ) : (
          <Table size="small" className="dense">
            <Table.Header>
              <Table.Row>
                <Table.ColumnHeader>Rapport</Table.ColumnHeader>
                <Table.ColumnHeader>Periode</Table.ColumnHeader>
                <Table.ColumnHeader>Levert</Table.ColumnHeader>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {delivered.map((report) => (
                <Table.Row key={report.id}>
                  <Table.HeaderCell scope="row">
                    <a href={href({ screen: "report", id: report.id })}>{reportTitle(report)}</a>
                  </Table.HeaderCell>
                  <Table.DataCell className="nowrap">
                    {report.period ? span(report.period) : "–"}
                  </Table.DataCell>
                  <Table.DataCell>
                    {report.delivered && date(report.delivered)}
                    {report.channel && `, ${inSentence(channel[report.channel])}`}
                    {report.replaced_by && ", rettet siden"}
                  </Table.DataCell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        )}
      </section>
      {removing && <Remove caseId={view.id} report={removing} onClose={() => setRemoving(null)} />}
    </div>
  );
}

function reportTitle(report: ReportRow): string {
  const title = report.occurrence === null ? report.title : `${report.title} ${report.occurrence}`;
  return report.replaces === null ? title : `${title}, rettelse`;
}

function Remove(props: { caseId: string; report: ReportRow; onClose: () => void }) {
  const { report, onClose } = props;
  const change = useChange(props.caseId);
  const task = useTask();
  const remove = () =>
    task.run(async () => {
      await change("report.remove", { id: report.id }, [
        "removed",
        `utkast til ${inSentence(reportTitle(report))}`,
      ]);
      onClose();
    });
  return (
    <Confirm
      title="Fjerne utkastet?"
      action="Fjern utkastet"
      busy={task.busy}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p>Alt som er skrevet i {inSentence(reportTitle(report))}, fjernes.</p>
      <ErrorMessage error={task.error} />
    </Confirm>
  );
}
