//! Which of the domain's types are records, and under which name.

use crate::kinds::Reference;
use crate::write::DOCUMENT;
use domain::contact::RefersToContacts;
use domain::{
    AdjustedReadings, AgreementDetails, Approval, Attachment, Case, Contact, Contribution,
    Deletion, DemoData, Employment, ExportedCopy, Hold, Id, KeptAgreement, LogEntry, MonthPart,
    Person, Phrase, Practice, Profile, RecordedEvent, Report, SetAside, Team, TeamKey, YearExtract,
};
use serde::{Serialize, de::DeserializeOwned};

/// The id of the one [`Profile`].
pub const PROFILE_ID: &str = "profile";

/// The id of the one [`Team`].
pub const TEAM_ID: &str = "team";

/// The id of the one [`TeamKey`].
pub const TEAM_KEY_ID: &str = "team-key";

/// The id of the one [`DemoData`].
pub const DEMO_ID: &str = "demo";

/// A type that the store keeps. It is stored as its JSON, so its serde attributes are its format:
/// a new field needs `#[serde(default)]`, anything else a migration.
pub trait Record: Serialize + DeserializeOwned {
    /// The kind's name in the store and in the change log. Never changes.
    const KIND: &'static str;

    /// The fixed id of a kind of which there is only one.
    const ONLY_ID: Option<&'static str> = None;

    /// The keys that lead to text in which a record that belongs to no case may name a participant all the
    /// same: what the counsellor typed, or the app filled in. When the participant is deleted, the words that
    /// name them are blotted out there (`traces.rs`).
    const FREE_TEXT: &'static [&'static [&'static str]] = &[];

    /// The case that the record belongs to. A [`Case`] belongs to itself, which the store adds.
    fn case(&self) -> Option<&Id> {
        None
    }

    /// The record without the copies that were made of its text, once something in it was blotted out.
    fn without_copies(self) -> Self {
        self
    }

    /// The other records and documents that this one names and that must be there with it, its case
    /// aside. They are not forgotten as long as it stays.
    fn references(&self) -> Vec<Reference> {
        Vec::new()
    }
}

impl Record for Person {
    const KIND: &'static str = "person";
}

impl Record for Contact {
    const KIND: &'static str = "contact";

    fn references(&self) -> Vec<Reference> {
        contacts(self)
    }
}

impl Record for Case {
    const KIND: &'static str = "case";

    fn references(&self) -> Vec<Reference> {
        let mut references = contacts(self);
        references.push(Reference::to::<Person>(&self.person));
        references
    }
}

/// The counsellor's own; belongs to no case.
impl Record for Phrase {
    const KIND: &'static str = "phrase";
    const FREE_TEXT: &'static [&'static [&'static str]] = &[&["title"], &["text"]];
}

impl Record for KeptAgreement {
    const KIND: &'static str = "agreement";
}

/// One per agreement; belongs to no case.
impl Record for AdjustedReadings {
    const KIND: &'static str = "readings";
}

/// One per agreement; belongs to no case.
impl Record for AgreementDetails {
    const KIND: &'static str = "agreement-details";
}

impl Record for Profile {
    const KIND: &'static str = "profile";
    const ONLY_ID: Option<&'static str> = Some(PROFILE_ID);
}

impl Record for Team {
    const KIND: &'static str = "team";
    const ONLY_ID: Option<&'static str> = Some(TEAM_ID);
}

impl Record for TeamKey {
    const KIND: &'static str = "team-key";
    const ONLY_ID: Option<&'static str> = Some(TEAM_KEY_ID);
}

/// Counts without names; belongs to no case.
impl Record for Contribution {
    const KIND: &'static str = "contribution";
    const FREE_TEXT: &'static [&'static [&'static str]] = &[&["contents", "notes"]];
}

/// One per agreement and year; it tells of nobody.
impl Record for YearExtract {
    const KIND: &'static str = "year-extract";
}

/// What it names may go before it: it holds nobody's details up.
impl Record for DemoData {
    const KIND: &'static str = "demo";
    const ONLY_ID: Option<&'static str> = Some(DEMO_ID);
}

/// It outlives its case, of which it holds no more than ids.
impl Record for Deletion {
    const KIND: &'static str = "deletion";
}

/// One on a whole agreement belongs to no case.
impl Record for Report {
    const KIND: &'static str = "report";
    const FREE_TEXT: &'static [&'static [&'static str]] = &[&["values"], &["filled"]];

    /// The figures and that it was delivered stay; the PDF says what was blotted out.
    fn without_copies(self) -> Self {
        let exported = None;
        Self { exported, ..self }
    }

    fn case(&self) -> Option<&Id> {
        self.case.as_ref()
    }

    fn references(&self) -> Vec<Reference> {
        let exported = self.exported.iter();
        exported.map(|pdf| document(&pdf.document)).collect()
    }
}

/// What it is a copy of may have gone since; the copy itself still lies there.
impl Record for ExportedCopy {
    const KIND: &'static str = "exported-copy";

