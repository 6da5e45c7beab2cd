//! The log of a case, in parts: hours, contacts and absences, newest first, narrowed by days, by what
//! they were and by their words.
//!
//! A log is not sent whole: 20,000 entries are five megabytes of JSON, which the window would read
//! anew after every change, and while one types the next entry.

use crate::{Answer, Api, search::fold};
use chrono::Datelike;
use domain::{Case, Date, Id, LogEntry, Private, case::Activity};
use serde::{Deserialize, Serialize};
use std::{cmp::Reverse, collections::BTreeSet};
use ts_rs::TS;

/// The most that one request answers.
const MOST: usize = 500;

/// Which entries of a case.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListEntries {
    /// The case.
    pub case: Id,
    /// Only those of this day or later; of an absence, its last day.
    #[serde(default, deserialize_with = "domain::dates::deserialize_option")]
    #[ts(optional = nullable)]
    pub since: Option<Date>,
    /// Only those of this day or earlier; of an absence, its first day.
    #[serde(default, deserialize_with = "domain::dates::deserialize_option")]
    #[ts(optional = nullable)]
    pub until: Option<Date>,
    /// Only those of this sort.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub activity: Option<Activity>,
    /// Only those whose text holds this, however its letters are written; blank for all.
    #[serde(default)]
    pub text: Private,
    /// How many to pass over.
    #[serde(default)]
    pub from: usize,
    /// How many to answer, 500 at most.
    pub count: usize,
}

/// A part of a case's log.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Entries {
    /// How many the case has.
    pub all: usize,
    /// How many were asked for, of which `rows` are a part.
    pub total: usize,
    /// Minutes of follow-up in all that were asked for.
    pub minutes: u32,
    /// The months in which the case has entries, by their first days, newest first.
    pub months: Vec<Date>,
    /// Newest first; of one day, the last entered first.
    pub rows: Vec<EntryRow>,
}

/// An entry with its id.
#[derive(Clone, Debug, Serialize, TS)]
pub struct EntryRow {
    /// The record.
    pub id: Id,
    /// What it says.
    pub entry: LogEntry,
}

impl Api {
    pub(crate) fn entries(&mut self, request: ListEntries) -> Answer<Entries> {
        let store = self.opened()?;
        store.get::<Case>(&request.case)?;
        let log = store.of_case_in_order::<LogEntry>(&request.case)?;
        let all = log.len();
        let months: BTreeSet<Date> = log
            .iter()
            .map(|(_, entry)| entry.date.with_day(1).unwrap_or(entry.date))
            .collect();
        let text = fold(request.text.trimmed());
        let mut found: Vec<(Id, LogEntry)> = log
            .into_iter()
            .rev()
            .filter(|(_, entry)| wanted(entry, &request, &text))
            .collect();
        // Of one day, what was entered last stays first.
        found.sort_by_key(|(_, entry)| Reverse(entry.date));
        Ok(Entries {
            all,
            total: found.len(),
            minutes: found
                .iter()
                .filter(|(_, entry)| entry.activity.is_follow_up())
                .map(|(_, entry)| entry.minutes)
                .sum(),
            months: months.into_iter().rev().collect(),
            rows: found
                .into_iter()
                .skip(request.from)
                .take(request.count.min(MOST))
                .map(|(id, entry)| EntryRow { id, entry })
                .collect(),
        })
    }
}

fn wanted(entry: &LogEntry, asked: &ListEntries, text: &str) -> bool {
    let last = entry.until.unwrap_or(entry.date);
    asked.since.is_none_or(|since| last >= since)
        && asked.until.is_none_or(|until| entry.date <= until)
        && asked.activity.is_none_or(|is| entry.activity == is)
        && (text.is_empty() || fold(&entry.text.0).contains(text))
}
