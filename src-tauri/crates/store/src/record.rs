//! Which of the domain's types are records, and under which name.

use domain::{
    Case, Contact, Employment, Id, KeptAgreement, LogEntry, Person, Practice, Profile,
    RecordedEvent, Report,
};
use serde::{Serialize, de::DeserializeOwned};

/// The id of the one [`Profile`].
pub const PROFILE_ID: &str = "profile";

/// A type that the store keeps. It is stored as its JSON, so its serde attributes are its format:
/// a new field needs `#[serde(default)]`, anything else a migration.
pub trait Record: Serialize + DeserializeOwned {
    /// The kind's name in the store and in the change log. Never changes.
    const KIND: &'static str;

    /// The fixed id of a kind of which there is only one.
    const ONLY_ID: Option<&'static str> = None;

    /// The case that the record belongs to. A [`Case`] belongs to itself, which the store adds.
    fn case(&self) -> Option<&Id> {
        None
    }
}

impl Record for Person {
    const KIND: &'static str = "person";
}

impl Record for Contact {
    const KIND: &'static str = "contact";
}

impl Record for Case {
    const KIND: &'static str = "case";
}

impl Record for KeptAgreement {
    const KIND: &'static str = "agreement";
}

impl Record for Profile {
    const KIND: &'static str = "profile";
    const ONLY_ID: Option<&'static str> = Some(PROFILE_ID);
}

macro_rules! records_of_a_case {
    ($($type:ty = $kind:literal),*) => {
        $(impl Record for $type {
            const KIND: &'static str = $kind;
            fn case(&self) -> Option<&Id> {
                Some(&self.case)
            }
        })*
    };
}

records_of_a_case!(
    RecordedEvent = "event",
    LogEntry = "entry",
    Employment = "employment",
    Practice = "practice",
    Report = "report"
);
