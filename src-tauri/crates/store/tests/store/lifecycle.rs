//! Creating, opening, locking, changing the passphrase.

use crate::support::{
    FAST, fill, new_store, other_passphrase, passphrase, person, sample, snapshot, stamp,
};
use domain::Person;
use std::fs;
#[cfg(unix)]
use std::path::Path;
use store::{Passphrase, Store, StoreError};

#[test]
fn what_was_written_is_there_after_reopening() {
    let (_temporary, dir, case) = sample();
    assert!(Store::exists(&dir));
    let store = Store::open(&dir, &passphrase()).unwrap();
    let file = store.case_file(&case).unwrap();
    assert_eq!(file.person.last_name, "Eksempelsen".into());
    assert_eq!(store.changes(None).unwrap().len(), 14);
    assert_eq!(store.dir(), dir);
}

#[test]
fn an_empty_store_opens() {
    let (_temporary, store) = new_store();
    let dir = store.dir().to_owned();
    drop(store);
    Store::open(&dir, &passphrase()).unwrap();
}

#[test]
fn no_store_is_no_store() {
    let temporary = tempfile::tempdir().unwrap();
    for dir in [temporary.path().to_owned(), temporary.path().join("none")] {
        assert!(!Store::exists(&dir));
        let error = Store::open(&dir, &passphrase()).unwrap_err();
        assert_eq!(error, StoreError::NoStore);
    }
    assert!(snapshot(temporary.path()).is_empty());
    assert!(!temporary.path().join("lock").exists());
}

#[test]
fn a_wrong_passphrase_changes_nothing() {
    let (_temporary, dir, _) = sample();
    let before = snapshot(&dir);
    for wrong in ["", "fire korte vanlige or", "Fire korte vanlige ord"] {
        let error = Store::open(&dir, &Passphrase::from(wrong.to_owned())).unwrap_err();
        assert_eq!(error, StoreError::WrongPassphrase);
    }
    assert!(snapshot(&dir) == before);
}

#[test]
fn a_store_is_not_created_over_another() {
    let (_temporary, dir, _) = sample();
    let before = snapshot(&dir);
    let error = Store::create_with_cost(&dir, &passphrase(), FAST).unwrap_err();
    assert_eq!(error, StoreError::AlreadyExists);
    assert!(snapshot(&dir) == before);
}

#[test]
fn without_keys_the_store_file_is_kept_and_nothing_put_in_its_place() {
    let (_temporary, dir, _) = sample();
    fs::remove_file(dir.join("keys.json")).unwrap();
    let before = snapshot(&dir);
    assert!(Store::exists(&dir), "a new store must not be offered");
    let error = Store::open(&dir, &passphrase()).unwrap_err();
    assert_eq!(error, StoreError::MissingKeys);
    let error = Store::create_with_cost(&dir, &passphrase(), FAST).unwrap_err();
    assert_eq!(error, StoreError::MissingKeys);
    assert!(snapshot(&dir) == before);
}

#[test]
fn a_short_passphrase_is_refused() {
    let temporary = tempfile::tempdir().unwrap();
    let dir = temporary.path().join("store");
    let short = Passphrase::from("elleve tegn".to_owned());
    let error = Store::create_with_cost(&dir, &short, FAST).unwrap_err();
    assert_eq!(error, StoreError::WeakPassphrase);
    assert!(!dir.exists());
}

#[test]
fn a_synced_folder_is_refused() {
    let temporary = tempfile::tempdir().unwrap();
    let dir = temporary.path().join("OneDrive - Bedriften").join("store");
    let error = Store::create_with_cost(&dir, &passphrase(), FAST).unwrap_err();
    assert_eq!(error, StoreError::SyncedFolder);
    assert!(!dir.exists());
}

#[test]
fn a_store_is_open_once() {
    let (_temporary, store) = new_store();
    let dir = store.dir().to_owned();
    let error = Store::open(&dir, &passphrase()).unwrap_err();
    assert_eq!(error, StoreError::InUse);
    drop(store);
    Store::open(&dir, &passphrase()).unwrap();
}

