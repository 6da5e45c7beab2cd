import { LocalAlert } from "@navikt/ds-react/LocalAlert";
import { href } from "../../../app/router";
import { useAnswer } from "../../../data/hooks";
import { counted, date } from "../../../format";

/** In «I dag»: inquiries that NAV does not know of yet. */
export function LateInquiries() {
  const late = useAnswer("inquiries", {}).data?.inquiries.filter((row) => row.late) ?? [];
  if (late.length === 0) return null;
  return (
    <LocalAlert status="error" size="small" as="section" aria-label="Henvendelser som NAV skal ha beskjed om">
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">
          NAV skal ha beskjed straks om {counted(late.length, "henvendelse", "henvendelser")}
        </LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <ul className="plain-list">
          {late.map((row) => (
            <li key={row.id}>
              {row.title}
              {row.participant !== null && `, ${row.participant}`}, mottatt {date(row.inquiry.received)}
            </li>
          ))}
        </ul>
        <a href={href({ screen: "privacy", part: "henvendelser" })}>Gå til henvendelsene</a>
      </LocalAlert.Content>
    </LocalAlert>
  );
}
