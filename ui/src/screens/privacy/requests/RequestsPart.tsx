import { Button } from "@navikt/ds-react/Button";
import { useState } from "react";
import type { Inquiries } from "../../../api/types";
import { Answer } from "../../../components/Answer";
import { useAnswer } from "../../../data/hooks";
import type { PartProps } from "../PrivacyScreen";
import { InquiryDialog } from "./InquiryDialog";
import { InquiryList } from "./InquiryList";
import "./requests.css";

/** «Innsyn og krav»: what participants and authorities have asked for, and whether NAV knows. */
export function RequestsPart({ today }: PartProps) {
  const inquiries = useAnswer("inquiries", {});
  return <Answer of={inquiries}>{(answer) => <Loaded answer={answer} today={today} />}</Answer>;
}

function Loaded({ answer, today }: { answer: Inquiries; today: string }) {
  const [adding, setAdding] = useState(false);
  const add = (
    <Button type="button" size="small" onClick={() => setAdding(true)}>
      Registrer henvendelse
    </Button>
  );
  const open = answer.inquiries.filter((row) => row.inquiry.closed === null);
  const closed = answer.inquiries.filter((row) => row.inquiry.closed !== null);
  return (
    <div className="stack stack--loose">
      <div className="stack">
        <p className="prose">
          Ber en deltaker om innsyn, retting eller sletting, eller krever en myndighet opplysninger, er det
          NAV som svarer. Send henvendelsen videre straks, og gjør det NAV bestemmer.
        </p>
        {answer.inquiries.length > 0 && <div>{add}</div>}
      </div>
      {answer.inquiries.length === 0 && (
        <div className="empty">
          <h2>Ingen henvendelser</h2>
          <p>Det som kommer fra deltakere, verger og myndigheter, føres her med når NAV fikk beskjed.</p>
          <div className="buttons">{add}</div>
        </div>
      )}
      {open.length > 0 && (
        <section className="stack" aria-labelledby="open-inquiries">
          <h2 id="open-inquiries">Under arbeid</h2>
          <InquiryList rows={open} answer={answer} today={today} />
        </section>
      )}
      {closed.length > 0 && (
        <section className="stack" aria-labelledby="closed-inquiries">
          <h2 id="closed-inquiries">Avsluttet</h2>
          <InquiryList rows={closed} answer={answer} today={today} />
        </section>
      )}
      {adding && <InquiryDialog answer={answer} today={today} step="new" onClose={() => setAdding(false)} />}
    </div>
  );
}
