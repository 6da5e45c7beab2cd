//! What the window is shown: facts as stored beside conclusions as computed today.

use crate::advice::AdviceRow;
use agreements::{
    Advised, Agreement, Deadline, DurationEnd, HoursAverage, MilestoneStanding, PortfolioDeadline,
};
use domain::{
    Case, Contact, Date, Employment, EventKind, Id, LogEntry, Person, Practice, Private, Report,
    case::Fact,
    event::{EventField, Milestone},
    report::Channel,
};
use reports::{Missing, Prefilled, Template, Undrawable, Unfit};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// Where the app stands, before anything is shown.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Status {
    /// Whether there is a store, and whether it is open.
    pub state: StoreState,
    /// Today, as the host's clock says.
    pub today: Date,
    /// The app's version.
    pub version: String,
    /// Where the store lies.
    pub folder: String,
    /// Agreement and template files that were refused.
    pub faults: Vec<agreements::Fault>,
    /// The shortest passphrase that is accepted, in characters.
    pub passphrase_min: usize,
    /// Whether a recovery code opens the store. While it is locked, as far as its key file tells;
    /// null where there is none that can be read.
    pub has_recovery_code: Option<bool>,
    /// Whether the machine's keyring opens the store; as `has_recovery_code`.
    pub keyring_enabled: Option<bool>,
    /// What opened the store; null while it is not open.
    pub opened_by: Option<OpenedBy>,
    /// How many of the participants are the demo data's; null where the open store holds no demo data.
    pub demo: Option<usize>,
}

/// What opened the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum OpenedBy {
    /// The passphrase.
    Passphrase,
    /// The recovery code, and the passphrase has not been reset since.
    RecoveryCode,
    /// The machine's keyring.
    Keyring,
}

impl From<store::OpenedBy> for OpenedBy {
    fn from(by: store::OpenedBy) -> Self {
        match by {
            store::OpenedBy::Passphrase => Self::Passphrase,
            store::OpenedBy::RecoveryCode => Self::RecoveryCode,
            store::OpenedBy::Keyring => Self::Keyring,
        }
    }
}

/// Whether there is a store, and whether it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum StoreState {
    /// None yet.
    None,
    /// There is one; the passphrase opens it.
    Locked,
    /// Open.
    Open,
}

/// How near a deadline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Nearness {
    /// Forfalt.
    Overdue,
    /// I dag.
    Today,
    /// Denne uken, to Sunday.
    ThisWeek,
    /// Neste 30 dager.
    #[serde(rename = "next-30-days")]
    Next30Days,
    /// Senere.
    Later,
}

/// What settles a deadline, and so what its row leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Action {
    /// Write this report and deliver it.
    Report {
        /// The template.
        template: String,
        /// What such a form is called in a sentence: «plan».
        called: String,
        /// Which of the periodic reports.
        occurrence: Option<u32>,
        /// The draft, where one has been begun.
        draft: Option<Id>,
        /// What is registered instead where NAV was told in another way, as by telephone.
        events: Vec<EventLabel>,
        /// The claim that it must be, where it is one.
        milestone: Option<Milestone>,
    },
    /// Register one of these events.
    Event {
        /// Any of them settles it, or moves it; none where nothing is registered by hand.
        events: Vec<EventLabel>,
        /// The claim that it must be, where it is one.
        milestone: Option<Milestone>,
    },
}

/// A deadline of a case, with what settles it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Due {
    /// The deadline.
    #[serde(flatten)]
    #[ts(flatten)]
    pub deadline: Deadline,
    /// How near it is; none once met.
    pub nearness: Option<Nearness>,
    /// Days from today to the due date; negative once it has passed.
    pub days: i64,
    /// Set where the annex advises rather than demands.
    pub advised: Option<Advised>,
    /// What it asks for.
    pub about: Option<String>,
    /// How a reading was chosen.
    pub reading_note: Option<String>,
    /// Other limits that the annexes give for the same; the due date is the shortest.
    pub also: Vec<agreements::OtherDue>,
    /// What settles it.
    pub action: Action,
    /// Of the deadline for deletion: how near it is, and what holds it back. None of any other.
    pub deletion: Option<crate::deletion::DeletionMark>,
}

