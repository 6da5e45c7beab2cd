//! One participant's way through one measure: the facts, from which everything else is computed.

use crate::{
    Approval, Attachment, Contact, Date, Event, EventKind, Id, Percent, Person, Private,
    RecordedEvent, Report,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How much assistance is needed (Jobb Først).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum AssistanceNeed {
    /// Moderate.
    Moderate,
    /// Extensive.
    Extensive,
}

/// What about a participant decides which rules apply.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct Attributes {
    /// Had a job when referred.
    pub employed_at_referral: bool,
    /// Employed, but the present job no longer suits.
    pub needs_new_job: bool,
    /// Nedsatt arbeidsevne.
    pub reduced_work_capacity: bool,
    /// The measure is used in the transition from school or prison.
    pub school_or_prison_transition: bool,
    /// Had a full or partial disability pension (hel eller delvis uføretrygd) at the start.
    pub disability_pension: bool,
    /// How much assistance is needed; only some agreements ask.
    pub assistance_need: Option<AssistanceNeed>,
}

impl Attributes {
    /// The names of the yes-or-no attributes.
    pub const FLAGS: [&'static str; 5] = [
        "employed_at_referral",
        "needs_new_job",
        "reduced_work_capacity",
        "school_or_prison_transition",
        "disability_pension",
    ];

    /// A yes-or-no attribute by name.
    pub fn flag(&self, name: &str) -> Option<bool> {
        match name {
            "employed_at_referral" => Some(self.employed_at_referral),
            "needs_new_job" => Some(self.needs_new_job),
            "reduced_work_capacity" => Some(self.reduced_work_capacity),
            "school_or_prison_transition" => Some(self.school_or_prison_transition),
            "disability_pension" => Some(self.disability_pension),
            _ => None,
        }
    }
}

/// A case's master data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The participant.
    pub person: Id,
    /// The agreement's id.
    pub agreement: String,
    /// The contract version that the case started under.
    pub agreement_version: String,
    /// A short random reference without personal data, for file names.
    pub reference: String,
    /// What decides which rules apply.
    #[serde(default)]
    pub attributes: Attributes,
    /// The referring NAV office.
    #[serde(default)]
    pub nav_office: Option<Id>,
    /// The counsellor at NAV.
    #[serde(default)]
    pub nav_counsellor: Option<Id>,
    /// The clinician.
    #[serde(default)]
    pub clinician: Option<Id>,
    /// NAV's order in its own words.
    #[serde(default)]
    pub order_text: Private,
    /// The participant's goal.
    #[serde(default)]
    pub goal: Private,
    /// Hours a month that the counsellor expects, in the report's own words.
    #[serde(default)]
    pub expected_hours: Private,
}

/// The text of an agreement's file as it stood when a case began under it, so that a case outlives the
/// file. While the same version is at hand, that one counts: a corrected transcription takes effect at
/// once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptAgreement {
    /// The agreement's id.
    pub id: String,
    /// The contract's version.
    pub version: String,
    /// The file.
    pub text: String,
}

impl KeptAgreement {
    /// One record per version.
    pub fn record_id(&self) -> Id {
        format!("agreement {} {}", self.id, self.version)
    }
}

/// What a log entry was about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Activity {
    /// Follow-up of the participant.
    FollowUp,
    /// Follow-up at the workplace, of participant and employer.
    Workplace,
    /// Contact with an employer about the participant.
    EmployerContact,
    /// Work together with NAV or the clinic.
    Cooperation,
    /// Activity in a group.
    Group,
    /// The participant's own activity (egenaktivitet).
    OwnActivity,
    /// Absence.
    Absence,
}

impl Activity {
    /// Whether its time is follow-up by the counsellor, which the agreements estimate by the month.
    /// The participant's own activity and absence are not.
    pub fn is_follow_up(self) -> bool {
        !matches!(self, Self::OwnActivity | Self::Absence)
    }
}

/// How they met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum MeetingForm {
    /// In person.
    #[default]
    InPerson,
    /// By video.
    Video,
    /// By telephone.
    Phone,
    /// In writing.
    Written,
}

