//! The known causes, as data: the window words them.

use crate::claims::{Basis, Closed};
use domain::{Date, event::Milestone};
use serde::Serialize;

/// One way in which NAV can have come to its amount: a single cause, or two together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Explanation {
    /// One or two.
    pub causes: Vec<Cause>,
}

/// What NAV did otherwise than the claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[ts(rename = "DifferenceCause")]
pub enum Cause {
    /// NAV rounds a sum that ends in exactly half a krone downwards: its factors are binary fractions.
    HalfKrone,
    /// Every line was rounded to whole kroner before they were added.
    RoundedPerLine,
    /// The total was rounded to whole kroner.
    WholeKroner,
    /// Another known price was used all through: an earlier or later one, or the one before or after a
    /// change within the month.
    Price {
        /// The price, whole kroner.
        nok: u32,
        /// From when it really holds; null where that is not known.
        from: Option<Date>,
        /// The participant whose price it was; null for everyone's.
        #[serde(rename = "ref")]
        reference: Option<String>,
    },
    /// The other formula was used.
    Formula {
        /// Which days were counted.
        basis: Basis,
    },
    /// Closed days were not taken out.
    ClosedIgnored {
        /// Which; null for all.
        closed: Option<Closed>,
    },
    /// Closed days were not taken out for one participant.
    ClosedIgnoredFor {
        /// The participant.
        #[serde(rename = "ref")]
        reference: String,
        /// Which.
        closed: Closed,
    },
    /// Closed days were taken out for one participant alone.
    ClosedOnlyFor {
        /// The participant.
        #[serde(rename = "ref")]
        reference: String,
        /// Which.
        closed: Closed,
    },
    /// The participant's end is not registered: counted to the month's last day.
    EndNotRegistered {
        /// The participant.
        #[serde(rename = "ref")]
        reference: String,
        /// When the participation ended; may be before the month.
        ended: Date,
    },
    /// The participant is not counted at all.
    Missing {
        /// The participant.
        #[serde(rename = "ref")]
        reference: String,
        /// First day of the participation.
        from: Date,
        /// Its last.
        to: Option<Date>,
    },
    /// The participant is counted from another day.
    StartMoved {
        /// The participant.
        #[serde(rename = "ref")]
        reference: String,
        /// The first day in the claim; may be after the month.
        ours: Date,
        /// The first day by which NAV's amount comes out.
        nav: Date,
    },
    /// The participant is counted to another day.
    EndMoved {
        /// The participant.
        #[serde(rename = "ref")]
        reference: String,
        /// The last day in the claim; null where there is none.
        ours: Option<Date>,
        /// The last day by which NAV's amount comes out.
        nav: Date,
    },
    /// The participant is counted for the whole month, whatever the dates.
    WholeMonth {
        /// The participant.
        #[serde(rename = "ref")]
        reference: String,
        /// First day of the participation.
        from: Date,
        /// Its last.
        to: Option<Date>,
    },
    /// An entry of hours is not counted.
    EntryMissing {
        /// Which of the claim's entries, from 0.
        entry: usize,
        /// The participant.
        #[serde(rename = "ref")]
        reference: String,
        /// The counsellor's minutes.
        minutes: u32,
    },
    /// An entry of hours is counted as if the participant had been alone.
    GroupIgnoredFor {
        /// Which of the claim's entries, from 0.
        entry: usize,
        /// The participant.
        #[serde(rename = "ref")]
        reference: String,
        /// How many shared it.
        group_size: u32,
    },
    /// No time in a group was divided.
    GroupIgnored,
    /// Hours were rounded up once for each participant instead of for each entry.
    RoundedPerParticipant,
    /// Hours were rounded up once for the whole claim.
    RoundedOnce,
    /// NAV has not approved the milestone yet.
    NotApproved {
        /// The participant.
        #[serde(rename = "ref")]
        reference: String,
        /// Which.
        milestone: Milestone,
    },
    /// NAV counts only the milestones that it has approved.
    OnlyApproved,
    /// A claimed milestone, though approved, is not counted.
    MilestoneMissing {
        /// The participant.
        #[serde(rename = "ref")]
        reference: String,
        /// Which.
        milestone: Milestone,
    },
    /// A milestone is counted that is not in the claim.
    MilestoneExtra {
        /// The participant.
        #[serde(rename = "ref")]
        reference: String,
        /// Which.
        milestone: Milestone,
    },
}
