//! Follow-up on average: what the agreements estimate by the month, over months that are over.

use chrono::Datelike;
use domain::{
    CaseFile, Date,
    dates::{add_days, add_months},
};
use serde::Serialize;

/// Follow-up over the last full calendar months of participation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct HoursAverage {
    /// The first day reckoned with: the first month's, or the start within it.
    pub from: Date,
    /// The last day: the last month's, or the end within it.
    pub to: Date,
    /// How many calendar months it touches, at most as many as were asked for.
    pub months: u32,
    /// Minutes of follow-up a month, rounded half up.
    pub minutes: u32,
}

/// Every month's length divides it, so that parts of months add up exactly.
const PARTS_OF_A_MONTH: u64 = 28 * 29 * 30 * 31;

/// The average over the last `months` calendar months before today's. A month in which the participant
/// started or ended counts for the part of its days that belong to the participation: 15 hours from
/// 16 April on are 30 a month. None before the first such month is over, and once the participant has
/// been gone for longer.
pub fn hours_average(file: &CaseFile, today: Date, months: u32) -> Option<HoursAverage> {
    let started = file.first(domain::EventKind::Started)?;
    let ended = file.first(domain::EventKind::Ended).unwrap_or(Date::MAX);
    average((started, ended), today, months, |from, to| {
        let of_days = |entry: &&domain::LogEntry| {
            entry.activity.is_follow_up() && (from..=to).contains(&entry.date)
        };
        let minutes = file.entries.values().filter(of_days);
        minutes.map(|entry| u64::from(entry.minutes)).sum()
    })
}

/// The average of what `minutes` finds between two days, both included.
fn average(
    (started, ended): (Date, Date),
    today: Date,
    months: u32,
    minutes: impl Fn(Date, Date) -> u64,
) -> Option<HoursAverage> {
    let this_month = today.with_day(1)?;
    let (mut parts, mut touched, mut days) = (0, 0, None);
    for back in (1..=i32::try_from(months).ok()?).rev() {
        let first = add_months(this_month, -back);
        let last = add_days(add_months(first, 1), -1);
        let (from, to) = (first.max(started), last.min(ended));
        if to < from {
            continue;
        }
        let of = |from: Date, to: Date| {
            let days = to.signed_duration_since(from).num_days() + 1;
            u64::try_from(days).unwrap_or_default()
        };
        parts += of(from, to) * PARTS_OF_A_MONTH / of(first, last);
        touched += 1;
        days = Some((days.map_or(from, |(from, _)| from), to));
    }
    let (from, to) = days?;
    let average = (2 * minutes(from, to) * PARTS_OF_A_MONTH + parts) / (2 * parts);
    Some(HoursAverage {
        from,
        to,
        months: touched,
        minutes: u32::try_from(average).unwrap_or(u32::MAX),
    })
}

/// «17,5 t»: hours with at most two decimals, as the window writes them.
pub(crate) fn hours(minutes: u32) -> String {
    let hundredths = (u64::from(minutes) * 100 + 30) / 60;
    let text = match (hundredths / 100, hundredths % 100) {
        (whole, 0) => whole.to_string(),
        (whole, part) if part % 10 == 0 => format!("{whole},{}", part / 10),
        (whole, part) => format!("{whole},{part:02}"),
    };
    format!("{text} t")
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::dates::parse_iso;

    fn day(text: &str) -> Date {
        parse_iso(text).unwrap()
    }

    #[test]
    fn the_month_of_the_start_counts_for_its_part() {
        // From 16 April, half of it.
        let participation = (day("2026-04-16"), Date::MAX);
        let found = average(participation, day("2026-05-04"), 3, |_, _| 900).unwrap();
        assert_eq!(
            (found.from, found.to),
            (day("2026-04-16"), day("2026-04-30"))
        );
        assert_eq!((found.months, found.minutes), (1, 1800));
    }

    #[test]
    fn only_months_that_are_over_count() {
        let participation = (day("2026-02-01"), Date::MAX);
        let asked = |today: &str| {
            average(participation, day(today), 3, |from, to| {
                // An hour a day.
                60 * u64::try_from(to.signed_duration_since(from).num_days() + 1).unwrap()
            })
        };
        assert_eq!(asked("2026-02-28"), None, "the first month is not over");
        let found = asked("2026-03-01").unwrap();
        assert_eq!((found.months, found.minutes), (1, 28 * 60));
        let found = asked("2026-05-31").unwrap();
        assert_eq!(
            (found.from, found.to),
            (day("2026-02-01"), day("2026-04-30"))
        );
        assert_eq!((found.months, found.minutes), (3, (28 + 31 + 30) * 60 / 3));
        assert_eq!(asked("2026-06-01").unwrap().from, day("2026-03-01"));
    }

    #[test]
    fn who_has_been_gone_for_longer_has_no_average() {
        let participation = (day("2026-01-01"), day("2026-02-14"));
        let asked = |today| average(participation, day(today), 3, |_, _| 600);
        let found = asked("2026-05-04").unwrap();
        assert_eq!(found.to, day("2026-02-14"));
        assert_eq!(found.minutes, 1200, "half of February");
        assert_eq!(asked("2026-06-01"), None);
    }

    #[test]
    fn hours_read_as_norwegians_write_them() {
        let read = [0, 15, 90, 900, 1001, 1050].map(hours);
        assert_eq!(
            read,
            ["0 t", "0,25 t", "1,5 t", "15 t", "16,68 t", "17,5 t"]
        );
    }
}
