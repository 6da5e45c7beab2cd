//! Reading and writing records.

use crate::support::{case_of, entry, fill, new_store, passphrase, person, report, sample, stamp};
use domain::{
    Attachment, Case, Contact, DemoData, Employment, LogEntry, Person, Practice, Profile,
    RecordedEvent, Report,
};
use store::{PROFILE_ID, Record, Store, StoreError};

#[test]
fn records_are_inserted_read_changed_and_removed() {
    let (_temporary, mut store) = new_store();
    let id = store
        .write(&stamp(0), "person.create", |w| {
            w.insert(&person("Kari", "Eksempelsen"))
        })
        .unwrap();
    assert_eq!(id.len(), 32);
    assert_eq!(
        store.get::<Person>(&id).unwrap(),
        person("Kari", "Eksempelsen")
    );
    store
        .write(&stamp(1), "person.change", |w| {
            w.update(&id, &person("Kari", "Eksempel"))
        })
        .unwrap();
    assert_eq!(
        store.get::<Person>(&id).unwrap(),
        person("Kari", "Eksempel")
    );
    store
        .write(&stamp(2), "person.remove", |w| w.remove::<Person>(&id))
        .unwrap();
    assert_eq!(store.find::<Person>(&id).unwrap(), None);
    assert_eq!(
        store.get::<Person>(&id),
        Err(StoreError::NotFound { kind: "person" })
    );
    // An undo puts it back under the same id.
    store
        .write(&stamp(3), "undo", |w| {
            w.insert_with_id(&id, &person("Kari", "Eksempel"))
        })
        .unwrap();
    assert_eq!(store.all::<Person>().unwrap().len(), 1);
}

#[test]
fn an_id_belongs_to_one_record_of_one_kind() {
    let (_temporary, dir, case) = sample();
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    assert_eq!(store.find::<Person>(&case).unwrap(), None);
    let kari = person("Kari", "");
    let missing = store.write(&stamp(1), "x", |w| w.update(&case, &kari));
    assert_eq!(missing, Err(StoreError::NotFound { kind: "person" }));
    let missing = store.write(&stamp(1), "x", |w| w.remove::<Person>(&case));
    assert_eq!(missing, Err(StoreError::NotFound { kind: "person" }));
    let twice = store.write(&stamp(1), "x", |w| w.insert_with_id(&case, &kari));
    assert_eq!(twice, Err(StoreError::Duplicate { kind: "person" }));
}

#[test]
fn there_is_one_profile() {
    let (_temporary, mut store) = new_store();
    let named = |name: &str| Profile {
        counsellor: name.into(),
        ..Profile::default()
    };
    for name in ["Vigdis", "Viggo"] {
        store
            .write(&stamp(0), "profile.save", |w| {
                w.put(PROFILE_ID, &named(name))
            })
            .unwrap();
    }
    assert_eq!(store.get::<Profile>(PROFILE_ID).unwrap(), named("Viggo"));
    let second = store.write(&stamp(0), "profile.save", |w| w.insert(&named("Vera")));
    assert_eq!(second, Err(StoreError::Duplicate { kind: "profile" }));
}

#[test]
fn an_operation_sees_what_it_has_written() {
    let (_temporary, mut store) = new_store();
    store
        .write(&stamp(0), "test", |w| {
            let case = fill(w)?;
            assert_eq!(w.of_case::<LogEntry>(&case)?.len(), 1);
            assert_eq!(w.all::<Person>()?.len(), 1);
            let case = w.get::<Case>(&case)?;
            assert!(w.find::<Person>(&case.person)?.is_some());
            Ok::<_, StoreError>(())
        })
        .unwrap();
}

