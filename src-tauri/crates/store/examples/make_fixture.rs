//! Writes the store of `tests/fixtures/store-v1`: `cargo run -p store --example make_fixture FOLDER`.
//!
//! The fixture stands for stores that are out in the world. It is made once for each schema version
//! and never again; a test that fails on it has found a change of format, not a stale fixture.

use chrono::DateTime;
use domain::case::{Activity, MeetingForm};
use domain::{
    Attributes, Case, Contact, ContactKind, Date, Event, EventKind, Fnr, LogEntry, Person, Profile,
    RecordedEvent, Report,
};
use std::error::Error;
use std::path::Path;
use store::{Cost, Passphrase, Stamp, Store, StoreError};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("which folder?")?;
    let passphrase = Passphrase::from("fire korte vanlige ord".to_owned());
    let cost = Cost {
        memory_kib: 64,
        passes: 1,
        lanes: 1,
    };
    let mut store = Store::create_with_cost(Path::new(&folder), &passphrase, cost)?;
    let stamp = Stamp {
        at: DateTime::from_timestamp(1_780_000_000, 0).ok_or("no such time")?,
        who: "veileder".into(),
    };
    let date = Date::from_ymd_opt(2026, 2, 1).ok_or("no such day")?;
    // Synthetic: month + 80.
    let fnr = (0..100_000).find_map(|n| Fnr::parse(&format!("018190{n:05}")).ok());
    let kari = Person {
        first_name: "Kari".into(),
        last_name: "Eksempel".into(),
        fnr,
        address: "Eksempelveien 7".into(),
        ..Person::default()
    };
    let contact = |kind, name: &str, organisation| Contact {
        kind,
        name: name.into(),
        organisation,
        phone: "".into(),
        email: "".into(),
    };
    let person = store.write(&stamp, "case.create", |w| {
        w.insert(&Profile {
            counsellor: "Vigdis Veileder".into(),
            ..Profile::default()
        })?;
        let office = w.insert(&contact(ContactKind::NavOffice, "Nav Eksempelby", None))?;
        let counsellor = contact(ContactKind::NavCounsellor, "Nils Navansatt", Some(office));
        let nav_counsellor = Some(w.insert(&counsellor)?);
        let person = w.insert(&kari)?;
        let case = w.insert(&Case {
            person: person.clone(),
            agreement: "jmo-vest-viken".to_owned(),
            agreement_version: "1".to_owned(),
            reference: "K7Q2".to_owned(),
            attributes: Attributes::default(),
            nav_office: None,
            nav_counsellor,
            clinician: None,
            order_text: "".into(),
            goal: "Lagermedarbeider".into(),
            expected_hours: "".into(),
        })?;
        w.insert(&RecordedEvent {
            heading: None,
            case: case.clone(),
            event: Event::new(EventKind::Started, date),
            note: "".into(),
            end_status: None,
        })?;
        let report = serde_json::json!({
            "case": case,
            "template": "jmo-vest-viken/statusrapport",
            "template_version": 1,
            "settles": "status-report-delivered",
            "occurrence": 1,
            "values": { "fremdrift": "Møter fast" },
        });
        // A fixture that cannot be read would be refused at once.
        let report: Report =
            serde_json::from_value(report).map_err(|_| StoreError::Internal("report"))?;
        w.insert(&report)?;
        w.insert(&LogEntry {
            case: case.clone(),
            date,
            activity: Activity::FollowUp,
            form: MeetingForm::InPerson,
            minutes: 45,
            group_size: None,
            outside_office: None,
            until: None,
            valid: None,
            text: "Første samtale".into(),
        })?;
        w.put_document(&case, b"%PDF-1.7 fictional")?;
        Ok::<_, StoreError>(person)
    })?;
    let renamed = Person {
        last_name: "Eksempelsen".into(),
        ..kari
    };
    store.write(&stamp, "person.change", |w| w.update(&person, &renamed))?;
    Ok(())
}
