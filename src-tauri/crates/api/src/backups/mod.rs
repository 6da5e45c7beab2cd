//! Backups: made, kept up with what is deleted, and restored.
//!
//! What is known of a backup is a record ([`KnownBackup`]), written before the file is and kept until it is
//! gone, so that no file is forgotten; how it stands is found out whenever it is asked for.

mod faults;
mod make;
mod places;
mod restore;
mod settings;
mod settle;
mod view;

pub use make::{DueBackup, MakeBackup};
pub use restore::{BackupContents, HeldUnder, LookIntoBackup, Restored};
pub use settings::SaveBackupSettings;
pub use view::{BackupAdvice, BackupRow, BackupState, Backups};

pub(crate) use restore::Restoring;
pub(crate) use settings::possible;
pub(crate) use view::{is_given_up, state};

use crate::{Answer, Api};
use domain::{Id, KnownBackup};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use store::BackupKey;

/// Days that files stay which nobody can open from here, and backups found on disk that should be gone.
const GRACE_DAYS: i64 = 7;

/// The part of the file name before the last dot is of dates and random signs.
const EXTENSION: &str = "tmb";

impl Api {
    /// Those that are not gone, the newest first.
    fn known_backups(&self) -> Answer<Vec<(Id, KnownBackup)>> {
        let all: BTreeMap<Id, KnownBackup> = self.opened()?.all()?;
        let there = all
            .into_iter()
            .filter(|(_, backup)| backup.removed.is_none());
        let mut known: Vec<_> = there.collect();
        known.sort_by(|(a, one), (b, other)| (other.made, a).cmp(&(one.made, b)));
        Ok(known)
    }

    /// Where stores are kept that another one has taken the place of.
    fn aside_folder(&self) -> PathBuf {
        self.env.folder.join("aside")
    }
}

/// The keys that may open it, the present one first.
fn keys(backup: &KnownBackup) -> Vec<BackupKey> {
    [&backup.key, &backup.next_key]
        .into_iter()
        .filter_map(|key| BackupKey::from_text(key.trimmed()))
        .collect()
}

/// Whether a medium is at hand where it lies. It may be another: drives take turns under one path, so that a
/// file that is not there is not gone.
fn medium_at_hand(path: &Path) -> bool {
    path.parent().is_some_and(Path::is_dir)
}
