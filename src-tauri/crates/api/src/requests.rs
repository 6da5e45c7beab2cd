//! What the window and the command line ask.

use domain::{
    Attributes, Contact, Date, Employment, Event, Id, LogEntry, Person, Practice, Private, Profile,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::{Passphrase, RecoveryCode, TypedCode};
use ts_rs::TS;

/// No details needed, or no answer but that it is done.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// A passphrase. `Debug` does not show it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WithPassphrase {
    /// The passphrase.
    #[ts(type = "string")]
    pub passphrase: Passphrase,
}

/// A change of passphrase.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangePassphrase {
    /// The one in force.
    #[ts(type = "string")]
    pub current: Passphrase,
    /// The one to come.
    #[ts(type = "string")]
    pub new: Passphrase,
}

/// A passphrase to take the place of a forgotten one.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ResetPassphrase {
    /// The one to come.
    #[ts(type = "string")]
    pub new: Passphrase,
}

/// A recovery code as typed: case, spaces and hyphens do not matter. `Debug` does not show it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WithCode {
    /// The code.
    #[ts(type = "string")]
    pub code: TypedCode,
}

/// A recovery code just made, shown this once. `Debug` does not show it.
#[derive(Debug, Serialize, TS)]
pub struct NewCode {
    /// The code, in groups with hyphens.
    #[ts(type = "string")]
    pub code: RecoveryCode,
}

/// One record.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ById {
    /// Its id.
    pub id: Id,
}

/// The id of what was made.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Made {
    /// The record.
    pub id: Id,
}

/// An agreement by id.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ByAgreement {
    /// The agreement's id.
    pub agreement: String,
    /// Its version; the newest, if not given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub version: Option<String>,
}

/// A date as typed.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TypedDate {
    /// What stands in the field.
    pub text: String,
}

/// A date as understood.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ParsedDate {
    /// The day.
    pub date: Date,
    /// As forms show it, `dd.mm.åååå`.
    pub shown: String,
}

/// The profile to keep, or as kept.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveProfile {
    /// The counsellor's and provider's details.
    pub profile: Profile,
}

/// A participant's details as typed; the number may hold spaces or be blank.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct PersonInput {
    /// Given and middle names.
    pub first_name: Private,
    /// Surname.
    pub last_name: Private,
    /// Fødselsnummer as typed.
    pub fnr: Private,
    /// Street and number.
    pub address: Private,
    /// Postal code.
    pub postal_code: Private,
    /// Postal town.
    pub city: Private,
    /// Telephone.
    pub phone: Private,
    /// E-mail.
    pub email: Private,
    /// Adressesperre, with which no address may stand.
    pub protected_address: domain::ProtectedAddress,
}

/// A case's own details.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct CaseInput {
    /// What decides which rules apply.
    pub attributes: Attributes,
    /// The referring NAV office.
    pub nav_office: Option<Id>,
    /// The counsellor at NAV.
    pub nav_counsellor: Option<Id>,
    /// The clinician.
    pub clinician: Option<Id>,
    /// NAV's order in its own words.
    pub order_text: Private,
    /// The participant's goal.
    pub goal: Private,
    /// Hours a month expected.
    pub expected_hours: Private,
}

/// A new participant on an agreement.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CreateCase {
    /// The agreement's id.
    pub agreement: String,
    /// A case of the participant, who is in the store already. What `person` leaves blank then stays as
    /// it stands.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub same_person_as: Option<Id>,
    /// The participant.
    #[serde(default)]
    pub person: PersonInput,
    /// The case.
    #[serde(default)]
    pub case: CaseInput,
    /// The day the order came.
    #[serde(deserialize_with = "domain::dates::deserialize")]
    pub ordered: Date,
    /// The first day, if it has begun.
    #[serde(default, deserialize_with = "domain::dates::deserialize_option")]
    pub started: Option<Date>,
}

/// Changed details of participant and case.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UpdateCase {
    /// The case.
    pub id: Id,
    /// The participant.
    pub person: PersonInput,
    /// The case.
    pub case: CaseInput,
}

/// An event to register, or to change where `id` is given.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveEvent {
    /// The registered event to change; none for a new one.
    #[serde(default)]
    pub id: Option<Id>,
    /// The case.
    pub case: Id,
    /// What happened.
    pub event: Event,
    /// A short note.
    #[serde(default)]
    pub note: Private,
    /// Where the measure ended: the id of one of the agreement's end statuses.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub end_status: Option<String>,
    /// Where it is feedback: the heading of the agreement's evaluation report.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub heading: Option<String>,
}

/// A log entry to add, or to change where `id` is given.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveEntry {
    /// The entry to change; none for a new one.
    #[serde(default)]
    pub id: Option<Id>,
    /// The entry.
    pub entry: LogEntry,
}

/// A job to add, or to change where `id` is given.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveEmployment {
    /// The job to change; none for a new one.
    #[serde(default)]
    pub id: Option<Id>,
    /// The job.
    pub employment: Employment,
}

/// A period of work practice to add, or to change where `id` is given.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SavePractice {
    /// The period to change; none for a new one.
    #[serde(default)]
    pub id: Option<Id>,
    /// The period.
    pub practice: Practice,
}

/// A contact to add, or to change where `id` is given.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveContact {
    /// The contact to change; none for a new one.
    #[serde(default)]
    pub id: Option<Id>,
    /// The contact.
    pub contact: Contact,
}

/// Two entries of the register that are the same.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MergeContacts {
    /// The one that goes.
    pub from: Id,
    /// The one that stays, and that everything then refers to.
    pub into: Id,
}

