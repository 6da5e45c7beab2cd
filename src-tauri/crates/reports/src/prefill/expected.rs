//! What is expected of the time to come: hours of follow-up, and an extension.

use super::{Facts, Found, decimal};
use crate::number::Number;

/// Weeks and months in a year.
const WEEKS: f64 = 52.0;
const MONTHS: f64 = 12.0;

impl Facts<'_> {
    /// The hours a month that the counsellor expects, reckoned a week. None where they are told in words, or as from–to.
    pub(super) fn expected_weekly(&self) -> Found {
        let told = self.file.case.expected_hours.trimmed();
        let mut numbers = told.split_whitespace().filter_map(Number::parse);
        let (Some(monthly), None) = (numbers.next(), numbers.next()) else {
            return None;
        };
        let weekly = monthly.counted()? * MONTHS / WEEKS;
        (weekly > 0.0 && !told.to_lowercase().contains("uke")).then(|| {
            let weekly = decimal((weekly * 10.0).round() / 10.0);
            let text = format!("ca. {weekly} timer pr. uke");
            (text, format!("fra saken: «{told}» i måneden, regnet om"))
        })
    }

    /// What NAV may extend on, in the words of the form: an ordinary extension where nothing else is known.
    pub(super) fn extension_grounds(&self) -> Found {
        let known = &self.file.case.attributes;
        let grounds = [
            (known.reduced_work_capacity, "Nedsatt arbeidsevne"),
            (
                known.school_or_prison_transition,
                "Overgang fra skole eller soning i institusjon",
            ),
        ];
        let mut told: Vec<&str> = grounds
            .iter()
            .filter(|(holds, _)| *holds)
            .map(|(_, words)| *words)
            .collect();
        if told.is_empty() {
            told.push("Ordinær forlengelse");
        }
        Some((told.join("\n"), "fra saken".to_owned()))
    }
}
