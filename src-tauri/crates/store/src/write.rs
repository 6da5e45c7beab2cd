//! One operation: everything that it writes, in one transaction, each write with its row in the log.

use crate::change::{self, Entry, Head, Stamp};
use crate::crypto;
use crate::files::Staged;
use crate::forget::FORGOTTEN;
use crate::operation::OPERATION;
use crate::{Change, Diff, Record, Result, StoreError};
use crate::{kinds, query};
use domain::{Case, Id};
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What the log calls the kind of a document.
pub const DOCUMENT: &str = "document";

/// What the log calls the store itself, when something was done to it and not to a record.
pub const STORE: &str = "store";

/// What the log says of a document, in place of its bytes.
pub(crate) fn describe(sha256: &str, bytes: i64) -> Value {
    json!({ "sha256": sha256, "bytes": bytes })
}

/// An operation under way. Nothing of it is seen outside before it is complete.
pub struct Write<'a> {
    conn: &'a Connection,
    head: Head,
    /// The log's last row before this operation.
    before: u64,
    group: Id,
    stamp: &'a Stamp,
    operation: &'a str,
}

/// Runs `work` as one operation: all of it, or nothing. `stage` prepares the new anchor before the
/// commit, so that a full disk is met while everything can still be undone.
pub(crate) fn transact<T, E: From<StoreError>>(
    conn: &mut Connection,
    head: &mut Head,
    stamp: &Stamp,
    operation: &str,
    work: impl FnOnce(&mut Write<'_>) -> Result<T, E>,
    stage: impl FnOnce(Head) -> Result<Option<Staged>>,
) -> Result<T, E> {
    let group = crypto::random_id()?;
    // IMMEDIATE takes the write lock at once; dropped without a commit, it rolls back.
    let transaction = conn
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(StoreError::from)?;
    let mut write = Write {
        conn: &transaction,
        head: *head,
        before: head.sequence,
        group,
        stamp,
        operation,
    };
    let answer = work(&mut write)?;
    let after = write.head;
    let staged = if after == *head { None } else { stage(after)? };
    transaction.commit().map_err(StoreError::from)?;
    *head = after;
    if let Some(staged) = staged {
        // The write is on disk. An anchor that cannot be put in place now is merely one operation
        // behind, which the next write or opening mends; an error would invite a second try.
        let _ = staged.publish();
    }
    Ok(answer)
}

/// Runs `work` as one operation of which nothing stays, whatever it answers.
pub(crate) fn rehearse<T, E: From<StoreError>>(
    conn: &mut Connection,
    head: Head,
    stamp: &Stamp,
    work: impl FnOnce(&mut Write<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let group = crypto::random_id()?;
    // Dropped without a commit, it rolls back.
    let transaction = conn
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(StoreError::from)?;
    work(&mut Write {
        conn: &transaction,
        head,
        before: head.sequence,
        group,
        stamp,
        operation: "rehearsal",
    })
}

impl Write<'_> {
    /// Does something and takes it back at once, to learn whether it could be done.
    pub fn attempt<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        let (conn, head) = (self.conn, self.head);
        let run = |sql| conn.execute_batch(sql).map_err(StoreError::from);
        run("SAVEPOINT attempt")?;
        let answer = work(self);
        self.head = head;
        run("ROLLBACK TO attempt; RELEASE attempt")?;
        answer
    }

    /// Adds a record under a new random id (or the kind's only id) and answers it.
    pub fn insert<R: Record>(&mut self, record: &R) -> Result<Id> {
        let id = match R::ONLY_ID {
            Some(id) => id.to_owned(),
            None => crypto::random_id()?,
        };
        self.insert_with_id(&id, record)?;
        Ok(id)
    }

    /// Adds a record under an id of the caller's: to undo a removal, or to merge.
    pub fn insert_with_id<R: Record>(&mut self, id: &str, record: &R) -> Result<()> {
        const { assert!(kinds::is_listed(R::KIND), "a kind that is not in kinds.rs") };
        let mut query = self
            .conn
            .prepare_cached(include_str!("sql/record/exists.sql"))?;
        if query.exists([id])? {
            return Err(StoreError::Duplicate { kind: R::KIND });
        }
        let value = to_value(record)?;
        let body = value.to_string();
        let case = case_of(id, record);
        self.conn
            .prepare_cached(include_str!("sql/record/insert.sql"))?
            .execute(params![id, R::KIND, case, body])?;
        let diff = Diff::between(None, Some(&value));
        self.log(R::KIND, id, case, &diff, Some(&body))
    }

    /// Replaces a record. Without a difference nothing is written, not even to the log.
    pub fn update<R: Record>(&mut self, id: &str, record: &R) -> Result<()> {
        let missing = StoreError::NotFound { kind: R::KIND };
        let old = query::body::<R>(self.conn, id)?.ok_or(missing)?;
        let value = to_value(record)?;
        // Compared as the type sees it: a field that the type has gained since is no change.
        if to_value(&query::parse::<R>(&old)?)? == value {
            return Ok(());
        }
        let old: Value = serde_json::from_str(&old)
            .map_err(|_| StoreError::UnreadableRecord { kind: R::KIND })?;
        let body = value.to_string();
        let case = case_of(id, record);
        self.conn
            .prepare_cached(include_str!("sql/record/update.sql"))?
            .execute(params![id, R::KIND, case, body])?;
        let diff = Diff::between(Some(&old), Some(&value));
        self.log(R::KIND, id, case, &diff, Some(&body))
    }

    /// Adds or replaces a record.
    pub fn put<R: Record>(&mut self, id: &str, record: &R) -> Result<()> {
        if query::body::<R>(self.conn, id)?.is_some() {
            self.update(id, record)
        } else {
            self.insert_with_id(id, record)
        }
    }

    /// Removes a record. Its values stay in the log, from which the removal can be undone.
    pub fn remove<R: Record>(&mut self, id: &str) -> Result<()> {
        let missing = StoreError::NotFound { kind: R::KIND };
        let body = query::body::<R>(self.conn, id)?.ok_or(missing)?;
        let record: R = query::parse(&body)?;
        self.conn
            .prepare_cached(include_str!("sql/record/remove.sql"))?
            .execute(params![id, R::KIND])?;
        let old: Value = serde_json::from_str(&body)
            .map_err(|_| StoreError::UnreadableRecord { kind: R::KIND })?;
        let diff = Diff::between(Some(&old), None);
        self.log(R::KIND, id, case_of(id, &record), &diff, None)
    }

    /// Keeps bytes that never change, such as a delivered PDF of a case. The log holds their digest
    /// only, but tells the case, so that its deletion finds them.
    pub fn put_document(&mut self, case: &str, bytes: &[u8]) -> Result<Id> {
        self.keep_document(Some(case), crypto::random_id()?, bytes)
    }

    /// The same for what is about no single case.
    pub fn put_common_document(&mut self, bytes: &[u8]) -> Result<Id> {
        self.keep_document(None, crypto::random_id()?, bytes)
    }

    pub(crate) fn keep_document(&mut self, case: Option<&str>, id: Id, bytes: &[u8]) -> Result<Id> {
        let sha256 = crypto::hex(&crypto::sha256(bytes));
        let length = i64::try_from(bytes.len()).map_err(|_| StoreError::DiskFull)?;
        self.conn
            .prepare_cached(include_str!("sql/document/insert.sql"))?
            .execute(params![id, sha256, bytes])?;
        let value = describe(&sha256, length);
        let body = value.to_string();
        let diff = Diff::between(None, Some(&value));
        self.log(DOCUMENT, &id, case, &diff, Some(&body))?;
        Ok(id)
    }

    /// Removes a document. Its bytes are gone: the log holds none.
    pub fn remove_document(&mut self, id: &str) -> Result<()> {
        let mut query = self
            .conn
            .prepare_cached(include_str!("sql/document/describe.sql"))?;
        let (sha256, length): (String, i64) = query
            .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?
            .ok_or(StoreError::NotFound { kind: DOCUMENT })?;
        self.conn
            .prepare_cached(include_str!("sql/document/remove.sql"))?
            .execute([id])?;
        let diff = Diff::between(Some(&describe(&sha256, length)), None);
        let made = change::of_record(self.conn, id)?.into_iter().next();
        let case = made.and_then(|made| made.case);
        self.log(DOCUMENT, id, case.as_deref(), &diff, None)
    }

    /// A record as this operation sees it.
    pub fn get<R: Record>(&self, id: &str) -> Result<R> {
        query::get(self.conn, id)
    }

    /// A record as this operation sees it, if there is one.
    pub fn find<R: Record>(&self, id: &str) -> Result<Option<R>> {
        query::find(self.conn, id)
    }

    /// All records of a kind as this operation sees them.
    pub fn all<R: Record>(&self) -> Result<BTreeMap<Id, R>> {
        query::all(self.conn)
    }

    /// A case's records of a kind as this operation sees them.
    pub fn of_case<R: Record>(&self, case: &str) -> Result<BTreeMap<Id, R>> {
        query::of_case(self.conn, case)
    }

    /// A case with everything that belongs to it, as this operation sees it.
    pub fn case_file(&self, case: &str) -> Result<domain::CaseFile> {
        crate::case_file::load(self.conn, case)
    }

    /// What this operation has changed so far, oldest first.
    pub fn changes(&self) -> Result<Vec<Change>> {
        let mut changes = Vec::new();
        for sequence in self.before + 1..=self.head.sequence {
            changes.extend(change::at(self.conn, sequence)?);
        }
        Ok(changes)
    }

    /// Logs that the operation was done to the store, whose id this is. Nothing changed that the
    /// log keeps values of.
    pub(crate) fn note(&mut self, store: &str) -> Result<()> {
        self.log(STORE, store, None, &Diff::default(), None)
    }

    /// Logs which operation this one reverts.
    pub(crate) fn note_revert(&mut self, group: &str) -> Result<()> {
        self.log(OPERATION, group, None, &Diff::default(), None)
    }

    /// Logs that what has this id was forgotten, with the case that it belonged to.
    pub(crate) fn note_forgotten(&mut self, id: &str, case: Option<&str>) -> Result<()> {
        self.log(FORGOTTEN, id, case, &Diff::default(), None)
    }

    /// For migrations and forgetting, which change tables, and for reading the log.
    pub(crate) fn connection(&self) -> &Connection {
        self.conn
    }

    fn log(
        &mut self,
        kind: &str,
        record: &str,
        case: Option<&str>,
        diff: &Diff,
        after: Option<&str>,
    ) -> Result<()> {
        let entry = Entry {
            group: &self.group,
            stamp: self.stamp,
            operation: self.operation,
            kind,
            record,
            case,
            diff,
            after,
        };
        change::append(self.conn, &mut self.head, &entry)
    }
}

fn to_value<R: Record>(record: &R) -> Result<Value> {
    serde_json::to_value(record).map_err(|_| StoreError::UnreadableRecord { kind: R::KIND })
}

/// A case belongs to itself, so that one query finds all that belongs to it.
fn case_of<'a, R: Record>(id: &'a str, record: &'a R) -> Option<&'a str> {
    if R::KIND == Case::KIND {
        Some(id)
    } else {
        record.case().map(String::as_str)
    }
}
