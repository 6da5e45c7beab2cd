//! The change log: one row for every write to a record, in the transaction of that write.
//!
//! Undo, earlier versions, history, the audit trail and merging read this log; there is no second
//! mechanism. Each row's hash covers the row before it, its own metadata and *digests* of its
//! values, made with a random salt. Deletion erases values and salt: the chain still holds, and
//! nothing can be guessed from a digest without its salt.

use crate::crypto::{self, Hash};
use crate::{Diff, Result, StoreError};
use chrono::{DateTime, SecondsFormat, Utc};
use domain::{Id, Private};
use rusqlite::{Connection, Params, Row, params};

/// When a write happens and who makes it. The store reads no clock and knows no user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The time; kept to the millisecond.
    pub at: DateTime<Utc>,
    /// The counsellor, or the part of the program that acts by itself.
    pub who: Private,
}

/// One change of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its place in the log, from 1, without gaps.
    pub sequence: u64,
    /// Random.
    pub id: Id,
    /// Random; shared by all changes of one operation, which are undone as one.
    pub group: Id,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub who: Private,
    /// What was done: a short verb such as `case.create`.
    pub operation: String,
    /// The record's kind ([`Record::KIND`](crate::Record::KIND)), or [`DOCUMENT`](crate::DOCUMENT), or
    /// [`STORE`](crate::STORE) for what was done to the store itself, or
    /// [`OPERATION`](crate::OPERATION) for an operation that was reverted, or
    /// [`FORGOTTEN`](crate::FORGOTTEN) for what was forgotten.
    pub kind: String,
    /// The record, or the store's own id, or the reverted operation's group, or the forgotten id.
    pub record: Id,
    /// The case that the record belongs to.
    pub case: Option<Id>,
    /// What changed; `None` once it has been forgotten.
    pub diff: Option<Diff>,
}

/// Where the log ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) sequence: u64,
    pub(crate) hash: Hash,
}

impl Head {
    /// The end of an empty log. Bound to the store, so that logs cannot be exchanged.
    pub(crate) fn empty(store: &str) -> Self {
        Self {
            sequence: 0,
            hash: crypto::digest(&[b"tiltaksmappe change log 1", store.as_bytes()]),
        }
    }
}

/// What a write appends to the log.
pub(crate) struct Entry<'a> {
    pub(crate) group: &'a str,
    pub(crate) stamp: &'a Stamp,
    pub(crate) operation: &'a str,
    pub(crate) kind: &'a str,
    pub(crate) record: &'a str,
    pub(crate) case: Option<&'a str>,
    pub(crate) diff: &'a Diff,
    /// The record as it is stored from now on; `None` when it was removed.
    pub(crate) after: Option<&'a str>,
}

/// A row of the log as stored.
pub(crate) struct Logged {
    pub(crate) sequence: u64,
    pub(crate) id: String,
    pub(crate) group: String,
    pub(crate) at: String,
    pub(crate) who: String,
    pub(crate) operation: String,
    pub(crate) kind: String,
    pub(crate) record: String,
    pub(crate) case: Option<String>,
    /// The difference as JSON text; erased when it is forgotten, together with the salt.
    pub(crate) diff: Option<String>,
    pub(crate) salt: Option<Vec<u8>>,
    pub(crate) diff_digest: Vec<u8>,
    /// Digest of the record as it was left; none when it was removed. By it the log vouches for the
    /// records, too.
    pub(crate) after_digest: Option<Vec<u8>>,
    pub(crate) hash: Vec<u8>,
}

impl Logged {
    /// In the column order of the `sql/change/*.sql` queries.
    pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            sequence: row.get::<_, i64>(0)?.unsigned_abs(),
            id: row.get(1)?,
            group: row.get(2)?,
            at: row.get(3)?,
            who: row.get(4)?,
            operation: row.get(5)?,
            kind: row.get(6)?,
            record: row.get(7)?,
            case: row.get(8)?,
            diff: row.get(9)?,
            salt: row.get(10)?,
            diff_digest: row.get(11)?,
            after_digest: row.get(12)?,
            hash: row.get(13)?,
        })
    }

    /// The row's hash, given the one before it.
    pub(crate) fn hash_after(&self, previous: &Hash) -> Hash {
        let none: &[u8] = b"";
        let optional = |present: bool| [u8::from(present)];
        crypto::digest(&[
            previous,
            &self.sequence.to_be_bytes(),
            self.id.as_bytes(),
            self.group.as_bytes(),
            self.at.as_bytes(),
            self.who.as_bytes(),
            self.operation.as_bytes(),
            self.kind.as_bytes(),
            self.record.as_bytes(),
            &optional(self.case.is_some()),
            self.case.as_ref().map_or(none, |case| case.as_bytes()),
            &self.diff_digest,
            &optional(self.after_digest.is_some()),
            self.after_digest.as_ref().map_or(none, |digest| digest),
        ])
    }

    fn into_change(self) -> Result<Change> {
        let unreadable = StoreError::UnreadableRecord { kind: "change" };
        let diff = match &self.diff {
            Some(text) => Some(serde_json::from_str(text).map_err(|_| unreadable.clone())?),
            None => None,
        };
        let at = DateTime::parse_from_rfc3339(&self.at).map_err(|_| unreadable)?;
        Ok(Change {
            sequence: self.sequence,
            id: self.id,
            group: self.group,
            at: at.to_utc(),
            who: self.who.into(),
            operation: self.operation,
            kind: self.kind,
            record: self.record,
            case: self.case,
            diff,
        })
    }
}

