//! Records that come from another store and go back, without their types at hand.

use crate::{Record, Result, StoreError, Write, crypto, kinds, query};
use domain::Id;
use rusqlite::params;
use serde_json::Value;

impl Write<'_> {
    /// Adds or replaces a record of a kind by its name, if it is sound as that kind's type has it.
    ///
    /// # Errors
    /// [`StoreError::UnreadableRecord`] for a kind or a body that this program does not know, and
    /// [`StoreError::Duplicate`] where the id is that of a record of another kind.
    pub fn put_stored(&mut self, kind: &str, id: &str, body: &Value) -> Result<()> {
        (known(kind)?.put)(self, id, body)
    }

    /// Removes a record of a kind by its name; one that is not there is passed over.
    pub fn remove_stored(&mut self, kind: &str, id: &str) -> Result<()> {
        (known(kind)?.remove)(self, id)
    }

    /// Whether the operation sees a record of this id, of whatever kind.
    pub fn has_stored(&self, id: &str) -> Result<bool> {
        let mut query = self
            .connection()
            .prepare_cached(include_str!("sql/record/exists.sql"))?;
        Ok(query.exists([id])?)
    }

    /// Keeps bytes under an id that another store gave them.
    pub fn put_document_with_id(&mut self, case: &str, id: &str, bytes: &[u8]) -> Result<()> {
        self.keep_document(Some(case), id.to_owned(), bytes)?;
        Ok(())
    }

    /// Whether the operation sees a document of this id.
    pub fn has_document(&self, id: &str) -> Result<bool> {
        let mut query = self
            .connection()
            .prepare_cached(include_str!("sql/document/describe.sql"))?;
        Ok(query.exists(params![id])?)
    }
}

/// The kind of this name, as this program knows it.
fn known(kind: &str) -> Result<&'static kinds::Kind> {
    kinds::find(kind).ok_or(StoreError::UnreadableRecord { kind: "record" })
}

pub(crate) fn put<R: Record>(write: &mut Write<'_>, id: &str, body: &Value) -> Result<()> {
    // serde's message may quote the body.
    let unreadable = |_| StoreError::UnreadableRecord { kind: R::KIND };
    let record: R = R::deserialize(body).map_err(unreadable)?;
    write.put(id, &record)
}

pub(crate) fn remove<R: Record>(write: &mut Write<'_>, id: &str) -> Result<()> {
    match query::body::<R>(write.connection(), id)? {
        Some(_) => write.remove::<R>(id),
        None => Ok(()),
    }
}

/// The id that something has in a store that knew its own id once and let it go with a hand-over: the same for
/// everyone who knows the hand-over and the id, and nothing that an id can be learnt from.
pub fn fresh_id(handover: &str, id: &str) -> Id {
    let parts: [&[u8]; 2] = [b"tiltaksmappe fresh id 1", id.as_bytes()];
    let whole = crypto::hex(&crypto::mac(handover.as_bytes(), &parts));
    whole.chars().take(32).collect()
}
