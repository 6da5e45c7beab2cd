//! The change log altered behind the program's back, by somebody who has the store's key: every edit, drop and
//! truncation shows when the store is opened, even where the whole chain was worked out anew after it: the
//! anchor lies outside the database, under a key that is not the database's.

use crate::change::{Head, Logged};
use crate::crypto;
use crate::keys::Keys;
use crate::{Cost, Forget, Passphrase, Stamp, Store, StoreError, Write, database, files};
use domain::{Case, Contact, ContactKind, Id, Person};
use rusqlite::{Connection, params, params_from_iter, types::Value};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// How many alterations are tried: 2,000 with `TILTAKSMAPPE_SOAK` set, a tenth of them otherwise.
fn tries() -> usize {
    match std::env::var_os("TILTAKSMAPPE_SOAK") {
        Some(_) => 2000,
        None => 200,
    }
}

const COLUMNS: [&str; 14] = [
    "sequence",
    "id",
    "operation_id",
    "at",
    "who",
    "operation",
    "kind",
    "record",
    "case_id",
    "diff",
    "salt",
    "diff_digest",
    "after_digest",
    "hash",
];

/// Numbers that look random and are the same in every run: Knuth's MMIX generator, its high bits.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

fn passphrase() -> Passphrase {
    Passphrase::from("fire korte vanlige ord".to_owned())
}

fn stamp(second: i64) -> Stamp {
    Stamp {
        at: chrono::DateTime::from_timestamp(1_780_000_000 + second, 0).unwrap(),
        who: "Vigdis Veileder".into(),
    }
}

fn person(name: &str) -> Person {
    Person {
        first_name: name.into(),
        ..Person::default()
    }
}

fn case_of(person: &Id, reference: &str) -> Case {
    Case {
        person: person.clone(),
        agreement: "jmo-vest-viken".to_owned(),
        agreement_version: "1".to_owned(),
        reference: reference.to_owned(),
        attributes: domain::Attributes::default(),
        nav_office: None,
        nav_counsellor: None,
        clinician: None,
        order_text: "".into(),
        goal: "".into(),
        expected_hours: "".into(),
    }
}

fn employer(name: &str) -> Contact {
    Contact {
        kind: ContactKind::Employer,
        name: name.into(),
        organisation: None,
        phone: "".into(),
        email: "".into(),
    }
}

/// A closed store with a log of every sort: records that came, changed, went, and one that was forgotten.
fn sample(dir: &Path) {
    let cost = Cost {
        memory_kib: 64,
        passes: 1,
        lanes: 1,
    };
    let mut store = Store::create_with_cost(dir, &passphrase(), cost).unwrap();
    let mut second = 0;
    let mut write = |store: &mut Store, work: &dyn Fn(&mut Write<'_>) -> crate::Result<Id>| {
        second += 1;
        store.write(&stamp(second), "test.save", work).unwrap()
    };
    let kari = write(&mut store, &|w| w.insert(&person("Kari")));
    let case = write(&mut store, &|w| w.insert(&case_of(&kari, "K7Q2")));
    for name in ["Lageret AS", "Butikken AS", "Verkstedet AS", "Kontoret AS"] {
        write(&mut store, &|w| w.insert(&employer(name)));
    }
    for name in ["Karin", "Karen", "Kari"] {
        write(&mut store, &|w| {
            w.update(&kari, &person(name)).map(|_| kari.clone())
        });
    }
    write(&mut store, &|w| w.put_document(&case, b"%PDF-1.7"));
    let ola = write(&mut store, &|w| w.insert(&person("Ola")));
    let gone = write(&mut store, &|w| w.insert(&case_of(&ola, "M3X9")));
    let what = Forget {
        cases: BTreeSet::from([gone]),
        records: BTreeSet::from([ola]),
    };
    store
        .forget(
            &stamp(90),
            "case.delete",
            &what,
            |_| Ok::<_, StoreError>(()),
        )
        .unwrap();
    let removed = write(&mut store, &|w| w.insert(&employer("Borte AS")));
    write(&mut store, &|w| {
        w.remove::<Contact>(&removed).map(|_| removed.clone())
    });
}

/// Every row as it is stored.
fn rows(conn: &Connection) -> Vec<Vec<Value>> {
    let mut query = conn.prepare(include_str!("sql/change/all.sql")).unwrap();
    let found = query.query_map([], |row| {
        (0..COLUMNS.len()).map(|column| row.get(column)).collect()
    });
    found.unwrap().map(Result::unwrap).collect()
}

fn put(conn: &Connection, row: &[Value]) -> bool {
    let places = vec!["?"; COLUMNS.len()].join(", ");
    let insert = format!("INSERT OR REPLACE INTO change VALUES ({places})");
    conn.execute(&insert, params_from_iter(row)).is_ok()
}

/// Works the chain out anew, as one would who knows how it is made.
fn rechain(conn: &Connection, store: &str) {
    let mut head = Head::empty(store);
    let logged: Vec<Logged> = {
        let mut query = conn.prepare(include_str!("sql/change/all.sql")).unwrap();
        let found = query.query_map([], Logged::from_row).unwrap();
        found.map(Result::unwrap).collect()
    };
    for row in logged {
        let hash = row.hash_after(&head.hash);
        let sequence = row.sequence.cast_signed();
        let set = "UPDATE change SET hash = ? WHERE sequence = ?";
        conn.execute(set, params![hash, sequence]).unwrap();
        head = Head {
            sequence: row.sequence,
            hash,
        };
    }
}

