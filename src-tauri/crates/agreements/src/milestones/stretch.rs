//! Unbroken stretches of employment.

use super::Breaks;
use domain::{Date, Id, calendar::is_working_day, dates::add_days};

/// The days that one job covers, both ends included; [`Date::MAX`] where no end is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    pub from: Date,
    pub to: Date,
    pub job: Id,
}

/// Days covered without a break, and by what. The spans lie by first day.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    pub from: Date,
    pub to: Date,
    pub spans: Vec<Span>,
}

impl Breaks {
    /// Whether what begins on `next` goes on unbroken from what ended on `last`.
    pub(super) fn goes_on(self, last: Date, next: Date) -> bool {
        let mut gap = days_between(last, next);
        match self {
            Self::Days => gap.next().is_none(),
            Self::WorkingDays => !gap.any(is_working_day),
        }
    }
}

/// The days that lie strictly between two.
fn days_between(last: Date, next: Date) -> impl Iterator<Item = Date> {
    let after = |day: &Date| day.succ_opt();
    std::iter::successors(after(&last), after).take_while(move |day| *day < next)
}

/// The stretches that spans make up, by first day.
pub(super) fn stretches(mut spans: Vec<Span>, breaks: Breaks) -> Vec<Stretch> {
    spans.sort();
    let mut found: Vec<Stretch> = Vec::new();
    for span in spans {
        match found.last_mut() {
            Some(last) if breaks.goes_on(last.to, span.from) => {
                last.to = last.to.max(span.to);
                last.spans.push(span);
            }
            _ => found.push(Stretch {
                from: span.from,
                to: span.to,
                spans: Vec::from([span]),
            }),
        }
    }
    found
}

impl Stretch {
    /// As few of the jobs as it takes to cover the days from the first to `until`, each time the one that
    /// reaches furthest: what else the participant does meanwhile carries nothing.
    pub(super) fn cover(&self, until: Date, breaks: Breaks) -> Option<Vec<Id>> {
        let mut jobs = Vec::new();
        let mut last: Option<Date> = None;
        loop {
            let within = |span: &&Span| match last {
                None => span.from <= self.from,
                Some(last) => span.to > last && breaks.goes_on(last, span.from),
            };
            let furthest = |span: &&Span| (span.to, std::cmp::Reverse(span.from));
            let best = self.spans.iter().filter(within).max_by_key(furthest)?;
            jobs.push(best.job.clone());
            if best.to >= until {
                return Some(jobs);
            }
            last = Some(best.to);
        }
    }

    /// The same days, as far as these jobs alone cover them from the first.
    pub(super) fn of(&self, keep: impl Fn(&Id) -> bool) -> Self {
        let kept = |span: &&Span| keep(&span.job);
        Self {
            spans: self.spans.iter().filter(kept).cloned().collect(),
            ..self.clone()
        }
    }

    /// Whether weekends or holidays lie within that no job covers, up to `until`.
    pub(super) fn is_bridged(&self, until: Date) -> bool {
        let mut last = self.from;
        self.spans.iter().any(|span| {
            let gap = span.from <= until && add_days(last, 1) < span.from;
            last = last.max(span.to);
            gap
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::dates::parse_iso;

    fn day(text: &str) -> Date {
        parse_iso(text).unwrap()
    }

    fn span(job: &str, from: &str, to: &str) -> Span {
        Span {
            from: day(from),
            to: day(to),
            job: job.to_owned(),
        }
    }

    #[test]
    fn a_weekend_breaks_only_where_every_day_does() {
        // 30 April 2027 is a Friday, 3 May a Monday; 1 May would be a holiday anyway.
        let over = |breaks: Breaks, next: &str| breaks.goes_on(day("2027-04-30"), day(next));
        for (next, days, working) in [
            ("2027-05-01", true, true),
            ("2027-05-02", false, true),
            ("2027-05-03", false, true),
            ("2027-05-04", false, false),
        ] {
            assert_eq!(over(Breaks::Days, next), days, "{next}");
            assert_eq!(over(Breaks::WorkingDays, next), working, "{next}");
        }
    }

    #[test]
    fn overlapping_and_adjoining_jobs_are_one_stretch() {
        let spans = vec![
            span("c", "2026-06-01", "2026-06-30"),
            span("a", "2026-02-01", "2026-04-30"),
            span("b", "2026-04-15", "2026-05-31"),
            span("d", "2026-07-02", "2026-07-31"),
        ];
        let found = stretches(spans, Breaks::Days);
        let told: Vec<_> = found
            .iter()
            .map(|s| (s.from, s.to, s.spans.len()))
            .collect();
        assert_eq!(
            told,
            [
                (day("2026-02-01"), day("2026-06-30"), 3),
                (day("2026-07-02"), day("2026-07-31"), 1)
            ]
        );
    }

    #[test]
    fn what_carries_nothing_is_not_in_the_cover() {
        let spans = vec![
            span("a", "2026-02-01", "2026-12-31"),
            span("within", "2026-03-01", "2026-04-30"),
            span("b", "2026-12-01", "2027-12-31"),
        ];
        let stretch = &stretches(spans, Breaks::Days)[0];
        let cover = |until| stretch.cover(day(until), Breaks::Days);
        assert_eq!(cover("2026-08-01"), Some(vec!["a".to_owned()]));
        assert_eq!(
            cover("2027-06-01"),
            Some(vec!["a".to_owned(), "b".to_owned()])
        );
        assert_eq!(cover("2028-01-01"), None, "no job reaches that far");
    }
}
