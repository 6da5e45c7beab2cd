//! Copies that the app has written outside the store.

use crate::{Date, Id, Private};
use serde::{Deserialize, Serialize};

/// A file written outside the store: a report or an attachment, in the clear. Remembered so that it can be
/// removed once it was sent, and when the case is deleted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ExportedCopy {
    /// The case that it is about; none for what is about no single one.
    pub case: Option<Id>,
    /// The report or attachment that it is a copy of, which may have gone since.
    pub of: Id,
    /// Where it was written, absolute.
    pub path: Private,
    /// The day it was written.
    pub written: Date,
    /// SHA-256 of the bytes, lower-case hexadecimal: a file that has become another is not removed.
    pub sha256: String,
}
