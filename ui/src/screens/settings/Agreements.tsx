import { ExpansionCard } from "@navikt/ds-react/ExpansionCard";
import { LocalAlert } from "@navikt/ds-react/LocalAlert";
import type { Agreement, Fault } from "../../api/types";
import { Answer } from "../../components/Answer";
import { useAnswer } from "../../data/hooks";
import { listed } from "../../format";
import { personalData } from "../../words";

/** The agreements at hand with their sources, and files that were refused. */
export function Agreements() {
  const faults = useAnswer("status", {}).data?.faults ?? [];
  return (
    <section className="stack" aria-labelledby="agreements">
      <h2 id="agreements">Avtaler</h2>
      {faults.length > 0 && <Faults faults={faults} />}
      <Answer of={useAnswer("agreements", {})}>
        {({ agreements }) =>
          agreements.map((each) => <Card key={`${each.id} ${each.version}`} agreement={each} />)
        }
      </Answer>
    </section>
  );
}

function Faults({ faults }: { faults: Fault[] }) {
  return (
    <LocalAlert status="warning" size="small">
      <LocalAlert.Header>
        <LocalAlert.Title as="h3">Filer som ikke kunne brukes</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <ul>
          {faults.map((fault) => (
            <li key={`${fault.file} ${fault.line}`}>
              {fault.file}, linje {fault.line}: {fault.reason}
            </li>
          ))}
        </ul>
      </LocalAlert.Content>
    </LocalAlert>
  );
}

function Card({ agreement }: { agreement: Agreement }) {
  const { places, hours, price, personal_data: data } = agreement;
  const rows: [string, string, string][] = [
    ["Plasser", places.from === places.to ? `${places.to}` : `${places.from}–${places.to}`, places.source],
    ["Oppfølging", `${hours.per_month} timer i måneden per deltaker`, hours.source],
    ["Betaling", price.about, price.source],
    ...agreement.targets.map((each): [string, string, string] => [
      "Mål",
      `${each.about}: ${each.percent} %`,
      each.source,
    ]),
    ...agreement.recipients.map((each): [string, string, string] => [
      each.what,
      `til ${listed(each.to)}`,
      each.source,
    ]),
    [
      "Personopplysninger",
      listed(data.permitted.map((kind) => personalData[kind])),
      data.reading ? `${data.source} (tolkning)` : data.source,
    ],
  ];
  const title = `${agreement.title}, ${agreement.buyer}`;
  return (
    <ExpansionCard size="small" aria-label={title}>
      <ExpansionCard.Header>
        <ExpansionCard.Title as="h3" size="small">
          {title}
        </ExpansionCard.Title>
        <ExpansionCard.Description>Versjon {agreement.version}</ExpansionCard.Description>
      </ExpansionCard.Header>
      <ExpansionCard.Content>
        <dl className="facts">
          {rows.map(([label, value, source]) => (
            <div key={`${label} ${value}`} className="facts__row">
              <dt>{label}</dt>
              <dd>
                {value} <span className="subtle small">{source}</span>
              </dd>
            </div>
          ))}
        </dl>
      </ExpansionCard.Content>
    </ExpansionCard>
  );
}
