//! How far a due date lies from its anchor: steps taken in order, such as
//! `["3 months * n", "-1 day", "1 week"]`.

use domain::{
    Date,
    calendar::add_working_days,
    dates::{add_days, add_months},
};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// What a step counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Calendar days.
    Days,
    /// Seven calendar days each.
    Weeks,
    /// Calendar months, clamped to the month's last day.
    Months,
    /// Monday–Friday without public holidays; forwards only.
    WorkingDays,
}

/// One step: a count of units, times the occurrence's number where it says `* n`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    count: i32,
    unit: Unit,
    times_n: bool,
}

/// Steps taken in order from the anchor. In a file: one string or a list of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps(Vec<Step>);

/// No file may reach further than this from its anchor, so that dates never run out of calendar.
const LARGEST_COUNT: i32 = 10_000;

impl Step {
    /// Reads `"10 working days"`, `"-1 day"`, `"3 months * n"`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let fault = || {
            format!(
                "«{text}» er ikke et tidssteg; skriv for eksempel «3 weeks», «-1 day», «10 working days» eller «3 months * n»"
            )
        };
        let (amount, times_n) = match text.split_once('*') {
            Some((amount, n)) if n.trim() == "n" => (amount, true),
            Some(_) => return Err(fault()),
            None => (text, false),
        };
        let (count, unit) = amount.trim().split_once(' ').ok_or_else(fault)?;
        let count: i32 = count.parse().map_err(|_| fault())?;
        let unit = match unit.trim() {
            "day" | "days" => Unit::Days,
            "week" | "weeks" => Unit::Weeks,
            "month" | "months" => Unit::Months,
            "working day" | "working days" if count >= 0 => Unit::WorkingDays,
            _ => return Err(fault()),
        };
        // What comes again must come later each time, or there would be no end of it.
        if count.abs() > LARGEST_COUNT || (times_n && count < 1) {
            return Err(fault());
        }
        Ok(Self {
            count,
            unit,
            times_n,
        })
    }

    /// How many of the unit.
    pub fn count(self) -> i32 {
        self.count
    }

    /// What is counted.
    pub fn unit(self) -> Unit {
        self.unit
    }

    fn apply(self, from: Date, n: u32) -> Date {
        let times = if self.times_n {
            i32::try_from(n).unwrap_or(i32::MAX)
        } else {
            1
        };
        let count = self.count.saturating_mul(times);
        match self.unit {
            Unit::Days => add_days(from, i64::from(count)),
            Unit::Weeks => add_days(from, 7 * i64::from(count)),
            Unit::Months => add_months(from, count),
            Unit::WorkingDays => add_working_days(from, count.unsigned_abs()),
        }
    }
}

impl Steps {
    /// Reads one step or several separated by commas.
    pub fn parse(text: &str) -> Result<Self, String> {
        text.split(',')
            .map(|step| Step::parse(step.trim()))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The date reached from `anchor` for occurrence `n` (1 for what happens once).
    pub fn from(&self, anchor: Date, n: u32) -> Date {
        self.0.iter().fold(anchor, |date, step| step.apply(date, n))
    }

    /// The steps in order. None: the same day.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// As a Norwegian reads it: «10 virkedager», «3 måneder × nummeret, minus 1 dag, pluss 1 uke».
    pub fn words(&self) -> String {
        let words = self.0.iter().enumerate().map(|(at, step)| {
            let sign = match (at, step.count < 0) {
                (0, false) => "",
                (_, false) => "pluss ",
                (_, true) => "minus ",
            };
            let count = step.count.unsigned_abs();
            let unit = step.unit.word(count);
            let times = if step.times_n { " × nummeret" } else { "" };
            format!("{sign}{count} {unit}{times}")
        });
        match self.0.is_empty() {
            true => "samme dag".to_owned(),
            false => words.collect::<Vec<_>>().join(", "),
        }
    }

    /// Whether the date reached depends on the occurrence.
    pub fn repeats(&self) -> bool {
        self.0.iter().any(|step| step.times_n)
    }
}

impl Unit {
    fn word(self, count: u32) -> &'static str {
        match (self, count == 1) {
            (Self::Days, true) => "dag",
            (Self::Days, false) => "dager",
            (Self::Weeks, true) => "uke",
            (Self::Weeks, false) => "uker",
            (Self::Months, true) => "måned",
            (Self::Months, false) => "måneder",
            (Self::WorkingDays, true) => "virkedag",
            (Self::WorkingDays, false) => "virkedager",
        }
    }
}

/// As [`Step::parse`] reads it.
impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::Days => "days",
            Unit::Weeks => "weeks",
            Unit::Months => "months",
            Unit::WorkingDays => "working days",
        };
        let times = if self.times_n { " * n" } else { "" };
        write!(f, "{} {unit}{times}", self.count)
    }
}

/// As [`Steps::parse`] reads it; the same day as `0 days`.
impl fmt::Display for Steps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let steps: Vec<String> = self.0.iter().map(Step::to_string).collect();
        match steps.is_empty() {
            true => f.write_str("0 days"),
            false => f.write_str(&steps.join(", ")),
        }
    }
}

impl<'de> Deserialize<'de> for Steps {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum OneOrMany {
            One(String),
            Many(Vec<String>),
        }
        let texts = match OneOrMany::deserialize(deserializer)? {
            OneOrMany::One(text) => vec![text],
            OneOrMany::Many(texts) => texts,
        };
        let steps: Result<_, _> = texts.iter().map(|text| Step::parse(text)).collect();
        steps.map(Self).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::dates::parse_iso;

    #[test]
    fn the_last_day_of_three_months_and_a_week_on() {
        let steps = Steps::parse("3 months * n, -1 day, 1 week").unwrap();
        let from = |n| steps.from(parse_iso("2026-02-01").unwrap(), n).to_string();
        assert_eq!(
            (from(1), from(2)),
            ("2026-05-07".to_owned(), "2026-08-07".to_owned())
        );
    }

    #[test]
    fn steps_are_told_and_written_again() {
        for (text, words, written) in [
            ("1 week", "1 uke", "1 weeks"),
            ("10 working days", "10 virkedager", "10 working days"),
            ("0 days", "0 dager", "0 days"),
            (
                "3 months * n, -1 day, 1 week",
                "3 måneder × nummeret, minus 1 dag, pluss 1 uke",
                "3 months * n, -1 days, 1 weeks",
            ),
        ] {
            let steps = Steps::parse(text).unwrap();
            assert_eq!(
                (steps.words(), steps.to_string()),
                (words.to_owned(), written.to_owned())
            );
            assert_eq!(Steps::parse(&steps.to_string()), Ok(steps), "{text}");
        }
        assert_eq!(Steps::default().words(), "samme dag");
    }

    #[test]
    fn what_is_no_step_is_refused() {
        for text in [
            "",
            "weeks",
            "3",
            "3 fortnights",
            "x weeks",
            "3 months * m",
            "-1 working days",
            "99999 days",
            "1.5 weeks",
            "-3 months * n",
            "0 months * n",
        ] {
            assert!(Step::parse(text).is_err(), "{text}");
        }
    }
}
