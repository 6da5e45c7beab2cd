//! The field's own terms, free of files, clocks and screens: dates and working days, fødselsnummer,
//! the participant's case and the dated facts in it.
//!
//! May depend on: nothing of this project. Today's date always comes in as an argument.
//!
//! ```
//! use domain::{Date, calendar};
//! let ordered = Date::from_ymd_opt(2026, 3, 30).ok_or("no such day")?;
//! // Easter lies between: 2, 3 and 6 April are holidays.
//! assert_eq!(calendar::add_working_days(ordered, 3), Date::from_ymd_opt(2026, 4, 7).ok_or("no such day")?);
//! # Ok::<(), &str>(())
//! ```

pub mod access_review;
pub mod advice;
pub mod approval;
pub mod attachment;
mod backup;
pub mod calendar;
pub mod case;
pub mod contact;
mod copy;
pub mod dates;
pub mod deletion;
pub mod demo;
pub mod details;
pub mod event;
pub mod extract;
pub mod fault;
pub mod fnr;
pub mod hold;
pub mod incident;
pub mod inquiry;
pub mod loan;
pub mod money;
pub mod month;
mod month_part;
pub mod opening;
pub mod percent;
pub mod person;
mod phrase;
pub mod price;
pub mod privacy;
mod private;
pub mod profile;
pub mod readings;
pub mod report;
pub mod restriction;
pub mod shape;
pub mod team;

pub use access_review::{AccessPoint, AccessReview, ReviewedPoint};
pub use advice::SetAside;
pub use approval::Approval;
pub use attachment::{Attachment, AttachmentKind, Media};
pub use backup::{BackupSort, KnownBackup};
pub use case::{
    Attributes, Case, CaseFile, Employment, EmploymentTerms, KeptAgreement, LogEntry, Practice,
};
pub use contact::{Contact, ContactKind};
pub use copy::ExportedCopy;
pub use deletion::{Deletion, DeletionHow, Gone};
pub use demo::{DemoData, DemoProfile};
pub use details::AgreementDetails;
pub use event::{Event, EventKind, RecordedEvent};
pub use extract::YearExtract;
pub use fault::Fault;
pub use fnr::Fnr;
pub use hold::Hold;
pub use incident::{Incident, IncidentKind};
pub use inquiry::{AccessReport, Inquiry};
pub use loan::{EarlierHistory, Handover, HandoverKind, Loan, LoanDirection};
pub use month::Month;
pub use month_part::MonthPart;
pub use opening::NameOpening;
pub use percent::Percent;
pub use person::{Person, ProtectedAddress};
pub use phrase::Phrase;
pub use price::{ClosedDays, PriceFrom};
pub use private::Private;
pub use profile::Profile;
pub use readings::AdjustedReadings;
pub use report::{Report, Standpoint};
pub use restriction::Restriction;
pub use team::{Contribution, Team, TeamKey};

/// A calendar day without time zone. NAV's deadlines are days, never instants.
pub type Date = chrono::NaiveDate;

/// A random record id: 32 lower-case hexadecimal digits, made by the store. It says nothing of the
/// person behind it and may therefore stand in logs and file names.
pub type Id = String;
