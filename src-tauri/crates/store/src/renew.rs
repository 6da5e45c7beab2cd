//! Forgetting what a record was, while it stays: its earlier values are gone from the record and from the
//! change log, like those of what is forgotten altogether, and it begins anew under the same id.

use crate::forget::FORGOTTEN;
use crate::{Result, Stamp, Store, StoreError, Write};
use domain::Id;
use rusqlite::{OptionalExtension as _, params};
use std::collections::BTreeSet;

impl Store {
    /// Forgets everything that these records were. `anew` must put each under its id again, as it is from now
    /// on. Not for cases: what belongs to one would be forgotten with it.
    ///
    /// Takes as long as a rebuild: it writes the whole store anew.
    pub fn renew<T, E: From<StoreError>>(
        &mut self,
        stamp: &Stamp,
        operation: &str,
        records: &BTreeSet<Id>,
        anew: impl FnOnce(&mut Write<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.rebuild(stamp, operation, |write| {
            for id in records {
                forget_past(write, id)?;
            }
            anew(write)
        })
    }
}

fn forget_past(write: &mut Write<'_>, id: &str) -> Result<()> {
    let conn = write.connection();
    let case = conn
        .query_row(include_str!("sql/forget/case_of.sql"), [id], |row| {
            row.get::<_, Option<Id>>(0)
        })
        .optional()?;
    conn.execute(include_str!("sql/forget/records.sql"), [id])?;
    let erased = conn.execute(
        include_str!("sql/forget/values.sql"),
        params![id, FORGOTTEN],
    )?;
    if erased > 0 {
        write.note_forgotten(id, case.flatten().as_deref())?;
    }
    Ok(())
}
