//! A report under way or delivered.

use crate::{Date, EventKind, Id, Private, event::Milestone, privacy::KeptPassage};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How a report reached NAV. Unencrypted e-mail and fax are no channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// Secure digital post.
    SecurePost,
    /// NAV's own solution.
    NavSolution,
    /// A letter.
    Letter,
    /// Handed over in person.
    HandedOver,
}

impl Channel {
    /// The channel of this id. What must not be used is told with the reason, so that whoever sent a report
    /// that way learns that it is a breach.
    ///
    /// # Errors
    /// A sentence in Norwegian.
    pub fn from_id(id: &str) -> Result<Self, &'static str> {
        match id {
            "secure-post" => Ok(Self::SecurePost),
            "nav-solution" => Ok(Self::NavSolution),
            "letter" => Ok(Self::Letter),
            "handed-over" => Ok(Self::HandedOver),
            "email" => Err(
                "Vanlig e-post er ikke kryptert, og taushetsbelagte opplysninger skal ikke sendes slik. Send rapporten gjennom en sikker kanal. Er den alt sendt på e-post, er det et avvik: skriv en avviksmelding til NAV.",
            ),
            "fax" => Err(
                "Faks er ikke kryptert, og taushetsbelagte opplysninger skal ikke sendes slik. Send rapporten gjennom en sikker kanal. Er den alt sendt på faks, er det et avvik: skriv en avviksmelding til NAV.",
            ),
            _ => Err(
                "Ukjent måte å levere på. Mulige: secure-post, nav-solution, letter, handed-over.",
            ),
        }
    }
}

/// What the participant says to a report, which is the participant's document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Standpoint {
    /// Gone through together; the participant agrees.
    Agrees,
    /// Gone through together; where the participant disagrees stands in the participant's comment.
    Disagrees,
    /// It could not be gone through: the participant did not come, or did not want to.
    NotGoneThrough,
}

impl Standpoint {
    /// What stands on the page.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Agrees => "Rapporten er gjennomgått med deltakeren, som er enig i innholdet.",
            Self::Disagrees => {
                "Rapporten er gjennomgått med deltakeren, som ikke er enig i alt. Se deltakerens kommentar."
            }
            Self::NotGoneThrough => "Rapporten er ikke gjennomgått med deltakeren.",
        }
    }
}

/// That a report was delivered. From then on the report does not change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Delivery {
    /// The day NAV got it.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub date: Date,
    /// How.
    pub channel: Channel,
}

/// The last PDF made of a report. A report whose text has changed since cannot be registered as
/// delivered, so that what is kept is what was sent; a delivered report always has one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Export {
    /// The day it was written, which stands on it.
    pub date: Date,
    /// The PDF's bytes in the store.
    pub document: Id,
    /// SHA-256 of the bytes, lower-case hexadecimal.
    pub sha256: String,
    /// How many pages.
    pub pages: usize,
    /// Fields whose text an independent reader did not find on the page, shown marked.
    #[serde(default)]
    pub not_found: Vec<String>,
    /// What the privacy check pointed out, and the counsellor looked at and kept.
    #[serde(default)]
    pub privacy: Vec<KeptPassage>,
}

/// A report of a case: a draft until it is delivered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// The case; none for a report on a whole agreement.
    #[serde(default)]
    pub case: Option<Id>,
    /// The agreement, where there is no case to tell it.
    #[serde(default)]
    pub agreement: Option<String>,
    /// The template's id, such as `jmo-vest-viken/statusrapport`.
    pub template: String,
    /// The template's version when the report was begun.
    pub template_version: u32,
    /// The event that delivery brings about, if it does.
    #[serde(default)]
    pub settles: Option<EventKind>,
    /// Which of the periodic reports, from 1.
    #[serde(default)]
    pub occurrence: Option<u32>,
    /// Which milestone it claims, where it is a claim.
    #[serde(default)]
    pub milestone: Option<Milestone>,
    /// First and last day reported on.
    #[serde(default)]
    pub period: Option<(Date, Date)>,
    /// Field id → text. A field without an entry is empty.
    #[serde(default)]
    pub values: BTreeMap<String, Private>,
    /// Field id → the text that the app last put there from the case. While that is what stands there,
    /// nobody has worked on it, and it may follow the case.
    #[serde(default)]
    pub filled: BTreeMap<String, Private>,
    /// What the participant says to it; none while nobody has said.
    #[serde(default)]
    pub standpoint: Option<Standpoint>,
    /// The delivered report that this one corrects. A correction brings no event about: the first
    /// delivery did.
    #[serde(default)]
    pub replaces: Option<Id>,
    /// The incident that this notice tells NAV of.
    #[serde(default)]
    pub incident: Option<Id>,
    /// The last PDF made.
    #[serde(default)]
    pub exported: Option<Export>,
    /// Set once delivered.
    #[serde(default)]
    pub delivered: Option<Delivery>,
    /// What a report on a whole agreement's month counts, by the ids of the agreement's figures: numbers of
    /// participants, without names. Fixed on delivery; empty before that and in every other report.
    #[serde(default)]
    pub figures: BTreeMap<String, u32>,
    /// As much of them as came from other counsellors of the provider.
    #[serde(default)]
    pub others: BTreeMap<String, u32>,
}
