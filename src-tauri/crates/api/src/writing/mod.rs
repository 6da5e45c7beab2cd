//! Help with the writing itself: what earlier reports said, the versions that a draft went through, the
//! counsellor's own phrases, and text that follows the case.

mod earlier;
mod figures;
mod follow;
mod phrases;
mod previous;
mod refresh;
mod versions;
mod words;

pub use earlier::{Earlier, EarlierReport, EarlierText};
pub(crate) use follow::{behind, placed};
pub use phrases::{
    ExpandPhrase, Expanded, PhraseEntry, Phrases, Replaced, SavePhrase, SuggestPhrase, Suggested,
};
pub use refresh::RefreshReport;
pub use versions::{LookAtVersion, RestoreVersion, Version, VersionField, VersionRow, Versions};
pub use words::{Part, PartKind};