/// Closes the gaps that dropped rows left.
fn renumber(conn: &Connection) {
    for (nth, mut row) in (1i64..).zip(rows(conn)) {
        let set = "DELETE FROM change WHERE sequence = ?";
        conn.execute(set, [row[0].clone()]).unwrap();
        row[0] = Value::Integer(nth);
        assert!(put(conn, &row));
    }
}

/// Alters the log in one of the ways that one could. Says which, for whoever reads of a failure.
fn alter(conn: &Connection, store: &str, dice: &mut Dice) -> String {
    let before = rows(conn);
    let (at, other) = (dice.below(before.len()), dice.below(before.len()));
    let sequence = before[at][0].clone();
    let way = dice.below(10);
    let drop = |condition: &str, sequence: &Value| {
        let delete = format!("DELETE FROM change WHERE sequence {condition} ?");
        conn.execute(&delete, [sequence.clone()]).unwrap();
    };
    match way {
        // One value is another.
        0 | 1 => {
            let mut row = before[at].clone();
            let column = 1 + dice.below(COLUMNS.len() - 1);
            row[column] = changed(&row[column], dice);
            put(conn, &row);
        }
        // One value is another row's.
        2 => {
            let mut row = before[at].clone();
            let column = 1 + dice.below(COLUMNS.len() - 1);
            row[column] = before[other][column].clone();
            put(conn, &row);
        }
        // Two rows change places.
        3 => {
            let (mut one, mut two) = (before[at].clone(), before[other].clone());
            std::mem::swap(&mut one[0], &mut two[0]);
            put(conn, &one);
            put(conn, &two);
        }
        4 => drop("=", &sequence),
        5 => drop(">=", &sequence),
        6 => drop("<=", &sequence),
        // A row that nobody wrote, within the log or after it.
        7 => {
            let mut row = before[at].clone();
            row[0] = Value::Integer((before.len() + 1).try_into().unwrap());
            row[1] = Value::Text(crypto::random_id().unwrap());
            put(conn, &row);
        }
        // What a row holds is taken out, or put into one that was erased.
        8 => {
            let mut row = before[at].clone();
            let erased = row[9] == Value::Null;
            let values = if erased {
                before[other].clone()
            } else {
                vec![Value::Null; COLUMNS.len()]
            };
            row[9] = values[9].clone();
            row[10] = values[10].clone();
            put(conn, &row);
        }
        // Numbers are moved.
        _ => {
            let moved = i64::try_from(1 + dice.below(3)).unwrap();
            let set = "UPDATE change SET sequence = -sequence - ? WHERE sequence >= ?";
            conn.execute(set, params![moved, sequence]).unwrap();
            conn.execute(
                "UPDATE change SET sequence = -sequence WHERE sequence < 0",
                [],
            )
            .unwrap();
        }
    }
    // Half of them by somebody who knows how the chain is made. What such a one adds at the very end cannot be
    // told from the program's own last write, whose anchor a crash may have kept from its place.
    let skilled = way != 7 && dice.below(2) == 1;
    if skilled {
        renumber(conn);
        rechain(conn, store);
    }
    format!("way {way} at {at} and {other}, chain made anew: {skilled}")
}

fn changed(value: &Value, dice: &mut Dice) -> Value {
    match value {
        Value::Text(text) => {
            let mut letters: Vec<char> = text.chars().collect();
            match letters.is_empty() || dice.below(4) == 0 {
                true => letters.push('x'),
                false => {
                    let at = dice.below(letters.len());
                    letters[at] = if letters[at] == 'a' { 'b' } else { 'a' };
                }
            }
            Value::Text(letters.into_iter().collect())
        }
        Value::Blob(bytes) => {
            let mut bytes = bytes.clone();
            let at = dice.below(bytes.len());
            bytes[at] ^= 1 << dice.below(8);
            Value::Blob(bytes)
        }
        _ => Value::Text("x".to_owned()),
    }
}

#[test]
fn no_edit_drop_or_truncation_of_the_log_goes_unnoticed() {
    let temporary = tempfile::tempdir().unwrap();
    let dir: PathBuf = temporary.path().join("store");
    sample(&dir);
    let keys = Keys::read(&dir).unwrap();
    let opened = keys.unlock(&passphrase()).unwrap();
    let path = dir.join(keys.store_file());
    let anchor = dir.join(files::anchor_name(keys.generation()));
    let sound = [&path, &anchor].map(|file| std::fs::read(file).unwrap());
    assert!(Store::open(&dir, &passphrase()).is_ok(), "untouched");
    let mut dice = Dice(7);
    let mut tried = 0;
    while tried < tries() {
        let conn = database::open(&path, opened.store_key()).unwrap();
        let before = rows(&conn);
        conn.execute_batch("BEGIN IMMEDIATE").unwrap();
        let told = alter(&conn, keys.store_id(), &mut dice);
        conn.execute_batch("COMMIT").unwrap();
        let same = rows(&conn) == before;
        drop(conn);
        if !same {
            tried += 1;
            let error = Store::open(&dir, &passphrase()).err();
            let noticed = matches!(
                error,
                Some(StoreError::LogAltered | StoreError::DamagedStore)
            );
            assert!(noticed, "{told}: {error:?}");
        }
        std::fs::write(&path, &sound[0]).unwrap();
        std::fs::write(&anchor, &sound[1]).unwrap();
    }
    assert!(Store::open(&dir, &passphrase()).is_ok(), "as it was");
}
