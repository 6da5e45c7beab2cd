//! What stands in the way of a report, told while it is written.

use crate::number::Number;
use crate::{FieldKind, NOT_APPLICABLE, Slot, Template, text, world};
use domain::Private;
use serde::Serialize;
use std::collections::BTreeMap;

/// A required field without text. «Fylles ut i sin helhet»: text or an explicit [`NOT_APPLICABLE`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Missing {
    /// The key of its value: the field's id, in a repetition or a row with what follows it.
    pub field: String,
    /// Its label.
    pub label: String,
    /// The heading of its section.
    pub section: Option<String>,
    /// Which of several: «Arbeidsgiver 2», or the row's label.
    pub place: Option<String>,
}

/// A character that no embedded font can draw. The page shows □ in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Undrawable {
    /// The key of its value.
    pub field: String,
    /// Its label.
    pub label: String,
    /// Which of several: «Arbeidsgiver 2», or the row's label.
    pub place: Option<String>,
    /// The character.
    pub character: char,
}

/// A value that is not of its field's kind: no number, or none of the options. It is printed as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Unfit {
    /// The key of its value.
    pub field: String,
    /// Its label.
    pub label: String,
    /// Which of several: «Arbeidsgiver 2», or the row's label.
    pub place: Option<String>,
    /// In Norwegian: what can stand there.
    pub reason: String,
}

/// The required fields without text, in the template's order.
pub fn missing(template: &Template, values: &BTreeMap<String, Private>) -> Vec<Missing> {
    let slots = template.slots(values).into_iter();
    slots
        .filter(|slot| slot.field.required && value(values, slot).trim().is_empty())
        .map(|slot| Missing {
            label: slot.field.label.clone(),
            section: slot.section.heading.clone(),
            place: slot.place,
            field: slot.key,
        })
        .collect()
}

/// The characters that cannot be drawn, each once a field.
pub fn undrawable(template: &Template, values: &BTreeMap<String, Private>) -> Vec<Undrawable> {
    let mut found = Vec::new();
    for slot in template.slots(values) {
        let mut characters = Vec::new();
        let value = value(values, &slot);
        for character in value.chars().filter(|c| !world::can_draw(*c)) {
            if !characters.contains(&character) {
                characters.push(character);
            }
        }
        found.extend(characters.into_iter().map(|character| Undrawable {
            field: slot.key.clone(),
            label: slot.field.label.clone(),
            place: slot.place.clone(),
            character,
        }));
    }
    found
}

/// The values that are not of their field's kind, in the template's order. [`NOT_APPLICABLE`] always is.
pub fn unfit(template: &Template, values: &BTreeMap<String, Private>) -> Vec<Unfit> {
    let slots = template.slots(values).into_iter();
    let of = |slot: Slot| {
        let reason = misfit(&slot, &value(values, &slot))?;
        Some(Unfit {
            label: slot.field.label.clone(),
            place: slot.place,
            field: slot.key,
            reason,
        })
    };
    slots.filter_map(of).collect()
}

fn misfit(slot: &Slot, value: &str) -> Option<String> {
    let field = slot.field;
    let value = value.trim();
    if value.is_empty() || value == NOT_APPLICABLE {
        return None;
    }
    let option = |text: &str| field.options.iter().any(|option| option == text);
    let listed = || {
        field
            .options
            .iter()
            .map(|o| format!("«{o}»"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    match field.kind {
        FieldKind::Choice if !option(value) => Some(format!("Velg ett av: {}.", listed())),
        FieldKind::Checks if !value.lines().all(|line| option(line.trim())) => {
            Some(format!("Velg blant: {}.", listed()))
        }
        FieldKind::Number if Number::parse(value).is_none() => {
            Some("Skriv et tall med siffer, for eksempel 12,5.".to_owned())
        }
        _ => None,
    }
}

/// The keys among `values` that are no place to fill in.
pub fn unknown(template: &Template, values: &BTreeMap<String, Private>) -> Vec<String> {
    let keys = values.keys();
    keys.filter(|key| template.at(key).is_none())
        .cloned()
        .collect()
}

/// A value as it is printed; empty if it has none, and for what is not filled in.
pub(crate) fn value(values: &BTreeMap<String, Private>, slot: &Slot) -> String {
    let value = values
        .get(&slot.key)
        .filter(|_| slot.field.kind.is_filled());
    value.map_or_else(String::new, |value| text::clean(&value.0))
}
