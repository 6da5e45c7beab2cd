//! Several counsellors of one provider: who is in the team, and what each sends the leader of a month.

use crate::{Date, Private};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How this counsellor takes part in a team. One per store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct Team {
    /// What the counsellor is called in the team, as agreed with the leader: «Kari», «KN», «Team 2».
    pub member: Private,
    /// The leader's public key, `age1…`; blank where none is known.
    pub leader_key: String,
    /// Of a leader: whom contributions are awaited from, by the name that each uses.
    pub members: Vec<Private>,
}

/// The secret key that contributions and hand-overs to this store are sealed to. One per store; it never leaves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamKey {
    /// `AGE-SECRET-KEY-1…`
    pub secret: Private,
}

/// What one counsellor sends the leader: counts, or text that the counsellor has approved, of one
/// agreement and period. It holds nothing of any participant. This is the file's format, sealed by
/// `age`; [`Contents::FORMAT`] grows when a program that knows the old one could misread a new file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Contents {
    /// [`Contents::FORMAT`] when written.
    pub format: u32,
    /// [`Team::member`] of the sender.
    pub member: Private,
    /// The agreement.
    pub agreement: String,
    /// Its contract version.
    pub agreement_version: String,
    /// First and last day that it is about.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub from: Date,
    /// The last day.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub to: Date,
    /// The day it was made.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub made: Date,
    /// How many participants count in each figure of the agreement's monthly report.
    #[serde(default)]
    pub figures: BTreeMap<String, u32>,
    /// Notes for the evaluation: the template's field id → text.
    #[serde(default)]
    pub notes: BTreeMap<String, Private>,
}

impl Contents {
    /// The newest format that this program reads and the one it writes.
    pub const FORMAT: u32 = 1;

    /// Whether it carries an evaluation's notes, and not a month's figures.
    pub fn is_notes(&self) -> bool {
        !self.notes.is_empty()
    }
}

/// A contribution (bidrag) that this counsellor has sent, or as the leader has read in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Contribution {
    /// What was in it.
    pub contents: Contents,
    /// The day it was sent or read in.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub date: Date,
    /// Sent from here; otherwise read in from another counsellor.
    pub sent: bool,
    /// SHA-256 of the file, lower-case hexadecimal.
    pub sha256: String,
}
