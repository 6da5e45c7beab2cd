//! Results (resultater) of a month or another period: which participants count in which of the figures that
//! an agreement's report asks for.
//!
//! Figures are data: `[[figure]]` tables of an agreement's file, each naming one of the computations here
//! ([`By`]) with its parameters. Shares (`[[share]]`) and cross-checks (`[[crosscheck]]`) refer to them by
//! id, and so do the targets. Nothing here adds up anything but cases: what a month counts is the sum of
//! what its cases count, however they are divided among counsellors.
//!
//! Readings, where an annex is silent:
//! - One who ended on the period's last day is no longer active then; one who began on it is.
//! - A withdrawn order (ended without having started) is neither left nor completed, and waits for nothing.
//! - Each case counts for itself: a participant who comes back is counted once more.
//! - Left (sluttet) is who left midway ([`EventKind::LeftEarly`](domain::EventKind::LeftEarly)) and ended;
//!   everyone else who ended has completed (avsluttet).
//! - Waiting is who was ordered by the period's last day, and had neither started nor ended by then.
//! - A phase is left by going on to the next, on the day its milestone holds, or by ending in it. The last
//!   phase is left by ending alone, since nothing follows it. A milestone that holds before an earlier one
//!   takes the participant through the phases between on that day.
//! - The phase in which a participant ended is the one that the milestones had led to, or the one that the
//!   end status belongs to, where it belongs to one: who is returned after the mapping did not go on, even
//!   if the mapping was completed.

mod check;
mod missing;
mod participation;
mod share;
mod total;

pub(crate) use check::check;
pub use missing::{MissingEntry, MissingKind};
pub(crate) use participation::Happening;
pub use participation::Participation;
pub use share::{Crosscheck, Disagreement, Share, Sum, percent};
pub use total::{add, crosschecks, totals};

use crate::{CriterionBy, rule::When};
use domain::{Id, event::Milestone};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Figure id → number of participants.
pub type Figures = BTreeMap<String, u32>;

/// The figures in which one case counts as one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct CaseFigures {
    /// The case.
    pub case: Id,
    /// The ids of the figures.
    pub figures: BTreeSet<String>,
}

/// One `[[figure]]` table. Which of the parameters it takes goes by [`By`].
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Its id, such as `active`. Unique among figures and shares; templates fill their rows and fields by it.
    pub id: String,
    /// What it counts, as the annex writes it.
    pub title: String,
    /// The computation.
    pub by: By,
    /// The annex's place.
    pub source: String,
    /// Only in this phase: the one that the milestone concludes.
    #[serde(default)]
    pub phase: Option<Milestone>,
    /// Only those who left midway, or only those who did not.
    #[serde(default)]
    pub left_early: Option<bool>,
    /// Only those who ended with one of these.
    #[serde(default)]
    pub status: Vec<String>,
    /// Only those whose end status counts as a transition to work, or only the others.
    #[serde(default)]
    pub to_work: Option<bool>,
    /// Those who left the phase because its milestone holds by one of these; besides those of `status`.
    #[serde(default)]
    pub criterion: Vec<CriterionBy>,
    /// Only those who went on to the next phase, or only those who ended.
    #[serde(default)]
    pub moved_on: Option<bool>,
    /// Only cases with these attributes.
    #[serde(default)]
    pub when: When,
    /// The annex leaves it open; this is how it is read.
    #[serde(default)]
    pub reading: bool,
    /// How it was read, in Norwegian.
    #[serde(default)]
    pub reading_note: Option<String>,
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "FigureBy")]
pub enum By {
    /// Under way at the period's end; with `phase`, in it.
    Active,
    /// Ordered and not started at the period's end.
    Waiting,
    /// Started in the period.
    Started,
    /// Ended in the period, having started; with `left_early`, `status`, `to_work`.
    Ended,
    /// Left `phase` in the period, to the next or by ending; with `moved_on`, or with `criterion` and
    /// `status`, of which either suffices.
    PhaseLeft,
}

impl By {
    /// Counts who is there at the period's end. Over several months the last one tells it; the others are
    /// added up.
    pub fn is_stock(self) -> bool {
        matches!(self, Self::Active | Self::Waiting)
    }
}
