//! Writes the store of `tests/fixtures/store-v1-month`:
//! `cargo run -p store --example make_month_fixture FOLDER`.
//!
//! Like `make_fixture`, it was run once: what it wrote stands for stores that are out in the world, here
//! for those in which a month's results were delivered, and one of the cases counted has been deleted
//! since.

use chrono::DateTime;
use domain::{Attributes, Case, Event, EventKind, Id, MonthPart, Person, RecordedEvent, Report};
use std::collections::BTreeSet;
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
        at: DateTime::from_timestamp(1_793_000_000, 0).ok_or("no such time")?,
        who: "veileder".into(),
    };
    let [ola, kari] = store.write(&stamp, "case.create", |w| {
        Ok::<_, StoreError>([
            case(w, "Ola", "K7Q2", "2026-10-31")?,
            case(w, "Kari", "M4T8", "2026-10-12")?,
        ])
    })?;
    store.write(&stamp, "report.deliver", |w| {
        let report = serde_json::json!({
            "agreement": "jmo-vest-viken",
            "template": "jmo-vest-viken/resultatrapport",
            "template_version": 1,
            "period": ["2026-10-01", "2026-10-31"],
            "values": { "antall.completed": "2", "antall-status.in-work": "2" },
            "delivered": { "date": "2026-11-04", "channel": "secure-post" },
            "figures": { "active": 0, "completed": 3, "in-work": 3 },
            "others": { "completed": 1, "in-work": 1 },
        });
        // A fixture that cannot be read would be refused at once.
        let report: Report =
            serde_json::from_value(report).map_err(|_| StoreError::Internal("report"))?;
        let report = w.insert(&report)?;
        for case in [&ola, &kari] {
            w.insert(&MonthPart {
                case: case.clone(),
                report: report.clone(),
                figures: ["completed", "in-work"].map(str::to_owned).into(),
            })?;
        }
        Ok::<_, StoreError>(())
    })?;
    let gone = Forget {
        cases: BTreeSet::from([kari]),
        records: BTreeSet::new(),
    };
    store.forget(&stamp, "case.delete", &gone, |_| Ok::<_, StoreError>(()))?;
    Ok(())
}

fn case(w: &mut Write<'_>, name: &str, reference: &str, ended: &str) -> Result<Id, StoreError> {
    let person = w.insert(&Person {
        first_name: name.into(),
        last_name: "Eksempel".into(),
        ..Person::default()
    })?;
    let case = w.insert(&Case {
        person,
        agreement: "jmo-vest-viken".to_owned(),
        agreement_version: "1".to_owned(),
        reference: reference.to_owned(),
        attributes: Attributes::default(),
        nav_office: None,
        nav_counsellor: None,
        clinician: None,
        order_text: "".into(),
        goal: "".into(),
        expected_hours: "".into(),
    })?;
    for (kind, date, status) in [
        (EventKind::Started, "2026-05-04", None),
        (EventKind::Ended, ended, Some("in-work")),
    ] {
        let date = domain::dates::parse_iso(date).ok_or(StoreError::Internal("date"))?;
        w.insert(&RecordedEvent {
            heading: None,
            case: case.clone(),
            event: Event::new(kind, date),
            note: "".into(),
            end_status: status.map(str::to_owned),
        })?;
    }
    Ok(case)
}
