//! Cases written as people tell them.

use agreements::{
    Agreement, Registry,
    indicators::{Indicator, Measured, Period},
};
use domain::{
    Attributes, Case, CaseFile, Contact, ContactKind, Date, Employment, Event, EventKind, LogEntry,
    Percent, Person, Private, RecordedEvent,
    case::{Activity, EmploymentTerms, MeetingForm},
    dates::parse_iso,
};
use serde::{Deserialize, de::value::StrDeserializer};
use std::{collections::BTreeMap, sync::LazyLock};

pub fn day(text: &str) -> Date {
    parse_iso(text).unwrap_or_else(|| panic!("«{text}» is a test's own date"))
}

/// Read once: a registry reads all files anew.
static AGREEMENT: LazyLock<Agreement> =
    LazyLock::new(|| Registry::embedded().get("jobb-forst").unwrap().clone());

pub fn agreement() -> &'static Agreement {
    &AGREEMENT
}

pub fn indicator<'a>(agreement: &'a Agreement, id: &str) -> &'a Indicator {
    let mut all = agreement.indicators.iter();
    all.find(|each| each.id == id)
        .unwrap_or_else(|| panic!("no indicator «{id}»"))
}

pub fn measured(id: &str, files: &[CaseFile], period: Period) -> Measured {
    let agreement = agreement();
    agreement.measure(indicator(agreement, id), files, period, "")
}

/// A case under the agreement with nothing in it.
pub fn case(id: &str) -> CaseFile {
    CaseFile {
        id: id.to_owned(),
        case: Case {
            person: "person".to_owned(),
            agreement: "jobb-forst".to_owned(),
            agreement_version: "1".to_owned(),
            reference: String::new(),
            attributes: Attributes::default(),
            nav_office: None,
            nav_counsellor: None,
            clinician: None,
            order_text: Private::default(),
            goal: Private::default(),
            expected_hours: Private::default(),
        },
        person: Person::default(),
        events: BTreeMap::new(),
        entries: BTreeMap::new(),
        employments: BTreeMap::new(),
        practices: BTreeMap::new(),
        reports: BTreeMap::new(),
        approvals: BTreeMap::new(),
        attachments: BTreeMap::new(),
        contacts: BTreeMap::new(),
    }
}

pub fn event(file: &mut CaseFile, kind: EventKind, date: Date) {
    let id = format!("event {}", file.events.len());
    let recorded = RecordedEvent {
        heading: None,
        case: file.id.clone(),
        event: Event::new(kind, date),
        note: Private::default(),
        end_status: None,
    };
    file.events.insert(id, recorded);
}

pub fn entry(file: &mut CaseFile, entry: LogEntry) {
    let id = format!("entry {:03}", file.entries.len());
    file.entries.insert(id, entry);
}

/// A meeting in person of an hour, of which the place is not said.
pub fn meeting(date: Date, activity: Activity) -> LogEntry {
    LogEntry {
        case: "case".to_owned(),
        date,
        activity,
        form: MeetingForm::InPerson,
        minutes: 60,
        group_size: None,
        outside_office: None,
        until: None,
        valid: None,
        text: Private::default(),
    }
}

/// What a word of an example means in the domain's own vocabulary.
fn word<T: for<'de> Deserialize<'de>>(text: &str) -> Option<T> {
    let reader: StrDeserializer<'_, serde::de::value::Error> = StrDeserializer::new(text);
    T::deserialize(reader).ok()
}

/// Reads `started 2026-02-01; employer-contact 2026-02-10; meeting follow-up 2026-02-11 90 min outside;
/// job 2026-03-01 at=rema as=selger ordinary`.
pub fn told(id: &str, text: &str) -> CaseFile {
    let mut file = case(id);
    for part in text
        .split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let words: Vec<&str> = part.split_whitespace().collect();
        match words.as_slice() {
            ["meeting", activity, date, more @ ..] => {
                let activity = word(activity).unwrap_or_else(|| panic!("{part}"));
                let mut met = meeting(day(date), activity);
                for &each in more {
                    match each {
                        "outside" => met.outside_office = Some(true),
                        "inside" => met.outside_office = Some(false),
                        "min" => {}
                        number if number.parse::<u32>().is_ok() => {
                            met.minutes = number.parse().unwrap();
                        }
                        form => met.form = word(form).unwrap_or_else(|| panic!("{part}: {form}")),
                    }
                }
                entry(&mut file, met);
            }
            ["job", date, more @ ..] => {
                let mut job = Employment::new(
                    id.to_owned(),
                    "unknown".to_owned(),
                    Percent::whole(50),
                    EmploymentTerms::Permanent,
                );
                job.in_work_from = Some(day(date));
                for &each in more {
                    match each.split_once('=') {
                        Some(("at", employer)) => job.employer = employer.to_owned(),
                        Some(("as", position)) => job.position = position.into(),
                        Some(("to", date)) => job.to = Some(day(date)),
                        None if each == "ordinary" => job.ordinary = Some(true),
                        None if each == "subsidised" => job.ordinary = Some(false),
                        None if each == "before" => job.at_referral = true,
                        _ => panic!("{part}: {each}"),
                    }
                }
                let employer = Contact {
                    kind: ContactKind::Employer,
                    name: format!("{} AS", job.employer).into(),
                    organisation: None,
                    phone: Private::default(),
                    email: Private::default(),
                };
                file.contacts.insert(job.employer.clone(), employer);
                let record = format!("job {}", file.employments.len());
                file.employments.insert(record, job);
            }
            [kind, date] => {
                let kind = EventKind::from_id(kind).unwrap_or_else(|| panic!("{part}"));
                event(&mut file, kind, day(date));
            }
            _ => panic!("«{part}» is no part of an example"),
        }
    }
    file
}
