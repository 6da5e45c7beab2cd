//! Reading records, inside a write or outside.

use crate::crypto;
use crate::write::DOCUMENT;
use crate::{Record, Result, StoreError};
use domain::Id;
use rusqlite::{Connection, OptionalExtension as _, params};
use std::collections::BTreeMap;

pub(crate) fn parse<R: Record>(body: &str) -> Result<R> {
    // serde's message may quote the body.
    serde_json::from_str(body).map_err(|_| StoreError::UnreadableRecord { kind: R::KIND })
}

pub(crate) fn body<R: Record>(conn: &Connection, id: &str) -> Result<Option<String>> {
    let mut query = conn.prepare_cached(include_str!("sql/record/find.sql"))?;
    let body = query
        .query_row(params![id, R::KIND], |row| row.get(0))
        .optional()?;
    Ok(body)
}

pub(crate) fn find<R: Record>(conn: &Connection, id: &str) -> Result<Option<R>> {
    body::<R>(conn, id)?.map(|body| parse(&body)).transpose()
}

pub(crate) fn get<R: Record>(conn: &Connection, id: &str) -> Result<R> {
    find(conn, id)?.ok_or(StoreError::NotFound { kind: R::KIND })
}

pub(crate) fn all<R: Record>(conn: &Connection) -> Result<BTreeMap<Id, R>> {
    let mut query = conn.prepare_cached(include_str!("sql/record/all.sql"))?;
    collect(query.query([R::KIND])?)
}

pub(crate) fn of_case<R: Record>(conn: &Connection, case: &str) -> Result<BTreeMap<Id, R>> {
    let mut query = conn.prepare_cached(include_str!("sql/record/of_case.sql"))?;
    collect(query.query([case, R::KIND])?)
}

pub(crate) fn without_case<R: Record>(conn: &Connection) -> Result<BTreeMap<Id, R>> {
    let mut query = conn.prepare_cached(include_str!("sql/record/without_case.sql"))?;
    collect(query.query([R::KIND])?)
}

pub(crate) fn of_case_in_order<R: Record>(conn: &Connection, case: &str) -> Result<Vec<(Id, R)>> {
    let mut query = conn.prepare_cached(include_str!("sql/record/of_case_in_order.sql"))?;
    let mut rows = query.query([case, R::KIND])?;
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        let body = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        records.push((row.get(0)?, parse(body)?));
    }
    Ok(records)
}

/// A record without its type. It has no `Debug`, since its values are personal.
#[derive(Clone, PartialEq)]
pub struct StoredRecord {
    /// Its id.
    pub id: Id,
    /// Its kind: [`Record::KIND`].
    pub kind: String,
    /// Its JSON.
    pub body: serde_json::Value,
}

/// Those of a case, or those that belong to none.
pub(crate) fn stored(conn: &Connection, case: Option<&str>) -> Result<Vec<StoredRecord>> {
    let mut query = conn.prepare_cached(include_str!("sql/record/stored.sql"))?;
    let mut rows = query.query([case])?;
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        let body = row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?;
        // serde's message may quote the body.
        let unreadable = |_| StoreError::UnreadableRecord { kind: "record" };
        records.push(StoredRecord {
            id: row.get(0)?,
            kind: row.get(1)?,
            body: serde_json::from_str(body).map_err(unreadable)?,
        });
    }
    Ok(records)
}

fn collect<R: Record>(mut rows: rusqlite::Rows<'_>) -> Result<BTreeMap<Id, R>> {
    let mut records = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let body = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        records.insert(row.get(0)?, parse(body)?);
    }
    Ok(records)
}

/// A document's bytes, checked against its digest.
pub(crate) fn document(conn: &Connection, id: &str) -> Result<Vec<u8>> {
    let mut query = conn.prepare_cached(include_str!("sql/document/find.sql"))?;
    let (sha256, bytes): (String, Vec<u8>) = query
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or(StoreError::NotFound { kind: DOCUMENT })?;
    if crypto::hex(&crypto::sha256(&bytes)) != sha256 {
        return Err(StoreError::DamagedStore);
    }
    Ok(bytes)
}
