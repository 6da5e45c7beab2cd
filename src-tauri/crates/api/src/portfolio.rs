//! «Portefølje»: every participant in one row, with what the counsellor looks for first.

use crate::{
    Answer, Api,
    overview::{days_between, hours_by_month, phase},
    people::last_day,
    requests::Nothing,
    views::*,
};
use agreements::State;
use chrono::Datelike;
use domain::{CaseFile, Date, EventKind, Id, Private};

/// After so many days without contact with a participant under way, their row says so. The app's own
/// advice; it stands in no agreement.
const QUIET_AFTER_DAYS: i64 = 14;

impl Api {
    pub(crate) fn list(&mut self, _: Nothing) -> Answer<Cases> {
        let files = self.listed_files()?;
        let rows = files.iter().map(|file| self.case_row(file));
        let mut cases = rows.collect::<Answer<Vec<CaseRow>>>()?;
        cases.sort_by(|a, b| {
            let key = |row: &CaseRow| row.participant.0.to_lowercase();
            (key(a), &a.reference).cmp(&(key(b), &b.reference))
        });
        Ok(Cases {
            cases,
            quiet_after_days: QUIET_AFTER_DAYS,
        })
    }

    fn case_row(&self, file: &CaseFile) -> Answer<CaseRow> {
        let today = self.today();
        // Without its agreement a case has no deadlines, but is still there to be seen.
        let agreement = self.agreement_of(&file.case).ok();
        let dues =
            agreement.map_or_else(|| Ok(Vec::new()), |agreement| self.dues(file, agreement))?;
        // A deletion that is held back waits for nobody.
        let held = |due: &Due| {
            due.deletion
                .as_ref()
                .is_some_and(|mark| mark.hold.is_some())
        };
        let open = || {
            let dues = dues.iter();
            dues.filter(|due| due.deadline.state != State::Met && !held(due))
        };
        let month = today.with_day(1).unwrap_or(today);
        let phase = phase(file);
        let under_way = phase == Phase::Active;
        let started = file.first(EventKind::Started);
        let ends = last_day(file, agreement);
        let last_contact = last_contact(file, today);
        let since = |date: Date| days_between(date, today);
        Ok(CaseRow {
            case: file.id.clone(),
            participant: file.person.full_name(),
            reference: file.case.reference.clone(),
            loan: self.loan_mark(&file.id)?,
            agreement: file.case.agreement.clone(),
            agreement_title: agreement
                .map_or_else(|| file.case.agreement.clone(), |a| a.title.clone()),
            buyer: agreement.map_or_else(String::new, |a| a.buyer.clone()),
            phase,
            started,
            ends,
            days_left: ends
                .filter(|_| under_way)
                .map(|ends| days_between(today, ends)),
            minutes_this_month: hours_by_month(file)
                .get(&month)
                .copied()
                .unwrap_or_default(),
            minutes_estimated: agreement
                .and_then(|a| a.hours.as_ref())
                .and_then(agreements::Hours::minutes_per_month),
            last_contact,
            days_since_contact: last_contact.map(since),
            quiet: under_way
                && last_contact
                    .or(started)
                    .is_some_and(|date| since(date) > QUIET_AFTER_DAYS),
            nav_office: name_of(file, file.case.nav_office.as_ref()),
            nav_counsellor: name_of(file, file.case.nav_counsellor.as_ref()),
            frozen: self.frozen(&file.id)?,
            overdue: open()
                .filter(|due| due.deadline.state == State::Overdue)
                .count(),
            next: open().min_by_key(|due| due.deadline.due).cloned(),
        })
    }
}

/// The last day on which the counsellor did something with or for the participant.
fn last_contact(file: &CaseFile, today: Date) -> Option<Date> {
    let contacts = file.entries.values();
    contacts
        .filter(|entry| entry.activity.is_follow_up())
        .map(|entry| entry.date)
        .filter(|date| *date <= today)
        .max()
}

fn name_of(file: &CaseFile, contact: Option<&Id>) -> Option<Private> {
    Some(file.contacts.get(contact?)?.name.clone())
}
