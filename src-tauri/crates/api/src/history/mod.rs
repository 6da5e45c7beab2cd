//! Who did what and when to a case, from the store's one change log.

mod elsewhere;
pub(crate) mod full;
mod operations;
mod prices;
mod sentence;
mod values;
mod words;

pub(crate) use values::ChangedRecord;

use crate::{
    Answer, Api,
    restriction::FrozenCases,
    session::locked,
    undo::{never, revert},
};
use chrono::{DateTime, Utc};
use domain::{Case, Id, KeptAgreement, Private, Report};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap, HashSet};
use store::{FORGOTTEN, Operation, PROFILE_ID, Record as _, StoreError, Write};
use ts_rs::TS;

/// Whose history, and which part of it.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AskHistory {
    /// A case, a contact or the profile.
    pub id: Id,
    /// How many to pass over.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub from: Option<usize>,
    /// How many to answer; all, if not given. To learn what can be undone, each is undone by way of
    /// trial, which takes its time.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub count: Option<usize>,
}

/// What was done to a case; or to a contact or the profile, asked for by its own id.
#[derive(Clone, Debug, Serialize, TS)]
pub struct History {
    /// How many there are, of which `changes` are a part.
    pub total: usize,
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

/// An operation, and what it did.
struct Told<'a> {
    operation: &'a Operation,
    seen: Vec<Seen>,
}

/// What becomes a [`HistoryEntry`]: one operation, or consecutive savings of one text, newest first.
type Together<'a, 'b> = Vec<&'b Told<'a>>;

