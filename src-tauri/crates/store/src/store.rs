//! An open store.

use crate::access::OpenedBy;
use crate::change::{self, Head};
use crate::files::{self, Staged};
use crate::keys::{Keys, Opened};
use crate::migrate::{self, MIGRATIONS, Migration};
use crate::query::StoredRecord;
use crate::rebuild::{Built, Source};
use crate::write::{self, Write};
use crate::{Change, Cost, Operation, Passphrase, Record, RecoveryCode, Result, Stamp, StoreError};
use crate::{Ledger, LedgerRepair};
use crate::{
    anchor, backup, case_file, database, operation, place, promise, query, reserve, verify,
};
use domain::{CaseFile, Id};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::path::{Path, PathBuf};

/// An open store. While it lives, no other program or window can open it.
pub struct Store {
    dir: PathBuf,
    pub(crate) keys: Keys,
    opened: Opened,
    pub(crate) opened_by: OpenedBy,
    /// The recovery code made since the opening, so that a part of it can be typed back.
    pub(crate) fresh_code: Option<RecoveryCode>,
    conn: Connection,
    head: Head,
    pub(crate) ledger: Ledger,
    pub(crate) ledger_repair: Option<LedgerRepair>,
    /// Last, so that the database is closed before the lock is let go.
    _lock: File,
}

impl Store {
    /// True when the folder holds a store, openable or not. A store file without `keys.json`
    /// counts: where one lies, a new store must not be offered.
    pub fn exists(dir: &Path) -> bool {
        dir.join(files::KEYS).exists() || files::has_orphan(dir)
    }

    /// Makes a new store in `dir`, which is created if need be.
    ///
    /// Refused: a short passphrase, a synchronised or roaming folder, a folder with a store.
    pub fn create(dir: &Path, passphrase: &Passphrase) -> Result<Self> {
        Self::create_with_cost(dir, passphrase, Cost::STANDARD)
    }

    /// [`Store::create`] for tests, which cannot wait for each unlock.
    #[doc(hidden)]
    pub fn create_with_cost(dir: &Path, passphrase: &Passphrase, cost: Cost) -> Result<Self> {
        passphrase.check_strength()?;
        let dir = absolute(dir)?;
        place::check(&dir)?;
        let vacant = || {
            if dir.join(files::KEYS).exists() {
                Err(StoreError::AlreadyExists)
            } else if files::has_orphan(&dir) {
                Err(StoreError::MissingKeys)
            } else {
                Ok(())
            }
        };
        vacant()?;
        files::create_folder(&dir)?;
        let lock = files::lock(&dir)?;
        vacant()?;
        files::clear_strays(&dir, None);
        Self::fill(dir.clone(), passphrase, cost, lock).inspect_err(|_| {
            if !dir.join(files::KEYS).exists() {
                files::clear_strays(&dir, None);
            }
        })
    }

    /// Writes the files of a new store. `keys.json`, the last, makes it one; until then the mark
    /// tells that the rest is nobody's data.
    fn fill(dir: PathBuf, passphrase: &Passphrase, cost: Cost, lock: File) -> Result<Self> {
        let (keys, opened) = Keys::create(passphrase, cost)?;
        Staged::write(&dir, files::CREATING, b"")?.publish()?;
        files::sync_folder(&dir)?;
        let path = dir.join(keys.store_file());
        let conn = database::create(&path, opened.store_key())?;
        let head = Head::empty(keys.store_id());
        anchor::stage(&dir, &keys, &opened, head)?.publish()?;
        files::sync_file(&path)?;
        files::sync_folder(&dir)?;
        Staged::write(&dir, files::KEYS, &keys.to_bytes()?)?.publish()?;
        // The store is made: an error from here on would say that it was not. The parent may not
        // even be ours to open.
        let _ = dir.parent().map(files::sync_folder);
        files::clear_strays(&dir, Some(keys.generation()));
        // Where a store has been before, its ledger may still lie.
        let (ledger, _) = promise::at_opening(&dir, &conn)?;
        reserve::keep(&dir, &path);
        Ok(Self {
            dir,
            keys,
            opened,
            opened_by: OpenedBy::Passphrase,
            fresh_code: None,
            conn,
            head,
            ledger,
            ledger_repair: None,
            _lock: lock,
        })
    }

