//! What fields and values are called in Norwegian.

use super::{ChangedField, Seen, prices};
use crate::{Answer, Api, readings::listed};
use agreements::{Agreement, Steps, month_day};
use domain::{
    AdjustedReadings, AgreementDetails, Approval, Attachment, AttachmentKind, Case, Contact,
    Employment, EventKind, ExportedCopy, Hold, Id, KnownBackup, LogEntry, Media, MonthPart, Person,
    Phrase, Practice, Profile, RecordedEvent, Report, SetAside, Team,
    dates::{norwegian, parse_iso},
    event::Milestone,
};
use serde::Deserialize as _;
use serde_json::Value;
use std::collections::BTreeMap;
use store::Record;

/// Longer texts are not shown in a history, nor are several lines.
const SHORT: usize = 80;

/// So much of a field's name is enough to know it by.
const NAME: usize = 60;

/// So many fields are named in a sentence.
const NAMED: usize = 4;

/// The words that the case brings with it: its contacts', its agreement's and its templates'.
pub(super) struct Words<'a> {
    api: &'a Api,
    contacts: BTreeMap<Id, Contact>,
    questions: BTreeMap<String, String>,
    statuses: BTreeMap<String, String>,
    headings: BTreeMap<String, String>,
    hidden: &'static [&'static str],
    masked: bool,
}

impl Api {
    pub(super) fn words(&self, case: &str) -> Answer<Words<'_>> {
        let store = self.opened()?;
        let hidden = self.hidden_in_history(case)?;
        let case = store.find::<Case>(case)?;
        let masked = match &case {
            Some(case) => self.is_masked(&case.person, &store.get(&case.person)?),
            None => false,
        };
        let agreement = case.and_then(|case| self.agreement_of(&case).ok());
        let asked = agreement.into_iter().flat_map(|found| &found.attributes);
        let statuses = agreement.into_iter().flat_map(|found| &found.end_statuses);
        let headings = agreement.map(|found| self.feedback_headings(&found.id));
        Ok(Words {
            api: self,
            contacts: store.all()?,
            questions: asked
                .map(|question| (question.name.clone(), question.label.clone()))
                .collect(),
            statuses: statuses
                .map(|status| (status.id.clone(), status.label.clone()))
                .collect(),
            headings: headings
                .into_iter()
                .flatten()
                .map(|heading| (heading.id, heading.label))
                .collect(),
            hidden,
            masked,
        })
    }
}

