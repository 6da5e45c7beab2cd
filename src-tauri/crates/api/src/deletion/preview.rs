//! What a deletion would take, and what should be done before it.

use super::{
    DeletionRow,
    outstanding::{Asked, Outstanding},
    words,
};
use crate::{
    Answer, Api, ApiError, Code,
    copies::{CopyState, OfCase},
};
use domain::{Contact, Id, KnownBackup, Private};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use store::Record as _;
use ts_rs::TS;

/// The cases to look at before they are deleted.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewDeletion {
    /// The cases.
    pub cases: Vec<Id>,
}

/// What deleting them would take.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DeletionPreview {
    /// Case by case, in the order asked for.
    pub cases: Vec<PreviewOfCase>,
    /// Contacts of the register that nobody else refers to, and that go with them.
    pub contacts: Vec<Private>,
    /// How many backups hold them now, and are rewritten.
    pub backups: usize,
}

/// What deleting a case would take.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PreviewOfCase {
    /// The case as it stands in the queue.
    pub row: DeletionRow,
    /// What goes, in words: «12 timeføringer».
    pub gone: Vec<String>,
    /// The exported files.
    pub files: Vec<ExportedFile>,
    /// What should be done before, because it cannot be done afterwards.
    pub outstanding: Vec<Outstanding>,
}

/// A file outside the store that goes with the case.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ExportedFile {
    /// Where it lies.
    pub path: Private,
    /// How it stands on disk: only what is as it was written is removed.
    pub state: CopyState,
}

impl Api {
    pub(crate) fn preview_deletion(&mut self, request: PreviewDeletion) -> Answer<DeletionPreview> {
        let PreviewDeletion { cases } = request;
        if cases.is_empty() {
            let message = "Velg minst én deltaker.";
            return Err(ApiError::new(Code::InvalidField, message).with(["cases"]));
        }
        let going: BTreeSet<Id> = cases.iter().cloned().collect();
        let mut asked = Asked::default();
        let lots = self.opened()?.would_go(&going)?;
        let mut previews = Vec::new();
        for case in &cases {
            let file = self.listed(self.case_file(case)?);
            let gone = lots.get(case).map(|lot| words::in_order(&lot.gone));
            let gone = gone.unwrap_or_default();
            previews.push(PreviewOfCase {
                row: self.deletion_row(&file)?,
                // Contacts are told of by name, once for all of the cases.
                gone: gone
                    .iter()
                    .filter(|gone| gone.kind != Contact::KIND)
                    .map(words::told)
                    .collect(),
                files: self.exported_files(case)?,
                outstanding: self.outstanding(&file, &mut asked)?,
            });
        }
        let mut contacts = BTreeMap::new();
        for id in lots.values().flat_map(|lot| &lot.records) {
            if let Some(contact) = self.opened()?.find::<Contact>(id)? {
                contacts.insert(id.clone(), contact.name);
            }
        }
        let backups = self.opened()?.all::<KnownBackup>()?;
        Ok(DeletionPreview {
            cases: previews,
            contacts: contacts.into_values().collect(),
            backups: backups
                .values()
                .filter(|backup| backup.removed.is_none())
                .count(),
        })
    }

    fn exported_files(&mut self, case: &str) -> Answer<Vec<ExportedFile>> {
        let copies = self.copies(OfCase {
            case: Some(case.to_owned()),
        })?;
        let files = copies.copies.into_iter();
        Ok(files
            .map(|copy| ExportedFile {
                path: copy.path,
                state: copy.state,
            })
            .collect())
    }
}
