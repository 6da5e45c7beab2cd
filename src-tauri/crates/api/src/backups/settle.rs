//! Known backups kept up with the store: what is deleted here goes there as well, and only the present
//! passphrase and recovery code open them.

use super::{GRACE_DAYS, faults, keys, medium_at_hand, places};
use crate::session::locked;
use crate::{Answer, Api};
use chrono::Datelike as _;
use domain::{BackupSort, Date, Id, KnownBackup, Private, dates::add_days};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};
use store::{BackupKey, BackupLabel, Stamp, StoreError};

/// So many days back every backup is kept; before that, one for each week.
const DAILY: i64 = 7;

impl Api {
    /// Brings every known backup at hand up to the store: expired ones go from disk, and those that lag
    /// behind the deletion ledger or the present passphrase are rewritten. Those not at hand wait, to be
    /// tried the next time; that is no error.
    ///
    /// # Errors
    /// Only where the store itself cannot be read or written.
    pub(crate) fn settle_backups(&mut self) -> Answer<()> {
        // By a clock that is wrong, every backup might go at once.
        let sure_of_day = self.clock_doubt()?.is_none();
        if sure_of_day {
            self.clear_aside()?;
        }
        let known = self.known_backups()?;
        let surplus = surplus(&known, self.today());
        for (id, backup) in known {
            let half_made = backup.verified.is_none();
            let old = backup.expires <= self.today() || surplus.contains(&id);
            if half_made || (sure_of_day && old) {
                if is_at_hand(&backup) && take_from_disk(&backup) {
                    self.note_removed(&id, backup)?;
                }
            } else if self.lags(&backup)? {
                self.bring_up(&id, backup)?;
            }
        }
        Ok(())
    }

    /// After a change of passphrase or recovery code: the backups at hand are opened by the new one alone. The
    /// change itself has happened; what cannot be rewritten now says so in the list.
    pub(crate) fn renew_backups(&mut self) {
        let _ = self.settle_backups();
    }

    /// Whether it holds what is deleted, is opened by what opens the store no more, or was left while it was
    /// being rewritten.
    fn lags(&self, backup: &KnownBackup) -> Answer<bool> {
        let store = self.opened()?;
        Ok(backup.sort != BackupSort::AsideUnopened
            && (backup.ledger < store.ledger().len()
                || backup.unlocks != store.ways_in()
                || !backup.next_key.is_blank()))
    }

    /// Rewrites a backup, if it is at hand.
    fn bring_up(&mut self, id: &Id, backup: KnownBackup) -> Answer<()> {
        let path = PathBuf::from(&backup.path.0);
        if !is_at_hand(&backup) || lies_there(&backup) != LiesThere::Ours {
            return Ok(());
        }
        remove_unfinished(&path);
        let stamp = self.stamp()?;
        let (key, new) = match self.renewed(&path, &backup, &stamp)? {
            Ok(renewed) => renewed,
            // Nobody can restore it, and what is deleted may still be in it.
            Err(error) if faults::is_damage(&error) => {
                if take_from_disk(&backup) {
                    self.note_removed(id, backup)?;
                }
                return Ok(());
            }
            Err(_) => return Ok(()),
        };
        let next = new.key()?;
        let begun = KnownBackup {
            key: key.to_text().as_str().into(),
            next_key: next.to_text().as_str().into(),
            ..backup
        };
        // Both keys, so that one of them opens it whenever this is cut short.
        self.write("backup.rewrite", |tx| Ok(tx.update(id, &begun)?))?;
        if new.write(&path).is_err() {
            // It still lies there as it was.
            return Ok(());
        }
        match checked(new.check(&path)) {
            Checked::Sound => {}
            Checked::Useless => {
                if take_from_disk(&begun) {
                    self.note_removed(id, begun)?;
                }
                return Ok(());
            }
            // One of the two keys opens it, and it is tried again.
            Checked::Unknown => return Ok(()),
        }
        let done = KnownBackup {
            key: begun.next_key,
            next_key: Private::default(),
            ledger: new.ledger(),
            unlocks: new.ways_in().to_owned(),
            verified: Some((self.env.now)()),
            ..begun
        };
        self.write("backup.verify", |tx| Ok(tx.update(id, &done)?))
    }

    /// The contents to be, by the first key that opens the file, and that key.
    fn renewed(
        &self,
        path: &Path,
        backup: &KnownBackup,
        stamp: &Stamp,
    ) -> Answer<Result<(BackupKey, store::NewBackup), StoreError>> {
        let store = self.store.as_ref().ok_or_else(locked)?;
        let mut last = StoreError::WrongBackupKey;
        for key in keys(backup) {
            match store.renewed_backup(path, &key, stamp) {
                Ok(new) => return Ok(Ok((key, new))),
                Err(StoreError::WrongBackupKey) => {}
                Err(error) => last = error,
            }
        }
        Ok(Err(last))
    }

    /// It has gone from disk.
    pub(super) fn note_removed(&mut self, id: &Id, backup: KnownBackup) -> Answer<()> {
        let removed = KnownBackup {
            removed: Some(self.today()),
            // What they opened is gone.
            key: Private::default(),
            next_key: Private::default(),
            ..backup
        };
        self.write("backup.remove", |tx| Ok(tx.update(id, &removed)?))
    }

