//! Month end (månedsslutt): what each month of an agreement counts, what is missing in the cases before it
//! can be counted, and what was delivered.
//!
//! A month's figures are computed from the cases whenever they are asked for. A delivered report keeps
//! its own ([`Report::figures`](domain::Report)), and with each case which of them it had a part in
//! ([`domain::MonthPart`]): so a month can be compared with what the cases say now, and a case that was
//! deleted stays counted.

mod deliver;
mod live;
mod period;
mod prefill;
mod row;
mod state;
mod typed;
mod view;

pub(crate) use state::title_of;

use agreements::{MissingKind, results::Disagreement};
use domain::{Date, Id, Month, Private};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use period::{AskPeriod, PeriodFigure, PeriodMonth, PeriodView};

/// One month of one agreement.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AskMonth {
    /// The agreement's id.
    pub agreement: String,
    /// The month, `YYYY-MM`.
    pub month: Month,
}

/// The months of every agreement.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Months {
    /// Those that have participants, or had in a delivered month; by name.
    pub agreements: Vec<AgreementMonths>,
}

/// The months of one agreement.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AgreementMonths {
    /// The agreement's id.
    pub agreement: String,
    /// Its measure and buyer.
    pub name: String,
    /// From the first start or order to the present month, the newest first.
    pub months: Vec<MonthRow>,
}

/// Where one month stands.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MonthRow {
    /// The month.
    pub month: Month,
    /// How far it has come.
    pub state: MonthState,
    /// How many things are missing in the cases.
    pub missing: usize,
    /// How many cases count otherwise now than was delivered.
    pub differences: usize,
    /// When the results are due; none where the agreement asks for none by the month.
    pub due: Option<Date>,
    /// When they were delivered, the newest where they were corrected.
    pub delivered: Option<Date>,
}

/// How far a month has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum MonthState {
    /// The month is not over.
    NotOver,
    /// Something is missing in the cases.
    Missing,
    /// Nothing is missing, and the results can be delivered.
    Ready,
    /// The results were delivered.
    Delivered,
    /// The results were delivered, and the cases say otherwise now.
    Differs,
}

/// One month of one agreement, whole.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MonthView {
    /// The agreement's id.
    pub agreement: String,
    /// Its measure and buyer.
    pub name: String,
    /// The month.
    pub month: Month,
    /// The month in words: «oktober 2026».
    pub title: String,
    /// First and last day.
    pub period: (Date, Date),
    /// The month is over, and its results can be delivered.
    pub over: bool,
    /// How far it has come.
    pub state: MonthState,
    /// What is missing in the cases; what stops delivery first.
    pub missing: Vec<MissingRow>,
    /// What is counted, in the order of the annex.
    pub figures: Vec<FigureRow>,
    /// The shares of them.
    pub shares: Vec<ShareRow>,
    /// The agreement's targets, for this month alone.
    pub targets: Vec<TargetRow>,
    /// The sums that must agree.
    pub crosschecks: Vec<CrosscheckRow>,
    /// The report on the results; none where the agreement has no such form.
    pub results: Option<ResultsRow>,
    /// The cases that count otherwise now than was delivered; empty before delivery.
    pub differences: Vec<DifferenceRow>,
}

/// Something that is missing in a case.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MissingRow {
    /// The case.
    pub case: Id,
    /// The participant's name.
    pub name: Private,
    /// What sort of thing.
    pub kind: MissingKind,
    /// What is missing and what to do.
    pub text: String,
    /// The day that it is about.
    pub date: Option<Date>,
    /// The results cannot be registered as delivered without it.
    pub blocks: bool,
}

/// What is counted.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FigureRow {
    /// The figure's id.
    pub id: String,
    /// What it counts.
    pub title: String,
    /// The annex's place.
    pub source: String,
    /// How a reading was chosen; none where it is the annex's own.
    pub reading_note: Option<String>,
    /// How many, now.
    pub count: u32,
    /// Those of them that are in the app, by name.
    pub cases: Vec<CaseName>,
    /// Those of them that other counsellors of the provider have sent.
    pub others: u32,
    /// Those that were delivered beside the cases that are in the app: participants who have been deleted
    /// since, or a number that was changed by hand. Negative where fewer were delivered than counted.
    #[ts(type = "number")]
    pub beside: i64,
    /// What was delivered.
    pub kept: Option<u32>,
}

/// A participant behind a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CaseName {
    /// The case.
    pub id: Id,
    /// The participant's name.
    pub name: Private,
}

/// A share, in per cent.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ShareRow {
    /// The share's id.
    pub id: String,
    /// What it is a share of.
    pub title: String,
    /// In whole per cent; none of nobody.
    pub percent: Option<u32>,
}

/// A target, as far as one month tells it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TargetRow {
    /// Whom it counts, and what.
    pub about: String,
    /// Per cent to reach.
    pub percent: u32,
    /// The annex's place.
    pub source: String,
    /// Whether it can be counted from the cases.
    pub counted: bool,
    /// How many have reached it.
    pub reached: u32,
    /// Of how many.
    pub of: u32,
    /// In whole per cent; none of nobody.
    pub share: Option<u32>,
}

/// A check that sums agree.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CrosscheckRow {
    /// What must agree.
    pub text: String,
    /// The annex's place.
    pub source: String,
    /// What does not agree; none where it does.
    pub wrong: Option<Disagreement>,
}

/// The report on the results of a month.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ResultsRow {
    /// The template.
    pub template: String,
    /// Its title.
    pub title: String,
    /// Who gets it.
    pub recipients: Vec<String>,
    /// When it is due.
    pub due: Option<Date>,
    /// The last working day by which to do it.
    pub work_by: Option<Date>,
    /// The draft, where one has been begun: the first, or a correction.
    pub draft: Option<Id>,
    /// How many required fields of the draft lack text; 0 without a draft.
    pub missing: usize,
    /// What the draft says that does not agree with itself; empty without a draft.
    pub disagreements: Vec<Disagreement>,
    /// Whether a PDF has been made of the draft's present text.
    pub exported: bool,
    /// The newest delivered report.
    pub report: Option<Id>,
    /// When that was delivered.
    pub delivered: Option<Date>,
}

/// A case that counts otherwise now than was delivered.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DifferenceRow {
    /// The case.
    pub case: Id,
    /// The participant's name.
    pub name: Private,
    /// The titles of the figures in which it counts now and did not.
    pub came: Vec<String>,
    /// The titles of the figures in which it counted and does not now.
    pub left: Vec<String>,
}
