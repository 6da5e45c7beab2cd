import { ExpansionCard } from "@navikt/ds-react/ExpansionCard";
import { LocalAlert } from "@navikt/ds-react/LocalAlert";
import type { Agreement, Fault, VersionInUse } from "../../api/types";
import { Answer } from "../../components/Answer";
import { useAnswer } from "../../data/hooks";
import { counted, inSentence, listed } from "../../format";
import { personalData } from "../../words";
import { AddingFiles } from "./agreements/AddingFiles";
import { Details } from "./agreements/Details";
import { EndStatuses } from "./agreements/EndStatuses";
import { Prices } from "./agreements/Prices";
import { ReadingList } from "./agreements/ReadingList";
import "./agreements/agreements.css";

/** The agreements at hand with their sources, and files that were refused. */
export function Agreements() {
  const faults = useAnswer("status", {}).data?.faults ?? [];
  return (
    <section className="stack" aria-labelledby="agreements">
      <h2 id="agreements">Avtaler</h2>
      {faults.length > 0 && <Faults faults={faults} />}
      <Answer of={useAnswer("agreements", {})}>
        {({ agreements, in_use, folder }) => (
          <>
            {agreements
              .filter((each) => each.newest)
              .map((each) => (
                <Card
                  key={each.id}
                  agreement={each}
                  older={agreements.filter(({ id, newest }) => id === each.id && !newest)}
                  inUse={in_use.filter(({ agreement }) => agreement === each.id)}
                />
              ))}
            <AddingFiles folder={folder} />
          </>
        )}
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

function Card(props: { agreement: Agreement; older: Agreement[]; inUse: VersionInUse[] }) {
  const { agreement, older, inUse } = props;
  const title = `${agreement.title}, ${agreement.buyer}`;
  const duties = agreement.notes.filter((note) => note.concerns === "provider");
  return (
    <ExpansionCard size="small" aria-label={title}>
      <ExpansionCard.Header>
        <ExpansionCard.Title as="h3" size="small">
          {title}
        </ExpansionCard.Title>
        <ExpansionCard.Description>{origin(agreement)}</ExpansionCard.Description>
      </ExpansionCard.Header>
      <ExpansionCard.Content>
        <div className="stack stack--loose">
          <Facts agreement={agreement} />
          <Details agreement={agreement.id} name={title} />
          <Prices agreement={agreement} name={title} />
          <ReadingList agreement={agreement.id} name={title} />
          <EndStatuses agreement={agreement.id} name={title} />
          {duties.length > 0 && (
            <section aria-label={`Gjelder hele virksomheten, ${title}`}>
              <h4>Gjelder hele virksomheten</h4>
              <dl className="notes">
                {duties.map((note) => (
                  <div key={note.title}>
                    <dt>{note.title}</dt>
                    <dd>
                      {note.text} <span className="subtle nowrap small">{note.source}</span>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )}
          <Versions agreement={agreement} older={older} inUse={inUse} />
        </div>
      </ExpansionCard.Content>
    </ExpansionCard>
  );
}

function origin({ version, file }: Pick<Agreement, "version" | "file">): string {
  return `Versjon ${version}, ${file === null ? "følger med Tiltaksmappe" : `fra filen ${file}`}`;
}

/** Which versions there are and who follows them. Nothing while there is one alone. */
function Versions(props: { agreement: Agreement; older: Agreement[]; inUse: VersionInUse[] }) {
  const { agreement, older, inUse } = props;
  const others = [
    ...older.map((each) => ({ version: each.version, told: origin(each) })),
    ...inUse
      .filter((each) => each.kept)
      .map(({ version }) => ({ version, told: `Versjon ${version}, filen er fjernet` })),
  ];
  if (others.length === 0) return null;
  const follows = (version: string) => inUse.find((each) => each.version === version)?.cases ?? 0;
  return (
    <section aria-label={`Versjoner, ${agreement.title}`}>
      <h4>Versjoner</h4>
      <p className="subtle">
        Nye deltakere følger versjon {agreement.version}. En deltaker flyttes fra sin egen oversikt.
      </p>
      <ul>
        {[{ version: agreement.version, told: origin(agreement) }, ...others].map(({ version, told }) => (
          <li key={version}>
            {told}: {counted(follows(version), "deltaker", "deltakere")}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ agreement }: { agreement: Agreement }) {
  const { places, hours, price, personal_data: data } = agreement;
  const range = (from: number, to: number) => (from === to ? `${to}` : `${from}–${to}`);
  const rows: [string, string, string][] = [
    ["Plasser", range(places.from, places.to), places.source],
    ...places.caseload.map((load): [string, string, string] => [
      `Deltakere per ${load.role.toLowerCase()}`,
      range(load.from, load.to),
      places.source,
    ]),
    ...(hours
      ? [
          [
            "Oppfølging",
            hours.per_month === null
              ? "Det antallet timer deltakeren trenger"
              : `${hours.per_month} timer i måneden per deltaker`,
            hours.source,
          ] as [string, string, string],
        ]
      : []),
    ["Betaling", price.about, price.source],
    ...agreement.targets.map((each): [string, string, string] => [
      "Mål",
      `${each.about}: ${each.percent} %`,
      each.source,
    ]),
    ...agreement.recipients.map((each): [string, string, string] => [
      each.what,
      `til ${inSentence(listed(each.to))}`,
      each.source,
    ]),
    [
      "Personopplysninger",
      listed(data.permitted.map((kind) => personalData[kind])),
      data.reading ? `${data.source} (tolkning)` : data.source,
    ],
  ];
  return (
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
  );
}
