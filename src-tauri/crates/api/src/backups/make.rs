//! Making a backup, asked for or by the schedule.

use super::{faults, places, settle};
use crate::requests::{Made, Nothing};
use crate::{Answer, Api};
use domain::{BackupSort, Date, Id, KnownBackup, dates::add_days};
use serde::{Deserialize, Serialize};
use std::path::Path;
use store::{NewBackup, StoreError};
use ts_rs::TS;

/// Where a backup is to be made.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MakeBackup {
    /// The folder, absolute; the one of the schedule when left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub folder: Option<String>,
    /// The counsellor knows that the folder is synchronised.
    #[serde(default)]
    pub known_synced: bool,
}

/// What became of a backup that may have been due.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DueBackup {
    /// The one that was made; none where none was due, or none could be made.
    pub made: Option<Id>,
    /// Why none could be made.
    pub failed: Option<String>,
}

impl Api {
    pub(crate) fn make_backup(&mut self, request: MakeBackup) -> Answer<Made> {
        let profile = self.own_profile()?;
        let scheduled = request.folder.is_none();
        let folder = request.folder.unwrap_or(profile.backup_folder);
        // The yes to the folder of the schedule was given when it was chosen.
        let known = request.known_synced || scheduled;
        let folder = places::checked(&folder, &self.env.folder, known)?;
        let id = self.back_up(&folder, BackupSort::Ordinary)?;
        Ok(Made { id })
    }

    /// Makes the backup that the schedule asks for, if one is due. That it cannot be made is no error: the
    /// counsellor is told, and works on.
    pub(crate) fn run_due_backup(&mut self, _: Nothing) -> Answer<DueBackup> {
        if !self.backup_is_due()? {
            return Ok(DueBackup {
                made: None,
                failed: None,
            });
        }
        let made = self.make_backup(MakeBackup {
            folder: None,
            known_synced: true,
        });
        Ok(match made {
            Ok(made) => DueBackup {
                made: Some(made.id),
                failed: None,
            },
            Err(error) => DueBackup {
                made: None,
                failed: Some(error.message),
            },
        })
    }

    pub(super) fn backup_is_due(&self) -> Answer<bool> {
        let profile = self.own_profile()?;
        if profile.backup_folder.trim().is_empty() {
            return Ok(false);
        }
        let every = i64::from(profile.backup_every_days);
        let newest = self.newest_good()?;
        Ok(newest.is_none_or(|newest| add_days(newest, every) <= self.today()))
    }

    /// Makes a backup in this folder and answers its record.
    pub(super) fn back_up(&mut self, folder: &Path, sort: BackupSort) -> Answer<Id> {
        let (today, now) = (self.today(), (self.env.now)());
        let new = self.opened()?.new_backup(now).map_err(faults::preparing)?;
        let path = folder.join(places::name(today, now)?);
        let key = new.key()?;
        let record = KnownBackup {
            path: path.display().to_string().into(),
            on: today,
            made: now,
            expires: self.expiry(today)?,
            ledger: new.ledger(),
            key: key.to_text().as_str().into(),
            next_key: domain::Private::default(),
            unlocks: new.ways_in().to_owned(),
            verified: None,
            removed: None,
            sort,
        };
        // Before the file: whatever a crash leaves there is then known.
        let id = self.write("backup.make", |tx| Ok(tx.insert(&record)?))?;
        match self.write_and_check(&new, &path) {
            Ok(()) => {
                let verified = Some((self.env.now)());
                let record = KnownBackup { verified, ..record };
                self.write("backup.verify", |tx| Ok(tx.update(&id, &record)?))?;
                Ok(id)
            }
            Err(error) => {
                self.discard(&id, &record)?;
                Err(error)
            }
        }
    }

    /// Writes a file and opens it again.
    pub(super) fn write_and_check(&self, new: &NewBackup, path: &Path) -> Answer<()> {
        new.write(path).map_err(faults::writing)?;
        new.check(path).map_err(|error| match error {
            // The file may be sound; there is no room here to find out.
            StoreError::DiskFull => faults::preparing(error),
            _ => faults::unverified(),
        })
    }

    /// Takes a file from disk that does not count, if there is one. What cannot be taken now is taken when
    /// backups are settled.
    fn discard(&mut self, id: &Id, record: &KnownBackup) -> Answer<()> {
        // On a drive that was pulled out a part of it may lie; it goes when the drive is back.
        let gone = |record| {
            // It failed a moment ago, on this very medium.
            settle::take_from_disk(record)
                || settle::lies_there(record) == settle::LiesThere::Nothing
        };
        if settle::is_at_hand(record) && gone(record) {
            let removed = Some(self.today());
            let record = KnownBackup {
                removed,
                ..record.clone()
            };
            self.write("backup.remove", |tx| Ok(tx.update(id, &record)?))?;
        }
        Ok(())
    }

    /// The day on which a backup of this day goes from disk.
    pub(super) fn expiry(&self, on: Date) -> Answer<Date> {
        let days = self.own_profile()?.backup_keep_days;
        let most = *domain::Profile::BACKUP_KEEP.end();
        Ok(add_days(on, i64::from(days.min(most))))
    }

    /// The day of the newest backup that was checked and should still be there.
    pub(super) fn newest_good(&self) -> Answer<Option<Date>> {
        let known = self.known_backups()?.into_iter().map(|(_, backup)| backup);
        let good = known.filter(|backup| {
            let is_lost = super::view::is_lost(backup);
            backup.sort == BackupSort::Ordinary && backup.verified.is_some() && !is_lost
        });
        Ok(good.map(|backup| backup.on).max())
    }
}