/// One row of «I dag».
#[derive(Clone, Debug, Serialize, TS)]
pub struct TodayRow {
    /// The case.
    pub case: Id,
    /// The participant's name.
    pub participant: Private,
    /// Where the case is; none where it is here.
    pub loan: Option<crate::handover::LoanMark>,
    /// The agreement's measure and buyer.
    pub agreement: String,
    /// The deadline.
    pub due: Due,
}

/// A due date of the whole portfolio, on «I dag».
#[derive(Clone, Debug, Serialize, TS)]
pub struct PortfolioRow {
    /// The agreement's id.
    pub agreement_id: String,
    /// The agreement's measure and buyer.
    pub agreement: String,
    /// The due date.
    #[serde(flatten)]
    #[ts(flatten)]
    pub deadline: PortfolioDeadline,
    /// How near it is.
    pub nearness: Nearness,
    /// Days from today.
    pub days: i64,
    /// When what settles it was delivered, the newest where it was corrected; none while it is not.
    pub delivered: Option<Date>,
    /// The form by which it is settled; none where the agreement has none for it.
    pub template: Option<String>,
    /// The draft on its period, where one has been begun.
    pub draft: Option<Id>,
    /// The newest delivered report on its period.
    pub report: Option<Id>,
    /// It is asked for every calendar month, and so belongs to the month's end.
    pub monthly: bool,
}

/// «I dag».
#[derive(Clone, Debug, Serialize, TS)]
pub struct Today {
    /// Today.
    pub today: Date,
    /// What is due and not met, by due date.
    pub rows: Vec<TodayRow>,
    /// The provider's own due dates, the next of each; before it what was due within a month and is still to
    /// be delivered.
    pub portfolio: Vec<PortfolioRow>,
    /// What the app advises, on participants and on all of them together; what is put aside last.
    pub advice: Vec<AdviceRow>,
    /// Participants whose agreement cannot be read, so that nothing is known of what is due.
    pub unreadable: Vec<Unreadable>,
    /// What to say of backups, where there is something.
    pub backup: Option<crate::backups::BackupAdvice>,
    /// How many participants there are in all.
    pub cases: usize,
}

/// A case whose agreement cannot be read.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Unreadable {
    /// The case.
    pub case: Id,
    /// The participant's name.
    pub participant: Private,
    /// The agreement's id.
    pub agreement: String,
}

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Ordered, not yet begun.
    Ordered,
    /// Under way.
    Active,
    /// Ended; the final report is missing.
    Ended,
    /// Ended and reported; waiting for deletion.
    Reported,
    /// The order fell away before the start.
    Withdrawn,
}

/// One row of «Portefølje».
#[derive(Clone, Debug, Serialize, TS)]
pub struct CaseRow {
    /// The case.
    pub case: Id,
    /// The participant's name.
    pub participant: Private,
    /// The random reference.
    pub reference: String,
    /// Where the case is; none where it is here.
    pub loan: Option<crate::handover::LoanMark>,
    /// The agreement's id.
    pub agreement: String,
    /// The agreement's measure; its id where its file is not at hand.
    pub agreement_title: String,
    /// The agreement's buyer, which tells two agreements on one measure apart.
    pub buyer: String,
    /// Where it stands.
    pub phase: Phase,
    /// When it started.
    pub started: Option<Date>,
    /// When it ended, or else the last day of its duration.
    pub ends: Option<Date>,
    /// Minutes of follow-up this calendar month.
    pub minutes_this_month: u32,
    /// The agreement's estimate, in minutes a month; none where it gives none.
    pub minutes_estimated: Option<u32>,
    /// Days from today to the last day of the duration, negative once it has passed; only while under way.
    pub days_left: Option<i64>,
    /// The last follow-up or contact.
    pub last_contact: Option<Date>,
    /// Whole days since then.
    pub days_since_contact: Option<i64>,
    /// Under way, and without contact for longer than [`Cases::quiet_after_days`].
    pub quiet: bool,
    /// The referring NAV office.
    pub nav_office: Option<Private>,
    /// The counsellor at NAV.
    pub nav_counsellor: Option<Private>,
    /// Why it is only to be read; none where it is not.
    pub frozen: Option<crate::restriction::Frozen>,
    /// How many deadlines have passed.
    pub overdue: usize,
    /// The next or longest overdue deadline.
    pub next: Option<Due>,
}

/// Minutes of follow-up in one calendar month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MonthHours {
    /// The month's first day.
    pub month: Date,
    /// Minutes, absences not counted.
    pub minutes: u32,
}