/// Hours, a contact or an absence, on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct LogEntry {
    /// The case.
    pub case: Id,
    /// The day; an absence's first day.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub date: Date,
    /// What it was.
    pub activity: Activity,
    /// How they met.
    #[serde(default)]
    pub form: MeetingForm,
    /// Minutes, 0 when none are counted.
    #[serde(default)]
    pub minutes: u32,
    /// How many participants an activity in a group had, from 1. None counts as one: nobody else had a
    /// part in the counsellor's time. Only for [`Activity::Group`].
    #[serde(default)]
    pub group_size: Option<u32>,
    /// Whether a meeting in person took place outside the counsellor's own offices; none where nobody
    /// has said. Asked only where an agreement's indicators need it.
    #[serde(default)]
    pub outside_office: Option<bool>,
    /// An absence's last day; the first if not given.
    #[serde(default, deserialize_with = "crate::dates::deserialize_option")]
    pub until: Option<Date>,
    /// Whether an absence has a valid reason.
    #[serde(default)]
    pub valid: Option<bool>,
    /// What was done, or the absence's reason.
    #[serde(default)]
    pub text: Private,
}

/// How someone is employed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum EmploymentTerms {
    /// Fast.
    Permanent,
    /// Midlertidig.
    Temporary,
    /// Vikariat.
    Substitute,
}

/// A paid job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Employment {
    /// The case.
    pub case: Id,
    /// The employer.
    pub employer: Id,
    /// The contact person there.
    #[serde(default)]
    pub contact: Option<Id>,
    /// Job title.
    #[serde(default)]
    pub position: Private,
    /// Position in per cent, 1–100.
    pub percent: Percent,
    /// Permanent or not.
    pub terms: EmploymentTerms,
    /// First day of the contract; unknown for an old job.
    #[serde(default, deserialize_with = "crate::dates::deserialize_option")]
    pub from: Option<Date>,
    /// Last day of the contract.
    #[serde(default, deserialize_with = "crate::dates::deserialize_option")]
    pub to: Option<Date>,
    /// Held when referred.
    #[serde(default)]
    pub at_referral: bool,
    /// The first day at work, wholly or partly: a sick-listed participant's return, a new job's start.
    #[serde(default, deserialize_with = "crate::dates::deserialize_option")]
    pub in_work_from: Option<Date>,
    /// Why this workplace and these tasks.
    #[serde(default)]
    pub reason: Private,
    /// The last day in the job, where it ended before the contract did.
    #[serde(default, deserialize_with = "crate::dates::deserialize_option")]
    pub ended: Option<Date>,
    /// The day from which someone sick-listed from this job was declared fit in so large a part as an
    /// agreement's milestone asks, with a plan for the rest.
    #[serde(default, deserialize_with = "crate::dates::deserialize_option")]
    pub fit_from: Option<Date>,
    /// The first day of the last stretch of being fully fit: no sick pay since.
    #[serde(default, deserialize_with = "crate::dates::deserialize_option")]
    pub fully_fit_from: Option<Date>,
    /// The day on which that stretch was broken by a new sick leave.
    #[serde(default, deserialize_with = "crate::dates::deserialize_option")]
    pub sick_again_from: Option<Date>,
    /// By how much a disability pension falls because of the job, 0–100.
    #[serde(default)]
    pub pension_cut: Option<Percent>,
    /// The day from which it does.
    #[serde(default, deserialize_with = "crate::dates::deserialize_option")]
    pub pension_cut_from: Option<Date>,
    /// An ordinary job: the employer pays the wage without a wage subsidy (lønnstilskudd) or other
    /// support from NAV. None where nobody has said. Asked only where an agreement's indicators need it.
    #[serde(default)]
    pub ordinary: Option<bool>,
}

impl Employment {
    /// A job of which no more is known.
    pub fn new(case: Id, employer: Id, percent: Percent, terms: EmploymentTerms) -> Self {
        Self {
            case,
            employer,
            contact: None,
            position: Private::default(),
            percent,
            terms,
            from: None,
            to: None,
            at_referral: false,
            in_work_from: None,
            reason: Private::default(),
            ended: None,
            fit_from: None,
            fully_fit_from: None,
            sick_again_from: None,
            pension_cut: None,
            pension_cut_from: None,
            ordinary: None,
        }
    }

    /// The last day in the job, as far as is known: the contract's, or an earlier one on which it ended.
    pub fn last_day(&self) -> Option<Date> {
        self.to.into_iter().chain(self.ended).min()
    }
}

/// A period of work practice (arbeidspraksis).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Practice {
    /// The case.
    pub case: Id,
    /// The employer.
    pub employer: Id,
    /// The contact person there.
    #[serde(default)]
    pub contact: Option<Id>,
    /// Extent in per cent, 1–100.
    #[serde(default)]
    pub percent: Option<Percent>,
    /// First day.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub from: Date,
    /// Last day planned.
    #[serde(default, deserialize_with = "crate::dates::deserialize_option")]
    pub planned_to: Option<Date>,
    /// Last day, once it has ended.
    #[serde(default, deserialize_with = "crate::dates::deserialize_option")]
    pub ended: Option<Date>,
    /// The goal, as part of mapping.
    #[serde(default)]
    pub goal: Private,
    /// Why this workplace and these tasks.
    #[serde(default)]
    pub reason: Private,
    /// The day the employer was told of occupational-injury insurance.
    #[serde(default, deserialize_with = "crate::dates::deserialize_option")]
    pub insurance_informed: Option<Date>,
}

