//! The recovery code: a second way in, its renewal, and a new passphrase by it.

use crate::support::{
    FAST, new_store, other_passphrase, passphrase, person, restore, sample, snapshot, stamp,
};
use domain::Person;
use std::fs;
use std::path::Path;
use store::{OpenedBy, Passphrase, RecoveryCode, Store, StoreError, TypedCode};

/// As someone types it from the paper.
fn typed(code: &RecoveryCode) -> TypedCode {
    TypedCode::from(code.text().to_lowercase().replace('-', " "))
}

fn error_of(dir: &Path, code: &RecoveryCode) -> Option<StoreError> {
    let before = snapshot(dir);
    let error = Store::open_with_recovery_code(dir, code).err();
    assert!(snapshot(dir) == before, "opening changed a file");
    error
}

/// The sample with a recovery code, closed.
fn with_code() -> (tempfile::TempDir, std::path::PathBuf, RecoveryCode) {
    let (temporary, dir, _) = sample();
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    let code = store.set_recovery_code(&stamp(1)).unwrap();
    (temporary, dir, code)
}

#[test]
fn the_code_opens_the_store_with_everything_in_it() {
    let (_temporary, dir, case) = sample();
    assert_eq!(Store::recovery_code_in(&dir), Some(false));
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    assert!(!store.has_recovery_code());
    assert_eq!(store.opened_by(), OpenedBy::Passphrase);
    let file = store.case_file(&case).unwrap();
    let code = store.set_recovery_code(&stamp(1)).unwrap();
    assert!(store.has_recovery_code());
    // The open store goes on with the new file.
    let id = store
        .write(&stamp(2), "person.create", |w| w.insert(&person("Ola", "")))
        .unwrap();
    drop(store);

    assert_eq!(Store::recovery_code_in(&dir), Some(true));
    let names: Vec<String> = snapshot(&dir).into_keys().collect();
    assert_eq!(names, ["anchor-2.json", "keys.json", "store-2.db"]);
    let code = typed(&code).parse().unwrap();
    let store = Store::open_with_recovery_code(&dir, &code).unwrap();
    assert_eq!(store.opened_by(), OpenedBy::RecoveryCode);
    assert_eq!(store.case_file(&case).unwrap(), file);
    assert!(store.find::<Person>(&id).unwrap().is_some());
    drop(store);
    Store::open(&dir, &passphrase()).unwrap();
}

#[test]
fn a_new_code_is_logged_without_values() {
    let (_temporary, dir, code) = with_code();
    let store = Store::open(&dir, &passphrase()).unwrap();
    let changes = store.changes(None).unwrap();
    let last = changes.last().unwrap();
    assert_eq!((last.at, &last.who), (stamp(1).at, &stamp(1).who));
    assert_eq!(
        (last.operation.as_str(), last.kind.as_str()),
        ("recovery.set", "store")
    );
    assert!(last.diff.as_ref().unwrap().is_empty());
    let keys = fs::read_to_string(dir.join("keys.json")).unwrap();
    let code = code.text();
    for group in code.split('-') {
        assert!(!keys.to_uppercase().contains(&format!("\"{group}\"")));
    }
    assert!(!keys.contains(&*code) && !format!("{store:?}").contains(&*code));
}

#[test]
fn another_code_opens_nothing_and_changes_nothing() {
    let (_temporary, dir, _) = with_code();
    let (_other_temporary, _, theirs) = with_code();
    assert_eq!(error_of(&dir, &theirs), Some(StoreError::WrongRecoveryCode));
    let (_third_temporary, without, _) = sample();
    assert_eq!(
        error_of(&without, &theirs),
        Some(StoreError::NoRecoveryCode)
    );
    let temporary = tempfile::tempdir().unwrap();
    assert_eq!(
        error_of(temporary.path(), &theirs),
        Some(StoreError::NoStore)
    );
    assert_eq!(Store::recovery_code_in(temporary.path()), None);
}

#[test]
fn a_renewed_code_ends_the_old_one() {
    let (_temporary, dir, old) = with_code();
    let mut store = Store::open_with_recovery_code(&dir, &old).unwrap();
    let new = store.set_recovery_code(&stamp(2)).unwrap();
    let wrong = Err(StoreError::WrongRecoveryCode);
    assert_eq!(store.verify_recovery_code(&old), wrong);
    assert_eq!(store.verify_recovery_code(&new), Ok(()));
    drop(store);
    assert_eq!(error_of(&dir, &old), Some(StoreError::WrongRecoveryCode));
    drop(Store::open_with_recovery_code(&dir, &new).unwrap());
    Store::open(&dir, &passphrase()).unwrap();
}

#[test]
fn the_code_outlives_changes_of_passphrase_and_rebuilds() {
    let (_temporary, dir, code) = with_code();
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    for (i, (now, next)) in [
        (passphrase(), other_passphrase()),
        (other_passphrase(), passphrase()),
    ]
    .into_iter()
    .enumerate()
    {
        let stamp = stamp(2 + i64::try_from(i).unwrap());
        store
            .change_passphrase_with_cost(&stamp, &now, &next, FAST)
            .unwrap();
        store
            .rebuild(&stamp, "test", |w| w.insert(&person("Ola", "")))
            .unwrap();
        assert_eq!(store.verify_recovery_code(&code), Ok(()));
    }
    drop(store);
    Store::open_with_recovery_code(&dir, &code).unwrap();
}

