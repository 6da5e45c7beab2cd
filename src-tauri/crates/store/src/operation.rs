//! Operations as the log tells them: all changes of one group, which are undone as one.

use crate::{Change, Diff, Result, StoreError, change};
use chrono::{DateTime, Utc};
use domain::{Id, Private};
use rusqlite::{Connection, OptionalExtension as _};
use std::collections::{BTreeMap, VecDeque};

/// What the log calls the kind of a change that says which operation another one reverted.
pub const OPERATION: &str = "operation";

/// One operation, whole: only the store makes one, so none lacks a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    group: Id,
    changes: Vec<Change>,
}

impl Operation {
    /// The random id that its changes share.
    pub fn group(&self) -> &str {
        &self.group
    }

    /// What was done, such as `case.create`.
    pub fn name(&self) -> &str {
        self.changes.first().map_or("", |first| &first.operation)
    }

    /// When.
    pub fn at(&self) -> DateTime<Utc> {
        let first = self.changes.first();
        first.map_or(DateTime::UNIX_EPOCH, |first| first.at)
    }

    /// Who.
    pub fn who(&self) -> Private {
        let first = self.changes.first();
        first.map(|first| first.who.clone()).unwrap_or_default()
    }

    /// The group of the operation that this one reverted.
    pub fn reverted(&self) -> Option<&Id> {
        let mut changes = self.changes.iter();
        changes
            .find(|change| change.kind == OPERATION)
            .map(|change| &change.record)
    }

    /// What it did to records and documents, in order.
    pub fn changes(&self) -> impl DoubleEndedIterator<Item = &Change> {
        let changes = self.changes.iter();
        changes.filter(|change| change.kind != OPERATION)
    }

    /// Its place in the log's order.
    pub(crate) fn last(&self) -> u64 {
        self.changes.last().map_or(0, |last| last.sequence)
    }
}

/// The operation with this group.
pub(crate) fn find(conn: &Connection, group: &str) -> Result<Operation> {
    let mut query = conn.prepare_cached(include_str!("sql/change/of_group.sql"))?;
    let sequence: Option<i64> = query.query_row([group], |row| row.get(0)).optional()?;
    let change = match sequence {
        Some(sequence) => change::at(conn, sequence.unsigned_abs())?,
        None => None,
    };
    let missing = StoreError::NotFound { kind: OPERATION };
    whole(conn, change.ok_or(missing)?)
}

/// Every operation that changed something of this case or one of these records, oldest first.
pub(crate) fn list(conn: &Connection, case: &str, records: &[Id]) -> Result<Vec<Operation>> {
    let mut found = BTreeMap::new();
    let mut add = |changes: Vec<Change>| {
        found.extend(changes.into_iter().map(|change| (change.sequence, change)));
    };
    add(change::list(conn, Some(case))?);
    for record in records {
        add(change::of_record(conn, record)?);
    }
    let mut operations: Vec<Operation> = Vec::new();
    while let Some((_, first)) = found.pop_first() {
        let before = operations.last().map_or(0, Operation::last);
        operations.push(complete(conn, first, before, &mut found)?);
    }
    Ok(operations)
}

/// The operation of which this is a change.
fn whole(conn: &Connection, change: Change) -> Result<Operation> {
    complete(conn, change, 0, &mut BTreeMap::new())
}

/// The operation of which this is the first change at hand. One transaction writes it, so its rows follow
/// one another: after `before`, where another ends, and on among those `at_hand`, which are taken from
/// there. Only what lies between is asked for, since of a long history nearly all is at hand.
fn complete(
    conn: &Connection,
    change: Change,
    before: u64,
    at_hand: &mut BTreeMap<u64, Change>,
) -> Result<Operation> {
    let group = change.group.clone();
    let own = |change: &Change| change.group == group;
    let mut first = change.sequence;
    let mut changes = VecDeque::from([change]);
    while first - 1 > before
        && let Some(earlier) = change::at(conn, first - 1)?.filter(own)
    {
        first = earlier.sequence;
        changes.push_front(earlier);
    }
    loop {
        let next = first + changes.len() as u64;
        let later = match at_hand.get(&next) {
            Some(later) if own(later) => at_hand.remove(&next),
            Some(_) => None,
            None => change::at(conn, next)?.filter(own),
        };
        match later {
            Some(later) => changes.push_back(later),
            None => break,
        }
    }
    Ok(Operation {
        group,
        changes: changes.into(),
    })
}

/// Whether a field that the one changed lies within one that the other changed.
pub(crate) fn overlap(one: &Diff, other: &Diff) -> bool {
    one.paths()
        .any(|a| other.paths().any(|b| a.starts_with(b) || b.starts_with(a)))
}