/// A fødselsnummer as typed.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TypedFnr {
    /// What stands in the field.
    pub fnr: Private,
}

/// The register of contacts.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Contacts {
    /// By id.
    pub contacts: BTreeMap<Id, Contact>,
}

/// A report to begin, or to go on with where a draft exists.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BeginReport {
    /// The case; left out for a report on a whole agreement, which its template tells.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub case: Option<Id>,
    /// The template.
    pub template: String,
    /// Which of the periodic reports; the next one if not given.
    #[serde(default)]
    pub occurrence: Option<u32>,
    /// Which milestone a claim is for; the first whose claim can be sent, if not given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub milestone: Option<domain::event::Milestone>,
    /// First and last day of a report on a whole agreement; the last month that is over if not given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub period: Option<(Date, Date)>,
    /// The incident of which a notice tells.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub incident: Option<Id>,
}

/// Text typed into a report: only the fields that changed. A further repetition is there as long as one of
/// its keys has an entry, an empty text too; to take one away, send null for its keys and move those behind
/// it up.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveReport {
    /// The report.
    pub id: Id,
    /// Key → text; null takes the entry away.
    pub values: BTreeMap<String, Option<Private>>,
}

/// The pages of a report with the text as it stands in the form, saved or not.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewReport {
    /// The report.
    pub id: Id,
    /// Key → text, over what is saved; null takes the entry away.
    #[serde(default)]
    pub values: BTreeMap<String, Option<Private>>,
}

/// A report to write as PDF.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportReport {
    /// The report.
    pub id: Id,
    /// The folder.
    pub folder: String,
    /// The file's name.
    pub file_name: String,
    /// Whether a file of that name may be replaced.
    #[serde(default)]
    pub replace: bool,
    /// Whether the counsellor knows that the folder is synchronised.
    #[serde(default)]
    pub synced: bool,
    /// The digests of the passages that the counsellor has looked at and keeps.
    #[serde(default)]
    pub looked_at: Vec<String>,
}

/// A report to print. It is kept as a PDF all the same.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintReport {
    /// The report.
    pub id: Id,
    /// The digests of the passages that the counsellor has looked at and keeps.
    #[serde(default)]
    pub looked_at: Vec<String>,
}

/// What the participant says to a report.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveStandpoint {
    /// The report.
    pub id: Id,
    /// The standpoint; none takes back what was said.
    pub standpoint: Option<domain::Standpoint>,
}

/// A report's delivery.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeliverReport {
    /// The report.
    pub id: Id,
    /// The day NAV got it.
    #[serde(deserialize_with = "domain::dates::deserialize")]
    pub date: Date,
    /// How: the id of a [`Channel`]. `email` and `fax` are refused with the reason.
    #[ts(type = "Channel | \"email\" | \"fax\"")]
    pub channel: String,
}

/// An operation to undo.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Undo {
    /// Its group, from the history.
    pub group: Id,
}

/// The portfolio's due dates of an agreement.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PortfolioDeadlines {
    /// The agreement's id.
    pub agreement: String,
    /// From this day.
    #[serde(deserialize_with = "domain::dates::deserialize")]
    pub from: Date,
    /// To this day.
    #[serde(deserialize_with = "domain::dates::deserialize")]
    pub until: Date,
}

/// Working days to add.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Workday {
    /// From this day.
    #[serde(deserialize_with = "domain::dates::deserialize")]
    pub from: Date,
    /// So many working days on.
    pub add: u32,
}

/// A year.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Year {
    /// 1900–2199.
    pub year: i32,
}

/// Numbers to check.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    /// The numbers as typed.
    pub numbers: Vec<Private>,
}

/// Templates of one agreement, or of all.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct OfAgreement {
    /// The agreement's id.
    pub agreement: Option<String>,
}

/// A report to render without a store.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RenderReport {
    /// The template.
    pub template: String,
    /// Key → text.
    pub values: BTreeMap<String, Private>,
    /// Where to write the PDF, or the spreadsheet where the name ends in `.xlsx`.
    pub out: String,
}

impl CaseInput {
    /// The entries of the register that it refers to.
    pub fn referred(&self) -> [Option<&Id>; 3] {
        [
            self.nav_office.as_ref(),
            self.nav_counsellor.as_ref(),
            self.clinician.as_ref(),
        ]
    }
}

impl PersonInput {
    /// As stored, with the number and what the participant is reached by checked.
    pub fn checked(&self) -> crate::Answer<Person> {
        let fnr = match self.fnr.is_blank() {
            true => None,
            false => Some(domain::Fnr::parse_typed(&self.fnr.0)?),
        };
        crate::contacts::postal_code_fits(&self.postal_code)?;
        crate::contacts::reachable(&self.phone, &self.email)?;
        let person = Person {
            first_name: self.first_name.trimmed().into(),
            last_name: self.last_name.trimmed().into(),
            fnr,
            address: self.address.trimmed().into(),
            postal_code: self.postal_code.trimmed().into(),
            city: self.city.trimmed().into(),
            phone: self.phone.trimmed().into(),
            email: self.email.trimmed().into(),
            protected_address: self.protected_address,
        };
        if person.protected_address.is_protected() && person.has_address() {
            let message = "Deltakeren har adressesperre. Adressen skal ikke lagres; tøm feltene.";
            let fields = ["address", "postal_code", "city"];
            return Err(crate::ApiError::new(crate::Code::NotPermitted, message).with(fields));
        }
        Ok(person)
    }
}
