//! What is asked and answered about attachments.

use domain::{Attachment, AttachmentKind, Date, Id, Media, Private};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A file to keep with a case. It is copied; the original stays where it is.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddAttachment {
    /// The case.
    pub case: Id,
    /// What it is to the case.
    pub kind: AttachmentKind,
    /// What to call it; the kind's name if blank.
    #[serde(default)]
    pub title: Private,
    /// Where the file lies.
    pub path: Private,
    /// The job that it documents.
    #[serde(default)]
    pub employment: Option<Id>,
}

/// What is said about an attachment, changed. Its bytes never change.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UpdateAttachment {
    /// The attachment.
    pub id: Id,
    /// What it is to the case.
    pub kind: AttachmentKind,
    /// What to call it; the kind's name if blank.
    #[serde(default)]
    pub title: Private,
    /// The job that it documents.
    #[serde(default)]
    pub employment: Option<Id>,
}

/// A page to look at.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookAtPage {
    /// The attachment.
    pub id: Id,
    /// Which page, from 1. A picture has one.
    pub page: u32,
}

/// An attachment to write into a folder.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportAttachment {
    /// The attachment.
    pub id: Id,
    /// The folder.
    pub folder: String,
    /// The file's name.
    pub file_name: String,
    /// Whether a file of that name may be replaced.
    #[serde(default)]
    pub replace: bool,
    /// Whether the counsellor knows that the folder is synchronised.
    #[serde(default)]
    pub synced: bool,
}

/// A case's attachments, and how many more there is room for.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Attachments {
    /// Newest first.
    pub attachments: Vec<AttachmentRow>,
    /// What they come to, in bytes.
    pub bytes: u64,
    /// What they may come to.
    pub limits: AttachmentLimits,
    /// The kinds that the agreement permits to keep, in the order to offer them.
    pub kinds: Vec<AttachmentLabel>,
    /// The folder to propose for export; empty when none has been chosen.
    pub folder: String,
}

/// An attachment without its bytes.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AttachmentRow {
    /// The attachment.
    pub id: Id,
    /// What it is to the case.
    pub kind: AttachmentKind,
    /// The kind's Norwegian name.
    pub label: String,
    /// What the counsellor calls it.
    pub title: Private,
    /// What the file is.
    pub media: Media,
    /// How many bytes.
    pub bytes: u64,
    /// How many pages; none for a picture.
    pub pages: Option<u32>,
    /// The day it was added.
    pub added: Date,
    /// The job that it documents, which may have been removed since.
    pub employment: Option<Id>,
    /// The file name to propose for export. Names no one.
    pub file_name: String,
}

/// The most that is kept, to be told before anything is chosen.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct AttachmentLimits {
    /// Of one file, in bytes.
    pub file: u64,
    /// Of a case's files together, in bytes.
    pub case: u64,
    /// Of a title, in characters.
    pub title: usize,
}

impl AttachmentLimits {
    /// Those in force.
    pub const IN_FORCE: Self = Self {
        file: Attachment::MAX_BYTES,
        case: Attachment::MAX_BYTES_OF_CASE,
        title: Attachment::MAX_TITLE,
    };
}

/// A kind for menus.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AttachmentLabel {
    /// The kind.
    pub kind: AttachmentKind,
    /// Its Norwegian name.
    pub label: String,
}

/// How a page looks.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AttachmentPage {
    /// The picture; none where the page cannot be drawn.
    pub picture: Option<PagePicture>,
    /// In Norwegian: that it cannot be shown here, or not all of it.
    pub note: Option<String>,
}

/// A picture for the web view.
#[derive(Clone, Serialize, TS)]
pub struct PagePicture {
    /// Its type, such as `image/png`.
    pub mime: String,
    /// Its bytes, in base 64.
    pub data: String,
    /// Its size in pixels, for a page; a picture tells its own.
    pub size: Option<(u32, u32)>,
}

impl std::fmt::Debug for PagePicture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PagePicture").finish_non_exhaustive()
    }
}

/// Where an exported attachment is.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ExportedAttachment {
    /// The file.
    pub path: String,
}