/// A report, without its text.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReportRow {
    /// The report.
    pub id: Id,
    /// The template.
    pub template: String,
    /// The template's title.
    pub title: String,
    /// Which of the periodic reports.
    pub occurrence: Option<u32>,
    /// First and last day reported on.
    pub period: Option<(Date, Date)>,
    /// When delivered.
    pub delivered: Option<Date>,
    /// How delivered.
    pub channel: Option<Channel>,
    /// The delivered report that this one corrects.
    pub replaces: Option<Id>,
    /// The report that corrects this one.
    pub replaced_by: Option<Id>,
}

/// A report that can be begun on a case.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TemplateRow {
    /// The template.
    pub id: String,
    /// Its title.
    pub title: String,
    /// It reports on a numbered period.
    pub periodic: bool,
    /// What it is for.
    pub description: Option<String>,
    /// Whether it stands in for a form of NAV's own.
    pub stand_in: bool,
}

/// A case, whole.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CaseView {
    /// The case.
    pub id: Id,
    /// Master data.
    pub case: Case,
    /// The participant; masked, known by the case's reference alone.
    pub person: Person,
    /// Whether name and number are masked until they are opened on purpose.
    pub masked: bool,
    /// Where the case is; none where it is here.
    pub loan: Option<crate::handover::LoanMark>,
    /// The agreement it runs under.
    pub agreement: Agreement,
    /// Where it stands.
    pub phase: Phase,
    /// Every dated event, by date.
    pub facts: Vec<Fact>,
    /// The Norwegian names of the kinds of events that occur, also of those that nobody registers.
    pub event_labels: BTreeMap<EventKind, String>,
    /// The notes of registered events, by record.
    pub notes: BTreeMap<Id, Private>,
    /// How the participant stood on the labour market on ending; none where nobody has said.
    pub end_status: Option<String>,
    /// The headings of the agreement's evaluation report under which feedback can be gathered.
    pub feedback_headings: Vec<crate::evaluation::FeedbackHeading>,
    /// Under which of them registered feedback belongs, by record; left out where nobody has said.
    pub headings: BTreeMap<Id, String>,
    /// Absences. The rest of the log is asked for by `entries`.
    pub absences: BTreeMap<Id, LogEntry>,
    /// Jobs.
    pub employments: BTreeMap<Id, Employment>,
    /// Work practice.
    pub practices: BTreeMap<Id, Practice>,
    /// The contacts that the case refers to.
    pub contacts: BTreeMap<Id, Contact>,
    /// Deadlines to a year from today, met or not.
    pub deadlines: Vec<Due>,
    /// What the app advises on it; what is put aside last.
    pub advice: Vec<AdviceRow>,
    /// Where its duration stands.
    pub duration: Option<DurationEnd>,
    /// The day on which everything must be deleted, once known.
    pub deletion: Option<Date>,
    /// Follow-up by calendar month, newest first.
    pub hours: Vec<MonthHours>,
    /// Follow-up on average over the last full months; none before the first is over.
    pub hours_average: Option<HoursAverage>,
    /// Reports, newest first.
    pub reports: Vec<ReportRow>,
    /// Reports that can be begun.
    pub templates: Vec<TemplateRow>,
    /// A newer version of the agreement, which the case can be moved to.
    pub newer_version: Option<String>,
    /// Where the agreement's milestones stand, in its order; empty where it has none.
    pub milestones: Vec<MilestoneStanding>,
    /// The phase that the milestones put the participant in, while under way; none without milestones.
    pub milestone_phase: Option<String>,
    /// Why it is only to be read; none where it is not.
    pub frozen: Option<crate::restriction::Frozen>,
    /// The participant's other cases, newest first.
    pub other_cases: Vec<crate::people::OtherCase>,
}

/// A report with its form.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReportView {
    /// The report.
    pub id: Id,
    /// Its facts and texts.
    pub report: Report,
    /// The form.
    pub template: Template,
    /// The participant's name.
    pub participant: Private,
    /// Whether that is masked until it is opened on purpose.
    pub masked: bool,
    /// The case's random reference.
    pub reference: String,
    /// Why the case is only to be read, so that the report cannot be written; none where it can.
    pub frozen: Option<crate::restriction::Frozen>,
    /// What the case would fill in now, with where it is from.
    pub prefill: BTreeMap<String, Prefilled>,
    /// The keys of the places that would change if what nobody has worked on were taken from the case anew:
    /// also those of repetitions that came since, or that are there no longer.
    pub behind: BTreeSet<String>,
    /// What stands in the way of export.
    pub check: ReportCheck,
    /// The file name to propose. Names no one.
    pub file_name: String,
    /// The folder to propose; empty when none has been chosen.
    pub folder: String,
}

