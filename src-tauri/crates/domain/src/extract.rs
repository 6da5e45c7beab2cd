//! What outlives the participants' records: a year's counts, with small groups hidden.

use crate::{Date, Id};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An anonymised extract (uttrekk) of a year's results under one agreement. It is made before the
/// participants' records are deleted and kept after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct YearExtract {
    /// The agreement's id.
    pub agreement: String,
    /// The year.
    pub year: i32,
    /// How many delivered months it is of, 1–12.
    pub months: u32,
    /// The day it was made.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub made: Date,
    /// Figure id → number of participants; none where the group is too small to be told of, or another
    /// would follow from it.
    pub figures: BTreeMap<String, Option<u32>>,
}

impl YearExtract {
    /// One record per agreement and year.
    pub fn id_of(agreement: &str, year: i32) -> Id {
        format!("extract {agreement} {year}")
    }
}
