//! An agreement: everything in its annexes that is a rule or a number.

use crate::{
    advice::AdviceRule, duration::Duration, indicators::Indicator, milestones::MilestoneRule,
    portfolio::PortfolioRule, rule::Rule,
};
use domain::{EventKind, event::Milestone, person::PersonalData};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One version of one agreement (rammeavtale), as its file gives it.
#[derive(Clone, Debug, Deserialize, Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// Its id, such as `jmo-vest-viken`.
    pub id: String,
    /// The contract's own version. A case keeps the one it started under.
    pub version: String,
    /// The measure's name.
    pub title: String,
    /// The measure it is a form of, as far as others must be kept apart from it: `oppfolging`. Blank
    /// where none must.
    #[serde(default)]
    pub measure: String,
    /// Who buys it.
    pub buyer: String,
    /// What the agreement calls the counsellor: «jobbkonsulent».
    pub counsellor_title: String,
    /// Places, hours and prices.
    pub places: Places,
    /// Hours of follow-up; none where the annexes say nothing of them.
    #[serde(default)]
    pub hours: Option<Hours>,
    /// How it is paid.
    pub price: Price,
    /// What an invoice must carry; none where the annexes say nothing of it.
    #[serde(default)]
    pub invoice: Option<crate::Invoice>,
    /// What it is measured on.
    #[serde(default, rename(deserialize = "target"))]
    pub targets: Vec<Target>,
    /// Who gets what.
    #[serde(default, rename(deserialize = "recipient"))]
    pub recipients: Vec<Recipient>,
    /// The attributes to ask about each participant.
    #[serde(default, rename(deserialize = "attribute"))]
    pub attributes: Vec<AttributeQuestion>,
    /// How participants may stand on the labour market when they end, in the order of the annex.
    #[serde(default, rename(deserialize = "end_status"))]
    pub end_statuses: Vec<EndStatus>,
    /// The kinds of personal data it permits.
    pub personal_data: Personal,
    /// What the provider watches of its own work, in the order to show it; none where nothing is.
    #[serde(default, rename(deserialize = "indicator"))]
    pub indicators: Vec<Indicator>,
    /// What it pays for, by phase; none where it does not pay by milestones.
    #[serde(default, rename(deserialize = "milestone"))]
    pub milestones: Vec<MilestoneRule>,
    /// The events that can be registered by hand, in the order to offer them.
    pub events: Vec<EventKind>,
    /// Duties that have no date.
    #[serde(default, rename(deserialize = "note"))]
    pub notes: Vec<Note>,
    /// What the app itself points out beside the rules.
    #[serde(default)]
    pub advice: Vec<AdviceRule>,
    /// Named calendars: days as `MM-DD`, in order.
    #[serde(default)]
    pub calendars: BTreeMap<String, Vec<String>>,
    /// How long it may last.
    #[serde(skip_serializing)]
    #[ts(skip)]
    pub duration: Duration,
    /// The dated rules.
    #[serde(rename = "rule", skip_serializing)]
    #[ts(skip)]
    pub rules: Vec<Rule>,
    /// What its monthly report counts, in the order of the annex.
    #[serde(default, rename = "figure", skip_serializing)]
    #[ts(skip)]
    pub figures: Vec<crate::Figure>,
    /// The shares that its monthly report gives.
    #[serde(default, rename = "share", skip_serializing)]
    #[ts(skip)]
    pub shares: Vec<crate::Share>,
    /// The sums of figures that must be equal.
    #[serde(default, rename = "crosscheck", skip_serializing)]
    #[ts(skip)]
    pub crosschecks: Vec<crate::Crosscheck>,
    /// The messages that may be sent by a pseudonym over a channel that is not encrypted.
    #[serde(default, rename = "message", skip_serializing)]
    #[ts(skip)]
    pub messages: Vec<crate::Message>,
    /// Rules on the whole portfolio.
    #[serde(default, rename = "portfolio", skip_serializing)]
    #[ts(skip)]
    pub portfolio: Vec<PortfolioRule>,
    /// The provider's file that it was read from; none where it ships with the app or is kept with a case.
    #[serde(skip_deserializing)]
    pub file: Option<String>,
    /// It is the newest version at hand, which new cases get.
    #[serde(skip_deserializing)]
    pub newest: bool,
}

impl Agreement {
    /// The measure with its buyer, which tells two agreements on one measure apart.
    pub fn name(&self) -> String {
        format!("{}, {}", self.title, self.buyer)
    }
}

