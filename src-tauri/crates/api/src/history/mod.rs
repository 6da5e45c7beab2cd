//! Who did what and when to a case, from the store's one change log.

mod sentence;
mod words;

use crate::{
    Answer, Api,
    requests::ById,
    session::locked,
    undo::{never, revert},
};
use chrono::{DateTime, Utc};
use domain::{Case, Id, KeptAgreement, Private, Report};
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap, HashSet};
use store::{Operation, PROFILE_ID, Record as _, StoreError};
use ts_rs::TS;

/// What was done to a case; or to a contact or the profile, asked for by its own id.
#[derive(Clone, Debug, Serialize, TS)]
pub struct History {
    /// Newest first.
    pub changes: Vec<HistoryEntry>,
}

/// One operation, or the consecutive savings of one report's text.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HistoryEntry {
    /// What `undo` asks for. Of several savings the last that is still in force.
    pub group: Id,
    /// When; of several savings, the last.
    pub at: DateTime<Utc>,
    /// When the first of several savings was.
    pub first_at: DateTime<Utc>,
    /// How many savings it stands for; otherwise 1.
    pub count: usize,
    /// Who did it: the counsellor's name as it was then; blank before there was one.
    pub who: Private,
    /// The operation's id, such as `event.save`.
    pub operation: String,
    /// What was done, in Norwegian.
    pub sentence: Private,
    /// The fields that changed.
    pub fields: Vec<ChangedField>,
    /// It has been undone, and has stayed so.
    pub undone: bool,
    /// In Norwegian, why it cannot be undone now; none when it can.
    pub cannot_undo: Option<String>,
}

/// A field before and after.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChangedField {
    /// Its Norwegian name.
    pub label: String,
    /// What stood there; none when nothing did.
    pub old: Option<Private>,
    /// What stands there since; none when nothing does.
    pub new: Option<Private>,
    /// One of the two is too long to be shown here, so neither is.
    pub long: bool,
}

/// A record before and after a change, as its JSON; none where it did not exist.
#[derive(Clone)]
struct Seen {
    kind: String,
    record: Id,
    before: Option<Value>,
    after: Option<Value>,
}

/// What becomes a [`HistoryEntry`]: operations, newest first, and what they came to.
struct Told<'a> {
    operations: Vec<&'a Operation>,
    seen: Vec<Seen>,
}

impl Api {
    pub(crate) fn history(&mut self, request: ById) -> Answer<History> {
        let records = self.concerned(&request.id)?;
        let operations = self.opened()?.operations(&request.id, &records)?;
        if operations.is_empty() && request.id != PROFILE_ID {
            return Err(StoreError::NotFound { kind: Case::KIND }.into());
        }
        let words = self.words(&request.id)?;
        let told = tell(&operations, &request.id, &records);
        let sentences = sentence::all(&words, &told);
        let undone = undone(&operations);
        let mut entries: Vec<(HistoryEntry, &Operation)> = Vec::new();
        for told in fold(told) {
            let in_force = |operation: &&&Operation| !undone.contains(operation.group());
            let ([newest, ..], [.., oldest]) = (&told.operations[..], &told.operations[..]) else {
                continue;
            };
            let operation = told.operations.iter().find(in_force).unwrap_or(newest);
            let single = (told.operations.len() == 1).then(|| sentences.get(newest.group()));
            let sentence = match single.flatten() {
                Some(sentence) => sentence.clone(),
                None => sentence::of(&words, newest.name(), &told.seen),
            };
            let entry = HistoryEntry {
                group: operation.group().to_owned(),
                at: newest.at(),
                first_at: oldest.at(),
                count: told.operations.len(),
                who: newest.who(),
                operation: newest.name().to_owned(),
                sentence: sentence.into(),
                fields: told
                    .seen
                    .iter()
                    .flat_map(|seen| words.fields(seen))
                    .collect(),
                undone: undone.contains(operation.group()),
                cannot_undo: None,
            };
            entries.push((entry, operation));
        }
        let changes = self.with_obstacles(entries)?;
        Ok(History { changes })
    }

