//! The key file: what opens it, what is told apart, and that no byte of it goes unnoticed.

use super::*;
use crate::TypedCode;

const FAST: Cost = Cost {
    memory_kib: 64,
    passes: 1,
    lanes: 1,
};

fn passphrase(text: &str) -> Passphrase {
    Passphrase::from(text.to_owned())
}

fn unlocks(keys: &Keys, text: &str) -> bool {
    keys.unlock(&passphrase(text)).is_ok()
}

#[test]
fn the_next_generation_keeps_unlocks_and_changes_every_key() {
    let (first, opened) = Keys::create(&passphrase("one"), FAST).unwrap();
    let (second, reopened) = first.next(&opened, None).unwrap();
    assert!(unlocks(&second, "one") && !unlocks(&second, "two"));
    assert_eq!(second.store, first.store);
    assert_eq!(second.file, "store-2.db");
    let probe = |key: &Secret| key.mac(&[b"probe"]);
    assert_ne!(probe(&reopened.master), probe(&opened.master));
    assert_ne!(probe(&reopened.store_key), probe(&opened.store_key));
}

fn new_passphrase(text: &str) -> Option<NewUnlock> {
    Some(NewUnlock::passphrase(&passphrase(text), FAST).unwrap())
}

/// Keys with a recovery code, which `next` has added.
fn with_code() -> (Keys, Opened, RecoveryCode) {
    let (first, opened) = Keys::create(&passphrase("one"), FAST).unwrap();
    let code = RecoveryCode::random().unwrap();
    let new = NewUnlock::recovery_code(&code).unwrap();
    let (keys, opened) = first.next(&opened, Some(new)).unwrap();
    (keys, opened, code)
}

#[test]
fn a_recovery_code_outlives_a_change_of_passphrase() {
    let (first, opened, code) = with_code();
    assert!(unlocks(&first, "one") && first.unlock_by_code(&code).is_ok());
    let (second, _) = first.next(&opened, new_passphrase("two")).unwrap();
    assert!(unlocks(&second, "two") && !unlocks(&second, "one"));
    assert!(second.unlock_by_code(&code).is_ok());
}

#[test]
fn a_new_recovery_code_ends_the_old_one() {
    let (first, opened, old) = with_code();
    let code = RecoveryCode::random().unwrap();
    let new = NewUnlock::recovery_code(&code).unwrap();
    let (second, _) = first.next(&opened, Some(new)).unwrap();
    assert!(unlocks(&second, "one") && second.unlock_by_code(&code).is_ok());
    let error = second.unlock_by_code(&old).err();
    assert_eq!(error, Some(StoreError::WrongRecoveryCode));
    assert_eq!(second.unlocks.len(), 2);
}

/// By someone who makes the digest fit; without that, every byte counts anyway.
#[test]
fn an_altered_recovery_code_is_damage_by_either_way_in() {
    let (keys, opened, code) = with_code();
    let (other, ..) = with_code();
    let (later, _) = keys.next(&opened, None).unwrap();
    let (pass_at, code_at) = (0, 1);
    assert_eq!(keys.unlocks[code_at].kind, UnlockKind::RecoveryCode);
    let edit = |edit: &dyn Fn(&mut Keys)| {
        let mut keys = keys.clone();
        edit(&mut keys);
        keys
    };
    for (what, altered) in [
        ("taken out", edit(&|k| drop(k.unlocks.remove(code_at)))),
        (
            "another store's",
            edit(&|k| k.unlocks[code_at] = other.unlocks[code_at].clone()),
        ),
        (
            "another generation's",
            edit(&|k| k.unlocks[code_at] = later.unlocks[code_at].clone()),
        ),
        (
            "its key another's",
            edit(&|k| k.unlocks[code_at].key = other.unlocks[code_at].key.clone()),
        ),
        (
            "its master key another's",
            edit(&|k| k.unlocks[code_at].master = other.unlocks[code_at].master.clone()),
        ),
    ] {
        let error = altered.unlock(&passphrase("one")).err();
        assert_eq!(error, Some(StoreError::DamagedKeys), "{what}");
    }
    // By the code, the passphrase's part is tried.
    let altered = edit(&|k| k.unlocks[pass_at] = later.unlocks[pass_at].clone());
    let error = altered.unlock_by_code(&code).err();
    assert_eq!(error, Some(StoreError::DamagedKeys));
}

