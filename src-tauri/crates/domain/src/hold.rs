//! What keeps a case from being deleted for the time being.

use crate::{Date, Id, Private};
use serde::{Deserialize, Serialize};

/// A hold (stans i slettingen): a dispute or a claim under way in which the case is still needed. As long as it
/// is there, the case is deleted neither by hand nor by itself. Lifted, it is gone; the change log keeps that it
/// was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Hold {
    /// The case. At most one hold each.
    pub case: Id,
    /// Why, in the counsellor's words. Never blank.
    pub reason: Private,
    /// The day from which it holds.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub since: Date,
}

impl Hold {
    /// The longest reason, in characters.
    pub const MAX_REASON: usize = 500;
}
