//! Backups: a store in one file, under keys of its own, that passphrase and recovery code open.
//!
//! Making one, rewriting one after a deletion or a change of passphrase, and restoring one are each a
//! [rebuild](crate::rebuild) into another folder:
//!
//! | | from | into |
//! |---|---|---|
//! | make | the open store | a work folder, which is then packed |
//! | rewrite | the unpacked backup, without what the ledger names | a work folder, which is then packed |
//! | restore | the unpacked backup | the store's folder, where its `keys.json` is the commit |
//!
//! Work folders lie in the store's folder, hold nothing that is not encrypted, and go when they are done
//! with; what a crash leaves of them goes at the next opening.

mod file;
mod restore;
mod work;

use crate::crypto::{self, Secret};
use crate::keys::Keys;
use crate::migrate::{MIGRATIONS, Migration};
use crate::promise;
use crate::rebuild::Source;
use crate::write;
use crate::{Ledger, OpenedBy, Passphrase, RecoveryCode, Result, Stamp, Store, StoreError};
use chrono::{DateTime, Utc};
use domain::Id;
use rusqlite::{Connection, OptionalExtension as _};
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use work::WorkFolder;
use zeroize::Zeroizing;

pub use restore::Held;
pub(crate) use work::clear as clear_work;

/// Opens one backup without passphrase or recovery code.
pub struct BackupKey(Secret);

impl BackupKey {
    /// To be kept in the store and nowhere else.
    pub fn to_text(&self) -> Zeroizing<String> {
        self.0.to_text()
    }

    /// The one whose [`BackupKey::to_text`] this is.
    pub fn from_text(text: &str) -> Option<Self> {
        Secret::from_text(text).map(Self)
    }
}

/// Shows nothing of the key.
impl fmt::Debug for BackupKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BackupKey(…)")
    }
}