/// What is missing or cannot be printed.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReportCheck {
    /// Required fields without text.
    pub missing: Vec<Missing>,
    /// Characters that no font of ours can draw.
    pub undrawable: Vec<Undrawable>,
    /// Values that are no number, or none of the options, where one is asked for.
    pub unfit: Vec<Unfit>,
}

/// The pages of a report.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Preview {
    /// One SVG per page.
    pub pages: Vec<String>,
    /// Where each field is printed, by the key of its value.
    pub places: BTreeMap<String, reports::Place>,
    /// What is missing in the text shown.
    pub check: ReportCheck,
}

/// Where an exported file is.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Exported {
    /// The file.
    pub path: String,
    /// How many pages.
    pub pages: usize,
    /// Fields whose text an independent reader did not find on the page; shown marked.
    pub not_found: Vec<String>,
}

/// An event kind for menus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct EventLabel {
    /// The kind.
    pub event: EventKind,
    /// Its Norwegian name.
    pub label: String,
    /// The Norwegian heading of the group it stands in. The kinds of a group follow one another.
    pub group: String,
    /// The further fields it asks for.
    pub fields: Vec<EventField>,
}

impl From<EventKind> for EventLabel {
    fn from(event: EventKind) -> Self {
        Self {
            event,
            label: event.label().to_owned(),
            group: event.group().label().to_owned(),
            fields: event.fields().to_vec(),
        }
    }
}

/// What the demo has done.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DemoDone {
    /// The demo store's folder.
    pub store: String,
    /// Its passphrase, which is no secret.
    pub passphrase: String,
    /// What is due.
    pub today: Today,
    /// The reports written.
    pub files: Vec<String>,
}

/// Every case.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Cases {
    /// By participant's name.
    pub cases: Vec<CaseRow>,
    /// After so many days without contact the app reminds of a participant. Its own advice: no agreement
    /// asks for it.
    pub quiet_after_days: i64,
}

/// Every agreement.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Agreements {
    /// By id and version.
    pub agreements: Vec<Agreement>,
    /// The versions that participants follow, by id and version; none while the store is not open.
    pub in_use: Vec<VersionInUse>,
    /// Where further agreement files are to be put.
    pub folder: String,
    /// Agreement and template files that were refused.
    pub faults: Vec<agreements::Fault>,
}

/// A version of an agreement that participants follow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct VersionInUse {
    /// The agreement's id.
    pub agreement: String,
    /// The version.
    pub version: String,
    /// How many participants.
    pub cases: usize,
    /// No file holds it any more: it is kept with the participants alone.
    pub kept: bool,
}

/// The events that can be registered under an agreement.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Events {
    /// In the order to offer them, group by group.
    pub events: Vec<EventLabel>,
}

/// A template in a list.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TemplateSummary {
    /// Its id.
    pub id: String,
    /// The agreement it belongs to.
    pub agreement: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: u32,
}

/// Templates.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Templates {
    /// By id.
    pub templates: Vec<TemplateSummary>,
}

/// Deadlines of a case given in the request.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Deadlines {
    /// By due date, rule and occurrence.
    pub deadlines: Vec<Deadline>,
}

/// Due dates of the portfolio.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PortfolioAnswer {
    /// By due date and rule.
    pub deadlines: Vec<PortfolioDeadline>,
}

/// A year's public holidays.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Holidays {
    /// By date.
    pub holidays: Vec<domain::calendar::Holiday>,
}

/// Whether a number is a fødselsnummer or its kin.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CheckedNumber {
    /// The number as given.
    pub number: Private,
    /// Whether it is one.
    pub valid: bool,
    /// Which kind.
    pub kind: Option<domain::fnr::FnrKind>,
    /// Why it is none.
    pub error: Option<String>,
}

/// Checked numbers.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Checked {
    /// In the order given.
    pub numbers: Vec<CheckedNumber>,
}
