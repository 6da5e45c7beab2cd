//! Dated events: what happened to a case, in the agreements' own vocabulary.

use crate::{Date, Id, Private};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

macro_rules! event_kinds {
    ($($(#[$meta:meta])* $variant:ident = $id:literal, $label:literal, $group:ident, [$($needs:ident),*];)*) => {
        /// The kind of an event. Ids are those of agreement files and of the command line.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
        pub enum EventKind {
            $($(#[$meta])* #[serde(rename = $id)] $variant,)*
        }

        impl EventKind {
            /// Every kind, in the order in which they usually happen.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The id, such as `order-received`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// The Norwegian name.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            /// Where it stands in a menu.
            pub fn group(self) -> EventGroup {
                match self { $(Self::$variant => EventGroup::$group,)* }
            }

            /// The further fields that an event of this kind must carry; it may carry no others.
            pub fn fields(self) -> &'static [EventField] {
                match self { $(Self::$variant => &[$(EventField::$needs),*],)* }
            }

            /// The kind with this id.
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

event_kinds! {
    /// NAV's order (bestilling, innsøking, avrop) came.
    OrderReceived = "order-received", "Bestilling mottatt", Beginning, [];
    /// The provider confirmed the order.
    OrderConfirmed = "order-confirmed", "Bestilling bekreftet", Beginning, [];
    /// Counsellor, clinician and NAV counsellor met before the start.
    IntakeMeeting = "intake-meeting", "Inntaksmøte", Beginning, [];
    /// The participant began.
    Started = "started", "Oppstart", Beginning, [];
    /// Participant, provider and NAV met.
    ThreeWayMeeting = "three-way-meeting", "Trekantsamtale", Underway, [];
    /// The team around the participant met.
    TeamMeeting = "team-meeting", "Teammøte", Underway, [];
    /// The plan was delivered to NAV.
    PlanDelivered = "plan-delivered", "Plan levert", Delivered, [];
    /// The mapping phase was completed.
    MappingCompleted = "mapping-completed", "Kartlegging fullført", Underway, [];
    /// Contact with an employer about a concrete job.
    EmployerContact = "employer-contact", "Kontakt med arbeidsgiver", Work, [];
    /// Wholly or partly in work.
    InWork = "in-work", "Helt eller delvis i arbeid", Work, [];
    /// Work practice began.
    PracticeStarted = "practice-started", "Arbeidspraksis startet", Work, [];
    /// Work practice ended.
    PracticeEnded = "practice-ended", "Arbeidspraksis avsluttet", Work, [];
    /// A job that meets a hiring criterion began.
    Hired = "hired", "Ansatt", Work, [Employment];
    /// Declared fully fit for work.
    FullyFit = "fully-fit", "Helt friskmeldt", Work, [];
    /// A periodic status report was delivered.
    StatusReportDelivered = "status-report-delivered", "Statusrapport levert", Delivered, [Occurrence];
    /// A semester report was delivered.
    SemesterReportDelivered = "semester-report-delivered", "Semesterrapport levert", Delivered, [Occurrence];
    /// Absence began.
    AbsenceStarted = "absence-started", "Fravær", Absence, [Valid];
    /// Left midway without valid reason.
    LeftEarly = "left-early", "Sluttet underveis", Absence, [];
    /// NAV was told of an absence or of leaving.
    AbsenceNotified = "absence-notified", "NAV varslet om fravær", Absence, [];
    /// The participant was refused attendance for safety.
    AttendanceRefused = "attendance-refused", "Oppmøte nektet av sikkerhetshensyn", Absence, [];
    /// An interpreter is needed.
    InterpreterNeeded = "interpreter-needed", "Behov for tolk", Underway, [];
    /// Combining with another measure was discussed with NAV.
    CombinedMeasureDiscussed = "combined-measure-discussed", "Kombinasjon med annet tiltak drøftet", Underway, [];
    /// The participant gave feedback.
    FeedbackReceived = "feedback-received", "Tilbakemelding fra deltaker", Underway, [];
    /// NAV approved an extension.
    ExtensionApproved = "extension-approved", "Forlengelse godkjent", Underway, [Until];
    /// The end was planned for this date.
    EndPlanned = "end-planned", "Planlagt avslutning", Ending, [];
    /// The joint plan for the time after was made.
    JointPlanMade = "joint-plan-made", "Felles plan laget", Ending, [];
    /// The participant signed the declaration of confidentiality.
    DeclarationSigned = "declaration-signed", "Taushetserklæring signert", Underway, [];
    /// The declaration of confidentiality was deleted.
    DeclarationDeleted = "declaration-deleted", "Taushetserklæring slettet", Ending, [];
    /// The measure ended.
    Ended = "ended", "Avsluttet", Ending, [];
    /// The final report was delivered.
    FinalReportDelivered = "final-report-delivered", "Sluttrapport levert", Delivered, [];
    /// A claim was sent.
    ClaimSent = "claim-sent", "Refusjonskrav sendt", Delivered, [Milestone];
    /// Everything about the case was deleted.
    Deleted = "deleted", "Slettet", Ending, [];
}

impl EventKind {
    /// Happens at most once to a case; a second one is a mistake when registered. (The pure
    /// evaluation is more patient: of several, the first counts.)
    pub fn happens_once(self) -> bool {
        matches!(
            self,
            Self::OrderReceived
                | Self::OrderConfirmed
                | Self::Started
                | Self::MappingCompleted
                | Self::Ended
                | Self::Deleted
        )
    }
}

/// Kinds of events that belong together, in the order in which a menu shows them. Within a group the
/// agreement's own order holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventGroup {
    /// From the order to the first day.
    Beginning,
    /// Along the way.
    Underway,
    /// What NAV is sent.
    Delivered,
    /// Work and work practice.
    Work,
    /// Absence, and what NAV is told of it.
    Absence,
    /// The end and what follows it.
    Ending,
}

impl EventGroup {
    /// The Norwegian heading.
    pub fn label(self) -> &'static str {
        match self {
            Self::Beginning => "Oppstart",
            Self::Underway => "Underveis",
            Self::Delivered => "Levert til NAV",
            Self::Work => "Arbeid og praksis",
            Self::Absence => "Fravær og varsel",
            Self::Ending => "Avslutning",
        }
    }
}

/// Why a case's events cannot have happened so. Names kinds of events, never persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Impossible {
    /// The event that cannot be.
    pub event: EventKind,
    /// The event that it must not precede, or cannot be without.
    pub before: EventKind,
    /// The other event is missing altogether.
    pub missing: bool,
}

/// The first event that comes before what it presupposes. Equal dates are fine; `ended` may stand
/// without `started`, which is a withdrawn order.
pub fn impossible_order(events: &[Event]) -> Option<Impossible> {
    use EventKind as K;
    let first = |kind| {
        events
            .iter()
            .filter(|e| e.kind == kind)
            .map(|e| e.date)
            .min()
    };
    // (event, what it must not precede, whether it may stand without that)
    const ORDER: &[(EventKind, EventKind, bool)] = &[
        (K::Ended, K::Started, true),
        (K::MappingCompleted, K::Started, false),
        (K::Hired, K::Started, false),
        (K::InWork, K::Started, false),
        (K::PracticeStarted, K::Started, false),
        (K::ExtensionApproved, K::Started, false),
        (K::OrderConfirmed, K::OrderReceived, true),
        (K::Started, K::OrderReceived, true),
        (K::Deleted, K::Ended, true),
    ];
    ORDER.iter().find_map(|&(event, before, alone)| {
        let date = first(event)?;
        let missing = first(before).is_none();
        let wrong = first(before).map_or(!alone, |other| date < other);
        wrong.then_some(Impossible {
            event,
            before,
            missing,
        })
    })
}

/// A further field of an event.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS,
)]
#[serde(rename_all = "kebab-case")]
pub enum EventField {
    /// Which of several reports: 1, 2, …
    Occurrence,
    /// Which claim.
    Milestone,
    /// By which criterion hired.
    Employment,
    /// Whether the absence has a valid reason.
    Valid,
    /// The new last day.
    Until,
}

impl EventField {
    /// The field's name in JSON and in agreement files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Occurrence => "occurrence",
            Self::Milestone => "milestone",
            Self::Employment => "employment",
            Self::Valid => "valid",
            Self::Until => "until",
        }
    }

    /// Whether an event can carry this value, as filters in agreement files write it.
    pub fn can_be(self, value: &str) -> bool {
        use HiredAs as H;
        match self {
            Self::Occurrence => value.parse::<u32>().is_ok_and(|n| n > 0),
            Self::Milestone => Milestone::ALL.iter().any(|m| m.id() == value),
            Self::Employment => [
                H::Permanent,
                H::Temporary,
                H::DisabilityPension,
                H::SickListed,
            ]
            .iter()
            .any(|hired| hired.id() == value),
            Self::Valid => value == "true" || value == "false",
            Self::Until => crate::dates::parse_iso(value).is_some(),
        }
    }
}

