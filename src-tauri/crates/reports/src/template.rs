//! What a report template is, once read and checked.

use crate::{Origin, Source};
use domain::{EventKind, event::EventField};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A form of an agreement's, or one that stands in for a form of NAV's own. It is data: nothing in this
/// crate knows a template by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// The id, agreement first: `jmo-vest-viken/statusrapport`. A template shared by several agreements
    /// has one such id under each.
    pub id: String,
    /// The agreement that it is offered under.
    pub agreement: String,
    /// Whether its file is for several agreements.
    pub shared: bool,
    /// The contract's version of the template, from 1.
    pub version: u32,
    /// Its name, which is also the PDF's title: «Statusrapport».
    pub title: String,
    /// The line below the title, in the annex's words.
    pub intro: String,
    /// The heading above the first field, in the annex's words.
    pub heading: String,
    /// What it is for. Shown in the app, never printed.
    pub description: Option<String>,
    /// What such a form is called in a sentence, the first letter small: «plan», «rapport».
    #[serde(default = "report")]
    pub called: String,
    /// Whether it stands in for a form of NAV's own that the provider does not have; the description then
    /// says which.
    pub stand_in: bool,
    /// Annex and section.
    pub source: String,
    /// The event that delivery of the report brings about, if it does.
    pub settles: Option<EventKind>,
    /// The portfolio rule of the agreement that delivery settles for the report's period:
    /// `monthly-results`.
    pub settles_portfolio: Option<String>,
    /// Whether it reports on one of several periods.
    pub period: bool,
    /// What it is about.
    pub scope: Scope,
    /// Who gets it.
    pub audience: Audience,
    /// Whether it is also written as a spreadsheet.
    pub sheet: bool,
    /// The time that runs from what a field says; shown while it is written.
    pub clock: Option<Clock>,
    /// The fields, by section and in the annex's order. At least one field among them.
    pub sections: Vec<Section>,
}

/// So many hours from a point in time, until which the form must have reached whom it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// The field, of kind [`FieldKind::Time`], that says when it began.
    pub from: String,
    /// How many hours.
    pub hours: u32,
}

/// What a report is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// One participant's case.
    #[default]
    Case,
    /// The whole agreement: results, evaluation, the basis of an invoice, notice of a breach.
    Portfolio,
}

/// Who gets a report. What it may say depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// NAV.
    #[default]
    Nav,
    /// An employer.
    Employer,
    /// The participant.
    Participant,
    /// The participant's contact at the clinic.
    Clinician,
}

/// Fields that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The annex's heading; some sections have none.
    pub heading: Option<String>,
    /// The form's own paragraphs, printed before the fields: clauses, declarations.
    pub text: Vec<String>,
    /// Set where the counsellor may add the whole section once more.
    pub repeat: Option<Repeat>,
    /// How the fields stand on the page.
    pub look: Look,
    /// A table's fixed rows; empty where it has a row for each repetition.
    pub rows: Vec<Row>,
    /// The heading of the column of row labels.
    pub row_title: Option<String>,
    /// The label of a table's last row, which adds up the columns marked `sum`.
    pub total: Option<String>,
    /// None only where the section has text.
    pub fields: Vec<Field>,
}

/// That a section may stand several times.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Repeat {
    /// What each is called: «Arbeidsgiver». A number follows it where there are several.
    pub name: String,
    /// The most there can be, 2–99.
    pub max: u32,
}

/// How a section's fields stand on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Look {
    /// One below the other, each with its label.
    #[default]
    Form,
    /// As columns: one row for each repetition, or for each of the fixed rows.
    Table,
    /// A table with a last column that draws the first per cent column as bars, and the second, where there
    /// is one, as a line across them.
    Chart,
}

impl Look {
    /// Whether it has rows and columns.
    pub fn is_table(self) -> bool {
        self != Self::Form
    }
}

/// A fixed row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Unique in the section; lower-case ASCII letters, digits and hyphens.
    pub id: String,
    /// The row's heading, as the annex writes it.
    pub label: String,
}

