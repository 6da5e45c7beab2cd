//! What an agreement asks to stand on an invoice beside the amounts, and which hours it pays.

use domain::{
    LogEntry,
    case::{Activity, MeetingForm},
};
use serde::{Deserialize, Serialize};

/// The `[invoice]` table.
#[derive(Clone, Debug, Deserialize, Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Invoice {
    /// NAV's reference (Deres referanse).
    #[serde(default)]
    pub your_reference: Asked,
    /// The agreement's number (Avtalenummer).
    #[serde(default)]
    pub agreement_number: Asked,
    /// The annex's place.
    pub source: String,
}

/// Whether something must stand there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Asked {
    /// The annexes do not ask for it.
    #[default]
    No,
    /// Always.
    Required,
    /// Where the invoice carries no order number (bestillingsnummer).
    WithoutOrderNumber,
}

/// The `[price.billed]` table: which time an agreement pays by the hour.
#[derive(Clone, Debug, Deserialize, Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Billed {
    /// Activities with the participant.
    pub participant: Vec<Activity>,
    /// How they must have met for it to count.
    pub forms: Vec<MeetingForm>,
    /// Activities with employers about the participant, in any form.
    pub employer: Vec<Activity>,
    /// The annex's place.
    pub source: String,
}

impl Default for Billed {
    /// Time with the participant and with employers, however they met.
    fn default() -> Self {
        use MeetingForm as M;
        Self {
            participant: vec![Activity::FollowUp, Activity::Workplace, Activity::Group],
            forms: vec![M::InPerson, M::Video, M::Phone, M::Written],
            employer: vec![Activity::EmployerContact],
            source: String::new(),
        }
    }
}

/// Whom paid time was spent with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BilledWith {
    /// The participant.
    Participant,
    /// An employer.
    Employer,
}

impl Billed {
    /// Whom a log entry's time was spent with, as far as it is paid.
    pub fn with(&self, entry: &LogEntry) -> Option<BilledWith> {
        let meeting =
            self.participant.contains(&entry.activity) && self.forms.contains(&entry.form);
        if meeting {
            Some(BilledWith::Participant)
        } else {
            let employer = self.employer.contains(&entry.activity);
            employer.then_some(BilledWith::Employer)
        }
    }
}