impl Words<'_> {
    /// A report's title, with its number.
    pub(super) fn report(&self, report: &Report) -> String {
        let title = match self.api.template_of(report) {
            Ok(template) => template.title.clone(),
            Err(_) => "Rapport".to_owned(),
        };
        match report.occurrence {
            Some(n) => format!("{title} {n}"),
            None => title,
        }
    }

    /// The report that a case was counted in: «Resultatrapport for oktober 2026».
    pub(super) fn counted_in(&self, part: &MonthPart) -> String {
        let store = self.api.opened().ok();
        let report = store.and_then(|store| store.find::<Report>(&part.report).ok()?);
        let Some(report) = report else {
            return "en levert rapport".to_owned();
        };
        let title = self.report(&report);
        match report.period {
            Some(period) => format!("{title} for {}", crate::month::title_of(period)),
            None => title,
        }
    }

    /// A job by what it is and where, as attachments refer to it.
    fn job(&self, id: &str) -> String {
        let store = self.api.opened().ok();
        let job = store.and_then(|store| store.find::<Employment>(id).ok()?);
        let Some(job) = job else {
            return "ikke lenger registrert".to_owned();
        };
        let employer = self.contacts.get(&job.employer);
        let employer = employer.map_or("", |employer| employer.name.trimmed());
        let parts = [job.position.trimmed(), employer].map(str::to_owned);
        parts
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// The fields that differ, without what is too long to be shown.
    pub(super) fn fields(&self, seen: &Seen) -> Vec<ChangedField> {
        let mut fields = self.fields_to_see(seen);
        for field in &mut fields {
            let texts = [&field.old, &field.new].into_iter().flatten();
            let long = texts.into_iter().any(|text| !is_short(&text.0));
            field.long = long;
            if long {
                (field.old, field.new) = (None, None);
            }
        }
        fields
    }

    /// The fields that differ, without the values where the participant's name is masked: any of them may tell it.
    pub(super) fn fields_to_see(&self, seen: &Seen) -> Vec<ChangedField> {
        let mut fields = self.fields_in_full(seen);
        if self.masked && seen.kind != Person::KIND {
            for text in fields
                .iter_mut()
                .flat_map(|field| [&mut field.old, &mut field.new])
                .flatten()
            {
                *text = "skjermet".into();
            }
        }
        fields
    }

    /// The fields that differ, with all that stood and stands there.
    pub(super) fn fields_in_full(&self, seen: &Seen) -> Vec<ChangedField> {
        let mut fields = Vec::new();
        for path in paths(seen) {
            let at = |value: &Option<Value>| {
                let value = find(value.as_ref()?, &path)?;
                self.shown(&path, value)
            };
            let (mut old, mut new) = (at(&seen.before), at(&seen.after));
            let Some(label) = self.label(seen, &path).filter(|_| old != new) else {
                continue;
            };
            let field = path.first().map_or("", String::as_str);
            if seen.kind == Person::KIND && self.hidden.contains(&field) {
                let hidden = |text: Option<String>| text.map(|_| "skjermet".to_owned());
                (old, new) = (hidden(old), hidden(new));
            }
            fields.push(ChangedField {
                label,
                old: old.map(Into::into),
                new: new.map(Into::into),
                long: false,
            });
        }
        fields
    }

    /// The names of the fields that differ, as they stand in a sentence.
    pub(super) fn list(&self, seen: &Seen) -> String {
        let fields = self.fields(seen);
        let own_words = seen.kind == Report::KIND;
        let name = |field: &ChangedField| {
            let label = shortened(&field.label);
            if own_words { label } else { lower(&label) }
        };
        let mut names: Vec<String> = fields.iter().take(NAMED).map(name).collect();
        if fields.len() > NAMED {
            names.push("…".to_owned());
        }
        names.join(", ")
    }

    /// A field's name; none where it is not the counsellor's to know.
    pub(super) fn label(&self, seen: &Seen, path: &[String]) -> Option<String> {
        let [first, rest @ ..] = path else {
            return None;
        };
        if let Some(known) = fixed(&seen.kind, rest.last().unwrap_or(first)) {
            return Some(known.to_owned());
        }
        match (&*seen.kind, first.as_str(), rest) {
            (Case::KIND, "attributes", [name]) => self.questions.get(name).cloned(),
            (AdjustedReadings::KIND, "offsets", [rule]) => self.rule(seen, rule),
            (AdjustedReadings::KIND, "to_work", [status]) => self.end_status(seen, status),
            // Begun or gone, it is told as a whole.
            (Report::KIND, "values", [field]) if seen.before.is_some() && seen.after.is_some() => {
                let report = Report::deserialize(seen.after.as_ref()?).ok()?;
                let template = self.api.template_of(&report).ok()?;
                let slot = template.at(field)?;
                let label = slot.field.label.trim_end_matches(':');
                Some(match slot.place {
                    Some(place) => format!("{label} ({place})"),
                    None => label.to_owned(),
                })
            }
            _ => None,
        }
    }

    /// The newest version of the agreement whose readings are adjusted.
    fn adjusted(&self, seen: &Seen) -> Option<&Agreement> {
        let readings = seen.after.as_ref().or(seen.before.as_ref())?;
        let readings = AdjustedReadings::deserialize(readings).ok()?;
        self.api.agreement(&readings.agreement).ok()
    }

    /// What is said of an end status.
    fn end_status(&self, seen: &Seen, status: &str) -> Option<String> {
        let status = self.adjusted(seen)?.end_status(status)?;
        Some(format!("Overgang til arbeid: «{}»", status.label))
    }

    /// A rule's title, in the newest version that has it.
    fn rule(&self, seen: &Seen, rule: &str) -> Option<String> {
        let agreement = self.adjusted(seen)?;
        let rule = agreement.rules.iter().find(|known| known.id == rule)?;
        Some(rule.title.clone())
    }

    /// A value as it is read; none when there is nothing to read.
    pub(super) fn shown(&self, path: &[String], value: &Value) -> Option<String> {
        let key = path.last()?.as_str();
        match value {
            Value::Bool(true) => Some("ja".to_owned()),
            Value::Bool(false) => Some("nei".to_owned()),
            Value::String(text) if path.first().is_some_and(|first| first == "offsets") => {
                Steps::parse(text).ok().map(|steps| steps.words())
            }
            Value::Array(_) if matches!(key, "prices" | "closed") => prices::told(value),
            Value::Array(list) if matches!(key, "cases" | "measures" | "points") => {
                let texts = list.iter().filter_map(|item| {
                    let said = ["what", "action", "who"]
                        .iter()
                        .find_map(|field| item.get(field));
                    let text = item.as_str().or_else(|| said?.as_str())?.trim();
                    (!text.is_empty()).then(|| text.to_owned())
                });
                let told = texts.collect::<Vec<_>>().join(", ");
                (!told.is_empty()).then_some(told)
            }
            Value::Array(days) => {
                let days: Option<Vec<_>> =
                    days.iter().map(|day| month_day(day.as_str()?)).collect();
                days.filter(|days| !days.is_empty())
                    .map(|days| listed(&days))
            }
            // Only shares of full time have decimals.
            Value::Number(number) => Some(number.to_string().replace('.', ",")),
            Value::String(text) if text.trim().is_empty() => None,
            Value::String(text) => Some(if path.first().is_some_and(|first| first == "values") {
                text.trim().to_owned()
            } else if let Some(date) = parse_iso(text) {
                norwegian(date)
            } else if let Ok(at) = text.parse::<chrono::NaiveDateTime>() {
                at.format("%d.%m.%Y kl. %H.%M").to_string()
            } else if refers(key) {
                match self.contacts.get(text) {
                    Some(contact) => contact.name.trimmed().to_owned(),
                    None => "ikke lenger i registeret".to_owned(),
                }
            } else if key == "end_status" {
                self.statuses.get(text).unwrap_or(text).clone()
            } else if key == "heading" {
                self.headings.get(text).unwrap_or(text).clone()
            } else if key == "employment" && named(key, text).is_none() {
                self.job(text)
            } else {
                named(key, text).unwrap_or(text.trim()).to_owned()
            }),
            _ => None,
        }
    }
}

