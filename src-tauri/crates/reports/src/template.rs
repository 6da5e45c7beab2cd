//! What a report template is, once read and checked.

use crate::Source;
use domain::EventKind;
use serde::{Deserialize, Serialize};

/// One of NAV's report templates. It is data: nothing in this crate knows a template by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// The id, agreement first: `jmo-vest-viken/statusrapport`.
    pub id: String,
    /// The agreement that demands it.
    pub agreement: String,
    /// The contract's version of the template, from 1.
    pub version: u32,
    /// Its name, which is also the PDF's title: «Statusrapport».
    pub title: String,
    /// The line below the title, in the annex's words.
    pub intro: String,
    /// The heading above the first field, in the annex's words.
    pub heading: String,
    /// Annex and section.
    pub source: String,
    /// The event that delivery of the report brings about.
    pub settles: EventKind,
    /// Whether it reports on one of several periods.
    pub period: bool,
    /// The fields, by section and in the annex's order.
    pub sections: Vec<Section>,
}

/// Fields that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The annex's heading; some sections have none.
    pub heading: Option<String>,
    /// At least one.
    pub fields: Vec<Field>,
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
    pub prefill: Option<Source>,
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

impl Template {
    /// Every field, in order.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.sections.iter().flat_map(|section| &section.fields)
    }

    /// The field with this id.
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields().find(|field| field.id == id)
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
    ];

    /// The name in template files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Text => "text",
            Self::Date => "date",
            Self::Period => "period",
            Self::Signature => "signature",
        }
    }

    /// Whether the counsellor fills it in; a signature is put on paper or by the channel.
    pub fn is_filled(self) -> bool {
        self != Self::Signature
    }
}
