//! Calendar arithmetic as the agreements count it, and dates as people type them.
//!
//! Months are always counted from the original anchor and clamped to the month's last day:
//!
//! ```
//! use domain::{Date, dates::add_months};
//! let d = |y, m, day| Date::from_ymd_opt(y, m, day).unwrap_or_default();
//! assert_eq!(add_months(d(2025, 11, 30), 3), d(2026, 2, 28));
//! assert_eq!(add_months(d(2025, 11, 30), 6), d(2026, 5, 30)); // not the 28th
//! // «inntil seks måneder» from 1 February ends on 31 July:
//! assert_eq!(add_months(d(2026, 2, 1), 6).pred_opt(), Some(d(2026, 7, 31)));
//! ```

use crate::Date;
use chrono::{Datelike, Days, Months};
use serde::{Deserialize, Deserializer, de::Error};

/// The first and last day on which this project computes. Dates outside are refused where they come
/// in, so that arithmetic inside never runs out of calendar.
pub const FIRST_YEAR: i32 = 1900;
/// See [`FIRST_YEAR`].
pub const LAST_YEAR: i32 = 2199;

/// The months as they are written, January first.
pub const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];

/// «april 2026».
pub fn month_and_year(date: Date) -> String {
    let name = MONTHS.get(date.month0() as usize).unwrap_or(&"");
    format!("{name} {}", date.year())
}

/// `date` + `n` calendar months, clamped to the month's last day. Negative `n` counts backwards.
pub fn add_months(date: Date, n: i32) -> Date {
    let months = Months::new(n.unsigned_abs());
    let moved = if n < 0 {
        date.checked_sub_months(months)
    } else {
        date.checked_add_months(months)
    };
    moved.unwrap_or(if n < 0 { Date::MIN } else { Date::MAX })
}

/// `date` + `n` calendar days. Negative `n` counts backwards.
pub fn add_days(date: Date, n: i64) -> Date {
    let days = Days::new(n.unsigned_abs());
    let moved = if n < 0 {
        date.checked_sub_days(days)
    } else {
        date.checked_add_days(days)
    };
    moved.unwrap_or(if n < 0 { Date::MIN } else { Date::MAX })
}

/// Reads `YYYY-MM-DD`, strictly, within [`FIRST_YEAR`]–[`LAST_YEAR`].
pub fn parse_iso(text: &str) -> Option<Date> {
    let well_formed = text.len() == 10
        && text.bytes().enumerate().all(|(i, b)| match i {
            4 | 7 => b == b'-',
            _ => b.is_ascii_digit(),
        });
    if !well_formed {
        return None;
    }
    in_range(text.parse().ok()?)
}

/// What [`deserialize`] says of anything else. It repeats nothing, since what stands where a date
/// should may be personal.
pub const NO_DATE: &str = "Datoen finnes ikke. Skriv ÅÅÅÅ-MM-DD, mellom 1900 og 2199.";

/// For serde: what [`parse_iso`] reads and nothing else. chrono alone would take `2026-5-2` and the
/// year 12026.
///
/// # Errors
/// [`NO_DATE`].
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = String::deserialize(deserializer)?;
    parse_iso(&text).ok_or_else(|| D::Error::custom(NO_DATE))
}

/// [`deserialize`] for a date that may be unknown.
///
/// # Errors
/// [`NO_DATE`].
pub fn deserialize_option<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Date>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    let read = |text: String| parse_iso(&text).ok_or_else(|| D::Error::custom(NO_DATE));
    text.map(read).transpose()
}