/// The fields of a record, two keys deep, in its own order.
fn paths(seen: &Seen) -> Vec<Vec<String>> {
    let mut paths: Vec<Vec<String>> = Vec::new();
    for value in [&seen.before, &seen.after].into_iter().flatten() {
        let Value::Object(object) = value else {
            continue;
        };
        for (key, value) in object {
            let found: Vec<Vec<String>> = match value {
                Value::Object(inner) => {
                    let inner = inner.keys();
                    inner.map(|last| vec![key.clone(), last.clone()]).collect()
                }
                _ => vec![vec![key.clone()]],
            };
            for path in found {
                if !paths.contains(&path) {
                    paths.push(path);
                }
            }
        }
    }
    paths
}

fn find<'v>(value: &'v Value, path: &[String]) -> Option<&'v Value> {
    path.iter().try_fold(value, |value, key| value.get(key))
}

fn is_short(text: &str) -> bool {
    !text.contains('\n') && text.chars().count() <= SHORT
}

fn shortened(label: &str) -> String {
    if label.chars().count() <= NAME {
        return label.to_owned();
    }
    let start: String = label.chars().take(NAME).collect();
    // Not within a word.
    let whole = start.rsplit_once(' ').map_or(&*start, |(whole, _)| whole);
    format!("{whole} …")
}

/// As it stands within a sentence: «telefon», but «NAV-kontor».
fn lower(label: &str) -> String {
    let mut chars = label.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => label.to_owned(),
    }
}

/// Whether a field holds the id of a contact.
fn refers(key: &str) -> bool {
    matches!(
        key,
        "nav_office" | "nav_counsellor" | "clinician" | "employer" | "contact" | "organisation"
    )
}

