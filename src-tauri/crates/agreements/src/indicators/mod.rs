//! Indicators (indikatorer): what a provider watches of its own work, such as employer contacts a
//! week. Each is counted by itself over a period; nothing is ever added up to one number, and none of
//! them is a score.
//!
//! Which ones there are, and what they are held against, is data: `[[indicator]]` tables of an
//! agreement's file, each naming one of the computations here. What they count are facts of the cases.

mod check;
mod contacts;
mod count;
mod jobs;
mod measured;
mod time;

pub use measured::{Behind, Counts, Measured, Ratio, Recorded, Unit};

pub(crate) use check::check;

use crate::Agreement;
use domain::{CaseFile, Date};
use serde::{Deserialize, Serialize};

/// One `[[indicator]]` table.
#[derive(Clone, Debug, Deserialize, Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Its id, such as `employer-contacts-a-week`. Unique among the agreement's indicators.
    pub id: String,
    /// A short Norwegian name.
    pub title: String,
    /// How it is counted, in Norwegian.
    pub about: String,
    /// The computation.
    pub by: By,
    /// What it is held against; none where nothing is asked. A caseload is held against what the
    /// agreement says of the counsellor's role.
    #[serde(default)]
    pub mark: Option<Mark>,
    /// The annex's place.
    pub source: String,
    /// The annex does not list it: it is the provider's own reading.
    #[serde(default)]
    pub reading: bool,
    /// How the reading was chosen, in Norwegian.
    #[serde(default)]
    pub reading_note: Option<String>,
}

/// What an indicator is held against, in its own unit: days, contacts a week, per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "IndicatorMark")]
pub enum Mark {
    /// More is better.
    AtLeast(u32),
    /// Less is better.
    AtMost(u32),
}

/// A computation that an indicator can rest on, with its parameters.
///
/// A limit of days is counted from the start or from a job's first day, which is day 0. Each participant
/// (or job) is settled once, in one period alone: on the day of the first contact, or on the day after
/// the limit ran out without one. Whoever had ended by then is left out. So months add up to quarters, and
/// the one who is found on day 40 is not forgotten between two months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[ts(rename = "IndicatorBy")]
pub enum By {
    /// Participants in the measure at the period's end, or today if that is earlier. Whoever ended on
    /// that day is not among them.
    Caseload,
    /// Days from the start to the first contact with an employer: the median of those whose first contact
    /// lies in the period, however late it came.
    DaysToEmployerContact,
    /// Those who had their first contact with an employer in time, among those settled in the period.
    EmployerContactWithin {
        /// Days, 1–366.
        days: u32,
    },
    /// Contacts with employers for each five working days of the period so far, holidays subtracted.
    /// One registered as an event on a day that also has an entry in the log is the same contact.
    EmployerContactsAWeek,
    /// Minutes of meetings in person outside the office, among those of which the place is said.
    /// Follow-up at the workplace lies outside unless it is said not to.
    OutsideOffice,
    /// Different employers among the jobs that began in the period.
    VarietyOfEmployers,
    /// Different positions among the jobs that began in the period and have one.
    VarietyOfPositions,
    /// Ordinary jobs among those that began in the period and of which it is said.
    OrdinaryJobs,
    /// Jobs followed up in time after their first day, among those settled in the period. Follow-up is a
    /// contact with the participant, at the workplace or with an employer.
    FollowedUpWithin {
        /// Days, 1–366.
        days: u32,
    },
    /// Months with follow-up among the months in a job: for each participant, the calendar months that
    /// lie wholly in the period and are over, in which they were in the measure all the time and in a
    /// job on the first and the last day.
    FollowedUpEachMonth,
}

/// The days that are looked at. Days after today have not been, and count for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Today.
    pub today: Date,
}

impl Period {
    /// The last day that has come.
    pub fn until(&self) -> Date {
        self.to.min(self.today)
    }

    /// Whether a day lies in it and has come.
    pub fn holds(&self, date: Date) -> bool {
        (self.from..=self.until()).contains(&date)
    }
}

impl Agreement {
    /// What an indicator counts in these cases, of which other agreements' are left out. `role` is the
    /// counsellor's, in the agreement's word; blank is the ordinary one.
    pub fn measure(
        &self,
        indicator: &Indicator,
        files: &[CaseFile],
        period: Period,
        role: &str,
    ) -> Measured {
        let own = files.iter().filter(|file| file.case.agreement == self.id);
        let own: Vec<&CaseFile> = own.collect();
        let measured = match indicator.by {
            By::Caseload => count::caseload(&own, period),
            By::DaysToEmployerContact => contacts::days_to_first(&own, period),
            By::EmployerContactWithin { days } => contacts::first_within(&own, period, days),
            By::EmployerContactsAWeek => contacts::a_week(&own, period),
            By::OutsideOffice => count::outside_office(&own, period),
            By::VarietyOfEmployers => jobs::variety_of_employers(&own, period),
            By::VarietyOfPositions => jobs::variety_of_positions(&own, period),
            By::OrdinaryJobs => jobs::ordinary(&own, period),
            By::FollowedUpWithin { days } => jobs::followed_up_within(&own, period, days),
            By::FollowedUpEachMonth => jobs::followed_up_each_month(&own, period),
        };
        match indicator.by {
            By::Caseload => measured.against_norm(self.norm(role)),
            _ => measured.against(indicator.mark),
        }
    }

    /// Whether some indicator of the agreement's rests on this.
    pub fn has_indicator(&self, by: By) -> bool {
        self.indicators.iter().any(|indicator| indicator.by == by)
    }

    fn norm(&self, role: &str) -> Option<&crate::Caseload> {
        let norms = &self.places.caseload;
        norms
            .iter()
            .find(|norm| norm.role == role)
            .or(norms.first())
    }
}
