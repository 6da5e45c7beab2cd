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

fn new_passphrase(text: &str) -> Option<Renewal> {
    let unlock = NewUnlock::passphrase(&passphrase(text), FAST).unwrap();
    Some(Renewal::Put(unlock))
}

/// Keys with a recovery code, which `next` has added.
fn with_code() -> (Keys, Opened, RecoveryCode) {
    let (first, opened) = Keys::create(&passphrase("one"), FAST).unwrap();
    let code = RecoveryCode::random().unwrap();
    let new = NewUnlock::recovery_code(&code).unwrap();
    let (keys, opened) = first.next(&opened, Some(Renewal::Put(new))).unwrap();
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
    let (second, _) = first.next(&opened, Some(Renewal::Put(new))).unwrap();
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

/// Made as the one above, with the bytes 0 to 31 as the keyring's secret.
#[test]
fn keys_with_a_keyring_stay_readable() {
    let bytes = include_bytes!("../../tests/fixtures/keys-v2-keyring.json");
    let keys = Keys::parse(bytes).unwrap();
    let secret = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    let secret = KeyringSecret::from_text(secret).unwrap();
    let code = TypedCode::from("GP1XQ-F3A7H-QYFRQ-6F0D1-THBRR-A48W9-8800R").parse();
    let master = keys.unlock(&passphrase("one")).unwrap().master;
    assert!(keys.unlock_by_keyring(&secret).unwrap().master.is(&master));
    assert!(
        keys.unlock_by_code(&code.unwrap())
            .unwrap()
            .master
            .is(&master)
    );
    assert_eq!(keys.to_bytes().unwrap().as_slice(), bytes);
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
        body["format"] = 3.into();
        body["unlocks"] = "something else altogether".into();
    });
    let expected = StoreError::NewerKeys { found: 3, known: 2 };
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
        edited(|body| {
            // A keyring where format 1 knows none.
            body["format"] = 1.into();
            let mut more = body["unlocks"][0].clone();
            more["kind"] = "keyring".into();
            body["unlocks"] = vec![body["unlocks"][0].take(), more].into();
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

/// Keys with a recovery code and a keyring's secret.
fn with_keyring() -> (Keys, Opened, RecoveryCode, KeyringSecret) {
    let (first, opened, code) = with_code();
    let secret = KeyringSecret::random().unwrap();
    let new = NewUnlock::keyring(&secret).unwrap();
    let (keys, opened) = first.next(&opened, Some(Renewal::Put(new))).unwrap();
    (keys, opened, code, secret)
}

#[test]
fn what_the_keyring_holds_opens_and_outlives_the_other_renewals() {
    let (first, opened, code, secret) = with_keyring();
    assert!(first.has_keyring() && first.unlock_by_keyring(&secret).is_ok());
    let (second, opened) = first.next(&opened, new_passphrase("two")).unwrap();
    let new = NewUnlock::recovery_code(&RecoveryCode::random().unwrap()).unwrap();
    let (third, _) = second.next(&opened, Some(Renewal::Put(new))).unwrap();
    assert!(unlocks(&third, "two") && !unlocks(&third, "one"));
    assert!(third.unlock_by_code(&code).is_err());
    let by_keyring = third.unlock_by_keyring(&secret).unwrap();
    let by_passphrase = third.unlock(&passphrase("two")).unwrap();
    assert!(by_keyring.master.is(&by_passphrase.master));
}

#[test]
fn another_secret_of_the_keyring_does_not_open() {
    let (keys, opened, _, secret) = with_keyring();
    let other = KeyringSecret::random().unwrap();
    let error = keys.unlock_by_keyring(&other).err();
    assert_eq!(error, Some(StoreError::WrongKeyring));
    let (plain, _) = Keys::create(&passphrase("one"), FAST).unwrap();
    let error = plain.unlock_by_keyring(&secret).err();
    assert_eq!(error, Some(StoreError::NoKeyring));
    // Enabled anew: the secret from before ends.
    let new = NewUnlock::keyring(&other).unwrap();
    let (next, _) = keys.next(&opened, Some(Renewal::Put(new))).unwrap();
    let error = next.unlock_by_keyring(&secret).err();
    assert_eq!(error, Some(StoreError::WrongKeyring));
    assert!(next.unlock_by_keyring(&other).is_ok());
    assert_eq!(next.unlocks.len(), 3);
}

#[test]
fn the_keyring_can_be_left_out_and_the_passphrase_cannot() {
    let (keys, opened, code, secret) = with_keyring();
    let drop_keyring = Renewal::Drop(UnlockKind::Keyring);
    let (without, reopened) = keys.next(&opened, Some(drop_keyring)).unwrap();
    assert!(!without.has_keyring() && without.unlock_by_keyring(&secret).is_err());
    assert!(unlocks(&without, "one") && without.unlock_by_code(&code).is_ok());
    let drop_passphrase = Renewal::Drop(UnlockKind::Passphrase);
    let (kept, _) = without.next(&reopened, Some(drop_passphrase)).unwrap();
    assert!(unlocks(&kept, "one"));
}

#[test]
fn keys_of_a_copy_know_no_keyring_and_share_no_key() {
    let (keys, opened, code, secret) = with_keyring();
    let (backup, of_backup) = keys.for_copy(&opened, "another", 1).unwrap();
    assert!(!backup.has_keyring());
    let text = String::from_utf8(backup.to_bytes().unwrap()).unwrap();
    assert!(!text.contains("keyring"), "not even that there is one");
    assert_eq!(
        backup.unlock_by_keyring(&secret).err(),
        Some(StoreError::NoKeyring)
    );
    assert!(unlocks(&backup, "one") && backup.unlock_by_code(&code).is_ok());
    assert!(!of_backup.master.is(&opened.master));
    assert!(!of_backup.store_key.is(&opened.store_key));
    // And the store's own keys still know it.
    assert!(keys.unlock_by_keyring(&secret).is_ok());
}

/// By someone who makes the digest fit.
#[test]
fn an_altered_keyring_unlock_is_damage_by_every_other_way_in() {
    let (keys, opened, code, secret) = with_keyring();
    let (later, _) = keys.next(&opened, None).unwrap();
    let (other, ..) = with_keyring();
    let at = 2;
    assert_eq!(keys.unlocks[at].kind, UnlockKind::Keyring);
    let edit = |edit: &dyn Fn(&mut Keys)| {
        let mut keys = keys.clone();
        edit(&mut keys);
        keys
    };
    for (what, altered) in [
        ("taken out", edit(&|k| drop(k.unlocks.remove(at)))),
        (
            "another store's",
            edit(&|k| k.unlocks[at] = other.unlocks[at].clone()),
        ),
        (
            "another generation's",
            edit(&|k| k.unlocks[at] = later.unlocks[at].clone()),
        ),
        (
            "named a code",
            edit(&|k| k.unlocks[at].kind = UnlockKind::RecoveryCode),
        ),
        ("in another place", edit(&|k| k.unlocks.swap(1, at))),
    ] {
        let error = altered.unlock(&passphrase("one")).err();
        assert_eq!(error, Some(StoreError::DamagedKeys), "{what}");
        assert!(altered.unlock_by_code(&code).is_err(), "{what}");
        assert!(altered.unlock_by_keyring(&secret).is_err(), "{what}");
    }
    // One put in where there was none.
    let (without, _) = keys
        .next(&opened, Some(Renewal::Drop(UnlockKind::Keyring)))
        .unwrap();
    let mut put_in = without;
    put_in.unlocks.push(keys.unlocks[at].clone());
    let error = put_in.unlock(&passphrase("one")).err();
    assert_eq!(error, Some(StoreError::DamagedKeys));
}

#[test]
fn a_file_of_the_first_format_is_read_and_the_next_rebuild_raises_it() {
    let bytes = include_bytes!("../../tests/fixtures/keys-v1-recovery.json");
    let old = Keys::parse(bytes).unwrap();
    assert_eq!(old.format, 1);
    assert_eq!(
        old.to_bytes().unwrap().as_slice(),
        bytes,
        "read and written, it is the same"
    );
    let opened = old.unlock(&passphrase("one")).unwrap();
    let (new, _) = old.next(&opened, None).unwrap();
    assert_eq!(new.format, 2);
    let code = TypedCode::from("GP1XQ-F3A7H-QYFRQ-6F0D1-THBRR-A48W9-8800R").parse();
    assert!(unlocks(&new, "one") && new.unlock_by_code(&code.unwrap()).is_ok());
    // An older program reads the number first, and says «newer» instead of «damaged».
    let body: Value = serde_json::from_slice(&new.to_bytes().unwrap()).unwrap();
    assert_eq!(body["body"]["format"], 2);
    // The number itself is bound: a file that claims to be older does not open.
    let mut lowered = new;
    lowered.format = 1;
    assert!(!unlocks(&lowered, "one"));
}
