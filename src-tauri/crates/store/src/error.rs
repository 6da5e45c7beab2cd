//! What can go wrong with a store. No message carries personal data, a secret or a path.

use std::io;

/// The result of every operation on a store.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// Why an operation was refused or failed. Unless a variant says otherwise, nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The folder holds no store.
    #[error("there is no store in this folder")]
    NoStore,
    /// The folder already holds a store.
    #[error("there is already a store in this folder")]
    AlreadyExists,
    /// The passphrase does not open this store.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// A new passphrase is too short or too plain
    /// ([`Passphrase::is_strong_enough`](crate::Passphrase::is_strong_enough)).
    #[error("the passphrase is too short")]
    WeakPassphrase,
    /// The recovery code is sound but does not open this store: another's, or one renewed since.
    #[error("wrong recovery code")]
    WrongRecoveryCode,
    /// What was typed is no recovery code.
    #[error("mistyped recovery code")]
    MistypedRecoveryCode {
        /// The first group with a slip, from 1; `None` when there are too few signs or too many.
        group: Option<usize>,
    },
    /// The store has no recovery code.
    #[error("the store has no recovery code")]
    NoRecoveryCode,
    /// A passphrase can be reset only where the recovery code opened the store.
    #[error("the store was not opened by its recovery code")]
    NotRecovered,
    /// The store is not opened by a keyring.
    #[error("the keyring does not open this store")]
    NoKeyring,
    /// What the keyring holds does not open this store: another's, or one replaced since.
    #[error("wrong keyring entry")]
    WrongKeyring,
    /// There is a store file, but `keys.json` is gone.
    #[error("keys.json is missing")]
    MissingKeys,
    /// `keys.json` is damaged.
    #[error("keys.json is damaged")]
    DamagedKeys,
    /// `keys.json` was written by a newer program.
    #[error("keys.json has format {found}; this program knows {known}")]
    NewerKeys {
        /// The file's format.
        found: u64,
        /// The newest format that this program reads.
        known: u64,
    },
    /// A deletion ledger is damaged. That of an open store is made good instead.
    #[error("ledger.json is damaged")]
    DamagedLedger,
    /// A deletion ledger was written by a newer program.
    #[error("ledger.json has format {found}; this program knows {known}")]
    NewerLedger {
        /// The file's format.
        found: u64,
        /// The newest format that this program reads.
        known: u64,
    },
    /// The store file that `keys.json` names is gone.
    #[error("the store file is missing")]
    MissingStoreFile,
    /// The store file is damaged.
    #[error("the store file is damaged")]
    DamagedStore,
    /// The store was written by a newer program.
    #[error("the store has schema version {found}; this program knows {known}")]
    NewerSchema {
        /// The store's version.
        found: u32,
        /// The newest version that this program reads.
        known: u32,
    },
    /// The change log is shorter than, or differs from, what was acknowledged; or the records are
    /// not what the log says; or the anchor is missing or damaged.
    #[error("the change log is incomplete or altered")]
    LogAltered,
    /// Another program or window has the store open.
    #[error("the store is in use")]
    InUse,
    /// The folder is synchronised or roams.
    #[error("the folder is synchronised with other machines")]
    SyncedFolder,
    /// There is no such record.
    #[error("no such {kind}")]
    NotFound {
        /// The kind of record.
        kind: &'static str,
    },
    /// A record with this id exists already.
    #[error("there is already a {kind} with this id")]
    Duplicate {
        /// The kind of record.
        kind: &'static str,
    },
    /// A record does not have the shape that this program expects.
    #[error("a {kind} cannot be read")]
    UnreadableRecord {
        /// The kind of record.
        kind: &'static str,
    },
    /// A record refers to something that is not there. Only [`Store::verify`](crate::Store::verify)
    /// looks for this.
    #[error("a {kind} refers to a {to} that is not there")]
    BrokenReference {
        /// The kind of the record.
        kind: &'static str,
        /// The kind of what it refers to.
        to: &'static str,
    },
    /// The file is no backup.
    #[error("not a backup")]
    NotABackup,
    /// A backup is damaged, cut short or altered.
    #[error("the backup is damaged")]
    DamagedBackup,
    /// A backup was written by a newer program.
    #[error("the backup has format {found}; this program knows {known}")]
    NewerBackup {
        /// The file's format.
        found: u32,
        /// The newest format that this program reads.
        known: u32,
    },
    /// The key that was kept for a backup does not open it: it is another file by now.
    #[error("not the backup that this key belongs to")]
    WrongBackupKey,
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// The operating system refused a file operation.
    #[error("{what}: {kind}")]
    Io {
        /// What kind of failure.
        kind: io::ErrorKind,
        /// Which step failed.
        what: &'static str,
    },
    /// SQLite refused a statement for a reason that has no variant of its own.
    #[error("database error {code}")]
    Database {
        /// SQLite's extended result code.
        code: i32,
    },
    /// Something that a correct program on a sound machine does not meet.
    #[error("internal error: {0}")]
    Internal(&'static str),
}

impl StoreError {
    /// An I/O error by the step in which it happened. The operating system's own message may hold
    /// a path, hence a user name, and is dropped.
    pub(crate) fn io(what: &'static str) -> impl Fn(io::Error) -> Self {
        move |error| match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            kind => Self::Io { kind, what },
        }
    }
}

/// SQLite's messages may quote values, so only the code passes.
impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as C;
        let Some(code) = error.sqlite_error() else {
            return match error {
                // A column of the wrong type: STRICT tables do not let one in.
                rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
                | rusqlite::Error::InvalidColumnType(..) => Self::DamagedStore,
                _ => Self::Internal("database"),
            };
        };
        match code.code {
            C::DatabaseCorrupt | C::NotADatabase => Self::DamagedStore,
            C::DiskFull => Self::DiskFull,
            C::DatabaseBusy | C::DatabaseLocked | C::FileLockingProtocolFailed => Self::InUse,
            C::SystemIoFailure => Self::Io {
                kind: io::ErrorKind::Other,
                what: "database",
            },
            C::PermissionDenied | C::ReadOnly => Self::Io {
                kind: io::ErrorKind::PermissionDenied,
                what: "database",
            },
            C::CannotOpen => Self::Io {
                kind: io::ErrorKind::NotFound,
                what: "database",
            },
            _ => Self::Database {
                code: code.extended_code,
            },
        }
    }
}
