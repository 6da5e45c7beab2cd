//! Taking an operation back, by the log alone.
//!
//! A reverted operation and the one that reverted it cancel out: they stand in nobody's way. So several
//! operations can be taken back one after the other, newest first, and brought again in turn.

use crate::operation::{self, OPERATION, Operation};
use crate::write::{DOCUMENT, Write};
use crate::{Change, Diff, Record, Result, StoreError, change, query};
use domain::{
    AdjustedReadings, AgreementDetails, Approval, Attachment, Case, Contact, Contribution,
    Employment, Hold, Id, KeptAgreement, LogEntry, Person, Phrase, Practice, Profile,
    RecordedEvent, Report, SetAside, Team, YearExtract,
};
use rusqlite::Connection;
use serde_json::Value;
use std::collections::{BTreeSet, HashSet};

/// What stands in the way of taking an operation back. Names no values.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    /// It has been taken back already.
    #[error("the operation has been reverted already")]
    AlreadyReverted,
    /// A later operation, which is still in force, changed the same field of the same record.
    #[error("a later operation changed the same {kind}")]
    ChangedSince {
        /// The record's kind.
        kind: String,
        /// The record.
        record: Id,
        /// The later operation's group.
        later: Id,
    },
    /// The log does not hold what would be put back: it keeps no bytes of a document that was removed,
    /// and what was forgotten is gone.
    #[error("the log does not hold what was there before")]
    NothingKept,
}

/// Why [`Write::revert`] did not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RevertError {
    /// What was done later, or what is no longer known, forbids it.
    #[error(transparent)]
    Conflict(#[from] Conflict),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Write<'_> {
    /// Puts back what an operation changed, record by record, and notes in the log which it was, so
    /// that this operation can be reverted in turn.
    ///
    /// Of a record that was changed later elsewhere, only the operation's own fields go back. What the
    /// records then say is for the caller to judge, who on a conflict must let this operation fail.
    pub fn revert(&mut self, operation: &Operation) -> Result<(), RevertError> {
        if let Some(conflict) = conflict(self.connection(), operation)? {
            return Err(conflict.into());
        }
        self.note_revert(operation.group())?;
        for change in facts(operation).rev() {
            let diff = change.diff.as_ref().ok_or(Conflict::NothingKept)?;
            restore(self, change, diff)?;
        }
        Ok(())
    }
}

/// What there is to put back. An agreement's text that was kept stays: by now, other cases may have
/// begun under it. So does a document that was added, because the log could not bring its bytes again:
/// what refers to it goes and comes, and the bytes go when the case is deleted.
fn facts(operation: &Operation) -> impl DoubleEndedIterator<Item = &Change> {
    let stays = |change: &&Change| {
        change.kind == KeptAgreement::KIND || change.kind == DOCUMENT && was_added(change)
    };
    operation.changes().filter(move |change| !stays(change))
}

fn was_added(change: &Change) -> bool {
    let diff = change.diff.as_ref();
    diff.is_some_and(|diff| diff.apply(None).is_ok())
}

fn conflict(conn: &Connection, operation: &Operation) -> Result<Option<Conflict>> {
    let kept = |change: &Change| change.diff.is_some() && REVERTIBLE.contains(&&*change.kind);
    if facts(operation).next().is_none() || !facts(operation).all(kept) {
        return Ok(Some(Conflict::NothingKept));
    }
    if reverted(conn, operation.group())? {
        return Ok(Some(Conflict::AlreadyReverted));
    }
    let records: BTreeSet<&Id> = facts(operation).map(|change| &change.record).collect();
    let mut later = Vec::new();
    for record in records {
        let all = change::of_record(conn, record)?.into_iter();
        later.extend(all.filter(|change| change.sequence > operation.last()));
    }
    let settled = cancelled_out(conn, &later)?;
    let touches = |later: &&Change| {
        facts(operation).any(|own| {
            own.record == later.record
                && match (&own.diff, &later.diff) {
                    (Some(own), Some(later)) => operation::overlap(own, later),
                    _ => true,
                }
        })
    };
    let in_the_way = later
        .iter()
        .filter(|change| !settled.contains(&change.group))
        .find(touches);
    Ok(in_the_way.map(changed_since))
}

/// The groups among these changes that cancel out: the reverted ones, and those that reverted one of
/// them. An operation that reverted an earlier one is not among them, for it does make a difference
/// to what came between.
fn cancelled_out(conn: &Connection, changes: &[Change]) -> Result<HashSet<Id>> {
    let groups: BTreeSet<&Id> = changes.iter().map(|change| &change.group).collect();
    let mut settled = HashSet::new();
    for group in groups {
        settled.extend(reverting(conn, group)?);
        if reverted(conn, group)? {
            settled.insert(group.clone());
        }
    }
    Ok(settled)
}

/// Whether an operation has been taken back, and has stayed so.
fn reverted(conn: &Connection, group: &str) -> Result<bool> {
    for by in reverting(conn, group)? {
        if !reverted(conn, &by)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The groups of the operations that reverted this one.
fn reverting(conn: &Connection, group: &str) -> Result<Vec<Id>> {
    let notes = change::of_record(conn, group)?.into_iter();
    let notes = notes.filter(|change| change.kind == OPERATION);
    Ok(notes.map(|change| change.group).collect())
}

fn changed_since(later: &Change) -> Conflict {
    Conflict::ChangedSince {
        kind: later.kind.clone(),
        record: later.record.clone(),
        later: later.group.clone(),
    }
}

macro_rules! kinds {
    ($($record:ty),*) => {
        /// The kinds of facts whose values the log keeps: all but documents.
        const REVERTIBLE: &[&str] = &[$(<$record>::KIND),*];

        fn restore(write: &mut Write<'_>, change: &Change, diff: &Diff) -> Result<(), RevertError> {
            match &*change.kind {
                $(<$record>::KIND => restore_as::<$record>(write, change, diff),)*
                _ => Err(Conflict::NothingKept.into()),
            }
        }
    };
}

kinds!(
    AdjustedReadings,
    AgreementDetails,
    Person,
    Contact,
    Contribution,
    Case,
    Profile,
    RecordedEvent,
    LogEntry,
    Employment,
    Practice,
    Report,
    Approval,
    Attachment,
    Hold,
    domain::Restriction,
    domain::Inquiry,
    domain::Incident,
    domain::AccessReview,
    Phrase,
    SetAside,
    Team,
    YearExtract
);

fn restore_as<R: Record>(
    write: &mut Write<'_>,
    change: &Change,
    diff: &Diff,
) -> Result<(), RevertError> {
    let unreadable = |_| StoreError::UnreadableRecord { kind: R::KIND };
    let id = &change.record;
    let now: Option<Value> = match query::body::<R>(write.connection(), id)? {
        Some(body) => Some(serde_json::from_str(&body).map_err(unreadable)?),
        None => None,
    };
    match diff.revert(now).map_err(|_| changed_since(change))? {
        Some(before) => {
            let before: R = serde_json::from_value(before).map_err(unreadable)?;
            write.put(id, &before)?;
        }
        None => write.remove::<R>(id)?,
    }
    Ok(())
}
