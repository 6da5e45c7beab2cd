//! The reserve: a file that holds room on the disk for one [rebuild](crate::rebuild), so that deletion works
//! on a full disk. It holds nothing but room.
//!
//! A rebuild lets go of it first and takes room for it again when the old generation is gone. Everything here
//! is best effort: without a reserve the store is as sound, and only a deletion on a full disk must wait.

use crate::files;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

/// What is written besides the two copies of the store that a rebuild makes: keys, anchor, ledger.
const BESIDES: u64 = 256 * 1024;

/// The reserve grows by steps of this size, so that a store that grows by a page does not renew it.
const STEP: u64 = 512 * 1024;

/// How much room a rebuild of a store file of this length takes beside the old one.
fn wanted(length: u64) -> u64 {
    (2 * length + BESIDES).next_multiple_of(STEP)
}

/// Makes the reserve large enough for the store file, and not much larger. Asked after every write: it costs
/// two looks at file lengths.
pub(crate) fn keep(dir: &Path, store_file: &Path) {
    let length = |path: &Path| fs::metadata(path).map(|file| file.len());
    let Ok(store) = length(store_file) else {
        return;
    };
    let path = dir.join(files::RESERVE);
    let now = length(&path).unwrap_or_default();
    let wanted = wanted(store);
    if now >= wanted && now <= 2 * wanted {
        return;
    }
    if hold(&path, now, wanted).is_err() {
        // Half a reserve would be taken for one.
        files::remove(&path);
    }
}

/// Whether it holds room for a rebuild of the store file.
pub(crate) fn is_whole(dir: &Path, store_file: &Path) -> bool {
    let length = |path: &Path| fs::metadata(path).map(|file| (file.is_file(), file.len()));
    let (Ok((_, store)), Ok((true, held))) =
        (length(store_file), length(&dir.join(files::RESERVE)))
    else {
        return false;
    };
    held >= wanted(store)
}

/// Lets go of the room.
pub(crate) fn release(dir: &Path) {
    files::remove(&dir.join(files::RESERVE));
}

fn hold(path: &Path, now: u64, wanted: u64) -> std::io::Result<()> {
    let mut file = files::private().create(true).truncate(false).open(path)?;
    if now > wanted {
        return file.set_len(wanted);
    }
    fill(&mut file, now, wanted)
}

/// Windows gives a file its room when its length is set. So it does not elsewhere, where what was never
/// written has no room.
fn fill(file: &mut File, from: u64, to: u64) -> std::io::Result<()> {
    if cfg!(windows) {
        return file.set_len(to);
    }
    #[cfg(target_os = "linux")]
    if rustix::fs::fallocate(&*file, rustix::fs::FallocateFlags::empty(), from, to - from).is_ok() {
        return Ok(());
    }
    use std::io::{Seek as _, SeekFrom};
    file.seek(SeekFrom::Start(from))?;
    // Not zeros, which some file systems keep without room.
    let block: Vec<u8> = (0..65_536_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    let mut left = to - from;
    while left > 0 {
        let part = left.min(block.len() as u64);
        file.write_all(&block[..usize::try_from(part).unwrap_or(block.len())])?;
        left -= part;
    }
    file.sync_data()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reserve_follows_the_store() {
        let temporary = tempfile::tempdir().unwrap();
        let (dir, store) = (temporary.path(), temporary.path().join("store-1.db"));
        let reserve = || fs::metadata(dir.join(files::RESERVE)).map_or(0, |file| file.len());
        keep(dir, &store);
        assert_eq!(reserve(), 0, "without a store there is nothing to rebuild");
        let mut before = 0;
        for length in [40_000_usize, 400_000, 4_000_000, 40_000] {
            fs::write(&store, vec![0; length]).unwrap();
            keep(dir, &store);
            let now = reserve();
            assert!(now >= 2 * length as u64 + BESIDES, "{length}: {now}");
            assert_eq!(now % STEP, 0);
            keep(dir, &store);
            assert_eq!(reserve(), now, "nothing to do");
            before = now.max(before);
        }
        assert!(reserve() < before, "shrinks after a deletion");
        release(dir);
        assert_eq!(reserve(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn the_room_is_real() {
        use std::os::unix::fs::MetadataExt as _;
        let temporary = tempfile::tempdir().unwrap();
        let path = temporary.path().join(files::RESERVE);
        hold(&path, 0, STEP).unwrap();
        let blocks = fs::metadata(&path).unwrap().blocks();
        assert!(blocks * 512 >= STEP, "{blocks} blocks");
    }
}
