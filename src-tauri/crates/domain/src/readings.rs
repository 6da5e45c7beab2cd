//! How a provider understands what an agreement leaves open, where it differs from the agreement's file.

use crate::Id;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The readings (tolkninger) of one agreement that a provider has adjusted. What is not named here stands
/// as the agreement's file has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct AdjustedReadings {
    /// The agreement's id. They hold for all its versions, as far as these leave the same open.
    pub agreement: String,
    /// The days on which semesters end, `MM-DD`.
    pub semester_ends: Option<Vec<String>>,
    /// The day of the month on which results are due, 1–31.
    pub monthly_results_day: Option<u32>,
    /// The days on which evaluation reports are due, `MM-DD`.
    pub evaluation_days: Option<Vec<String>>,
    /// Rule id → offset, such as `4 weeks`.
    pub offsets: BTreeMap<String, String>,
    /// End status id → whether it counts as a transition to work.
    pub to_work: BTreeMap<String, bool>,
}

impl AdjustedReadings {
    /// One record per agreement.
    pub fn id_of(agreement: &str) -> Id {
        format!("readings {agreement}")
    }

    /// Nothing is adjusted.
    pub fn is_empty(&self) -> bool {
        let Self {
            agreement: _,
            semester_ends,
            monthly_results_day,
            evaluation_days,
            offsets,
            to_work,
        } = self;
        semester_ends.is_none()
            && monthly_results_day.is_none()
            && evaluation_days.is_none()
            && offsets.is_empty()
            && to_work.is_empty()
    }
}
