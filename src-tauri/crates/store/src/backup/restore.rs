//! Putting a backup in a store's place.

use super::OpenBackup;
use crate::files::{self, Staged};
use crate::migrate::MIGRATIONS;
use crate::rebuild::Source;
use crate::write::{self, Write};
use crate::{Ledger, Result, Stamp, Store, StoreError, place};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// What a restoring is called in the log.
const RESTORE: &str = "backup.restore";

impl OpenBackup {
    /// Puts what it holds in the place of the store in `dir`, whatever lies there: one rebuild from the
    /// unpacked backup into that folder, whose commit is its `keys.json`. Killed at any moment, the folder
    /// holds the one store or the other.
    ///
    /// `present` is the open store of that folder, if it is open, and the restored one afterwards. `ledger`
    /// is what is known of deletions elsewhere; together with the folder's own and the backup's it is the
    /// restored store's, which may then still hold what it names ([`Store::promised`]). `also` writes what
    /// the operation changes besides.
    ///
    /// # Errors
    /// [`StoreError::SyncedFolder`], [`StoreError::InUse`], [`StoreError::DiskFull`], or an I/O error.
    /// `present` is then as it was.
    pub fn restore<E: From<StoreError>>(
        self,
        dir: &Path,
        present: &mut Option<Store>,
        ledger: &Ledger,
        stamp: &Stamp,
        also: impl FnOnce(&mut Write<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let dir = std::path::absolute(dir).map_err(StoreError::io("finding the folder"))?;
        place::check(&dir)?;
        files::create_folder(&dir)?;
        let lock = match present {
            Some(_) => None,
            None => Some(files::lock(&dir)?),
        };
        let mut known = match present {
            Some(store) => store.ledger().clone(),
            None => ledger_in(&dir)?,
        };
        known.merge(&self.label.ledger);
        known.merge(self.store.ledger());
        known.merge(ledger);

        let fresh = !Store::exists(&dir);
        if fresh {
            // Until the keys are there, what lies here is a store half made.
            Staged::write(&dir, files::CREATING, b"")?.publish()?;
            files::sync_folder(&dir)?;
        }
        // Before the commit: the store that stood here loses nothing by knowing more deletions.
        match present {
            Some(store) => store.merge_ledger(&known)?,
            None => Staged::write(&dir, files::LEDGER, &known.to_bytes()?)?.publish()?,
        }
        files::sync_folder(&dir)?;

        let generation = files::newest_generation(&dir) + 1;
        let from = &self.store;
        let (keys, opened) = from
            .keys
            .for_copy(from.opened(), from.keys.store_id(), generation)?;
        let id = from.keys.store_id().to_owned();
        let source = Source {
            dir: &dir,
            ..from.source(MIGRATIONS)
        };
        let (built, ()) = source.rebuild_under(keys, opened, |conn, head| {
            let note = |write: &mut Write<'_>| {
                write.note(&id)?;
                also(write)
            };
            write::transact(conn, head, stamp, RESTORE, note, |_| Ok(None))
        })?;
        let opened_by = self.store.opened_by;
        match (present.as_mut(), lock) {
            (Some(store), _) => {
                store.adopt(built);
                store.opened_by = opened_by;
                store.fresh_code = None;
            }
            (None, Some(lock)) => {
                *present = Some(Store::restored(dir, built, known, opened_by, lock));
            }
            // There is a lock where nothing was open.
            (None, None) => return Err(StoreError::Internal("restoring").into()),
        }
        Ok(())
    }
}

/// The ledger in a folder; an empty one where there is none, or a damaged one.
fn ledger_in(dir: &Path) -> Result<Ledger> {
    let bytes = files::read(&dir.join(files::LEDGER))?;
    match bytes.as_deref().map(Ledger::parse) {
        None | Some(Err(StoreError::DamagedLedger)) => Ok(Ledger::default()),
        // A newer program's holds what this one would drop.
        Some(read) => read,
    }
}

impl Store {
    /// Holds a folder's lock without opening the store there, so that nobody else opens it meanwhile.
    ///
    /// # Errors
    /// [`StoreError::InUse`].
    pub fn hold(dir: &Path) -> Result<Held> {
        files::create_folder(dir)?;
        let lock = files::lock(dir)?;
        super::clear_work(dir);
        Ok(Held { _lock: lock })
    }

    /// The deletion ledger that lies in `dir`, whether the store there can be opened or not; an empty one
    /// where there is none, or a damaged one.
    ///
    /// # Errors
    /// [`StoreError::NewerLedger`] or an I/O error.
    pub fn ledger_in(dir: &Path) -> Result<Ledger> {
        ledger_in(dir)
    }

    /// Copies the files of the store in `dir`, as they lie, into the folder `to`, which is made: for a
    /// store that nobody can open. Answers how many entries its ledger has.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`] or an I/O error; `to` is then gone again.
    pub fn keep_files(dir: &Path, to: &Path) -> Result<u64> {
        files::create_folder(to)?;
        let copied = copy_files(dir, to).and_then(|()| files::sync_folder(to));
        copied.inspect_err(|_| drop(fs::remove_dir_all(to)))?;
        Ok(ledger_in(dir).unwrap_or_default().len())
    }
}

/// A folder's lock; let go of when dropped.
pub struct Held {
    _lock: File,
}

fn copy_files(dir: &Path, to: &Path) -> Result<()> {
    let failed = |error| StoreError::io("keeping a store aside")(error);
    for name in files::of_a_store(dir) {
        let from: PathBuf = dir.join(&name);
        let to = to.join(&name);
        // A second name for the same bytes takes no room and no time; the store that comes writes files
        // of its own.
        if fs::hard_link(&from, &to).is_err() {
            fs::copy(&from, &to).map_err(failed)?;
            files::sync_file(&to)?;
        }
    }
    Ok(())
}
