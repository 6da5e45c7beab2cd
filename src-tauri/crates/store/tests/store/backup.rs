//! Backups as files: what opens them, what shows damage, and what restoring leaves when it is killed.

use crate::crash::{acknowledge, folder, kill};
use crate::support::{
    Dice, FAST, NAMES, fill, new_store, other_passphrase, passphrase, person, sample, snapshot,
    stamp,
};
use domain::{Case, Id, Person};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use store::{
    BackupKey, BackupLabel, BackupSecret, Ledger, OpenBackup, OpenedBy, Result, Store, StoreError,
};
use tempfile::TempDir;

/// An open store with a participant, a folder for backups beside it, and the case's id.
fn office() -> (TempDir, Store, PathBuf, Id) {
    let (temporary, mut store) = new_store();
    let case = store.write(&stamp(0), "sample", fill).unwrap();
    let out = temporary.path().join("usb");
    fs::create_dir(&out).unwrap();
    (temporary, store, out.join("a.tmb"), case)
}

fn make(store: &Store, to: &Path) -> BackupKey {
    let new = store.new_backup(stamp(9).at).unwrap();
    new.write(to).unwrap();
    new.check(to).unwrap();
    new.key().unwrap()
}

fn open(path: &Path, secret: BackupSecret<'_>) -> Result<OpenBackup> {
    let dir = path.parent().unwrap().parent().unwrap().join("store");
    OpenBackup::open(path, secret, &dir)
}

fn no_work_is_left(dir: &Path) {
    let work = fs::read_dir(dir).unwrap().flatten();
    let work: Vec<_> = work
        .map(|entry| entry.file_name())
        .filter(|name| name.to_string_lossy().starts_with("work-"))
        .collect();
    assert!(work.is_empty(), "{work:?}");
}

#[test]
fn passphrase_code_and_kept_key_open_it_and_nothing_else() {
    let (_temporary, mut store, path, case) = office();
    let code = store.set_recovery_code(&stamp(1)).unwrap();
    let key = make(&store, &path);
    let file = store.case_file(&case).unwrap();
    for secret in [
        BackupSecret::Passphrase(&passphrase()),
        BackupSecret::Code(&code),
        BackupSecret::Key(&key),
    ] {
        let opened = open(&path, secret).unwrap();
        assert_eq!(opened.store().case_file(&case).unwrap(), file);
        assert_eq!(opened.label().made, stamp(9).at);
        opened.store().verify().unwrap();
        assert_eq!(
            opened.store().changes(None).unwrap().len(),
            store.changes(None).unwrap().len(),
            "the log came whole"
        );
    }
    let wrong = open(&path, BackupSecret::Passphrase(&other_passphrase()));
    assert_eq!(wrong.err(), Some(StoreError::WrongPassphrase));
    let other = make(&store, &path.with_file_name("b.tmb"));
    let wrong = open(&path, BackupSecret::Key(&other));
    assert_eq!(
        wrong.err(),
        Some(StoreError::WrongBackupKey),
        "each has keys of its own"
    );
    let kept = BackupKey::from_text(&key.to_text()).unwrap();
    open(&path, BackupSecret::Key(&kept)).unwrap();
    no_work_is_left(store.dir());
}

#[test]
fn nothing_personal_lies_in_the_clear() {
    let (_temporary, store, path, _) = office();
    make(&store, &path);
    let bytes = fs::read(&path).unwrap();
    for name in NAMES {
        let found = bytes
            .windows(name.len())
            .any(|part| part == name.as_bytes());
        assert!(!found, "{name}");
    }
}

