//! Taking operations back, and bringing them again.

use crate::support::{
    Dice, attachment, case_of, entry, new_store, passphrase, person, report, sample, stamp,
};
use domain::{
    Attachment, Case, Contact, Employment, Id, LogEntry, Person, Practice, Profile, RecordedEvent,
    Report,
};
use serde_json::Value;
use std::collections::BTreeMap;
use store::{Conflict, PROFILE_ID, Record, RevertError, Store, StoreError, Write};

/// Every record by id.
type State = BTreeMap<Id, Value>;

fn state(store: &Store) -> State {
    fn add<R: Record>(store: &Store, state: &mut State) {
        let records = store.all::<R>().unwrap().into_iter();
        state.extend(records.map(|(id, record)| (id, serde_json::to_value(record).unwrap())));
    }
    let mut state = State::new();
    add::<Person>(store, &mut state);
    add::<Contact>(store, &mut state);
    add::<Case>(store, &mut state);
    add::<RecordedEvent>(store, &mut state);
    add::<LogEntry>(store, &mut state);
    add::<Employment>(store, &mut state);
    add::<Practice>(store, &mut state);
    add::<Report>(store, &mut state);
    add::<Attachment>(store, &mut state);
    add::<Profile>(store, &mut state);
    state
}

/// Undoes the operation with this group, and answers the group of the undoing.
fn undo(store: &mut Store, group: &str) -> Result<Id, RevertError> {
    let operation = store.operation(group)?;
    store.write(&stamp(9), "undo", |w| w.revert(&operation))?;
    Ok(last_group(store))
}

fn last_group(store: &Store) -> Id {
    store.changes(None).unwrap().pop().unwrap().group
}

