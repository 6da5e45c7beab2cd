//! The files of a store's folder: their names, the lock, replacing one for good, and clearing away
//! what a crash left.

use crate::{Result, StoreError};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

pub(crate) const KEYS: &str = "keys.json";
pub(crate) const LEDGER: &str = "ledger.json";
/// Room for a rebuild.
pub(crate) const RESERVE: &str = "reserve";
const LOCK: &str = "lock";
/// Marks that what else lies in the folder is a store half made, which holds nothing yet.
pub(crate) const CREATING: &str = "creating";
/// How often a lock is tried for, and a file that Windows says is in use.
const LOCK_TRIES: u32 = 10;
const RENAME_TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(20);
/// Ends the name of a file that is to replace another.
const NEW: &str = ".new";

pub(crate) fn store_name(generation: u64) -> String {
    format!("store-{generation}.db")
}

pub(crate) fn anchor_name(generation: u64) -> String {
    format!("anchor-{generation}.json")
}

/// The store file in which a rebuild prepares generation `generation`.
pub(crate) fn work_name(generation: u64) -> String {
    format!("store-{generation}.work")
}

/// Takes the folder's lock, or says that another has it. The operating system lets go of it when
/// the holder ends, however it ends.
pub(crate) fn lock(dir: &Path) -> Result<File> {
    let file = private()
        .create(true)
        .truncate(false)
        .open(dir.join(LOCK))
        .map_err(StoreError::io("opening the lock"))?;
    // On Unix a program that some thread is just starting holds a copy of every open file, locks
    // included, until it has started. A lock let go of a moment ago may seem held for that long.
    for _ in 0..LOCK_TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
            Err(TryLockError::Error(error)) => {
                return Err(StoreError::io("taking the lock")(error));
            }
        }
    }
    Err(StoreError::InUse)
}

/// Makes the folder, for its owner only where the system knows that.
pub(crate) fn create_folder(dir: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(dir)
        .map_err(StoreError::io("creating the folder"))
}

/// Makes an empty file, which must not be there yet. SQLite takes it for a new database and gives
/// its journal the same permissions; by itself it would let everyone on the machine read both.
pub(crate) fn create_file(path: &Path) -> Result<()> {
    private()
        .create_new(true)
        .open(path)
        .map(drop)
        .map_err(StoreError::io("creating a store file"))
}

/// For writing; a file that is made is its owner's only, where the system knows that.
pub(crate) fn private() -> OpenOptions {
    let mut options = File::options();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// A file that is written in full and on disk, but does not stand in its place yet. Dropped without
/// [`Staged::publish`], it is removed.
pub(crate) struct Staged {
    from: PathBuf,
    to: PathBuf,
    published: bool,
}

impl Staged {
    /// Writes `bytes` beside `dir/name`. All that can fail for want of room fails here.
    pub(crate) fn write(dir: &Path, name: &str, bytes: &[u8]) -> Result<Self> {
        Self::stream(dir, name, |file| {
            let written = file.write_all(bytes);
            written.map_err(StoreError::io("writing a new file"))
        })
    }

    /// [`Staged::write`] for what `fill` writes piece by piece.
    pub(crate) fn stream(
        dir: &Path,
        name: &str,
        fill: impl FnOnce(&mut File) -> Result<()>,
    ) -> Result<Self> {
        let staged = Self {
            from: dir.join(format!("{name}{NEW}")),
            to: dir.join(name),
            published: false,
        };
        // What a crash left there would keep its own permissions.
        remove(&staged.from);
        let mut file = private()
            .create(true)
            .truncate(true)
            .open(&staged.from)
            .map_err(StoreError::io("creating a new file"))?;
        fill(&mut file)?;
        file.sync_all()
            .map_err(StoreError::io("writing a new file"))?;
        Ok(staged)
    }

    /// Puts the file in its place, at once and whole. After an error the old file still stands.
    pub(crate) fn publish(mut self) -> Result<()> {
        rename(&self.from, &self.to).map_err(StoreError::io("replacing a file"))?;
        self.published = true;
        Ok(())
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.published {
            remove(&self.from);
        }
    }
}

/// On Windows a virus scanner may hold a file for a moment; elsewhere the first try decides.
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    let tries = if cfg!(windows) { RENAME_TRIES } else { 1 };
    for _ in 1..tries {
        if fs::rename(from, to).is_ok() {
            return Ok(());
        }
        std::thread::sleep(PAUSE);
    }
    fs::rename(from, to)
}

/// Makes renames and removals in the folder outlast a power cut. Windows offers no such call and
/// journals names by itself.
pub(crate) fn sync_folder(dir: &Path) -> Result<()> {
    if cfg!(unix) {
        File::open(dir)
            .and_then(|folder| folder.sync_all())
            .map_err(StoreError::io("syncing the folder"))?;
    }
    Ok(())
}

pub(crate) fn sync_file(path: &Path) -> Result<()> {
    File::options()
        .write(true)
        .open(path)
        .and_then(|file| file.sync_all())
        .map_err(StoreError::io("syncing a file"))
}

/// Removes a file if it can. What stays behind is tried again at the next opening.
pub(crate) fn remove(path: &Path) {
    let _ = fs::remove_file(path);
}

