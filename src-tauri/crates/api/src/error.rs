//! The one error type at the border. Callers act on the code; the Norwegian message says what is
//! wrong and what to do, and never repeats anything personal.

use serde::Serialize;
use serde_json::Value;
use std::fmt;
use ts_rs::TS;

/// What a caller can act on. Grown only when a caller needs a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// No store in the folder.
    NoStore,
    /// A store is already there.
    StoreExists,
    /// The store is locked.
    Locked,
    /// The passphrase does not open the store.
    WrongPassphrase,
    /// The passphrase is too short.
    WeakPassphrase,
    /// The recovery code does not open the store, or there is none that does.
    WrongRecoveryCode,
    /// What was typed is no recovery code.
    MistypedRecoveryCode,
    /// The passphrase can be reset only where the recovery code opened the store.
    NotRecovered,
    /// The keyring did not do what it was asked, or what it holds does not open the store.
    Keyring,
    /// keys.json is damaged.
    DamagedKeys,
    /// The store file is damaged.
    DamagedStore,
    /// The store file is missing.
    MissingStoreFile,
    /// The store was written by a newer version of the app.
    NewerStore,
    /// The change log has lost or altered changes.
    LogAltered,
    /// Another window or command has the store open.
    StoreInUse,
    /// The folder is synced or roams.
    SyncedFolder,
    /// The disk is full.
    DiskFull,
    /// A file could not be read or written.
    Io,
    /// No such record.
    NotFound,
    /// The request does not have the right shape.
    InvalidRequest,
    /// No such method.
    UnknownMethod,
    /// No such agreement.
    UnknownAgreement,
    /// No such template.
    UnknownTemplate,
    /// No such event type.
    UnknownEvent,
    /// No such field.
    UnknownField,
    /// No such setting, or one that cannot be adjusted.
    UnknownSetting,
    /// A field is missing.
    MissingField,
    /// A field's value is of the wrong kind.
    InvalidField,
    /// A date that does not exist.
    InvalidDate,
    /// Not a fødselsnummer.
    InvalidFnr,
    /// The agreement does not permit this kind of personal data.
    NotPermitted,
    /// Events that cannot have happened so.
    ImpossibleOrder,
    /// What happens once has already been registered.
    AlreadyRegistered,
    /// The participant already has a case under this agreement.
    OverlappingCase,
    /// A contact that participants or other contacts refer to: merged with another it can go.
    ContactInUse,
    /// A position outside 1–100 %.
    Percent,
    /// The report lacks text in required fields.
    Incomplete,
    /// The report was delivered and does not change.
    Delivered,
    /// Nobody has said whether the participant agrees to the report, or the comment that should say why
    /// not is empty.
    StandpointMissing,
    /// The privacy check found passages in the report that nobody has looked at.
    NotLookedAt,
    /// The report has not been exported, or its text has changed since.
    ExportOutdated,
    /// The case is only to be read: restricted, or lent out. Or its deletion is held back.
    Frozen,
    /// What was done cannot be undone, or not any more.
    CannotUndo,
    /// A file of that name exists.
    FileExists,
    /// The folder does not exist.
    FolderMissing,
    /// The file's name cannot be used.
    InvalidFileName,
    /// The folder cannot be written to.
    NotWritable,
    /// A fault in the app itself.
    Internal,
}

/// A refused request. Nothing has changed.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ApiError {
    /// What a caller can act on.
    pub code: Code,
    /// For the user, in Norwegian.
    pub message: String,
    /// Further particulars for the form, such as the fields concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "unknown", optional)]
    pub details: Option<Value>,
}

/// What every request answers.
pub type Answer<T> = Result<T, ApiError>;

impl ApiError {
    /// An error with its Norwegian message.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            details: None,
        }
    }

    /// With further particulars for the form.
    pub fn with(mut self, details: impl Serialize) -> Self {
        self.details = serde_json::to_value(details).ok();
        self
    }

    /// A fault of the app's own, told without particulars that could be personal.
    pub fn internal(what: &str) -> Self {
        Self::new(
            Code::Internal,
            format!("Noe gikk galt i programmet ({what}). Ingenting er endret."),
        )
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ApiError {}

impl From<domain::fnr::FnrError> for ApiError {
    fn from(error: domain::fnr::FnrError) -> Self {
        Self::new(Code::InvalidFnr, error.to_string()).with(["fnr"])
    }
}
