//! What a provider is paid by an agreement, from when, and the days on which it is closed.

use crate::{Date, Private};
use serde::{Deserialize, Serialize};

/// A price with the first day on which it holds. It holds until the day before the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct PriceFrom {
    /// The first day.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub from: Date,
    /// Whole kroner without VAT: for a place and month, for an hour, or in all for a participant, by how
    /// the agreement pays.
    pub nok: u32,
}

impl PriceFrom {
    /// What a price may be. More is a slip of the finger.
    pub const NOK: std::ops::RangeInclusive<u32> = 1..=9_999_999;
}

/// Days on which the measure is closed for everyone, for which no place is paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ClosedDays {
    /// The first day.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub from: Date,
    /// The last day, the first or later.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub to: Date,
    /// Why, in a few words. About the measure, never about a participant.
    #[serde(default)]
    pub reason: Private,
}
