/** What the window says to a refusal. Chosen by code; the back end's own Norwegian text is the fallback. */
import { ApiError } from "./host";

/** Codes whose own message says more than any fixed text could: which field, which date, why. */
const SPECIFIC = new Set([
  "invalid-date",
  "invalid-fnr",
  "not-permitted",
  "missing-field",
  "impossible-order",
  "overlapping-case",
  "contact-in-use",
  "already-registered",
  "invalid-field",
  "standpoint-missing",
  "not-looked-at",
  "invalid-file-name",
  "percent",
  "export-outdated",
  "weak-passphrase",
  "wrong-recovery-code",
  "mistyped-recovery-code",
  "not-recovered",
  "keyring",
  "cannot-undo",
  "frozen",
]);

const TEXTS: Record<string, string> = {
  "no-store": "Det finnes ingen mappe ennå. Lag en først.",
  "store-exists": "Det finnes allerede en mappe her. Lås den opp.",
  "wrong-passphrase": "Passordfrasen er feil. Sjekk store og små bokstaver, og prøv igjen.",
  "damaged-keys":
    "Nøkkelfilen er skadet, og mappen kan ikke åpnes med den. Ikke slett noe. Hent nøkkelfilen fra en sikkerhetskopi av mappen, eller be den som har ansvar for maskinen om hjelp.",
  "damaged-store":
    "Datafilen er skadet. Ikke slett noe. Hent mappen fra siste sikkerhetskopi, eller be den som har ansvar for maskinen om hjelp.",
  "missing-store-file":
    "Datafilen mangler i mappen. Den kan være flyttet eller slettet. Legg den tilbake, eller hent mappen fra en sikkerhetskopi.",
  "newer-store":
    "Mappen er laget med en nyere versjon av Tiltaksmappe. Installer den nyeste versjonen for å åpne den.",
  "log-altered":
    "Endringsloggen stemmer ikke med det som sist ble lagret. Noe kan være endret utenfor Tiltaksmappe, eller en gammel kopi er lagt inn. Meld fra til den som har ansvar for personvern hos dere før du går videre.",
  "store-in-use": "Mappen er allerede åpen i et annet vindu eller program. Lukk det først.",
  "synced-folder":
    "Mappen ligger i en katalog som synkroniseres til nettet (som OneDrive). Der kan den ikke ligge, fordi opplysningene da forlater maskinen.",
  locked: "Tiltaksmappe er låst. Lås opp for å fortsette.",
  "disk-full": "Disken er full. Frigjør plass og prøv igjen. Ingenting er gått tapt.",
  io: "Maskinen klarte ikke å lese eller skrive filen. Prøv igjen.",
  "not-found": "Dette finnes ikke lenger. Det kan være fjernet.",
  incomplete: "Rapporten er ikke ferdig. Fyll ut alle feltene, eller skriv «Ikke aktuelt».",
  delivered: "Rapporten er registrert levert og kan ikke endres.",
  "file-exists": "Det finnes allerede en fil med dette navnet i katalogen.",
  "folder-missing": "Katalogen finnes ikke. Sjekk stien, eller velg en annen.",
  "not-writable": "Det går ikke an å skrive i denne katalogen. Velg en annen.",
  "invalid-request": "Noe i skjemaet ble ikke forstått. Sjekk feltene og prøv igjen.",
  internal: "Noe gikk galt i programmet. Det du har skrevet, står her fortsatt. Prøv igjen.",
};

export function errorText(error: ApiError): string {
  if (SPECIFIC.has(error.code) && error.message !== "") return error.message;
  return TEXTS[error.code] ?? (error.message || (TEXTS.internal as string));
}

/** The refusal's text by the names that it is about: fields of the form, or kinds of events. */
export function errorsByName(error: ApiError | null): Record<string, string> {
  if (error === null || !Array.isArray(error.details)) return {};
  const names = error.details.filter((name) => typeof name === "string");
  return Object.fromEntries(names.map((name) => [name, errorText(error)]));
}

const AT_FIELD = "at-field";

/** The same refusal once it has been put where it belongs, so that the form does not say it again. */
export function atField(error: ApiError): ApiError {
  return new ApiError(error.code, error.message, AT_FIELD);
}

export function standsAtField(error: ApiError | null): boolean {
  return error?.details === AT_FIELD;
}