/// What opens a backup.
#[derive(Clone, Copy, Debug)]
pub enum BackupSecret<'a> {
    /// The passphrase of when it was last written.
    Passphrase(&'a Passphrase),
    /// The recovery code of then.
    Code(&'a RecoveryCode),
    /// The key that was kept when it was last written.
    Key(&'a BackupKey),
}

/// What a backup file says of itself without a key. That it is true shows only when it is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupLabel {
    /// These contents; another id as soon as the file is written anew.
    pub id: Id,
    /// The store that it is of.
    pub store: Id,
    /// When the contents were taken from the store.
    pub made: DateTime<Utc>,
    /// The deletion ledger inside it.
    pub ledger: Ledger,
    /// Whether a recovery code opens it.
    pub has_recovery_code: bool,
}

impl BackupLabel {
    /// Reads the label of a file.
    ///
    /// # Errors
    /// [`StoreError::NotABackup`], [`StoreError::NewerBackup`], [`StoreError::DamagedBackup`],
    /// [`StoreError::DamagedKeys`], [`StoreError::DamagedLedger`] or an I/O error.
    pub fn read(path: &Path) -> Result<Self> {
        file::look(path).map(Self::of)
    }

    fn of(packed: file::Packed) -> Self {
        Self {
            id: packed.header.id,
            store: packed.header.store,
            made: packed.header.made,
            has_recovery_code: packed.keys.has_recovery_code(),
            ledger: packed.ledger,
        }
    }
}

/// How many records of each kind, documents and changes there are.
type Counts = BTreeMap<String, i64>;

/// The contents of a backup to be, ready to be written wherever it is to lie.
pub struct NewBackup {
    id: Id,
    made: DateTime<Utc>,
    built: Keys,
    opened: crate::keys::Opened,
    ways_in: String,
    ledger: Ledger,
    counts: Counts,
    forgot: bool,
    /// Last, so that nothing holds its files when it goes.
    work: WorkFolder,
}

impl NewBackup {
    /// Opens it without passphrase or code.
    pub fn key(&self) -> Result<BackupKey> {
        Secret::from_text(&self.opened.master().to_text())
            .map(BackupKey)
            .ok_or(StoreError::Internal("a backup's key"))
    }

    /// How many entries of the ledger are carried out in it.
    pub fn ledger(&self) -> u64 {
        self.ledger.len()
    }

    /// [`Store::ways_in`] of the store that it was made under.
    pub fn ways_in(&self) -> &str {
        &self.ways_in
    }

    /// Whether what the ledger names was still in it and is not any more.
    pub fn forgot(&self) -> bool {
        self.forgot
    }

    /// Writes the file: beside its place, synced, and then at once into it.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`] or an I/O error. What stood in the place then still stands there.
    pub fn write(&self, to: &Path) -> Result<()> {
        let keys = (&self.built, &self.opened);
        file::pack(self.work.path(), keys, (self.id.clone(), self.made), to)
    }

    /// Opens the file that was written and makes sure that it holds everything: every byte, every page,
    /// the whole change log, and as many records of each kind as were to go into it.
    ///
    /// # Errors
    /// [`StoreError::DamagedBackup`] where it is another than was written.
    pub fn check(&self, path: &Path) -> Result<()> {
        let dir = self.work.parent();
        let opened = OpenBackup::open(path, BackupSecret::Key(&self.key()?), dir)?;
        let same = opened.label.id == self.id
            && opened.label.ledger == self.ledger
            && counts(opened.store.connection())? == self.counts;
        same.then_some(()).ok_or(StoreError::DamagedBackup)
    }
}

/// A backup that was unpacked and opened.
pub struct OpenBackup {
    label: BackupLabel,
    schema: u32,
    store: Store,
    /// Last, so that the store is closed before its folder goes.
    _work: WorkFolder,
}

impl OpenBackup {
    /// Unpacks a backup into a work folder in `dir`, a store's folder, and opens it there: every byte,
    /// every page and the whole change log are checked, and an older schema is migrated. The file itself
    /// stays as it is.
    ///
    /// # Errors
    /// Those of [`BackupLabel::read`] and of an opening. [`StoreError::WrongBackupKey`] for a key that is
    /// another's.
    pub fn open(path: &Path, secret: BackupSecret<'_>, dir: &Path) -> Result<Self> {
        Self::open_with(path, secret, dir, MIGRATIONS)
    }

    pub(crate) fn open_with(
        path: &Path,
        secret: BackupSecret<'_>,
        dir: &Path,
        migrations: &[Migration],
    ) -> Result<Self> {
        let mut packed = file::look(path)?;
        let opened = match secret {
            BackupSecret::Passphrase(passphrase) => packed.keys.unlock(passphrase),
            BackupSecret::Code(code) => packed.keys.unlock_by_code(code),
            BackupSecret::Key(key) => {
                let key = Secret::from_text(&key.0.to_text());
                let key = key.ok_or(StoreError::Internal("a backup's key"))?;
                packed.keys.unlock_by_master(key)
            }
        }?;
        let work = WorkFolder::new(dir)?;
        packed.unpack(&opened, work.path())?;
        let found = work::schema(work.path(), &packed.keys, &opened)?;
        let mut store = Store::open_by(work.path(), migrations, |_| Ok(opened))?;
        if matches!(secret, BackupSecret::Code(_)) {
            store.opened_by = OpenedBy::RecoveryCode;
        }
        Ok(Self {
            label: BackupLabel::of(packed),
            schema: found,
            store,
            _work: work,
        })
    }

    /// The key of another backup that the same passphrase or recovery code opens; `None` for one that
    /// neither does, or that cannot be read. The passphrase is not derived again for it.
    pub fn key_of_sibling(&self, path: &Path) -> Option<BackupKey> {
        let packed = file::look(path).ok()?;
        let opened = packed
            .keys
            .unlock_like(&self.store.keys, self.store.opened())?;
        Secret::from_text(&opened.master().to_text()).map(BackupKey)
    }

    /// What stood at its head.
    pub fn label(&self) -> &BackupLabel {
        &self.label
    }

    /// The schema version that the file has; the opened one is of this program's.
    pub fn schema(&self) -> u32 {
        self.schema
    }

    /// What it holds.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The same, to be looked into as it will be once something is forgotten; the file stays as it is.
    pub fn store_mut(&mut self) -> &mut Store {
        &mut self.store
    }

    /// Opens the file, as long as it is not written anew, without passphrase or code. Only as long as
    /// [`OpenBackup::store_mut`] has rebuilt nothing, which makes all keys anew.
    pub fn key(&self) -> Result<BackupKey> {
        Secret::from_text(&self.store.opened().master().to_text())
            .map(BackupKey)
            .ok_or(StoreError::Internal("a backup's key"))
    }
}

impl Store {
    /// Packs what the store holds now. `made` is when that is.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`] or an I/O error in the store's own folder, where it is prepared.
    pub fn new_backup(&self, made: DateTime<Utc>) -> Result<NewBackup> {
        let stamp = Stamp {
            at: made,
            who: domain::Private::default(),
        };
        self.pack(self, &stamp, made)
    }

    /// Packs anew what the backup at `path` holds: without what this store's ledger names, opened by this
    /// store's present passphrase and recovery code. The file itself stays until
    /// [`NewBackup::write`].
    ///
    /// # Errors
    /// As [`OpenBackup::open`] and [`Store::new_backup`].
    pub fn renewed_backup(&self, path: &Path, key: &BackupKey, stamp: &Stamp) -> Result<NewBackup> {
        let mut opened = OpenBackup::open(path, BackupSecret::Key(key), self.dir())?;
        opened.store.merge_ledger(self.ledger())?;
        self.pack(&opened.store, stamp, opened.label.made)
    }

    /// When something was last changed; `None` in a store in which nothing was.
    ///
    /// # Errors
    /// [`StoreError::DamagedStore`].
    pub fn last_change(&self) -> Result<Option<DateTime<Utc>>> {
        self.time_of(include_str!("../sql/backup/last.sql"))
    }

    /// When something was first changed.
    ///
    /// # Errors
    /// [`StoreError::DamagedStore`].
    pub fn first_change(&self) -> Result<Option<DateTime<Utc>>> {
        self.time_of(include_str!("../sql/backup/first.sql"))
    }

    fn time_of(&self, query: &str) -> Result<Option<DateTime<Utc>>> {
        let at: Option<String> = self
            .connection()
            .query_row(query, [], |row| row.get(0))
            .optional()?;
        let parse = |at: String| DateTime::parse_from_rfc3339(&at);
        let at = at.map(parse).transpose();
        let at = at.map_err(|_| StoreError::DamagedStore)?;
        Ok(at.map(|at| at.to_utc()))
    }

    /// Which passphrase and recovery code open the store, as a digest of what is public about them: the
    /// same for the store and its backups, another as soon as one of the two was made anew.
    pub fn ways_in(&self) -> String {
        self.keys.ways_in()
    }

    /// `what` under this store's ways in.
    fn pack(&self, what: &Store, stamp: &Stamp, made: DateTime<Utc>) -> Result<NewBackup> {
        let work = WorkFolder::new(self.dir())?;
        let generation = what.keys.generation() + 1;
        let (keys, opened) = self
            .keys
            .for_copy(self.opened(), what.keys.store_id(), generation)?;
        let source = Source {
            dir: work.path(),
            ..what.source(MIGRATIONS)
        };
        let open = what.open_promises()?;
        let forgot = !open.is_empty();
        let edit = |conn: &mut Connection, head: &mut crate::change::Head| {
            if forgot {
                let on = stamp.at.date_naive();
                let keep = |write: &mut write::Write<'_>| {
                    promise::keep(write, open, on, stamp, &BTreeMap::new())
                };
                write::transact(conn, head, stamp, REPLAY, keep, |_| Ok(None))?;
            }
            Ok::<_, StoreError>(())
        };
        let (built, ()) = source.rebuild_under(keys, opened, edit)?;
        let counts = counts(&built.conn)?;
        drop(built.conn);
        let ledger = what.ledger().clone();
        work.put(crate::files::LEDGER, &ledger.to_bytes()?)?;
        Ok(NewBackup {
            id: crypto::random_id()?,
            made,
            ways_in: self.ways_in(),
            built: built.keys,
            opened: built.opened,
            ledger,
            counts,
            forgot,
            work,
        })
    }
}

/// What the log of a backup calls the forgetting of what was deleted after it had been made.
pub const REPLAY: &str = "deletion.replay";

fn counts(conn: &Connection) -> Result<Counts> {
    let mut query = conn.prepare(include_str!("../sql/backup/counts.sql"))?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests;
