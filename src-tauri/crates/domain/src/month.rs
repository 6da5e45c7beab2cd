//! A calendar month, which is what places are paid for and results are counted by.

use crate::{Date, dates};
use chrono::{Datelike, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::fmt;

/// One calendar month of the years in which this project computes. In JSON `YYYY-MM`.
///
/// ```
/// use domain::Month;
/// let april = Month::parse_iso("2026-04").ok_or("no such month")?;
/// assert_eq!((april.days(), april.weekdays()), (30, 22)); // Easter and 1 May do not matter
/// assert_eq!(april.last().to_string(), "2026-04-30");
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, ts_rs::TS)]
#[ts(as = "String")]
pub struct Month(Date);

/// What serde says of anything that is no month.
pub const NO_MONTH: &str = "Måneden finnes ikke. Skriv ÅÅÅÅ-MM, mellom 1900 og 2199.";

impl Month {
    /// The month of a day.
    pub fn of(day: Date) -> Self {
        Self(dates::add_days(day, 1 - i64::from(day.day())))
    }

    /// Reads `YYYY-MM`, strictly, within [`dates::FIRST_YEAR`]–[`dates::LAST_YEAR`].
    pub fn parse_iso(text: &str) -> Option<Self> {
        dates::parse_iso(&format!("{text}-01")).map(Self)
    }

    /// Its first day.
    pub fn first(self) -> Date {
        self.0
    }

    /// Its last day.
    pub fn last(self) -> Date {
        dates::add_days(self.after().0, -1)
    }

    /// The month after it.
    pub fn after(self) -> Self {
        Self(dates::add_months(self.0, 1))
    }

    /// The month before it.
    pub fn before(self) -> Self {
        Self(dates::add_months(self.0, -1))
    }

    /// Whether the day lies in it.
    pub fn contains(self, day: Date) -> bool {
        Self::of(day) == self
    }

    /// Its days in order.
    pub fn each_day(self) -> impl Iterator<Item = Date> {
        self.0
            .iter_days()
            .take_while(move |day| self.contains(*day))
    }

    /// How many days it has: 28–31.
    pub fn days(self) -> u32 {
        self.last().day()
    }

    /// How many of its days are Monday to Friday, public holidays among them: 20–23.
    pub fn weekdays(self) -> u32 {
        self.each_day().map(|day| u32::from(is_weekday(day))).sum()
    }
}

/// Whether the day is one of Monday to Friday, public holiday or not.
pub fn is_weekday(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m"))
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse_iso(&text).ok_or_else(|| D::Error::custom(NO_MONTH))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_strictly() {
        for text in [
            "",
            "2026",
            "2026-4",
            "2026-13",
            "2026-00",
            "2026-04-01",
            "1899-12",
            "2200-01",
            " 2026-04",
            "+026-04",
        ] {
            assert_eq!(Month::parse_iso(text), None, "{text}");
        }
        assert_eq!(Month::parse_iso("2199-12").unwrap().to_string(), "2199-12");
    }

    #[test]
    fn every_month_has_its_days() {
        for (month, days, weekdays) in [
            ("2024-02", 29, 21),
            ("2025-02", 28, 20),
            ("2025-10", 31, 23),
            ("2026-04", 30, 22),
            ("2026-08", 31, 21),
            ("2199-12", 31, 22),
        ] {
            let it = Month::parse_iso(month).unwrap();
            assert_eq!((it.days(), it.weekdays()), (days, weekdays), "{month}");
            assert_eq!(it.each_day().count(), days as usize, "{month}");
            assert_eq!(
                (Month::of(it.last()), it.after().before()),
                (it, it),
                "{month}"
            );
        }
    }
}
