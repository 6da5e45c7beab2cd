//! What was done to a case in a colleague's store, among what was done here: told and not undone.

use super::{ChangedField, HistoryEntry, Together};
use crate::{Answer, Api};
use chrono::{DateTime, Utc};
use domain::{Case, EarlierHistory, Person};
use std::{cmp::Reverse, collections::VecDeque};

/// Longer texts are not shown in a history, nor are several lines.
const SHORT: usize = 80;

impl Api {
    /// What was done to a case elsewhere, newest first. Of someone whose name is masked, without values.
    pub(super) fn elsewhere(&self, case: &str) -> Answer<Vec<HistoryEntry>> {
        let store = self.opened()?;
        let Some(known) = store.find::<Case>(case)? else {
            return Ok(Vec::new());
        };
        let person: Person = store.get(&known.person)?;
        let masked = self.is_masked(&known.person, &person);
        let mut entries = Vec::new();
        for (id, mut history) in store.of_case::<EarlierHistory>(case)? {
            if person.protected_address.is_protected() {
                self.without_address(&mut history);
            }
            let reason = format!(
                "Dette ble gjort hos {}, og kan ikke angres her.",
                history.at.trimmed()
            );
            for (nth, change) in history.changes.into_iter().enumerate() {
                let Ok(at) = DateTime::parse_from_rfc3339(&change.at) else {
                    continue;
                };
                let at: DateTime<Utc> = at.to_utc();
                let fields = change.fields.into_iter().filter(|_| !masked);
                let fields = fields.map(|field| {
                    let texts = [&field.old, &field.new].into_iter().flatten();
                    let long = texts
                        .into_iter()
                        .any(|text| text.0.contains('\n') || text.0.chars().count() > SHORT);
                    ChangedField {
                        label: field.label,
                        old: field.old.filter(|_| !long),
                        new: field.new.filter(|_| !long),
                        long,
                    }
                });
                entries.push(HistoryEntry {
                    group: format!("{id} {nth}"),
                    at,
                    first_at: at,
                    count: 1,
                    who: change.who,
                    operation: "elsewhere".to_owned(),
                    sentence: change.sentence,
                    fields: fields.collect(),
                    undone: false,
                    cannot_undo: Some(reason.clone()),
                });
            }
        }
        entries.sort_by_key(|entry| Reverse(entry.at));
        Ok(entries)
    }
}

/// A part of both, newest first: what was done here, and the places of it (none) among what was done elsewhere.
pub(super) fn placed<'a, 'b>(
    own: Vec<Together<'a, 'b>>,
    elsewhere: Vec<HistoryEntry>,
    from: usize,
    count: usize,
) -> (Vec<Together<'a, 'b>>, Vec<Option<HistoryEntry>>) {
    let (mut own, mut elsewhere) = (VecDeque::from(own), VecDeque::from(elsewhere));
    let (mut part, mut places) = (Vec::new(), Vec::new());
    for place in 0..from.saturating_add(count) {
        let here = own
            .front()
            .and_then(|told| told.first())
            .map(|told| told.operation.at());
        let there = elsewhere.front().map(|entry| entry.at);
        let own_first = match (here, there) {
            (None, None) => break,
            (here, there) => here >= there,
        };
        let (next, entry) = match own_first {
            true => (own.pop_front(), None),
            false => (None, elsewhere.pop_front()),
        };
        if place >= from {
            part.extend(next);
            places.push(entry);
        }
    }
    (part, places)
}
