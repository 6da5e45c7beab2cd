//! What was done, in one Norwegian sentence.

use super::{
    Seen, Told, operation_in_words,
    words::{Words, milestone},
};
use domain::{
    AdjustedReadings, AgreementDetails, Approval, Attachment, Case, Contact, Contribution,
    Employment, ExportedCopy, Hold, KnownBackup, LogEntry, MonthPart, NameOpening, Person, Phrase,
    Practice, Profile, RecordedEvent, Report, SetAside, Team, TeamKey, YearExtract, case::Activity,
    dates::norwegian, privacy::PrivacyKind,
};
use serde::{Deserialize as _, de::DeserializeOwned};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use store::Record;

/// Whether a record came, changed or went.
#[derive(Clone, Copy)]
enum Verb {
    Registered,
    Changed,
    Removed,
}

impl Verb {
    fn of(seen: &Seen) -> Self {
        match (&seen.before, &seen.after) {
            (None, _) => Self::Registered,
            (Some(_), Some(_)) => Self::Changed,
            (Some(_), None) => Self::Removed,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Registered => "registrert",
            Self::Changed => "endret",
            Self::Removed => "fjernet",
        }
    }
}

/// The sentence of each operation by its group. An undo is told by what it undid.
pub(super) fn all<'a>(words: &Words, told: &[&Told<'a>]) -> HashMap<&'a str, String> {
    // What was done at first, and whether this undoes it.
    let mut first: HashMap<&str, (String, bool)> = HashMap::new();
    let mut sentences = HashMap::new();
    for Told { operation, seen } in told {
        let undid = operation.reverted().and_then(|group| first.get(&**group));
        let (what, undoes) = match undid {
            Some((what, undoes)) => (what.clone(), !undoes),
            None => (of(words, operation.name(), seen), false),
        };
        let sentence = match (operation.name(), undoes) {
            ("undo", true) => format!("Angret: {what}"),
            ("undo", false) => format!("Gjort om igjen: {what}"),
            _ => what.clone(),
        };
        first.insert(operation.group(), (what, undoes));
        sentences.insert(operation.group(), sentence);
    }
    sentences
}

/// The sentence of an operation that did this.
pub(super) fn of(words: &Words, operation: &str, seen: &[Seen]) -> String {
    let has_case = seen.iter().any(|seen| seen.kind == Case::KIND);
    if operation == "case.create" && has_case {
        return new_case(seen);
    }
    if operation == "person.protect" {
        return "Adressesperre registrert, og adressen slettet for godt".to_owned();
    }
    if operation == "contact.merge" {
        return merged(seen);
    }
    if let Some(whole) = as_a_whole(operation) {
        return whole.to_owned();
    }
    let mut clauses: Vec<String> = seen.iter().filter_map(|seen| clause(words, seen)).collect();
    // Of several files written at once it is said once.
    clauses.dedup();
    match clauses.is_empty() {
        true => "Endring".to_owned(),
        false => clauses.join(". "),
    }
}

/// The sentence of an operation that makes so much at once that its parts tell nothing.
fn as_a_whole(operation: &str) -> Option<&'static str> {
    let wholes = [
        "demo.load",
        "demo.remove",
        "handover.receive",
        "handover.take-back",
    ];
    wholes
        .contains(&operation)
        .then(|| operation_in_words(operation))
}

/// What an operation did, as far as it is told field by field.
pub(super) fn parts<'s>(operation: &str, seen: &'s [Seen]) -> &'s [Seen] {
    if as_a_whole(operation).is_some() {
        &[]
    } else {
        seen
    }
}

fn new_case(seen: &[Seen]) -> String {
    let events = seen.iter().filter(|seen| seen.kind == RecordedEvent::KIND);
    let told: Vec<String> = events
        .filter_map(|seen| Some(event(&read(seen)?)))
        .collect();
    format!("Deltaker registrert: {}", told.join(", "))
}

/// A case sees only that what it refers to is now another entry of the register.
fn merged(seen: &[Seen]) -> String {
    let gone = seen
        .iter()
        .find(|seen| seen.kind == Contact::KIND && seen.after.is_none());
    match gone.and_then(read::<Contact>) {
        Some(contact) => format!(
            "Kontakt slått sammen med en annen: {}",
            contact.name.trimmed()
        ),
        None => "Kontakt slått sammen med en annen".to_owned(),
    }
}

