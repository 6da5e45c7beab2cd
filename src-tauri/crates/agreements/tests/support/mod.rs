//! What the tests share: histories written as people tell them, and deadlines short enough to read.

// Each test program uses its own part of this.
#![allow(dead_code)]

use agreements::{Agreement, Deadline, Query, Registry, Settings, State, Steps, month_day};
use domain::case::AssistanceNeed;
use domain::event::{HiredAs, Milestone};
use domain::{
    Attributes, Case, CaseFile, Date, Event, EventKind, Person, RecordedEvent, dates::parse_iso,
};
use std::collections::BTreeMap;

pub fn day(text: &str) -> Date {
    parse_iso(text).unwrap_or_else(|| panic!("«{text}» is a test's own date"))
}

/// Reads `started 2026-02-01, absence-started 2026-03-03 valid=false`.
pub fn history(text: &str) -> Vec<Event> {
    text.split(',')
        .map(str::trim)
        .filter(|event| !event.is_empty())
        .map(event)
        .collect()
}

fn event(text: &str) -> Event {
    let mut words = text.split_whitespace();
    let id = words.next().unwrap();
    let kind = EventKind::from_id(id).unwrap_or_else(|| panic!("no event «{id}»"));
    let mut event = Event::new(kind, day(words.next().unwrap()));
    for (field, value) in words.filter_map(|word| word.split_once('=')) {
        match field {
            "occurrence" => event.occurrence = value.parse().ok(),
            "valid" => event.valid = value.parse().ok(),
            "until" => event.until = Some(day(value)),
            "milestone" => {
                event.milestone = Some(match value {
                    "mapping" => Milestone::Mapping,
                    "hired" => Milestone::Hired,
                    "retained" => Milestone::Retained,
                    _ => panic!("no milestone «{value}»"),
                });
            }
            "employment" => {
                event.employment = Some(match value {
                    "permanent" => HiredAs::Permanent,
                    "temporary" => HiredAs::Temporary,
                    "disability-pension" => HiredAs::DisabilityPension,
                    "sick-listed" => HiredAs::SickListed,
                    _ => panic!("no employment «{value}»"),
                });
            }
            _ => panic!("no field «{field}»"),
        }
    }
    assert_eq!(event.misfit(), None, "{text}");
    event
}

/// A case of which these events are registered, and nothing else is known.
pub fn case(id: &str, events: &str, asked: &str, status: Option<&str>) -> CaseFile {
    let recorded = history(events).into_iter().enumerate().map(|(nth, event)| {
        let ended = event.kind == EventKind::Ended;
        let recorded = RecordedEvent {
            heading: None,
            case: id.to_owned(),
            end_status: status.filter(|_| ended).map(str::to_owned),
            event,
            note: "".into(),
        };
        (format!("event {nth}"), recorded)
    });
    CaseFile {
        id: id.to_owned(),
        case: Case {
            person: "person".to_owned(),
            agreement: "agreement".to_owned(),
            agreement_version: "1".to_owned(),
            reference: "AB2345".to_owned(),
            attributes: attributes(asked),
            nav_office: None,
            nav_counsellor: None,
            clinician: None,
            order_text: "".into(),
            goal: "".into(),
            expected_hours: "".into(),
        },
        person: Person::default(),
        events: recorded.collect(),
        entries: BTreeMap::new(),
        employments: BTreeMap::new(),
        practices: BTreeMap::new(),
        reports: BTreeMap::new(),
        approvals: BTreeMap::new(),
        attachments: BTreeMap::new(),
        contacts: BTreeMap::new(),
    }
}

/// The attributes named, all others «no».
pub fn attributes(names: &str) -> Attributes {
    let has = |name: &str| names.split_whitespace().any(|word| word == name);
    Attributes {
        employed_at_referral: has("employed_at_referral"),
        needs_new_job: has("needs_new_job"),
        reduced_work_capacity: has("reduced_work_capacity"),
        school_or_prison_transition: has("school_or_prison_transition"),
        disability_pension: has("disability_pension"),
        assistance_need: [
            ("moderate", AssistanceNeed::Moderate),
            ("extensive", AssistanceNeed::Extensive),
        ]
        .into_iter()
        .find(|(name, _)| has(name))
        .map(|(_, need)| need),
    }
}

pub fn vest_viken() -> Agreement {
    let registry = Registry::embedded();
    registry.get("jmo-vest-viken").unwrap().clone()
}

