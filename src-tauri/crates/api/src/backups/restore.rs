//! Restoring: first a look at what a backup holds, then it takes the store's place.

use super::{EXTENSION, GRACE_DAYS, faults, places};
use crate::requests::Nothing;
use crate::{Answer, Api, ApiError, Code};
use chrono::{DateTime, Utc};
use domain::{
    BackupSort, Case, Date, DemoData, Handover, Hold, Id, KnownBackup, Loan, Private, Profile,
    Restriction, TeamKey, dates::add_days,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use store::{
    BackupLabel, BackupSecret, DEMO_ID, Held, Ledger, OpenBackup, PROFILE_ID, Passphrase, Record,
    RecoveryCode, Stamp, Store, TEAM_KEY_ID, TypedCode, Write,
};
use ts_rs::TS;

/// A backup to look into, by one of the two ways in.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookIntoBackup {
    /// The file, absolute.
    pub file: String,
    /// The passphrase of when it was last written.
    #[serde(default)]
    #[ts(type = "string", optional)]
    pub passphrase: Option<Passphrase>,
    /// The recovery code of then.
    #[serde(default)]
    #[ts(type = "string", optional)]
    pub code: Option<TypedCode>,
}

/// What a backup holds, before it takes any store's place.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BackupContents {
    /// When its contents were taken from the store.
    pub made: DateTime<Utc>,
    /// When something was last changed in it.
    pub last_change: Option<DateTime<Utc>>,
    /// How many participants it holds under each agreement.
    pub held: Vec<HeldUnder>,
    /// How many it holds in all.
    pub participants: usize,
    /// How many of these are deleted since, and go before anything is shown.
    pub deleted_since: usize,
    /// The schema version of the file.
    pub schema: u32,
    /// The counsellor's name in it.
    pub counsellor: Private,
    /// Whether it is of the store that is here now; none where there is none, or that cannot be told.
    pub same_store: Option<bool>,
    /// Whether there is a store here, which is then kept aside.
    pub replaces: bool,
    /// When something was last changed in the store that is open here.
    pub present_change: Option<DateTime<Utc>>,
    /// How many participants the store holds that is open here.
    pub present_participants: Option<usize>,
}

/// The participants under one agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct HeldUnder {
    /// The agreement's id.
    pub agreement: String,
    /// Its measure and buyer, where the agreement is known here.
    pub name: Option<String>,
    /// How many cases.
    pub participants: usize,
}

/// What was done.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Restored {
    /// How many participants are there now.
    pub participants: usize,
    /// How many were in the backup and went before anything was shown.
    pub deleted: usize,
    /// The day on which the store kept aside goes; none where there was none.
    pub aside_until: Option<Date>,
    /// Whether the recovery code opened it, so that a new passphrase can be set at once.
    pub by_code: bool,
}

/// A backup that was looked into and may be restored.
pub(crate) struct Restoring {
    file: PathBuf,
    opened: OpenBackup,
    secret: Secret,
    ledger: Ledger,
    /// Keeps others out while no store is open here.
    held: Option<Held>,
}

enum Secret {
    Passphrase(Passphrase),
    Code(RecoveryCode),
}

impl Secret {
    fn borrowed(&self) -> BackupSecret<'_> {
        match self {
            Self::Passphrase(passphrase) => BackupSecret::Passphrase(passphrase),
            Self::Code(code) => BackupSecret::Code(code),
        }
    }

    fn open(&self, folder: &Path) -> store::Result<Store> {
        match self {
            Self::Passphrase(passphrase) => Store::open(folder, passphrase),
            Self::Code(code) => Store::open_with_recovery_code(folder, code),
        }
    }
}

impl Api {
    pub(crate) fn look_into_backup(&mut self, request: LookIntoBackup) -> Answer<BackupContents> {
        // Lets go of the folder, too.
        self.restoring = None;
        let file = PathBuf::from(request.file.trim());
        if !file.is_absolute() {
            let message = "Velg filen med sikkerhetskopien.";
            return Err(ApiError::new(Code::MissingField, message).with(["file"]));
        }
        let secret = match (request.passphrase, request.code) {
            (Some(passphrase), None) => Secret::Passphrase(passphrase),
            (None, Some(code)) => Secret::Code(code.parse()?),
            _ => {
                let message = "Skriv passordfrasen eller gjenopprettingskoden for kopien.";
                return Err(ApiError::new(Code::MissingField, message).with(["passphrase"]));
            }
        };
        let folder = self.env.folder.clone();
        if store::is_synced_folder(&folder) {
            return Err(store::StoreError::SyncedFolder.into());
        }
        // Before anything is written here: the file is one, and not of a newer program.
        BackupLabel::read(&file).map_err(faults::opening)?;
        let held = match &self.store {
            Some(_) => None,
            None => Some(Store::hold(&folder)?),
        };
        let mut opened =
            OpenBackup::open(&file, secret.borrowed(), &folder).map_err(faults::opening)?;
        let ledger = self.newest_ledger(&file, &opened)?;
        let contents = self.contents_of_backup(&mut opened, &ledger)?;
        self.restoring = Some(Restoring {
            file,
            opened,
            secret,
            ledger,
            held,
        });
        Ok(contents)
    }

