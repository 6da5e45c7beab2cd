//! Norwegian public holidays and working days.
//!
//! A working day is Monday–Friday and no public holiday. 24 and 31 December are working days, which
//! is NAV's own rule.

use crate::{Date, dates::add_days};
use chrono::{Datelike, Weekday};
use serde::Serialize;

/// A public holiday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Holiday {
    /// The day.
    pub date: Date,
    /// Its Norwegian name.
    pub name: String,
}

/// Every public holiday of `year`, by date. Where two fall on one day (Ascension Day on 1 May 2008),
/// both are listed. Empty for a year outside the calendar.
pub fn holidays(year: i32) -> Vec<Holiday> {
    let fixed = [
        (1, 1, "Første nyttårsdag"),
        (5, 1, "Arbeidernes dag"),
        (5, 17, "Grunnlovsdagen"),
        (12, 25, "Første juledag"),
        (12, 26, "Andre juledag"),
    ];
    let from_easter = [
        (-3, "Skjærtorsdag"),
        (-2, "Langfredag"),
        (0, "Første påskedag"),
        (1, "Andre påskedag"),
        (39, "Kristi himmelfartsdag"),
        (49, "Første pinsedag"),
        (50, "Andre pinsedag"),
    ];
    let Some(easter) = easter_sunday(year) else {
        return Vec::new();
    };
    let mut days: Vec<Holiday> = fixed
        .iter()
        .filter_map(|&(month, day, name)| Some((Date::from_ymd_opt(year, month, day)?, name)))
        .chain(
            from_easter
                .iter()
                .map(|&(offset, name)| (add_days(easter, offset), name)),
        )
        .map(|(date, name)| Holiday {
            date,
            name: name.to_owned(),
        })
        .collect();
    days.sort_by_key(|holiday| holiday.date);
    days
}

/// Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher.
fn easter_sunday(year: i32) -> Option<Date> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let f = (b + 8).div_euclid(25);
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c.div_euclid(4), c.rem_euclid(4));
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l).div_euclid(451);
    let n = h + l - 7 * m + 114;
    Date::from_ymd_opt(
        year,
        u32::try_from(n / 31).ok()?,
        u32::try_from(n % 31 + 1).ok()?,
    )
}

/// True on Monday–Friday that is no public holiday.
pub fn is_working_day(date: Date) -> bool {
    if matches!(date.weekday(), Weekday::Sat | Weekday::Sun) {
        return false;
    }
    if matches!(
        (date.month(), date.day()),
        (1, 1) | (5, 1) | (5, 17) | (12, 25) | (12, 26)
    ) {
        return false;
    }
    let Some(easter) = easter_sunday(date.year()) else {
        return true;
    };
    !matches!(
        date.signed_duration_since(easter).num_days(),
        -3 | -2 | 1 | 39 | 50
    )
}

/// `date` + `n` working days, counted from the day after. 0 answers the date itself, working day or
/// not.
pub fn add_working_days(date: Date, n: u32) -> Date {
    let mut day = date;
    for _ in 0..n {
        day = add_days(day, 1);
        while !is_working_day(day) && day < Date::MAX {
            day = add_days(day, 1);
        }
    }
    day
}

/// The day by which to have done what is due: `due` itself if it is a working day, otherwise the last
/// working day before it, but never before `anchor` (then `due`). The due date itself never moves.
pub fn work_by(due: Date, anchor: Date) -> Date {
    let mut day = due;
    while !is_working_day(day) {
        if day <= anchor {
            return due;
        }
        day = add_days(day, -1);
    }
    if day < anchor { due } else { day }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::parse_iso;
    use proptest::prelude::*;

    fn d(text: &str) -> Date {
        parse_iso(text).unwrap_or_else(|| panic!("{text} is a test's own date"))
    }

    #[test]
    fn easter_of_known_years() {
        for (year, easter) in [
            (1943, "1943-04-25"),
            (2000, "2000-04-23"),
            (2008, "2008-03-23"),
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2026, "2026-04-05"),
            (2027, "2027-03-28"),
            (2038, "2038-04-25"),
            (2285, "2285-03-22"),
        ] {
            assert_eq!(
                easter_sunday(year).map(|x| x.to_string()).as_deref(),
                Some(easter)
            );
        }
    }

    #[test]
    fn the_holidays_of_2026_in_order() {
        let days: Vec<String> = holidays(2026)
            .iter()
            .map(|h| h.date.format("%m-%d").to_string())
            .collect();
        assert_eq!(
            days,
            [
                "01-01", "04-02", "04-03", "04-05", "04-06", "05-01", "05-14", "05-17", "05-24",
                "05-25", "12-25", "12-26"
            ]
        );
    }

    #[test]
    fn two_holidays_on_one_day_are_both_listed() {
        assert_eq!(
            holidays(2008)
                .iter()
                .filter(|h| h.date == d("2008-05-01"))
                .count(),
            2
        );
    }

    #[test]
    fn christmas_and_new_years_eve_are_working_days() {
        assert!(is_working_day(d("2026-12-24")) && is_working_day(d("2026-12-31")));
    }

    #[test]
    fn working_days_jump_over_easter() {
        assert_eq!(add_working_days(d("2026-04-01"), 1), d("2026-04-07"));
        assert_eq!(add_working_days(d("2026-01-05"), 10), d("2026-01-19"));
        assert_eq!(add_working_days(d("2026-04-04"), 0), d("2026-04-04"));
    }

    #[test]
    fn work_by_steps_back_but_not_before_the_anchor() {
        assert_eq!(work_by(d("2026-05-17"), d("2026-01-01")), d("2026-05-15"));
        assert_eq!(work_by(d("2026-05-17"), d("2026-05-16")), d("2026-05-17"));
        assert_eq!(work_by(d("2026-05-18"), d("2026-05-18")), d("2026-05-18"));
    }

    prop_compose! {
        fn any_date()(n in 0i64..100_000) -> Date { add_days(d("1920-01-01"), n) }
    }

    proptest! {
        #[test]
        fn is_working_day_agrees_with_the_list(date in any_date()) {
            let listed = holidays(date.year()).iter().any(|h| h.date == date);
            let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
            prop_assert_eq!(is_working_day(date), !listed && !weekend);
        }

        #[test]
        fn n_working_days_are_n_working_days(date in any_date(), n in 1u32..60) {
            let end = add_working_days(date, n);
            prop_assert!(is_working_day(end));
            let counted = (1..).map(|i| add_days(date, i)).take_while(|x| *x <= end).filter(|x| is_working_day(*x)).count();
            prop_assert_eq!(counted, n as usize);
        }

        #[test]
        fn work_by_is_a_working_day_between_anchor_and_due_or_due(due in any_date(), before in 0i64..40) {
            let anchor = add_days(due, -before);
            let by = work_by(due, anchor);
            prop_assert!(by == due || (is_working_day(by) && anchor <= by && by < due));
            // Nothing between it and the due date would have done.
            prop_assert!((1..).map(|i| add_days(by, i)).take_while(|x| *x <= due && by != due).all(|x| !is_working_day(x)));
        }
    }
}
