//! How the backups stand: found out whenever it is asked.

use super::settle::LiesThere;
use super::{places, settle};
use crate::requests::Nothing;
use crate::{Answer, Api};
use chrono::{DateTime, Utc};
use domain::{
    BackupSort, Case, Date, Id, KnownBackup, Private, Profile, SetAside, dates::add_days,
};
use serde::Serialize;
use std::path::Path;
use store::BackupLabel;
use ts_rs::TS;

/// The backups and their schedule.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Backups {
    /// The folder of the schedule; blank for none.
    pub folder: String,
    /// Whether that folder is there now.
    pub folder_at_hand: bool,
    /// Whether it lies on the store's own disk, and would be lost with it.
    pub same_disk: bool,
    /// Days from one backup to the next.
    pub every_days: u32,
    /// Days that each is kept.
    pub keep_days: u32,
    /// The day of the newest one that was checked and should still be there.
    pub newest: Option<Date>,
    /// How many days ago that was.
    pub age: Option<i64>,
    /// Whether the schedule asks for one now.
    pub due: bool,
    /// Whether the newest is older than it should be, or there is none though there are participants.
    pub too_old: bool,
    /// Those that are not gone, the newest first.
    pub backups: Vec<BackupRow>,
}

/// One known backup.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BackupRow {
    /// The record.
    pub id: Id,
    /// Where it lies.
    pub path: Private,
    /// The file's name.
    pub name: String,
    /// The day of its contents.
    pub on: Date,
    /// When that was.
    pub made: DateTime<Utc>,
    /// The day on which it goes from disk.
    pub expires: Date,
    /// When it was last opened and checked.
    pub verified: Option<DateTime<Utc>>,
    /// Of what sort it is.
    pub sort: BackupSort,
    /// How it stands.
    pub state: BackupState,
    /// How many deletions are not carried out in it yet.
    pub pending: u64,
    /// Whether an earlier passphrase or recovery code still opens it, and the present one may not.
    pub other_secret: bool,
    /// Its size in bytes, where it is at hand.
    pub bytes: Option<u64>,
}

/// How a backup stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum BackupState {
    /// At hand, and checked when it was written.
    There,
    /// Its drive is not at hand, or cannot be read now.
    Away,
    /// Its folder is there, but it is not.
    Missing,
    /// Another file lies in its place.
    Replaced,
    /// It cannot be read any more.
    Damaged,
    /// It was never checked: it is being written, or that was cut short.
    Unverified,
}

/// Advice on backups for the day's list.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BackupAdvice {
    /// The day of the newest good one; none where there is none.
    pub newest: Option<Date>,
    /// How many days ago that was.
    pub age: Option<i64>,
    /// The folder of the schedule; blank for none.
    pub folder: String,
    /// Whether that folder is there now.
    pub folder_at_hand: bool,
}

/// Days without a schedule until it is pointed out that the newest backup is old.
const UNSCHEDULED: i64 = 7;
/// Days for which the advice stays put aside.
const RESTS: i64 = 7;
/// The advice's id among those put aside. It belongs to no agreement.
const ADVICE: &str = "backup";

impl Api {
    pub(crate) fn backups(&mut self, _: Nothing) -> Answer<Backups> {
        let profile = self.own_profile()?;
        let folder = profile.backup_folder.trim().to_owned();
        let (newest, age) = self.newest_and_age()?;
        let (length, ways_in) = {
            let store = self.opened()?;
            (store.ledger().len(), store.ways_in())
        };
        let listed = self.known_backups()?.into_iter();
        let listed = listed.filter(|(_, backup)| !is_given_up(backup, self.today()));
        let rows = listed.map(|(id, backup)| {
            let path = Path::new(&backup.path.0);
            let unopened = backup.sort == BackupSort::AsideUnopened;
            let name = path.file_name().unwrap_or_default();
            BackupRow {
                id,
                name: name.to_string_lossy().into_owned(),
                state: state(&backup),
                pending: length.saturating_sub(backup.ledger),
                other_secret: !unopened && backup.unlocks != ways_in,
                bytes: path
                    .metadata()
                    .ok()
                    .filter(|file| file.is_file())
                    .map(|file| file.len()),
                path: backup.path,
                on: backup.on,
                made: backup.made,
                expires: backup.expires,
                verified: backup.verified,
                sort: backup.sort,
            }
        });
        Ok(Backups {
            backups: rows.collect(),
            folder_at_hand: !folder.is_empty() && Path::new(&folder).is_dir(),
            same_disk: places::same_disk(Path::new(&folder), &self.env.folder),
            folder,
            every_days: profile.backup_every_days,
            keep_days: profile.backup_keep_days,
            newest,
            age,
            due: self.backup_is_due()?,
            too_old: self.backup_is_too_old()?,
        })
    }

