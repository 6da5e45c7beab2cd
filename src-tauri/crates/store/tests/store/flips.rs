//! One byte changed anywhere in what lies in the folder, also in what a crash left behind: it is told as damage,
//! or it does no harm. It is never taken for the truth.

use crate::journal::crashed;
use crate::support::{Dice, passphrase, person, restore, sample, snapshot, stamp};
use domain::{Case, Person};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use store::{Change, Store, StoreError};

type Files = BTreeMap<String, Vec<u8>>;

/// How many bytes are changed: 5,000 with `TILTAKSMAPPE_SOAK` set, a tenth of them otherwise.
fn tries(all: usize) -> usize {
    match std::env::var_os("TILTAKSMAPPE_SOAK") {
        Some(_) => all,
        None => all / 10,
    }
}

/// All that a store says, as its callers see it.
#[derive(PartialEq)]
struct Truth {
    people: BTreeMap<String, Person>,
    cases: usize,
    changes: Vec<Change>,
    promised: Vec<String>,
    recovery_code: bool,
}

fn truth(store: &Store) -> Result<Truth, StoreError> {
    store.verify()?;
    Ok(Truth {
        people: store.all()?,
        cases: store.all::<Case>()?.len(),
        changes: store.changes(None)?,
        promised: store
            .ledger()
            .entries()
            .iter()
            .map(|entry| entry.hash.clone())
            .collect(),
        recovery_code: store.has_recovery_code(),
    })
}

/// A store with a recovery code and a promised deletion, closed; as it lies there, and as a crash in the
/// middle of a write and of a rebuild leaves it.
fn states() -> (tempfile::TempDir, PathBuf, Vec<Files>) {
    let (temporary, dir, case) = sample();
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    store.set_recovery_code(&stamp(5)).unwrap();
    let on = domain::Date::from_ymd_opt(2026, 3, 1).unwrap();
    store.promise(&BTreeSet::from([case]), on).unwrap();
    let mut states = Vec::new();
    let mut cut = Files::new();
    let crash = |cut: &mut Files| {
        *cut = snapshot(&dir);
        Err::<(), _>(StoreError::Internal("the crash"))
    };
    let refused = store.write(&stamp(6), "test", |w| {
        w.insert(&person("Ola", "Ny"))?;
        crash(&mut cut)
    });
    assert!(refused.is_err());
    states.push(std::mem::take(&mut cut));
    let refused = store.rebuild(&stamp(7), "test", |w| {
        w.insert(&person("Ola", "Ny"))?;
        crash(&mut cut)
    });
    assert!(refused.is_err());
    states.push(cut);
    drop(store);
    states.push(snapshot(&dir));
    (temporary, dir, states)
}

/// Changes one byte of a file, opens, and holds what is there against the truth. Whether it was noticed.
fn flip(dir: &Path, files: &Files, truth_of: &Truth, dice: &mut Dice) -> bool {
    let names: Vec<&String> = files.keys().collect();
    let name = names[dice.below(names.len())];
    let mut flipped = files.clone();
    let bytes = flipped.get_mut(name).unwrap();
    if bytes.is_empty() {
        return false;
    }
    // The beginning of a file says what it is.
    let most = if dice.below(4) == 0 {
        bytes.len().min(64)
    } else {
        bytes.len()
    };
    let at = dice.below(most);
    bytes[at] ^= u8::try_from(1 + dice.below(255)).unwrap();
    restore(dir, &flipped);
    let opened = Store::open(dir, &passphrase());
    // It says that it was damaged, and holds what the database knows.
    if opened
        .as_ref()
        .is_ok_and(|store| store.ledger_repair().is_some())
    {
        assert_eq!(name, "ledger.json");
        return true;
    }
    match opened.and_then(|store| truth(&store)) {
        Ok(found) => {
            assert!(found == *truth_of, "{name}, byte {at}: taken for the truth");
            false
        }
        Err(
            StoreError::DamagedKeys
            | StoreError::DamagedStore
            | StoreError::DamagedLedger
            | StoreError::LogAltered
            | StoreError::NewerKeys { .. }
            | StoreError::NewerLedger { .. },
        ) => true,
        Err(other) => panic!("{name}, byte {at}: {other:?}"),
    }
}

#[test]
fn one_byte_changed_is_noticed_or_harmless_also_after_a_crash() {
    let (_temporary, dir, states) = states();
    let mut dice = Dice::new(11);
    let truths: Vec<Truth> = states
        .iter()
        .map(|files| {
            restore(&dir, files);
            truth(&Store::open(&dir, &passphrase()).unwrap()).unwrap()
        })
        .collect();
    assert!(
        truths.iter().all(|found| *found == truths[0]),
        "no crash made a difference"
    );
    assert_eq!(
        (truths[0].promised.len(), truths[0].recovery_code),
        (1, true)
    );
    let (all, mut noticed) = (tries(4800), 0);
    for _ in 0..all {
        let state = dice.below(states.len());
        noticed += usize::from(flip(&dir, &states[state], &truths[state], &mut dice));
    }
    assert!(noticed > all / 3, "{noticed} of {all} noticed");
}

/// The rollback journal of a large operation, half of which has reached the store file.
#[test]
fn so_it_is_where_a_journal_has_to_be_played_back() {
    let (temporary, files, acknowledged) = crashed();
    let dir = temporary.path().join("store");
    restore(&dir, &files);
    let store = Store::open(&dir, &passphrase()).unwrap();
    assert!(store.all::<Person>().unwrap() == acknowledged);
    let truth_of = truth(&store).unwrap();
    drop(store);
    let mut dice = Dice::new(13);
    for _ in 0..tries(200) {
        flip(&dir, &files, &truth_of, &mut dice);
    }
}