    fn case(&self) -> Option<&Id> {
        self.case.as_ref()
    }
}

/// It lies outside the store, and holds everyone.
impl Record for domain::KnownBackup {
    const KIND: &'static str = "backup";
}

/// Advice on the whole portfolio belongs to no case. The record it is about may have gone since.
impl Record for SetAside {
    const KIND: &'static str = "set-aside";
    const FREE_TEXT: &'static [&'static [&'static str]] = &[&["note"]];

    fn case(&self) -> Option<&Id> {
        self.case.as_ref()
    }
}

/// It names cases by their references alone, and outlives them.
impl Record for domain::Incident {
    const KIND: &'static str = "incident";
    const FREE_TEXT: &'static [&'static [&'static str]] = &[
        &["title"],
        &["happened"],
        &["description"],
        &["consequences"],
        &["measures"],
        &["told"],
    ];
}

/// Of the store, not of a case.
impl Record for domain::AccessReview {
    const KIND: &'static str = "access-review";
    const FREE_TEXT: &'static [&'static [&'static str]] = &[&["points"], &["note"]];
}

/// One that concerns no participant belongs to no case.
impl Record for domain::Inquiry {
    const KIND: &'static str = "inquiry";
    const FREE_TEXT: &'static [&'static [&'static str]] =
        &[&["who"], &["text"], &["done"], &["decision"]];

    fn case(&self) -> Option<&Id> {
        self.case.as_ref()
    }
}

/// Random ids and dates, of several cases; it outlives them.
impl Record for domain::Handover {
    const KIND: &'static str = "handover";
}

/// Kinds that belong to a case, each with what else it refers to.
macro_rules! records_of_a_case {
    ($($type:ty = $kind:literal $(=> $references:path)?),*) => {
        $(impl Record for $type {
            const KIND: &'static str = $kind;
            fn case(&self) -> Option<&Id> {
                Some(&self.case)
            }
            $(fn references(&self) -> Vec<Reference> {
                $references(self)
            })?
        })*
    };
}

records_of_a_case!(
    RecordedEvent = "event",
    LogEntry = "entry",
    Employment = "employment" => contacts,
    Practice = "practice" => contacts,
    Approval = "approval",
    Hold = "hold",
    domain::Restriction = "restriction",
    domain::AccessReport = "access-report",
    domain::NameOpening = "name-opening",
    domain::Loan = "loan",
    domain::EarlierHistory = "earlier-history",
    MonthPart = "month-part" => settled,
    Attachment = "attachment" => file_of
);

/// The report that it is a part of.
fn settled(part: &MonthPart) -> Vec<Reference> {
    Vec::from([Reference::to::<Report>(&part.report)])
}

/// The job that it documents may have been removed since.
fn file_of(attachment: &Attachment) -> Vec<Reference> {
    Vec::from([document(&attachment.document)])
}

fn contacts(record: &impl RefersToContacts) -> Vec<Reference> {
    let named = record.contacts().into_iter();
    named.map(Reference::to::<Contact>).collect()
}

fn document(id: &Id) -> Reference {
    Reference {
        kind: DOCUMENT,
        id: id.clone(),
    }
}
