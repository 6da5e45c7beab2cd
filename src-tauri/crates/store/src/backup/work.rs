//! Folders in which a backup is packed, unpacked and checked. What lies there is encrypted like the store.

use crate::keys::{Keys, Opened};
use crate::{Result, StoreError, crypto, database, files};
use std::fs;
use std::path::{Path, PathBuf};

const PREFIX: &str = "work-";
/// Hexadecimal digits after it.
const DIGITS: usize = 32;

/// A folder that goes when this is dropped.
pub(super) struct WorkFolder(PathBuf);

impl WorkFolder {
    pub(super) fn new(dir: &Path) -> Result<Self> {
        let dir = std::path::absolute(dir).map_err(StoreError::io("finding the folder"))?;
        let path = dir.join(format!("{PREFIX}{}", crypto::random_id()?));
        files::create_folder(&path)?;
        Ok(Self(path))
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// The store's folder, in which it lies.
    pub(super) fn parent(&self) -> &Path {
        self.0.parent().unwrap_or(&self.0)
    }

    pub(super) fn put(&self, name: &str, bytes: &[u8]) -> Result<()> {
        files::Staged::write(&self.0, name, bytes)?.publish()
    }
}

impl Drop for WorkFolder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Removes the work folders that a crash left in a store's folder. Only for whoever holds its lock: they
/// may be someone's.
pub(crate) fn clear(dir: &Path) {
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let random = name.to_str().and_then(|name| name.strip_prefix(PREFIX));
        let is_ours = random.is_some_and(|random| {
            let is_digit = |sign: char| sign.is_ascii_hexdigit() && !sign.is_ascii_uppercase();
            random.len() == DIGITS && random.chars().all(is_digit)
        });
        if is_ours && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// The schema version of the store in a folder, before anything migrates it.
pub(super) fn schema(dir: &Path, keys: &Keys, opened: &Opened) -> Result<u32> {
    database::version(&database::open(
        &dir.join(keys.store_file()),
        opened.store_key(),
    )?)
}
