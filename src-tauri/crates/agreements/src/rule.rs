//! The rule vocabulary. One rule says what is due, counted from which event, met by what.

use crate::steps::Steps;
use domain::{Attributes, Date, Event, EventKind, case::AssistanceNeed, event::EventFilter};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A rule of an agreement.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its id, such as `status-report`. Unique in the file.
    pub id: String,
    /// A short Norwegian name.
    pub title: String,
    /// Where the annex says so: «Bilag 1 pkt. 10.1».
    pub source: String,
    /// What it asks for, in Norwegian, where the title does not say it all.
    #[serde(default)]
    pub about: Option<String>,
    /// The event it counts from. `work_by` never lies before it.
    pub anchor: Selector,
    /// Events that must exist for the rule to apply.
    #[serde(default)]
    pub needs: Vec<EventKind>,
    /// The ways to reckon the due date; the first whose conditions hold is taken.
    pub due: Vec<Variant>,
    /// Further limits that the annexes give for the same; shown beside the due date, which the shorter
    /// one gives.
    #[serde(default)]
    pub also: Vec<OtherLimit>,
    /// Set for rules that come again and again.
    #[serde(default)]
    pub every: Option<Every>,
    /// What settles it.
    pub met_by: MetBy,
    /// When it is left out once the participant has ended.
    #[serde(default)]
    pub dropped_when_ended: Option<Dropped>,
    /// The annex leaves it open; this is the provider's adjustable reading.
    #[serde(default)]
    pub reading: bool,
    /// How the reading was chosen, in Norwegian.
    #[serde(default)]
    pub reading_note: Option<String>,
    /// Set where the annex advises rather than demands.
    #[serde(default)]
    pub advised: Option<Advised>,
}

/// Another limit for the same, elsewhere in the annexes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherLimit {
    /// How far from the rule's anchor.
    pub after: Steps,
    /// The annex's place.
    pub source: String,
}

/// How an annex advises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Advised {
    /// «Bør».
    Should,
    /// «Som hovedregel».
    AsARule,
}

/// Picks one event or several.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Selector {
    /// The first event of a kind.
    First(EventKind),
    /// The last event of a kind.
    Last(EventKind),
    /// The latest event of several kinds.
    Latest(Vec<EventKind>),
    /// Each of these, by date: the rule then has one occurrence per event.
    Each(Vec<Filtered>),
}

/// Events of a kind, perhaps only those with certain fields.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filtered {
    /// The kind.
    pub event: EventKind,
    /// Only those with these fields.
    #[serde(default, rename = "where")]
    pub filter: EventFilter,
}

/// One way to reckon a due date.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// Only for cases with these attributes.
    #[serde(default)]
    pub when: When,
    /// Only when the anchor's event has these fields.
    #[serde(default, rename = "where")]
    pub filter: EventFilter,
    /// Only when these events exist.
    #[serde(default)]
    pub needs: Vec<EventKind>,
    /// Only when these do not.
    #[serde(default)]
    pub without: Vec<EventKind>,
    /// Takes this event for the anchor instead; where it is missing, nothing is due yet.
    #[serde(default)]
    pub anchor: Option<Selector>,
    /// Counts from this event while the anchor stays; where it is missing, nothing is due yet.
    #[serde(default)]
    pub from: Option<Selector>,
    /// How far from it. Empty: the same day.
    #[serde(default)]
    pub after: Steps,
    /// The first day on which it can be met.
    #[serde(default)]
    pub not_before: Option<Steps>,
    /// This way of reckoning is the provider's reading.
    #[serde(default)]
    pub reading: bool,
}

/// A condition on the case's attributes: all must hold. `false` says «not».
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(transparent)]
pub struct When(pub BTreeMap<String, Wanted>);

/// What an attribute must be.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(untagged)]
pub enum Wanted {
    /// Yes or no.
    Flag(bool),
    /// How much assistance is needed.
    Need(AssistanceNeed),
}

impl When {
    /// Whether the attributes meet the condition.
    pub fn holds(&self, attributes: &Attributes) -> bool {
        self.lacking(attributes) == 0
    }

