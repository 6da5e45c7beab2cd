//! A damaged or exchanged file is told as what it is, and the attempt changes nothing.

use crate::support::{Dice, entry, passphrase, person, restore, sample, snapshot, stamp};
use domain::{Id, LogEntry, Person};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use store::{Store, StoreError};

const DB: &str = "store-1.db";
const ANCHOR: &str = "anchor-1.json";

fn error_of(dir: &Path) -> Option<StoreError> {
    let before = snapshot(dir);
    let error = Store::open(dir, &passphrase()).err();
    assert!(snapshot(dir) == before, "opening changed a file");
    error
}

/// The error after `name` was given other contents; then the file is as before.
fn error_with(dir: &Path, name: &str, bytes: &[u8]) -> Option<StoreError> {
    let sound = fs::read(dir.join(name)).unwrap();
    fs::write(dir.join(name), bytes).unwrap();
    let error = error_of(dir);
    fs::write(dir.join(name), sound).unwrap();
    error
}

#[test]
fn every_byte_of_the_keys_counts() {
    let (_temporary, dir, _) = sample();
    let sound = fs::read(dir.join("keys.json")).unwrap();
    for i in 0..sound.len() {
        for flip in [0x01, 0x20, 0x80] {
            let mut bytes = sound.clone();
            bytes[i] ^= flip;
            match error_with(&dir, "keys.json", &bytes) {
                Some(StoreError::DamagedKeys) => {}
                None => assert!(
                    sound[i].is_ascii_whitespace(),
                    "only white space may change unnoticed, byte {i} is none"
                ),
                other => panic!("byte {i}: {other:?}"),
            }
        }
    }
    for length in 0..sound.len() - 1 {
        let error = error_with(&dir, "keys.json", &sound[..length]);
        assert_eq!(error, Some(StoreError::DamagedKeys), "cut to {length}");
    }
}

#[test]
fn every_byte_of_the_anchor_counts() {
    let (_temporary, dir, _) = sample();
    let sound = fs::read(dir.join(ANCHOR)).unwrap();
    for i in 0..sound.len() {
        for flip in [0x01, 0x20, 0x80] {
            let mut bytes = sound.clone();
            bytes[i] ^= flip;
            let error = error_with(&dir, ANCHOR, &bytes);
            assert_eq!(error, Some(StoreError::LogAltered), "byte {i}");
        }
    }
    assert_eq!(error_with(&dir, ANCHOR, b""), Some(StoreError::LogAltered));
    fs::remove_file(dir.join(ANCHOR)).unwrap();
    assert_eq!(error_of(&dir), Some(StoreError::LogAltered));
}

#[test]
fn a_flipped_bit_anywhere_in_the_store_file_shows() {
    let (_temporary, dir, _) = sample();
    let sound = fs::read(dir.join(DB)).unwrap();
    let mut dice = Dice::new(1);
    // The salt, the first page's edges and the last byte; then anywhere.
    let edges = [0, 15, 16, 4015, 4016, 4095, 4096, sound.len() - 1];
    let anywhere: Vec<usize> = (0..300).map(|_| dice.below(sound.len())).collect();
    for i in edges.into_iter().chain(anywhere) {
        let mut bytes = sound.clone();
        bytes[i] ^= 1 << dice.below(8);
        let error = error_with(&dir, DB, &bytes);
        assert_eq!(error, Some(StoreError::DamagedStore), "byte {i}");
    }
}

#[test]
fn a_store_file_that_is_none_shows() {
    let (_temporary, dir, _) = sample();
    let sound = fs::read(dir.join(DB)).unwrap();
    let garbage: Vec<u8> = (0..sound.len()).map(|i| (i * 7 % 251) as u8).collect();
    let longer = [&sound[..], &[0; 4096]].concat();
    for bytes in [
        &[][..],
        &sound[..1],
        &sound[..4095],
        &sound[..4096],
        &sound[..sound.len() - 4096],
        &sound[..sound.len() - 1],
        &garbage,
        &[0; 8192],
        b"SQLite format 3\0",
        &longer,
    ] {
        let error = error_with(&dir, DB, bytes);
        assert_eq!(
            error,
            Some(StoreError::DamagedStore),
            "{} bytes",
            bytes.len()
        );
    }
    fs::remove_file(dir.join(DB)).unwrap();
    assert_eq!(error_of(&dir), Some(StoreError::MissingStoreFile));
}