#[test]
fn any_one_byte_changed_is_told() {
    let (_temporary, store, path, _) = office();
    let key = make(&store, &path);
    let sound = fs::read(&path).unwrap();
    let clear = sound.len() - fs::metadata(newest_db(store.dir())).unwrap().len() as usize;
    let mut dice = Dice::new(21);
    // Everything in front of the database, by steps; the edges; and anywhere.
    let front = (0..clear)
        .step_by(7)
        .chain([sound.len() - 1, sound.len() - 33]);
    let anywhere: Vec<usize> = (0..60).map(|_| dice.below(sound.len())).collect();
    for at in front.chain(anywhere) {
        let mut bytes = sound.clone();
        bytes[at] ^= 1 << dice.below(8);
        fs::write(&path, &bytes).unwrap();
        let error = open(&path, BackupSecret::Key(&key)).err();
        assert!(error.is_some(), "byte {at} changed unnoticed");
    }
    for length in [
        0,
        5,
        19,
        20,
        30,
        200,
        clear,
        sound.len() - 33,
        sound.len() - 1,
    ] {
        fs::write(&path, &sound[..length]).unwrap();
        let error = open(&path, BackupSecret::Key(&key)).err();
        assert!(error.is_some(), "cut to {length}");
    }
    fs::write(&path, [&sound[..], b"x"].concat()).unwrap();
    let longer = open(&path, BackupSecret::Key(&key)).err();
    assert_eq!(longer, Some(StoreError::DamagedBackup));
    no_work_is_left(store.dir());
}

fn newest_db(dir: &Path) -> PathBuf {
    let files = fs::read_dir(dir).unwrap().flatten().map(|file| file.path());
    let mut files: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|e| e == "db"))
        .collect();
    files.sort();
    files.pop().unwrap()
}

#[test]
fn a_wrong_passphrase_damage_and_a_newer_format_are_told_apart() {
    let (_temporary, store, path, _) = office();
    make(&store, &path);
    let sound = fs::read(&path).unwrap();
    let error = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        BackupLabel::read(&path).err()
    };
    assert_eq!(
        error(b"PK\x03\x04 something else altogether"),
        Some(StoreError::NotABackup)
    );
    let mut newer = sound.clone();
    newer[23] = 9;
    assert_eq!(
        error(&newer),
        Some(StoreError::NewerBackup { found: 9, known: 1 })
    );
    assert_eq!(
        error(&sound[..sound.len() / 2]),
        Some(StoreError::DamagedBackup)
    );
    let mut late = sound.clone();
    let at = late.len() - 5000;
    late[at] ^= 1;
    fs::write(&path, &late).unwrap();
    let wrong = open(&path, BackupSecret::Passphrase(&other_passphrase()));
    assert_eq!(wrong.err(), Some(StoreError::WrongPassphrase));
    let right = open(&path, BackupSecret::Passphrase(&passphrase()));
    assert_eq!(right.err(), Some(StoreError::DamagedBackup));
}

/// Half a ledger entry's way: the store has forgotten, and the backup is told so.
fn promise(store: &mut Store, case: &Id) {
    let on = domain::Date::from_ymd_opt(2026, 5, 4).unwrap();
    store.promise(&[case.clone()].into(), on).unwrap();
}

fn everything(store: &Store) -> Vec<u8> {
    let mut all = Vec::new();
    store
        .for_every_value(|_, bytes| all.extend_from_slice(bytes))
        .unwrap();
    all
}

fn holds(haystack: &[u8], needle: &str) -> bool {
    haystack
        .windows(needle.len())
        .any(|part| part == needle.as_bytes())
}

