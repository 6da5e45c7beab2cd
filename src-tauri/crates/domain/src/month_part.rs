//! What a delivered month counted of one case.

use crate::Id;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The part that one case had in the figures of a delivered report on a whole agreement. The report keeps
/// the numbers, without names; this says whose they were, so that the month can be compared with what the
/// case says now. It belongs to the case and goes with it, and the numbers stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MonthPart {
    /// The case.
    pub case: Id,
    /// The report that was delivered.
    pub report: Id,
    /// The ids of the figures in which the case counts as one.
    #[serde(default)]
    pub figures: BTreeSet<String>,
}
