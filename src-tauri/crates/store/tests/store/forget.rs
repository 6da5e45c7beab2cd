//! What is forgotten is nowhere; what is not is as it was; and the log accounts for every value that went.

use crate::crash::{acknowledge, folder, kill};
use crate::support::{
    Dice, FAST, case_of, contact, entry, new_store, passphrase, person, report, sample, snapshot,
    stamp,
};
use domain::report::Export;
use domain::{Case, Contact, ContactKind, Id, LogEntry, Person, Profile, Report};
use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};
use store::{
    Conflict, DOCUMENT, FORGOTTEN, Forget, PROFILE_ID, RevertError, Store, StoreError, Write,
};

fn set<const N: usize>(ids: [&Id; N]) -> BTreeSet<Id> {
    ids.into_iter().cloned().collect()
}

fn cases<const N: usize>(ids: [&Id; N]) -> Forget {
    Forget {
        cases: set(ids),
        ..Forget::default()
    }
}

fn records<const N: usize>(ids: [&Id; N]) -> Forget {
    Forget {
        records: set(ids),
        ..Forget::default()
    }
}

fn forget(store: &mut Store, what: &Forget) {
    let nothing_more = |_: &mut Write<'_>| Ok::<_, StoreError>(());
    store
        .forget(&stamp(9), "case.forget", what, nothing_more)
        .unwrap();
    store.verify().unwrap();
}

/// In how many values of the tables a text stands.
fn found(store: &Store, text: &str) -> usize {
    let mut found = 0;
    let look = |_: &str, bytes: &[u8]| {
        let holds = bytes
            .windows(text.len())
            .any(|part| part == text.as_bytes());
        found += usize::from(holds);
    };
    store.for_every_value(look).unwrap();
    found
}

/// All that a store says of other things than these ids, and how it came to say so.
fn beside(store: &Store, gone: &BTreeSet<Id>) -> String {
    let stays = |id: &Id| !gone.contains(id);
    let files = store.case_files().unwrap().into_iter();
    let files: Vec<_> = files.filter(|file| stays(&file.id)).collect();
    let contacts = store.all::<Contact>().unwrap().into_iter();
    let contacts: Vec<_> = contacts.filter(|(id, _)| stays(id)).collect();
    let values: Vec<String> = files
        .iter()
        .map(|file| {
            let own = (&file.person, &file.case, &file.events, &file.entries);
            serde_json::to_string(&(own, &file.reports, &file.contacts)).unwrap()
        })
        .chain(contacts.iter().map(|c| serde_json::to_string(c).unwrap()))
        .collect();
    let changes = store.changes(None).unwrap().into_iter();
    let changes: Vec<String> = changes
        .filter(|change| change.kind != FORGOTTEN)
        .filter(|change| stays(&change.record) && change.case.as_ref().is_none_or(stays))
        .map(|change| {
            if change.kind == DOCUMENT && change.diff.is_some() {
                store.document(&change.record).unwrap();
            }
            let diff = serde_json::to_string(&change.diff).unwrap();
            format!("{} {} {} {diff}", change.sequence, change.id, change.record)
        })
        .collect();
    format!("{values:#?} {changes:#?}")
}

/// A participant with an entry that was rewritten, an entry that was removed, a report and its PDF.
fn participant(store: &mut Store, name: &str, clinician: Option<&Id>) -> (Id, Id) {
    let (person_id, case, rewritten, removed) = store
        .write(&stamp(1), "case.create", |w| {
            let person = w.insert(&person(name, "Eksempel"))?;
            let case = w.insert(&Case {
                clinician: clinician.cloned(),
                ..case_of(&person)
            })?;
            let rewritten = w.insert(&entry(&case, 3, &format!("{name} ringte")))?;
            let removed = w.insert(&entry(&case, 4, &format!("{name} kom")))?;
            let document = w.put_document(&case, format!("%PDF-1.7 {name}").as_bytes())?;
            w.insert(&Report {
                exported: Some(Export {
                    date: domain::Date::from_ymd_opt(2026, 3, 1).unwrap(),
                    document,
                    sha256: String::new(),
                    pages: 1,
                    not_found: Vec::new(),
                    privacy: Vec::new(),
                }),
                ..report(&case)
            })?;
            Ok::<_, StoreError>((person, case, rewritten, removed))
        })
        .unwrap();
    let text = entry(&case, 3, &format!("{name} skrev"));
    store
        .write(&stamp(2), "entry.save", |w| w.update(&rewritten, &text))
        .unwrap();
    store
        .write(&stamp(3), "entry.remove", |w| {
            w.remove::<LogEntry>(&removed)
        })
        .unwrap();
    (person_id, case)
}

