//! The proof of a deletion (slettebekreftelse): what the app knows of it, for the counsellor and, as PDF, for NAV.
//! Nothing of it names a participant.

use super::words;
use crate::backups::{self, BackupState};
use crate::{Answer, Api, ApiError, Code, files, requests::Nothing};
use chrono::Datelike;
use domain::{
    BackupSort, Date, Deletion, DeletionHow, Handover, HandoverKind, Id, KnownBackup, Private,
    dates::norwegian,
};
use serde::{Deserialize, Serialize};
use std::path::Path;
use ts_rs::TS;

/// Every deletion that was done.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DeletionProofs {
    /// The newest first.
    pub rows: Vec<ProofRow>,
    /// The years in which something was deleted, the newest first.
    pub years: Vec<i32>,
    /// The folder to propose; empty when none has been chosen.
    pub folder: String,
}

/// One deletion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ProofRow {
    /// Its record.
    pub id: Id,
    /// The participant's pseudonymous reference; empty where this store never knew it.
    pub reference: String,
    /// The agreement's measure and buyer, or its id; empty where this store never knew it.
    pub agreement: String,
    /// The day by which the agreement asked for it.
    pub due: Option<Date>,
    /// The day it was done.
    pub done: Date,
    /// Done after that day.
    pub late: bool,
    /// What made it happen.
    pub how: DeletionHow,
    /// It was a borrowed copy; the owner has his own.
    pub borrowed: bool,
    /// Who did it.
    pub who: Private,
    /// What went, in words: «12 timeføringer».
    pub gone: Vec<String>,
    /// Exported files that were removed from disk.
    pub copies_removed: u64,
    /// Exported files that were left.
    pub copies_left: u64,
    /// Its position in the ledger, from 1.
    pub position: u64,
    /// The ledger's hash there, hexadecimal.
    pub hash: String,
    /// The backups that held the case when it was deleted.
    pub backups: Vec<BackupOfDeletion>,
    /// Whether one of those still waits.
    pub waiting: bool,
    /// The name of the PDF.
    pub file_name: String,
}

/// What became of a deleted case in one backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BackupOfDeletion {
    /// The file's name, which names no one.
    pub name: String,
    /// The day on which it was made.
    pub on: Date,
    /// How it stands.
    pub state: BackupAfter,
    /// The same in Norwegian.
    pub sentence: String,
}

/// How a backup stands after a deletion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum BackupAfter {
    /// It was rewritten without the case.
    Rewritten {
        /// The day on which it was last opened and checked.
        checked: Option<Date>,
    },
    /// It is gone from disk.
    Gone {
        /// Since this day.
        on: Date,
    },
    /// The medium is not at hand, or could not be written to.
    Waiting {
        /// The last day on which it can be opened.
        expires: Date,
    },
    /// It was not found where it was written; it may lie on another drive.
    NotFound {
        /// The last day on which it can be opened.
        expires: Date,
    },
    /// Files of a store that nobody can open, and so cannot be rewritten.
    Unopened {
        /// The day on which they go.
        expires: Date,
    },
}

/// The proof to write as PDF.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportProof {
    /// The deletion's record.
    pub id: Id,
    /// The folder.
    pub folder: String,
    /// Whether a file of that name may be replaced.
    #[serde(default)]
    pub replace: bool,
}

/// The year to list as PDF.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportYear {
    /// The year.
    pub year: i32,
    /// The folder.
    pub folder: String,
    /// Whether a file of that name may be replaced.
    #[serde(default)]
    pub replace: bool,
}

/// A PDF that was written.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ExportedProof {
    /// Where.
    pub path: String,
}

impl Api {
    pub(crate) fn deletion_proofs(&mut self, _: Nothing) -> Answer<DeletionProofs> {
        let rows = self.proofs()?;
        let mut years: Vec<i32> = rows.iter().map(|row| row.done.year()).collect();
        years.dedup();
        Ok(DeletionProofs {
            rows,
            years,
            folder: self.own_profile()?.export_folder,
        })
    }

    pub(crate) fn export_deletion_proof(&mut self, request: ExportProof) -> Answer<ExportedProof> {
        let deletion: Deletion = self.opened()?.get(&request.id)?;
        let backups = self.backups_ever()?;
        let row = self.proof_row(request.id, &deletion, &backups);
        let pdf = self.proof_paper(&deletion, &row)?;
        written(&request.folder, &row.file_name, &pdf, request.replace)
    }

    pub(crate) fn export_deletion_year(&mut self, request: ExportYear) -> Answer<ExportedProof> {
        let mut rows = self.proofs()?;
        rows.retain(|row| row.done.year() == request.year);
        rows.reverse();
        if rows.is_empty() {
            let message = format!("Ingen er slettet i {}.", request.year);
            return Err(ApiError::new(Code::Incomplete, message).with(["year"]));
        }
        let pdf = self.year_paper(request.year, &rows)?;
        let name = format!("slettinger-{}.pdf", request.year);
        written(&request.folder, &name, &pdf, request.replace)
    }

