import { DownloadIcon, ShieldCheckmarkIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import { useRef, useState } from "react";
import type { ChangeLog, LogRow as Row } from "../../../api/types";
import { Answer } from "../../../components/Answer";
import { ErrorMessage } from "../../../components/ErrorMessage";
import { LongList, type LongListHandle } from "../../../components/long/LongList";
import { Waiting } from "../../../components/long/Waiting";
import { useTask } from "../../../data/hooks";
import { type Reading, usePages } from "../../../data/pages";
import { clock, counted, date, localDay, longDate, whole } from "../../../format";
import { host } from "../../../host";
import type { PartProps } from "../PrivacyScreen";
import { ExportLog } from "./ExportLog";
import { LogFilters, NO_FILTER } from "./LogFilters";
import { LogRow } from "./LogRow";
import "./audit.css";

const READING: Reading<"change-log", Row> = {
  rows: (answer) => answer.rows,
  key: (row) => row.group,
};
/** A row of two lines. */
const ROW_HEIGHT = 78;

/** «Endringslogg»: who did what when, to whom and why, and that nobody has altered the log. */
export function AuditPart({ today }: PartProps) {
  const [filter, setFilter] = useState(NO_FILTER);
  const [exporting, setExporting] = useState(false);
  const found = usePages("change-log", filter, READING);
  const list = useRef<LongListHandle>(null);
  const dayAt = (index: number) => dayOf(found.at(index));
  return (
    <Answer of={{ data: found.answer, error: found.error, refetch: found.refetch }} waiting={<Waiting />}>
      {(answer) => (
        <section className="stack" aria-labelledby="change-log">
          <div className="audit__head">
            <div>
              <h2 id="change-log">Endringslogg</h2>
              <p className="subtle">
                Hvem som har gjort hva, når, med hvilken deltaker, og hvorfor. Loggen kan ikke endres herfra.
              </p>
            </div>
            <Button
              type="button"
              size="small"
              variant="secondary"
              icon={<DownloadIcon aria-hidden />}
              onClick={() => setExporting(true)}
            >
              Lagre uten personopplysninger …
            </Button>
          </div>
          <Checked answer={answer} today={today} />
          <LogFilters answer={answer} filter={filter} change={setFilter} />
          <p className="subtle small" role="status">
            {told(answer, filter !== NO_FILTER)}
          </p>
          {answer.total === 0 ? (
            <div className="empty">
              <h3>Ingen endringer her</h3>
              <p>
                {answer.changes === 0
                  ? "Alt du gjør i Tiltaksmappe, kommer hit av seg selv."
                  : "Ingenting i loggen passer med det du har valgt."}
              </p>
              {answer.changes > 0 && (
                <Button type="button" size="small" variant="secondary" onClick={() => setFilter(NO_FILTER)}>
                  Vis hele loggen
                </Button>
              )}
            </div>
          ) : (
            <LongList
              ref={list}
              ordered
              className="audit__list"
              count={answer.total}
              estimate={ROW_HEIGHT}
              keyOf={found.keyOf}
              onSeen={found.onSeen}
              item={(index) => found.at(index) && { className: "audit__item" }}
            >
              {(index) => {
                const row = found.at(index);
                if (row === undefined) return null;
                const day = dayOf(row);
                const [first, last] = [dayAt(index - 1) !== day, dayAt(index + 1) !== day];
                return (
                  <>
                    {first && day !== undefined && (
                      <h3 className="audit__day">
                        {day === today ? `I dag, ${longDate(day)}` : longDate(day)}
                      </h3>
                    )}
                    <LogRow row={row} first={first} last={last} />
                  </>
                );
              }}
            </LongList>
          )}
          {exporting && (
            <ExportLog
              folder={answer.folder}
              today={today}
              since={filter.since ?? null}
              until={filter.until ?? null}
              onClose={() => setExporting(false)}
            />
          )}
        </section>
      )}
    </Answer>
  );
}

function dayOf(row: Row | undefined): string | undefined {
  return row && localDay(new Date(row.at));
}

function told({ total, changes }: ChangeLog, filtered: boolean): string {
  const shown = counted(total, "handling", "handlinger").replace(/^\d+/, whole(total));
  return filtered ? `${shown} passer med valgene` : `${shown}, ${whole(changes)} endringer i alt`;
}

/** That the whole log was gone through when the store was opened, and found unaltered. */
function Checked({ answer, today }: { answer: ChangeLog; today: string }) {
  const task = useTask();
  const [again, setAgain] = useState<string | null>(null);
  const check = () =>
    task.run(async () => {
      const found = await host.rpc("verify", {});
      const erased =
        found.erased === 0 ? "" : ` Verdiene i ${whole(found.erased)} av dem er slettet for godt.`;
      setAgain(
        `Kontrollert nå kl. ${clock(new Date())}: ${whole(found.changes)} endringer, alt stemmer.${erased}`,
      );
    });
  return (
    <div className="audit__checked">
      <ShieldCheckmarkIcon aria-hidden fontSize="1.5rem" />
      <p role="status">{again ?? atOpening(answer, today)}</p>
      <Button type="button" size="xsmall" variant="tertiary" loading={task.busy} onClick={() => void check()}>
        Kontroller nå
      </Button>
      {answer.checked?.ledger && (
        <InlineMessage status="warning" size="small">
          {answer.checked.ledger}
        </InlineMessage>
      )}
      <ErrorMessage error={task.error} />
    </div>
  );
}

function atOpening({ checked }: ChangeLog, today: string): string {
  if (checked === null) return "Mappen er ny. Loggen kontrolleres hver gang den låses opp.";
  const at = new Date(checked.at);
  const day = localDay(at);
  const when = day === today ? `kl. ${clock(at)}` : `${date(day)} kl. ${clock(at)}`;
  return `Kontrollert ved opplåsing ${when}: ${whole(checked.changes)} endringer, alt stemmer.`;
}
