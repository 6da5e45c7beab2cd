//! The counsellor's own phrases: sentences written once and used in many reports.

use crate::Private;
use serde::{Deserialize, Serialize};

/// A phrase (frase). It belongs to no participant and outlives them all, so it should name none: what
/// differs from one to the next is a placeholder, such as `{fornavn}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// What it is found by.
    pub title: Private,
    /// The text, with its placeholders.
    pub text: Private,
    /// The labels of the fields that it is meant for, as templates write them; none means any.
    #[serde(default)]
    pub fields: Vec<String>,
}
