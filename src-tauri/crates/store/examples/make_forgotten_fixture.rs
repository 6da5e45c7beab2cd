//! Writes the store of `tests/fixtures/store-v1-forgotten`:
//! `cargo run -p store --example make_forgotten_fixture FOLDER`.
//!
//! Like `make_fixture`, it was run once: what it wrote stands for stores that are out in the world, here
//! for those in which something was forgotten.

use chrono::DateTime;
use domain::case::{Activity, MeetingForm};
use domain::{Attributes, Case, Date, Id, LogEntry, Person};
use std::error::Error;
use std::path::Path;
use store::{Cost, Forget, Passphrase, Stamp, Store, StoreError, Write};

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
    let participant = |w: &mut Write<'_>, name: &str| -> Result<Id, StoreError> {
        let person = w.insert(&Person {
            first_name: name.into(),
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
        Ok(case)
    };
    let kari = store.write(&stamp, "case.create", |w| participant(w, "Kari"))?;
    store.write(&stamp, "case.create", |w| participant(w, "Ola"))?;
    let what = Forget {
        cases: [kari].into(),
        ..Forget::default()
    };
    store.forget(&stamp, "demo.remove", &what, |_| Ok::<_, StoreError>(()))?;
    Ok(())
}