    pub(crate) fn leave_backup(&mut self, _: Nothing) -> Answer<Nothing> {
        self.restoring = None;
        Ok(Nothing {})
    }

    /// Puts the backup that was looked into in the store's place. What was deleted since goes before this
    /// answers.
    pub(crate) fn restore_backup(&mut self, _: Nothing) -> Answer<Restored> {
        let Some(restoring) = self.restoring.take() else {
            let message = "Åpne sikkerhetskopien på nytt først.";
            return Err(ApiError::new(Code::NotFound, message));
        };
        let Restoring {
            file,
            opened,
            secret,
            ledger,
            held,
        } = restoring;
        drop(held);
        let folder = self.env.folder.clone();
        let was_open = self.store.is_some();
        if !was_open && Store::exists(&folder) {
            // What the same passphrase opens can be kept aside as a backup, in which deletions are followed.
            self.store = secret.open(&folder).ok();
        }
        let before = opened.store().all::<Case>()?.len();
        let outcome = self.replace_with(&file, opened, &ledger);
        if outcome.is_err() && !was_open {
            self.store = None;
        }
        let aside_until = outcome?;
        if let Some(store) = self.store.take() {
            self.show_settled(store, Self::settle_restored)?;
        }
        let participants = self.opened()?.all::<Case>()?.len();
        Ok(Restored {
            participants,
            deleted: before.saturating_sub(participants),
            aside_until,
            by_code: matches!(secret, Secret::Code(_)),
        })
    }

    /// Keeps the present store aside and puts the backup in its place. Answers until when the former lies
    /// there. After an error everything is as it was.
    fn replace_with(
        &mut self,
        file: &Path,
        opened: OpenBackup,
        ledger: &Ledger,
    ) -> Answer<Option<Date>> {
        let folder = self.env.folder.clone();
        let (today, now) = (self.today(), (self.env.now)());
        let (mut packed, mut unopened) = (None, None);
        if self.store.is_some() {
            let aside = self.aside_folder();
            std::fs::create_dir_all(&aside).map_err(|_| ApiError::internal("mappe"))?;
            packed = Some(self.back_up(&aside, BackupSort::Aside)?);
        } else if Store::exists(&folder) {
            unopened = Some(self.keep_unopened(today, now)?);
        }
        let known = self.known_after(file, &opened, ledger, unopened.as_ref())?;
        let agreed = self.store.as_ref();
        let agreed = agreed.map(|present| Agreed::of(present, opened.store()));
        let agreed = agreed.transpose()?.unwrap_or_default();
        let profile = opened.store().find::<Profile>(PROFILE_ID)?;
        let stamp = Stamp {
            at: now,
            who: signer(opened.store(), profile.unwrap_or_default())?,
        };
        let result = opened.restore(&folder, &mut self.store, ledger, &stamp, |write| {
            for (id, backup) in &known {
                write.put(id, backup)?;
            }
            agreed.carry_over(write)?;
            Ok::<_, ApiError>(())
        });
        if let (Err(_), Some((_, aside))) = (&result, &unopened) {
            let _ = std::fs::remove_dir_all(&aside.path.0);
        }
        result?;
        // The layout remembers the texts of the pages it set last.
        reports::forget();
        let aside = packed.or(unopened.map(|(id, _)| id));
        let aside = aside.and_then(|id| known.get(&id));
        Ok(aside.map(|aside| aside.expires))
    }

    /// Keeps the files of a store aside that nobody can open.
    fn keep_unopened(&self, today: Date, now: DateTime<Utc>) -> Answer<(Id, KnownBackup)> {
        let name = places::name(today, now)?;
        let name = name.trim_end_matches(EXTENSION).trim_end_matches('.');
        let path = self.aside_folder().join(name);
        let ledger = Store::keep_files(&self.env.folder, &path).map_err(faults::preparing)?;
        let record = KnownBackup {
            path: path.display().to_string().into(),
            on: today,
            made: now,
            expires: add_days(today, GRACE_DAYS),
            ledger,
            key: Private::default(),
            next_key: Private::default(),
            unlocks: String::new(),
            verified: Some(now),
            removed: None,
            sort: BackupSort::AsideUnopened,
        };
        Ok((store::random_id()?, record))
    }