    /// Every deletion, the newest first.
    fn proofs(&self) -> Answer<Vec<ProofRow>> {
        let backups = self.backups_ever()?;
        let all = self.opened()?.all::<Deletion>()?.into_iter();
        let mut rows: Vec<ProofRow> = all
            .map(|(id, deletion)| self.proof_row(id, &deletion, &backups))
            .collect();
        rows.sort_by(|a, b| (b.done, b.position, &b.id).cmp(&(a.done, a.position, &a.id)));
        Ok(rows)
    }

    /// Every backup that there was, those that are gone too.
    fn backups_ever(&self) -> Answer<Vec<KnownBackup>> {
        let mut backups: Vec<_> = self.opened()?.all::<KnownBackup>()?.into_values().collect();
        backups.sort_by(|a, b| (a.made, &a.path).cmp(&(b.made, &b.path)));
        Ok(backups)
    }

    /// Whether a case was a colleague's for as long as it was here.
    fn was_borrowed(&self, case: &Id) -> Answer<bool> {
        let kept = self.opened()?.all::<Handover>()?.into_values();
        let mut taken = kept.filter(|kept| !kept.sent && kept.kind == HandoverKind::Lend);
        Ok(taken.any(|kept| kept.cases.contains(case)))
    }

    fn proof_row(&self, id: Id, deletion: &Deletion, backups: &[KnownBackup]) -> ProofRow {
        let agreement = self.agreement(&deletion.agreement);
        let today = self.today();
        let open = |backup: &KnownBackup, told: &BackupOfDeletion| match told.state {
            BackupAfter::Rewritten { .. } | BackupAfter::Gone { .. } => false,
            BackupAfter::Waiting { .. } | BackupAfter::Unopened { .. } => true,
            BackupAfter::NotFound { .. } => !backups::is_given_up(backup, today),
        };
        let told = backups
            .iter()
            .filter_map(|backup| Some((backup, after(backup, backups::state(backup), deletion)?)));
        let told: Vec<_> = told.collect();
        let waiting = told.iter().any(|(backup, told)| open(backup, told));
        let backups: Vec<_> = told.into_iter().map(|(_, told)| told).collect();
        let reference = &deletion.reference;
        let named = match reference.is_empty() {
            true => format!("nr-{}", deletion.position),
            false => reference.clone(),
        };
        ProofRow {
            id,
            reference: reference.clone(),
            agreement: agreement
                .map_or_else(|_| deletion.agreement.clone(), |agreement| agreement.name()),
            due: deletion.due,
            done: deletion.done,
            late: deletion.due.is_some_and(|due| due < deletion.done),
            how: deletion.how,
            borrowed: self.was_borrowed(&deletion.case).unwrap_or_default(),
            who: deletion.who.clone(),
            gone: words::in_order(&deletion.gone)
                .iter()
                .map(words::told)
                .collect(),
            copies_removed: deletion.copies_removed,
            copies_left: deletion.copies_left,
            position: deletion.position,
            hash: deletion.hash.clone(),
            waiting,
            backups,
            file_name: format!("slettebekreftelse-{named}-{}.pdf", deletion.done),
        }
    }
}

/// What a deletion is to one backup, which stands so on disk; none where that never held the case, was gone
/// before, or never came to be.
fn after(
    backup: &KnownBackup,
    stands: BackupState,
    deletion: &Deletion,
) -> Option<BackupOfDeletion> {
    let missing = backup.removed.is_none() && stands == BackupState::Missing;
    if backup.on > deletion.done
        || backup.removed.is_some_and(|on| on < deletion.done)
        || (missing && backup.verified.is_none())
    {
        return None;
    }
    let expires = backup.expires;
    let state = match backup.removed {
        Some(on) => BackupAfter::Gone { on },
        None if backup.sort == BackupSort::AsideUnopened => BackupAfter::Unopened { expires },
        None if backup.ledger >= deletion.position => BackupAfter::Rewritten {
            checked: backup.verified.map(|at| at.date_naive()),
        },
        None if missing => BackupAfter::NotFound { expires },
        None => BackupAfter::Waiting { expires },
    };
    let sentence = match state {
        BackupAfter::Rewritten { checked: Some(on) } => {
            format!(
                "Uten opplysningene. Åpnet og kontrollert {}.",
                norwegian(on)
            )
        }
        BackupAfter::Rewritten { checked: None } => "Skrevet om uten opplysningene.".to_owned(),
        BackupAfter::Gone { on } if on < expires => {
            format!("Slettet eller meldt borte {}.", norwegian(on))
        }
        BackupAfter::Gone { on } => format!("Utløpt og slettet {}.", norwegian(on)),
        BackupAfter::NotFound { expires } => format!(
            "Ikke funnet ved kontroll. Kopien har utløpsdato {}. Ligger den på en annen disk, skrives den om eller slettes så snart disken er koblet til.",
            norwegian(expires)
        ),
        BackupAfter::Unopened { expires } => {
            format!("Kan ikke åpnes. Slettes {}.", norwegian(expires))
        }
        BackupAfter::Waiting { expires } => format!(
            "Venter: mediet er ikke tilgjengelig. Kopien utløper {} og skrives om så snart mediet er på plass.",
            norwegian(expires)
        ),
    };
    let path = Path::new(&backup.path.0);
    Some(BackupOfDeletion {
        name: path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        on: backup.on,
        state,
        sentence,
    })
}