/// What a claim is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Milestone {
    /// The mapping was completed.
    Mapping,
    /// Hired.
    Hired,
    /// Retained in work.
    Retained,
}

/// The criterion by which someone counts as hired.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum HiredAs {
    /// Permanent employment.
    Permanent,
    /// Temporary employment.
    Temporary,
    /// A job beside a disability pension that falls by as much.
    DisabilityPension,
    /// Sick-listed from a job: 80 % declared fit with a plan for the rest.
    SickListed,
}

impl Milestone {
    /// Every one, in the order in which they are reached.
    pub const ALL: [Self; 3] = [Self::Mapping, Self::Hired, Self::Retained];

    /// The id in JSON and agreement files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Mapping => "mapping",
            Self::Hired => "hired",
            Self::Retained => "retained",
        }
    }
}

impl HiredAs {
    /// The id in JSON and agreement files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Permanent => "permanent",
            Self::Temporary => "temporary",
            Self::DisabilityPension => "disability-pension",
            Self::SickListed => "sick-listed",
        }
    }
}

/// One dated event. Which further fields it carries is fixed by its kind ([`EventKind::fields`]).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Event {
    /// What happened.
    #[serde(rename = "type")]
    pub kind: EventKind,
    /// When.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub date: Date,
    /// Which report, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<u32>,
    /// Which claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub milestone: Option<Milestone>,
    /// By which criterion hired.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub employment: Option<HiredAs>,
    /// Whether the absence is excused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid: Option<bool>,
    /// An extension's last day.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "crate::dates::deserialize_option"
    )]
    pub until: Option<Date>,
}

