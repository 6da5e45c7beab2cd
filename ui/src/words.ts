/** The window's own words for the contract's closed lists. Event names come from the back end. */
import type {
  Activity,
  AssistanceNeed,
  Channel,
  ContactKind,
  EmploymentTerms,
  HiredAs,
  MeetingForm,
  Milestone,
  MilestoneState,
  Nearness,
  PersonalData,
  Phase,
  ProtectedAddress,
  Standpoint,
} from "./api/types";

export const nearness: Record<Nearness, string> = {
  overdue: "Forfalt",
  today: "I dag",
  "this-week": "Denne uken",
  "next-30-days": "Neste 30 dager",
  later: "Senere",
};

export const phase: Record<Phase, string> = {
  ordered: "Bestilt",
  active: "I tiltak",
  ended: "Avsluttet, sluttrapport mangler",
  reported: "Avsluttet og rapportert",
  withdrawn: "Bestillingen falt bort",
};

export const activity: Record<Activity, string> = {
  "follow-up": "Oppfølging av deltaker",
  workplace: "Oppfølging på arbeidsplassen",
  "employer-contact": "Kontakt med arbeidsgiver",
  cooperation: "Samarbeid med NAV eller behandler",
  group: "Gruppeaktivitet",
  "own-activity": "Egenaktivitet",
  absence: "Fravær",
};

export const form: Record<MeetingForm, string> = {
  "in-person": "Fysisk møte",
  video: "Video",
  phone: "Telefon",
  written: "Skriftlig",
};

export const terms: Record<EmploymentTerms, string> = {
  permanent: "Fast",
  temporary: "Midlertidig",
  substitute: "Vikariat",
};

export const standpoint: Record<Standpoint, string> = {
  agrees: "Ja, og deltakeren er enig",
  disagrees: "Ja, og det deltakeren ikke er enig i, står i kommentaren",
  "not-gone-through": "Nei, det lot seg ikke gjøre",
};

/** The same, of a report that is done. */
export const standpointSaid: Record<Standpoint, string> = {
  agrees: "Gjennomgått med deltakeren, som er enig.",
  disagrees: "Gjennomgått med deltakeren, som ikke er enig i alt.",
  "not-gone-through": "Ikke gjennomgått med deltakeren.",
};

/** What is refused, shown so that whoever did it learns what to do. */
export const refusedChannel = { email: "Vanlig e-post", fax: "Faks" };

export const channel: Record<Channel, string> = {
  "secure-post": "Sikker digital post",
  "nav-solution": "NAVs egen løsning",
  letter: "Brev",
  "handed-over": "Overlevert",
};

export const milestone: Record<Milestone, string> = {
  mapping: "Kartlegging",
  hired: "Ansettelse",
  retained: "Jobbfastholdelse",
};

export const milestoneState: Record<MilestoneState, string> = {
  "not-met": "Ikke oppfylt",
  coming: "Ikke oppfylt ennå",
  "proof-missing": "Oppfylt, dokumentasjon mangler",
  claimable: "Oppfylt, krav kan sendes",
  "too-late": "Oppfylt, men fristen for kravet er ute",
  "claim-sent": "Krav sendt, venter på NAV",
  approved: "Godkjent av NAV",
};

export const hiredAs: Record<HiredAs, string> = {
  permanent: "Fast ansettelse",
  temporary: "Midlertidig ansettelse",
  "disability-pension": "Jobb ved siden av uføretrygd",
  "sick-listed": "Sykmeldt, 80 % friskmeldt med plan for resten",
};

export const assistance: Record<AssistanceNeed, string> = {
  moderate: "Moderat",
  extensive: "Omfattende",
};

export const protectedAddress: Record<ProtectedAddress, string> = {
  none: "Ingen",
  "kode-7": "Kode 7, fortrolig adresse",
  "kode-6": "Kode 6, strengt fortrolig adresse",
};

export const contactKind: Record<ContactKind, string> = {
  "nav-office": "NAV-kontor",
  "nav-counsellor": "Veileder i NAV",
  clinician: "Behandler",
  employer: "Arbeidsgiver",
  "contact-person": "Kontaktperson hos arbeidsgiver",
};

export const personalData: Record<PersonalData, string> = {
  name: "navn",
  address: "adresse",
  telephone: "telefon",
  fnr: "fødselsnummer",
  email: "e-post",
  order: "bestilling fra NAV",
  employment: "arbeidsforhold",
  "sick-leave": "sykmelding (dato og grad)",
  doctor: "leges navn",
  education: "utdanning, praksis og kompetanse",
  health: "helseopplysninger",
  "ethnic-origin": "etnisk opprinnelse",
  "police-certificate": "politiattest",
  "criminal-convictions": "straffbare forhold",
};

/** The entries of a list of words, typed, for menus. */
export function choices<K extends string>(words: Record<K, string>): [K, string][] {
  return Object.entries(words) as [K, string][];
}
