//! Copies outside the store: remembered when they are written, and removed from disk when they have been
//! sent.

use crate::{Answer, Api, ApiError, Code};
use crate::{requests::Nothing, session::locked};
use domain::{AccessReport, Attachment, Date, ExportedCopy, Id, Private, Report};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{fs, io, path::Path};
use store::{Forget, Write};
use ts_rs::TS;

/// Whose copies to list: one case's or all.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfCase {
    /// The case; every copy when left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub case: Option<Id>,
}

/// The copies that the app knows of.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Copies {
    /// By day, the newest first.
    pub copies: Vec<CopyRow>,
}

/// One copy outside the store.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CopyRow {
    /// The remembered copy.
    pub id: Id,
    /// The case that it is about.
    pub case: Option<Id>,
    /// The report or attachment.
    pub of: Id,
    /// What it is a copy of, without a name: «Statusrapport».
    pub title: Private,
    /// Where it was written.
    pub path: Private,
    /// When.
    pub written: Date,
    /// Whether the report has been delivered, so that the copy has done its work.
    pub delivered: bool,
    /// How it stands on disk.
    pub state: CopyState,
}

/// How a copy stands on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum CopyState {
    /// As it was written.
    There,
    /// Another file now lies there, or the copy was changed. It is not removed.
    Changed,
    /// Not there: moved, or removed by hand.
    Gone,
    /// It cannot be read: a drive that is not at hand, or a folder without access.
    Unreadable,
}

/// Which copies to remove from disk.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveCopies {
    /// The remembered copies.
    pub ids: Vec<Id>,
}

/// What became of each.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RemovedCopies {
    /// Removed, or gone already: no longer remembered.
    pub removed: Vec<Id>,
    /// Left, since the file is another than was written or cannot be reached. Still remembered.
    pub left: Vec<Id>,
}

/// A copy to stop remembering, since it was moved where it belongs.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ForgetCopy {
    /// The remembered copy.
    pub id: Id,
}

impl Api {
    pub(crate) fn copies(&mut self, request: OfCase) -> Answer<Copies> {
        let store = self.opened()?;
        let found = match &request.case {
            Some(case) => store.of_case::<ExportedCopy>(case)?,
            None => store.all::<ExportedCopy>()?,
        };
        let mut copies = Vec::new();
        for (id, copy) in found {
            let report = self.opened()?.find::<Report>(&copy.of)?;
            let attachment = self.opened()?.find::<Attachment>(&copy.of)?;
            let title = match (&report, attachment) {
                (Some(report), _) => self
                    .template_of(report)
                    .map_or_else(|_| "Rapport".to_owned(), |template| template.title.clone())
                    .into(),
                (None, Some(attachment)) => attachment.title,
                (None, None) => match self.opened()?.find::<AccessReport>(&copy.of)? {
                    Some(_) => "Innsynsrapport".into(),
                    None => other(&copy.of, self)?.into(),
                },
            };
            copies.push(CopyRow {
                state: state(&copy),
                delivered: report.is_some_and(|report| report.delivered.is_some()),
                id,
                case: copy.case,
                of: copy.of,
                title,
                path: copy.path,
                written: copy.written,
            });
        }
        copies.sort_by(|a, b| (b.written, &a.id).cmp(&(a.written, &b.id)));
        Ok(Copies { copies })
    }

    pub(crate) fn remove_copies(&mut self, request: RemoveCopies) -> Answer<RemovedCopies> {
        let mut done = RemovedCopies {
            removed: Vec::new(),
            left: Vec::new(),
        };
        for id in request.ids {
            let copy: ExportedCopy = self.opened()?.get(&id)?;
            // First the file: a crash between leaves a memory of nothing, never a copy unknown.
            if removed(&copy) {
                done.removed.push(id);
            } else {
                done.left.push(id);
            }
        }
        self.no_longer_remember("copy.remove", &done.removed)?;
        Ok(done)
    }