#[test]
fn a_renewed_backup_holds_nothing_of_what_the_ledger_names_and_opens_by_the_present_passphrase() {
    let (_temporary, mut store, path, case) = office();
    let ola = store
        .write(&stamp(1), "person.create", |w| {
            w.insert(&person("Ola", "Igjen"))
        })
        .unwrap();
    let old = make(&store, &path);
    let before = store.ways_in();
    store
        .change_passphrase_with_cost(&stamp(2), &passphrase(), &other_passphrase(), FAST)
        .unwrap();
    assert_ne!(store.ways_in(), before);
    promise(&mut store, &case);

    let new = store.renewed_backup(&path, &old, &stamp(3)).unwrap();
    assert!(new.forgot());
    assert_eq!(new.ledger(), store.ledger().len());
    assert_eq!(new.ways_in(), store.ways_in());
    new.write(&path).unwrap();
    new.check(&path).unwrap();

    let error = open(&path, BackupSecret::Key(&old)).err();
    assert_eq!(error, Some(StoreError::WrongBackupKey), "its keys are new");
    let error = open(&path, BackupSecret::Passphrase(&passphrase())).err();
    assert_eq!(error, Some(StoreError::WrongPassphrase));
    let opened = open(&path, BackupSecret::Passphrase(&other_passphrase())).unwrap();
    assert!(opened.store().find::<Case>(&case).unwrap().is_none());
    assert_eq!(
        opened.store().get::<Person>(&ola).unwrap(),
        person("Ola", "Igjen")
    );
    let all = everything(opened.store());
    for name in ["Kari", "Eksempelveien", "samtale"] {
        assert!(!holds(&all, name), "{name}");
    }
    assert_eq!(opened.label().ledger, *store.ledger());
    assert_eq!(opened.label().made, stamp(9).at, "it is still of then");
}

#[test]
fn a_disk_that_cannot_be_written_keeps_what_lay_there() {
    let (_temporary, store, path, _) = office();
    let key = make(&store, &path);
    let before = fs::read(&path).unwrap();
    let new = store.new_backup(stamp(10).at).unwrap();
    // A folder stands where the new file is to be staged.
    let staged = path.with_file_name("a.tmb.new");
    fs::create_dir(&staged).unwrap();
    assert!(matches!(new.write(&path), Err(StoreError::Io { .. })));
    assert!(fs::read(&path).unwrap() == before);
    open(&path, BackupSecret::Key(&key)).unwrap();
    let gone = path.parent().unwrap().join("gone/b.tmb");
    assert!(matches!(new.write(&gone), Err(StoreError::Io { .. })));
    assert_eq!(new.check(&path), Err(StoreError::WrongBackupKey));
}

fn restore(path: &Path, dir: &Path, present: &mut Option<Store>) -> Result<()> {
    let passphrase = passphrase();
    let opened = OpenBackup::open(path, BackupSecret::Passphrase(&passphrase), dir)?;
    opened.restore::<StoreError>(dir, present, &Ledger::default(), &stamp(20), |_| Ok(()))
}

fn names(store: &Store) -> Vec<String> {
    let persons = store.all::<Person>().unwrap();
    let mut names: Vec<String> = persons.into_values().map(|p| p.first_name.0).collect();
    names.sort();
    names
}

#[test]
fn restoring_over_an_open_store_a_closed_one_a_damaged_one_and_none() {
    let (temporary, mut store, path, _) = office();
    make(&store, &path);
    let dir = store.dir().to_owned();
    let later = |w: &mut store::Write<'_>| w.insert(&person("Senere", "Kommet"));
    store.write(&stamp(10), "person.create", later).unwrap();

    let mut present = Some(store);
    restore(&path, &dir, &mut present).unwrap();
    let store = present.take().unwrap();
    assert_eq!(names(&store), ["Kari"]);
    let last = store.changes(None).unwrap().pop().unwrap();
    assert_eq!(last.operation, "backup.restore");
    drop(store);
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    assert_eq!(names(&store), ["Kari"]);
    store.write(&stamp(11), "person.create", later).unwrap();
    drop(store);

    restore(&path, &dir, &mut None).unwrap();
    assert_eq!(names(&Store::open(&dir, &passphrase()).unwrap()), ["Kari"]);

    fs::write(dir.join("keys.json"), b"{").unwrap();
    restore(&path, &dir, &mut None).unwrap();
    assert_eq!(names(&Store::open(&dir, &passphrase()).unwrap()), ["Kari"]);

    fs::remove_file(dir.join("keys.json")).unwrap();
    assert_eq!(
        Store::open(&dir, &passphrase()).err(),
        Some(StoreError::MissingKeys)
    );
    restore(&path, &dir, &mut None).unwrap();
    assert_eq!(names(&Store::open(&dir, &passphrase()).unwrap()), ["Kari"]);
    let databases = snapshot(&dir)
        .into_keys()
        .filter(|name| name.ends_with(".db"));
    assert_eq!(databases.count(), 1, "nothing of the others is left");

    let fresh = temporary.path().join("new/machine");
    restore(&path, &fresh, &mut None).unwrap();
    let store = Store::open(&fresh, &passphrase()).unwrap();
    assert_eq!(names(&store), ["Kari"]);
    store.verify().unwrap();
}

