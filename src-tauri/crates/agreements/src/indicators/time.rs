//! Time limits: whether something came in time, and the one day on which that is settled.

use domain::{
    CaseFile, Date, EventKind, Id,
    case::Activity,
    dates::{add_days, add_months},
};

/// A record on a day.
pub(super) type Dated<'a> = (Date, &'a Id);

/// When a participant began and ended.
pub(super) struct Stay {
    pub(super) started: Date,
    pub(super) record: Id,
    pub(super) ended: Option<Date>,
}

impl Stay {
    /// None for a case that has not started.
    pub(super) fn of(file: &CaseFile) -> Option<Self> {
        let facts = file.facts();
        let first = |kind| facts.iter().find(|fact| fact.event.kind == kind);
        let started = first(EventKind::Started)?;
        Some(Self {
            started: started.event.date,
            record: started.record.clone(),
            ended: first(EventKind::Ended).map(|fact| fact.event.date),
        })
    }

    /// Under way at the end of a day.
    pub(super) fn active_after(&self, day: Date) -> bool {
        self.started <= day && self.ended.is_none_or(|ended| ended > day)
    }
}

/// The contacts with employers that a case tells of, earliest first. An event on a day that also has an
/// entry is the same contact.
pub(super) fn employer_contacts(file: &CaseFile) -> Vec<Dated<'_>> {
    let entries = file.entries.iter();
    let logged: Vec<Dated<'_>> = entries
        .filter(|(_, entry)| entry.activity == Activity::EmployerContact)
        .map(|(id, entry)| (entry.date, id))
        .collect();
    let events = file.events.iter();
    let registered = events
        .filter(|(_, recorded)| recorded.event.kind == EventKind::EmployerContact)
        .map(|(id, recorded)| (recorded.event.date, id))
        .filter(|(date, _)| !logged.iter().any(|(logged, _)| logged == date));
    let mut contacts: Vec<Dated<'_>> = logged.iter().copied().chain(registered).collect();
    contacts.sort();
    contacts
}

/// Follow-up of the participant, at the workplace or with an employer, earliest first.
pub(super) fn follow_ups(file: &CaseFile) -> Vec<Dated<'_>> {
    let mut all = employer_contacts(file);
    let supports = |activity| matches!(activity, Activity::FollowUp | Activity::Workplace);
    let entries = file.entries.iter();
    all.extend(
        entries
            .filter(|(_, entry)| supports(entry.activity))
            .map(|(id, entry)| (entry.date, id)),
    );
    all.sort();
    all
}

/// What came of a time limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Limit<'a> {
    /// A contact came in time, on this day.
    InTime(Dated<'a>),
    /// None had come when the limit ran out; this is the day after.
    RanOut(Date),
    /// Ended before that.
    LeftOut,
}

/// What came of `days` from `anchor`, which is day 0, seen from a day long after. `gone` is the last day
/// of what the limit is about.
pub(super) fn limit<'a>(
    anchor: Date,
    days: u32,
    contacts: &[Dated<'a>],
    gone: Option<Date>,
) -> Limit<'a> {
    let last = add_days(anchor, i64::from(days));
    // A contact after the end is no contact in time: it would bring back whoever was left out.
    let latest = gone.map_or(last, |gone| gone.min(last));
    let mut in_time = contacts
        .iter()
        .filter(|(date, _)| (anchor..=latest).contains(date));
    match in_time.next() {
        Some(contact) => Limit::InTime(*contact),
        None if gone.is_some_and(|gone| gone <= last) => Limit::LeftOut,
        None => Limit::RanOut(add_days(last, 1)),
    }
}

/// The first and last days of the calendar months that lie wholly between two days.
pub(super) fn whole_months(from: Date, to: Date) -> Vec<(Date, Date)> {
    use chrono::Datelike;
    let Some(first) = from.with_day(1) else {
        return Vec::new();
    };
    let starts = (0..).map(|n| add_months(first, n));
    starts
        .map(|month| (month, add_days(add_months(month, 1), -1)))
        .take_while(|(_, last)| *last <= to)
        .filter(|(month, _)| *month >= from)
        .collect()
}
