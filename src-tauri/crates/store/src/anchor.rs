//! Where the change log ended at the last acknowledged write, kept outside the database: a database
//! that was cut short or set back to an earlier copy is sound in itself, but does not reach its anchor.
//!
//! Each generation has its own anchor file, so that a rebuild can write database and anchor before
//! the one step that makes both valid. The anchor exists from before the first opening; a missing
//! one is therefore never innocent.

use crate::change::Head;
use crate::crypto::{Hash, Hex};
use crate::files::{self, Staged};
use crate::keys::{Keys, Opened};
use crate::{Result, StoreError};
use serde::{Deserialize, Serialize};
use std::path::Path;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Anchor {
    sequence: u64,
    head: Hex,
    mac: Hex,
}

/// Writes the anchor beside its place; [`Staged::publish`] makes it count.
pub(crate) fn stage(dir: &Path, keys: &Keys, opened: &Opened, head: Head) -> Result<Staged> {
    let anchor = Anchor {
        sequence: head.sequence,
        head: Hex(head.hash.to_vec()),
        mac: Hex(mac(keys, opened, head).to_vec()),
    };
    let bytes = serde_json::to_vec(&anchor).map_err(|_| StoreError::Internal("writing anchor"))?;
    Staged::write(dir, &files::anchor_name(keys.generation()), &bytes)
}

/// The log's end as it was last acknowledged.
pub(crate) fn read(dir: &Path, keys: &Keys, opened: &Opened) -> Result<Head> {
    let bytes = files::read(&dir.join(files::anchor_name(keys.generation())))?
        .ok_or(StoreError::LogAltered)?;
    let anchor: Anchor = serde_json::from_slice(&bytes).map_err(|_| StoreError::LogAltered)?;
    let hash: Hash = anchor
        .head
        .0
        .try_into()
        .map_err(|_| StoreError::LogAltered)?;
    let head = Head {
        sequence: anchor.sequence,
        hash,
    };
    // Compared in plain time: who can measure this machine's cache can read its memory.
    if mac(keys, opened, head).as_slice() != anchor.mac.0.as_slice() {
        return Err(StoreError::LogAltered);
    }
    Ok(head)
}

fn mac(keys: &Keys, opened: &Opened, head: Head) -> Hash {
    opened.anchor_key().mac(&[
        keys.store_id().as_bytes(),
        &keys.generation().to_be_bytes(),
        &head.sequence.to_be_bytes(),
        &head.hash,
    ])
}
