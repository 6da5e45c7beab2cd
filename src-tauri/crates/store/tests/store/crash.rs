//! Killed at any moment, the program leaves a store that opens and holds all that was acknowledged.
//!
//! The program to be killed is this test binary itself, started again for one ignored test.

use crate::support::{Dice, FAST, other_passphrase, passphrase, person, snapshot, stamp};
use domain::Person;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use store::{Store, StoreError, TypedCode};

const FOLDER: &str = "TILTAKSMAPPE_TEST_STORE";

/// Runs the ignored test `name` on `dir`, kills it `after` its first acknowledgement (or its start)
/// and answers the last number it acknowledged.
pub fn kill(name: &str, dir: &Path, after: Duration, wait_for_first: bool) -> Option<u64> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", name, "--ignored", "--nocapture"])
        .env(FOLDER, dir)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let number = |line: String| {
        line.split("ack ")
            .nth(1)
            .and_then(|n| n.trim().parse().ok())
    };
    let mut last = None;
    if wait_for_first {
        last = lines.by_ref().map_while(Result::ok).find_map(number);
    }
    std::thread::sleep(after);
    // SIGKILL on Unix: nothing of the program runs any more.
    child.kill().unwrap();
    child.wait().unwrap();
    // What it wrote to the pipe before it died was acknowledged.
    lines
        .map_while(Result::ok)
        .filter_map(number)
        .last()
        .or(last)
}

pub fn acknowledge(number: u64) {
    println!("ack {number}");
    std::io::stdout().flush().unwrap();
}

pub fn folder() -> Option<std::path::PathBuf> {
    std::env::var_os(FOLDER).map(Into::into)
}

#[test]
#[ignore = "the program that the tests below kill"]
fn writer() {
    let Some(dir) = folder() else { return };
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    let next = store.all::<Person>().unwrap().len() as u64 / 2 + 1;
    for number in next..next + 10_000 {
        store
            .write(&stamp(0), "person.create", |w| {
                // Two records, to see that an operation is whole.
                w.insert(&person(&number.to_string(), &"x".repeat(2000)))?;
                w.insert(&person(&number.to_string(), "y"))
            })
            .unwrap();
        acknowledge(number);
    }
}

#[test]
fn every_acknowledged_write_outlasts_a_kill() {
    let temporary = tempfile::tempdir().unwrap();
    let dir = temporary.path().join("store");
    drop(Store::create_with_cost(&dir, &passphrase(), FAST).unwrap());
    let mut dice = Dice::new(11);
    let mut acknowledged = 0;
    for round in 0..50 {
        let after = Duration::from_micros(dice.below(40_000) as u64);
        acknowledged = kill("crash::writer", &dir, after, true).unwrap_or(acknowledged);
        let store = Store::open(&dir, &passphrase())
            .unwrap_or_else(|error| panic!("round {round}: {error:?}"));
        let mut numbers: Vec<u64> = store
            .all::<Person>()
            .unwrap()
            .into_values()
            .map(|p| p.first_name.0.parse().unwrap())
            .collect();
        numbers.sort_unstable();
        let count = numbers.len() as u64 / 2;
        let whole: Vec<u64> = (1..=count).flat_map(|n| [n, n]).collect();
        assert_eq!(
            numbers, whole,
            "round {round}: operations are whole and in order"
        );
        // One more may have been written than its acknowledgement could be printed.
        assert!(
            (acknowledged..=acknowledged + 1).contains(&count),
            "round {round}: {count} written, {acknowledged} acknowledged"
        );
        assert_eq!(store.changes(None).unwrap().len() as u64, 2 * count);
        acknowledged = count;
    }
    assert!(acknowledged > 50, "the writer wrote {acknowledged}");
}

#[test]
#[ignore = "the program that the test below kills"]
fn rotator() {
    let Some(dir) = folder() else { return };
    let (a, b) = (passphrase(), other_passphrase());
    let (mut now, mut next) = (&a, &b);
    let mut store = Store::open(&dir, now)
        .or_else(|_| {
            std::mem::swap(&mut now, &mut next);
            Store::open(&dir, now)
        })
        .unwrap();
    for number in 1..10_000 {
        store
            .change_passphrase_with_cost(&stamp(number), now, next, FAST)
            .unwrap();
        std::mem::swap(&mut now, &mut next);
        acknowledge(number.unsigned_abs());
    }
}