#[test]
fn by_the_code_a_forgotten_passphrase_is_replaced_once() {
    let (_temporary, dir, code) = with_code();
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    let refused = store.reset_passphrase(&stamp(2), &other_passphrase());
    assert_eq!(refused, Err(StoreError::NotRecovered));
    drop(store);

    let before = snapshot(&dir);
    let mut store = Store::open_with_recovery_code(&dir, &code).unwrap();
    let short = store.reset_passphrase(&stamp(2), &Passphrase::from("kort"));
    assert_eq!(short, Err(StoreError::WeakPassphrase));
    assert!(snapshot(&dir) == before);
    store
        .reset_passphrase(&stamp(2), &other_passphrase())
        .unwrap();
    let last = store.changes(None).unwrap().pop().unwrap();
    assert_eq!(
        (last.operation.as_str(), last.kind.as_str()),
        ("passphrase.reset", "store")
    );
    assert!(last.diff.unwrap().is_empty());
    assert_eq!(store.opened_by(), OpenedBy::Passphrase);
    let again = store.reset_passphrase(&stamp(3), &passphrase());
    assert_eq!(again, Err(StoreError::NotRecovered));
    drop(store);

    let error = Store::open(&dir, &passphrase()).unwrap_err();
    assert_eq!(error, StoreError::WrongPassphrase);
    drop(Store::open(&dir, &other_passphrase()).unwrap());
    Store::open_with_recovery_code(&dir, &code).unwrap();
}

#[test]
fn a_code_is_confirmed_whole_or_in_part() {
    let (_temporary, mut store) = new_store();
    let confirm = |store: &Store, text: &str| store.confirm_recovery_code(&TypedCode::from(text));
    let slip = |group| Err(StoreError::MistypedRecoveryCode { group });
    let old = store.set_recovery_code(&stamp(0)).unwrap().text();
    let code = store.set_recovery_code(&stamp(0)).unwrap().text();
    let end = |code: &str| code[30..].to_owned();
    assert_eq!(confirm(&store, &code), Ok(()));
    assert_eq!(confirm(&store, &end(&code)), Ok(()));
    assert_eq!(confirm(&store, &code[36..]), slip(None));
    assert_eq!(
        confirm(&store, &code[..11]),
        slip(Some(6)),
        "the first two groups"
    );
    let wrong = Err(StoreError::WrongRecoveryCode);
    assert_eq!(confirm(&store, &old), wrong);
    assert_eq!(confirm(&store, &end(&old)), wrong);

    // Opened anew, the store no longer knows the code, and only the whole of it can be tried.
    let dir = store.dir().to_owned();
    drop(store);
    let store = Store::open(&dir, &passphrase()).unwrap();
    assert_eq!(confirm(&store, &code), Ok(()));
    assert_eq!(confirm(&store, &end(&code)), slip(None));
}

#[test]
fn every_byte_of_the_keys_counts_by_either_way_in() {
    let (_temporary, dir, code) = with_code();
    let sound = fs::read(dir.join("keys.json")).unwrap();
    let refused = |bytes: &[u8], what: &str| {
        fs::write(dir.join("keys.json"), bytes).unwrap();
        for error in [
            Store::open(&dir, &passphrase()).err(),
            Store::open_with_recovery_code(&dir, &code).err(),
        ] {
            assert_eq!(error, Some(StoreError::DamagedKeys), "{what}");
        }
        assert_eq!(Store::recovery_code_in(&dir), None);
    };
    for i in (0..sound.len()).filter(|i| !sound[*i].is_ascii_whitespace()) {
        for flip in [0x01, 0x80] {
            let mut bytes = sound.clone();
            bytes[i] ^= flip;
            refused(&bytes, &format!("byte {i}"));
        }
    }
    for length in (0..sound.len() - 1).step_by(7) {
        refused(&sound[..length], &format!("cut to {length}"));
    }
}

#[test]
fn a_code_that_cannot_be_put_in_place_is_not_set() {
    let (_temporary, dir, old) = with_code();
    let before = snapshot(&dir);
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    // A folder in the place of a new file stands for any reason why it cannot be written: the last
    // step before the commit, and one on the way.
    for obstacle in ["keys.json.new", "anchor-3.json.new", "store-3.work"] {
        let obstacle = dir.join(obstacle);
        fs::create_dir(&obstacle).unwrap();
        let refused = store.set_recovery_code(&stamp(2)).err();
        assert!(
            matches!(refused, Some(StoreError::Io { .. })),
            "{refused:?}"
        );
        assert_eq!(store.verify_recovery_code(&old), Ok(()));
        fs::remove_dir(&obstacle).unwrap();
        assert!(snapshot(&dir) == before, "{}", obstacle.display());
    }
    let new = store.set_recovery_code(&stamp(2)).unwrap();
    drop(store);
    drop(Store::open_with_recovery_code(&dir, &new).unwrap());
    // Set back as a whole, the folder of before opens by the code of before: that is what a copy is.
    restore(&dir, &before);
    assert_eq!(error_of(&dir, &new), Some(StoreError::WrongRecoveryCode));
    Store::open_with_recovery_code(&dir, &old).unwrap();
}