impl Api {
    pub(crate) fn history(&mut self, request: AskHistory) -> Answer<History> {
        let records = self.concerned(&request.id)?;
        let operations = self.opened()?.operations(&request.id, &records)?;
        let told = tell(&operations, &request.id, &records);
        if told.is_empty() && request.id != PROFILE_ID {
            return Err(StoreError::NotFound { kind: Case::KIND }.into());
        }
        let words = self.words(&request.id)?;
        let folded = fold(&told);
        let elsewhere = self.elsewhere(&request.id)?;
        let total = folded.len() + elsewhere.len();
        let (from, count) = (request.from.unwrap_or_default(), request.count);
        let count = count.unwrap_or(usize::MAX);
        let (part, places) = elsewhere::placed(folded, elsewhere, from, count);
        let sentences = sentence::all(&words, &with_undone(&told, &part));
        let reverts =
            |operation| Operation::reverted(operation).map(|of| (operation.group(), &**of));
        let undone = undone(operations.iter().filter_map(reverts));
        let mut entries: Vec<(HistoryEntry, &Operation)> = Vec::new();
        for together in part {
            let ([newest, ..], [.., oldest]) = (&together[..], &together[..]) else {
                continue;
            };
            let in_force = |told: &&&Told<'_>| !undone.contains(told.operation.group());
            let operation = together.iter().find(in_force).unwrap_or(newest).operation;
            let seen = sum(newest, oldest);
            let (first, last) = (oldest.operation, newest.operation);
            let single = (together.len() == 1).then(|| sentences.get(last.group()));
            let sentence = match single.flatten() {
                Some(sentence) => sentence.clone(),
                None => sentence::of(&words, last.name(), &seen),
            };
            let entry = HistoryEntry {
                group: operation.group().to_owned(),
                at: last.at(),
                first_at: first.at(),
                count: together.len(),
                who: last.who(),
                operation: last.name().to_owned(),
                sentence: sentence.into(),
                fields: sentence::parts(last.name(), &seen)
                    .iter()
                    .flat_map(|seen| words.fields(seen))
                    .collect(),
                undone: undone.contains(operation.group()),
                cannot_undo: None,
            };
            entries.push((entry, operation));
        }
        let mut own = self.with_obstacles(entries)?.into_iter();
        let placed = places
            .into_iter()
            .filter_map(|place| place.or_else(|| own.next()));
        let changes = placed.collect();
        Ok(History { total, changes })
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
        let frozen = FrozenCases::of(self.opened()?)?;
        let agreements = &self.agreements;
        let store = self.store.as_mut().ok_or_else(locked)?;
        store.rehearse(&stamp, |tx| {
            let tried = entries.into_iter().map(|(mut entry, operation)| {
                entry.cannot_undo = match never(operation.name()) {
                    Some(reason) => Some(reason.to_owned()),
                    None => {
                        let tried = |tx: &mut Write<'_>| {
                            revert(agreements, tx, operation)?;
                            frozen.allows("undo", tx)
                        };
                        let refused = tx.attempt(tried).err();
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
/// first. An operation of which everything was forgotten is not told.
fn tell<'a>(operations: &'a [Operation], case: &Id, records: &[Id]) -> Vec<Told<'a>> {
    let records: BTreeSet<&Id> = records.iter().collect();
    // None where the way was forgotten.
    let mut now: HashMap<&Id, Option<Option<Value>>> = HashMap::new();
    let mut told = Vec::new();
    for operation in operations {
        let mut seen = Vec::new();
        let mut remembered = false;
        for change in operation.changes() {
            let of_case = change.case.as_ref() == Some(case) || records.contains(&change.record);
            if !of_case || change.kind == KeptAgreement::KIND {
                continue;
            }
            if change.kind == FORGOTTEN {
                now.insert(&change.record, Some(None));
                continue;
            }
            remembered |= change.diff.is_some();
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
        if remembered {
            told.push(Told { operation, seen });
        }
    }
    told
}

/// Makes one of the consecutive savings of a report's text, newest first: drafts are saved as one
/// types.
fn fold<'a, 'b>(told: &'b [Told<'a>]) -> Vec<Together<'a, 'b>> {
    let mut folded: Vec<Together<'a, 'b>> = Vec::new();
    for older in told.iter().rev() {
        match folded.last_mut() {
            Some(newer) if newer.last().is_some_and(|newer| same_text(newer, older)) => {
                newer.push(older);
            }
            _ => folded.push(Vec::from([older])),
        }
    }
    folded
}

/// Whether these are savings of one report by one person.
fn same_text(newer: &Told<'_>, older: &Told<'_>) -> bool {
    let ([after], [before]) = (&newer.seen[..], &older.seen[..]) else {
        return false;
    };
    let saving = |told: &Told<'_>| told.operation.name() == "report.save";
    saving(newer)
        && saving(older)
        && newer.operation.who() == older.operation.who()
        && after.record == before.record
        && after.kind == Report::KIND
}

/// What everything from one operation to another came to.
fn sum(newest: &Told<'_>, oldest: &Told<'_>) -> Vec<Seen> {
    let mut seen = newest.seen.clone();
    if let ([after], [before]) = (&mut seen[..], &oldest.seen[..]) {
        after.before.clone_from(&before.before);
    }
    seen
}

/// A part of what is told, oldest first, with what it undid, by which it is told.
fn with_undone<'a, 'b>(told: &'b [Told<'a>], part: &[Together<'a, 'b>]) -> Vec<&'b Told<'a>> {
    let mut wanted: HashSet<&str> = part
        .iter()
        .flatten()
        .map(|told| told.operation.group())
        .collect();
    let mut found = Vec::new();
    // What was undone lies before what undid it.
    for told in told.iter().rev() {
        if wanted.contains(told.operation.group()) {
            wanted.extend(told.operation.reverted().map(|group| &**group));
            found.push(told);
        }
    }
    found.reverse();
    found
}

/// The groups of those that were undone and have stayed so, of which group undid which, oldest first.
pub(crate) fn undone<'a>(
    reverts: impl DoubleEndedIterator<Item = (&'a str, &'a str)>,
) -> HashSet<&'a str> {
    let mut undone: HashSet<&str> = HashSet::new();
    for (group, reverted) in reverts.rev() {
        if !undone.contains(group) {
            undone.insert(reverted);
        }
    }
    undone
}

/// An operation in Norwegian, by what it is alone.
pub(crate) fn operation_in_words(name: &str) -> &'static str {
    operations::operation(name).unwrap_or("Annen endring")
}

/// A kind of record in Norwegian, as it stands in a sentence.
pub(crate) fn kind_in_words(name: &str) -> &'static str {
    operations::kind(name).unwrap_or("ukjent")
}