/// Every deadline of a history at JMO Vest-Viken, however late it is due.
pub fn all(history_of: &str, attributes_of: &str) -> Vec<Deadline> {
    let (events, attributes) = (history(history_of), attributes(attributes_of));
    let query = Query::new(&events, &attributes, day("2026-05-04"), day("2031-12-31"));
    vest_viken().deadlines(&query)
}

/// Those of one rule.
pub fn of(rule: &str, history_of: &str, attributes_of: &str) -> Vec<Deadline> {
    let mut deadlines = all(history_of, attributes_of);
    deadlines.retain(|deadline| deadline.rule == rule);
    deadlines
}

/// The due dates of one rule.
pub fn dues(rule: &str, history_of: &str, attributes_of: &str) -> Vec<String> {
    let deadlines = of(rule, history_of, attributes_of);
    deadlines.iter().map(|d| d.due.to_string()).collect()
}

/// `2026-03-01 open`, `2026-03-01 met 2026-03-02 late`.
pub fn told(deadline: &Deadline) -> String {
    let state = match (deadline.state, deadline.met_on) {
        (State::Met, Some(on)) => format!("met {on}"),
        (State::Open, None) => "open".to_owned(),
        (State::Overdue, None) => "overdue".to_owned(),
        odd => panic!("{odd:?} cannot be"),
    };
    let late = if deadline.late { " late" } else { "" };
    format!("{} {state}{late}", deadline.due)
}

/// One rule's deadlines with how they stand on 4 May 2026.
pub fn stand(rule: &str, history_of: &str, attributes_of: &str) -> Vec<String> {
    of(rule, history_of, attributes_of)
        .iter()
        .map(told)
        .collect()
}

/// An agreement whose rules are tried, as they stand on Monday 4 May 2026.
pub struct At {
    pub agreement: Agreement,
    settings: Settings,
}

/// The agreement of this id.
pub fn at(id: &str) -> At {
    At {
        agreement: Registry::embedded().get(id).unwrap().clone(),
        settings: Settings::default(),
    }
}

impl At {
    /// With another reading of a rule.
    pub fn reading(mut self, rule: &str, offset: &str) -> Self {
        let steps = Steps::parse(offset).unwrap();
        self.settings.offsets.insert(rule.to_owned(), steps);
        self.settings.check(&self.agreement).unwrap();
        self
    }

    /// With semesters that end on other days.
    pub fn semesters(mut self, ends: &[&str]) -> Self {
        let ends = ends.iter().map(|end| month_day(end).unwrap());
        self.settings.semester_ends = Some(ends.collect());
        self
    }

    /// Every deadline of a history, however late it is due.
    pub fn all(&self, history_of: &str, attributes_of: &str) -> Vec<Deadline> {
        self.until("2045-12-31", history_of, attributes_of)
    }

    /// Those due on or before a day.
    pub fn until(&self, day_of: &str, history_of: &str, attributes_of: &str) -> Vec<Deadline> {
        let (events, attributes) = (history(history_of), attributes(attributes_of));
        let query = Query::new(&events, &attributes, day("2026-05-04"), day(day_of));
        self.agreement
            .deadlines(&query.with_settings(self.settings.clone()))
    }

    /// Those of one rule.
    pub fn of(&self, rule: &str, history_of: &str, attributes_of: &str) -> Vec<Deadline> {
        let mut deadlines = self.all(history_of, attributes_of);
        deadlines.retain(|deadline| deadline.rule == rule);
        deadlines
    }

    /// The due dates of one rule.
    pub fn dues(&self, rule: &str, history_of: &str, attributes_of: &str) -> Vec<String> {
        let deadlines = self.of(rule, history_of, attributes_of);
        deadlines.iter().map(|d| d.due.to_string()).collect()
    }

    /// One rule's deadlines with how they stand on 4 May 2026.
    pub fn stand(&self, rule: &str, history_of: &str, attributes_of: &str) -> Vec<String> {
        let deadlines = self.of(rule, history_of, attributes_of);
        deadlines.iter().map(told).collect()
    }

    /// The rules that anything is due by, in order of due date.
    pub fn rules(&self, history_of: &str, attributes_of: &str) -> Vec<String> {
        let deadlines = self.all(history_of, attributes_of);
        deadlines.into_iter().map(|d| d.rule).collect()
    }
}
