//! What a name gives: one text, one for each row of a table, or one for each of several.

use super::Prefilled;
use domain::Private;
use std::collections::BTreeMap;

/// What is computed outside this crate, by the name that templates use: `results.counts`.
pub type Figures = BTreeMap<String, Given>;

/// The texts of one name. Blank texts are as good as none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// One, for the field, or for the first of several.
    One(Prefilled),
    /// One for each fixed row of a table, by the row's id. A row that is not named stays empty.
    Rows(BTreeMap<String, Prefilled>),
    /// One for each of several, in their order: the n-th goes to the n-th repetition, and where it is none
    /// the field stays empty there. A field that stands only once gets them one a line.
    Each {
        /// The texts, each with its own source.
        each: Vec<Option<Prefilled>>,
        /// What a field that stands only once says instead of all of them, one a line.
        together: Option<Prefilled>,
    },
}

impl Given {
    /// One text.
    pub fn one(text: impl Into<String>, source: impl Into<String>) -> Self {
        Self::One(Prefilled::new(text, source))
    }

    /// A text for each row, all from the same source.
    pub fn rows<I, T>(rows: impl IntoIterator<Item = (I, T)>, source: &str) -> Self
    where
        I: Into<String>,
        T: Into<String>,
    {
        let rows = rows.into_iter();
        Self::Rows(
            rows.map(|(row, text)| (row.into(), Prefilled::new(text, source)))
                .collect(),
        )
    }

    /// A text for each repetition, all from the same source. A blank one leaves its field empty.
    pub fn each<T: Into<String>>(texts: impl IntoIterator<Item = T>, source: &str) -> Self {
        let texts = texts.into_iter().map(|text| Prefilled::new(text, source));
        Self::Each {
            each: texts.map(Some).collect(),
            together: None,
        }
    }

    /// What a field that stands once says.
    pub(super) fn together(self) -> Option<Prefilled> {
        match self {
            Self::One(one) => Some(one),
            Self::Rows(_) => None,
            Self::Each {
                together: Some(together),
                ..
            } => Some(together),
            Self::Each { each, .. } => {
                let mut lines: Vec<&str> = Vec::new();
                let told: Vec<&Prefilled> = each
                    .iter()
                    .flatten()
                    .filter(|one| !one.text.is_blank())
                    .collect();
                for one in &told {
                    if !lines.contains(&one.text.trimmed()) {
                        lines.push(one.text.trimmed());
                    }
                }
                Some(Prefilled::new(
                    lines.join("\n"),
                    told.first()?.source.clone(),
                ))
            }
        }
    }
}

impl Prefilled {
    /// A text and where it comes from: «fra loggen».
    pub fn new(text: impl Into<String>, source: impl Into<String>) -> Self {
        Self {
            text: Private(text.into()),
            source: source.into(),
        }
    }
}
