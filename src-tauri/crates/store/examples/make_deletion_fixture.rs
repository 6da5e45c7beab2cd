//! Writes the store of `tests/fixtures/store-v1-deletion`:
//! `cargo run -p store --example make_deletion_fixture FOLDER`.
//!
//! Like `make_fixture`, it was run once: what it wrote stands for stores that are out in the world, here
//! for those with a deletion ledger. Kari is deleted, Ola is held back, and Siri is promised but not yet
//! deleted, as a crash leaves it.

use chrono::DateTime;
use domain::{Attributes, Case, Date, DeletionHow, Hold, Id, Person};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;
use store::{Cost, Particulars, Passphrase, Stamp, Store, StoreError, Write};

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
    let day = Date::from_ymd_opt(2026, 5, 29).ok_or("no such day")?;
    let participant = |w: &mut Write<'_>, name: &str| -> Result<Id, StoreError> {
        let person = w.insert(&Person {
            first_name: name.into(),
            last_name: "Eksempel".into(),
            ..Person::default()
        })?;
        w.insert(&Case {
            person,
            agreement: "jmo-vest-viken".to_owned(),
            agreement_version: "1".to_owned(),
            reference: format!("K7Q{}", name.len()),
            attributes: Attributes::default(),
            nav_office: None,
            nav_counsellor: None,
            clinician: None,
            order_text: "".into(),
            goal: "".into(),
            expected_hours: "".into(),
        })
    };
    let kari = store.write(&stamp, "case.create", |w| participant(w, "Kari"))?;
    let ola = store.write(&stamp, "case.create", |w| participant(w, "Ola"))?;
    let siri = store.write(&stamp, "case.create", |w| participant(w, "Siri E."))?;
    let hold = Hold {
        case: ola,
        reason: "Klagesak".into(),
        since: day,
    };
    store.write(&stamp, "hold.save", |w| w.insert(&hold))?;
    store.promise(&BTreeSet::from([kari.clone()]), day)?;
    let told = Particulars {
        due: Some(day),
        how: DeletionHow::Automatic,
        copies_removed: 1,
        copies_left: 0,
    };
    let told = BTreeMap::from([(kari, told)]);
    store.keep_promises(&stamp, day, &told, |_| Ok::<_, StoreError>(()))?;
    store.promise(&BTreeSet::from([siri]), day)?;
    Ok(())
}
