//! The fictional portfolio as its file tells it. Days are counted from today, so that something is always
//! due.

use crate::{Answer, ApiError, requests::PersonInput};
use domain::{
    Attributes, EmploymentTerms, EventKind, Percent, Private, Profile,
    case::{Activity, MeetingForm},
    event::Milestone,
};
use serde::Deserialize;
use std::collections::BTreeMap;

const PORTFOLIO: &str = include_str!("../../../../../assets/demo/portfolio.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Demo {
    pub(super) profile: Profile,
    pub(super) participant: Vec<Participant>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Participant {
    pub(super) agreement: String,
    pub(super) person: PersonInput,
    #[serde(default)]
    pub(super) attributes: Attributes,
    pub(super) nav_office: Option<String>,
    pub(super) nav_counsellor: Option<String>,
    pub(super) clinician: Option<String>,
    #[serde(default)]
    pub(super) order_text: Private,
    #[serde(default)]
    pub(super) goal: Private,
    #[serde(default)]
    pub(super) expected_hours: Private,
    #[serde(default)]
    pub(super) events: Vec<DayEvent>,
    #[serde(default)]
    pub(super) entries: Vec<DayEntry>,
    #[serde(default)]
    pub(super) employments: Vec<DayEmployment>,
    #[serde(default)]
    pub(super) practices: Vec<DayPractice>,
    #[serde(default)]
    pub(super) approvals: Vec<DayApproval>,
    /// What the counsellor would write, by the event that the report settles and the field.
    #[serde(default)]
    pub(super) report: BTreeMap<EventKind, BTreeMap<String, Private>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DayEvent {
    #[serde(rename = "type")]
    pub(super) kind: EventKind,
    pub(super) day: i64,
    pub(super) occurrence: Option<u32>,
    pub(super) milestone: Option<Milestone>,
    pub(super) until: Option<i64>,
    pub(super) end_status: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DayApproval {
    pub(super) milestone: Milestone,
    pub(super) day: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DayEntry {
    pub(super) day: i64,
    pub(super) activity: Activity,
    #[serde(default)]
    pub(super) form: MeetingForm,
    #[serde(default)]
    pub(super) minutes: u32,
    pub(super) outside_office: Option<bool>,
    pub(super) until: Option<i64>,
    pub(super) valid: Option<bool>,
    #[serde(default)]
    pub(super) text: Private,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DayEmployment {
    pub(super) employer: String,
    pub(super) contact: String,
    #[serde(default)]
    pub(super) position: Private,
    pub(super) percent: Percent,
    pub(super) terms: EmploymentTerms,
    pub(super) from: Option<i64>,
    #[serde(default)]
    pub(super) at_referral: bool,
    pub(super) in_work_from: Option<i64>,
    pub(super) to: Option<i64>,
    pub(super) fit_from: Option<i64>,
    pub(super) fully_fit_from: Option<i64>,
    pub(super) ordinary: Option<bool>,
    #[serde(default)]
    pub(super) reason: Private,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DayPractice {
    pub(super) employer: String,
    pub(super) contact: String,
    pub(super) percent: Option<Percent>,
    pub(super) from: i64,
    pub(super) ended: Option<i64>,
    #[serde(default)]
    pub(super) goal: Private,
    #[serde(default)]
    pub(super) reason: Private,
    pub(super) insurance_informed: Option<i64>,
}

/// The file.
pub(super) fn read() -> Answer<Demo> {
    toml::from_str(PORTFOLIO).map_err(|_| ApiError::internal("eksempeldata"))
}