fn clause(words: &Words, seen: &Seen) -> Option<String> {
    let verb = Verb::of(seen);
    let word = verb.word();
    let fields = || words.list(seen);
    Some(match &*seen.kind {
        Person::KIND => match verb {
            Verb::Changed => format!("Personopplysninger endret: {}", fields()),
            _ => format!("Personopplysninger {word}"),
        },
        NameOpening::KIND => match read::<NameOpening>(seen)?.reason.trimmed() {
            "" => "Skjermet navn åpnet".to_owned(),
            reason => format!("Skjermet navn åpnet: {reason}"),
        },
        Case::KIND => match verb {
            Verb::Changed => format!("Opplysninger om løpet endret: {}", fields()),
            _ => format!("Deltaker {word}"),
        },
        AdjustedReadings::KIND => match verb {
            Verb::Removed => "Tolkninger satt tilbake til standard".to_owned(),
            _ => format!("Tolkninger justert: {}", fields()),
        },
        AgreementDetails::KIND => match verb {
            Verb::Removed => "Avtaleopplysninger fjernet".to_owned(),
            _ => format!("Avtaleopplysninger {word}: {}", fields()),
        },
        YearExtract::KIND => format!("Uttrekk for statistikk {word}"),
        Team::KIND => format!("Laget {word}: {}", fields()),
        TeamKey::KIND => format!("Nøkkel for laget {word}"),
        Contribution::KIND => format!("Bidrag {word}"),
        Profile::KIND => format!("Egne opplysninger {word}: {}", fields()),
        RecordedEvent::KIND => format!("Hendelse {word}: {}", event(&read(seen)?)),
        LogEntry::KIND => entry(verb, &read(seen)?),
        Employment::KIND => job(word, &read(seen)?),
        Approval::KIND => {
            let approval: Approval = read(seen)?;
            let (what, date) = (milestone(approval.milestone), norwegian(approval.date));
            format!("NAVs godkjenning {word}: {what} {date}")
        }
        Practice::KIND => {
            let practice: Practice = read(seen)?;
            let from = norwegian(practice.from);
            format!("Arbeidspraksis {word}: fra {from}")
        }
        Contact::KIND => {
            let contact: Contact = read(seen)?;
            format!("Kontakt {word}: {}", contact.name.trimmed())
        }
        Report::KIND => report(words, seen, verb)?,
        ExportedCopy::KIND => match verb {
            Verb::Removed => "Eksportert fil tatt ut av oversikten".to_owned(),
            _ => "Lagret som fil utenfor mappen".to_owned(),
        },
        KnownBackup::KIND => match read::<KnownBackup>(seen)?.removed {
            Some(day) => format!("Sikkerhetskopi borte fra {}", norwegian(day)),
            None => format!("Sikkerhetskopi {word}"),
        },
        Hold::KIND => hold(verb, &read(seen)?),
        domain::Restriction::KIND => restriction(verb, &read(seen)?),
        domain::Inquiry::KIND => inquiry(word, &read(seen)?),
        domain::AccessReport::KIND => access_report(&read(seen)?),
        domain::Incident::KIND => {
            let incident: domain::Incident = read(seen)?;
            let title = incident.title.trimmed();
            format!("Hendelse i avviksloggen {word}: {title}")
        }
        domain::AccessReview::KIND => format!("Tilgangsgjennomgang {word}"),
        Phrase::KIND => {
            let phrase: Phrase = read(seen)?;
            format!("Frase {word}: {}", phrase.title.trimmed())
        }
        SetAside::KIND => aside(verb, &read(seen)?),
        domain::Loan::KIND => crate::handover::in_words(seen.before.is_some(), &read(seen)?),
        Attachment::KIND => attachment(verb, &read(seen)?),
        MonthPart::KIND => format!("Talt med i {}", words.counted_in(&read(seen)?)),
        _ => return None,
    })
}

/// The record as it was left, or as it was before it went.
fn read<R: DeserializeOwned>(seen: &Seen) -> Option<R> {
    let value: &Value = seen.after.as_ref().or(seen.before.as_ref())?;
    R::deserialize(value).ok()
}

fn event(recorded: &RecordedEvent) -> String {
    let event = &recorded.event;
    let number = event.occurrence.map(|n| format!(" {n}"));
    let claim = event
        .milestone
        .map(|m| format!(" ({})", milestone(m).to_lowercase()));
    let (label, number) = (event.kind.label(), number.or(claim).unwrap_or_default());
    format!("{label}{number} {}", norwegian(event.date))
}

