//! Correction (retting, GDPR article 16): what was delivered with a value that has been put right since. A delivered
//! report does not change; the app tells which of them hold the old value, and a correction can be begun.

use crate::{Answer, Api, requests::ById};
use domain::{Date, Id, Private, Report};
use serde::Serialize;
use std::collections::BTreeMap;
use store::Record as _;
use ts_rs::TS;

/// Shorter values stand in too many texts to mean anything.
const SHORTEST: usize = 3;

/// Longer ones are texts of their own, which reports reword.
const LONGEST: usize = 80;

/// The delivered reports of a case that hold a value which is another now.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Corrections {
    /// The newest delivery first.
    pub reports: Vec<OldInReport>,
}

/// One delivered report.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OldInReport {
    /// The report.
    pub report: Id,
    /// Its title with its number.
    pub title: String,
    /// When it was delivered.
    pub delivered: Date,
    /// What it holds that was put right.
    pub values: Vec<OldValue>,
    /// The correction that has been begun.
    pub begun: Option<Id>,
}

/// A value that was put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OldValue {
    /// What it is called.
    pub label: String,
    /// As the report has it.
    pub old: Private,
    /// As it stands now; none where nothing does.
    pub new: Option<Private>,
}

impl Api {
    pub(crate) fn corrections(&mut self, request: ById) -> Answer<Corrections> {
        let file = self.case_file(&request.id)?;
        let words = self.record_words(&request.id)?;
        let mut changes = None;
        let mut reports = Vec::new();
        for (id, report) in &file.reports {
            let Some(delivery) = &report.delivered else {
                continue;
            };
            let correction = file.reports.iter();
            let mut correction =
                correction.filter(|(_, other)| other.replaces.as_ref() == Some(id));
            let correction = correction.next();
            if correction.is_some_and(|(_, other)| other.delivered.is_some()) {
                continue;
            }
            let delivered_at = self.opened()?.changes_of(id)?.into_iter().rev();
            let delivered_at = delivered_at
                .filter(|change| change.operation == "report.deliver")
                .map(|change| change.at)
                .next();
            // Read once, and only where something has been delivered.
            if changes.is_none() {
                changes = Some(self.history_in_full(&request.id)?);
            }
            // What stands in a field now, by record and label, and the value of it that was delivered.
            let mut now: BTreeMap<(&str, &str), &Option<Private>> = BTreeMap::new();
            let mut values: BTreeMap<(&str, &str), OldValue> = BTreeMap::new();
            for told in changes.iter().flatten() {
                if delivered_at.is_some_and(|delivered_at| told.at <= delivered_at) {
                    break;
                }
                for field in &told.fields {
                    let key = (field.record.as_str(), field.label.as_str());
                    // Newest first.
                    let new = *now.entry(key).or_insert(&field.new);
                    if let Some(old) = field.old.as_ref().filter(|old| holds(report, old)) {
                        let value = OldValue {
                            label: field.label.clone(),
                            old: old.clone(),
                            new: new.clone(),
                        };
                        values.insert(key, value);
                    }
                }
            }
            // Put back to what the report says, it is right again.
            values.retain(|_, value| value.new.as_ref() != Some(&value.old));
            if !values.is_empty() {
                let body = serde_json::to_value(report).unwrap_or_default();
                reports.push(OldInReport {
                    report: id.clone(),
                    title: words.title(Report::KIND, &body).unwrap_or_default(),
                    delivered: delivery.date,
                    values: values.into_values().collect(),
                    begun: correction.map(|(id, _)| id.clone()),
                });
            }
        }
        reports.sort_by_key(|row| (std::cmp::Reverse(row.delivered), row.report.clone()));
        Ok(Corrections { reports })
    }
}

/// Whether a report's text holds a value.
fn holds(report: &Report, value: &Private) -> bool {
    let value = value.trimmed();
    let length = value.chars().count();
    (SHORTEST..=LONGEST).contains(&length)
        && report.values.values().any(|text| has_word(&text.0, value))
}

/// Whether a text holds these words whole: «Ås» does not stand in «Åse».
fn has_word(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, found)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text
            .get(at + found.len()..)
            .and_then(|text| text.chars().next());
        let apart = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        apart(before) && apart(after)
    })
}

#[cfg(test)]
mod tests {
    use super::has_word;

    #[test]
    fn a_value_is_found_as_a_whole_only() {
        assert!(has_word("Bor i Ås.", "Ås"));
        assert!(!has_word("Åse bor her", "Ås"));
        assert!(has_word("Åse fra Ås", "Ås"));
    }
}