    /// Opens the store in `dir`, after reading and checking every page and the whole change log.
    pub fn open(dir: &Path, passphrase: &Passphrase) -> Result<Self> {
        Self::open_with(dir, passphrase, MIGRATIONS)
    }

    pub(crate) fn open_with(
        dir: &Path,
        passphrase: &Passphrase,
        migrations: &[Migration],
    ) -> Result<Self> {
        Self::open_by(dir, migrations, |keys| keys.unlock(passphrase))
    }

    pub(crate) fn open_by(
        dir: &Path,
        migrations: &[Migration],
        unlock: impl FnOnce(&Keys) -> Result<Opened>,
    ) -> Result<Self> {
        let dir = absolute(dir)?;
        if !dir.join(files::KEYS).exists() {
            return Err(if files::has_orphan(&dir) {
                StoreError::MissingKeys
            } else {
                StoreError::NoStore
            });
        }
        // Before anything is read: a rebuild elsewhere may be about to replace the keys.
        let lock = files::lock(&dir)?;
        let keys = Keys::read(&dir)?;
        let opened = unlock(&keys)?;
        let path = dir.join(keys.store_file());
        if !path.exists() {
            return Err(StoreError::MissingStoreFile);
        }
        let acknowledged = anchor::read(&dir, &keys, &opened)?;

        let conn = database::open(&path, opened.store_key())?;
        database::check(&conn, &path)?;
        let found = database::version(&conn)?;
        let known = migrate::known_version(migrations);
        if found > known {
            return Err(StoreError::NewerSchema { found, known });
        }
        let head = verify::check_log(&conn, keys.store_id(), acknowledged)?;

        if head != acknowledged {
            // Best effort: on a full disk a store must still open, and the old anchor still holds.
            let _ = anchor::stage(&dir, &keys, &opened, head).and_then(Staged::publish);
        }
        let (ledger, ledger_repair) = promise::at_opening(&dir, &conn)?;
        files::clear_strays(&dir, Some(keys.generation()));
        backup::clear_work(&dir);
        reserve::keep(&dir, &path);
        let mut store = Self {
            dir,
            keys,
            opened,
            opened_by: OpenedBy::Passphrase,
            fresh_code: None,
            conn,
            head,
            ledger,
            ledger_repair,
            _lock: lock,
        };
        if found < known {
            let source = store.source(migrations);
            let (built, ()) = source.rebuild(None, |_, _| Ok::<_, StoreError>(()))?;
            store.adopt(built);
        }
        Ok(store)
    }

    /// The store that was restored into `dir`, of which `lock` is the lock.
    pub(crate) fn restored(
        dir: PathBuf,
        built: Built,
        ledger: Ledger,
        opened_by: OpenedBy,
        lock: File,
    ) -> Self {
        let Built {
            keys,
            opened,
            conn,
            head,
        } = built;
        files::clear_strays(&dir, Some(keys.generation()));
        Self {
            dir,
            keys,
            opened,
            opened_by,
            fresh_code: None,
            conn,
            head,
            ledger,
            ledger_repair: None,
            _lock: lock,
        }
    }

