//! Random histories of edits, deletions, copies of the folder, backups, restores and crashes: nobody who was
//! deleted is ever seen again, and nobody else is harmed.

use crate::deletion::{entry_of, found, participant, settle, today};
use crate::support::{Dice, FAST, passphrase, restore, snapshot, stamp};
use domain::{Case, Id, LogEntry};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use store::{BackupKey, BackupSecret, Ledger, OpenBackup, Store, StoreError};

/// How many histories; all with the variable set.
fn histories() -> u64 {
    match std::env::var_os("TILTAKSMAPPE_SOAK") {
        Some(_) => 200,
        None => 12,
    }
}

/// Who should be there: the name and the text of each case's entry.
type Model = BTreeMap<Id, (String, String)>;

struct History {
    dice: Dice,
    dir: PathBuf,
    store: Option<Store>,
    now: Model,
    deleted: BTreeMap<Id, String>,
    /// Copies of the folder that somebody made, with who was in it.
    copies: Vec<(BTreeMap<String, Vec<u8>>, Model)>,
    /// Known backups: the file, its key, how far it has been brought, and who was in it.
    backups: Vec<(PathBuf, BackupKey, u64, Model)>,
    people: usize,
    told: Vec<String>,
    _temporary: tempfile::TempDir,
}

impl History {
    fn new(seed: u64) -> Self {
        let temporary = tempfile::tempdir().unwrap();
        let dir = temporary.path().join("store");
        let store = Store::create_with_cost(&dir, &passphrase(), FAST).unwrap();
        Self {
            dice: Dice::new(seed),
            dir,
            store: Some(store),
            now: Model::new(),
            deleted: BTreeMap::new(),
            copies: Vec::new(),
            backups: Vec::new(),
            people: 0,
            told: Vec::new(),
            _temporary: temporary,
        }
    }

    fn store(&mut self) -> &mut Store {
        self.store.as_mut().unwrap()
    }

    /// As the app does whenever a store was opened.
    fn open(&mut self) {
        let mut store = Store::open(&self.dir, &passphrase()).unwrap();
        settle(&mut store);
        self.store = Some(store);
        self.now.retain(|case, _| !self.deleted.contains_key(case));
        self.settle_backups();
    }

    fn settle_backups(&mut self) {
        let store = self.store.as_ref().unwrap();
        for (path, key, ledger, model) in &mut self.backups {
            if *ledger < store.ledger().len() {
                let new = store.renewed_backup(path, key, &stamp(9)).unwrap();
                new.write(path).unwrap();
                (*key, *ledger) = (new.key().unwrap(), new.ledger());
                model.retain(|case, _| !self.deleted.contains_key(case));
            }
        }
    }

    fn some_case(&mut self) -> Option<Id> {
        let n = self.now.len();
        (n > 0).then(|| self.now.keys().nth(self.dice.below(n)).unwrap().clone())
    }