#[test]
fn a_failed_operation_leaves_nothing() {
    #[derive(Debug, PartialEq)]
    enum Failure {
        Refused,
        Store(StoreError),
    }
    impl From<StoreError> for Failure {
        fn from(error: StoreError) -> Self {
            Self::Store(error)
        }
    }
    let (_temporary, mut store) = new_store();
    let refused: Result<(), Failure> = store.write(&stamp(0), "test", |w| {
        fill(w)?;
        Err(Failure::Refused)
    });
    assert_eq!(refused, Err(Failure::Refused));
    assert!(store.all::<Person>().unwrap().is_empty());
    assert!(store.changes(None).unwrap().is_empty());
    let dir = store.dir().to_owned();
    drop(store);
    Store::open(&dir, &passphrase()).unwrap();
}

#[test]
fn a_panic_in_an_operation_leaves_nothing() {
    let (_temporary, mut store) = new_store();
    let attempt = std::panic::AssertUnwindSafe(|| {
        let _: Result<(), StoreError> = store.write(&stamp(0), "test", |w| {
            fill(w)?;
            panic!("a bug in the caller");
        });
    });
    std::panic::catch_unwind(attempt).unwrap_err();
    assert!(store.all::<Person>().unwrap().is_empty());
    store.write(&stamp(0), "test", fill).unwrap();
}

#[test]
fn a_case_file_holds_the_case_and_no_one_elses() {
    let (_temporary, dir, case) = sample();
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    let other = store.write(&stamp(1), "sample", |w| {
        let ola = w.insert(&person("Ola", "Eksempel"))?;
        let other = w.insert(&case_of(&ola))?;
        w.insert(&entry(&other, 5, "En annen"))?;
        w.insert(&report(&other))?;
        Ok::<_, StoreError>(other)
    });
    let other = other.unwrap();
    let file = store.case_file(&case).unwrap();
    assert_eq!(file.id, case);
    assert_eq!(file.case.goal, "Lagermedarbeider".into());
    assert_eq!(file.person.first_name, "Kari".into());
    assert_eq!(file.events, store.of_case::<RecordedEvent>(&case).unwrap());
    assert_eq!(file.entries, store.of_case::<LogEntry>(&case).unwrap());
    assert_eq!(
        file.employments,
        store.of_case::<Employment>(&case).unwrap()
    );
    assert_eq!(file.practices, store.of_case::<Practice>(&case).unwrap());
    assert_eq!(file.reports, store.of_case::<Report>(&case).unwrap());
    assert_eq!(
        file.attachments,
        store.of_case::<Attachment>(&case).unwrap()
    );
    assert_eq!(file.attachments.len(), 1);
    assert_eq!(
        (file.events.len(), file.entries.len(), file.reports.len()),
        (1, 1, 1)
    );
    let mut names: Vec<_> = file.contacts.values().map(|c| c.name.0.as_str()).collect();
    names.sort_unstable();
    // The counsellor's office comes with the counsellor; «Uvedkommende AS» has nothing to do here.
    assert_eq!(
        names,
        ["Lageret Eksempel AS", "Nav Eksempelby", "Nils Navansatt"]
    );
    assert_eq!(store.all::<Contact>().unwrap().len(), 4);

    let files = store.case_files().unwrap();
    let mut expected = [file, store.case_file(&other).unwrap()];
    expected.sort_by(|a, b| a.id.cmp(&b.id));
    assert_eq!(files, expected);
}

#[test]
fn a_missing_case_is_named_and_hides_no_other() {
    let (_temporary, dir, case) = sample();
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    let missing = StoreError::NotFound { kind: "case" };
    assert_eq!(store.case_file("none"), Err(missing.clone()));
    store
        .write(&stamp(1), "test", |w| {
            let ola = w.insert(&person("Ola", ""))?;
            w.insert(&case_of(&ola))?;
            w.remove::<Case>(&case)
        })
        .unwrap();
    // Its entries and report are still there, without a case.
    assert_eq!(store.case_file(&case), Err(missing));
    assert_eq!(store.case_files().unwrap().len(), 1);
}

