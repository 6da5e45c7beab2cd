//! Nothing that was entered can be read from the folder, from an error or from a debug print.

use crate::support::{
    FAST, NAMES, fill, new_store, other_passphrase, passphrase, sample, snapshot, stamp,
    synthetic_fnr,
};
use std::path::Path;
use store::{Passphrase, Store, StoreError};

fn assert_unreadable(dir: &Path) {
    let fnr = synthetic_fnr();
    let secrets = NAMES.iter().chain([&"fire korte", &"vanlige ord"]).copied();
    for (name, bytes) in snapshot(dir) {
        for secret in secrets
            .clone()
            .chain([fnr.as_str(), "person", "first_name", "SQLite"])
        {
            let found = bytes
                .windows(secret.len())
                .any(|part| part == secret.as_bytes());
            assert!(!found || name == "keys.json", "{name} holds «{secret}»");
        }
    }
}

#[test]
fn no_file_holds_a_name() {
    let (_temporary, dir, case) = sample();
    assert_unreadable(&dir);
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    store
        .change_passphrase_with_cost(&stamp(1), &passphrase(), &other_passphrase(), FAST)
        .unwrap();
    store
        .write(&stamp(1), "case.remove", |w| {
            w.remove::<domain::Case>(&case)
        })
        .unwrap();
    assert_unreadable(&dir);
}

#[test]
fn nor_while_an_operation_is_under_way() {
    let (_temporary, mut store) = new_store();
    let dir = store.dir().to_owned();
    store
        .write(&stamp(0), "test", |w| {
            fill(w)?;
            // Enough to make SQLite write before the commit: the journal is there, too.
            for _ in 0..5 {
                w.put_document("case", &[b'x'; 4 << 20])?;
            }
            assert!(dir.join("store-1.db-journal").exists());
            assert_unreadable(&dir);
            Ok::<_, StoreError>(())
        })
        .unwrap();
}

#[test]
fn keys_hold_no_passphrase_and_no_name() {
    let (_temporary, dir, _) = sample();
    let keys = String::from_utf8(snapshot(&dir)["keys.json"].clone()).unwrap();
    for secret in NAMES.iter().chain([&"fire", &"vanlige"]) {
        assert!(!keys.contains(secret));
    }
}

#[test]
fn debug_and_errors_are_silent() {
    let (_temporary, dir, case) = sample();
    let store = Store::open(&dir, &passphrase()).unwrap();
    let text = format!(
        "{store:?} {:?} {:?} {:?}",
        passphrase(),
        store.changes(None).unwrap(),
        store.case_file(&case).unwrap(),
    );
    let text = format!("{text} {:?}", stamp(0));
    for secret in NAMES.iter().chain([&"fire korte", &"veileder"]) {
        assert!(!text.contains(secret), "{secret}");
    }
    drop(store);
    let error = Store::open(&dir, &Passphrase::from("hemmelig feil".to_owned())).unwrap_err();
    assert!(!format!("{error:?} {error}").contains("hemmelig"));
}