/// How many participants at once.
#[derive(Clone, Debug, Deserialize, Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Places {
    /// At least.
    pub from: u32,
    /// At most.
    pub to: u32,
    /// How many participants one employee has, by role, where the annex says.
    #[serde(default)]
    pub caseload: Vec<Caseload>,
    /// The annex's place.
    pub source: String,
}

/// How many participants one employee has.
#[derive(Clone, Debug, Deserialize, Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Caseload {
    /// The role, in the annex's word: «jobbspesialist».
    pub role: String,
    /// At least.
    pub from: u32,
    /// At most.
    pub to: u32,
}

/// The agreement's estimate of follow-up, and how reports count it.
#[derive(Clone, Debug, Deserialize, Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// Estimated hours per participant and month; none where the annex leaves the amount to each
    /// participant's need.
    #[serde(default)]
    pub per_month: Option<u32>,
    /// How many minutes an hour has.
    pub minutes_per_hour: u32,
    /// What the reports count hours by.
    #[serde(default)]
    pub reported_per: ReportedPer,
    /// The annex's place.
    pub source: String,
}

impl Hours {
    /// The estimate in minutes a month.
    pub fn minutes_per_month(&self) -> Option<u32> {
        Some(self.per_month?.saturating_mul(self.minutes_per_hour))
    }
}

/// What reports count hours of follow-up by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum ReportedPer {
    /// «Pr mnd».
    #[default]
    Month,
    /// «Pr uke».
    Week,
}

/// How a participant may stand on the labour market on ending.
#[derive(Clone, Debug, Deserialize, Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct EndStatus {
    /// Its id, such as `permanent`. Unique in the file.
    pub id: String,
    /// What the annex calls it.
    pub label: String,
    /// It counts as a transition to work.
    #[serde(default)]
    pub to_work: bool,
    /// Only for those who end in the phase that this milestone concludes; in any where none is named.
    #[serde(default)]
    pub phase: Option<Milestone>,
    /// The annex's place.
    pub source: String,
    /// The status, or that it counts as a transition, is the provider's adjustable reading.
    #[serde(default)]
    pub reading: bool,
}

/// How it is paid.
#[derive(Clone, Debug, Deserialize, Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// The name of the computation.
    pub model: Kind,
    /// What the annex says of it, in Norwegian.
    pub about: String,
    /// The annex's place.
    pub source: String,
    /// What the annex leaves open and how it is read, in Norwegian.
    #[serde(default)]
    pub reading_note: Option<String>,
    /// Which time is paid, where hours are.
    #[serde(default)]
    pub billed: crate::Billed,
}

/// The computations that an agreement may be paid by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "PriceModel")]
pub enum Kind {
    /// Per place and month.
    PlaceMonth,
    /// Per hour of follow-up.
    Hours,
    /// Per milestone.
    Milestones,
}

/// A target for results.
#[derive(Clone, Debug, Deserialize, Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Whom it counts and what, in Norwegian.
    pub about: String,
    /// Per cent.
    pub percent: u32,
    /// The annex's place.
    pub source: String,
    /// The figures that have reached it, added up; none where it cannot be counted from the cases.
    #[serde(default)]
    pub reached: Vec<String>,
    /// The figures that it is a part of, added up.
    #[serde(default)]
    pub of: Vec<String>,
}

/// Who gets what.
#[derive(Clone, Debug, Deserialize, Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// What is sent.
    pub what: String,
    /// To whom.
    pub to: Vec<String>,
    /// The annex's place.
    pub source: String,
}

/// A question about a participant that decides which rules apply.
#[derive(Clone, Debug, Deserialize, Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct AttributeQuestion {
    /// The attribute.
    pub name: String,
    /// The question, in Norwegian.
    pub label: String,
    /// What it decides, in Norwegian.
    #[serde(default)]
    pub help: String,
    /// A case cannot be without it.
    #[serde(default)]
    pub required: bool,
}

/// The kinds of personal data that may be kept.
#[derive(Clone, Debug, Deserialize, Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Personal {
    /// The kinds.
    pub permitted: Vec<PersonalData>,
    /// The data processing agreement's place.
    pub source: String,
    /// The list is the provider's reading.
    #[serde(default)]
    pub reading: bool,
}

/// A duty without a date, shown where it matters.
#[derive(Clone, Debug, Deserialize, Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// A short Norwegian name.
    pub title: String,
    /// What to do.
    pub text: String,
    /// Whom it concerns, and so where it is shown.
    #[serde(default)]
    pub concerns: Concerns,
    /// The annex's place.
    pub source: String,
}

/// Whom a duty without a date concerns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Concerns {
    /// Each participant: to be remembered under way.
    #[default]
    Participant,
    /// The provider as a whole: staff, premises, security, invoices.
    Provider,
}