/// The digest of a difference.
pub(crate) fn diff_digest(salt: &[u8], diff: &str) -> Hash {
    crypto::mac(salt, &[b"diff", diff.as_bytes()])
}

/// The digest of a record as stored.
pub(crate) fn after_digest(salt: &[u8], body: &str) -> Hash {
    crypto::mac(salt, &[b"after", body.as_bytes()])
}

/// Appends a row and moves `head`.
pub(crate) fn append(conn: &Connection, head: &mut Head, entry: &Entry<'_>) -> Result<()> {
    let diff =
        serde_json::to_string(entry.diff).map_err(|_| StoreError::Internal("writing a change"))?;
    let salt = crypto::random::<16>()?;
    let row = Logged {
        sequence: head.sequence + 1,
        id: crypto::random_id()?,
        group: entry.group.to_owned(),
        at: entry.stamp.at.to_rfc3339_opts(SecondsFormat::Millis, true),
        who: entry.stamp.who.0.clone(),
        operation: entry.operation.to_owned(),
        kind: entry.kind.to_owned(),
        record: entry.record.to_owned(),
        case: entry.case.map(str::to_owned),
        diff_digest: diff_digest(&salt, &diff).to_vec(),
        after_digest: entry.after.map(|body| after_digest(&salt, body).to_vec()),
        diff: Some(diff),
        salt: Some(salt.to_vec()),
        hash: Vec::new(),
    };
    let hash = row.hash_after(&head.hash);
    conn.prepare_cached(include_str!("sql/change/insert.sql"))?
        .execute(params![
            row.sequence.cast_signed(),
            row.id,
            row.group,
            row.at,
            row.who,
            row.operation,
            row.kind,
            row.record,
            row.case,
            row.diff,
            row.salt,
            row.diff_digest,
            row.after_digest,
            hash,
        ])?;
    *head = Head {
        sequence: row.sequence,
        hash,
    };
    Ok(())
}

/// The log, or the part of it that concerns one case, oldest first.
pub(crate) fn list(conn: &Connection, case: Option<&str>) -> Result<Vec<Change>> {
    match case {
        None => collect(conn, include_str!("sql/change/all.sql"), []),
        Some(case) => collect(conn, include_str!("sql/change/of_case.sql"), [case]),
    }
}

/// The changes of one record, oldest first.
pub(crate) fn of_record(conn: &Connection, record: &str) -> Result<Vec<Change>> {
    collect(conn, include_str!("sql/change/of_record.sql"), [record])
}

/// The days of the log, in order.
pub(crate) fn days(conn: &Connection) -> Result<Vec<domain::Date>> {
    let mut query = conn.prepare(include_str!("sql/change/days.sql"))?;
    let days = query.query_map([], |row| row.get::<_, String>(0))?;
    let unreadable = |_| StoreError::UnreadableRecord { kind: "change" };
    days.map(|day| day?.parse().map_err(unreadable)).collect()
}

/// The change at this place in the log.
pub(crate) fn at(conn: &Connection, sequence: u64) -> Result<Option<Change>> {
    let sequence = sequence.cast_signed();
    Ok(collect(conn, include_str!("sql/change/at.sql"), [sequence])?.pop())
}

fn collect(conn: &Connection, query: &str, params: impl Params) -> Result<Vec<Change>> {
    let mut changes = Vec::new();
    let mut query = conn.prepare_cached(query)?;
    let mut rows = query.query(params)?;
    while let Some(row) = rows.next()? {
        changes.push(Logged::from_row(row)?.into_change()?);
    }
    Ok(changes)
}
