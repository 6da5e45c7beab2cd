//! Writes the store of `tests/fixtures/store-v1-phrases`:
//! `cargo run -p store --example make_phrases_fixture FOLDER`.
//!
//! Like `make_fixture`, it was run once: what it wrote stands for stores that are out in the world, here
//! for those in which the counsellor keeps phrases, and a report knows what was filled in.

use chrono::DateTime;
use domain::{Attributes, Case, Person, Phrase, Report};
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
    let phrase = Phrase {
        title: "Oppmøte".into(),
        text: "{fornavn} møter presis.".into(),
        fields: vec!["Fravær:".to_owned()],
    };
    let id = store.write(&stamp, "phrase.save", |w| w.insert(&phrase))?;
    let changed = Phrase {
        text: "{fornavn} møter presis til avtalene.".into(),
        ..phrase
    };
    store.write(&stamp, "phrase.save", |w| w.update(&id, &changed))?;
    store.write(&stamp, "report.begin", |w| {
        let person = w.insert(&Person {
            first_name: "Ola".into(),
            last_name: "Eksempel".into(),
            ..Person::default()
        })?;
        let case = w.insert(&Case {
            person,
            agreement: "jmo-vest-viken".to_owned(),
            agreement_version: "1".to_owned(),
            reference: "K7Q2".to_owned(),
            attributes: Attributes::default(),
            nav_office: None,
            nav_counsellor: None,
            clinician: None,
            order_text: "".into(),
            goal: "".into(),
            expected_hours: "".into(),
        })?;
        let report = serde_json::json!({
            "case": case,
            "template": "jmo-vest-viken/statusrapport",
            "template_version": 1,
            "settles": "status-report-delivered",
            "occurrence": 1,
            "values": { "navn": "Ola Eksempel", "status": "Går fram" },
            "filled": { "navn": "Ola Eksempel" },
        });
        // A fixture that cannot be read would be refused at once.
        let report: Report =
            serde_json::from_value(report).map_err(|_| StoreError::Internal("report"))?;
        w.insert(&report)
    })?;
    Ok(())
}