/// The names of the fields that are the same for every agreement and template, as the window has them.
fn fixed(kind: &str, field: &str) -> Option<&'static str> {
    Some(match (kind, field) {
        (Person::KIND, "first_name") => "Fornavn",
        (Person::KIND, "last_name") => "Etternavn",
        (Person::KIND, "fnr") => "Fødselsnummer",
        (Person::KIND, "address") => "Adresse",
        (Person::KIND, "postal_code") => "Postnummer",
        (Person::KIND, "city") => "Poststed",
        (domain::NameOpening::KIND, "reason") => "Begrunnelse",
        (Person::KIND, "protected_address") => "Adressesperre",
        (Person::KIND | Contact::KIND | Profile::KIND, "phone") => "Telefon",
        (Person::KIND | Contact::KIND | Profile::KIND, "email") => "E-post",
        (Contact::KIND, "name") => "Navn",
        (Contact::KIND, "kind") => "Hva slags",
        (Contact::KIND, "organisation") => "Hører til",
        (Case::KIND, "agreement_version") => "Avtalens versjon",
        (AdjustedReadings::KIND, "semester_ends") => "Semesterslutt",
        (AdjustedReadings::KIND, "monthly_results_day") => "Dag for resultatrapporten",
        (AdjustedReadings::KIND, "evaluation_days") => "Dager for evalueringsrapporten",
        (AgreementDetails::KIND, "measure_number") => "Tiltaksnummer",
        (AgreementDetails::KIND, "agreement_number") => "Avtalenummer",
        (AgreementDetails::KIND, "your_reference") => "Deres referanse",
        (AgreementDetails::KIND, "places") => "Plasser",
        (AgreementDetails::KIND, "prices") => "Pris",
        (AgreementDetails::KIND, "closed") => "Stengte dager",
        (Case::KIND, "nav_office") => "Innsøkende NAV-kontor",
        (Case::KIND, "nav_counsellor") => "Veileder i NAV",
        (Case::KIND, "clinician") => "Behandler",
        (Case::KIND, "order_text") => "Bestilling fra NAV",
        (Case::KIND, "goal") => "Deltakerens mål",
        (Case::KIND, "expected_hours") => "Anslått oppfølgingsbehov per måned",
        (RecordedEvent::KIND, "type") => "Hendelse",
        (RecordedEvent::KIND, "occurrence") => "Nummer",
        (RecordedEvent::KIND, "milestone") => "Kravet gjelder",
        (RecordedEvent::KIND, "employment") => "Ansatt som",
        (RecordedEvent::KIND, "until") => "Ny siste dag",
        (RecordedEvent::KIND, "end_status") => "Status på arbeidsmarkedet",
        (RecordedEvent::KIND, "heading") => "Overskrift i evalueringsrapporten",
        (RecordedEvent::KIND | Approval::KIND, "note") => "Notat",
        (RecordedEvent::KIND | LogEntry::KIND | Approval::KIND, "date") => "Dato",
        (RecordedEvent::KIND | LogEntry::KIND, "valid") => "Gyldig grunn",
        (LogEntry::KIND, "activity") => "Hva slags",
        (LogEntry::KIND, "form") => "Form",
        (LogEntry::KIND, "minutes") => "Minutter",
        (LogEntry::KIND, "group_size") => "Deltakere i gruppen",
        (LogEntry::KIND, "outside_office") => "Utenfor kontoret",
        (LogEntry::KIND, "until") => "Siste dag",
        (LogEntry::KIND, "text") => "Tekst",
        (Employment::KIND | Practice::KIND, "employer") => "Arbeidsgiver",
        (Employment::KIND | Practice::KIND, "contact") => "Kontaktperson",
        (Employment::KIND | Practice::KIND, "reason") => {
            "Begrunnelse for valg av arbeidsplass og oppgaver"
        }
        (Employment::KIND, "position") => "Stilling",
        (Employment::KIND, "percent") => "Stillingsprosent",
        (Employment::KIND, "terms") => "Ansettelsesforhold",
        (Employment::KIND, "from") => "Ansatt fra",
        (Employment::KIND, "to") => "Ansatt til",
        (Employment::KIND, "at_referral") => "Ansatt ved henvisning",
        (Employment::KIND, "in_work_from") => "Helt eller delvis i arbeid fra",
        (Employment::KIND, "ended") => "Sluttet",
        (Employment::KIND, "fit_from") => "Delvis friskmeldt fra",
        (Employment::KIND, "fully_fit_from") => "Helt friskmeldt fra",
        (Employment::KIND, "sick_again_from") => "Sykmeldt igjen fra",
        (Employment::KIND, "pension_cut") => "Uføretrygden redusert med prosent",
        (Employment::KIND, "pension_cut_from") => "Uføretrygden redusert fra",
        (Employment::KIND, "ordinary") => "Ordinær jobb",
        (Approval::KIND, "milestone") => "Milepæl",
        (Practice::KIND, "percent") => "Omfang i prosent",
        (Practice::KIND, "from") => "Første dag",
        (Practice::KIND, "planned_to") => "Planlagt siste dag",
        (Practice::KIND, "ended") => "Avsluttet",
        (Practice::KIND, "goal") => "Mål med praksisen",
        (Practice::KIND, "insurance_informed") => "Arbeidsgiver opplyst om yrkesskadeforsikring",
        (Attachment::KIND, "kind") => "Hva slags",
        (Attachment::KIND, "title") => "Tittel",
        (Attachment::KIND, "media") => "Filtype",
        (Attachment::KIND, "pages") => "Sider",
        (Attachment::KIND, "employment") => "Arbeidsforhold",
        (ExportedCopy::KIND, "path") => "Filen",
        (ExportedCopy::KIND, "written") => "Lagret",
        (KnownBackup::KIND, "on") => "Laget",
        (KnownBackup::KIND, "expires") => "Slettes",
        (KnownBackup::KIND, "removed") => "Borte fra",
        (KnownBackup::KIND, "sort") => "Hva slags",
        (Hold::KIND | domain::Loan::KIND, "reason") => "Begrunnelse",
        (Hold::KIND, "since") => "Fra og med",
        (domain::Restriction::KIND, "reason") => "Begrunnelse",
        (domain::Restriction::KIND, "since") => "Fra og med",
        (domain::Inquiry::KIND, "kind") => "Gjelder",
        (domain::Inquiry::KIND, "from") => "Fra",
        (domain::Inquiry::KIND, "who") => "Hvem",
        (domain::Inquiry::KIND, "received") => "Mottatt",
        (domain::Inquiry::KIND, "how") => "Måte",
        (domain::Inquiry::KIND, "text") => "Henvendelsen",
        (domain::Inquiry::KIND, "date") => "Dato",
        (domain::Inquiry::KIND, "granted") => "NAV har sagt ja",
        (domain::Inquiry::KIND, "done") => "Hva som er gjort",
        (domain::Inquiry::KIND, "closed") => "Avsluttet",
        (domain::AccessReport::KIND, "made") => "Laget",
        (domain::AccessReport::KIND, "audience") => "Laget for",
        (domain::AccessReport::KIND, "why") => "Hvorfor",
        (domain::AccessReport::KIND, "with_files") => "Vedlegg og leverte rapporter ved siden av",
        (domain::Incident::KIND, "kind") => "Hva slags",
        (domain::Incident::KIND, "title") => "Kort om hva",
        (domain::Incident::KIND, "discovered") => "Oppdaget",
        (domain::Incident::KIND, "happened") => "Skjedde",
        (domain::Incident::KIND, "description") => "Hva som skjedde",
        (domain::Incident::KIND, "consequences") => "Følger",
        (domain::Incident::KIND, "measures") => "Tiltak",
        (domain::Incident::KIND, "cases") => "Saker",
        (domain::Incident::KIND, "date") => "NAV fikk beskjed",
        (domain::Incident::KIND, "how") => "Hvordan NAV fikk beskjed",
        (domain::Incident::KIND, "closed") => "Lukket",
        (domain::AccessReview::KIND, "date") => "Dato",
        (domain::AccessReview::KIND, "by") => "Gått gjennom av",
        (domain::AccessReview::KIND, "note") => "Merknad",
        (domain::AccessReview::KIND, "points") => "Hva som er gått gjennom",
        (Report::KIND, "standpoint") => "Deltakerens syn på rapporten",
        (Phrase::KIND, "title") => "Navn på frasen",
        (Phrase::KIND, "text") => "Tekst",
        (Team::KIND, "member") => "Navn i laget",
        (Team::KIND, "leader_key") => "Lederens nøkkel",
        (Team::KIND, "members") => "De andre i laget",
        (Profile::KIND, "counsellor") => "Navn",
        (Profile::KIND, "title") => "Tittel",
        (Profile::KIND, "provider") => "Tiltaksarrangør",
        (Profile::KIND, "organisation_number") => "Organisasjonsnummer",
        (Profile::KIND, "place") => "Sted",
        (Profile::KIND, "role") => "Rolle",
        (Profile::KIND, "approved") => "Godkjent av NAV fra",
        (SetAside::KIND, "date") => "Dato",
        (SetAside::KIND, "done") => "Gjort",
        (SetAside::KIND, "note") => "Notat",
        (Profile::KIND, "backup_folder") => "Katalog for sikkerhetskopier",
        (Profile::KIND, "backup_every_days") => "Dager mellom sikkerhetskopier",
        (Profile::KIND, "backup_keep_days") => "Dager en sikkerhetskopi beholdes",
        (Profile::KIND, "export_folder") => "Katalog for eksport",
        (Profile::KIND, "delete_automatically") => "Slett automatisk når fristen er ute",
        (Profile::KIND, "lock_after_minutes") => "Minutter før låsing",
        _ => return None,
    })
}

