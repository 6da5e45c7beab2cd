//! Backups that the app has written and knows of.

use crate::{Date, Private};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// One backup file outside the store, or a store that was kept aside when another was put in its place.
/// Remembered before it is written and until it is gone, so that what is deleted here goes there as well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct KnownBackup {
    /// Where it lies, absolute. The file's name is of dates and random signs.
    pub path: Private,
    /// The counsellor's day on which its contents were taken from the store.
    pub on: Date,
    /// When, to the second.
    pub made: DateTime<Utc>,
    /// The day on which it goes from disk.
    pub expires: Date,
    /// How many entries of the deletion ledger are carried out inside it.
    pub ledger: u64,
    /// Opens it without the passphrase. Blank for what nobody can open from here.
    pub key: Private,
    /// Opens it once a rewriting that has begun is done; whichever of the two opens it is the one.
    #[serde(default)]
    pub next_key: Private,
    /// Which passphrase and recovery code open it, as a digest of what is public about them.
    #[serde(default)]
    pub unlocks: String,
    /// When it was opened and checked after it had last been written; none until then.
    pub verified: Option<DateTime<Utc>>,
    /// The day on which it went from disk, or was said to be gone.
    pub removed: Option<Date>,
    /// Of what sort it is.
    #[serde(default)]
    pub sort: BackupSort,
}

/// Why a backup was made.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS,
)]
#[serde(rename_all = "kebab-case")]
pub enum BackupSort {
    /// By the schedule, or asked for.
    #[default]
    Ordinary,
    /// The store that stood here before another one was restored, packed.
    Aside,
    /// The files of a store that nobody could open, as they lay.
    AsideUnopened,
}
