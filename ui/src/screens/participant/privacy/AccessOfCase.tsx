import { Button } from "@navikt/ds-react/Button";
import { useState } from "react";
import type { Inquiries } from "../../../api/types";
import { Answer } from "../../../components/Answer";
import { useAnswer } from "../../../data/hooks";
import { date } from "../../../format";
import { InquiryDialog } from "../../privacy/requests/InquiryDialog";
import { InquiryList } from "../../privacy/requests/InquiryList";
import "../../privacy/requests/requests.css";
import type { TabProps } from "../Participant";
import { AccessDialog } from "./AccessDialog";
import { OldInReports } from "./OldInReports";

/** What was asked about the participant, and the report that NAV gets of all that is kept. */
export function AccessOfCase({ view, today }: TabProps) {
  const inquiries = useAnswer("inquiries", { case: view.id });
  return (
    <section className="stack" aria-labelledby="access-of-case">
      <h2 id="access-of-case">Innsyn og krav</h2>
      <Answer of={inquiries}>{(asked) => <Loaded caseId={view.id} today={today} asked={asked} />}</Answer>
      {view.frozen === null && <OldInReports caseId={view.id} />}
    </section>
  );
}

function Loaded(props: { caseId: string; today: string; asked: Inquiries }) {
  const { caseId, today, asked } = props;
  const [open, setOpen] = useState<"inquiry" | "report" | null>(null);
  return (
    <>
      {asked.inquiries.length === 0 ? (
        <p className="prose">
          Ingen henvendelser. Ber deltakeren om innsyn, retting eller sletting, svarer NAV: før det her, og
          send det videre straks.
        </p>
      ) : (
        <InquiryList rows={asked.inquiries} answer={asked} today={today} own />
      )}
      {asked.reports.length > 0 && (
        <ul className="access__files">
          {asked.reports.map(({ id, report }) => (
            <li key={id}>
              Innsynsrapport laget {date(report.made)} for {report.audience === "nav" ? "NAV" : "deltakeren"}:{" "}
              {report.why}
            </li>
          ))}
        </ul>
      )}
      <div className="buttons">
        <Button type="button" size="small" variant="secondary" onClick={() => setOpen("inquiry")}>
          Registrer henvendelse
        </Button>
        <Button type="button" size="small" variant="secondary" onClick={() => setOpen("report")}>
          Lag innsynsrapport …
        </Button>
      </div>
      {open === "inquiry" && (
        <InquiryDialog answer={asked} today={today} step="new" about={caseId} onClose={() => setOpen(null)} />
      )}
      {open === "report" && <AccessDialog caseId={caseId} onClose={() => setOpen(null)} />}
    </>
  );
}
