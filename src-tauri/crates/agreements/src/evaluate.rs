//! From rules and events to deadlines.

use crate::{
    Agreement,
    deadline::{Deadline, Query, State},
    portfolio::month_days,
    rule::{Dropped, Every, Pairing, Rule, Selector, Variant, first_date, matches},
    settings::SEMESTER_ENDS,
    steps::Steps,
};
use chrono::Datelike;
use domain::{
    Date, Event, EventKind,
    calendar::work_by,
    dates::{add_days, add_months},
};

/// The id of the deadline that the duration table gives.
const DURATION_END: &str = "duration-end";

/// One thing due, before it is known whether it has been met.
pub(crate) struct Due<'r> {
    variant: Option<&'r Variant>,
    pub(crate) occurrence: Option<u32>,
    anchor: Date,
    /// What the offset is counted from.
    pub(crate) from: Date,
    due: Date,
    not_before: Option<Date>,
    period: Option<(Date, Date)>,
}

impl Agreement {
    /// Every deadline whose anchor is known and that is due on or before the query's last day, met or
    /// not, sorted by due date, rule and occurrence.
    pub fn deadlines(&self, query: &Query<'_>) -> Vec<Deadline> {
        let mut deadlines: Vec<Deadline> = self
            .rules
            .iter()
            .flat_map(|rule| self.of_rule(rule, &query.of(rule)))
            .collect();
        deadlines.extend(self.duration_end(query));
        deadlines.retain(|deadline| deadline.due <= query.until);
        deadlines
            .sort_by(|a, b| (a.due, &a.rule, a.occurrence).cmp(&(b.due, &b.rule, b.occurrence)));
        deadlines
    }

    /// What one rule makes due, met or not.
    pub(crate) fn of_rule(&self, rule: &Rule, query: &Query<'_>) -> Vec<Deadline> {
        let exists = |kind: &EventKind| first_date(&query.events, *kind).is_some();
        if !rule.needs.iter().all(exists) {
            return Vec::new();
        }
        let due = self.due(rule, query);
        let met = met_on(rule, &due, &query.events);
        let ended = first_date(&query.events, EventKind::Ended);
        let withdrawn = ended.is_some() && !exists(&EventKind::Started);
        due.into_iter()
            .zip(met)
            .filter(|(due, met_on)| {
                let dropped = match rule.dropped_when_ended {
                    Some(Dropped::OnOrBeforeDue) => ended.is_some_and(|ended| ended <= due.due),
                    Some(Dropped::Withdrawn) => withdrawn,
                    None => false,
                };
                met_on.is_some() || !dropped
            })
            .map(|(due, met_on)| Deadline {
                reading: rule.reading || due.variant.is_some_and(|variant| variant.reading),
                ..deadline(
                    &rule.id,
                    &rule.title,
                    &rule.source,
                    &due,
                    met_on,
                    query.today,
                )
            })
            .collect()
    }

    /// What a rule makes due, whether or not it is met or left out.
    pub(crate) fn due<'r>(&self, rule: &'r Rule, query: &Query<'_>) -> Vec<Due<'r>> {
        match &rule.every {
            Some(every) => self.repeated(rule, every, query),
            None => once_or_each(rule, query),
        }
    }

    /// The occurrences of a rule that comes again and again: those whose period has ended before the
    /// participant did, since the final report covers the rest.
    fn repeated<'r>(&self, rule: &'r Rule, every: &Every, query: &Query<'_>) -> Vec<Due<'r>> {
        let Some(anchor) = rule.anchor.pick(&query.events) else {
            return Vec::new();
        };
        let Some(variant) = fitting(rule, anchor, query) else {
            return Vec::new();
        };
        let after = offset(rule, variant, query);
        let ended = first_date(&query.events, EventKind::Ended).unwrap_or(Date::MAX);
        let periods: Box<dyn Iterator<Item = (Date, Date)>> = match every {
            Every::Months(months) => {
                let months = i32::try_from(*months).unwrap_or(i32::MAX);
                let start = move |n: i32| add_months(anchor.date, months.saturating_mul(n));
                Box::new((0..).map(move |n| (start(n), add_days(start(n + 1), -1))))
            }
            Every::Calendar(name) => {
                Box::new(calendar_periods(self.calendar(name, query), anchor.date))
            }
        };
        let repeats_from_anchor = matches!(every, Every::Months(_));
        periods
            .zip(1u32..)
            .map(|(period, n)| {
                let from = if repeats_from_anchor {
                    anchor.date
                } else {
                    period.1
                };
                Due {
                    variant: Some(variant),
                    occurrence: Some(n),
                    anchor: anchor.date,
                    from,
                    due: after.from(from, n),
                    not_before: None,
                    period: Some(period),
                }
            })
            .take_while(|due| due.due <= query.until && due.period.is_some_and(|p| p.1 < ended))
            .collect()
    }