impl Event {
    /// An event without further fields.
    pub fn new(kind: EventKind, date: Date) -> Self {
        Self {
            kind,
            date,
            occurrence: None,
            milestone: None,
            employment: None,
            valid: None,
            until: None,
        }
    }

    /// The further fields as text, for filters in agreement files: `valid` is `"false"`.
    pub fn field(&self, field: EventField) -> Option<String> {
        match field {
            EventField::Occurrence => self.occurrence.filter(|n| *n > 0).map(|n| n.to_string()),
            EventField::Milestone => self.milestone.map(|m| m.id().to_owned()),
            EventField::Employment => self.employment.map(|e| e.id().to_owned()),
            EventField::Valid => self.valid.map(|v| v.to_string()),
            EventField::Until => self.until.map(|d| d.to_string()),
        }
    }

    /// The field that the kind demands and the event lacks, or carries without right. Occurrences
    /// count from 1, so 0 is none.
    pub fn misfit(&self) -> Option<Misfit> {
        let wanted = self.kind.fields();
        let all = [
            EventField::Occurrence,
            EventField::Milestone,
            EventField::Employment,
            EventField::Valid,
            EventField::Until,
        ];
        all.into_iter().find_map(|field| {
            match (wanted.contains(&field), self.field(field).is_some()) {
                (true, false) => Some(Misfit::Missing(field)),
                (false, true) => Some(Misfit::Superfluous(field)),
                _ => None,
            }
        })
    }
}

/// How an event's fields do not fit its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The kind demands this field.
    Missing(EventField),
    /// The kind has no such field.
    Superfluous(EventField),
}

/// A filter on an event's further fields, as agreement files write it: `{ valid = "false" }`.
pub type EventFilter = BTreeMap<EventField, String>;

/// An event as the counsellor registered it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct RecordedEvent {
    /// The case.
    pub case: Id,
    /// What happened.
    pub event: Event,
    /// A short note in the counsellor's words.
    #[serde(default)]
    pub note: Private,
    /// How the participant stands on the labour market, where the measure [ended](EventKind::Ended): the id
    /// of one of the agreement's end statuses. None where nobody has said.
    #[serde(default)]
    pub end_status: Option<String>,
    /// Where it is [feedback](EventKind::FeedbackReceived): the heading of the evaluation report that it belongs
    /// under, by the name that the template gives it (`feedback.<heading>`). None where nobody has said.
    #[serde(default)]
    pub heading: Option<String>,
}