#[test]
fn a_kill_while_the_passphrase_changes_leaves_the_old_or_the_new_one() {
    let temporary = tempfile::tempdir().unwrap();
    let dir = temporary.path().join("store");
    let mut store = Store::create_with_cost(&dir, &passphrase(), FAST).unwrap();
    let id = store
        .write(&stamp(0), "test", |w| w.insert(&person("Kari", "")))
        .unwrap();
    drop(store);
    let mut dice = Dice::new(13);
    for round in 0..30 {
        let after = Duration::from_micros(dice.below(60_000) as u64);
        kill("crash::rotator", &dir, after, true);
        let store = match Store::open(&dir, &passphrase()) {
            Err(StoreError::WrongPassphrase) => Store::open(&dir, &other_passphrase()),
            first => first,
        };
        let store = store.unwrap_or_else(|error| panic!("round {round}: {error:?}"));
        assert_eq!(store.get::<Person>(&id).unwrap(), person("Kari", ""));
        let files = snapshot(&dir).len();
        assert_eq!(
            files, 3,
            "round {round}: keys, store and anchor, nothing else"
        );
    }
}

/// How often the log says that a recovery code was set.
fn renewals(store: &Store) -> u64 {
    let changes = store.changes(None).unwrap();
    let set = changes.iter().filter(|c| c.operation == "recovery.set");
    set.count() as u64
}

/// Where the program leaves each code that it was given: its number and the code.
fn paper(dir: &Path) -> std::path::PathBuf {
    dir.with_file_name("paper")
}

#[test]
#[ignore = "the program that the test below kills"]
fn renewer() {
    let Some(dir) = folder() else { return };
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    let next = renewals(&store) + 1;
    for number in next..next + 10_000 {
        let code = store.set_recovery_code(&stamp(0)).unwrap();
        let draft = paper(&dir).with_extension("draft");
        std::fs::write(&draft, format!("{number} {}", *code.text())).unwrap();
        std::fs::rename(&draft, paper(&dir)).unwrap();
        acknowledge(number);
    }
}

#[test]
fn a_kill_while_the_recovery_code_is_renewed_leaves_the_old_or_the_new_one() {
    let temporary = tempfile::tempdir().unwrap();
    let dir = temporary.path().join("store");
    drop(Store::create_with_cost(&dir, &passphrase(), FAST).unwrap());
    let mut dice = Dice::new(19);
    for round in 0..20 {
        let after = Duration::from_micros(dice.below(120_000) as u64);
        kill("crash::renewer", &dir, after, true);
        let store = Store::open(&dir, &passphrase())
            .unwrap_or_else(|error| panic!("round {round}: {error:?}"));
        let renewals = renewals(&store);
        drop(store);
        let text = std::fs::read_to_string(paper(&dir)).unwrap();
        let (number, code) = text.split_once(' ').unwrap();
        let number: u64 = number.parse().unwrap();
        let code = TypedCode::from(code).parse().unwrap();
        let opened = Store::open_with_recovery_code(&dir, &code).map(drop);
        // One more may have been set than could be written down.
        let expected = match renewals - number {
            0 => Ok(()),
            1 => Err(StoreError::WrongRecoveryCode),
            more => panic!("round {round}: {more} codes were never given out"),
        };
        assert_eq!(opened, expected, "round {round}");
        let files = snapshot(&dir).len();
        assert_eq!(
            files, 3,
            "round {round}: keys, store and anchor, nothing else"
        );
    }
}

#[test]
#[ignore = "the program that the test below kills"]
fn creator() {
    let Some(dir) = folder() else { return };
    drop(Store::create_with_cost(&dir, &passphrase(), FAST).unwrap());
    acknowledge(1);
}

#[test]
fn a_kill_while_the_store_is_created_locks_no_one_out() {
    let mut dice = Dice::new(17);
    for round in 0..30 {
        let temporary = tempfile::tempdir().unwrap();
        let dir = temporary.path().join("store");
        let after = Duration::from_micros(dice.below(50_000) as u64);
        let acknowledged = kill("crash::creator", &dir, after, false).is_some();
        if Store::exists(&dir) {
            Store::open(&dir, &passphrase())
                .unwrap_or_else(|error| panic!("round {round}: {error:?}"));
        } else {
            assert!(!acknowledged, "round {round}");
            Store::create_with_cost(&dir, &passphrase(), FAST)
                .unwrap_or_else(|error| panic!("round {round}: {error:?}"));
        }
        assert_eq!(snapshot(&dir).len(), 3, "round {round}");
    }
}