    /// What the restored store is to know of backups besides what it knows itself: what the present one
    /// knows, and what lies on disk beside the ones known.
    fn known_after(
        &self,
        file: &Path,
        opened: &OpenBackup,
        ledger: &Ledger,
        unopened: Option<&(Id, KnownBackup)>,
    ) -> Answer<BTreeMap<Id, KnownBackup>> {
        let inside: BTreeMap<Id, KnownBackup> = opened.store().all()?;
        let mut known = inside.clone();
        if let Some(present) = &self.store {
            known.extend(present.all::<KnownBackup>()?);
        }
        known.extend(unopened.cloned());
        let mut after = self.ledger_here()?;
        after.merge(&opened.label().ledger);
        after.merge(opened.store().ledger());
        after.merge(ledger);
        let paths: BTreeSet<PathBuf> = known
            .values()
            .filter(|backup| backup.removed.is_none())
            .map(|backup| PathBuf::from(&backup.path.0))
            .collect();
        for path in self.files_at_hand(file, opened)? {
            let label = BackupLabel::read(&path).ok();
            let label = label.filter(|label| label.store == opened.label().store);
            if let Some(label) = label.filter(|_| !paths.contains(&path)) {
                let found = self.found(&path, &label, &after, opened)?;
                known.insert(store::random_id()?, found);
            }
        }
        for backup in known.values_mut() {
            // Counted in a ledger that went on otherwise: to be gone through anew.
            if !after.starts_with(&opened.label().ledger) {
                backup.ledger = 0;
            }
        }
        known.retain(|id, backup| inside.get(id) != Some(backup));
        Ok(known)
    }

    /// A backup of this store that nobody had told the restored one of.
    fn found(
        &self,
        path: &Path,
        label: &BackupLabel,
        after: &Ledger,
        opened: &OpenBackup,
    ) -> Answer<KnownBackup> {
        let profile = opened.store().find::<Profile>(PROFILE_ID)?;
        let keep = profile.unwrap_or_default().backup_keep_days;
        let on = label.made.date_naive();
        let expires = add_days(on, i64::from(keep));
        let key = opened.key_of_sibling(path);
        let covered = after.entries().iter().take_while(|entry| {
            let same = |other: &store::LedgerEntry| other.id == entry.id;
            label.ledger.entries().iter().any(same)
        });
        let in_aside = path.starts_with(self.aside_folder());
        Ok(KnownBackup {
            path: path.display().to_string().into(),
            on,
            made: label.made,
            // It may be the very one that is being restored.
            expires: expires.max(add_days(self.today(), GRACE_DAYS)),
            ledger: covered.count() as u64,
            key: key.map_or_else(Private::default, |key| key.to_text().as_str().into()),
            next_key: Private::default(),
            unlocks: String::new(),
            verified: Some(label.made),
            removed: None,
            sort: match in_aside {
                true => BackupSort::Aside,
                false => BackupSort::Ordinary,
            },
        })
    }

    fn ledger_here(&self) -> Answer<Ledger> {
        Ok(match &self.store {
            Some(store) => store.ledger().clone(),
            None => Store::ledger_in(&self.env.folder)?,
        })
    }

    /// All that is known of deletions here: by the present store, by the backup, and by whatever further
    /// backups of the same store are at hand. What no key has vouched for is taken in, too: it names random
    /// ids that nobody can guess.
    fn newest_ledger(&self, file: &Path, opened: &OpenBackup) -> Answer<Ledger> {
        let mut ledger = self.ledger_here()?;
        ledger.merge(opened.store().ledger());
        for path in self.files_at_hand(file, opened)? {
            let label = BackupLabel::read(&path).ok();
            if let Some(label) = label.filter(|label| label.store == opened.label().store) {
                ledger.merge(&label.ledger);
            }
        }
        Ok(ledger)
    }

    /// This backup's file, those beside it and wherever backups are known to lie.
    fn files_at_hand(&self, file: &Path, opened: &OpenBackup) -> Answer<BTreeSet<PathBuf>> {
        let mut folders: BTreeSet<PathBuf> = BTreeSet::from([self.aside_folder()]);
        folders.extend(file.parent().map(Path::to_owned));
        for store in [Some(opened.store()), self.store.as_ref()]
            .into_iter()
            .flatten()
        {
            for backup in store.all::<KnownBackup>()?.into_values() {
                folders.extend(Path::new(&backup.path.0).parent().map(Path::to_owned));
            }
            if let Some(profile) = store.find::<Profile>(PROFILE_ID)? {
                folders.insert(PathBuf::from(profile.backup_folder));
            }
        }
        folders.remove(Path::new(""));
        let files = folders.iter().flat_map(|folder| places::files(folder));
        Ok(files.chain([file.to_owned()]).collect())
    }

