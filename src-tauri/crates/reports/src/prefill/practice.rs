//! The latest work practice, for the agreement on it; and the latest absence, for the notice of it.

use super::{Facts, Found, Source, counted, reachable};
use domain::case::{Activity, MeetingForm};
use domain::{EventKind, LogEntry, calendar, dates::norwegian};

const UNEXCUSED: &str = "fra loggen: siste fravær uten gyldig grunn";

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

    /// Left for good, or stays away: whichever is the later.
    pub(super) fn absence_kind(&self) -> Found {
        let facts = self.file.facts();
        let left = facts
            .iter()
            .filter(|fact| fact.event.kind == EventKind::LeftEarly)
            .map(|fact| fact.event.date)
            .max();
        let away = self.latest_unexcused().map(|absence| absence.date);
        match (left, away) {
            (Some(left), away) if away.is_none_or(|away| away <= left) => Some((
                "Deltaker slutter underveis".to_owned(),
                format!("fra hendelsen «{}»", EventKind::LeftEarly.label()),
            )),
            (_, Some(_)) => Some((
                "Deltaker møter ikke i tiltaket uten gyldig grunn".to_owned(),
                UNEXCUSED.to_owned(),
            )),
            _ => None,
        }
    }

    /// When and how the participant was contacted since then. What was said stays in the log.
    pub(super) fn contact_attempts(&self) -> Found {
        let since = self.latest_unexcused()?.date;
        let mut contacts: Vec<_> = self
            .file
            .entries
            .values()
            .filter(|entry| entry.activity == Activity::FollowUp && entry.date >= since)
            .collect();
        contacts.sort_by_key(|entry| entry.date);
        let line = |entry: &&LogEntry| {
            let how = match entry.form {
                MeetingForm::InPerson => "oppmøte",
                MeetingForm::Video => "video",
                MeetingForm::Phone => "telefon",
                MeetingForm::Written => "skriftlig",
            };
            format!("{}: {how}", norwegian(entry.date))
        };
        let lines: Vec<String> = contacts.iter().map(line).collect();
        let times = counted(lines.len(), "kontakt", "kontakter");
        (!lines.is_empty()).then(|| {
            let from = format!("fra loggen: {times} siden {}", norwegian(since));
            (lines.join("\n"), from)
        })
    }

    fn latest_unexcused(&self) -> Option<&LogEntry> {
        let absences = self.file.entries.values();
        let unexcused =
            absences.filter(|e| e.activity == Activity::Absence && e.valid == Some(false));
        unexcused.max_by_key(|entry| entry.date)
    }

    /// The latest absence without a valid reason. A running one counts to its last known day.
    pub(super) fn unexcused(&self, source: Source) -> Found {
        let absence = self.latest_unexcused()?;
        let text = match source {
            Source::AbsenceFrom => norwegian(absence.date),
            _ => {
                let last = absence.until.unwrap_or(absence.date).max(absence.date);
                let days = absence.date.iter_days().take_while(|day| *day <= last);
                let working = days.filter(|day| calendar::is_working_day(*day)).count();
                counted(working.max(1), "dag", "dager")
            }
        };
        Some((text, UNEXCUSED.to_owned()))
    }
}
