//! What stands in the way of a report, told while it is written.

use crate::{Field, Template, text, world};
use domain::Private;
use serde::Serialize;
use std::collections::BTreeMap;

/// A required field without text. «Fylles ut i sin helhet»: text or an explicit [`NOT_APPLICABLE`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Missing {
    /// The field's id.
    pub field: String,
    /// Its label.
    pub label: String,
    /// The heading of its section.
    pub section: Option<String>,
}

/// A character that no embedded font can draw. The page shows □ in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Undrawable {
    /// The field's id.
    pub field: String,
    /// Its label.
    pub label: String,
    /// The character.
    pub character: char,
}

/// The required fields without text, in the template's order.
pub fn missing(template: &Template, values: &BTreeMap<String, Private>) -> Vec<Missing> {
    let mut missing = Vec::new();
    for section in &template.sections {
        for field in section.fields.iter().filter(|field| field.required) {
            if value(values, field).trim().is_empty() {
                missing.push(Missing {
                    field: field.id.clone(),
                    label: field.label.clone(),
                    section: section.heading.clone(),
                });
            }
        }
    }
    missing
}

/// The characters that cannot be drawn, each once a field.
pub fn undrawable(template: &Template, values: &BTreeMap<String, Private>) -> Vec<Undrawable> {
    let mut found: Vec<Undrawable> = Vec::new();
    for field in template.fields() {
        for character in value(values, field)
            .chars()
            .filter(|c| !world::can_draw(*c))
        {
            if !found
                .iter()
                .any(|u| u.field == field.id && u.character == character)
            {
                let (id, label) = (field.id.clone(), field.label.clone());
                found.push(Undrawable {
                    field: id,
                    label,
                    character,
                });
            }
        }
    }
    found
}

/// The ids among `values` that are no fillable field of the template.
pub fn unknown(template: &Template, values: &BTreeMap<String, Private>) -> Vec<String> {
    let fillable = |id: &str| {
        template
            .field(id)
            .is_some_and(|field| field.kind.is_filled())
    };
    values.keys().filter(|id| !fillable(id)).cloned().collect()
}

/// A field's value as it is printed; empty if it has none, and for what is not filled in.
pub(crate) fn value(values: &BTreeMap<String, Private>, field: &Field) -> String {
    let value = values.get(&field.id).filter(|_| field.kind.is_filled());
    value.map_or_else(String::new, |value| text::clean(&value.0))
}
