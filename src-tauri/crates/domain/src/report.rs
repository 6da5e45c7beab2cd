//! A report under way or delivered.

use crate::{Date, EventKind, Id, Private};
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
}

/// A report of a case: a draft until it is delivered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// The case.
    pub case: Id,
    /// The template's id, such as `jmo-vest-viken/statusrapport`.
    pub template: String,
    /// The template's version when the report was begun.
    pub template_version: u32,
    /// The event that delivery brings about.
    pub settles: EventKind,
    /// Which of the periodic reports, from 1.
    #[serde(default)]
    pub occurrence: Option<u32>,
    /// First and last day reported on.
    #[serde(default)]
    pub period: Option<(Date, Date)>,
    /// Field id → text. A field without an entry is empty.
    #[serde(default)]
    pub values: BTreeMap<String, Private>,
    /// The last PDF made.
    #[serde(default)]
    pub exported: Option<Export>,
    /// Set once delivered.
    #[serde(default)]
    pub delivered: Option<Delivery>,
}
