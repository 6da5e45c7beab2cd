//! Deletion: what is promised in the ledger is carried out, what is due goes by itself where the counsellor
//! has said so, and what the counsellor deletes goes at once.

mod clock;
mod due;
mod hold;
mod outstanding;
mod paper;
pub mod preview;
pub mod proof;
mod queue;
pub mod run;
mod words;

pub use due::{DeletionMark, DeletionStage};
pub use hold::{LiftHold, SaveHold};
pub use outstanding::{Outstanding, OutstandingAt, OutstandingKind};
pub use queue::{AutomaticDeletion, DeletionQueue, DeletionRow, HoldView};
use words::listed;
pub(crate) use words::{in_order, told};