/// What made a deletion happen, in words.
pub(super) fn how(row: &ProofRow) -> &'static str {
    match row.how {
        _ if row.borrowed => "Innlånt kopi. Eieren har sin egen mappe, og sletter den.",
        DeletionHow::Manual => "Av veilederen",
        DeletionHow::Automatic => "Av programmet, da fristen var ute",
        DeletionHow::HandedOver => "Etter overlevering til en annen veileder",
        DeletionHow::Replayed => "På nytt, etter at en eldre kopi ble lagt inn",
    }
}

fn written(folder: &str, name: &str, pdf: &[u8], replace: bool) -> Answer<ExportedProof> {
    let path = files::write_atomically(Path::new(folder.trim()), name, pdf, replace)?;
    Ok(ExportedProof {
        path: path.display().to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn deletion() -> Deletion {
        Deletion {
            entry: "e".to_owned(),
            position: 3,
            hash: String::new(),
            case: "c".to_owned(),
            records: Vec::new(),
            promised: day("2026-05-04"),
            reference: "AB12".to_owned(),
            agreement: String::new(),
            due: None,
            done: day("2026-05-04"),
            how: DeletionHow::Manual,
            who: "Ingrid".into(),
            gone: Vec::new(),
            copies_removed: 0,
            copies_left: 0,
        }
    }

    fn backup(on: &str, ledger: u64, removed: Option<&str>) -> KnownBackup {
        KnownBackup {
            path: "/media/kari/disk/tiltaksmappe-2026-05-01-1.tmb".into(),
            on: day(on),
            made: chrono::DateTime::UNIX_EPOCH,
            expires: day("2026-05-29"),
            ledger,
            key: Private::default(),
            next_key: Private::default(),
            unlocks: String::new(),
            verified: None,
            removed: removed.map(day),
            sort: Default::default(),
        }
    }

    #[test]
    fn a_backup_waits_until_it_is_rewritten_or_gone() {
        let state = |backup: &KnownBackup| {
            let after = after(backup, BackupState::Away, &deletion());
            after.map(|after| after.state)
        };
        let expires = day("2026-05-29");
        assert_eq!(
            state(&backup("2026-05-01", 2, None)),
            Some(BackupAfter::Waiting { expires })
        );
        assert_eq!(
            state(&backup("2026-05-01", 3, None)),
            Some(BackupAfter::Rewritten { checked: None })
        );
        assert_eq!(
            state(&backup("2026-05-01", 2, Some("2026-05-29"))),
            Some(BackupAfter::Gone { on: expires })
        );
    }

    #[test]
    fn a_proof_does_not_say_deleted_of_what_was_not_found_or_cannot_be_opened() {
        let verified = Some(chrono::DateTime::UNIX_EPOCH);
        let known = KnownBackup {
            verified,
            ..backup("2026-05-01", 2, None)
        };
        let not_found = after(&known, BackupState::Missing, &deletion()).unwrap();
        let expires = day("2026-05-29");
        assert_eq!(not_found.state, BackupAfter::NotFound { expires });
        assert!(not_found.sentence.starts_with("Ikke funnet ved kontroll."));
        let unopened = KnownBackup {
            sort: BackupSort::AsideUnopened,
            ..known
        };
        let unopened = after(&unopened, BackupState::There, &deletion()).unwrap();
        assert_eq!(unopened.state, BackupAfter::Unopened { expires });
        assert_eq!(unopened.sentence, "Kan ikke åpnes. Slettes 29.05.2026.");
    }

    #[test]
    fn a_backup_that_never_held_the_case_has_no_part_in_its_proof() {
        let later = backup("2026-05-05", 3, None);
        let after = |backup: &KnownBackup| after(backup, BackupState::Away, &deletion());
        assert_eq!(after(&later), None, "made after it");
        let gone = backup("2026-04-01", 0, Some("2026-05-03"));
        assert_eq!(after(&gone), None, "gone before it");
    }

    #[test]
    fn a_proof_names_a_backup_by_its_file_alone() {
        let waiting = backup("2026-05-01", 2, None);
        let waiting = after(&waiting, BackupState::Away, &deletion()).unwrap();
        let name = "tiltaksmappe-2026-05-01-1.tmb";
        assert_eq!(waiting.name, name, "the folder may name someone");
        assert!(waiting.sentence.contains("29.05.2026"));
    }
}
