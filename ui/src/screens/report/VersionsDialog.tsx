import { Button } from "@navikt/ds-react/Button";
import { useState } from "react";
import type { Part, ReportView, Version, VersionRow } from "../../api/types";
import { Answer } from "../../components/Answer";
import { ErrorMessage } from "../../components/ErrorMessage";
import { Cancel, Modal } from "../../components/Modal";
import { useAnswer, useTask } from "../../data/hooks";
import { clock, counted, date, localDay } from "../../format";
import type { Actions } from "./useReportForm";

/** «Tidligere versjoner»: how the report stood, what differs from now, and the way back. */
export function VersionsDialog(props: { view: ReportView; actions: Actions; onClose: () => void }) {
  const versions = useAnswer("report.versions", { id: props.view.id });
  const [chosen, setChosen] = useState<string>();
  const task = useTask();
  const rows = versions.data?.versions ?? [];
  const version = rows.find((row) => row.version === chosen) ?? rows[1];
  const restore = (fields: string[] | null, what: string) =>
    task.run(async () => {
      if (version === undefined) return;
      await props.actions.restore(version.version, fields, what);
      if (fields === null) props.onClose();
    });
  return (
    <Modal
      title="Tidligere versjoner"
      width="large"
      onClose={props.onClose}
      footer={
        <>
          {version && (
            <Button
              type="button"
              size="small"
              loading={task.busy}
              onClick={() => void restore(null, `versjonen fra ${moment(version.at)}`)}
            >
              Hent tilbake denne versjonen
            </Button>
          )}
          <Cancel>Lukk</Cancel>
        </>
      }
    >
      <div className="stack">
        <Answer of={versions}>
          {() =>
            version === undefined ? (
              <p>Det er ingen tidligere versjoner ennå. De kommer etter hvert som du skriver.</p>
            ) : (
              <div className="versions">
                <ul className="plain-list versions__list" aria-label="Versjoner, nyeste først">
                  {rows.map((row, index) => (
                    <li key={row.version}>
                      <Row
                        row={row}
                        now={index === 0}
                        chosen={row === version}
                        choose={() => setChosen(row.version)}
                      />
                    </li>
                  ))}
                </ul>
                <Difference
                  report={props.view.id}
                  row={version}
                  busy={task.busy}
                  restore={(field, label) => void restore([field], `${label} fra ${moment(version.at)}`)}
                />
              </div>
            )
          }
        </Answer>
        <ErrorMessage error={task.error} />
      </div>
    </Modal>
  );
}

/** `04.05.2026 kl. 10.42`. */
function moment(at: string): string {
  const then = new Date(at);
  return `${date(localDay(then))} kl. ${clock(then)}`;
}

function Row(props: { row: VersionRow; now: boolean; chosen: boolean; choose: () => void }) {
  const { row, now } = props;
  const what = `${row.what}, ${counted(row.changed, "felt", "felt")}`;
  if (now) {
    return (
      <p className="versions__row">
        <span>{moment(row.at)}</span>
        <span className="subtle small">Slik det står nå. {what}</span>
      </p>
    );
  }
  return (
    <button
      type="button"
      className="versions__row versions__row--choice"
      aria-pressed={props.chosen}
      onClick={props.choose}
    >
      <span>{moment(row.at)}</span>
      <span className="subtle small">{what}</span>
    </button>
  );
}

function Difference(props: {
  report: string;
  row: VersionRow;
  busy: boolean;
  restore: (field: string, label: string) => void;
}) {
  const version = useAnswer("report.version", { id: props.report, version: props.row.version });
  return (
    <section className="versions__fields" aria-label={`Versjonen fra ${moment(props.row.at)}`}>
      <Answer of={version}>
        {({ fields }: Version) =>
          fields.length === 0 ? (
            <p>Denne versjonen er lik den som står nå.</p>
          ) : (
            <>
              <p className="subtle small">
                Fra da til nå: <del>tatt ut siden</del> <ins>kommet til siden</ins>
              </p>
              {fields.map((field) => (
                <article key={field.field} className="versions__field">
                  <div className="spread">
                    <h2>{field.label}</h2>
                    <Button
                      type="button"
                      size="xsmall"
                      variant="secondary"
                      data-color="neutral"
                      disabled={props.busy}
                      onClick={() => props.restore(field.field, field.label)}
                    >
                      Hent tilbake feltet<span className="sr-only"> {field.label}</span>
                    </Button>
                  </div>
                  <p className="versions__text">
                    {field.parts.map((part, index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: the runs of one text, in its order
                      <Run key={index} part={part} />
                    ))}
                  </p>
                </article>
              ))}
            </>
          )
        }
      </Answer>
    </section>
  );
}

function Run({ part }: { part: Part }) {
  switch (part.kind) {
    case "same":
      return part.text;
    case "removed":
      return (
        <del>
          <span className="sr-only"> Tatt ut: </span>
          {part.text}
          <span className="sr-only"> Slutt på det som er tatt ut. </span>
        </del>
      );
    case "added":
      return (
        <ins>
          <span className="sr-only"> Kommet til: </span>
          {part.text}
          <span className="sr-only"> Slutt på det nye. </span>
        </ins>
      );
  }
}
