//! The one operation that replaces the store file: deletion, migration and change of keys are all
//! this, so that there is one place where a crash could matter.
//!
//! 1. Copy into a work file under a key that is never stored; migrate, edit and VACUUM there. The
//!    store file is not touched, so that a failure leaves it as it was.
//! 2. Copy that into the next generation's file under its new key. What was deleted was never
//!    written under that key: when the old key goes, so does the last means to read it.
//! 3. Verify the new file as an opening would; sync it, its anchor and the folder.
//! 4. Replace `keys.json`. **This is the commit**: before it the old generation is the store, after
//!    it the new one is, and nothing lies between.
//! 5. Remove the old files, and take room for the next rebuild ([reserve](crate::reserve)), which step 1
//!    let go of. What a crash leaves of either generation, the next opening clears away.

use crate::change::Head;
use crate::crypto::Secret;
use crate::files::{self, Staged};
use crate::keys::{Keys, Opened, Renewal};
use crate::migrate::{self, Migration};
use crate::{Result, StoreError};
use crate::{anchor, database, reserve, verify};
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// The generation to start from, verified.
pub(crate) struct Source<'a> {
    pub(crate) dir: &'a Path,
    pub(crate) keys: &'a Keys,
    pub(crate) opened: &'a Opened,
    pub(crate) conn: &'a Connection,
    pub(crate) head: Head,
    pub(crate) migrations: &'a [Migration],
}

/// The generation that has taken its place.
pub(crate) struct Built {
    pub(crate) keys: Keys,
    pub(crate) opened: Opened,
    pub(crate) conn: Connection,
    pub(crate) head: Head,
}

/// Files to remove unless the rebuild succeeds.
struct Scratch<'a>(Vec<PathBuf>, &'a Source<'a>);

impl Drop for Scratch<'_> {
    fn drop(&mut self) {
        for path in &self.0 {
            files::remove(path);
        }
        // After a success the old generation is still there, and room is taken once it is gone.
        if !self.0.is_empty() {
            reserve::keep(self.1.dir, &self.1.dir.join(self.1.keys.store_file()));
        }
    }
}

impl Source<'_> {
    /// Rebuilds, with `edit` applied and the ways in changed as `renewal` says.
    pub(crate) fn rebuild<T, E: From<StoreError>>(
        &self,
        renewal: Option<Renewal>,
        edit: impl FnOnce(&mut Connection, &mut Head) -> Result<T, E>,
    ) -> Result<(Built, T), E> {
        let (keys, opened) = self.keys.next(self.opened, renewal)?;
        self.rebuild_under(keys, opened, edit)
    }

    /// Rebuilds under these keys, which must be of this store and of a generation that the folder does
    /// not hold.
    pub(crate) fn rebuild_under<T, E: From<StoreError>>(
        &self,
        keys: Keys,
        opened: Opened,
        edit: impl FnOnce(&mut Connection, &mut Head) -> Result<T, E>,
    ) -> Result<(Built, T), E> {
        let generation = keys.generation();
        let path = self.dir.join(keys.store_file());
        let work_path = self.dir.join(files::work_name(generation));
        // Declared before the connections, so that these are closed before their files are removed.
        let scratch = vec![
            work_path.clone(),
            path.clone(),
            self.dir.join(files::anchor_name(generation)),
        ];
        let mut scratch = Scratch(scratch, self);
        for path in &scratch.0 {
            files::remove(path);
        }
        reserve::release(self.dir);

        let mut head = self.head;
        let mut work = database::create_work(&work_path, &Secret::random()?)?;
        database::copy(self.conn, &mut work)?;
        migrate::run(&mut work, &mut head, self.migrations)?;
        let answer = edit(&mut work, &mut head)?;
        work.execute_batch("VACUUM;").map_err(StoreError::from)?;

        let mut target = database::create_empty(&path, opened.store_key())?;
        database::copy(&work, &mut target)?;
        drop(work);
        files::remove(&work_path);
        drop(target);

        let conn = self.verified(&path, &keys, &opened, head)?;
        files::sync_file(&path)?;
        anchor::stage(self.dir, &keys, &opened, head)?.publish()?;
        files::sync_folder(self.dir)?;

        Staged::write(self.dir, files::KEYS, &keys.to_bytes()?)?.publish()?;
        scratch.0.clear();
        let built = Built {
            keys,
            opened,
            conn,
            head,
        };
        Ok((built, answer))
    }

    fn verified(
        &self,
        path: &Path,
        keys: &Keys,
        opened: &Opened,
        head: Head,
    ) -> Result<Connection> {
        let conn = database::open(path, opened.store_key())?;
        database::check(&conn, path)?;
        if database::version(&conn)? != migrate::known_version(self.migrations)
            || verify::check_log(&conn, keys.store_id(), head)? != head
        {
            return Err(StoreError::Internal("the rebuilt store is not the same"));
        }
        Ok(conn)
    }
}
