//! The log of incidents and deviations (avviks- og hendelseslogg) that the data processing agreements ask
//! for: what happened, what was planned, and what was done.

use crate::{Date, Private, privacy::KeptPassage};
use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

/// What went wrong.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS,
)]
#[serde(rename_all = "kebab-case")]
pub enum IncidentKind {
    /// A breach of the security of personal data, of which NAV must have written notice: without undue delay
    /// and within 24 hours (databehandleravtalen pkt. 10.3), under REFINO at once.
    #[default]
    Breach,
    /// Something was not done as the agreement or the provider's own routines say.
    Deviation,
    /// A fault in a program, a machine or a network.
    Technical,
}

impl IncidentKind {
    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Breach => "Brudd på personopplysningssikkerheten",
            Self::Deviation => "Avvik",
            Self::Technical => "Teknisk feil",
        }
    }
}

/// Something that is to be done about an incident (tiltak).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct Measure {
    /// What.
    pub what: Private,
    /// Who sees to it.
    pub responsible: Private,
    /// By when.
    #[serde(deserialize_with = "crate::dates::deserialize_option")]
    pub due: Option<Date>,
    /// When it was done.
    #[serde(deserialize_with = "crate::dates::deserialize_option")]
    pub done: Option<Date>,
}

/// That NAV was told in another way than by the agreement's own notice, which tells by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// When.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub date: Date,
    /// How, and whom.
    pub how: Private,
}

/// One entry of the log. It belongs to no case and outlives those it concerned: of a deleted participant it
/// says no more than the reference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Incident {
    /// What went wrong.
    pub kind: IncidentKind,
    /// In a few words.
    pub title: Private,
    /// When it was discovered, by the machine's own time zone, to the minute. The clock of a breach runs from
    /// here.
    pub discovered: NaiveDateTime,
    /// When it happened, as far as one knows.
    #[serde(default)]
    pub happened: Private,
    /// The ids of the agreements that it concerns.
    #[serde(default)]
    pub agreements: Vec<String>,
    /// The references of the cases that it concerned; never an id, which would lead to more.
    #[serde(default)]
    pub cases: Vec<String>,
    /// What happened.
    #[serde(default)]
    pub description: Private,
    /// What it led to, or may lead to.
    #[serde(default)]
    pub consequences: Private,
    /// The plan of action.
    #[serde(default)]
    pub measures: Vec<Measure>,
    /// How NAV was told, where no notice of the agreement's was delivered.
    #[serde(default)]
    pub told: Option<Told>,
    /// When the matter was closed.
    #[serde(default, deserialize_with = "crate::dates::deserialize_option")]
    pub closed: Option<Date>,
    /// What seemed to name somebody, and the counsellor looked at and kept.
    #[serde(default)]
    pub kept: Vec<KeptPassage>,
    /// When it was entered here.
    pub entered: DateTime<Utc>,
}