    /// The records beside a case's own whose changes concern it: the participant, and the part of
    /// the register that it refers to. Of anything else, the record itself.
    fn concerned(&self, id: &Id) -> Answer<Vec<Id>> {
        let store = self.opened()?;
        let mut records = Vec::from([id.clone()]);
        if let Some(case) = store.find::<Case>(id)? {
            records.push(case.person);
            records.extend(store.case_file(id)?.contacts.into_keys());
        }
        Ok(records)
    }

    /// Undoes each by way of trial, which leaves nothing behind.
    fn with_obstacles(
        &mut self,
        entries: Vec<(HistoryEntry, &Operation)>,
    ) -> Answer<Vec<HistoryEntry>> {
        let stamp = self.stamp()?;
        let store = self.store.as_mut().ok_or_else(locked)?;
        store.rehearse(&stamp, |tx| {
            let tried = entries.into_iter().map(|(mut entry, operation)| {
                entry.cannot_undo = match never(operation.name()) {
                    Some(reason) => Some(reason.to_owned()),
                    None => {
                        let refused = tx.attempt(|tx| revert(tx, operation)).err();
                        refused.map(|error| error.message)
                    }
                };
                entry
            });
            Ok(tried.collect())
        })
    }
}

/// Walks through the log and takes down every record of the case before and after each change. Oldest
/// first.
fn tell<'a>(operations: &'a [Operation], case: &Id, records: &[Id]) -> Vec<Told<'a>> {
    let records: BTreeSet<&Id> = records.iter().collect();
    // None where deletion has erased the way.
    let mut now: HashMap<&Id, Option<Option<Value>>> = HashMap::new();
    let mut told = Vec::new();
    for operation in operations {
        let mut seen = Vec::new();
        for change in operation.changes() {
            let of_case = change.case.as_ref() == Some(case) || records.contains(&change.record);
            if !of_case || change.kind == KeptAgreement::KIND {
                continue;
            }
            let before = now.remove(&change.record).unwrap_or(Some(None));
            let after = before.clone().and_then(|before| {
                let diff = change.diff.as_ref()?;
                diff.apply(before).ok()
            });
            if let (Some(before), Some(after)) = (before, &after) {
                seen.push(Seen {
                    kind: change.kind.clone(),
                    record: change.record.clone(),
                    before,
                    after: after.clone(),
                });
            }
            now.insert(&change.record, after);
        }
        told.push(Told {
            operations: Vec::from([operation]),
            seen,
        });
    }
    told
}

/// Makes one of the consecutive savings of a report's text, newest first: drafts are saved as one
/// types.
fn fold(told: Vec<Told<'_>>) -> Vec<Told<'_>> {
    let mut folded: Vec<Told<'_>> = Vec::new();
    for older in told.into_iter().rev() {
        if let Some(newer) = folded.last_mut()
            && let Some(together) = same_text(newer, &older)
        {
            newer.seen = Vec::from([together]);
            newer.operations.extend(older.operations);
        } else {
            folded.push(older);
        }
    }
    folded
}

/// What two savings of one report by one person come to.
fn same_text(newer: &Told<'_>, older: &Told<'_>) -> Option<Seen> {
    let saving = |told: &Told<'_>| {
        told.operations
            .last()
            .filter(|operation| operation.name() == "report.save")
            .map(|operation| operation.who())
    };
    let ([after], [before]) = (&newer.seen[..], &older.seen[..]) else {
        return None;
    };
    let same = saving(newer)? == saving(older)? && after.record == before.record;
    (same && after.kind == Report::KIND).then(|| Seen {
        before: before.before.clone(),
        ..after.clone()
    })
}

/// The groups of those that were undone and have stayed so.
fn undone(operations: &[Operation]) -> HashSet<&str> {
    let mut undone: HashSet<&str> = HashSet::new();
    for operation in operations.iter().rev() {
        if let Some(reverted) = operation.reverted()
            && !undone.contains(operation.group())
        {
            undone.insert(reverted);
        }
    }
    undone
}
