//! Milestones (milepæler) of an agreement that pays by results: which of their criteria hold, since
//! when, by which jobs, and what is missing.
//!
//! Criteria are data: `[[milestone]]` tables of an agreement's file, each criterion naming one of the
//! computations here ([`By`]) with its parameters. The dates of a claim come from the agreement's own
//! rule for it ([`MilestoneRule::claim`]); nothing here reckons them a second time.
//!
//! A hiring is registered once, as a job. Where milestones judge jobs, `hired` and `fully-fit` follow
//! from them, and the agreement's file may not offer them among its `events`. The pure calculation from
//! events given by hand knows no jobs, and takes hirings as they come.
//!
//! Readings, where an annex is silent:
//! - A job counts from the contract's first day. One that the participant had when referred, or that
//!   began before the measure, is no hiring; neither is the same permanent job going on under a new
//!   record (another percentage, the same employer).
//! - Being unbroken is judged by the days between two jobs; which days break is the criterion's
//!   [`Breaks`]. It does not matter whether the employer is the same.
//! - At any time one job must be large enough by itself; shares are not added up.
//! - Temporary contracts hold from the first day of the one that takes them past the months asked for.
//!   What was agreed counts there, even if the job then ended early; what must have lasted is judged by
//!   the days actually employed.
//! - Time in a temporary job counts towards the temporary criterion only, also where the job has become
//!   permanent; time in a permanent job counts towards both.

mod check;
mod judge;
mod progress;
mod standing;
mod stretch;
mod words;

pub(crate) use check::check;
pub use progress::Progress;
pub use standing::{
    Approved, ClaimSent, ClaimWindow, Held, JobProof, MilestoneStanding, MilestoneState, Shortfall,
};

use domain::{EventKind, event::Milestone};
use serde::{Deserialize, Serialize};

/// One `[[milestone]]` table. The file's order is that of the phases.
#[derive(Clone, Debug, Deserialize, Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct MilestoneRule {
    /// Which it is.
    pub id: Milestone,
    /// What the annex calls it.
    pub title: String,
    /// The phase that it concludes, in the annex's word: «Ansettelsesfase».
    pub phase: String,
    /// Its part of the price, in per cent.
    pub percent: u32,
    /// The annex's place.
    pub source: String,
    /// The rule that gives the claim its dates.
    pub claim: String,
    /// What must go with the claim, in Norwegian.
    pub claim_with: String,
    /// The jobs it rests on must be documented.
    #[serde(default)]
    pub documented: bool,
    /// Any one of these suffices.
    #[serde(rename(deserialize = "criterion"))]
    pub criteria: Vec<Criterion>,
}

/// One `[[milestone.criterion]]` table. Which of the parameters it takes goes by [`By`].
#[derive(Clone, Debug, Deserialize, Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// The computation that judges it.
    pub by: By,
    /// In the annex's words.
    pub title: String,
    /// The annex's place.
    pub source: String,
    /// The event that meets it.
    #[serde(default)]
    pub event: Option<EventKind>,
    /// The least position that counts, in per cent.
    #[serde(default)]
    pub percent: Option<u16>,
    /// The contracts together must be longer than so many months.
    #[serde(default)]
    pub contract_months: Option<u32>,
    /// It must have lasted for more than so many months, unbroken.
    #[serde(default)]
    pub kept_months: Option<u32>,
    /// Declared fit in so large a part, in per cent, with a plan for the rest.
    #[serde(default)]
    pub fit: Option<u16>,
    /// Which days without a job break.
    #[serde(default)]
    pub breaks: Breaks,
    /// The annex leaves it open; this is the provider's adjustable reading.
    #[serde(default)]
    pub reading: bool,
    /// How it was read, in Norwegian.
    #[serde(default)]
    pub reading_note: Option<String>,
}

/// The computation that judges a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "CriterionBy")]
pub enum By {
    /// An event was registered: `event`.
    Event,
    /// Permanently employed in a position of at least `percent`; with `kept_months`, for longer than
    /// that.
    PermanentJob,
    /// Contracts of which at least one is temporary, each at least `percent`, without a break: with
    /// `contract_months`, that together are longer; with `kept_months`, that have lasted longer.
    TemporaryJobs,
    /// With a disability pension at the start: a job of any size by which the pension falls as much;
    /// with `kept_months`, for longer than that.
    DisabilityPension,
    /// Sick-listed from the job held when referred: `fit` per cent declared fit with a plan for the
    /// rest, or fully; with `kept_months`, fully fit for longer than that.
    SickListed,
}

/// Which days without a job break what must be unbroken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Breaks {
    /// Any day.
    #[default]
    Days,
    /// Monday–Friday that are no public holiday: a weekend between two contracts is no break.
    WorkingDays,
}

impl MilestoneRule {
    /// Whether it rests on jobs, and not on events alone.
    fn judges_jobs(&self) -> bool {
        let mut criteria = self.criteria.iter();
        criteria.any(|criterion| criterion.by != By::Event)
    }
}