/// Reads a date as a Norwegian types it on the day `today`. Case and spaces do not matter.
///
/// ```
/// use domain::dates::{parse_iso, parse_typed};
/// let today = parse_iso("2026-05-04").ok_or("no such day")?;
/// let typed = |text| parse_typed(text, today).map(|date| date.to_string());
/// let second_of_may = Some("2026-05-02".to_owned());
/// for text in ["02.05.2026", "2.5.26", "2/5-26", "02052026", "020526", "2026-05-02", "2. 5.", "-2"] {
///     assert_eq!(typed(text), second_of_may, "{text}");
/// }
/// // Words, and days from today:
/// assert_eq!(typed("i dag").as_deref(), Some("2026-05-04"));
/// assert_eq!(typed("I går").as_deref(), Some("2026-05-03"));
/// assert_eq!(typed("i morgen").as_deref(), Some("2026-05-05"));
/// assert_eq!(typed("+30").as_deref(), Some("2026-06-03"));
/// // Two-digit years are 2000–2099: the app records a measure's present, not birthdays.
/// assert_eq!(typed("1.2.99").as_deref(), Some("2099-02-01"));
/// // Day and month alone: the year that puts them nearest to today, before or after.
/// assert_eq!(typed("31.12.").as_deref(), Some("2025-12-31"));
/// assert_eq!(typed("1.11").as_deref(), Some("2026-11-01"));
/// // A day that the nearest year does not have is not moved to another year.
/// assert_eq!(typed("29.2"), None);
/// # Ok::<(), &str>(())
/// ```
pub fn parse_typed(text: &str, today: Date) -> Option<Date> {
    let text: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        // The minus sign and the dash that a word processor makes of a hyphen.
        .map(|c| if matches!(c, '−' | '–') { '-' } else { c })
        .collect();
    let from_today = |days| in_range(add_days(today, days));
    match text.as_str() {
        "idag" => return from_today(0),
        // The second as macOS and some keyboards spell it: a, then a ring.
        "igår" | "iga\u{30a}r" => return from_today(-1),
        "imorgen" => return from_today(1),
        _ => {}
    }
    for (sign, direction) in [('+', 1), ('-', -1)] {
        if let Some(days) = text.strip_prefix(sign) {
            return from_today(direction * i64::from(digits(days, 6)?));
        }
    }
    let text = text.trim_end_matches('.');
    if let Some(date) = parse_iso(text) {
        return Some(date);
    }
    let parts: Vec<&str> = if text.len() >= 6 && text.bytes().all(|b| b.is_ascii_digit()) {
        vec![&text[..2], &text[2..4], &text[4..]]
    } else {
        text.split(['.', '/', '-']).collect()
    };
    match parts[..] {
        [day, month] => nearest(digits(day, 2)?, digits(month, 2)?, today),
        [day, month, year] => {
            let year = match year.len() {
                2 => 2000 + digits(year, 2)?,
                4 => digits(year, 4)?,
                _ => return None,
            };
            let year = i32::try_from(year).ok()?;
            in_range(Date::from_ymd_opt(
                year,
                digits(month, 2)?,
                digits(day, 2)?,
            )?)
        }
        _ => None,
    }
}

