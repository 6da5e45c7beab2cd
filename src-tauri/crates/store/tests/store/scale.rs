//! Ten times what one counsellor has. `cargo test -p store --release -- --ignored scale --nocapture`

use crate::support::{case_of, entry, new_store, passphrase, person, report, stamp};
use std::time::{Duration, Instant};
use store::{Passphrase, Store, StoreError};

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let answer = work();
    let took = start.elapsed();
    println!("{what}: {took:.1?}");
    (answer, took)
}

#[test]
#[ignore = "measures"]
fn two_hundred_cases_with_twenty_thousand_entries() {
    let (_temporary, mut store) = new_store();
    let dir = store.dir().to_owned();
    let text = "Samtale om arbeidstid og oppgaver på lageret. ".repeat(4);
    timed("filling", || {
        for i in 0..200 {
            store
                .write(&stamp(i), "case.create", |w| {
                    let kari = w.insert(&person(&format!("Navn {i}"), "Eksempel"))?;
                    let case = w.insert(&case_of(&kari))?;
                    for n in 0..100 {
                        w.insert(&entry(&case, 1 + n % 28, &text))?;
                    }
                    w.insert(&report(&case))
                })
                .unwrap();
        }
    });
    let size = std::fs::metadata(dir.join("store-1.db")).unwrap().len();
    println!("store file: {:.1} MB", size as f64 / 1e6);
    let case = store
        .all::<domain::Case>()
        .unwrap()
        .into_keys()
        .next()
        .unwrap();
    let (files, _) = timed("case_files", || store.case_files().unwrap());
    assert_eq!(files.len(), 200);
    timed("case_files again", || store.case_files().unwrap());
    timed("case_file", || store.case_file(&case).unwrap());
    timed("changes of a case", || store.changes(Some(&case)).unwrap());
    timed("100 writes", || {
        for i in 0..100 {
            let note = entry(&case, 3, &text);
            store
                .write(&stamp(i), "entry.create", |w| w.insert(&note))
                .unwrap();
        }
    });
    let backup = dir.parent().unwrap().join("a.tmb");
    let (new, _) = timed("backup prepared", || store.new_backup(stamp(0).at).unwrap());
    timed("backup written", || new.write(&backup).unwrap());
    timed("backup checked", || new.check(&backup).unwrap());
    let key = new.key().unwrap();
    timed("backup rewritten", || {
        let new = store.renewed_backup(&backup, &key, &stamp(0)).unwrap();
        new.write(&backup).unwrap();
        new.check(&backup).unwrap();
    });
    timed("rebuild", || {
        store
            .rebuild(&stamp(0), "test", |_| Ok::<_, StoreError>(()))
            .unwrap();
    });
    let one = store::Forget {
        cases: [case].into(),
        ..store::Forget::default()
    };
    timed("forget a case", || {
        store
            .forget(&stamp(0), "test", &one, |_| Ok::<_, StoreError>(()))
            .unwrap();
    });
    timed("verify", || store.verify().unwrap());
    drop(store);
    timed("open, without key derivation", || {
        Store::open(&dir, &passphrase()).unwrap()
    });
}

#[test]
#[ignore = "measures"]
fn the_real_key_derivation() {
    let temporary = tempfile::tempdir().unwrap();
    drop(Store::create(temporary.path(), &passphrase()).unwrap());
    timed("open an empty store", || {
        Store::open(temporary.path(), &passphrase()).unwrap()
    });
    let wrong = Passphrase::from("ikke dette".to_owned());
    timed("wrong passphrase", || {
        Store::open(temporary.path(), &wrong).unwrap_err()
    });
}
