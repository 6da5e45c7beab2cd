//! An agreement: everything in its annexes that is a rule or a number.

use crate::{duration::Duration, portfolio::PortfolioRule, rule::Rule};
use domain::{EventKind, person::PersonalData};
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
    /// Who buys it.
    pub buyer: String,
    /// What the agreement calls the counsellor: «jobbkonsulent».
    pub counsellor_title: String,
    /// Places, hours and prices.
    pub places: Places,
    /// Hours of follow-up.
    pub hours: Hours,
    /// How it is paid.
    pub price: Price,
    /// What it is measured on.
    #[serde(default, rename(deserialize = "target"))]
    pub targets: Vec<Target>,
    /// Who gets what.
    #[serde(default, rename(deserialize = "recipient"))]
    pub recipients: Vec<Recipient>,
    /// The attributes to ask about each participant.
    #[serde(default, rename(deserialize = "attribute"))]
    pub attributes: Vec<AttributeQuestion>,
    /// The kinds of personal data it permits.
    pub personal_data: Personal,
    /// The events that can be registered by hand, in the order to offer them.
    pub events: Vec<EventKind>,
    /// Duties that have no date.
    #[serde(default, rename(deserialize = "note"))]
    pub notes: Vec<Note>,
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
    /// Rules on the whole portfolio.
    #[serde(default, rename = "portfolio", skip_serializing)]
    #[ts(skip)]
    pub portfolio: Vec<PortfolioRule>,
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
    /// The annex's place.
    pub source: String,
}

/// The agreement's estimate of follow-up.
#[derive(Clone, Debug, Deserialize, Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// Hours per participant and month.
    pub per_month: u32,
    /// How many minutes an hour has.
    pub minutes_per_hour: u32,
    /// The annex's place.
    pub source: String,
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
    /// The annex's place.
    pub source: String,
}