/// Made once by another program, in Python, from what this file says of the format; not to be
/// made anew.
#[test]
fn keys_with_a_recovery_code_stay_readable() {
    let keys = Keys::parse(include_bytes!("../../tests/fixtures/keys-v1-recovery.json")).unwrap();
    let code = TypedCode::from("GP1XQ-F3A7H-QYFRQ-6F0D1-THBRR-A48W9-8800R").parse();
    let by_code = keys.unlock_by_code(&code.unwrap()).unwrap();
    assert!(
        by_code
            .master
            .is(&keys.unlock(&passphrase("one")).unwrap().master)
    );
}

#[test]
fn without_a_recovery_code_none_opens() {
    let (keys, _) = Keys::create(&passphrase("one"), FAST).unwrap();
    let code = RecoveryCode::random().unwrap();
    let error = keys.unlock_by_code(&code).err();
    assert_eq!(error, Some(StoreError::NoRecoveryCode));
}

#[test]
fn parts_of_another_generation_do_not_fit() {
    let (first, opened) = Keys::create(&passphrase("one"), FAST).unwrap();
    let (second, _) = first.next(&opened, None).unwrap();
    let mut mixed = second.clone();
    mixed.unlocks = first.unlocks.clone();
    assert!(!unlocks(&mixed, "one"));
    let mut mixed = second;
    mixed.store_key = first.store_key.clone();
    let error = mixed.unlock(&passphrase("one")).err();
    assert_eq!(error, Some(StoreError::DamagedKeys));
}

/// `keys.json` after `edit`, with a digest that fits.
fn edited(edit: impl FnOnce(&mut Value)) -> Vec<u8> {
    let (keys, _) = Keys::create(&passphrase("one"), FAST).unwrap();
    let mut body = serde_json::to_value(&keys).unwrap();
    edit(&mut body);
    let sha256 = digest(&body).unwrap();
    serde_json::to_vec(&Envelope { body, sha256 }).unwrap()
}

#[test]
fn a_newer_format_is_told_from_damage() {
    let newer = edited(|body| {
        body["format"] = 2.into();
        body["unlocks"] = "something else altogether".into();
    });
    let expected = StoreError::NewerKeys { found: 2, known: 1 };
    assert_eq!(Keys::parse(&newer).err(), Some(expected));
    assert!(Keys::parse(&edited(|_| ())).is_ok());
}

#[test]
fn what_no_program_writes_is_damage() {
    for bytes in [
        edited(|body| body["file"] = "../../etc/passwd".into()),
        edited(|body| body["generation"] = 2.into()),
        edited(|body| body["unlocks"][0]["kdf"]["cost"]["memory_kib"] = (1 << 30).into()),
        edited(|body| body["format"] = 0.into()),
        edited(|body| body["more"] = 1.into()),
        edited(|body| body["unlocks"] = Value::Array(Vec::new())),
        edited(|body| {
            let twice = body["unlocks"][0].clone();
            body["unlocks"] = vec![twice.clone(), twice].into();
        }),
        b"{}".to_vec(),
        b"".to_vec(),
    ] {
        assert_eq!(Keys::parse(&bytes).err(), Some(StoreError::DamagedKeys));
    }
}

#[test]
fn a_lower_cost_than_was_used_does_not_open() {
    let cheaper = edited(|body| body["unlocks"][0]["kdf"]["cost"]["memory_kib"] = 32.into());
    let keys = Keys::parse(&cheaper).unwrap();
    assert!(!unlocks(&keys, "one"));
}