#[test]
fn the_ledger_of_the_folder_outlives_its_store() {
    let (_temporary, mut store, path, case) = office();
    make(&store, &path);
    let dir = store.dir().to_owned();
    promise(&mut store, &case);
    let ledger = store.ledger().clone();
    drop(store);
    // The store is beyond help, the ledger beside it is not.
    fs::write(dir.join("keys.json"), b"").unwrap();
    restore(&path, &dir, &mut None).unwrap();
    let store = Store::open(&dir, &passphrase()).unwrap();
    assert_eq!(*store.ledger(), ledger);
    assert!(store.promised().unwrap().cases.contains(&case));
}

#[test]
fn a_restored_code_opens_as_a_code() {
    let (_temporary, mut store, path, _) = office();
    let code = store.set_recovery_code(&stamp(1)).unwrap();
    make(&store, &path);
    let dir = store.dir().to_owned();
    drop(store);
    let opened = OpenBackup::open(&path, BackupSecret::Code(&code), &dir).unwrap();
    let mut present = None;
    let done = opened.restore::<StoreError>(
        &dir,
        &mut present,
        &Ledger::default(),
        &stamp(5),
        |_| Ok(()),
    );
    done.unwrap();
    let mut store = present.unwrap();
    assert_eq!(store.opened_by(), OpenedBy::RecoveryCode);
    store
        .reset_passphrase(&stamp(6), &other_passphrase())
        .unwrap();
    drop(store);
    Store::open(&dir, &other_passphrase()).unwrap();
}

#[test]
fn files_of_a_store_that_nobody_can_open_are_kept_as_they_lie() {
    let (temporary, dir, _) = sample();
    fs::write(dir.join("keys.json"), b"damaged").unwrap();
    fs::write(dir.join("notes.txt"), b"not ours").unwrap();
    let to = temporary.path().join("aside");
    let before = snapshot(&dir);
    Store::keep_files(&dir, &to).unwrap();
    let mut kept = snapshot(&to);
    assert!(kept.len() >= 3);
    assert!(!kept.contains_key("notes.txt") && !kept.contains_key("lock"));
    kept.retain(|name, bytes| before.get(name) != Some(bytes));
    assert!(kept.is_empty());
}

#[test]
#[ignore = "the program that the test below kills"]
fn restorer() {
    let Some(dir) = folder() else { return };
    let usb = dir.parent().unwrap().join("usb");
    for number in 1..10_000 {
        for name in ["a.tmb", "b.tmb"] {
            restore(&usb.join(name), &dir, &mut None).unwrap();
            acknowledge(number);
        }
    }
}

#[test]
fn a_kill_while_restoring_leaves_the_one_store_or_the_other() {
    let (temporary, mut store, path, _) = office();
    make(&store, &path);
    let later = |w: &mut store::Write<'_>| w.insert(&person("Senere", "Kommet"));
    store.write(&stamp(10), "person.create", later).unwrap();
    make(&store, &path.with_file_name("b.tmb"));
    let dir = store.dir().to_owned();
    drop(store);
    let mut dice = Dice::new(23);
    for round in 0..20 {
        let after = Duration::from_micros(dice.below(120_000) as u64);
        kill("backup::restorer", &dir, after, round % 2 == 0);
        let store = Store::open(&dir, &passphrase())
            .unwrap_or_else(|error| panic!("round {round}: {error:?}"));
        let found = names(&store);
        let either = found == ["Kari"] || found == ["Kari", "Senere"];
        assert!(either, "round {round}: {found:?}");
        no_work_is_left(&dir);
    }
    // Where there was none, there is none or the restored one.
    let fresh = temporary.path().join("fresh");
    for round in 0..10 {
        let _ = fs::remove_dir_all(&fresh);
        let after = Duration::from_micros(dice.below(60_000) as u64);
        kill("backup::restorer", &fresh, after, false);
        match Store::open(&fresh, &passphrase()) {
            Ok(store) => assert!(names(&store).contains(&"Kari".to_owned())),
            Err(error) => assert_eq!(error, StoreError::NoStore, "round {round}"),
        }
        assert_eq!(
            Store::exists(&fresh),
            Store::open(&fresh, &passphrase()).is_ok()
        );
    }
}

