//! What an evaluation is asked and answers.

use crate::{Rule, settings::Settings};
use domain::{Attributes, Date, Event, EventKind};
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, collections::BTreeMap};

/// Whether a deadline has been met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Its event exists, before or after the due date.
    Met,
    /// Not met, and the due date has passed.
    Overdue,
    /// Not met, and there is still time.
    Open,
}

/// One deadline of one case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Deadline {
    /// The rule's id.
    pub rule: String,
    /// Which of several, from 1; none for rules that happen once.
    pub occurrence: Option<u32>,
    /// The due date. Never moved.
    pub due: Date,
    /// The last working day by which to do it.
    pub work_by: Date,
    /// First and last day of the period that a report covers.
    pub period: Option<(Date, Date)>,
    /// The first day on which it can be met.
    pub not_before: Option<Date>,
    /// Whether it has been met.
    pub state: State,
    /// The earliest event that meets it.
    pub met_on: Option<Date>,
    /// Met after the due date.
    pub late: bool,
    /// The provider's adjustable reading, not NAV's own words.
    pub reading: bool,
    /// A short Norwegian name.
    pub title: String,
    /// The annex's place.
    pub source: String,
}

/// What to evaluate an agreement against.
#[derive(Clone)]
pub struct Query<'a> {
    pub(crate) events: Vec<Event>,
    pub(crate) attributes: &'a Attributes,
    pub(crate) today: Date,
    pub(crate) until: Date,
    pub(crate) settings: Settings,
    claims: BTreeMap<String, Vec<Event>>,
}

impl<'a> Query<'a> {
    /// Deadlines due on or before `until`, as they stand on `today`. Events after `today` count like
    /// any other, and their order of registration does not matter.
    pub fn new(events: &[Event], attributes: &'a Attributes, today: Date, until: Date) -> Self {
        let mut events = events.to_vec();
        // Of two extensions registered on one day the longer counts, whichever was typed first.
        events.sort_by_key(|e| {
            (
                e.date,
                e.kind,
                e.occurrence,
                e.until,
                e.milestone,
                e.employment,
                e.valid,
            )
        });
        Self {
            events,
            attributes,
            today,
            until,
            settings: Settings::default(),
            claims: BTreeMap::new(),
        }
    }

    /// With the provider's own readings.
    pub fn with_settings(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }

    /// The provider's own readings that it goes by.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// With what the rules of claims count from in place of every hiring there is: rule id → the hirings
    /// that carry its milestone, none where none does.
    pub(crate) fn with_claims(mut self, claims: BTreeMap<String, Vec<Event>>) -> Self {
        self.claims = claims;
        self
    }

    /// As one rule is to see it.
    pub(crate) fn of(&self, rule: &Rule) -> Cow<'_, Self> {
        let Some(carrying) = self.claims.get(&rule.id) else {
            return Cow::Borrowed(self);
        };
        let follows = |event: &&Event| matches!(event.kind, EventKind::Hired | EventKind::FullyFit);
        let others = self.events.iter().filter(|event| !follows(event));
        let events: Vec<Event> = others.chain(carrying).cloned().collect();
        let query = Self::new(&events, self.attributes, self.today, self.until);
        Cow::Owned(query.with_settings(self.settings.clone()))
    }
}
