//! When a case's data must go, by the agreement's own rule, and how near that is.

use crate::{Answer, Api, overview::DELETION, overview::days_between};
use agreements::{Agreement, Deadline, State};
use domain::{CaseFile, Date, EventKind, Hold, Id, Private};
use serde::Serialize;
use ts_rs::TS;

/// How near a deletion is. The reminders come four weeks, two weeks and one week before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum DeletionStage {
    /// The due date has passed.
    Overdue,
    /// Today.
    Today,
    /// Within a week.
    OneWeek,
    /// Within two weeks.
    TwoWeeks,
    /// Within four weeks.
    FourWeeks,
    /// Later.
    Coming,
}

impl DeletionStage {
    /// By the days that are left; negative once the due date has passed.
    ///
    /// ```
    /// use api::deletion::DeletionStage as Stage;
    /// let stages = [-1, 0, 1, 7, 8, 14, 15, 28, 29].map(Stage::of);
    /// assert_eq!(stages[..4], [Stage::Overdue, Stage::Today, Stage::OneWeek, Stage::OneWeek]);
    /// assert_eq!(stages[4..6], [Stage::TwoWeeks, Stage::TwoWeeks]);
    /// assert_eq!(stages[6..], [Stage::FourWeeks, Stage::FourWeeks, Stage::Coming]);
    /// ```
    pub fn of(days: i64) -> Self {
        match days {
            ..0 => Self::Overdue,
            0 => Self::Today,
            1..=7 => Self::OneWeek,
            8..=14 => Self::TwoWeeks,
            15..=28 => Self::FourWeeks,
            _ => Self::Coming,
        }
    }
}

/// What a case's deadline for deletion says beside its date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DeletionMark {
    /// How near it is.
    pub stage: DeletionStage,
    /// Why it is held back; none where it is not.
    pub hold: Option<Private>,
}

impl Api {
    /// The deadline by which a case must be deleted; none as long as nothing tells one.
    pub(crate) fn deletion_due(
        &self,
        file: &CaseFile,
        agreement: &Agreement,
    ) -> Answer<Option<Deadline>> {
        let query = self.query(file, agreement, 12)?;
        let dues = agreement.deadlines(&query).into_iter();
        Ok(dues.into_iter().find(|due| due.rule == DELETION))
    }

    /// The cases whose day has come and that nothing holds back, the longest overdue first.
    pub(crate) fn due_for_deletion(&self) -> Answer<Vec<Id>> {
        let today = self.today();
        let mut due = Vec::new();
        for file in self.opened()?.case_files()? {
            let Ok(agreement) = self.agreement_of(&file.case) else {
                continue;
            };
            // One that cannot be told of holds nobody else up; the queue says so.
            let Ok(deadline) = self.deletion_due(&file, agreement) else {
                continue;
            };
            let Some(deadline) = deadline.filter(|d| d.due <= today && d.state != State::Met)
            else {
                continue;
            };
            let free = |api: &Self| -> Answer<bool> {
                // What is borrowed is the owner's to delete.
                let loan = api.open_loan(&file.id)?;
                Ok(loan.is_none_or(|(_, loan)| !loan.is_borrowed())
                    && api.hold_of(&file.id)?.is_none()
                    && api.frozen(&file.id)?.is_none())
            };
            if free(self).unwrap_or(false) {
                due.push((deadline.due, file.id));
            }
        }
        due.sort();
        Ok(due.into_iter().map(|(_, case)| case).collect())
    }

    /// What the deadline for deletion says beside its date.
    pub(crate) fn deletion_mark(&self, case: &str, due: Date) -> Answer<DeletionMark> {
        Ok(DeletionMark {
            stage: DeletionStage::of(days_between(self.today(), due)),
            hold: self.hold_of(case)?.map(|(_, hold): (Id, Hold)| hold.reason),
        })
    }
}

/// Why there is no due date yet, and what brings one about.
pub(super) fn undated(file: &CaseFile) -> &'static str {
    let has = |kind| file.first(kind).is_some();
    match (
        has(EventKind::Started),
        has(EventKind::Ended),
        has(EventKind::FinalReportDelivered),
    ) {
        (false, false, _) => "Ikke startet ennå.",
        (true, false, _) => "I tiltak. Fristen regnes fra sluttrapporten.",
        (_, true, false) => "Avsluttet, men sluttrapporten er ikke levert. Fristen regnes fra den.",
        (_, true, true) => "Avtalen gir ingen frist for dette løpet.",
    }
}
