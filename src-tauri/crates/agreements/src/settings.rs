//! The provider's own readings, where an agreement leaves something open.

use crate::{Agreement, rule::Every, steps::Steps};
use std::collections::BTreeMap;

/// The calendar that [`Settings::semester_ends`] replaces.
pub(crate) const SEMESTER_ENDS: &str = "semester_ends";

/// Adjusted readings. Empty means the agreement file's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The days on which semesters end, as (month, day), in order.
    pub semester_ends: Option<Vec<(u32, u32)>>,
    /// The day of the month on which results are due.
    pub monthly_results_day: Option<u32>,
    /// The days on which evaluation reports are due, as (month, day), in order.
    pub evaluation_days: Option<Vec<(u32, u32)>>,
    /// Rule id → another offset.
    pub offsets: BTreeMap<String, Steps>,
    /// End status id → whether it counts as a transition to work: NAV decides which do.
    pub to_work: BTreeMap<String, bool>,
}

/// Why a setting is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// No rule has this id.
    #[error("Avtalen har ingen regel «{0}».")]
    UnknownRule(String),
    /// The rule is NAV's own and cannot be adjusted.
    #[error("Fristen «{0}» står i avtalen og kan ikke endres; bare tolkninger kan det.")]
    NotAReading(String),
    /// The offset repeats where the rule does not, or the other way round.
    #[error(
        "Fristen «{0}»: en frist som gjentas etter måneder, regnes med «* n»; ingen andre gjør det."
    )]
    Repetition(String),
    /// No end status has this id.
    #[error("Avtalen har ingen sluttstatus «{0}».")]
    UnknownStatus(String),
}

impl Settings {
    /// Checks the offsets against an agreement: only readings can be adjusted.
    pub fn check(&self, agreement: &Agreement) -> Result<(), SettingsError> {
        for (id, offset) in &self.offsets {
            let rule = agreement.rules.iter().find(|rule| rule.id == *id);
            let rule = rule.ok_or_else(|| SettingsError::UnknownRule(id.clone()))?;
            if !rule.reading && !rule.due.iter().any(|variant| variant.reading) {
                return Err(SettingsError::NotAReading(id.clone()));
            }
            if offset.repeats() != matches!(rule.every, Some(Every::Months(_))) {
                return Err(SettingsError::Repetition(id.clone()));
            }
        }
        Ok(())
    }
}