    /// How many of the conditions are not met.
    pub fn lacking(&self, attributes: &Attributes) -> usize {
        let met = |(name, wanted): &(&String, &Wanted)| match wanted {
            Wanted::Flag(wanted) => attributes.flag(name) == Some(*wanted),
            Wanted::Need(wanted) => attributes.assistance_need == Some(*wanted),
        };
        self.0.len() - self.0.iter().filter(met).count()
    }

    /// The first name that is no attribute, or is asked the wrong way.
    pub fn fault(&self) -> Option<&str> {
        let fits = |name: &str, wanted: &Wanted| match wanted {
            Wanted::Flag(_) => Attributes::FLAGS.contains(&name),
            Wanted::Need(_) => name == "assistance_need",
        };
        self.0
            .iter()
            .find(|(name, wanted)| !fits(name, wanted))
            .map(|(name, _)| name.as_str())
    }
}

/// How a rule repeats.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Every {
    /// Periods of so many months from the anchor, each ending the day before the next begins.
    Months(u32),
    /// Periods that end on the days of a named calendar in the agreement's settings.
    Calendar(String),
}

/// What settles a rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MetBy {
    /// Any of these; of several, the earliest counts.
    pub events: Vec<EventKind>,
    /// Only those with these fields.
    #[serde(default, rename = "where")]
    pub filter: EventFilter,
    /// Which event settles which occurrence.
    #[serde(default)]
    pub pairing: Pairing,
}

/// Which event settles which occurrence.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Pairing {
    /// Any of them settles it.
    #[default]
    Any,
    /// The one that carries the occurrence's number.
    Occurrence,
    /// The n-th settles the n-th.
    Nth,
    /// Each occurrence, by date, takes the earliest unused one dated on or after it.
    NextUnused,
}

/// When an unmet rule is left out after the participant has ended.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Dropped {
    /// When the end lies on or before the due date.
    OnOrBeforeDue,
    /// When the order was withdrawn: ended without ever starting.
    Withdrawn,
}

impl Selector {
    /// The one event it picks, for everything but [`Selector::Each`].
    pub fn pick<'e>(&self, events: &'e [Event]) -> Option<&'e Event> {
        match self {
            Self::First(kind) => first(events, &[*kind]),
            Self::Last(kind) => last(events, &[*kind]),
            Self::Latest(kinds) => last(events, kinds),
            Self::Each(_) => None,
        }
    }

    /// Every event it picks, by date.
    pub fn pick_all<'e>(&self, events: &'e [Event]) -> Vec<&'e Event> {
        match self {
            Self::Each(filtered) => {
                let fits = |event: &&Event| {
                    filtered
                        .iter()
                        .any(|f| f.event == event.kind && matches(event, &f.filter))
                };
                events.iter().filter(fits).collect()
            }
            _ => self.pick(events).into_iter().collect(),
        }
    }
}

/// Whether the event has every field the filter asks for.
pub fn matches(event: &Event, filter: &EventFilter) -> bool {
    filter
        .iter()
        .all(|(field, wanted)| event.field(*field).as_deref() == Some(wanted))
}

/// The first event of any of these kinds; `events` lie by date.
pub fn first<'e>(events: &'e [Event], kinds: &[EventKind]) -> Option<&'e Event> {
    events.iter().find(|event| kinds.contains(&event.kind))
}

/// The last event of any of these kinds; `events` lie by date.
fn last<'e>(events: &'e [Event], kinds: &[EventKind]) -> Option<&'e Event> {
    events
        .iter()
        .rev()
        .find(|event| kinds.contains(&event.kind))
}

/// The date of the first event of a kind.
pub fn first_date(events: &[Event], kind: EventKind) -> Option<Date> {
    first(events, &[kind]).map(|event| event.date)
}

/// The date of the last event of a kind; `events` lie by date.
pub fn last_date(events: &[Event], kind: EventKind) -> Option<Date> {
    last(events, &[kind]).map(|event| event.date)
}
