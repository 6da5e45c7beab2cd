//! What an indicator comes to, with everything that it rests on.

use super::Mark;
use crate::Caseload;
use domain::{Date, Id, Private};
use serde::Serialize;

/// What was counted, over a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// The exact value; none where there was nothing to count among. Never 0 for that.
    pub value: Option<Ratio>,
    /// What the value is a number of.
    pub unit: Unit,
    /// What stands above the line, in words: «3 deltakere».
    pub numerator: String,
    /// What stands below it, in words: «4 deltakere»; none where nothing does.
    pub denominator: Option<String>,
    /// What it is held against, in words: «minst 6 i uken».
    pub mark: Option<String>,
    /// Whether the value lies within the mark; none without a value or a mark.
    pub within: Option<bool>,
    /// What is not said and therefore not counted, and what else a reader must know. Sentences.
    pub notes: Vec<String>,
    /// The records behind it, by date.
    pub behind: Vec<Behind>,
}

/// An exact value: `over / under`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    /// Above the line.
    pub over: u64,
    /// Below it; never 0.
    pub under: u64,
}

impl Ratio {
    /// None where there is nothing below the line.
    pub fn of(over: u64, under: u64) -> Option<Self> {
        (under > 0).then_some(Self { over, under })
    }

    /// Compared with a whole number, exactly.
    fn cmp(self, whole: u32) -> std::cmp::Ordering {
        let (over, under) = (u128::from(self.over), u128::from(self.under));
        over.cmp(&(u128::from(whole) * under))
    }
}

/// What a value is a number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "IndicatorUnit")]
pub enum Unit {
    /// Participants.
    Participants,
    /// Days.
    Days,
    /// A week of five working days.
    AWeek,
    /// Per cent.
    Percent,
}

impl Unit {
    fn word(self, one: bool) -> &'static str {
        match self {
            Self::Participants => "",
            Self::Days if one => " dag",
            Self::Days => " dager",
            Self::AWeek => " i uken",
            Self::Percent => " %",
        }
    }

    /// «12,5 dager», «80 %».
    pub fn words(self, value: Ratio) -> String {
        let text = decimal(value);
        let one = text == "1";
        format!("{text}{}", self.word(one))
    }
}

/// One record behind a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(rename = "BehindIndicator")]
pub struct Behind {
    /// The case.
    pub case: Id,
    /// The record, which may stand several times where it says several things.
    pub record: Id,
    /// What sort of record it is.
    pub kind: Recorded,
    /// The day.
    pub date: Date,
    /// What it is, in Norwegian: «Kontakt med arbeidsgiver».
    pub what: String,
    /// What the counsellor wrote of it, such as an employer's name; may be blank.
    pub about: Private,
    /// What it says here: «dag 12», «utenfor kontoret». May be blank.
    pub says: String,
    /// How it counts.
    pub counts: Counts,
}

/// The sort of record behind a value, and so where it can be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "RecordBehind")]
pub enum Recorded {
    /// A registered event.
    Event,
    /// An entry of the log.
    Entry,
    /// A job.
    Job,
}

/// How a record counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Counts {
    /// Above the line and below it.
    Above,
    /// Below the line alone.
    Below,
    /// Not at all: what matters is not said.
    NotSaid,
}

impl Measured {
    /// Without a mark as yet.
    pub(super) fn new(value: Option<Ratio>, unit: Unit, numerator: String) -> Self {
        Self {
            value,
            unit,
            numerator,
            denominator: None,
            mark: None,
            within: None,
            notes: Vec::new(),
            behind: Vec::new(),
        }
    }

    /// A share in per cent.
    pub(super) fn share(over: u64, under: u64, words: impl Fn(u64) -> String) -> Self {
        let value = Ratio::of(over.saturating_mul(100), under);
        Self {
            denominator: Some(words(under)),
            ..Self::new(value, Unit::Percent, words(over))
        }
    }

    /// With the records behind it, which are put in order.
    pub(super) fn resting_on(mut self, behind: Vec<Behind>) -> Self {
        self.behind = behind;
        self.behind
            .sort_by(|a, b| (a.date, &a.case, &a.record).cmp(&(b.date, &b.case, &b.record)));
        self
    }

    /// With a note, where there is something to tell.
    pub(super) fn noting(mut self, note: Option<String>) -> Self {
        self.notes.extend(note);
        self
    }

    /// Held against a mark.
    pub(super) fn against(self, mark: Option<Mark>) -> Self {
        let Some(mark) = mark else {
            return self;
        };
        let (word, whole) = match mark {
            Mark::AtLeast(whole) => ("minst", whole),
            Mark::AtMost(whole) => ("høyst", whole),
        };
        let within = |value: Ratio| match mark {
            Mark::AtLeast(_) => value.cmp(whole).is_ge(),
            Mark::AtMost(_) => value.cmp(whole).is_le(),
        };
        Self {
            mark: Some(format!("{word} {whole}{}", self.unit.word(whole == 1))),
            within: self.value.map(within),
            ..self
        }
    }

    /// Held against what an employee in a role has; fewer are within it.
    pub(super) fn against_norm(self, norm: Option<&Caseload>) -> Self {
        let Some(norm) = norm else {
            return self;
        };
        let number = match norm.from == norm.to {
            true => norm.to.to_string(),
            false => format!("{}–{}", norm.from, norm.to),
        };
        Self {
            mark: Some(format!("{number} per {}", norm.role.to_lowercase())),
            within: self.value.map(|value| value.cmp(norm.to).is_le()),
            ..self
        }
    }

    /// «80 %», or «–» where there was nothing to count among.
    pub fn text(&self) -> String {
        self.value
            .map_or_else(|| "–".to_owned(), |value| self.unit.words(value))
    }
}

/// One decimal at most, with a comma, rounded half up.
pub(super) fn decimal(value: Ratio) -> String {
    let (over, under) = (u128::from(value.over), u128::from(value.under.max(1)));
    let tenths = (20 * over + under) / (2 * under);
    match (tenths / 10, tenths % 10) {
        (whole, 0) => whole.to_string(),
        (whole, part) => format!("{whole},{part}"),
    }
}

/// `1 jobb`, `3 jobber`.
pub(super) fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// As a count goes into a ratio.
pub(super) fn size(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_norwegians_write_them() {
        let words = |unit: Unit, over, under| unit.words(Ratio { over, under });
        assert_eq!(words(Unit::Percent, 200, 3), "66,7 %");
        assert_eq!(words(Unit::Percent, 400, 5), "80 %");
        assert_eq!(words(Unit::AWeek, 135, 22), "6,1 i uken");
        assert_eq!(words(Unit::Days, 25, 2), "12,5 dager");
        assert_eq!(words(Unit::Days, 1, 1), "1 dag");
        assert_eq!(words(Unit::Participants, 0, 1), "0");
    }

    #[test]
    fn a_mark_is_met_by_the_exact_value_and_not_by_the_rounded_one() {
        let of = |over, under| {
            Measured::new(Ratio::of(over, under), Unit::Percent, String::new())
                .against(Some(Mark::AtLeast(65)))
        };
        assert_eq!(of(65, 1).within, Some(true));
        let almost = of(64_999, 1000);
        assert_eq!(
            (almost.text().as_str(), almost.within),
            ("65 %", Some(false))
        );
        assert_eq!(of(1, 0).within, None, "nothing to hold against it");
        assert_eq!(of(1, 0).text(), "–");
        assert_eq!(of(1, 0).mark.as_deref(), Some("minst 65 %"));
    }
}
