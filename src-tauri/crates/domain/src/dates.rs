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

/// Reads a date as a Norwegian types it: `02.05.2026`, `2.5.2026`, `2.5.26`, `02052026` or `020526`.
/// Two-digit years are 2000–2099: the app records a measure's present, not birthdays.
pub fn parse_typed(text: &str) -> Option<Date> {
    let text = text.trim().trim_end_matches('.');
    if let Some(date) = parse_iso(text) {
        return Some(date);
    }
    let parts: Vec<&str> = if text.len() >= 6 && text.bytes().all(|b| b.is_ascii_digit()) {
        vec![&text[..2], &text[2..4], &text[4..]]
    } else {
        text.split(['.', '/', '-']).map(str::trim).collect()
    };
    let [day, month, year] = parts[..] else {
        return None;
    };
    let digits = |part: &str, max: usize| -> Option<u32> {
        (!part.is_empty() && part.len() <= max && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse().ok())
            .flatten()
    };
    let year = match year.len() {
        2 => 2000 + digits(year, 2)?,
        4 => digits(year, 4)?,
        _ => return None,
    };
    in_range(Date::from_ymd_opt(
        i32::try_from(year).ok()?,
        digits(month, 2)?,
        digits(day, 2)?,
    )?)
}

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
        for text in [
            "02.05.2026",
            "2.5.2026",
            "2.5.26",
            " 02.05.2026 ",
            "02052026",
            "020526",
            "2026-05-02",
            "2/5/26",
        ] {
            assert_eq!(parse_typed(text), Some(d("2026-05-02")), "{text}");
        }
        for text in [
            "",
            "31.02.2026",
            "1.13.2026",
            "1.2.026",
            "i morgen",
            "20260502x",
            "1.2.3.4",
            "é.å.ø",
            "00.01.2026",
            "2.5.1899",
        ] {
            assert_eq!(parse_typed(text), None, "{text}");
        }
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
        fn what_is_shown_can_be_typed(date in any_date()) {
            prop_assert_eq!(parse_typed(&norwegian(date)), Some(date));
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
        fn typing_anything_never_panics(text in "\\PC*") {
            let _ = parse_typed(&text);
            let _ = parse_iso(&text);
        }
    }
}
