//! `ledger.json`: what is deleted, or promised to be, kept outside the database and inside every backup.
//!
//! An entry is a promise: from the moment it is on disk, its case is deleted, whatever happens. A store
//! that was killed in between, a backup put back, a folder copied from before: each still holds what the
//! ledger names, and each is made to forget it before anyone sees it. Entries are never taken out.
//!
//! The file holds random ids and days, nothing about anybody. Each entry's hash covers the entries before
//! it, so that the list can neither be reordered nor thinned out; and the file carries its own SHA-256,
//! which tells damage and is read the same way in every future format. What the database knows of its own
//! deletions ([`Deletion`](domain::Deletion) records) makes good a ledger that was lost.

use crate::crypto::{self, Hex};
use crate::{Result, StoreError};
use domain::{Date, Id};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeSet;

/// The newest format known.
const FORMAT: u64 = 1;

/// One case that is deleted, or promised to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerEntry {
    /// Random.
    pub id: Id,
    /// The case.
    pub case: Id,
    /// What goes with it though it belongs to no case: the participant, contacts that nobody else refers
    /// to. What is referred to when the time comes stays all the same.
    pub records: Vec<Id>,
    /// The day of the promise.
    pub on: Date,
    /// SHA-256 over this entry and the hash before it, lower-case hexadecimal.
    pub hash: String,
}

impl LedgerEntry {
    /// An entry to follow the one with this hash (or none, when it is the first).
    pub(crate) fn after(before: &str, id: Id, case: Id, records: Vec<Id>, on: Date) -> Self {
        let hash = String::new();
        let entry = Self {
            id,
            case,
            records,
            on,
            hash,
        };
        let hash = entry.hash_after(before);
        Self { hash, ..entry }
    }

    fn hash_after(&self, before: &str) -> String {
        let on = self.on.to_string();
        let mut parts: Vec<&[u8]> = vec![b"tiltaksmappe ledger 1", before.as_bytes()];
        parts.extend([self.id.as_bytes(), self.case.as_bytes(), on.as_bytes()]);
        parts.extend(self.records.iter().map(|id| id.as_bytes()));
        crypto::hex(&crypto::digest(&parts))
    }
}

/// All entries, oldest first. A position is counted from 1, so that the length is the last one's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    entries: Vec<LedgerEntry>,
}

/// The file as it lies on disk.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope {
    /// Kept as JSON, as in `keys.json`: the digest of a newer format is checked, too.
    body: Value,
    sha256: Hex,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    format: u64,
    entries: Vec<LedgerEntry>,
}

impl Ledger {
    /// Reads the file's bytes.
    ///
    /// # Errors
    /// [`StoreError::DamagedLedger`], or [`StoreError::NewerLedger`] for a newer program's.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        let damaged = |_| StoreError::DamagedLedger;
        let envelope: Envelope = serde_json::from_slice(bytes).map_err(damaged)?;
        if digest(&envelope.body)? != envelope.sha256 {
            return Err(StoreError::DamagedLedger);
        }
        match envelope.body.get("format").and_then(Value::as_u64) {
            Some(FORMAT) => {}
            Some(found) if found > FORMAT => {
                let known = FORMAT;
                return Err(StoreError::NewerLedger { found, known });
            }
            _ => return Err(StoreError::DamagedLedger),
        }
        let body: Body = serde_json::from_value(envelope.body).map_err(damaged)?;
        Self::chained(body.entries).ok_or(StoreError::DamagedLedger)
    }

    /// The entries, if each follows from the one before it and none stands there twice.
    pub(crate) fn chained(entries: Vec<LedgerEntry>) -> Option<Self> {
        let mut before = "";
        let mut ids = BTreeSet::new();
        for entry in &entries {
            if entry.hash != entry.hash_after(before) || !ids.insert(&entry.id) {
                return None;
            }
            before = &entry.hash;
        }
        Some(Self { entries })
    }

    /// The entries as they are if they are chained, and chained anew if not.
    pub(crate) fn taken_together(entries: Vec<LedgerEntry>) -> Self {
        Self::chained(entries.clone()).unwrap_or_else(|| {
            let mut ledger = Self::default();
            ledger.merge(&Self { entries });
            ledger
        })
    }

    /// Whether the other is the beginning of this one, hash by hash.
    pub fn starts_with(&self, other: &Self) -> bool {
        self.entries.starts_with(&other.entries)
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// [`StoreError::Internal`].
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let failed = |_| StoreError::Internal("writing the ledger");
        let entries = self.entries.clone();
        let body = serde_json::to_value(Body {
            format: FORMAT,
            entries,
        })
        .map_err(failed)?;
        let sha256 = digest(&body)?;
        let mut bytes = serde_json::to_vec_pretty(&Envelope { body, sha256 }).map_err(failed)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// How many entries; the position of the last.
    pub fn len(&self) -> u64 {
        self.entries.len() as u64
    }

    /// True when nothing was ever deleted.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Oldest first; the first has position 1.
    pub fn entries(&self) -> &[LedgerEntry] {
        &self.entries
    }

    /// The last entry's hash, which covers all; blank when there is none.
    pub fn head(&self) -> &str {
        self.entries.last().map_or("", |last| &last.hash)
    }

    /// Whether every entry of the other stands here.
    pub fn covers(&self, other: &Self) -> bool {
        let own: BTreeSet<&Id> = self.entries.iter().map(|entry| &entry.id).collect();
        other.entries.iter().all(|entry| own.contains(&entry.id))
    }

    /// Takes in what the other has and this one lacks, after its own entries, whose positions stay.
    /// Where this one is the other's beginning, it becomes the other, hash by hash.
    pub fn merge(&mut self, other: &Self) {
        let own: BTreeSet<Id> = self.entries.iter().map(|entry| entry.id.clone()).collect();
        for entry in other
            .entries
            .iter()
            .filter(|entry| !own.contains(&entry.id))
        {
            let LedgerEntry {
                id,
                case,
                records,
                on,
                ..
            } = entry.clone();
            let entry = LedgerEntry::after(self.head(), id, case, records, on);
            self.entries.push(entry);
        }
    }

    /// Adds an entry.
    pub(crate) fn add(&mut self, case: Id, records: Vec<Id>, on: Date) -> Result<LedgerEntry> {
        let entry = LedgerEntry::after(self.head(), crypto::random_id()?, case, records, on);
        self.entries.push(entry.clone());
        Ok(entry)
    }
}

fn digest(body: &Value) -> Result<Hex> {
    let failed = |_| StoreError::Internal("writing the ledger");
    let bytes = serde_json::to_vec(body).map_err(failed)?;
    Ok(Hex(crypto::sha256(&bytes).to_vec()))
}