#[test]
#[ignore = "the program that the test below kills"]
fn rewriter() {
    let Some(dir) = folder() else { return };
    let store = Store::open(&dir, &passphrase()).unwrap();
    let path = dir.parent().unwrap().join("usb/a.tmb");
    let keys = dir.parent().unwrap().join("keys-for-the-test");
    let kept: Vec<String> = fs::read_to_string(&keys)
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect();
    let opens = |text: &String| {
        let key = BackupKey::from_text(text).unwrap();
        OpenBackup::open(&path, BackupSecret::Key(&key), &dir)
            .is_ok()
            .then_some(key)
    };
    let mut key = kept.iter().find_map(opens).unwrap();
    for number in 1..10_000 {
        let new = store.renewed_backup(&path, &key, &stamp(1)).unwrap();
        let next = new.key().unwrap();
        // As the record keeps them: both, until the new one is in place.
        let both = format!("{}\n{}", key.to_text().as_str(), next.to_text().as_str());
        fs::write(keys.with_extension("new"), both).unwrap();
        fs::rename(keys.with_extension("new"), &keys).unwrap();
        new.write(&path).unwrap();
        key = next;
        acknowledge(number);
    }
}

#[test]
fn a_kill_while_a_backup_is_rewritten_leaves_one_that_a_kept_key_opens() {
    let (temporary, store, path, _) = office();
    let key = make(&store, &path);
    let keys = temporary.path().join("keys-for-the-test");
    fs::write(&keys, key.to_text().as_str()).unwrap();
    let dir = store.dir().to_owned();
    drop(store);
    let mut dice = Dice::new(29);
    for round in 0..20 {
        let after = Duration::from_micros(dice.below(100_000) as u64);
        kill("backup::rewriter", &dir, after, round % 2 == 0);
        let kept = fs::read_to_string(&keys).unwrap();
        let mut opened = kept.lines().filter(|text| {
            let key = BackupKey::from_text(text).unwrap();
            OpenBackup::open(&path, BackupSecret::Key(&key), &dir).is_ok()
        });
        assert!(opened.next().is_some(), "round {round}");
        open(&path, BackupSecret::Passphrase(&passphrase())).unwrap();
    }
}

/// Backups out in the world open for ever.
#[test]
fn a_backup_of_format_1_opens_and_is_restored() {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/backup-v1/backup.tmb");
    let temporary = tempfile::tempdir().unwrap();
    let dir = temporary.path().join("store");
    let passphrase = passphrase();
    let opened = OpenBackup::open(&fixture, BackupSecret::Passphrase(&passphrase), &dir).unwrap();
    assert_eq!(opened.schema(), 1);
    assert_eq!(opened.label().ledger.len(), 1);
    assert!(!opened.label().has_recovery_code);
    assert_eq!(opened.label().made, stamp(0).at);
    assert_eq!(names(opened.store()), ["Kari", "Ola"]);
    let mut present = None;
    let done = opened.restore::<StoreError>(
        &dir,
        &mut present,
        &Ledger::default(),
        &stamp(1),
        |_| Ok(()),
    );
    done.unwrap();
    drop(present);
    let store = Store::open(&dir, &passphrase).unwrap();
    store.verify().unwrap();
    assert_eq!(store.ledger().len(), 1, "the deletion is known here, too");
}
