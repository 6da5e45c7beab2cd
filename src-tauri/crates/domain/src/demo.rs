//! What in a store is fictional, so that it can be removed again without a trace.

use crate::{Id, Profile};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What the demo data (eksempeldata) made. One per store, as long as there is any.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DemoData {
    /// The fictional participants' cases.
    pub cases: BTreeSet<Id>,
    /// What was made with them and belongs to no case: persons, contacts and agreements' texts.
    pub records: BTreeSet<Id>,
    /// The fictional counsellor's details; none where the user had given own ones.
    pub profile: Option<DemoProfile>,
}

/// Details that the demo data lent, and what stood there before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoProfile {
    /// As the demo data set it.
    pub lent: Profile,
    /// As it was; none where there was none.
    pub before: Option<Profile>,
}
