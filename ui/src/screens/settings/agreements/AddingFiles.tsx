import { ReadMore } from "@navikt/ds-react/ReadMore";

/** How further agreements and newer versions come in, and which of several counts. */
export function AddingFiles({ folder }: { folder: string }) {
  return (
    <ReadMore size="small" header="Legge til en avtale eller en ny versjon">
      <p>
        En avtale er en tekstfil (.toml). Legg den i mappen <span className="settings__path">{folder}</span>{" "}
        og start Tiltaksmappe på nytt. Hvordan filen skrives, står i dokumentasjonen (docs/agreements.md).
      </p>
      <ul>
        <li>Er det noe feil i en fil, står fil, linje og grunn her. Alt annet virker som før.</li>
        <li>
          Har to filer samme id og versjon, gjelder den som følger med Tiltaksmappe, eller den første etter
          filnavn. Den andre brukes ikke, og det står her.
        </li>
        <li>
          Den nyeste versjonen gjelder for nye deltakere: den med høyest versjon, tall regnet som tall (2
          kommer før 10, 2025 før 2026).
        </li>
        <li>
          Deltakere beholder versjonen de begynte under, også om filen fjernes, til du flytter dem selv fra
          deltakerens oversikt.
        </li>
      </ul>
    </ReadMore>
  );
}
