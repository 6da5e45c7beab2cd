//! One value as it stands on the page.

use super::GEOMETRY;
use crate::number::Number;
use crate::{Field, FieldKind, NOT_APPLICABLE, Slot, check, text, world};
use domain::Private;
use serde::Serialize;
use std::collections::BTreeMap;

/// What stands where an optional field was left empty: that it was not forgotten.
const LEFT_EMPTY: &str = "–";

/// What follows an option, for those who do not see the boxes.
const CHOSEN: &str = "(valgt)";
const NOT_CHOSEN: &str = "(ikke valgt)";

/// Room for an option's box and the space behind it, in points.
const BOX: f64 = 15.0;

/// Between two options on one line, in points.
const BETWEEN: f64 = 16.0;

/// A half field with more text than this takes the whole width, so that no page is too short for it.
const HALF_CHARACTERS: usize = 200;
const HALF_LINES: usize = 5;

/// A value, ready for the page.
#[derive(Serialize)]
pub struct ValueData {
    /// Lines by paragraph.
    pub paragraphs: Vec<Vec<String>>,
    pub options: Vec<OptionData>,
    /// Whether the options stand on one line.
    pub inline: bool,
    /// Whether nothing was filled in where nothing must be.
    pub left_empty: bool,
}

#[derive(Serialize)]
pub struct OptionData {
    text: String,
    chosen: bool,
    told: &'static str,
}

/// A value before it is known how wide its place is.
pub struct Value<'a> {
    pub key: String,
    pub field: &'a Field,
    /// Which of several.
    pub place: Option<String>,
    /// As typed, cleaned.
    typed: String,
}

impl<'a> Value<'a> {
    pub fn new(values: &BTreeMap<String, Private>, slot: Slot<'a>) -> Self {
        Self {
            typed: check::value(values, &slot),
            key: slot.key,
            field: slot.field,
            place: slot.place,
        }
    }

    /// Whether anything was filled in.
    pub fn is_filled(&self) -> bool {
        !self.typed.trim().is_empty()
    }

    /// What the table's total counts; nothing where nothing applies.
    pub fn number(&self) -> Option<Number> {
        match self.typed.trim() {
            "" | NOT_APPLICABLE => Some(Number::ZERO),
            text => Number::parse(text),
        }
    }

    /// The lines that were chosen, where there are options.
    fn is_chosen(&self, option: &str) -> bool {
        match self.field.kind {
            FieldKind::Choice => self.typed.trim() == option,
            _ => self.typed.lines().any(|line| line.trim() == option),
        }
    }

    /// What stands there in words beside the options: all of it where there are none, and with options
    /// whatever is none of them, so that nothing typed is ever hidden.
    fn words(&self) -> String {
        let field = self.field;
        if field.kind.has_options() {
            let other = |line: &&str| !field.options.iter().any(|option| option == line.trim());
            return self
                .typed
                .lines()
                .filter(other)
                .collect::<Vec<_>>()
                .join("\n");
        }
        match &field.unit {
            Some(unit) if Number::parse(&self.typed).is_some() => {
                format!("{}\u{a0}{unit}", self.typed.trim())
            }
            _ => self.typed.clone(),
        }
    }

    fn is_left_empty(&self) -> bool {
        !self.is_filled() && !self.field.required && self.field.kind.is_filled()
    }

    /// All that is printed, in order, with characters that cannot be drawn as they were typed.
    pub fn printed(&self) -> String {
        let mut printed = String::new();
        for option in &self.field.options {
            let told = if self.is_chosen(option) {
                CHOSEN
            } else {
                NOT_CHOSEN
            };
            printed += &format!("{option} {told}\n");
        }
        printed += &self.words();
        if self.is_left_empty() && self.field.options.is_empty() {
            printed += LEFT_EMPTY;
        }
        printed
    }

    /// Whether it has room in half the page's width.
    pub fn is_short(&self) -> bool {
        let printed = self.printed();
        printed.chars().count() <= HALF_CHARACTERS && printed.lines().count() <= HALF_LINES
    }

    /// As it is set in a place so wide, in letters so large, both in points.
    pub fn data(&self, width: f64, size: f64) -> ValueData {
        let paragraphs =
            text::paragraphs(&drawn(&self.words()), |word| width_of(word, size) < width);
        let options: Vec<_> = self
            .field
            .options
            .iter()
            .map(|option| {
                let chosen = self.is_chosen(option);
                let told = if chosen { CHOSEN } else { NOT_CHOSEN };
                OptionData {
                    text: option.clone(),
                    chosen,
                    told,
                }
            })
            .collect();
        let line = options
            .iter()
            .map(|o| width_of_option(&o.text, size) + BETWEEN);
        ValueData {
            left_empty: self.is_left_empty() && options.is_empty(),
            inline: line.sum::<f64>() - BETWEEN < width,
            paragraphs,
            options,
        }
    }
}

/// A sum, or another text of our own, in a value's place.
pub fn plain(text: &str) -> ValueData {
    ValueData {
        paragraphs: vec![vec![text.to_owned()]],
        options: Vec::new(),
        inline: false,
        left_empty: false,
    }
}

/// How wide an option is with its box and what is told of it, in points.
pub fn width_of_option(option: &str, size: f64) -> f64 {
    BOX + width_of(option, size) * 1.06 + width_of(NOT_CHOSEN, size * 0.8) + width_of(" ", size)
}

/// How wide a text is, in points. Semibold is up to 6 % wider.
pub fn width_of(text: &str, size: f64) -> f64 {
    world::width_em(text) * size
}

/// In a form, the width that a value has.
pub fn form_width(half: bool) -> f64 {
    let full = GEOMETRY.width();
    (if half { full / 2.0 } else { full }) - 2.0 * GEOMETRY.inset
}

/// The text with a visible □ for what cannot be drawn: PDF/A refuses a page with a missing glyph.
pub fn drawn(text: &str) -> String {
    text.chars()
        .map(|c| if world::can_draw(c) { c } else { '□' })
        .collect()
}