fn write(store: &mut Store, work: impl FnOnce(&mut Write<'_>) -> Result<(), StoreError>) -> Id {
    store.write(&stamp(1), "test", work).unwrap();
    last_group(store)
}

/// One random operation on up to three records, each of which it writes once.
fn random(w: &mut Write<'_>, dice: &mut Dice) -> Result<(), StoreError> {
    let mut persons: Vec<Id> = w.all::<Person>()?.into_keys().collect();
    let mut reports: Vec<Id> = w.all::<Report>()?.into_keys().collect();
    let mut profile = true;
    for _ in 0..=dice.below(3) {
        let word = ["", "Kari", "Ola", "Åse Marie"][dice.below(4)];
        match dice.below(9) {
            choice @ 0..=3 if !persons.is_empty() => {
                let id = persons.remove(dice.below(persons.len().min(2)));
                let old = w.get::<Person>(&id)?;
                let city = format!("{word} i byen ved elva {}", dice.below(3)).into();
                match choice {
                    0 if persons.len() > 1 => w.remove::<Person>(&id)?,
                    1 => w.update(&id, &Person { city, ..old })?,
                    _ => {
                        let phone = word.into();
                        w.update(&id, &Person { phone, ..old })?;
                    }
                }
            }
            4 | 5 if !reports.is_empty() => {
                let id = reports.remove(0);
                let mut report = w.get::<Report>(&id)?;
                let field = ["status", "plan"][dice.below(2)].to_owned();
                let text = format!("Deltakeren møter fast og trives. {word} {}", dice.below(5));
                report.values.insert(field, text.into());
                w.update(&id, &report)?;
            }
            6 => drop(w.insert(&report(&"c".to_owned()))?),
            7 if profile => {
                profile = false;
                let counsellor = word.into();
                let profile = Profile {
                    counsellor,
                    ..Profile::default()
                };
                w.put(PROFILE_ID, &profile)?;
            }
            _ => drop(w.insert(&person(word, "Eksempel"))?),
        }
    }
    Ok(())
}

/// A random history: the group of each operation, and the states before, between and after.
fn history(store: &mut Store, dice: &mut Dice, length: usize) -> (Vec<Id>, Vec<State>) {
    let (mut groups, mut states) = (Vec::new(), vec![state(store)]);
    while groups.len() < length {
        let before = store.changes(None).unwrap().len();
        let group = store.write(&stamp(1), "test", |w| random(w, dice));
        group.unwrap();
        if store.changes(None).unwrap().len() > before {
            groups.push(last_group(store));
            states.push(state(store));
        }
    }
    (groups, states)
}

#[test]
fn newest_first_every_earlier_state_comes_back_and_then_every_later_one() {
    for seed in 0..5 {
        let (_temporary, mut store) = new_store();
        let (groups, states) = history(&mut store, &mut Dice::new(seed), 15);
        let mut undoings = Vec::new();
        for (group, earlier) in groups.iter().zip(&states).rev() {
            undoings.push(undo(&mut store, group).unwrap());
            assert_eq!(&state(&store), earlier, "seed {seed}");
        }
        for (undoing, later) in undoings.iter().rev().zip(&states[1..]) {
            undo(&mut store, undoing).unwrap();
            assert_eq!(&state(&store), later, "seed {seed}");
        }
        // What was done again can be undone again, by its own name.
        undo(&mut store, groups.last().unwrap()).unwrap();
        assert_eq!(state(&store), states[14]);
        let dir = store.dir().to_owned();
        drop(store);
        Store::open(&dir, &passphrase()).unwrap();
    }
}

/// The fields that two states of a record differ in; none for the record as a whole.
fn differing(old: Option<&Value>, new: Option<&Value>) -> Vec<Option<String>> {
    let (Some(Value::Object(a)), Some(Value::Object(b))) = (old, new) else {
        return if old == new { vec![] } else { vec![None] };
    };
    let mut fields = Vec::new();
    for key in a.keys() {
        match (&a[key], &b[key]) {
            (Value::Object(a), Value::Object(b)) => {
                let keys = a.keys().chain(b.keys());
                let differ = keys.filter(|inner| a.get(*inner) != b.get(*inner));
                fields.extend(differ.map(|inner| Some(format!("/{key}/{inner}"))));
            }
            (a, b) if a != b => fields.push(Some(format!("/{key}"))),
            _ => {}
        }
    }
    fields
}

/// What an operation that led from one state to the next did: record and field.
fn touched(before: &State, after: &State) -> Vec<(Id, Option<String>)> {
    let ids = before.keys().chain(after.keys());
    ids.flat_map(|id| {
        let fields = differing(before.get(id), after.get(id)).into_iter();
        fields.map(|field| (id.clone(), field))
    })
    .collect()
}

/// The state now, with what that operation did put back.
fn with_put_back(now: &State, before: &State, after: &State) -> State {
    let mut expected = now.clone();
    for (id, field) in touched(before, after) {
        let Some(pointer) = field else {
            match before.get(&id) {
                Some(old) => expected.insert(id, old.clone()),
                None => expected.remove(&id),
            };
            continue;
        };
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let target = expected.get_mut(&id).unwrap().pointer_mut(parent).unwrap();
        let target = target.as_object_mut().unwrap();
        match before[&id].pointer(&pointer) {
            Some(old) => target.insert(key.to_owned(), old.clone()),
            None => target.remove(key),
        };
    }
    expected
}

#[test]
fn in_the_midst_of_a_history_only_its_own_fields_go_back() {
    let (mut undone, mut refused) = (0, 0);
    for seed in 100..110 {
        let (_temporary, mut store) = new_store();
        let mut dice = Dice::new(seed);
        let (groups, states) = history(&mut store, &mut dice, 12);
        for _ in 0..8 {
            let at = dice.below(groups.len());
            let own = touched(&states[at], &states[at + 1]);
            let now = state(&store);
            match undo(&mut store, &groups[at]) {
                Ok(undoing) => {
                    let expected = with_put_back(&now, &states[at], &states[at + 1]);
                    assert_eq!(state(&store), expected, "seed {seed}");
                    undo(&mut store, &undoing).unwrap();
                    undone += 1;
                }
                Err(RevertError::Conflict(Conflict::ChangedSince { record, .. })) => {
                    let later = states[at + 1..].windows(2);
                    let mut later = later.flat_map(|pair| touched(&pair[0], &pair[1]));
                    let again = later.any(|(id, field)| {
                        let same = |own: &Option<String>| match (own, &field) {
                            (Some(own), Some(field)) => own == field,
                            _ => true,
                        };
                        id == record && own.iter().any(|(id, own)| *id == record && same(own))
                    });
                    assert!(again, "seed {seed}: refused without a reason");
                    refused += 1;
                }
                Err(other) => panic!("seed {seed}: {other}"),
            }
            assert_eq!(
                state(&store),
                now,
                "undone twice, or refused: nothing changes"
            );
        }
        let dir = store.dir().to_owned();
        drop(store);
        Store::open(&dir, &passphrase()).unwrap();
    }
    assert!(
        undone > 10 && refused > 10,
        "{undone} undone, {refused} refused"
    );
}

fn renamed(store: &mut Store, id: &Id, change: impl FnOnce(&mut Person)) -> Id {
    let mut someone = store.get::<Person>(id).unwrap();
    change(&mut someone);
    write(store, |w| w.update(id, &someone))
}

#[test]
fn a_later_change_of_the_same_field_stands_in_the_way_until_it_is_undone() {
    let (_temporary, mut store) = new_store();
    let id = store.write(&stamp(0), "test", |w| w.insert(&person("Kari", "")));
    let id = id.unwrap();
    let made = last_group(&store);
    let first = renamed(&mut store, &id, |p| p.phone = "1".into());
    let elsewhere = renamed(&mut store, &id, |p| p.city = "Drammen".into());
    let second = renamed(&mut store, &id, |p| p.phone = "2".into());
    let conflict = |later: &Id| {
        Err(RevertError::Conflict(Conflict::ChangedSince {
            kind: "person".to_owned(),
            record: id.clone(),
            later: later.clone(),
        }))
    };
    assert_eq!(undo(&mut store, &first), conflict(&second));
    assert_eq!(undo(&mut store, &made), conflict(&first));
    let undoing = undo(&mut store, &second).unwrap();
    let again = Err(RevertError::Conflict(Conflict::AlreadyReverted));
    assert_eq!(undo(&mut store, &second), again);
    undo(&mut store, &first).unwrap();
    // Done again, the second would replace a number that is not there.
    let Err(RevertError::Conflict(Conflict::ChangedSince { .. })) = undo(&mut store, &undoing)
    else {
        panic!("the first change is gone");
    };
    let kari = store.get::<Person>(&id).unwrap();
    assert_eq!(
        (kari.phone.0.as_str(), kari.city.0.as_str()),
        ("", "Drammen")
    );
    undo(&mut store, &elsewhere).unwrap();
    undo(&mut store, &made).unwrap();
    assert!(state(&store).is_empty());
}

#[test]
fn every_kind_of_record_is_put_back() {
    fn remove_all<R: Record>(w: &mut Write<'_>) -> Result<(), StoreError> {
        for id in w.all::<R>()?.into_keys() {
            w.remove::<R>(&id)?;
        }
        Ok(())
    }
    let (_temporary, dir, _) = sample();
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    let before = state(&store);
    assert_eq!(before.len(), 13);
    let removal = write(&mut store, |w| {
        remove_all::<Person>(w)?;
        remove_all::<Contact>(w)?;
        remove_all::<Case>(w)?;
        remove_all::<RecordedEvent>(w)?;
        remove_all::<LogEntry>(w)?;
        remove_all::<Employment>(w)?;
        remove_all::<Practice>(w)?;
        remove_all::<Report>(w)?;
        remove_all::<Attachment>(w)?;
        remove_all::<Profile>(w)
    });
    assert!(state(&store).is_empty());
    undo(&mut store, &removal).unwrap();
    assert_eq!(state(&store), before);
}

#[test]
fn what_the_log_does_not_hold_is_not_put_back() {
    let (_temporary, mut store) = new_store();
    let mut document = String::new();
    write(&mut store, |w| {
        document = w.put_document("case", b"%PDF-1.7")?;
        Ok(())
    });
    let exchanged = write(&mut store, |w| {
        w.remove_document(&document)?;
        w.insert(&person("Kari", "")).map(drop)
    });
    let before = state(&store);
    let nothing_kept = Err(RevertError::Conflict(Conflict::NothingKept));
    assert_eq!(
        undo(&mut store, &exchanged),
        nothing_kept,
        "the bytes of a removed document are gone"
    );
    assert_eq!(state(&store), before);
    let missing = StoreError::NotFound { kind: "operation" };
    assert_eq!(undo(&mut store, "none"), Err(missing.into()));
}

#[test]
fn a_document_that_was_added_stays_and_what_refers_to_it_goes_and_comes() {
    let (_temporary, dir, case) = sample();
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    let (before, mut document) = (state(&store), String::new());
    let adding = write(&mut store, |w| {
        document = w.put_document(&case, b"%PDF-1.7 Vedlegg")?;
        w.insert(&attachment(&case, &document)).map(drop)
    });
    let after = state(&store);
    let undoing = undo(&mut store, &adding).unwrap();
    assert_eq!(state(&store), before);
    assert_eq!(store.document(&document).unwrap(), b"%PDF-1.7 Vedlegg");
    undo(&mut store, &undoing).unwrap();
    assert_eq!(state(&store), after);
    drop(store);
    Store::open(&dir, &passphrase()).unwrap();
}

#[test]
fn what_was_kept_of_an_agreement_stays() {
    let (_temporary, mut store) = new_store();
    let kept = domain::KeptAgreement {
        id: "a".to_owned(),
        version: "1".to_owned(),
        text: "…".to_owned(),
    };
    let group = write(&mut store, |w| {
        let kari = w.insert(&person("Kari", ""))?;
        w.insert(&case_of(&kari))?;
        w.put(&kept.record_id(), &kept)
    });
    let before = state(&store);
    let undoing = undo(&mut store, &group).unwrap();
    assert!(state(&store).is_empty());
    assert_eq!(
        store
            .get::<domain::KeptAgreement>(&kept.record_id())
            .unwrap(),
        kept
    );
    undo(&mut store, &undoing).unwrap();
    assert_eq!(state(&store), before);
}

#[test]
fn an_attempt_and_a_rehearsal_leave_nothing() {
    let (_temporary, dir, case) = sample();
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    let group = write(&mut store, |w| {
        w.insert(&entry(&case, 3, "Samtale")).map(drop)
    });
    let operation = store.operation(&group).unwrap();
    let (before, log) = (state(&store), store.changes(None).unwrap());
    store
        .rehearse(&stamp(2), |w| {
            for _ in 0..3 {
                w.attempt(|w| w.revert(&operation))?;
            }
            w.attempt(|w| {
                w.insert(&person("Ola", ""))?;
                Err::<(), _>(StoreError::DiskFull)
            })
            .unwrap_err();
            w.revert(&operation)
        })
        .unwrap();
    assert_eq!((state(&store), store.changes(None).unwrap()), (before, log));
    // The log's chain goes on where it was.
    store
        .write(&stamp(3), "undo", |w| {
            w.attempt(|w| w.revert(&operation))?;
            w.revert(&operation)
        })
        .unwrap();
    drop(store);
    Store::open(&dir, &passphrase()).unwrap();
}

#[test]
fn operations_of_a_case_are_whole() {
    let (_temporary, dir, case) = sample();
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    let kari = store.get::<Case>(&case).unwrap().person;
    let renaming = renamed(&mut store, &kari, |p| p.phone = "1".into());
    write(&mut store, |w| w.insert(&person("Ola", "")).map(drop));
    let groups = |records: &[Id]| -> Vec<Id> {
        let operations = store.operations(&case, records).unwrap();
        operations.iter().map(|o| o.group().to_owned()).collect()
    };
    let first = store.changes(None).unwrap()[0].group.clone();
    assert_eq!(groups(&[]), std::slice::from_ref(&first));
    assert_eq!(groups(&[kari]), [first.clone(), renaming]);
    let whole = store.operation(&first).unwrap();
    assert_eq!((whole.name(), whole.at()), ("sample", stamp(0).at));
    assert_eq!(
        whole.changes().count(),
        14,
        "with the register and the profile"
    );
    assert_eq!(whole.reverted(), None);
}
