//! The encrypted store: keys, records, the change log, and the one operation that replaces the file.
//!
//! Only this crate knows SQL and keys. May depend on: `domain`. It knows no agreement and no report
//! template, reads no clock (the time of a write comes in with its [`Stamp`]) and opens no network.
//!
//! A store is a folder:
//!
//! | file | what |
//! |---|---|
//! | `keys.json` | the wrapped keys; names the store file in use |
//! | `store-N.db` | SQLCipher database of generation N, under a raw key of its own |
//! | `anchor-N.json` | where the change log ended at the last acknowledged write |
//! | `work-…/` | while a backup is packed or looked into |
//! | `lock` | held by whoever has the store open |
//! | `ledger.json` | what is deleted or promised to be: random ids and days |
//! | `reserve` | room on the disk for one rebuild |
//! | `creating` | only while a store is being created |
//!
//! # Keys
//!
//! Argon2id makes a key of the passphrase; that key wraps a random master key, which wraps the key of
//! this generation's store file. A recovery code, printed and put away, wraps the master key as well,
//! and so may a secret that the machine's keyring holds ([`Keyring`]). A rebuild makes all of them anew
//! but those of these three.
//!
//! # Example
//!
//! ```
//! use domain::Person;
//! use store::{Passphrase, Stamp, Store, StoreError};
//! # let temporary = tempfile::tempdir().map_err(|_| StoreError::NoStore)?;
//! # let folder = temporary.path().join("store");
//! let passphrase = Passphrase::from("fire korte vanlige ord".to_owned());
//! # let cost = store::Cost { memory_kib: 64, passes: 1, lanes: 1 };
//! # Store::create_with_cost(&folder, &passphrase, cost)?;
//! let mut store = Store::open(&folder, &passphrase)?;
//! let stamp = Stamp { at: chrono::DateTime::UNIX_EPOCH, who: "veileder".into() };
//! let id = store.write(&stamp, "person.create", |w| {
//!     w.insert(&Person { first_name: "Kari".into(), ..Person::default() })
//! })?;
//! assert_eq!(store.get::<Person>(&id)?.first_name, "Kari".into());
//! assert_eq!(store.changes(None)?.len(), 1);
//! # Ok::<(), StoreError>(())
//! ```

mod access;
mod anchor;
mod backup;
mod case_file;
mod change;
mod crypto;
mod database;
mod diff;
mod error;
mod files;
mod forget;
mod kdf;
mod keyring;
mod keys;
mod kinds;
mod ledger;
mod migrate;
mod operation;
mod passphrase;
mod place;
mod promise;
mod query;
mod rebuild;
mod record;
mod recovery_code;
mod renew;
mod reserve;
mod revert;
mod sealed;
mod store;
#[cfg(test)]
mod tampering;
mod trace;
mod traces;
mod travel;
mod verify;
mod write;

pub use access::OpenedBy;
pub use backup::{BackupKey, BackupLabel, BackupSecret, Held, NewBackup, OpenBackup, REPLAY};
pub use change::{Change, Stamp};
pub use diff::{Diff, DiffError, Step};
pub use error::{Result, StoreError};
pub use forget::{FORGOTTEN, Forget};
pub use kdf::Cost;
pub use keyring::{Keyring, KeyringFault, KeyringSecret, NoKeyring};
pub use kinds::{Reference, kind_names};
pub use ledger::{Ledger, LedgerEntry};
pub use operation::{OPERATION, Operation};
pub use passphrase::Passphrase;
pub use place::is_synced_folder;
pub use promise::{LedgerRepair, Particulars, WouldGo};
pub use query::StoredRecord;
pub use record::{DEMO_ID, PROFILE_ID, Record, TEAM_ID, TEAM_KEY_ID};
pub use recovery_code::{RecoveryCode, TypedCode};
pub use revert::{Conflict, RevertError};
pub use sealed::{
    Reader, SealError, SealKey, SealedBy, is_public_key, open_whole, random_id, receipt, seal,
    seal_whole, sealed_by, typed_receipt,
};
pub use store::Store;
pub use trace::{LogEnd, Trace};
pub use travel::fresh_id;
pub use verify::Verified;
pub use write::{DOCUMENT, STORE, Write};