#[test]
fn a_new_passphrase_replaces_the_old_one_and_every_key() {
    let (_temporary, dir, case) = sample();
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    let file = store.case_file(&case).unwrap();
    let changes = store.changes(None).unwrap();
    store
        .change_passphrase_with_cost(&stamp(1), &passphrase(), &other_passphrase(), FAST)
        .unwrap();
    assert_eq!(store.case_file(&case).unwrap(), file);
    // The open store goes on with the new file.
    let id = store
        .write(&stamp(1), "person.create", |w| w.insert(&person("Ola", "")))
        .unwrap();
    drop(store);

    let names: Vec<String> = snapshot(&dir).into_keys().collect();
    assert_eq!(names, ["anchor-2.json", "keys.json", "store-2.db"]);
    let error = Store::open(&dir, &passphrase()).unwrap_err();
    assert_eq!(error, StoreError::WrongPassphrase);
    let store = Store::open(&dir, &other_passphrase()).unwrap();
    assert_eq!(store.case_file(&case).unwrap(), file);
    assert_eq!(store.changes(None).unwrap()[..changes.len()], changes);
    assert!(store.find::<Person>(&id).unwrap().is_some());
}

#[test]
fn a_change_of_passphrase_is_logged_without_values() {
    let (_temporary, dir, _) = sample();
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    store
        .change_passphrase_with_cost(&stamp(60), &passphrase(), &other_passphrase(), FAST)
        .unwrap();
    drop(store);
    let store = Store::open(&dir, &other_passphrase()).unwrap();
    let changes = store.changes(None).unwrap();
    let last = changes.last().unwrap();
    assert_eq!((last.at, &last.who), (stamp(60).at, &stamp(60).who));
    assert_eq!(
        (last.operation.as_str(), last.kind.as_str()),
        ("passphrase.change", "store")
    );
    assert_eq!(last.case, None);
    assert!(last.diff.as_ref().unwrap().is_empty());
}

#[test]
fn an_open_store_knows_its_passphrase() {
    let (_temporary, mut store) = new_store();
    let wrong = Err(StoreError::WrongPassphrase);
    assert_eq!(store.verify_passphrase(&passphrase()), Ok(()));
    assert_eq!(store.verify_passphrase(&other_passphrase()), wrong);
    store
        .change_passphrase_with_cost(&stamp(0), &passphrase(), &other_passphrase(), FAST)
        .unwrap();
    assert_eq!(store.verify_passphrase(&other_passphrase()), Ok(()));
    assert_eq!(store.verify_passphrase(&passphrase()), wrong);
}

#[test]
fn the_keyboard_that_typed_the_passphrase_does_not_matter() {
    let temporary = tempfile::tempdir().unwrap();
    // «å» as one character, and as «a» with a ring.
    let (one, two) = ("blåbær og røde epler", "bla\u{30a}bær og røde epler");
    drop(Store::create_with_cost(temporary.path(), &one.into(), FAST).unwrap());
    Store::open(temporary.path(), &two.into()).unwrap();
}

#[test]
fn a_refused_change_of_passphrase_changes_nothing() {
    let (_temporary, dir, _) = sample();
    let before = snapshot(&dir);
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    let short = Passphrase::from("kort".to_owned());
    for (current, new, expected) in [
        (
            other_passphrase(),
            other_passphrase(),
            StoreError::WrongPassphrase,
        ),
        (passphrase(), short, StoreError::WeakPassphrase),
    ] {
        let error = store
            .change_passphrase_with_cost(&stamp(1), &current, &new, FAST)
            .unwrap_err();
        assert_eq!(error, expected);
    }
    drop(store);
    assert!(snapshot(&dir) == before);
}

#[test]
fn a_rebuild_with_edits_is_one_operation_or_none() {
    let (_temporary, dir, case) = sample();
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    let failed: Result<(), StoreError> = store.rebuild(&stamp(1), "case.delete", |w| {
        w.remove::<domain::Case>(&case)?;
        w.remove::<Person>("no such person")
    });
    assert_eq!(failed, Err(StoreError::NotFound { kind: "person" }));
    assert!(store.case_file(&case).is_ok());
    assert!(dir.join("store-1.db").exists() && !dir.join("store-2.db").exists());

    store
        .rebuild(&stamp(1), "case.delete", |w| {
            w.remove::<domain::Case>(&case)
        })
        .unwrap();
    assert!(store.case_file(&case).is_err());
    drop(store);
    let store = Store::open(&dir, &passphrase()).unwrap();
    assert_eq!(
        store
            .changes(Some(&case))
            .unwrap()
            .last()
            .unwrap()
            .operation,
        "case.delete"
    );
    let names: Vec<String> = snapshot(&dir).into_keys().collect();
    assert_eq!(names, ["anchor-2.json", "keys.json", "store-2.db"]);
}

