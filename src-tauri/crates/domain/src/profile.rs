//! The counsellor's and the provider's own details, which stand on every report.

use crate::{Date, Private};
use serde::{Deserialize, Serialize};

/// One per store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    /// The counsellor's name.
    pub counsellor: Private,
    /// The counsellor's title, such as «jobbkonsulent».
    pub title: Private,
    /// The counsellor's telephone.
    pub phone: Private,
    /// The counsellor's e-mail.
    pub email: Private,
    /// The provider's name (tiltaksarrangør).
    pub provider: Private,
    /// The provider's organisation number.
    pub organisation_number: Private,
    /// Where reports are signed: «Drammen».
    pub place: Private,
    /// The counsellor's role, in the word of the agreement that knows several: «Teamleder». Blank is
    /// the ordinary one.
    pub role: String,
    /// The day from which NAV approved the counsellor, where an agreement asks for it (Jobb Først,
    /// Bilag 7).
    #[serde(deserialize_with = "crate::dates::deserialize_option")]
    pub approved: Option<Date>,
    /// The folder that exports go to unless another is chosen.
    pub export_folder: String,
    /// Minutes without a key or a mouse move until the store is locked, within
    /// [`Profile::LOCK_AFTER`].
    pub lock_after_minutes: u32,
    /// Whether what is due for deletion goes by itself. Stores from before this was asked say no.
    pub delete_automatically: bool,
    /// Whether the counsellor has answered that. Stores from before it was asked have not.
    pub asked_to_delete: bool,
    /// The folder that backups go to by themselves; blank for none.
    pub backup_folder: String,
    /// Days from one backup to the next, within [`Profile::BACKUP_EVERY`].
    pub backup_every_days: u32,
    /// Days that a backup is kept, within [`Profile::BACKUP_KEEP`].
    pub backup_keep_days: u32,
}

impl Profile {
    /// The fewest and the most minutes until the store is locked. Never is no choice.
    pub const LOCK_AFTER: std::ops::RangeInclusive<u32> = 1..=60;
    /// How often backups can be made: daily to every second week.
    pub const BACKUP_EVERY: std::ops::RangeInclusive<u32> = 1..=14;
    /// How long backups can be kept. The annexes name no number of days but ask for deletion in backups
    /// too: what no passphrase reaches any more must run out by itself, soon.
    pub const BACKUP_KEEP: std::ops::RangeInclusive<u32> = 1..=28;
}

impl Default for Profile {
    fn default() -> Self {
        Self {
            counsellor: Private::default(),
            title: Private::default(),
            phone: Private::default(),
            email: Private::default(),
            provider: Private::default(),
            organisation_number: Private::default(),
            place: Private::default(),
            role: String::new(),
            approved: None,
            export_folder: String::new(),
            lock_after_minutes: 10,
            delete_automatically: false,
            asked_to_delete: false,
            backup_folder: String::new(),
            backup_every_days: 1,
            backup_keep_days: 28,
        }
    }
}