    /// One operation like [`Store::write`], but written into a new store file under new keys, so
    /// that nothing of what it removes can be recovered from the old one. The log still holds it:
    /// [`Store::forget`] takes it from there as well.
    pub fn rebuild<T, E: From<StoreError>>(
        &mut self,
        stamp: &Stamp,
        operation: &str,
        work: impl FnOnce(&mut Write<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let edit = |conn: &mut Connection, head: &mut Head| {
            write::transact(conn, head, stamp, operation, work, |_| Ok(None))
        };
        let (built, answer) = self.source(MIGRATIONS).rebuild(None, edit)?;
        self.adopt(built);
        Ok(answer)
    }

    pub(crate) fn source<'a>(&'a self, migrations: &'a [Migration]) -> Source<'a> {
        Source {
            dir: &self.dir,
            keys: &self.keys,
            opened: &self.opened,
            conn: &self.conn,
            head: self.head,
            migrations,
        }
    }

    /// Goes on with the generation that `keys.json` names now. What was asked for has happened, so
    /// nothing here may fail; what cannot be cleared away now, the next opening clears.
    pub(crate) fn adopt(&mut self, built: Built) {
        self.keys = built.keys;
        self.opened = built.opened;
        self.conn = built.conn;
        self.head = built.head;
        files::clear_strays(&self.dir, Some(self.keys.generation()));
        reserve::keep(&self.dir, &self.file());
    }

    /// One operation: `work` either happens as a whole and is on disk when this returns, or not at
    /// all. `operation` is a short verb such as `case.create`.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        stamp: &Stamp,
        operation: &str,
        work: impl FnOnce(&mut Write<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let (dir, keys, opened) = (&self.dir, &self.keys, &self.opened);
        let stage = |head| anchor::stage(dir, keys, opened, head).map(Some);
        let answer = write::transact(
            &mut self.conn,
            &mut self.head,
            stamp,
            operation,
            work,
            stage,
        )?;
        reserve::keep(&self.dir, &self.file());
        Ok(answer)
    }

    /// Does something of which nothing stays, to learn whether it could be done.
    pub fn rehearse<T, E: From<StoreError>>(
        &mut self,
        stamp: &Stamp,
        work: impl FnOnce(&mut Write<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        write::rehearse(&mut self.conn, self.head, stamp, work)
    }

    /// A record.
    pub fn get<R: Record>(&self, id: &str) -> Result<R> {
        query::get(&self.conn, id)
    }

    /// A record, if there is one.
    pub fn find<R: Record>(&self, id: &str) -> Result<Option<R>> {
        query::find(&self.conn, id)
    }

    /// All records of a kind.
    pub fn all<R: Record>(&self) -> Result<BTreeMap<Id, R>> {
        query::all(&self.conn)
    }

    /// A case's records of a kind.
    pub fn of_case<R: Record>(&self, case: &str) -> Result<BTreeMap<Id, R>> {
        query::of_case(&self.conn, case)
    }

    /// The records of a kind that belong to no case.
    pub fn without_case<R: Record>(&self) -> Result<BTreeMap<Id, R>> {
        query::without_case(&self.conn)
    }

    /// A case's records of a kind, in the order in which they were added; one that was put back counts
    /// as added then.
    pub fn of_case_in_order<R: Record>(&self, case: &str) -> Result<Vec<(Id, R)>> {
        query::of_case_in_order(&self.conn, case)
    }

    /// Every record that belongs to a case, of whatever kind, as it is stored, in the order in which they
    /// were added. To know all of it without knowing what there is.
    pub fn stored_of_case(&self, case: &str) -> Result<Vec<StoredRecord>> {
        query::stored(&self.conn, Some(case))
    }

    /// The same of what belongs to no case.
    pub fn stored_of_no_case(&self) -> Result<Vec<StoredRecord>> {
        query::stored(&self.conn, None)
    }

    /// A case with everything that belongs to it. Of the register it holds what the case refers to,
    /// with the organisations these belong to.
    pub fn case_file(&self, case: &str) -> Result<CaseFile> {
        case_file::load(&self.conn, case)
    }

    /// Every case with everything that belongs to it, by id.
    pub fn case_files(&self) -> Result<Vec<CaseFile>> {
        case_file::load_all(&self.conn)
    }

    /// A document's bytes.
    pub fn document(&self, id: &str) -> Result<Vec<u8>> {
        query::document(&self.conn, id)
    }

    /// The change log, oldest first; of one case, if given: the case and what belongs to it, not
    /// the person, who may have several.
    pub fn changes(&self, case: Option<&str>) -> Result<Vec<Change>> {
        change::list(&self.conn, case)
    }

    /// The days on which something was changed, by UTC, in order.
    pub fn days_of_changes(&self) -> Result<Vec<domain::Date>> {
        change::days(&self.conn)
    }

    /// The changes of one record or document, oldest first.
    pub fn changes_of(&self, record: &str) -> Result<Vec<Change>> {
        change::of_record(&self.conn, record)
    }

    /// An operation of the log by its group.
    pub fn operation(&self, group: &str) -> Result<Operation> {
        operation::find(&self.conn, group)
    }

    /// The operations that changed something of this case or one of these records, oldest first.
    pub fn operations(&self, case: &str, records: &[Id]) -> Result<Vec<Operation>> {
        operation::list(&self.conn, case, records)
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.conn
    }

    pub(crate) fn opened(&self) -> &Opened {
        &self.opened
    }

    /// The store file in use.
    pub(crate) fn file(&self) -> PathBuf {
        self.dir.join(self.keys.store_file())
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive()
    }
}

fn absolute(dir: &Path) -> Result<PathBuf> {
    std::path::absolute(dir).map_err(StoreError::io("finding the folder"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Person;

    const FAST: Cost = Cost {
        memory_kib: 64,
        passes: 1,
        lanes: 1,
    };

    /// All that is left to do after the commit is made to fail by taking the folder away; on Unix
    /// the open database does not mind.
    #[cfg(unix)]
    #[test]
    fn what_fails_after_the_commit_is_left_to_the_next_opening() {
        let temporary = tempfile::tempdir().unwrap();
        let (dir, away) = (
            temporary.path().join("store"),
            temporary.path().join("away"),
        );
        let passphrase = Passphrase::from("fire korte vanlige ord");
        let mut store = Store::create_with_cost(&dir, &passphrase, FAST).unwrap();
        let source = store.source(MIGRATIONS);
        let (built, ()) = source
            .rebuild(None, |_, _| Ok::<_, StoreError>(()))
            .unwrap();
        std::fs::rename(&dir, &away).unwrap();
        store.adopt(built);
        std::fs::rename(&away, &dir).unwrap();
        for generation in [1, 2] {
            let file = dir.join(files::store_name(generation));
            assert!(file.exists(), "generation {generation}");
        }

        let stamp = Stamp {
            at: chrono::DateTime::UNIX_EPOCH,
            who: "veileder".into(),
        };
        let person = store.write(&stamp, "test", |w| w.insert(&Person::default()));
        drop(store);
        let store = Store::open(&dir, &passphrase).unwrap();
        assert!(store.find::<Person>(&person.unwrap()).unwrap().is_some());
        assert!(!dir.join(files::store_name(1)).exists());
    }

    #[test]
    fn a_full_disk_undoes_the_write_and_no_more() {
        let temporary = tempfile::tempdir().unwrap();
        let passphrase = Passphrase::from("fire korte vanlige ord".to_owned());
        let mut store = Store::create_with_cost(temporary.path(), &passphrase, FAST).unwrap();
        let stamp = Stamp {
            at: chrono::DateTime::UNIX_EPOCH,
            who: "veileder".into(),
        };
        let pages: u32 = store
            .conn
            .pragma_query_value(None, "page_count", |row| row.get(0))
            .unwrap();
        store
            .conn
            .pragma_update(None, "max_page_count", pages + 2)
            .unwrap();
        let refused = store.write(&stamp, "test", |w| {
            w.insert(&Person::default())?;
            w.put_document("case", &[0; 100_000])
        });
        assert_eq!(refused, Err(StoreError::DiskFull));
        assert!(store.all::<Person>().unwrap().is_empty());
        assert!(store.changes(None).unwrap().is_empty());
        let small = store.write(&stamp, "test", |w| w.insert(&Person::default()));
        let id = small.unwrap();
        drop(store);
        let store = Store::open(temporary.path(), &passphrase).unwrap();
        assert!(store.find::<Person>(&id).unwrap().is_some());
    }
}