#[test]
fn another_stores_files_do_not_fit() {
    let (_temporary, dir, _) = sample();
    let (_other_temporary, other, _) = sample();
    let theirs = snapshot(&other);
    let error = |name: &str| error_with(&dir, name, &theirs[name]);
    assert_eq!(error(DB), Some(StoreError::DamagedStore));
    assert_eq!(error(ANCHOR), Some(StoreError::LogAltered));
    assert_eq!(error("keys.json"), Some(StoreError::LogAltered));
}

/// The folder before and after a few more writes.
fn earlier_and_now(
    dir: &Path,
    case: &Id,
) -> (BTreeMap<String, Vec<u8>>, BTreeMap<String, Vec<u8>>) {
    let earlier = snapshot(dir);
    let mut store = Store::open(dir, &passphrase()).unwrap();
    for (id, person) in store.all::<Person>().unwrap() {
        let renamed = Person {
            last_name: "Ny".into(),
            ..person
        };
        store
            .write(&stamp(9), "person.change", |w| w.update(&id, &renamed))
            .unwrap();
    }
    for day in 3..6 {
        let entry = entry(case, day, "Ny");
        store
            .write(&stamp(9), "entry.create", |w| w.insert(&entry))
            .unwrap();
    }
    drop(store);
    (earlier, snapshot(dir))
}

#[test]
fn a_store_file_set_back_to_an_earlier_copy_shows() {
    let (_temporary, dir, case) = sample();
    let (earlier, now) = earlier_and_now(&dir, &case);
    let error = error_with(&dir, DB, &earlier[DB]);
    assert_eq!(error, Some(StoreError::LogAltered));
    // The other way round is what a crash between commit and anchor leaves; it is mended.
    fs::write(dir.join(ANCHOR), &earlier[ANCHOR]).unwrap();
    let store = Store::open(&dir, &passphrase()).unwrap();
    assert_eq!(store.of_case::<LogEntry>(&case).unwrap().len(), 4);
    drop(store);
    assert!(snapshot(&dir) == now);
}

#[test]
fn a_page_set_back_to_an_earlier_copy_shows_or_does_nothing() {
    let (_temporary, dir, case) = sample();
    let (earlier, now) = earlier_and_now(&dir, &case);
    let contents = |dir: &Path| {
        let store = Store::open(dir, &passphrase())?;
        let all = (store.case_files()?, store.changes(None)?);
        Ok::<_, StoreError>(all)
    };
    let truth = contents(&dir).unwrap();
    let (old, new) = (&earlier[DB], &now[DB]);
    let mut noticed = 0;
    for (page, bytes) in old.chunks(4096).enumerate() {
        let at = page * 4096..(page + 1) * 4096;
        if new[at.clone()] == *bytes {
            continue;
        }
        let mut mixed = new.clone();
        mixed[at].copy_from_slice(bytes);
        fs::write(dir.join(DB), mixed).unwrap();
        match contents(&dir) {
            Ok(found) => assert!(found == truth, "page {page} was taken for true"),
            Err(StoreError::DamagedStore | StoreError::LogAltered) => noticed += 1,
            Err(other) => panic!("page {page}: {other:?}"),
        }
        restore(&dir, &now);
    }
    assert!(
        noticed >= 3,
        "records, log and indexes changed, {noticed} noticed"
    );
}

#[test]
fn a_write_that_cannot_be_anchored_is_not_made() {
    let (_temporary, dir, _) = sample();
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    let before = store.changes(None).unwrap();
    // A folder in the place of the new anchor stands for any reason why it cannot be written.
    let obstacle = dir.join("anchor-1.json.new");
    fs::create_dir(&obstacle).unwrap();
    let ola = person("Ola", "");
    let refused = store.write(&stamp(1), "person.create", |w| w.insert(&ola));
    assert!(matches!(refused, Err(StoreError::Io { .. })), "{refused:?}");
    assert_eq!(store.changes(None).unwrap(), before);
    fs::remove_dir(&obstacle).unwrap();
    store
        .write(&stamp(1), "person.create", |w| w.insert(&ola))
        .unwrap();
    drop(store);
    let store = Store::open(&dir, &passphrase()).unwrap();
    assert_eq!(store.changes(None).unwrap().len(), before.len() + 1);
}
