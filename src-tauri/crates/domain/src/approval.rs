//! NAV's word that a milestone counts.

use crate::{Date, Id, Private, event::Milestone};
use serde::{Deserialize, Serialize};

/// NAV's approval (godkjenning) of a milestone, after which it is paid. A milestone has at most one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// The case.
    pub case: Id,
    /// What was approved.
    pub milestone: Milestone,
    /// The day of NAV's answer.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub date: Date,
    /// A short note: who at NAV, or what the answer said.
    #[serde(default)]
    pub note: Private,
}
