//! Where a milestone stands, as the window shows it.

use domain::{Date, Id, Private, event::Milestone};
use serde::Serialize;

/// How far a milestone has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum MilestoneState {
    /// No criterion holds, nor will one if nothing changes.
    NotMet,
    /// A criterion will hold on a known day if nothing changes.
    Coming,
    /// A criterion holds, but a job that it rests on is not documented.
    ProofMissing,
    /// A criterion holds, and the claim can be sent.
    Claimable,
    /// A criterion holds, and the claim was not sent in time.
    TooLate,
    /// The claim was sent.
    ClaimSent,
    /// NAV has approved it.
    Approved,
}

/// Where one milestone stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct MilestoneStanding {
    /// Which it is.
    pub id: Milestone,
    /// What the annex calls it.
    pub title: String,
    /// The phase that it concludes.
    pub phase: String,
    /// Its part of the price, in per cent.
    pub percent: u32,
    /// The annex's place.
    pub source: String,
    /// What must go with the claim.
    pub claim_with: String,
    /// How far it has come.
    pub state: MilestoneState,
    /// How it holds; none until it does.
    pub held: Option<Held>,
    /// How it will hold if nothing changes: while it does not, or when the claim can no longer be sent
    /// for what held.
    pub coming: Option<Held>,
    /// What is missing, while it does not hold.
    pub missing: Vec<Shortfall>,
    /// The claim that was sent.
    pub sent: Option<ClaimSent>,
    /// NAV's approval.
    pub approval: Option<Approved>,
}

/// A way in which a milestone holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Held {
    /// The day it holds from, which is the first on which the claim can be sent.
    pub since: Date,
    /// The day that the time to be kept is counted from: the first in the job, or of being fully fit.
    pub from: Date,
    /// The criterion, in the annex's words.
    pub criterion: String,
    /// The computation that judged it.
    pub by: super::By,
    /// The annex's place.
    pub source: String,
    /// It rests on the provider's reading.
    pub reading: bool,
    /// How it was read.
    pub reading_note: Option<String>,
    /// While the day has not come: under what condition, in Norwegian.
    pub provided: Option<String>,
    /// The jobs that it rests on, each with its proof; none where no job is needed.
    pub jobs: Vec<JobProof>,
    /// What to mind about it, in Norwegian.
    pub remarks: Vec<String>,
    /// When the claim can be sent.
    pub claim: Option<ClaimWindow>,
}

/// A job with what documents it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct JobProof {
    /// The job.
    pub job: Id,
    /// The attachments that prove it.
    pub attachments: Vec<Id>,
}

/// When a claim can be sent, by the agreement's rule for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ClaimWindow {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// The last working day by which to do it.
    pub work_by: Date,
    /// The dates rest on the provider's reading.
    pub reading: bool,
    /// The annex's place.
    pub source: String,
}

/// A claim that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ClaimSent {
    /// The day.
    pub date: Date,
    /// After its last day.
    pub late: bool,
}

/// NAV's approval of a milestone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Approved {
    /// The record.
    pub id: Id,
    /// The day.
    pub date: Date,
    /// A short note.
    pub note: Private,
}

/// One thing that is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Shortfall {
    /// The jobs that it is about; none where it is about no job.
    pub jobs: Vec<Id>,
    /// A Norwegian sentence. Names no one.
    pub text: String,
}
