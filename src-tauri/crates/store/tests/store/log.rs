//! The change log as undo and history will read it.

use crate::support::{Dice, entry, new_store, passphrase, person, report, sample, stamp};
use domain::{Person, Report};
use serde_json::Value;
use std::collections::BTreeMap;
use store::{Change, Store, StoreError};

#[test]
fn a_change_tells_when_who_what_and_where() {
    let (_temporary, dir, case) = sample();
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    let note = entry(&case, 9, "Ny samtale");
    let id = store
        .write(&stamp(60), "entry.create", |w| w.insert(&note))
        .unwrap();
    let changes = store.changes(Some(&case)).unwrap();
    let last = changes.last().unwrap();
    assert_eq!((last.at, last.who.0.as_str()), (stamp(60).at, "veileder"));
    assert_eq!(
        (last.operation.as_str(), last.kind.as_str()),
        ("entry.create", "entry")
    );
    assert_eq!((&last.record, last.case.as_ref()), (&id, Some(&case)));
    assert_eq!(store.changes_of(&id).unwrap(), std::slice::from_ref(last));
    // The case itself is among what belongs to it; the person and the register are not.
    let kinds: Vec<&str> = changes.iter().map(|change| change.kind.as_str()).collect();
    assert_eq!(
        kinds,
        [
            "case",
            "event",
            "entry",
            "employment",
            "practice",
            "report",
            "document",
            "attachment",
            "entry"
        ]
    );
}

#[test]
fn one_operation_is_one_group() {
    let (_temporary, dir, _) = sample();
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    store
        .write(&stamp(1), "person.create", |w| w.insert(&person("Ola", "")))
        .unwrap();
    let changes = store.changes(None).unwrap();
    let (last, first) = changes.split_last().unwrap();
    assert!(first.iter().all(|change| change.group == first[0].group));
    assert_ne!(last.group, first[0].group);
    let sequences: Vec<u64> = changes.iter().map(|change| change.sequence).collect();
    assert_eq!(sequences, (1..=15).collect::<Vec<u64>>());
}

#[test]
fn without_a_difference_nothing_is_logged() {
    let (_temporary, dir, _) = sample();
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    let before = store.changes(None).unwrap().len();
    for (id, same) in store.all::<Person>().unwrap() {
        store
            .write(&stamp(1), "person.change", |w| w.update(&id, &same))
            .unwrap();
    }
    assert_eq!(store.changes(None).unwrap().len(), before);
}

#[test]
fn a_draft_saved_as_one_types_stays_small() {
    let (_temporary, dir, case) = sample();
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    let text = "Deltakeren har møtt fast og øvd på å ta imot varer på lageret. ".repeat(80);
    let letters: Vec<char> = text.chars().collect();
    let mut draft = report(&case);
    let id = store
        .write(&stamp(0), "report.begin", |w| w.insert(&draft))
        .unwrap();
    for (i, chunk) in letters.chunks(25).enumerate() {
        let typed: String = chunk.iter().collect();
        let field = draft.values.entry("fremdrift".to_owned()).or_default();
        field.0.push_str(&typed);
        let seconds = i64::try_from(i).unwrap();
        store
            .write(&stamp(seconds), "report.save", |w| w.update(&id, &draft))
            .unwrap();
    }
    let changes = store.changes_of(&id).unwrap();
    assert_eq!(changes.len(), 1 + letters.chunks(25).len());
    let stored: usize = changes
        .iter()
        .map(|change| serde_json::to_string(&change.diff).unwrap().len())
        .sum();
    assert!(
        stored < text.len() * 6,
        "{stored} bytes for a text of {}",
        text.len()
    );

    // And every state in between can be had back.
    let mut value = Some(serde_json::to_value(store.get::<Report>(&id).unwrap()).unwrap());
    for change in changes.iter().rev() {
        value = change.diff.as_ref().unwrap().revert(value).unwrap();
    }
    assert_eq!(value, None);
}

/// All records as the log tells them, by id.
fn replay(changes: &[Change]) -> BTreeMap<String, Value> {
    let mut records = BTreeMap::new();
    for change in changes {
        let old = records.remove(&change.record);
        let new = change.diff.as_ref().unwrap().apply(old).unwrap();
        if let Some(new) = new {
            records.insert(change.record.clone(), new);
        }
    }
    records
}

#[test]
fn the_log_alone_tells_every_state() {
    let (_temporary, mut store) = new_store();
    let mut dice = Dice::new(7);
    let mut states = vec![BTreeMap::new()];
    for i in 0..120 {
        let ids: Vec<String> = store.all::<Person>().unwrap().into_keys().collect();
        let name = format!(
            "Navn {i} {}",
            "så langt at det spleises ".repeat(dice.below(4))
        );
        let someone = person(&name, "Eksempel");
        let write = |store: &mut Store, dice: &mut Dice| {
            let choice = dice.below(4);
            store.write(&stamp(i), "test", |w| {
                match (choice, ids.first()) {
                    (0, Some(id)) => w.remove::<Person>(id)?,
                    (1, Some(id)) => w.update(id, &someone)?,
                    _ => drop(w.insert(&someone)?),
                }
                Ok::<_, StoreError>(())
            })
        };
        write(&mut store, &mut dice).unwrap();
        let now = store.all::<Person>().unwrap().into_iter();
        states.push(
            now.map(|(id, p)| (id, serde_json::to_value(p).unwrap()))
                .collect(),
        );
    }
    let changes = store.changes(None).unwrap();
    assert_eq!(
        changes.len(),
        states.len() - 1,
        "every step changed one record"
    );
    for (i, state) in states.iter().enumerate() {
        assert_eq!(&replay(&changes[..i]), state, "after {i} changes");
    }
    // Backwards, too.
    let mut records = states.last().unwrap().clone();
    for (change, state) in changes.iter().zip(&states).rev() {
        let new = records.remove(&change.record);
        if let Some(old) = change.diff.as_ref().unwrap().revert(new).unwrap() {
            records.insert(change.record.clone(), old);
        }
        assert_eq!(&records, state);
    }
}
