//! Rules on the whole portfolio: monthly results and evaluation reports.

use crate::{Agreement, settings::Settings};
use chrono::Datelike;
use domain::{
    Date,
    calendar::work_by,
    dates::{add_days, add_months},
};
use serde::{Deserialize, Serialize};

/// A portfolio rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortfolioRule {
    /// Its id.
    pub id: String,
    /// A short Norwegian name.
    pub title: String,
    /// The annex's place.
    pub source: String,
    /// Who gets it.
    pub recipients: Vec<String>,
    /// When.
    pub due: When,
    /// The provider's adjustable reading.
    #[serde(default)]
    pub reading: bool,
    /// How the reading was chosen, in Norwegian.
    #[serde(default)]
    pub reading_note: Option<String>,
    /// The annex gives these days «med mindre annet avtales»: they can be adjusted without being a
    /// reading.
    #[serde(default)]
    pub unless_agreed: bool,
}

/// When a portfolio rule is due.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum When {
    /// On this day of the month after the one reported on.
    MonthlyOn(u32),
    /// On these days of the year (`MM-DD`), for the time since the previous one.
    YearlyOn(Vec<String>),
}

/// One due date of the whole portfolio.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PortfolioDeadline {
    /// The rule's id.
    pub rule: String,
    /// First and last day reported on.
    pub period: (Date, Date),
    /// The due date.
    pub due: Date,
    /// The last working day by which to do it.
    pub work_by: Date,
    /// Who gets it.
    pub recipients: Vec<String>,
    /// The provider's adjustable reading.
    pub reading: bool,
    /// A short Norwegian name.
    pub title: String,
    /// The annex's place.
    pub source: String,
}

impl Agreement {
    /// The portfolio's due dates from `from` to `until`, by date and rule.
    pub fn portfolio_deadlines(
        &self,
        settings: &Settings,
        from: Date,
        until: Date,
    ) -> Vec<PortfolioDeadline> {
        let mut deadlines: Vec<PortfolioDeadline> = self
            .portfolio
            .iter()
            .flat_map(|rule| rule.deadlines(settings, from, until))
            .collect();
        deadlines.sort_by(|a, b| (a.due, &a.rule).cmp(&(b.due, &b.rule)));
        deadlines
    }
}

impl Agreement {
    /// The rule for what is reported every calendar month, if there is one.
    pub fn monthly(&self) -> Option<&PortfolioRule> {
        self.portfolio.iter().find(|rule| rule.is_monthly())
    }
}

impl PortfolioRule {
    /// Asked for every calendar month.
    pub fn is_monthly(&self) -> bool {
        matches!(self.due, When::MonthlyOn(_))
    }

    fn deadlines(&self, settings: &Settings, from: Date, until: Date) -> Vec<PortfolioDeadline> {
        let periods: Vec<(Date, Date, Date)> = match &self.due {
            When::MonthlyOn(day) => {
                let day = settings.monthly_results_day.unwrap_or(*day);
                months(from, until)
                    .map(|first| {
                        (
                            add_months(first, -1),
                            add_days(first, -1),
                            on_day(first, day),
                        )
                    })
                    .collect()
            }
            When::YearlyOn(days) => {
                let days = settings
                    .evaluation_days
                    .clone()
                    .unwrap_or_else(|| month_days(days));
                yearly(&days, from, until)
            }
        };
        periods
            .into_iter()
            .filter(|(_, _, due)| (from..=until).contains(due))
            .map(|(first, last, due)| PortfolioDeadline {
                rule: self.id.clone(),
                period: (first, last),
                due,
                work_by: work_by(due, last),
                recipients: self.recipients.clone(),
                reading: self.reading,
                title: self.title.clone(),
                source: self.source.clone(),
            })
            .collect()
    }
}

/// The first days of the months from `from`'s to `until`'s.
fn months(from: Date, until: Date) -> impl Iterator<Item = Date> {
    let first = from.with_day(1).unwrap_or(from);
    (0..)
        .map(move |n| add_months(first, n))
        .take_while(move |month| *month <= until)
}

/// The `day`th of the month that begins on `first`, or its last day.
fn on_day(first: Date, day: u32) -> Date {
    first
        .with_day(day)
        .unwrap_or_else(|| add_days(add_months(first, 1), -1))
}

/// Reads `MM-DD` texts that [`crate::check`] has found to be days.
pub(crate) fn month_days(texts: &[String]) -> Vec<(u32, u32)> {
    let mut days: Vec<_> = texts.iter().filter_map(|text| month_day(text)).collect();
    days.sort_unstable();
    days
}

/// Reads `MM-DD`. 29 February is refused: it does not come every year.
pub fn month_day(text: &str) -> Option<(u32, u32)> {
    let (month, day) = text.split_once('-')?;
    let two = |part: &str| -> Option<u32> {
        (part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
    };
    let (month, day) = (two(month)?, two(day)?);
    // 2025 is no leap year.
    Date::from_ymd_opt(2025, month, day).map(|_| (month, day))
}

/// (first day, last day, due day) of each report due on `days`; a report covers the calendar months
/// since the previous due day's month, that month included.
fn yearly(days: &[(u32, u32)], from: Date, until: Date) -> Vec<(Date, Date, Date)> {
    let dates: Vec<Date> = (from.year() - 2..=until.year())
        .flat_map(|year| {
            days.iter()
                .filter_map(move |&(m, d)| Date::from_ymd_opt(year, m, d))
        })
        .collect();
    let month_start = |date: Date| date.with_day(1).unwrap_or(date);
    dates
        .windows(2)
        .map(|pair| {
            (
                month_start(pair[0]),
                add_days(month_start(pair[1]), -1),
                pair[1],
            )
        })
        .collect()
}
