//! What is known of a deletion once it has been done: the proof of it, without personal data.

use crate::{Date, Id, Private};
use serde::{Deserialize, Serialize};

/// What made a case be deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum DeletionHow {
    /// The counsellor asked for it.
    Manual,
    /// It was due, and the app did it by itself.
    Automatic,
    /// The case was handed over to somebody else for good.
    HandedOver,
    /// It had been deleted already, and came back with an older copy of the store.
    Replayed,
}

/// How many of one kind went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Gone {
    /// A kind of record, or `document`; or `mention` for a record of no case that named the participant and
    /// no longer does, or `value` for an entry of the change log that lost its values.
    pub kind: String,
    /// How many.
    pub count: u64,
}

/// One case that was deleted. It belongs to no case and names nobody: ids are random, and the reference is
/// the one that NAV and the counsellor know the case by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Deletion {
    /// The entry of the deletion ledger that promised it.
    pub entry: Id,
    /// That entry's place in the ledger, from 1.
    pub position: u64,
    /// That entry's hash, hexadecimal; it covers all entries before it.
    pub hash: String,
    /// The case.
    pub case: Id,
    /// The records beside the case that the entry names: the participant, contacts.
    #[serde(default)]
    pub records: Vec<Id>,
    /// The day it was promised: a crash may lie between this and [`Deletion::done`].
    pub promised: Date,
    /// The case's pseudonymous reference; empty where this store never knew the case.
    #[serde(default)]
    pub reference: String,
    /// The agreement's id; empty where this store never knew the case.
    #[serde(default)]
    pub agreement: String,
    /// The day by which the agreement asked for it; none where no such day was known.
    #[serde(default)]
    pub due: Option<Date>,
    /// The day it was done.
    pub done: Date,
    /// What made it happen.
    pub how: DeletionHow,
    /// The counsellor who did it, or in whose store the app did it.
    #[serde(default)]
    pub who: Private,
    /// What went, by kind, in the order of the kinds' names.
    #[serde(default)]
    pub gone: Vec<Gone>,
    /// Exported files that the app removed from disk.
    #[serde(default)]
    pub copies_removed: u64,
    /// Exported files that it had to leave, since they were changed or out of reach; they stay in the list of
    /// exported files.
    #[serde(default)]
    pub copies_left: u64,
}
