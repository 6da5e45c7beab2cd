//! The latest work practice, for the agreement on it; and the latest absence, for the notice of it.

use super::{Facts, Found, Source, counted, reachable};
use domain::case::Activity;
use domain::{calendar, dates::norwegian};

impl Facts<'_> {
    pub(super) fn practice(&self, source: Source) -> Found {
        let practices = self.file.practices.values();
        let practice = practices.max_by_key(|practice| practice.from)?;
        let text = match source {
            Source::PracticeEmployer => self.contact(Some(&practice.employer))?.name.0.clone(),
            Source::PracticeContact => reachable(self.contact(practice.contact.as_ref())?),
            Source::PracticePeriod => {
                let last = practice.ended.or(practice.planned_to)?;
                format!("{}–{}", norwegian(practice.from), norwegian(last))
            }
            Source::PracticePercent => format!("{} %", practice.percent?),
            Source::PracticeGoal => practice.goal.0.clone(),
            Source::PracticeInsurance => practice.insurance_informed.map(|_| "Ja")?.to_owned(),
            _ => norwegian(practice.insurance_informed?),
        };
        Some((text, "fra arbeidspraksisen".to_owned()))
    }

    /// The latest absence without a valid reason. A running one counts to its last known day.
    pub(super) fn unexcused(&self, source: Source) -> Found {
        let absences = self.file.entries.values();
        let unexcused =
            absences.filter(|e| e.activity == Activity::Absence && e.valid == Some(false));
        let absence = unexcused.max_by_key(|entry| entry.date)?;
        let text = match source {
            Source::AbsenceFrom => norwegian(absence.date),
            _ => {
                let last = absence.until.unwrap_or(absence.date).max(absence.date);
                let days = absence.date.iter_days().take_while(|day| *day <= last);
                let working = days.filter(|day| calendar::is_working_day(*day)).count();
                counted(working.max(1), "dag", "dager")
            }
        };
        Some((
            text,
            "fra loggen: siste fravær uten gyldig grunn".to_owned(),
        ))
    }
}
