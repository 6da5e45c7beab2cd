//! A crash in the middle of a commit leaves a hot rollback journal; opening takes the database back
//! to the last acknowledged state. So it must even when the journal itself is damaged, or say so.

use crate::support::{Dice, new_store, passphrase, person, restore, snapshot, stamp};
use domain::Person;
use std::collections::BTreeMap;
use store::{Store, StoreError};

const JOURNAL: &str = "store-1.db-journal";

/// The folder as a crash would leave it in the middle of an operation that changes every record,
/// with the acknowledged records.
pub fn crashed() -> (
    tempfile::TempDir,
    BTreeMap<String, Vec<u8>>,
    BTreeMap<String, Person>,
) {
    let (temporary, mut store) = new_store();
    let dir = store.dir().to_owned();
    store
        .write(&stamp(0), "test", |w| {
            for i in 0..150 {
                w.insert(&Person {
                    address: "Eksempelveien ".repeat(60).into(),
                    ..person(&format!("Navn {i}"), "")
                })?;
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
    let acknowledged = store.all::<Person>().unwrap();
    let mut files = BTreeMap::new();
    let cut: Result<(), StoreError> = store.write(&stamp(1), "test", |w| {
        for (id, kari) in w.all::<Person>()? {
            let address = "Annenveien ".repeat(70).into();
            w.update(&id, &Person { address, ..kari })?;
        }
        // More than the cache holds, so that changed pages reach the file before the commit.
        for _ in 0..5 {
            w.put_document("case", &[7; 4 << 20])?;
        }
        files = snapshot(&dir);
        Err(StoreError::Internal("the crash"))
    });
    assert!(cut.is_err());
    (temporary, files, acknowledged)
}

#[test]
fn a_hot_journal_is_rolled_back_whole_or_its_damage_shows() {
    let (temporary, files, acknowledged) = crashed();
    let dir = temporary.path().join("store");
    let journal = &files[JOURNAL];
    assert!(
        journal.len() > 50 * 4096,
        "the journal holds {} bytes",
        journal.len()
    );

    restore(&dir, &files);
    let store = Store::open(&dir, &passphrase()).unwrap();
    assert!(store.all::<Person>().unwrap() == acknowledged);
    drop(store);
    assert!(!dir.join(JOURNAL).exists());

    let mut dice = Dice::new(3);
    let header: Vec<usize> = (0..28).collect();
    let anywhere: Vec<usize> = (0..40).map(|_| dice.below(journal.len())).collect();
    let mut noticed = 0;
    for i in header.into_iter().chain(anywhere) {
        restore(&dir, &files);
        let mut bytes = journal.clone();
        bytes[i] ^= 1 << dice.below(8);
        std::fs::write(dir.join(JOURNAL), bytes).unwrap();
        match Store::open(&dir, &passphrase()) {
            Ok(store) => assert!(
                store.all::<Person>().unwrap() == acknowledged,
                "byte {i}: a wrong state was taken for true"
            ),
            Err(StoreError::DamagedStore | StoreError::LogAltered) => noticed += 1,
            Err(other) => panic!("byte {i}: {other:?}"),
        }
    }
    assert!(noticed > 20, "{noticed} noticed");
}
