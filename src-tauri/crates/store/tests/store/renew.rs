//! A record that stays and of which nothing is known any more but what it is from now on.

use crate::support::{case_of, entry, new_store, passphrase, person, report, stamp};
use domain::{Id, LogEntry, Person, Report};
use std::collections::BTreeSet;
use store::{Store, StoreError};

const CANARY: &str = "Kanarifuglveien 7";

/// In how many values of the tables a text stands.
fn found(store: &Store, text: &str) -> usize {
    let mut found = 0;
    let look = |_: &str, bytes: &[u8]| {
        let mut parts = bytes.windows(text.len());
        found += usize::from(parts.any(|part| part == text.as_bytes()));
    };
    store.for_every_value(look).unwrap();
    found
}

#[test]
fn its_earlier_values_are_nowhere_and_all_else_is_as_it_was() {
    let (_temporary, mut store) = new_store();
    let known = Person {
        address: CANARY.into(),
        ..person("Kari", "Eksempel")
    };
    let without = person("Kari", "Eksempel");
    let (of, draft, other): (Id, Id, Id) = store
        .write(&stamp(0), "sample", |w| {
            let of = w.insert(&known)?;
            let case = w.insert(&case_of(&of))?;
            let mut begun = report(&case);
            begun.values.insert("adresse".to_owned(), CANARY.into());
            let draft = w.insert(&begun)?;
            let other = w.insert(&entry(&case, 4, "Samtale"))?;
            Ok::<_, StoreError>((of, draft, other))
        })
        .unwrap();
    assert!(found(&store, CANARY) > 0);
    let records = BTreeSet::from([of.clone(), draft.clone()]);
    let mut cleared: Report = store.get(&draft).unwrap();
    cleared.values.clear();
    store
        .renew(&stamp(1), "person.protect", &records, |w| {
            w.put(&of, &without)?;
            w.put(&draft, &cleared)
        })
        .unwrap();
    assert_eq!(
        found(&store, CANARY),
        0,
        "neither in records nor in the log"
    );
    store.verify().unwrap();
    assert_eq!(store.get::<Person>(&of).unwrap(), without);
    assert_eq!(store.get::<Report>(&draft).unwrap(), cleared);
    assert_eq!(
        store.get::<LogEntry>(&other).unwrap().text,
        "Samtale".into()
    );
    // It goes on like any other, and opens.
    store
        .write(&stamp(2), "change", |w| {
            w.update(&of, &person("Karianne", "Eksempel"))
        })
        .unwrap();
    let dir = store.dir().to_owned();
    drop(store);
    let store = Store::open(&dir, &passphrase()).unwrap();
    store.verify().unwrap();
    assert_eq!(
        store.get::<Person>(&of).unwrap().first_name,
        "Karianne".into()
    );
}