    fn calendar(&self, name: &str, query: &Query<'_>) -> Vec<(u32, u32)> {
        match &query.settings.semester_ends {
            Some(ends) if name == SEMESTER_ENDS => ends.clone(),
            _ => self
                .calendars
                .get(name)
                .map(|days| month_days(days))
                .unwrap_or_default(),
        }
    }

    fn duration_end(&self, query: &Query<'_>) -> Option<Deadline> {
        let span = self.duration.end(&query.events, query.attributes)?;
        let due = Due {
            variant: None,
            occurrence: None,
            anchor: span.started,
            from: span.started,
            due: span.end,
            not_before: None,
            period: None,
        };
        let met_on = first_date(&query.events, EventKind::Ended);
        let Self { duration, .. } = self;
        let deadline = deadline(
            DURATION_END,
            &duration.title,
            &duration.source,
            &due,
            met_on,
            query.today,
        );
        Some(Deadline {
            reading: span.reading,
            ..deadline
        })
    }
}

/// What a rule without repetition makes due: once, or once per anchoring event.
fn once_or_each<'r>(rule: &'r Rule, query: &Query<'_>) -> Vec<Due<'r>> {
    let numbered = matches!(rule.anchor, Selector::Each(_));
    let anchors = rule.anchor.pick_all(&query.events);
    anchors
        .into_iter()
        .zip(1u32..)
        .filter_map(|(anchor, n)| {
            let variant = fitting(rule, anchor, query)?;
            let other = |selector: &Option<Selector>, default: Date| match selector {
                Some(selector) => selector.pick(&query.events).map(|event| event.date),
                None => Some(default),
            };
            let anchor = other(&variant.anchor, anchor.date)?;
            let from = other(&variant.from, anchor)?;
            Some(Due {
                variant: Some(variant),
                occurrence: numbered.then_some(n),
                anchor,
                from,
                due: offset(rule, variant, query).from(from, n),
                not_before: variant.not_before.as_ref().map(|steps| steps.from(from, n)),
                period: None,
            })
        })
        .collect()
}

/// The first variant whose conditions hold.
fn fitting<'r>(rule: &'r Rule, anchor: &Event, query: &Query<'_>) -> Option<&'r Variant> {
    let exists = |kind: &EventKind| first_date(&query.events, *kind).is_some();
    rule.due.iter().find(|variant| {
        variant.when.holds(query.attributes)
            && matches(anchor, &variant.filter)
            && variant.needs.iter().all(exists)
            && !variant.without.iter().any(exists)
    })
}

/// The variant's offset, or the provider's own where it is a reading.
fn offset<'q>(rule: &Rule, variant: &'q Variant, query: &'q Query<'_>) -> &'q Steps {
    let adjusted = query.settings.offsets.get(&rule.id);
    adjusted
        .filter(|_| rule.reading || variant.reading)
        .unwrap_or(&variant.after)
}

/// Periods that end on the calendar's days, the first on or after `start`, which it begins with.
fn calendar_periods(days: Vec<(u32, u32)>, start: Date) -> impl Iterator<Item = (Date, Date)> {
    let ends = (start.year()..=domain::dates::LAST_YEAR)
        .flat_map(move |year| {
            days.clone()
                .into_iter()
                .filter_map(move |(m, d)| Date::from_ymd_opt(year, m, d))
        })
        .filter(move |end| *end >= start);
    ends.scan(start, |first, last| {
        let period = (*first, last);
        *first = add_days(last, 1);
        Some(period)
    })
}

/// For each thing due, the date of the event that meets it.
fn met_on(rule: &Rule, due: &[Due<'_>], events: &[Event]) -> Vec<Option<Date>> {
    let candidates: Vec<&Event> = events
        .iter()
        .filter(|e| rule.met_by.events.contains(&e.kind) && matches(e, &rule.met_by.filter))
        .collect();
    let mut unused = candidates.clone();
    due.iter()
        .map(|due| {
            let event = match rule.met_by.pairing {
                Pairing::Any => candidates.first(),
                Pairing::Occurrence => candidates.iter().find(|e| e.occurrence == due.occurrence),
                Pairing::Nth => {
                    candidates.get(usize::try_from(due.occurrence?.checked_sub(1)?).ok()?)
                }
                Pairing::NextUnused => {
                    let position = unused.iter().position(|e| e.date >= due.anchor)?;
                    return Some(unused.remove(position).date);
                }
            };
            event.map(|event| event.date)
        })
        .collect()
}

fn deadline(
    id: &str,
    title: &str,
    source: &str,
    due: &Due<'_>,
    met_on: Option<Date>,
    today: Date,
) -> Deadline {
    let state = match met_on {
        Some(_) => State::Met,
        None if due.due < today => State::Overdue,
        None => State::Open,
    };
    Deadline {
        rule: id.to_owned(),
        occurrence: due.occurrence,
        due: due.due,
        work_by: work_by(due.due, due.anchor),
        period: due.period,
        not_before: due.not_before,
        state,
        met_on,
        late: met_on.is_some_and(|met_on| met_on > due.due),
        reading: false,
        title: title.to_owned(),
        source: source.to_owned(),
    }
}