#[test]
fn a_case_is_forgotten_with_all_that_was_its_own() {
    let (_temporary, mut store) = new_store();
    let dir = store.dir().to_owned();
    let (kari, of_kari) = participant(&mut store, "Kari", None);
    let (_, of_ola) = participant(&mut store, "Ola", None);
    let gone = set([&kari, &of_kari]);
    let others = beside(&store, &gone);
    assert!(found(&store, "Kari") >= 6, "in records, document and log");

    forget(&mut store, &cases([&of_kari]));
    drop(store);
    let store = Store::open(&dir, &passphrase()).unwrap();
    assert_eq!(found(&store, "Kari"), 0);
    assert!(found(&store, "Ola") >= 6);
    assert_eq!(beside(&store, &gone), others, "the others are as they were");
    assert_eq!(
        store.case_file(&of_kari),
        Err(StoreError::NotFound { kind: "case" })
    );
    assert_eq!(store.find::<Person>(&kari).unwrap(), None);
    assert!(store.of_case::<LogEntry>(&of_kari).unwrap().is_empty());
    let names: Vec<String> = snapshot(&dir).into_keys().collect();
    assert_eq!(names, ["anchor-2.json", "keys.json", "store-2.db"]);

    // The log tells that there were changes and that they were forgotten, and no more.
    let changes = store.changes(Some(&of_kari)).unwrap();
    let (last, before) = changes.split_last().unwrap();
    assert_eq!(before.len(), 7, "every change is still accounted for");
    assert!(before.iter().all(|change| change.diff.is_none()));
    assert_eq!(
        (last.operation.as_str(), last.kind.as_str(), &last.record),
        ("case.forget", FORGOTTEN, &of_kari)
    );
    assert!(last.diff.as_ref().unwrap().is_empty());
    assert_eq!(store.case_files().unwrap()[0].id, of_ola);
    let verified = store.verify().unwrap();
    assert_eq!((verified.records["case"], verified.documents), (1, 1));
    assert_eq!((verified.changes, verified.erased), (18, 8));
}

#[test]
fn what_something_else_refers_to_stays() {
    let (_temporary, mut store) = new_store();
    let [clinic, per, office, nobody] = store
        .write(&stamp(0), "contact.save", |w| {
            let clinic = w.insert(&contact(ContactKind::Employer, "Klinikken", None))?;
            let per = w.insert(&contact(ContactKind::Clinician, "Per", Some(&clinic)))?;
            let office = w.insert(&contact(ContactKind::NavOffice, "Kontoret", None))?;
            let nobody = w.insert(&contact(ContactKind::Employer, "Ingen", Some(&office)))?;
            Ok::<_, StoreError>([clinic, per, office, nobody])
        })
        .unwrap();
    let (_, of_kari) = participant(&mut store, "Kari", Some(&per));
    let (ola, of_ola) = participant(&mut store, "Ola", Some(&per));
    let second = store
        .write(&stamp(1), "case.create", |w| w.insert(&case_of(&ola)))
        .unwrap();
    let mut what = cases([&of_kari, &second]);
    what.records = set([&clinic, &per, &office, &nobody]);
    forget(&mut store, &what);
    for name in ["Per", "Klinikken"] {
        assert!(found(&store, name) > 0, "Ola still sees {name}");
    }
    for name in ["Kari", "Kontoret", "Ingen"] {
        assert_eq!(found(&store, name), 0, "{name}");
    }
    let stays = store.find::<Person>(&ola).unwrap();
    assert!(stays.is_some(), "the first case stays, and its participant");

    what.cases = set([&of_ola]);
    forget(&mut store, &what);
    for name in ["Per", "Klinikken", "Ola"] {
        assert_eq!(found(&store, name), 0, "{name}");
    }
}