/// What a milestone is called.
pub(super) fn milestone(milestone: Milestone) -> &'static str {
    named("milestone", milestone.id()).unwrap_or_default()
}

/// The Norwegian word for a value of a closed list, as the window has it.
fn named(key: &str, value: &str) -> Option<&'static str> {
    Some(match (key, value) {
        ("type", id) => EventKind::from_id(id)?.label(),
        ("activity", "follow-up") => "Oppfølging av deltaker",
        ("activity", "workplace") => "Oppfølging på arbeidsplassen",
        ("activity", "employer-contact") => "Kontakt med arbeidsgiver",
        ("activity", "cooperation") => "Samarbeid med NAV eller behandler",
        ("activity", "group") => "Gruppeaktivitet",
        ("activity", "own-activity") => "Egenaktivitet",
        ("activity", "absence") => "Fravær",
        ("form", "in-person") => "Fysisk møte",
        ("form", "video") => "Video",
        ("form", "phone") => "Telefon",
        ("form", "written") => "Skriftlig",
        ("protected_address", "kode-6") => "kode 6, strengt fortrolig",
        ("protected_address", "kode-7") => "kode 7, fortrolig",
        ("protected_address", "none") => "ingen",
        ("terms", "permanent") => "Fast",
        ("terms", "temporary") => "Midlertidig",
        ("terms", "substitute") => "Vikariat",
        ("milestone", "mapping") => "Kartlegging",
        ("milestone", "hired") => "Ansettelse",
        ("milestone", "retained") => "Jobbfastholdelse",
        ("employment", "permanent") => "Fast ansettelse",
        ("employment", "temporary") => "Midlertidig ansettelse",
        ("employment", "disability-pension") => "Jobb ved siden av uføretrygd",
        ("employment", "sick-listed") => "Sykmeldt, 80 % friskmeldt med plan for resten",
        ("assistance_need", "moderate") => "Moderat",
        ("assistance_need", "extensive") => "Omfattende",
        ("kind", "breach") => domain::IncidentKind::Breach.label(),
        ("kind", "deviation") => domain::IncidentKind::Deviation.label(),
        ("kind", "technical") => domain::IncidentKind::Technical.label(),
        ("media", "pdf") => Media::Pdf.label(),
        ("media", "png") => Media::Png.label(),
        ("media", "jpeg") => Media::Jpeg.label(),
        ("standpoint", "agrees") => "Enig",
        ("standpoint", "disagrees") => "Uenig i noe",
        ("standpoint", "not-gone-through") => "Ikke gjennomgått",
        ("sort", "ordinary") => "Sikkerhetskopi",
        ("sort", "aside") => "Mappen fra før en gjenoppretting",
        ("sort", "aside-unopened") => "Filer fra en mappe som ikke lot seg åpne",
        ("kind", "access") => "Innsyn",
        ("kind", "rectification") => "Retting",
        ("kind", "erasure") => "Sletting",
        ("kind", "restriction") => "Begrensning",
        ("kind", "portability") => "Dataportabilitet",
        ("kind", "objection") => "Protest",
        ("kind", "complaint") => "Klage",
        ("kind", "disclosure") => "Pålegg eller krav om utlevering",
        ("from", "participant") => "Deltakeren",
        ("from", "representative") => "Verge eller fullmektig",
        ("from", "authority") => "Offentlig myndighet",
        ("from", "other") => "Noen andre",
        ("how", "meeting") => "I samtale",
        ("how", "phone") => "På telefon",
        ("how", "letter") => "I brev",
        ("how", "secure-post") => "Med sikker digital post",
        ("how", "nav-solution") => "I NAVs løsning",
        ("how", "email") => "På e-post",
        ("audience", "nav") => "NAV",
        ("audience", "participant") => "Deltakeren",
        ("kind", "signed-form") => AttachmentKind::SignedForm.label(),
        ("kind", "contract") => AttachmentKind::Contract.label(),
        ("kind", "declaration") => AttachmentKind::Declaration.label(),
        ("kind", "order") => AttachmentKind::Order.label(),
        ("kind", "practice-agreement") => AttachmentKind::PracticeAgreement.label(),
        ("kind", "other") => AttachmentKind::Other.label(),
        ("kind", "nav-office") => "NAV-kontor",
        ("kind", "nav-counsellor") => "Veileder i NAV",
        ("kind", "clinician") => "Behandler",
        ("kind", "employer") => "Arbeidsgiver",
        ("kind", "contact-person") => "Kontaktperson hos arbeidsgiver",
        _ => return None,
    })
}
