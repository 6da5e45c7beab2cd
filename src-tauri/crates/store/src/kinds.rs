//! Every kind of record, so that a record can be looked into without its type at hand: to check a whole
//! store, and to find out what refers to what.

use crate::{Record, Result, StoreError, Write, query, travel};
use domain::{
    AdjustedReadings, AgreementDetails, Approval, Attachment, Case, Contact, Contribution,
    Deletion, DemoData, Employment, ExportedCopy, Hold, Id, KeptAgreement, LogEntry, MonthPart,
    Person, Phrase, Practice, Profile, RecordedEvent, Report, SetAside, Team, TeamKey, YearExtract,
};

/// A record that another one names, and which must be there as long as that one is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    /// Its kind: [`Record::KIND`], or [`DOCUMENT`](crate::DOCUMENT).
    pub kind: &'static str,
    /// Its id.
    pub id: Id,
}

impl Reference {
    /// To a record of this type.
    pub fn to<R: Record>(id: &Id) -> Self {
        Self {
            kind: R::KIND,
            id: id.clone(),
        }
    }
}

/// A kind of record without its type.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    /// Reads a body and answers what it refers to, its case among it.
    pub(crate) references: fn(&str) -> Result<Vec<Reference>>,
    /// Where a record of no case may tell of a participant ([`Record::FREE_TEXT`]).
    pub(crate) free_text: &'static [&'static [&'static str]],
    /// A body without the copies that were made of it ([`Record::without_copies`]).
    pub(crate) without_copies: fn(serde_json::Value) -> Result<serde_json::Value>,
    /// Adds or replaces one by its body.
    pub(crate) put: fn(&mut Write<'_>, &str, &serde_json::Value) -> Result<()>,
    /// Removes one, if it is there.
    pub(crate) remove: fn(&mut Write<'_>, &str) -> Result<()>,
}

/// The kind of this name; none that this program knows where the store holds a newer one's.
pub(crate) fn find(name: &str) -> Option<&'static Kind> {
    ALL.iter().find(|kind| kind.name == name)
}

/// The names of all kinds of records.
pub fn kind_names() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|kind| kind.name)
}

fn references<R: Record>(body: &str) -> Result<Vec<Reference>> {
    let record: R = query::parse(body)?;
    let mut references = record.references();
    references.extend(record.case().map(Reference::to::<Case>));
    Ok(references)
}

fn without_copies<R: Record>(body: serde_json::Value) -> Result<serde_json::Value> {
    let unreadable = |_| StoreError::UnreadableRecord { kind: R::KIND };
    let record: R = serde_json::from_value(body).map_err(unreadable)?;
    serde_json::to_value(record.without_copies()).map_err(unreadable)
}

macro_rules! kinds {
    ($($record:ty),* $(,)?) => {
        const ALL: &[Kind] = &[$(Kind {
            name: <$record>::KIND,
            references: references::<$record>,
            free_text: <$record>::FREE_TEXT,
            without_copies: without_copies::<$record>,
            put: travel::put::<$record>,
            remove: travel::remove::<$record>,
        }),*];

        /// Whether a kind stands in the list above. Asked where records are written, while the program
        /// is built: a kind that is missing there would not be checked, and what it refers to could be
        /// forgotten under it.
        pub(crate) const fn is_listed(kind: &str) -> bool {
            $(same(kind, <$record>::KIND))||*
        }
    };
}

kinds!(
    AdjustedReadings,
    AgreementDetails,
    Person,
    Contact,
    Contribution,
    Case,
    KeptAgreement,
    Profile,
    RecordedEvent,
    LogEntry,
    MonthPart,
    Employment,
    Practice,
    Report,
    Approval,
    Attachment,
    Deletion,
    DemoData,
    domain::KnownBackup,
    ExportedCopy,
    Hold,
    domain::Restriction,
    domain::Inquiry,
    domain::AccessReport,
    domain::NameOpening,
    domain::Loan,
    domain::Handover,
    domain::EarlierHistory,
    domain::Incident,
    domain::AccessReview,
    Phrase,
    SetAside,
    Team,
    TeamKey,
    YearExtract,
);

/// `==`, which cannot be used before the program runs.
const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let mut i = 0;
    while i < one.len() {
        if one[i] != other[i] {
            return false;
        }
        i += 1;
    }
    true
}
