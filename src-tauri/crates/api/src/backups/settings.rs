//! When backups are made by themselves, where they go and how long they are kept; and taking single ones
//! from disk.

use super::{places, settle, view};
use crate::requests::{ById, Nothing};
use crate::{Answer, Api, ApiError, Code};
use domain::{BackupSort, KnownBackup, Profile, dates::add_days};
use serde::Deserialize;
use store::PROFILE_ID;
use ts_rs::TS;

/// The schedule.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveBackupSettings {
    /// The folder, absolute; blank for none, and then nothing is made by itself.
    pub folder: String,
    /// Days from one backup to the next, 1–14.
    pub every_days: u32,
    /// Days that each is kept, 1–28.
    pub keep_days: u32,
    /// The counsellor knows that the folder is synchronised.
    #[serde(default)]
    pub known_synced: bool,
}

/// Refuses a schedule that the profile cannot hold.
pub(crate) fn possible(profile: &Profile) -> Answer<()> {
    let given = [
        (
            profile.backup_every_days,
            Profile::BACKUP_EVERY,
            "every_days",
            "mellom kopiene",
        ),
        (
            profile.backup_keep_days,
            Profile::BACKUP_KEEP,
            "keep_days",
            "en kopi beholdes",
        ),
    ];
    for (days, allowed, field, what) in given {
        if !allowed.contains(&days) {
            let (least, most) = allowed.into_inner();
            let message = format!("Velg mellom {least} og {most} dager {what}.");
            return Err(ApiError::new(Code::InvalidField, message).with([field]));
        }
    }
    if profile.backup_every_days > profile.backup_keep_days {
        let message = "Kopiene må lages minst så ofte som de slettes, ellers er det dager uten noen. Lag dem oftere, eller behold dem lenger.";
        return Err(ApiError::new(Code::InvalidField, message).with(["every_days"]));
    }
    Ok(())
}

impl Api {
    pub(crate) fn save_backup_settings(&mut self, request: SaveBackupSettings) -> Answer<Nothing> {
        let before = self.own_profile()?;
        let folder = request.folder.trim();
        let moved = folder != before.backup_folder;
        let profile = Profile {
            backup_folder: folder.to_owned(),
            backup_every_days: request.every_days,
            backup_keep_days: request.keep_days,
            ..before
        };
        possible(&profile)?;
        if moved && !folder.is_empty() {
            places::checked(folder, &self.env.folder, request.known_synced)?;
        }
        let known = self.known_backups()?;
        self.write("backup.settings", |tx| {
            tx.put(PROFILE_ID, &profile)?;
            for (id, backup) in known {
                // Those that were to lie longer go as early as new ones; none stays longer than it was to.
                let sooner = add_days(backup.on, i64::from(profile.backup_keep_days));
                if sooner < backup.expires && backup.sort == BackupSort::Ordinary {
                    let expires = sooner;
                    tx.update(&id, &KnownBackup { expires, ..backup })?;
                }
            }
            Ok(())
        })?;
        Ok(Nothing {})
    }

    /// Takes one from disk.
    pub(crate) fn remove_backup(&mut self, request: ById) -> Answer<Nothing> {
        let backup: KnownBackup = self.opened()?.get(&request.id)?;
        if backup.removed.is_some() {
            return Ok(Nothing {});
        }
        if !super::medium_at_hand(std::path::Path::new(&backup.path.0)) {
            let message = "Disken den ligger på, er ikke koblet til. Koble den til og prøv igjen.";
            return Err(ApiError::new(Code::FolderMissing, message));
        }
        if !view::is_there(&backup) {
            let message = "Sikkerhetskopien ligger ikke der nå. Ligger den på en annen disk, så koble den til og prøv igjen.";
            return Err(ApiError::new(Code::NotFound, message));
        }
        if !settle::take_from_disk(&backup) {
            let message = "Sikkerhetskopien kunne ikke slettes. Kontroller at disken ikke er skrivebeskyttet.";
            return Err(ApiError::new(Code::NotWritable, message));
        }
        self.note_removed(&request.id, backup)?;
        Ok(Nothing {})
    }

    /// Stops waiting for one, on the counsellor's word that it is gone: the drive was destroyed, or the file
    /// deleted by hand.
    pub(crate) fn forget_backup(&mut self, request: ById) -> Answer<Nothing> {
        let backup: KnownBackup = self.opened()?.get(&request.id)?;
        if view::is_there(&backup) {
            let message = "Sikkerhetskopien ligger der fortsatt. Slett den i stedet.";
            return Err(ApiError::new(Code::FileExists, message));
        }
        let removed = Some(self.today());
        let (key, next_key) = Default::default();
        let gone = KnownBackup {
            removed,
            key,
            next_key,
            ..backup
        };
        self.write("backup.forget", |tx| Ok(tx.update(&request.id, &gone)?))?;
        Ok(Nothing {})
    }
}
