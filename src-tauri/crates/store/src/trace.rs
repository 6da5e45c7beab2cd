//! The change log without its values: who did what when, of every row, and where it ends.

use crate::crypto;
use crate::{Result, Store, StoreError};
use chrono::{DateTime, Utc};
use domain::{Id, Private};
use rusqlite::OptionalExtension as _;

/// A row of the log without its values: a [`Change`](crate::Change) but for its id and difference. Of
/// 20,000 rows these are read in a tenth of the time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// Its place in the log, from 1, without gaps.
    pub sequence: u64,
    /// Shared by all changes of one operation.
    pub group: Id,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub who: Private,
    /// What was done.
    pub operation: String,
    /// The record's kind.
    pub kind: String,
    /// The record.
    pub record: Id,
    /// The case that the record belongs to.
    pub case: Option<Id>,
    /// Its values have been forgotten.
    pub erased: bool,
}

/// Where the log ends: what vouches for everything before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogEnd {
    /// How many changes.
    pub changes: u64,
    /// The hash of the last one, lower-case hexadecimal; blank of an empty log.
    pub hash: String,
}

impl Store {
    /// Every row of the log, oldest first.
    pub fn traces(&self) -> Result<Vec<Trace>> {
        let mut query =
            (self.connection()).prepare_cached(include_str!("sql/change/traces.sql"))?;
        let mut rows = query.query([])?;
        let mut traces = Vec::new();
        while let Some(row) = rows.next()? {
            let unreadable = |_| StoreError::UnreadableRecord { kind: "change" };
            let at: String = row.get(2)?;
            traces.push(Trace {
                sequence: row.get::<_, i64>(0)?.unsigned_abs(),
                group: row.get(1)?,
                at: DateTime::parse_from_rfc3339(&at)
                    .map_err(unreadable)?
                    .to_utc(),
                who: row.get::<_, String>(3)?.into(),
                operation: row.get(4)?,
                kind: row.get(5)?,
                record: row.get(6)?,
                case: row.get(7)?,
                erased: row.get(8)?,
            });
        }
        Ok(traces)
    }

    /// When the first change was made; none of an empty log.
    pub fn begun(&self) -> Result<Option<DateTime<Utc>>> {
        let first = "SELECT at FROM change ORDER BY sequence LIMIT 1";
        let at: Option<String> = self
            .connection()
            .query_row(first, [], |row| row.get(0))
            .optional()?;
        let unreadable = |_| StoreError::UnreadableRecord { kind: "change" };
        let read = |at: String| DateTime::parse_from_rfc3339(&at).map_err(unreadable);
        Ok(at.map(read).transpose()?.map(|at| at.to_utc()))
    }

    /// Where the log ends now.
    pub fn log_end(&self) -> Result<LogEnd> {
        let last = "SELECT sequence, hash FROM change ORDER BY sequence DESC LIMIT 1";
        let read = |row: &rusqlite::Row<'_>| -> rusqlite::Result<(i64, Vec<u8>)> {
            Ok((row.get(0)?, row.get(1)?))
        };
        let found = self.connection().query_row(last, [], read).optional()?;
        Ok(
            found.map_or_else(LogEnd::default, |(sequence, hash)| LogEnd {
                changes: sequence.unsigned_abs(),
                hash: crypto::hex(&hash),
            }),
        )
    }
}
