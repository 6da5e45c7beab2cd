//! What keeps a case as it is: the participant's right to restriction of processing (GDPR article 18).

use crate::{Date, Id, Private};
use serde::{Deserialize, Serialize};

/// A restriction (begrensning): NAV has decided that what is kept of the participant is only to be kept. As long
/// as it is there, nothing of the case is changed and it is not deleted. Lifted, it is gone; the change log keeps
/// that it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Restriction {
    /// The case. At most one restriction each.
    pub case: Id,
    /// Why, in the counsellor's words. Never blank.
    pub reason: Private,
    /// The day from which it holds.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub since: Date,
}

impl Restriction {
    /// The longest reason, in characters.
    pub const MAX_REASON: usize = 500;
}