#[test]
fn documents_are_kept_and_removed() {
    let (_temporary, mut store) = new_store();
    let bytes: Vec<u8> = (0..200_000u32).map(|i| (i % 251) as u8).collect();
    let id = store
        .write(&stamp(0), "report.deliver", |w| {
            w.put_document("case", &bytes)
        })
        .unwrap();
    assert!(store.document(&id).unwrap() == bytes);
    store
        .write(&stamp(1), "x", |w| w.remove_document(&id))
        .unwrap();
    let missing = StoreError::NotFound { kind: "document" };
    assert_eq!(store.document(&id), Err(missing.clone()));
    let again = store.write(&stamp(2), "x", |w| w.remove_document(&id));
    assert_eq!(again, Err(missing));
    let dir = store.dir().to_owned();
    drop(store);
    Store::open(&dir, &passphrase()).unwrap();
}

#[test]
fn kinds_have_the_names_they_are_stored_under() {
    let kinds = [
        Person::KIND,
        Contact::KIND,
        Case::KIND,
        RecordedEvent::KIND,
        LogEntry::KIND,
        Employment::KIND,
        Practice::KIND,
        Report::KIND,
        Attachment::KIND,
        Profile::KIND,
        DemoData::KIND,
    ];
    let stored = [
        "person",
        "contact",
        "case",
        "event",
        "entry",
        "employment",
        "practice",
        "report",
        "attachment",
        "profile",
        "demo",
    ];
    assert_eq!(kinds, stored);
}

#[test]
fn the_order_in_which_records_were_added_outlives_changes_and_a_rebuild() {
    let (_temporary, dir, case) = sample();
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    let mut order: Vec<_> = store.of_case_in_order::<LogEntry>(&case).unwrap();
    for day in 1..=28 {
        let added = entry(&case, day, "");
        let id = store.write(&stamp(0), "entry.save", |w| w.insert(&added));
        order.push((id.unwrap(), added));
    }
    let (changed, record) = &mut order[3];
    record.minutes += 1;
    store
        .write(&stamp(1), "entry.save", |w| w.update(changed, record))
        .unwrap();
    let (gone, _) = order.remove(5);
    store
        .rebuild(&stamp(2), "test", |w| w.remove::<LogEntry>(&gone))
        .unwrap();
    assert_eq!(store.of_case_in_order::<LogEntry>(&case).unwrap(), order);
}

#[test]
fn an_operation_knows_what_it_has_changed_and_nothing_of_what_it_only_tried() {
    let (_temporary, dir, case) = sample();
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    store
        .write(&stamp(1), "entry.save", |w| {
            assert!(
                w.changes()?.is_empty(),
                "others' changes are none of its own"
            );
            let tried = w.attempt(|w| {
                w.insert(&entry(&case, 1, "forsøkt"))?;
                Ok::<_, StoreError>(w.changes()?.len())
            })?;
            assert_eq!(tried, 1);
            let id = w.insert(&entry(&case, 2, "ført"))?;
            let changes = w.changes()?;
            assert_eq!(changes.len(), 1, "what was tried is gone again");
            assert_eq!(
                (&changes[0].record, &changes[0].case),
                (&id, &Some(case.clone()))
            );
            Ok::<_, StoreError>(())
        })
        .unwrap();
}

#[test]
fn all_that_belongs_to_a_case_is_told_without_knowing_its_kind() {
    let (_temporary, dir, case) = sample();
    let store = Store::open(&dir, &passphrase()).unwrap();
    let own = store.stored_of_case(&case).unwrap();
    let kinds: Vec<&str> = own.iter().map(|record| record.kind.as_str()).collect();
    assert!(
        kinds.contains(&"case") && kinds.contains(&"entry"),
        "{kinds:?}"
    );
    assert!(
        !kinds.contains(&"person"),
        "whoever may have more cases belongs to none"
    );
    let entries = store.of_case::<LogEntry>(&case).unwrap();
    let told = own.iter().filter(|record| record.kind == LogEntry::KIND);
    assert_eq!(told.count(), entries.len());
    let common = store.stored_of_no_case().unwrap();
    assert!(common.iter().any(|record| record.kind == Person::KIND));
    assert!(common.iter().all(|record| record.kind != LogEntry::KIND));
}