/// A small file's bytes; `None` when there is no such file.
pub(crate) fn read(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(StoreError::io("reading a file")(error)),
    }
}

/// True when a store file lies in the folder that is not merely a half-made store's.
pub(crate) fn has_orphan(dir: &Path) -> bool {
    !dir.join(CREATING).exists()
        && names(dir)
            .iter()
            .any(|name| generation_of(name, "store-", ".db").is_some())
}

/// Removes what belongs to a store but not to `generation`: the remains of a crash during a rebuild
/// or a creation. Files of other names are none of ours and stay.
///
/// Best effort: what stays is tried again at the next opening.
pub(crate) fn clear_strays(dir: &Path, generation: Option<u64>) {
    clear(dir, generation, sync_folder);
}

/// Nothing goes before `sync` has made the folder outlast a power cut: that might bring back the
/// `keys.json` of before, but not the file that it names.
fn clear(dir: &Path, generation: Option<u64>, sync: impl Fn(&Path) -> Result<()>) {
    let is_stray = |name: &str| {
        let of = |prefix, suffix| generation_of(name, prefix, suffix);
        let replacement = name.strip_suffix(NEW).is_some_and(|target| {
            [KEYS, LEDGER, CREATING].contains(&target)
                || generation_of(target, "anchor-", ".json").is_some()
        });
        let other_generation = of("store-", ".db")
            .or_else(|| of("store-", ".db-journal"))
            .or_else(|| of("anchor-", ".json"))
            .is_some_and(|of| Some(of) != generation);
        let work = of("store-", ".work")
            .or_else(|| of("store-", ".work-journal"))
            .is_some();
        replacement || other_generation || work
    };
    let mut strays = names(dir);
    strays.retain(|name| is_stray(name) || name == CREATING);
    if strays.is_empty() || sync(dir).is_err() {
        return;
    }
    // The mark last: as long as it stands, a store half made is known as such.
    strays.sort_by_key(|name| name == CREATING);
    for name in strays {
        remove(&dir.join(name));
    }
    let _ = sync(dir);
}

/// The newest generation of which any file lies in the folder; 0 for none.
pub(crate) fn newest_generation(dir: &Path) -> u64 {
    let names = names(dir);
    let of_one = |name: &String| {
        [("store-", ".db"), ("anchor-", ".json"), ("store-", ".work")]
            .iter()
            .find_map(|(prefix, suffix)| generation_of(name, prefix, suffix))
    };
    names.iter().filter_map(of_one).max().unwrap_or(0)
}

/// The names of the files in the folder that are of a store, of whatever generation.
pub(crate) fn of_a_store(dir: &Path) -> Vec<String> {
    let mut names = names(dir);
    names.retain(|name| {
        [KEYS, LEDGER].contains(&name.as_str())
            || [
                ("store-", ".db"),
                ("store-", ".db-journal"),
                ("anchor-", ".json"),
            ]
            .iter()
            .any(|(prefix, suffix)| generation_of(name, prefix, suffix).is_some())
    });
    names
}

fn names(dir: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(dir) else {
        return Vec::new();
    };
    entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect()
}

fn generation_of(name: &str, prefix: &str, suffix: &str) -> Option<u64> {
    let digits = name.strip_prefix(prefix)?.strip_suffix(suffix)?;
    let generation: u64 = digits.parse().ok()?;
    // «store-01.db» or «store-+1.db» is not a name that this program writes.
    (generation.to_string() == digits).then_some(generation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_strays_of_a_store_are_cleared() {
        let temporary = tempfile::tempdir().unwrap();
        let dir = temporary.path();
        let keep = [
            "keys.json",
            "lock",
            "store-2.db",
            "store-2.db-journal",
            "anchor-2.json",
            "store-02.db",
            "store-copy.db",
            "notes.new",
            "store-1.db.bak",
        ];
        let stray = [
            "store-1.db",
            "store-3.db",
            "store-3.db-journal",
            "anchor-1.json",
            "anchor-3.json",
            "anchor-2.json.new",
            "keys.json.new",
            "creating.new",
            "store-3.work",
            "store-3.work-journal",
            "creating",
        ];
        for name in keep.iter().chain(&stray) {
            fs::write(dir.join(name), "x").unwrap();
        }
        clear(dir, Some(2), |_| Err(StoreError::DiskFull));
        assert_eq!(names(dir).len(), keep.len() + stray.len(), "not synced");
        clear_strays(dir, Some(2));
        let mut left = names(dir);
        left.sort();
        let mut expected = keep.map(str::to_owned).to_vec();
        expected.sort();
        assert_eq!(left, expected);
    }

    #[test]
    fn what_is_not_published_leaves_nothing() {
        let temporary = tempfile::tempdir().unwrap();
        drop(Staged::write(temporary.path(), "a", b"1").unwrap());
        assert_eq!(names(temporary.path()), [""; 0]);
        let staged = Staged::write(temporary.path(), "a", b"1").unwrap();
        staged.publish().unwrap();
        assert_eq!(names(temporary.path()), ["a"]);
    }
}