/// One thing to fill in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Unique in the template; lower-case ASCII letters, digits and hyphens.
    pub id: String,
    /// The label exactly as the annex writes it.
    pub label: String,
    /// The annex's own help text, printed below the label.
    pub help: Option<String>,
    /// The app's advice, shown while writing and never printed.
    pub hint: Option<String>,
    /// What is filled in.
    pub kind: FieldKind,
    /// Whether it must have text or an explicit [`NOT_APPLICABLE`](crate::NOT_APPLICABLE).
    pub required: bool,
    /// How much of the page's width it takes.
    pub width: Width,
    /// Where its first text comes from.
    pub prefill: Option<Origin>,
    /// The name by which later reports on the same case ask for its text: `prefill = "report.previous-<name>"`.
    #[serde(default)]
    pub carry: Option<String>,
    /// Whether it is where the participant says what they disagree in.
    pub comment: bool,
    /// What can be chosen among; empty but for [`FieldKind::Choice`] and [`FieldKind::Checks`].
    pub options: Vec<String>,
    /// What a number counts: «timer», «kr», «%».
    pub unit: Option<String>,
    /// Whether the table's total adds this column up.
    pub sum: bool,
    /// The two columns of a table above whose products it adds up, rounded half up to a whole number at
    /// the end; else empty. In the spreadsheet it is a formula.
    #[serde(default)]
    pub sum_of: Vec<String>,
    /// Who signs; set for signatures and nothing else.
    pub party: Option<Party>,
}

/// What is filled in. Every value is text; the kind tells how it is typed and printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum FieldKind {
    /// One line, as a rule.
    Line,
    /// Paragraphs.
    Text,
    /// A day, `dd.mm.åååå`.
    Date,
    /// A first and a last day.
    Period,
    /// A line to sign on. Nothing is filled in.
    Signature,
    /// Exactly one of the options: its text.
    Choice,
    /// Any number of the options: their texts, one a line.
    Checks,
    /// A number with a Norwegian decimal comma.
    Number,
    /// A day and a time of day, `dd.mm.åååå kl. tt:mm`.
    Time,
}

/// Who signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Party {
    /// The counsellor.
    #[default]
    Counsellor,
    /// The participant.
    Participant,
    /// NAV.
    Nav,
    /// An employer.
    Employer,
    /// The clinician.
    Clinician,
    /// The provider's manager.
    Leader,
}

/// How much of the page's width a field takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Width {
    /// All of it.
    #[default]
    Full,
    /// Half, beside the next half field of the section.
    Half,
}

/// What a form is called that says nothing else.
pub(crate) fn report() -> String {
    "rapport".to_owned()
}

impl Template {
    /// Every field, in order.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.sections.iter().flat_map(|section| &section.fields)
    }

    /// The names of what it asks for that is computed outside this crate, each once.
    pub fn computed(&self) -> BTreeSet<&str> {
        self.fields()
            .filter_map(|field| match field.prefill.as_ref()? {
                Origin::Computed(name) => Some(name.as_str()),
                Origin::Source(_) => None,
            })
            .collect()
    }

    /// The event it settles where that is one of several with numbers, such as a status report's: its period
    /// then follows from the agreement's deadline.
    pub fn numbered(&self) -> Option<EventKind> {
        let numbered = |event: &EventKind| event.fields().contains(&EventField::Occurrence);
        self.settles.filter(numbered)
    }

    /// Where the participant says what they disagree in; a report without it is not gone through.
    pub fn comment(&self) -> Option<&Field> {
        self.fields().find(|field| field.comment)
    }

    /// The field with this id. [`at`](Self::at) takes the keys of values.
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields().find(|field| field.id == id)
    }
}

impl Field {
    /// Where its first text comes from, where this crate knows how to read that.
    pub fn source(&self) -> Option<Source> {
        match self.prefill.as_ref()? {
            Origin::Source(source) => Some(*source),
            Origin::Computed(_) => None,
        }
    }
}

impl FieldKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Line,
        Self::Text,
        Self::Date,
        Self::Period,
        Self::Signature,
        Self::Choice,
        Self::Checks,
        Self::Number,
        Self::Time,
    ];

    /// The name in template files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Text => "text",
            Self::Date => "date",
            Self::Period => "period",
            Self::Signature => "signature",
            Self::Choice => "choice",
            Self::Checks => "checks",
            Self::Number => "number",
            Self::Time => "time",
        }
    }

    /// Whether the counsellor fills it in; a signature is put on paper or by the channel.
    pub fn is_filled(self) -> bool {
        self != Self::Signature
    }

    /// Whether it is one, or some, of the field's options.
    pub fn has_options(self) -> bool {
        matches!(self, Self::Choice | Self::Checks)
    }
}
