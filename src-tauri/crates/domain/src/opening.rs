//! That a masked name was opened.

use crate::{Id, Private};
use serde::{Deserialize, Serialize};

/// A participant's name and number were opened on purpose, although masked because of adressesperre. When
/// and by whom stands in the change log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct NameOpening {
    /// The case on whose page it was done.
    pub case: Id,
    /// What for; may be blank.
    #[serde(default)]
    pub reason: Private,
}
