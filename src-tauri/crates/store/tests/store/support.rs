//! What the tests share: a quick store with fictional contents, and folders to compare and copy.

use chrono::DateTime;
use domain::case::{Activity, MeetingForm};
use domain::{
    Attachment, AttachmentKind, Case, Contact, ContactKind, Employment, EmploymentTerms, Event,
    EventKind, Fnr, Id, LogEntry, Media, Percent, Person, Practice, Profile, RecordedEvent, Report,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use store::{Cost, Passphrase, Result, Stamp, Store, Write};
use tempfile::TempDir;

/// An unlock that costs nothing.
pub const FAST: Cost = Cost {
    memory_kib: 64,
    passes: 1,
    lanes: 1,
};

pub fn passphrase() -> Passphrase {
    Passphrase::from("fire korte vanlige ord".to_owned())
}

pub fn other_passphrase() -> Passphrase {
    Passphrase::from("fem andre lange sjeldne ord".to_owned())
}

/// A stamp `seconds` into the tests' own time.
pub fn stamp(seconds: i64) -> Stamp {
    Stamp {
        at: DateTime::from_timestamp(1_780_000_000 + seconds, 0).unwrap(),
        who: "veileder".into(),
    }
}

/// An empty store in a folder of its own.
pub fn new_store() -> (TempDir, Store) {
    let temporary = tempfile::tempdir().unwrap();
    let store =
        Store::create_with_cost(&temporary.path().join("store"), &passphrase(), FAST).unwrap();
    (temporary, store)
}

/// A closed store with a participant in it, and the case's id.
pub fn sample() -> (TempDir, PathBuf, Id) {
    let (temporary, mut store) = new_store();
    let case = store.write(&stamp(0), "sample", fill).unwrap();
    let dir = store.dir().to_owned();
    (temporary, dir, case)
}

pub fn person(first_name: &str, last_name: &str) -> Person {
    Person {
        first_name: first_name.into(),
        last_name: last_name.into(),
        ..Person::default()
    }
}

pub fn contact(kind: ContactKind, name: &str, organisation: Option<&Id>) -> Contact {
    Contact {
        kind,
        name: name.into(),
        organisation: organisation.cloned(),
        phone: "".into(),
        email: "".into(),
    }
}

pub fn case_of(person: &Id) -> Case {
    Case {
        person: person.clone(),
        agreement: "jmo-vest-viken".to_owned(),
        agreement_version: "1".to_owned(),
        reference: "K7Q2".to_owned(),
        attributes: domain::Attributes::default(),
        nav_office: None,
        nav_counsellor: None,
        clinician: None,
        order_text: "".into(),
        goal: "Lagermedarbeider".into(),
        expected_hours: "".into(),
    }
}

pub fn entry(case: &Id, day: u32, text: &str) -> LogEntry {
    LogEntry {
        case: case.clone(),
        date: domain::Date::from_ymd_opt(2026, 3, day).unwrap(),
        activity: Activity::FollowUp,
        form: MeetingForm::InPerson,
        minutes: 45,
        group_size: None,
        outside_office: None,
        until: None,
        valid: None,
        text: text.into(),
    }
}

/// From JSON, as an earlier program stored it: a report gains fields over time.
pub fn report(case: &Id) -> Report {
    let report = serde_json::json!({
        "case": case,
        "template": "jmo-vest-viken/statusrapport",
        "template_version": 1,
        "settles": "status-report-delivered",
        "occurrence": 1,
    });
    serde_json::from_value(report).unwrap()
}

/// A file of a case, without its bytes.
pub fn attachment(case: &Id, document: &Id) -> Attachment {
    Attachment {
        case: case.clone(),
        kind: AttachmentKind::Declaration,
        title: "Signert på Lageret Eksempel".into(),
        media: Media::Pdf,
        document: document.clone(),
        bytes: 25,
        pages: Some(1),
        added: domain::Date::from_ymd_opt(2026, 2, 2).unwrap(),
        employment: None,
    }
}

/// One of every kind. Every name in it is in [`NAMES`].
pub fn fill(w: &mut Write<'_>) -> Result<Id> {
    let date = domain::Date::from_ymd_opt(2026, 2, 1).unwrap();
    w.insert(&Profile {
        counsellor: "Vigdis Veileder".into(),
        ..Profile::default()
    })?;
    let office = w.insert(&contact(ContactKind::NavOffice, "Nav Eksempelby", None))?;
    let at_nav = contact(ContactKind::NavCounsellor, "Nils Navansatt", Some(&office));
    let at_nav = w.insert(&at_nav)?;
    let employer = w.insert(&contact(ContactKind::Employer, "Lageret Eksempel AS", None))?;
    w.insert(&contact(ContactKind::Employer, "Uvedkommende AS", None))?;
    let kari = w.insert(&Person {
        fnr: Some(Fnr::parse(&synthetic_fnr()).unwrap()),
        address: "Eksempelveien 7".into(),
        ..person("Kari", "Eksempelsen")
    })?;
    let case = w.insert(&Case {
        nav_counsellor: Some(at_nav),
        ..case_of(&kari)
    })?;
    w.insert(&RecordedEvent {
        heading: None,
        case: case.clone(),
        event: Event::new(EventKind::Started, date),
        note: "Oppmøte i resepsjonen".into(),
        end_status: None,
    })?;
    w.insert(&entry(&case, 2, "Første samtale om ønsker"))?;
    let (percent, terms) = (Percent::whole(50), EmploymentTerms::Temporary);
    w.insert(&Employment {
        position: "Lagermedarbeider".into(),
        ..Employment::new(case.clone(), employer.clone(), percent, terms)
    })?;
    w.insert(&Practice {
        case: case.clone(),
        employer,
        contact: None,
        percent: Some(Percent::whole(60)),
        from: date,
        planned_to: None,
        ended: None,
        goal: "".into(),
        reason: "".into(),
        insurance_informed: None,
    })?;
    w.insert(&report(&case))?;
    let document = w.put_document(&case, b"%PDF-1.7 Kari Eksempelsen")?;
    w.insert(&attachment(&case, &document))?;
    Ok(case)
}

pub const NAMES: [&str; 8] = [
    "Vigdis",
    "Nils",
    "Kari",
    "Eksempelsen",
    "Eksempelveien",
    "Lageret Eksempel",
    "resepsjonen",
    "samtale",
];

/// A synthetic number (month + 80) with right check digits.
pub fn synthetic_fnr() -> String {
    (0..100_000)
        .map(|n| format!("018190{n:05}"))
        .find(|digits| Fnr::parse(digits).is_ok())
        .unwrap()
}

/// Every file but the lock, which an attempt may leave behind, and the reserve, which holds nothing.
pub fn snapshot(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let read = |name: String| (name.clone(), std::fs::read(dir.join(name)).unwrap());
    names(dir).into_iter().map(read).collect()
}

fn names(dir: &Path) -> Vec<String> {
    let files = std::fs::read_dir(dir).unwrap();
    files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "lock" && name != "reserve")
        .collect()
}

/// Makes the folder hold exactly these files.
pub fn restore(dir: &Path, files: &BTreeMap<String, Vec<u8>>) {
    // Removed, not read: a damaged journal may have made one of them endless.
    for name in names(dir) {
        std::fs::remove_file(dir.join(name)).unwrap();
    }
    for (name, bytes) in files {
        std::fs::write(dir.join(name), bytes).unwrap();
    }
}

/// Numbers that look random and are the same in every run.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn below(&mut self, end: usize) -> usize {
        // Knuth's MMIX generator; the low bits are poor, so the high ones are used.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}