    /// What lies among the stores kept aside without being known was left by a restoring that did not come
    /// to its end, or is known to a store that another has taken the place of. It stays as long as one that
    /// nobody can open was promised to, by the day in its name.
    fn clear_aside(&self) -> Answer<()> {
        let known = self.known_backups()?;
        let known: BTreeSet<PathBuf> = known
            .into_iter()
            .map(|(_, backup)| PathBuf::from(backup.path.0))
            .collect();
        let entries = fs::read_dir(self.aside_folder()).into_iter().flatten();
        for entry in entries.flatten() {
            let path = entry.path();
            let old = places::day_in_name(&path)
                .is_some_and(|on| add_days(on, GRACE_DAYS) <= self.today());
            if old && !known.contains(&path) {
                let _ = remove(&path);
            }
        }
        Ok(())
    }
}

/// Those of more than a week ago that a newer one of the same week and place stands for. Each that is kept
/// is rewritten with every deletion. One that does not lie there now, perhaps because another drive is in its
/// drive's place, stands for none.
fn surplus(known: &[(Id, KnownBackup)], today: Date) -> BTreeSet<Id> {
    let mut seen = BTreeSet::new();
    let old = known.iter().filter(|(_, backup)| {
        backup.sort == BackupSort::Ordinary
            && backup.verified.is_some()
            && add_days(backup.on, DAILY) < today
            && is_at_hand(backup)
            && lies_there(backup) == LiesThere::Ours
    });
    // The newest first.
    let surplus = old.filter(|(_, backup)| {
        let folder = Path::new(&backup.path.0).parent();
        !seen.insert((folder.map(Path::to_owned), backup.on.iso_week()))
    });
    surplus.map(|(id, _)| id.clone()).collect()
}

/// Whether the medium is at hand; the file may be gone.
pub(super) fn is_at_hand(backup: &KnownBackup) -> bool {
    medium_at_hand(Path::new(&backup.path.0))
}

/// What lies where a backup was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LiesThere {
    /// It, perhaps damaged.
    Ours,
    /// Another file, which is left alone.
    Anothers,
    /// Nothing.
    Nothing,
    /// What it is cannot be read now.
    Unknown,
}

/// What lies there, as far as its head tells.
pub(super) fn lies_there(backup: &KnownBackup) -> LiesThere {
    let path = Path::new(&backup.path.0);
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return LiesThere::Nothing,
        Err(_) => return LiesThere::Unknown,
        Ok(_) if backup.sort == BackupSort::AsideUnopened => return LiesThere::Ours,
        Ok(_) => {}
    }
    match BackupLabel::read(path) {
        Ok(label) if label.made == backup.made => LiesThere::Ours,
        // Under a name of random signs that the app has given, it is its own file that is damaged.
        Err(StoreError::NotABackup) if places::is_own_name(path) => LiesThere::Ours,
        Err(error) if faults::is_damage(&error) => LiesThere::Ours,
        Err(StoreError::Io { .. }) => LiesThere::Unknown,
        Ok(_) | Err(_) => LiesThere::Anothers,
    }
}

/// What a check of a file just written says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Checked {
    /// It holds what was to go into it.
    Sound,
    /// Nobody can restore it.
    Useless,
    /// It could not be found out now.
    Unknown,
}

fn checked(result: Result<(), StoreError>) -> Checked {
    match result {
        Ok(()) => Checked::Sound,
        Err(StoreError::NotABackup | StoreError::WrongBackupKey) => Checked::Useless,
        Err(error) if faults::is_damage(&error) => Checked::Useless,
        Err(_) => Checked::Unknown,
    }
}

/// Takes a backup's file from disk, and what was left unfinished beside it. True when it was there and was
/// removed: one that is not there may lie on another drive. Only to be asked where its medium is at hand.
pub(super) fn take_from_disk(backup: &KnownBackup) -> bool {
    let path = Path::new(&backup.path.0);
    remove_unfinished(path);
    match lies_there(backup) {
        LiesThere::Ours => remove(path).is_ok(),
        LiesThere::Nothing | LiesThere::Anothers | LiesThere::Unknown => false,
    }
}

fn remove_unfinished(path: &Path) {
    if let Some(name) = path.file_name().and_then(|name| name.to_str()) {
        let _ = fs::remove_file(path.with_file_name(format!("{name}.new")));
    }
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path)?.is_dir() {
        true => fs::remove_dir_all(path),
        false => fs::remove_file(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::ErrorKind;

    #[test]
    fn only_a_check_that_was_done_decides_about_a_file() {
        assert_eq!(checked(Ok(())), Checked::Sound);
        for useless in [
            StoreError::DamagedBackup,
            StoreError::NotABackup,
            StoreError::WrongBackupKey,
        ] {
            assert_eq!(checked(Err(useless)), Checked::Useless);
        }
        let unread = StoreError::Io {
            kind: ErrorKind::NotFound,
            what: "reading",
        };
        for unknown in [StoreError::DiskFull, unread] {
            assert_eq!(checked(Err(unknown)), Checked::Unknown);
        }
    }
}