    fn contents_of_backup(
        &self,
        opened: &mut OpenBackup,
        ledger: &Ledger,
    ) -> Answer<BackupContents> {
        let (made, id) = (opened.label().made, opened.label().store.clone());
        let schema = opened.schema();
        opened.store_mut().merge_ledger(ledger)?;
        let within = opened.store();
        let promised = within.promised()?.cases;
        let cases = within.all::<Case>()?;
        let mut held: BTreeMap<&str, usize> = BTreeMap::new();
        for case in cases.values() {
            *held.entry(&case.agreement).or_default() += 1;
        }
        let held = held.into_iter().map(|(agreement, participants)| HeldUnder {
            agreement: agreement.to_owned(),
            name: self.agreements.get(agreement).map(|known| known.name()),
            participants,
        });
        let profile = within.find::<Profile>(PROFILE_ID)?.unwrap_or_default();
        let folder = &self.env.folder;
        let present = match &self.store {
            Some(present) => Some(present.id().to_owned()),
            None => Store::keyring_in(folder).map(|(_, id)| id),
        };
        Ok(BackupContents {
            made,
            last_change: within.last_change()?,
            held: held.collect(),
            participants: cases.len(),
            deleted_since: cases.keys().filter(|case| promised.contains(*case)).count(),
            schema,
            counsellor: profile.counsellor,
            same_store: present.map(|present| present == id),
            replaces: self.store.is_some() || Store::exists(folder),
            present_change: match &self.store {
                Some(present) => present.last_change()?,
                None => None,
            },
            present_participants: match &self.store {
                Some(present) => Some(present.all::<Case>()?.len()),
                None => None,
            },
        })
    }
}

/// What the present store has agreed with others, which no older state of it undoes: what must not be deleted,
/// what must not be changed, and what a colleague has.
#[derive(Default)]
struct Agreed {
    holds: BTreeMap<Id, Hold>,
    restrictions: BTreeMap<Id, Restriction>,
    loans: BTreeMap<Id, Loan>,
    handovers: BTreeMap<Id, Handover>,
    /// Colleagues have sealed files to it.
    key: Option<TeamKey>,
}

impl Agreed {
    /// Nothing where the two are different stores.
    fn of(present: &Store, restored: &Store) -> Answer<Self> {
        if present.id() != restored.id() {
            return Ok(Self::default());
        }
        Ok(Self {
            holds: present.all()?,
            restrictions: present.all()?,
            loans: present.all()?,
            handovers: present.all()?,
            key: present.find(TEAM_KEY_ID)?,
        })
    }

    fn carry_over(&self, write: &mut Write<'_>) -> store::Result<()> {
        let cases = write.all::<Case>()?.into_keys().collect();
        of_cases(write, &cases, &self.holds)?;
        of_cases(write, &cases, &self.restrictions)?;
        of_cases(write, &cases, &self.loans)?;
        for (id, handover) in &self.handovers {
            write.put(id, handover)?;
        }
        match &self.key {
            Some(key) => write.put(TEAM_KEY_ID, key),
            None => Ok(()),
        }
    }
}

/// Puts the present records of the cases that are restored in the place of the older ones. A case that has none
/// now keeps what it had.
fn of_cases<R: Record>(
    write: &mut Write<'_>,
    cases: &BTreeSet<Id>,
    present: &BTreeMap<Id, R>,
) -> store::Result<()> {
    for (id, record) in present {
        let Some(case) = record.case().filter(|case| cases.contains(*case)) else {
            continue;
        };
        let older = write.of_case::<R>(case)?.into_keys();
        for older in older.filter(|older| !present.contains_key(older)) {
            write.remove::<R>(&older)?;
        }
        write.put(id, record)?;
    }
    Ok(())
}

/// Who is said to have restored it: the counsellor in it, unless that is the demo data's, who is nobody.
fn signer(store: &Store, profile: Profile) -> Answer<Private> {
    let demo = store.find::<DemoData>(DEMO_ID)?;
    let lent = demo.and_then(|demo| demo.profile);
    let nobody = lent.is_some_and(|lent| lent.lent.counsellor == profile.counsellor);
    Ok(match nobody {
        true => Private::default(),
        false => profile.counsellor,
    })
}