#[test]
fn a_single_record_is_forgotten_unless_it_holds_others_up() {
    let (_temporary, mut store) = new_store();
    let (kari, of_kari) = participant(&mut store, "Kari", None);
    let reports = store.of_case::<Report>(&of_kari).unwrap();
    let (report, pdf) = reports.into_iter().next().unwrap();
    let pdf = pdf.exported.unwrap().document;
    let held_up = records([&kari, &of_kari, &pdf]);
    forget(&mut store, &held_up);
    assert!(store.case_file(&of_kari).is_ok() && store.document(&pdf).is_ok());
    assert_eq!(store.verify().unwrap().erased, 0);

    forget(&mut store, &records([&report, &pdf]));
    let file = store.case_file(&of_kari).unwrap();
    assert!(file.reports.is_empty() && !file.entries.is_empty());
    assert!(store.document(&pdf).is_err());
    let last = store.changes(Some(&of_kari)).unwrap().pop().unwrap();
    assert_eq!(last.kind, FORGOTTEN, "the case's own log tells");
}

#[test]
fn forgetting_again_or_something_unknown_changes_nothing() {
    let (_temporary, mut store) = new_store();
    let (_, of_kari) = participant(&mut store, "Kari", None);
    let mut what = cases([&of_kari]);
    what.records = set([&"hverken person eller sak".to_owned()]);
    forget(&mut store, &what);
    let once = store.changes(None).unwrap();
    forget(&mut store, &what);
    assert_eq!(store.changes(None).unwrap(), once);
}

#[test]
fn a_participant_who_was_removed_before_is_forgotten_too() {
    let (_temporary, mut store) = new_store();
    let (kari, of_kari) = participant(&mut store, "Kari", None);
    store
        .write(&stamp(4), "undo", |w| {
            for id in w.of_case::<LogEntry>(&of_kari)?.keys() {
                w.remove::<LogEntry>(id)?;
            }
            for id in w.of_case::<Report>(&of_kari)?.keys() {
                w.remove::<Report>(id)?;
            }
            w.remove::<Case>(&of_kari)?;
            w.remove::<Person>(&kari)
        })
        .unwrap();
    assert!(found(&store, "Kari") > 0, "the log could bring her back");
    forget(&mut store, &cases([&of_kari]));
    assert_eq!(found(&store, "Kari"), 0);
}

#[test]
fn nothing_forgotten_can_be_put_back() {
    let (_temporary, mut store) = new_store();
    let (_, of_kari) = participant(&mut store, "Kari", None);
    let groups: BTreeSet<Id> = store
        .changes(Some(&of_kari))
        .unwrap()
        .into_iter()
        .map(|change| change.group)
        .collect();
    forget(&mut store, &cases([&of_kari]));
    let last = store.changes(None).unwrap().pop().unwrap().group;
    for group in groups.iter().chain([&last]) {
        let operation = store.operation(group).unwrap();
        let refused = store.write(&stamp(9), "undo", |w| w.revert(&operation));
        let expected = RevertError::Conflict(Conflict::NothingKept);
        assert_eq!(refused, Err(expected), "{}", operation.name());
    }
}