    fn step(&mut self) {
        match self.dice.below(12) {
            0..=2 => {
                let name = format!("Navn{:03}x", self.people);
                self.people += 1;
                self.told.push(format!("add {name}"));
                let case = self
                    .store()
                    .write(&stamp(1), "case.create", |w| participant(w, &name));
                self.now
                    .insert(case.unwrap(), (name.clone(), format!("{name} ringte")));
            }
            3 | 4 => {
                let Some(case) = self.some_case() else { return };
                let text = format!("{} sa {}", self.now[&case].0, self.dice.below(100));
                self.told.push(text.clone());
                let (id, mut entry) = entry_of(self.store(), &case);
                entry.text = text.clone().into();
                self.store()
                    .write(&stamp(2), "entry.save", |w| w.update(&id, &entry))
                    .unwrap();
                self.now.get_mut(&case).unwrap().1 = text;
            }
            5 | 6 => {
                let first = self.some_case();
                let second = self.some_case();
                let cases: BTreeSet<Id> = first.into_iter().chain(second).collect();
                let interrupted = self.dice.below(3) == 0;
                self.store().promise(&cases, today()).unwrap();
                for case in cases {
                    let (name, _) = self.now.remove(&case).unwrap();
                    self.told
                        .push(format!("delete {name}, interrupted: {interrupted}"));
                    self.deleted.insert(case, name);
                }
                if interrupted {
                    self.store = None;
                    self.open();
                } else {
                    settle(self.store());
                    self.settle_backups();
                }
            }
            7 => {
                self.told.push("copy the folder".to_owned());
                self.store = None;
                self.copies.push((snapshot(&self.dir), self.now.clone()));
                self.open();
            }
            8 if !self.copies.is_empty() => {
                // Somebody puts an older copy back; the newest ledger is at hand.
                self.told.push("put a copy back".to_owned());
                self.store = None;
                let ledger = fs::read(self.dir.join("ledger.json"));
                let (files, model) = &self.copies[self.dice.below(self.copies.len())];
                restore(&self.dir, files);
                match self.dice.below(2) {
                    0 => {
                        if let Ok(ledger) = &ledger {
                            fs::write(self.dir.join("ledger.json"), ledger).unwrap();
                        }
                    }
                    // Put back whole, the ledger comes from elsewhere before anything is shown.
                    _ => {
                        let newest = ledger.map_or_else(
                            |_| Ledger::default(),
                            |bytes| Ledger::parse(&bytes).unwrap(),
                        );
                        let mut store = Store::open(&self.dir, &passphrase()).unwrap();
                        store.merge_ledger(&newest).unwrap();
                    }
                }
                self.now = model.clone();
                self.open();
            }
            9 => {
                self.told.push("back up".to_owned());
                let path = self
                    .dir
                    .with_file_name(format!("{}.tmb", self.backups.len()));
                let new = self.store().new_backup(stamp(9).at).unwrap();
                new.write(&path).unwrap();
                self.backups
                    .push((path, new.key().unwrap(), new.ledger(), self.now.clone()));
            }
            10 if !self.backups.is_empty() => {
                self.told.push("restore".to_owned());
                let (path, key, _, model) = &self.backups[self.dice.below(self.backups.len())];
                let (path, model) = (path.clone(), model.clone());
                let opened = OpenBackup::open(&path, BackupSecret::Key(key), &self.dir).unwrap();
                opened
                    .restore::<StoreError>(
                        &self.dir,
                        &mut self.store,
                        &Ledger::default(),
                        &stamp(20),
                        |_| Ok(()),
                    )
                    .unwrap();
                self.now = model;
                self.store = None;
                self.open();
            }
            11 => {
                self.told.push("lose the ledger".to_owned());
                self.store = None;
                let _ = fs::remove_file(self.dir.join("ledger.json"));
                self.open();
            }
            _ => {}
        }
    }

    fn check(&mut self) {
        let (now, deleted, told) = (self.now.clone(), self.deleted.clone(), self.told.join("\n"));
        let store = self.store();
        for (case, name) in &deleted {
            assert!(
                store.find::<Case>(case).unwrap().is_none(),
                "{name} is back after\n{told}"
            );
            let left = found(store, &format!("{name} "));
            assert_eq!(left, 0, "{name} is in the log after\n{told}");
        }
        let there: Model = store
            .all::<Case>()
            .unwrap()
            .into_keys()
            .map(|case| {
                let file = store.case_file(&case).unwrap();
                let text = file.entries.values().next().unwrap().text.0.clone();
                (case, (file.person.first_name.0, text))
            })
            .collect();
        assert_eq!(there, now, "after\n{told}");
    }
}

#[test]
fn nobody_deleted_is_back_and_nobody_else_is_harmed() {
    for seed in 0..histories() {
        let mut history = History::new(seed + 1000);
        for _ in 0..14 {
            history.step();
            history.check();
        }
        // Whatever backup there is, it shows nobody who was deleted.
        for (path, key, ..) in &history.backups {
            let opened = OpenBackup::open(path, BackupSecret::Key(key), &history.dir).unwrap();
            for (case, name) in &history.deleted {
                let left = found(opened.store(), &format!("{name} "));
                assert_eq!(left, 0, "{name} {case}\n{}", history.told.join("\n"));
            }
        }
    }
}

/// So that the step above finds what it edits.
#[test]
fn an_entry_is_found() {
    let mut history = History::new(1);
    let case = history
        .store()
        .write(&stamp(1), "case.create", |w| participant(w, "Kari"));
    let (_, entry): (Id, LogEntry) = entry_of(history.store(), &case.unwrap());
    assert_eq!(entry.text.0, "Kari ringte");
}
