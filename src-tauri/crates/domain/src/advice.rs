//! What the counsellor made of the app's own advice (råd).

use crate::{Date, Id, Private};
use serde::{Deserialize, Serialize};

/// A piece of advice put aside. It stays aside while it rests on the same facts, and no longer than
/// the advice itself allows; then it is given again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct SetAside {
    /// The case it is about; none for advice on the counsellor's whole portfolio.
    #[serde(default)]
    pub case: Option<Id>,
    /// The agreement that holds the advice.
    pub agreement: String,
    /// The advice's id in the agreement.
    pub advice: String,
    /// Which record it is about, where a case can have several: a period of work practice.
    #[serde(default)]
    pub about: Option<Id>,
    /// What the advice rested on. Once it rests on something else, it is given again.
    pub basis: String,
    /// The advice's title as it was then, for the history.
    pub title: String,
    /// The day it was put aside, or what it advised was done.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub date: Date,
    /// What it advised was done: NAV was contacted, the list was checked.
    #[serde(default)]
    pub done: bool,
    /// Why, in the counsellor's words.
    #[serde(default)]
    pub note: Private,
}