fn entry(verb: Verb, entry: &LogEntry) -> String {
    let what = match entry.activity {
        Activity::Absence => "Fravær",
        _ if entry.minutes > 0 => "Timer",
        _ => "Kontakt",
    };
    let word = match verb {
        Verb::Registered => "ført",
        verb => verb.word(),
    };
    let minutes = match entry.minutes {
        0 => String::new(),
        minutes => format!(", {minutes} minutter"),
    };
    format!("{what} {word}: {}{minutes}", norwegian(entry.date))
}

fn job(word: &str, job: &Employment) -> String {
    let position = match job.position.trimmed() {
        "" => String::new(),
        position => format!("{position}, "),
    };
    format!("Arbeidsforhold {word}: {position}{} %", job.percent)
}

fn attachment(verb: Verb, attachment: &Attachment) -> String {
    let word = match verb {
        Verb::Registered => "lagt til",
        verb => verb.word(),
    };
    format!("Vedlegg {word}: {}", attachment.title.trimmed())
}

fn hold(verb: Verb, hold: &Hold) -> String {
    let (since, why) = (norwegian(hold.since), hold.reason.trimmed());
    match verb {
        Verb::Registered => format!("Slettingen stanset fra {since}: {why}"),
        Verb::Changed => format!("Stansen i slettingen endret: fra {since}: {why}"),
        Verb::Removed => format!("Stansen i slettingen opphevet. Den gjaldt fra {since}: {why}"),
    }
}

fn restriction(verb: Verb, restriction: &domain::Restriction) -> String {
    let (since, why) = (norwegian(restriction.since), restriction.reason.trimmed());
    match verb {
        Verb::Registered => format!("Opplysningene begrenset fra {since}: {why}"),
        Verb::Changed => format!("Begrensningen endret: fra {since}: {why}"),
        Verb::Removed => format!("Begrensningen opphevet. Den gjaldt fra {since}: {why}"),
    }
}

fn inquiry(word: &str, inquiry: &domain::Inquiry) -> String {
    let (kind, from) = (inquiry.kind.label(), inquiry.from.label().to_lowercase());
    let received = norwegian(inquiry.received);
    format!("Henvendelse {word}: {kind} fra {from}, mottatt {received}")
}

fn access_report(report: &domain::AccessReport) -> String {
    let whom = match report.audience {
        domain::inquiry::AccessFor::Nav => "NAV",
        domain::inquiry::AccessFor::Participant => "deltakeren",
    };
    format!("Innsynsrapport laget for {whom}: {}", report.why.trimmed())
}

fn aside(verb: Verb, aside: &SetAside) -> String {
    let (title, date) = (&aside.title, norwegian(aside.date));
    match (verb, aside.done) {
        (Verb::Removed, _) => format!("Råd hentet fram igjen: {title}"),
        (_, true) => format!("Råd fulgt {date}: {title}"),
        (_, false) => format!("Råd satt til side: {title}"),
    }
}

fn report(words: &Words, seen: &Seen, verb: Verb) -> Option<String> {
    let after: Report = read(seen)?;
    let name = words.report(&after);
    Some(match verb {
        Verb::Registered => format!("{name} påbegynt"),
        Verb::Removed => format!("{name} slettet"),
        Verb::Changed => {
            let before = Report::deserialize(seen.before.as_ref()?).ok()?;
            let delivered = after.delivered.as_ref();
            if let Some(delivery) = delivered.filter(|_| before.delivered.is_none()) {
                format!("{name} levert {}", norwegian(delivery.date))
            } else if after.exported != before.exported {
                format!("{name} skrevet som PDF{}", kept(&before, &after))
            } else {
                match words.list(seen) {
                    fields if fields.is_empty() => "Rapporttekst endret".to_owned(),
                    fields => format!("Rapporttekst endret: {fields}"),
                }
            }
        }
    })
}

/// What the privacy check pointed out and the counsellor kept this time.
fn kept(before: &Report, after: &Report) -> String {
    let passages = |report: &Report| {
        let export = report.exported.clone();
        export.map(|export| export.privacy).unwrap_or_default()
    };
    let earlier = passages(before);
    let mut counts: BTreeMap<PrivacyKind, usize> = BTreeMap::new();
    for passage in passages(after).iter().filter(|p| !earlier.contains(p)) {
        *counts.entry(passage.kind).or_default() += 1;
    }
    let named = counts.into_iter().map(|(kind, count)| match count {
        1 => kind.label().to_owned(),
        _ => format!("{} ({count})", kind.label()),
    });
    match named.collect::<Vec<_>>().join(", ") {
        none if none.is_empty() => none,
        named => format!(". Sett på og beholdt: {named}"),
    }
}