    fn newest_and_age(&self) -> Answer<(Option<Date>, Option<i64>)> {
        let newest = self.newest_good()?;
        let age = newest.map(|newest| (self.today() - newest).num_days().max(0));
        Ok((newest, age))
    }

    fn backup_is_too_old(&self) -> Answer<bool> {
        let fictional = self.demo_cases()?;
        let cases = self.opened()?.all::<Case>()?;
        if cases.keys().all(|case| fictional.contains(case)) {
            return Ok(false);
        }
        let profile = self.own_profile()?;
        let most = match profile.backup_folder.trim() {
            "" => UNSCHEDULED,
            _ => i64::from(profile.backup_every_days),
        };
        // Without any, it counts from when there was something to lose.
        let begun = self.opened()?.first_change()?;
        let since = self.newest_good()?.or(begun.map(|at| at.date_naive()));
        Ok(since.is_some_and(|since| (self.today() - since).num_days() > most))
    }

    /// What to say of backups on the day's list; nothing when all is well, or when that was put aside lately.
    pub(crate) fn backup_advice(&self) -> Answer<Option<BackupAdvice>> {
        let today = self.today();
        let asides = self.opened()?.without_case::<SetAside>()?;
        let rests = asides.values().any(|aside| {
            aside.agreement.is_empty()
                && aside.advice == ADVICE
                && add_days(aside.date, RESTS) > today
        });
        if rests || !self.backup_is_too_old()? {
            return Ok(None);
        }
        let (newest, age) = self.newest_and_age()?;
        let folder = self.own_profile()?.backup_folder.trim().to_owned();
        Ok(Some(BackupAdvice {
            newest,
            age,
            folder_at_hand: !folder.is_empty() && Path::new(&folder).is_dir(),
            folder,
        }))
    }

    /// Puts that advice aside for a week.
    pub(crate) fn set_backup_advice_aside(&mut self, _: Nothing) -> Answer<Nothing> {
        let date = self.today();
        let old = self.opened()?.without_case::<SetAside>()?;
        let old = old
            .into_iter()
            .filter(|(_, aside)| aside.agreement.is_empty() && aside.advice == ADVICE);
        let old: Vec<Id> = old.map(|(id, _)| id).collect();
        let record = SetAside {
            case: None,
            agreement: String::new(),
            advice: ADVICE.to_owned(),
            about: None,
            basis: String::new(),
            title: "Lag en sikkerhetskopi".to_owned(),
            date,
            done: false,
            note: Private::default(),
        };
        self.write("advice.set-aside", |tx| {
            for id in &old {
                tx.remove::<SetAside>(id)?;
            }
            tx.insert(&record)?;
            Ok(Nothing {})
        })
    }
}

/// How a backup stands on disk.
pub(crate) fn state(backup: &KnownBackup) -> BackupState {
    if !settle::is_at_hand(backup) {
        return BackupState::Away;
    }
    let path = Path::new(&backup.path.0);
    match settle::lies_there(backup) {
        LiesThere::Unknown => BackupState::Away,
        LiesThere::Nothing => BackupState::Missing,
        LiesThere::Anothers => BackupState::Replaced,
        LiesThere::Ours if backup.sort == BackupSort::AsideUnopened => BackupState::There,
        LiesThere::Ours if backup.verified.is_none() => BackupState::Unverified,
        LiesThere::Ours if BackupLabel::read(path).is_err() => BackupState::Damaged,
        LiesThere::Ours => BackupState::There,
    }
}

/// Whether it is listed no more: nothing was where it was written for long after it had expired, or it never
/// came to be. It is still tried at each settling, since it may lie on another drive.
pub(crate) fn is_given_up(backup: &KnownBackup, today: Date) -> bool {
    let most = i64::from(*Profile::BACKUP_KEEP.end());
    state(backup) == BackupState::Missing
        && (backup.verified.is_none() || add_days(backup.expires, most) <= today)
}

/// Whether it is known not to be where it was written, or not to be what was written.
pub(super) fn is_lost(backup: &KnownBackup) -> bool {
    matches!(
        state(backup),
        BackupState::Missing | BackupState::Replaced | BackupState::Damaged
    )
}

/// Whether it lies where it was written.
pub(super) fn is_there(backup: &KnownBackup) -> bool {
    matches!(
        state(backup),
        BackupState::There | BackupState::Damaged | BackupState::Unverified
    )
}
