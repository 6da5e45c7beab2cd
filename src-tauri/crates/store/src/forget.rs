//! Forgetting: what is forgotten is gone from the records, from the documents and from the change log,
//! and from the disk as well, since it is done in a [rebuild](crate::rebuild): the new store file never
//! held it, and of the old one the key goes, too. Killed at any moment, the store is as before or as
//! after.
//!
//! The log keeps that there were changes: when, who, which operation, and the random ids. What the values
//! were goes, with the salts, so that the digests that the chain covers tell nothing. For every id that
//! was forgotten the log gains one row of the kind [`FORGOTTEN`], without values. Verification takes a
//! row's values for erased lawfully where such a row follows, and only there; and where one follows they
//! must be erased. So neither a value that vanished otherwise nor one that was left behind goes unnoticed.
//!
//! No earlier change of what was forgotten can be reverted: there is nothing to put back.

use crate::kinds::{self, Reference};
use crate::write::{DOCUMENT, Write};
use crate::{Record as _, Result, Stamp, Store, StoreError, change};
use domain::{Case, Id};
use rusqlite::{Connection, OptionalExtension as _, params};
use std::collections::{BTreeMap, BTreeSet};

/// What the log calls the kind of a change that says what was forgotten; its record is that id.
pub const FORGOTTEN: &str = "forgotten";

/// What is to be forgotten, by id. Ids that the store does not know are passed over, so that what was
/// forgotten once can be named again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forget {
    /// Cases, with every record and document that belongs to them. The participant goes with the last
    /// case.
    pub cases: BTreeSet<Id>,
    /// Single records and documents, such as contacts. What a record refers to that stays, stays as
    /// well, and so does what that refers to in turn.
    pub records: BTreeSet<Id>,
}

impl Store {
    /// Forgets for good, as one operation in the log. `also` writes what the operation changes besides,
    /// when the forgotten is gone already.
    ///
    /// Takes as long as a rebuild: it writes the whole store anew.
    pub fn forget<T, E: From<StoreError>>(
        &mut self,
        stamp: &Stamp,
        operation: &str,
        what: &Forget,
        also: impl FnOnce(&mut Write<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.rebuild(stamp, operation, |write| {
            forget(write, what)?;
            also(write)
        })
    }
}

/// Only within a rebuild: in place, the values would still lie in the pages that SQLite lets go of.
pub(crate) fn forget(write: &mut Write<'_>, what: &Forget) -> Result<()> {
    let going = going(write.connection(), what)?;
    erase(write, what.cases.iter().chain(&going))
}

/// Takes these ids out of the records, the documents and the values of the log, whatever refers to them.
pub(crate) fn erase<'i>(write: &mut Write<'_>, ids: impl Iterator<Item = &'i Id>) -> Result<()> {
    for id in ids {
        let conn = write.connection();
        let case = conn
            .query_row(include_str!("sql/forget/case_of.sql"), [id], |row| {
                row.get::<_, Option<Id>>(0)
            })
            .optional()?;
        conn.execute(include_str!("sql/forget/documents.sql"), [id, DOCUMENT])?;
        conn.execute(include_str!("sql/forget/records.sql"), [id])?;
        let erased = conn.execute(
            include_str!("sql/forget/values.sql"),
            params![id, FORGOTTEN],
        )?;
        if erased > 0 {
            write.note_forgotten(id, case.flatten().as_deref())?;
        }
    }
    Ok(())
}

/// The single records that go: those asked for and the cases' participants, but for what is referred to
/// by a record that stays.
pub(crate) fn going(conn: &Connection, what: &Forget) -> Result<BTreeSet<Id>> {
    let mut going = what.records.clone();
    for case in &what.cases {
        going.extend(person_of(conn, case)?);
    }
    // What those refer to that may go, and what is referred to from outside.
    let mut onward: BTreeMap<Id, Vec<Reference>> = BTreeMap::new();
    let mut kept: Vec<Reference> = Vec::new();
    let mut query = conn.prepare(include_str!("sql/record/case_files.sql"))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let (id, case): (Id, Option<Id>) = (row.get(0)?, row.get(2)?);
        if case.is_some_and(|case| what.cases.contains(&case)) {
            continue;
        }
        let kind = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        let body = row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?;
        // Of a kind that is not known, nobody knows what it refers to.
        let kind = kinds::find(kind).ok_or(StoreError::UnreadableRecord { kind: "record" })?;
        let references = (kind.references)(body)?;
        if going.contains(&id) {
            onward.insert(id, references);
        } else {
            kept.extend(references);
        }
    }
    while let Some(reference) = kept.pop() {
        if going.remove(&reference.id) {
            kept.extend(onward.remove(&reference.id).unwrap_or_default());
        }
    }
    Ok(going)
}

/// The participant of a case, which may have been removed already. The log tells, unless it has been
/// forgotten.
pub(crate) fn person_of(conn: &Connection, case: &str) -> Result<Option<Id>> {
    let changes = change::of_record(conn, case)?;
    let made = changes.iter().find(|change| change.kind == Case::KIND);
    let made = made.and_then(|made| made.diff.as_ref()?.apply(None).ok()?);
    let person = made.as_ref().and_then(|case| case.get("person")?.as_str());
    Ok(person.map(str::to_owned))
}