#[test]
fn an_id_can_be_used_again() {
    let (_temporary, mut store) = new_store();
    let profile = |name: &str| Profile {
        counsellor: name.into(),
        ..Profile::default()
    };
    let profile_id = PROFILE_ID.to_owned();
    for (name, other) in [
        ("Ingrid", "Vigdis"),
        ("Vigdis", "Jorunn"),
        ("Jorunn", "Ingrid"),
    ] {
        let own = profile(name);
        store
            .write(&stamp(0), "profile.save", |w| w.put(PROFILE_ID, &own))
            .unwrap();
        // What is written with the forgetting is not forgotten.
        store
            .forget(&stamp(1), "test", &records([&profile_id]), |w| {
                w.insert(&profile(other))
            })
            .unwrap();
        store.verify().unwrap();
        assert_eq!(store.get::<Profile>(PROFILE_ID).unwrap(), profile(other));
        assert_eq!(found(&store, name), 0);
    }
    let dir = store.dir().to_owned();
    drop(store);
    Store::open(&dir, &passphrase()).unwrap();
}

#[test]
fn a_failure_leaves_everything_as_it_was() {
    let (_temporary, mut store) = new_store();
    let dir = store.dir().to_owned();
    let (_, of_kari) = participant(&mut store, "Kari", None);
    let before = (snapshot(&dir), beside(&store, &BTreeSet::new()));
    let refused = store.forget(&stamp(9), "test", &cases([&of_kari]), |w| {
        w.remove::<Person>("nobody")
    });
    assert_eq!(refused, Err(StoreError::NotFound { kind: "person" }));
    let after = (snapshot(&dir), beside(&store, &BTreeSet::new()));
    assert!(after == before);
    assert!(store.case_file(&of_kari).is_ok());
}

/// Any number of participants with contacts between them, any of them forgotten, again and again.
#[test]
fn whatever_is_forgotten_the_store_is_whole() {
    for seed in 0..12 {
        let mut dice = Dice::new(seed);
        let (_temporary, mut store) = new_store();
        let dir = store.dir().to_owned();
        for round in 0..3 {
            let mut contacts: Vec<Id> = store.all::<Contact>().unwrap().into_keys().collect();
            for n in 0..dice.below(4) {
                let organisation =
                    (!contacts.is_empty()).then(|| &contacts[dice.below(contacts.len())]);
                let employer = contact(ContactKind::Employer, &format!("AS {n}"), organisation);
                let made = store.write(&stamp(0), "contact.save", |w| w.insert(&employer));
                contacts.push(made.unwrap());
            }
            for n in 0..dice.below(4) {
                let per = (!contacts.is_empty()).then(|| &contacts[dice.below(contacts.len())]);
                let (person, _) = participant(&mut store, &format!("Navn{round}{n}"), per);
                if dice.below(3) == 0 {
                    let again = case_of(&person);
                    store
                        .write(&stamp(5), "case.create", |w| w.insert(&again))
                        .unwrap();
                }
            }
            let any = |ids: Vec<Id>, dice: &mut Dice| -> BTreeSet<Id> {
                ids.into_iter().filter(|_| dice.below(2) == 0).collect()
            };
            let all_cases = store.all::<Case>().unwrap();
            let what = Forget {
                cases: any(all_cases.keys().cloned().collect(), &mut dice),
                records: any(contacts, &mut dice),
            };
            let persons: BTreeSet<Id> = what
                .cases
                .iter()
                .map(|id| all_cases[id].person.clone())
                .collect();
            let gone: BTreeSet<Id> = [&what.cases, &what.records, &persons]
                .into_iter()
                .flatten()
                .cloned()
                .collect();
            let others = beside(&store, &gone);
            forget(&mut store, &what);
            assert_eq!(beside(&store, &gone), others, "seed {seed}, round {round}");
            for id in &what.cases {
                let values = store.changes(Some(id)).unwrap().into_iter();
                let mut values = values.filter(|change| change.kind != FORGOTTEN);
                assert!(values.all(|change| change.diff.is_none()), "seed {seed}");
            }
            drop(store);
            store = Store::open(&dir, &passphrase()).unwrap();
            store.verify().unwrap();
            for (id, case) in store.all::<Case>().unwrap() {
                assert!(!what.cases.contains(&id));
                assert!(store.find::<Person>(&case.person).unwrap().is_some());
            }
        }
    }
}