    pub(crate) fn forget_copy(&mut self, request: ForgetCopy) -> Answer<Nothing> {
        self.opened()?.get::<ExportedCopy>(&request.id)?;
        self.no_longer_remember("copy.forget", &[request.id])?;
        Ok(Nothing {})
    }

    /// Takes copies out of the list. What is left of a deleted case goes from the log as well: the file's
    /// name may tell whom it was about.
    fn no_longer_remember(&mut self, operation: &str, ids: &[Id]) -> Answer<()> {
        let mut left_over = Forget::default();
        for id in ids {
            let copy: ExportedCopy = self.opened()?.get(id)?;
            let store = self.opened()?;
            let known = store.find::<Report>(&copy.of)?.is_some()
                || store.find::<Attachment>(&copy.of)?.is_some();
            if copy.case.is_none() && !known {
                left_over.records.insert(id.clone());
            }
        }
        let others = ids.iter().filter(|id| !left_over.records.contains(*id));
        let others: Vec<&Id> = others.collect();
        if !others.is_empty() {
            self.write(operation, |tx| {
                for id in others {
                    tx.remove::<ExportedCopy>(id)?;
                }
                Ok(())
            })?;
        }
        if !left_over.records.is_empty() {
            let stamp = self.stamp()?;
            let store = self.store.as_mut().ok_or_else(locked)?;
            store.forget(&stamp, operation, &left_over, |_| Ok::<_, ApiError>(()))?;
        }
        Ok(())
    }
}

/// Removes a copy from disk. True when it is gone, now or before; a file that is not the one that was
/// written stays, and what cannot be reached does.
pub(crate) fn removed(copy: &ExportedCopy) -> bool {
    match state(copy) {
        CopyState::There => fs::remove_file(&copy.path.0).is_ok(),
        CopyState::Gone => true,
        CopyState::Changed | CopyState::Unreadable => false,
    }
}

/// What a copy is of that is neither a report nor an attachment.
fn other(of: &Id, api: &Api) -> Answer<&'static str> {
    Ok(match of.as_str() {
        crate::audit::export::COPY => "Endringslogg",
        crate::incidents::export::COPY => "Avvikslogg",
        review
            if api
                .opened()?
                .find::<domain::AccessReview>(review)?
                .is_some() =>
        {
            "Tilgangsgjennomgang"
        }
        handover if api.opened()?.find::<domain::Handover>(handover)?.is_some() => "Overlevering",
        _ => "Slettet fra mappen",
    })
}

/// Remembers a copy about to be written; one at the same place was replaced by it. Before the file is
/// written: what a crash leaves on disk is then known.
pub(crate) fn remember(tx: &mut Write<'_>, copy: &ExportedCopy) -> Answer<()> {
    for (id, other) in tx.all::<ExportedCopy>()? {
        if other.path == copy.path {
            tx.remove::<ExportedCopy>(&id)?;
        }
    }
    tx.insert(copy)?;
    Ok(())
}

/// Refuses a folder that is copied elsewhere, until the counsellor has said that it is meant.
pub(crate) fn may_lie_in(folder: &Path, known_synced: bool) -> Answer<()> {
    if known_synced || !store::is_synced_folder(folder) {
        return Ok(());
    }
    let message = "Katalogen ser ut til å bli synkronisert (OneDrive eller lignende), og filen er ikke kryptert. Velg en annen katalog, eller bekreft at den skal ligge der.";
    Err(ApiError::new(Code::SyncedFolder, message))
}

/// SHA-256, lower-case hexadecimal.
pub(crate) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn state(copy: &ExportedCopy) -> CopyState {
    match fs::read(&copy.path.0) {
        Ok(bytes) if digest(&bytes) == copy.sha256 => CopyState::There,
        Ok(_) => CopyState::Changed,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            // A drive that is not at hand has no folder either.
            let folder = Path::new(&copy.path.0).parent();
            match folder.is_some_and(Path::is_dir) {
                true => CopyState::Gone,
                false => CopyState::Unreadable,
            }
        }
        Err(_) => CopyState::Unreadable,
    }
}
