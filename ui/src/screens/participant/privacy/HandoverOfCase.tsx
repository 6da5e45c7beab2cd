import type { LoanOfCase } from "../../../api/types";
import { href } from "../../../app/router";
import { useAnswer } from "../../../data/hooks";
import { date } from "../../../format";
import { mark } from "../../privacy/handover/words";
import type { TabProps } from "../Participant";

/** Who has the case, and who has had it. */
export function HandoverOfCase({ view }: TabProps) {
  const loan = useAnswer("handover.of-case", { id: view.id });
  if (loan.data === undefined) return null;
  const { now, before } = loan.data;
  return (
    <section className="stack" aria-labelledby="handover-of-case">
      <h2 id="handover-of-case">Hvem som har mappen</h2>
      {now === null ? (
        <p className="prose">Mappen er hos deg.</p>
      ) : (
        <p className="prose">
          <strong>{mark(now)}</strong> fra {date(now.since)}.{" "}
          {now.direction === "in"
            ? "Deltakeren er kollegaens, som teller den i månedstallene."
            : "Her kan den bare leses."}
        </p>
      )}
      {before.length > 0 && (
        <ul className="prose">
          {before.map((past) => (
            <li key={`${past.since} ${past.end.date}`}>
              {mark(past)} {date(past.since)}–{date(past.end.date)}
              {ended(past)}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={href({ screen: "privacy", part: "overlevering" })}>
          {now === null ? "Overlever til en kollega" : "Gå til Overlevering"}
        </a>
      </p>
    </section>
  );
}

function ended({ end }: LoanOfCase["before"][number]): string {
  switch (end.how) {
    case "returned":
      return ", kommet tilbake";
    case "recalled":
      return `, tatt tilbake: ${end.reason}`;
    case "left-out":
      return ", ikke tatt imot";
  }
}