#[test]
fn a_broken_reference_is_told_when_it_is_looked_for() {
    let (_temporary, dir, case) = sample();
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    let verified = store.verify().unwrap();
    assert_eq!(verified.records["contact"], 4);
    assert_eq!((verified.records["case"], verified.erased), (1, 0));
    let person = store.get::<Case>(&case).unwrap().person;
    store
        .write(&stamp(1), "test", |w| w.remove::<Person>(&person))
        .unwrap();
    let broken = StoreError::BrokenReference {
        kind: "case",
        to: "person",
    };
    assert_eq!(store.verify(), Err(broken));
    drop(store);
    assert!(
        Store::open(&dir, &passphrase()).is_ok(),
        "an opening does not look that far"
    );
}

/// Participants to forget one after the other, in the order of their numbers.
fn crowd(dir: &Path) -> Vec<Id> {
    let mut store = Store::create_with_cost(dir, &passphrase(), FAST).unwrap();
    let names = (0..40).map(|n| format!("Navn-{n}-"));
    names
        .map(|name| participant(&mut store, &name, None).1)
        .collect()
}

/// The cases in the order of their numbers.
fn in_order(store: &Store) -> Vec<(String, Id)> {
    let files = store.case_files().unwrap().into_iter();
    let mut cases: Vec<(String, Id)> = files
        .map(|file| (file.person.first_name.0, file.id))
        .collect();
    cases.sort_by_key(|(name, _)| {
        name.trim_matches(|c: char| !c.is_ascii_digit())
            .parse::<u32>()
            .unwrap()
    });
    cases
}

#[test]
#[ignore = "the program that the test below kills"]
fn forgetter() {
    let Some(dir) = folder() else { return };
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    acknowledge(0);
    for (name, case) in in_order(&store) {
        forget(&mut store, &cases([&case]));
        acknowledge(
            name.trim_matches(|c: char| !c.is_ascii_digit())
                .parse::<u64>()
                .unwrap()
                + 1,
        );
    }
}

#[test]
fn a_kill_while_forgetting_leaves_the_store_as_before_or_as_after() {
    let temporary = tempfile::tempdir().unwrap();
    let dir = temporary.path().join("store");
    let all = crowd(&dir).len();
    let mut dice = Dice::new(23);
    // How long one takes here and now, so that kills fall before, within and after.
    let begun = Instant::now();
    let mut store = Store::open(&dir, &passphrase()).unwrap();
    let (_, first) = in_order(&store).swap_remove(0);
    forget(&mut store, &cases([&first]));
    drop(store);
    let took = begun.elapsed().as_micros().try_into().unwrap();
    let mut left_over = all - 1;
    for round in 0..60 {
        // A machine that is busy with other things may be too slow for a while.
        if round >= 15 && left_over < all - 1 {
            break;
        }
        let after = Duration::from_micros(dice.below(took) as u64);
        let forgotten = kill("forget::forgetter", &dir, after, true).unwrap_or(0);
        let store = Store::open(&dir, &passphrase())
            .unwrap_or_else(|error| panic!("round {round}: {error:?}"));
        store.verify().unwrap();
        let left = in_order(&store);
        // One more may have gone than could be told.
        let gone = all - left.len();
        assert!(
            gone as u64 >= forgotten,
            "round {round}: {gone} gone, {forgotten} told"
        );
        for n in 0..all {
            let name = format!("Navn-{n}-");
            let there = left.iter().any(|(left, _)| *left == name);
            assert_eq!(there, n >= gone, "round {round}: in order");
            assert_eq!(
                found(&store, &name) > 0,
                there,
                "round {round}: {name} whole or nowhere"
            );
        }
        let files = snapshot(&dir).len();
        assert_eq!(
            files, 3,
            "round {round}: keys, store and anchor, nothing else"
        );
        left_over = left.len();
    }
    assert!(left_over < all - 1, "some were forgotten");
}
