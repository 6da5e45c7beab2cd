//! A file kept with a case: a signed form, a contract's copy, a declaration of confidentiality.

use crate::{Date, Id, Private};
use serde::{Deserialize, Serialize};

/// What a file is to the case.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS,
)]
#[serde(rename_all = "kebab-case")]
pub enum AttachmentKind {
    /// A form that was signed (signert skjema).
    SignedForm,
    /// Proof of employment: the contract, or what documents the job in its place. Linked to a job by
    /// [`Attachment::employment`], it is that job's proof.
    Contract,
    /// Declaration of confidentiality (taushetserklæring).
    Declaration,
    /// NAV's order (bestilling).
    Order,
    /// Agreement on work practice (praksisavtale).
    PracticeAgreement,
    /// Anything else.
    Other,
}

impl AttachmentKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::SignedForm,
        Self::Contract,
        Self::Declaration,
        Self::Order,
        Self::PracticeAgreement,
        Self::Other,
    ];

    /// Its Norwegian name, which is also the title of one that was given none.
    pub fn label(self) -> &'static str {
        match self {
            Self::SignedForm => "Signert skjema",
            Self::Contract => "Dokumentasjon på ansettelse",
            Self::Declaration => "Taushetserklæring",
            Self::Order => "Bestilling fra NAV",
            Self::PracticeAgreement => "Praksisavtale",
            Self::Other => "Annet vedlegg",
        }
    }

    /// The word for it in file names.
    pub fn word(self) -> &'static str {
        match self {
            Self::SignedForm => "signert-skjema",
            Self::Contract => "ansettelse",
            Self::Declaration => "taushetserklæring",
            Self::Order => "bestilling",
            Self::PracticeAgreement => "praksisavtale",
            Self::Other => "annet",
        }
    }
}

/// What the file is, by its content.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS,
)]
#[serde(rename_all = "kebab-case")]
pub enum Media {
    /// PDF.
    Pdf,
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

impl Media {
    /// Its name, as people say it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
        }
    }

    /// What file names of it end in, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }

    /// Its type as web views know it.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// A file of a case (vedlegg). Its bytes never change; to exchange them is to add another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// The case.
    pub case: Id,
    /// What it is to the case.
    pub kind: AttachmentKind,
    /// What the counsellor calls it. Never the file's own name, which tells of others' folders and
    /// habits.
    pub title: Private,
    /// What the file is.
    pub media: Media,
    /// The bytes in the store.
    pub document: Id,
    /// How many bytes, 1–[`Attachment::MAX_BYTES`].
    pub bytes: u64,
    /// How many pages, 1–[`Attachment::MAX_PAGES`]; none for a picture.
    #[serde(default)]
    pub pages: Option<u32>,
    /// The day it was added.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub added: Date,
    /// The job of this case that it documents. The job may have been removed since.
    #[serde(default)]
    pub employment: Option<Id>,
}

impl Attachment {
    /// The largest file, in bytes: 10 MB. Twenty scanned pages take about five.
    pub const MAX_BYTES: u64 = 10_000_000;

    /// The most that a case's files may come to, in bytes: 100 MB. Opening the store reads all of it.
    pub const MAX_BYTES_OF_CASE: u64 = 100_000_000;

    /// The most pages of a PDF. More than that is no paper on one participant, and a small file can claim
    /// a million.
    pub const MAX_PAGES: u32 = 1_000;

    /// The longest title, in characters.
    pub const MAX_TITLE: usize = 120;

    /// Whether it proves this job: a contract that was linked to it.
    pub fn proves(&self, employment: &str) -> bool {
        self.kind == AttachmentKind::Contract && self.employment.as_deref() == Some(employment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contract(employment: Option<&str>) -> Attachment {
        Attachment {
            case: "c".to_owned(),
            kind: AttachmentKind::Contract,
            title: "Arbeidsavtale".into(),
            media: Media::Pdf,
            document: "d".to_owned(),
            bytes: 1,
            pages: Some(1),
            added: Date::default(),
            employment: employment.map(str::to_owned),
        }
    }

    #[test]
    fn only_a_contract_that_is_linked_to_a_job_proves_it() {
        assert!(contract(Some("job")).proves("job"));
        assert!(!contract(Some("other")).proves("job"));
        assert!(!contract(None).proves("job"));
        let form = Attachment {
            kind: AttachmentKind::SignedForm,
            ..contract(Some("job"))
        };
        assert!(!form.proves("job"));
    }

    #[test]
    fn debug_shows_no_title() {
        let shown = format!("{:?}", contract(None));
        assert!(!shown.contains("Arbeidsavtale"), "{shown}");
    }

    #[test]
    fn kinds_have_words_of_their_own() {
        for (i, kind) in AttachmentKind::ALL.iter().enumerate() {
            assert!(
                AttachmentKind::ALL[..i]
                    .iter()
                    .all(|other| other.word() != kind.word() && other.label() != kind.label())
            );
        }
    }
}