/// A number of at most `max` digits and nothing else.
fn digits(text: &str, max: usize) -> Option<u32> {
    (!text.is_empty() && text.len() <= max && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// The day and month within half a year of today; of two equally near, the past one, since what is
/// typed has mostly happened.
fn nearest(day: u32, month: u32, today: Date) -> Option<Date> {
    let distance = |date: &Date| date.signed_duration_since(today).num_days().abs();
    (-1..=1)
        .filter_map(|years| Date::from_ymd_opt(today.year().checked_add(years)?, month, day))
        .filter(|date| distance(date) <= HALF_A_YEAR)
        .min_by_key(distance)
        .and_then(in_range)
}

/// No day is further than this from the nearest of its yearly returns: half a leap year.
const HALF_A_YEAR: i64 = 183;

/// `dd.mm.åååå`, as every Norwegian form shows a date.
pub fn norwegian(date: Date) -> String {
    date.format("%d.%m.%Y").to_string()
}

fn in_range(date: Date) -> Option<Date> {
    (FIRST_YEAR..=LAST_YEAR)
        .contains(&date.year())
        .then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(text: &str) -> Date {
        parse_iso(text).unwrap_or_else(|| panic!("{text} is a test's own date"))
    }

    #[test]
    fn months_clamp_to_the_last_day_and_count_from_the_anchor() {
        assert_eq!(add_months(d("2024-11-30"), 3), d("2025-02-28"));
        assert_eq!(add_months(d("2023-11-30"), 3), d("2024-02-29"));
        assert_eq!(
            add_days(add_months(d("2026-01-31"), 3), -1),
            d("2026-04-29")
        );
        assert_eq!(
            add_days(add_months(d("2024-02-29"), 12), -1),
            d("2025-02-27")
        );
    }

    #[test]
    fn typed_dates() {
        let today = d("2026-05-04");
        for text in [
            "02.05.2026",
            "2.5.2026",
            "2.5.26",
            " 02.05.2026 ",
            "02 05 2026",
            "02052026",
            "020526",
            "2026-05-02",
            "2/5/26",
            "2.5",
            "02.05.",
            "2. 5.",
            "2/5",
            "-2",
            "− 2",
            "–2",
        ] {
            assert_eq!(parse_typed(text, today), Some(d("2026-05-02")), "{text}");
        }
        for text in [
            "",
            "31.02.2026",
            "31.2",
            "1.13.2026",
            "1.2.026",
            "i overmorgen",
            "dag",
            "20260502x",
            "1.2.3.4",
            "é.å.ø",
            "00.01.2026",
            "2.5.1899",
            "1",
            "0102",
            "+",
            "+x",
            "--2",
            "+1000000",
            "+999999",
            "-2.5",
        ] {
            assert_eq!(parse_typed(text, today), None, "{text}");
        }
    }

    #[test]
    fn typed_words_and_numbers_count_from_today() {
        let on = |text: &str, today: &str| parse_typed(text, d(today)).map(|date| date.to_string());
        for (text, date) in [
            ("i dag", "2026-01-01"),
            ("IDAG", "2026-01-01"),
            ("I  går", "2025-12-31"),
            ("I GÅR", "2025-12-31"),
            ("i ga\u{30a}r", "2025-12-31"),
            ("I morgen", "2026-01-02"),
            ("+0", "2026-01-01"),
            ("+ 3", "2026-01-04"),
            ("-\u{a0}1", "2025-12-31"),
        ] {
            assert_eq!(on(text, "2026-01-01").as_deref(), Some(date), "{text}");
        }
        assert_eq!(on("+1", "2199-12-31"), None, "outside the calendar");
        assert_eq!(on("1.1", "2199-12-31"), None, "outside the calendar");
    }

    #[test]
    fn day_and_month_are_of_the_nearest_year() {
        let on = |text: &str, today: &str| parse_typed(text, d(today)).map(|date| date.to_string());
        for (text, today, date) in [
            ("1.2", "2026-05-04", "2026-02-01"),
            ("01.02.", "2026-12-30", "2027-02-01"),
            ("31.12", "2026-01-05", "2025-12-31"),
            // The two are 183 days away each; the past one counts.
            ("1.7", "2027-12-31", "2027-07-01"),
            ("29.2", "2028-01-15", "2028-02-29"),
        ] {
            assert_eq!(on(text, today).as_deref(), Some(date), "{text} on {today}");
        }
        assert_eq!(on("29.2", "2027-03-01"), None, "2027 has no such day");
    }

    #[test]
    fn iso_is_strict() {
        for text in [
            "2026-5-2",
            "2026-02-29",
            "+026-01-01",
            "1899-12-31",
            "2200-01-01",
            "2026-01-01 ",
        ] {
            assert_eq!(parse_iso(text), None, "{text}");
        }
    }

    prop_compose! {
        fn any_date()(n in 0i64..100_000) -> Date { add_days(d("1920-01-01"), n) }
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_typed(date in any_date(), today in any_date()) {
            prop_assert_eq!(parse_typed(&norwegian(date), today), Some(date));
            prop_assert_eq!(parse_typed(&date.to_string(), today), Some(date));
            prop_assert_eq!(parse_iso(&date.to_string()), Some(date));
        }

        #[test]
        fn months_keep_the_day_or_clamp(date in any_date(), n in 0i32..200) {
            let moved = add_months(date, n);
            let months = |x: Date| x.year() * 12 + x.month0() as i32;
            prop_assert_eq!(months(moved), months(date) + n);
            let last_of_month = add_days(moved, 1).day() == 1;
            prop_assert!(moved.day() == date.day() || (moved.day() < date.day() && last_of_month));
        }

        #[test]
        fn more_months_are_never_earlier(date in any_date(), n in 0i32..200) {
            prop_assert!(add_months(date, n) < add_months(date, n + 1));
        }

        #[test]
        fn spaces_do_not_matter(date in any_date(), today in any_date(), at in 0usize..10) {
            let mut text = norwegian(date);
            text.insert(at, ' ');
            prop_assert_eq!(parse_typed(&text, today), Some(date));
        }

        #[test]
        fn days_count_from_today(today in any_date(), n in -20_000i64..20_000) {
            let date = in_range(add_days(today, n));
            prop_assert_eq!(parse_typed(&format!("{n:+}"), today), date);
        }

        #[test]
        fn within_half_a_year_the_year_need_not_be_typed(today in any_date(), n in -182i64..=182) {
            let date = add_days(today, n);
            let text = format!("{}.{}", date.day(), date.month());
            prop_assert_eq!(parse_typed(&text, today), Some(date));
        }

        #[test]
        fn day_and_month_lie_within_half_a_year(
            today in any_date(), day in 0u32..40, month in 0u32..15,
        ) {
            let text = format!("{day:02}.{month:02}.");
            if let Some(date) = parse_typed(&text, today) {
                prop_assert!((date - today).num_days().abs() <= 183);
                prop_assert_eq!((date.day(), date.month()), (day, month));
            } else {
                let exists = Date::from_ymd_opt(2024, month, day).is_some();
                prop_assert!(!exists || (day, month) == (29, 2), "{text} is a day of every year");
            }
        }

        #[test]
        fn typing_anything_never_panics(text in "\\PC*", today in any_date()) {
            for today in [today, Date::MIN, Date::MAX] {
                let _ = parse_typed(&text, today);
            }
            let _ = parse_iso(&text);
        }

        #[test]
        fn nor_does_what_looks_like_a_date(text in "[-+−0-9./ ]{0,12}", today in any_date()) {
            for today in [today, Date::MIN, Date::MAX] {
                let _ = parse_typed(&text, today);
            }
        }
    }
}