#[test]
fn what_a_crash_in_a_rebuild_leaves_is_cleared_away() {
    let (_temporary, dir, case) = sample();
    let before = snapshot(&dir);
    // Before the commit: the new generation lies there, keys.json names the old one.
    for name in [
        "store-2.db",
        "store-2.db-journal",
        "anchor-2.json",
        "keys.json.new",
        "store-2.work",
    ] {
        fs::write(dir.join(name), "half written").unwrap();
    }
    drop(Store::open(&dir, &passphrase()).unwrap());
    assert!(snapshot(&dir) == before);

    // After it: the old generation still lies there.
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    store
        .change_passphrase_with_cost(&stamp(1), &passphrase(), &other_passphrase(), FAST)
        .unwrap();
    drop(store);
    let after = snapshot(&dir);
    for name in ["store-1.db", "anchor-1.json"] {
        fs::write(dir.join(name), &before[name]).unwrap();
    }
    let store = Store::open(&dir, &other_passphrase()).unwrap();
    store.case_file(&case).unwrap();
    drop(store);
    assert!(snapshot(&dir) == after);
}

#[test]
fn what_a_crash_in_a_creation_leaves_is_cleared_away() {
    let (_temporary, dir, _) = sample();
    let whole = snapshot(&dir);
    let names = ["anchor-1.json", "store-1.db"];
    for left in [&names[..], &names[..1], &[]] {
        let temporary = tempfile::tempdir().unwrap();
        let dir = temporary.path();
        fs::write(dir.join("creating"), "").unwrap();
        for name in left {
            fs::write(dir.join(name), &whole[*name]).unwrap();
        }
        assert!(!Store::exists(dir));
        assert_eq!(
            Store::open(dir, &passphrase()).unwrap_err(),
            StoreError::NoStore
        );
        let mut store = Store::create_with_cost(dir, &passphrase(), FAST).unwrap();
        store.write(&stamp(0), "sample", fill).unwrap();
        assert!(!dir.join("creating").exists());
    }
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[cfg(unix)]
#[test]
fn folder_and_files_are_the_owners_alone() {
    let (_temporary, mut store) = new_store();
    let dir = store.dir().to_owned();
    assert_eq!(mode(&dir), 0o700);
    let check = |when: &str, expected: &[&str]| {
        let names: Vec<String> = snapshot(&dir).into_keys().collect();
        assert_eq!(names, expected, "{when}");
        for name in names.iter().map(String::as_str).chain(["lock"]) {
            assert_eq!(mode(&dir.join(name)), 0o600, "{name} {when}");
        }
    };
    check("when new", &["anchor-1.json", "keys.json", "store-1.db"]);
    let writing = [
        "anchor-1.json",
        "keys.json",
        "store-1.db",
        "store-1.db-journal",
    ];
    store
        .write(&stamp(0), "test", |w| {
            let case = fill(w);
            check("while it is written to", &writing);
            case
        })
        .unwrap();
    let rebuilding = ["anchor-1.json", "keys.json", "store-1.db", "store-2.work"];
    store
        .rebuild(&stamp(0), "test", |w| {
            let id = w.insert(&person("Ola", ""));
            check("while it is rebuilt", &rebuilding);
            id
        })
        .unwrap();
    check("rebuilt", &["anchor-2.json", "keys.json", "store-2.db"]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_was_there_keeps_its_permissions() {
    let temporary = tempfile::tempdir().unwrap();
    let dir = temporary.path().join("shared");
    fs::create_dir(&dir).unwrap();
    let before = mode(&dir);
    // What a crash left readable for all is not written on.
    fs::write(dir.join("keys.json.new"), "").unwrap();
    drop(Store::create_with_cost(&dir, &passphrase(), FAST).unwrap());
    assert_eq!(mode(&dir), before);
    assert_eq!(mode(&dir.join("keys.json")), 0o600);
}