/// A case with everything that belongs to it, as loaded for one computation. Maps go by record id.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseFile {
    /// The case's id.
    pub id: Id,
    /// Master data.
    pub case: Case,
    /// The participant.
    pub person: Person,
    /// Registered events.
    pub events: BTreeMap<Id, RecordedEvent>,
    /// Hours, contacts, absences.
    pub entries: BTreeMap<Id, LogEntry>,
    /// Jobs.
    pub employments: BTreeMap<Id, Employment>,
    /// Work practice.
    pub practices: BTreeMap<Id, Practice>,
    /// Reports, under way and delivered.
    pub reports: BTreeMap<Id, Report>,
    /// Milestones that NAV has approved.
    pub approvals: BTreeMap<Id, Approval>,
    /// Files, without their bytes.
    pub attachments: BTreeMap<Id, Attachment>,
    /// The register.
    pub contacts: BTreeMap<Id, Contact>,
}

/// An event together with the record it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Fact {
    /// The record: a registered event, or the report, practice, job or log entry that implies it.
    pub record: Id,
    /// True when registered as an event; false when it follows from another record.
    pub recorded: bool,
    /// What happened.
    pub event: Event,
}

impl CaseFile {
    /// Every dated event of the case, by date: the registered ones and those that follow from
    /// delivered reports, work practice, jobs, unexcused absences and contacts with employers. No
    /// fact is stored twice, so none can contradict itself.
    pub fn facts(&self) -> Vec<Fact> {
        let fact = |record: &Id, event| Fact {
            record: record.clone(),
            recorded: false,
            event,
        };
        let mut facts: Vec<Fact> = Vec::new();
        for (id, recorded) in &self.events {
            facts.push(Fact {
                record: id.clone(),
                recorded: true,
                event: recorded.event.clone(),
            });
        }
        for (id, report) in &self.reports {
            if report.replaces.is_some() {
                continue;
            }
            if let (Some(settles), Some(delivery)) = (report.settles, &report.delivered) {
                let occurrence = report.occurrence;
                let event = Event {
                    occurrence,
                    milestone: report.milestone,
                    ..Event::new(settles, delivery.date)
                };
                facts.push(fact(id, event));
            }
        }
        for (id, practice) in &self.practices {
            facts.push(fact(
                id,
                Event::new(EventKind::PracticeStarted, practice.from),
            ));
            if let Some(ended) = practice.ended {
                facts.push(fact(id, Event::new(EventKind::PracticeEnded, ended)));
            }
        }
        for (id, employment) in &self.employments {
            if let Some(from) = employment.in_work_from {
                facts.push(fact(id, Event::new(EventKind::InWork, from)));
            }
        }
        for (id, entry) in &self.entries {
            match (entry.activity, entry.valid) {
                (Activity::EmployerContact, _) => {
                    facts.push(fact(id, Event::new(EventKind::EmployerContact, entry.date)));
                }
                (Activity::Absence, Some(false)) => {
                    let event = Event::new(EventKind::AbsenceStarted, entry.date);
                    facts.push(fact(
                        id,
                        Event {
                            valid: Some(false),
                            ..event
                        },
                    ));
                }
                _ => {}
            }
        }
        facts.sort_by(|a, b| {
            (a.event.date, a.event.kind, &a.record).cmp(&(b.event.date, b.event.kind, &b.record))
        });
        facts
    }

    /// The events alone, as the agreements evaluate them.
    pub fn timeline(&self) -> Vec<Event> {
        self.facts().into_iter().map(|fact| fact.event).collect()
    }

    /// How the participant stood on the labour market when the measure ended, as registered.
    pub fn end_status(&self) -> Option<&str> {
        let mut ends = self
            .events
            .values()
            .filter(|e| e.event.kind == EventKind::Ended);
        ends.find_map(|ended| ended.end_status.as_deref())
    }

    /// The date of the first event of a kind.
    pub fn first(&self, kind: EventKind) -> Option<Date> {
        self.facts()
            .iter()
            .find(|fact| fact.event.kind == kind)
            .map(|fact| fact.event.date)
    }
}
