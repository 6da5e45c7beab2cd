//! How a spreadsheet looks: formats, widths and heights. Spreadsheet programs do not agree on when a row
//! grows with its text, so heights are told; they are guesses, since fonts differ.

use crate::{FieldKind, Template, text};
use domain::Private;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};
use std::collections::BTreeMap;

/// Widths in characters: of labels, and of labels before a table's rows; of every other column at least, and
/// of a text's column at most.
const LABELS: f64 = 40.0;
const ROWS: f64 = 56.0;
const LEAST: f64 = 14.0;
const MOST: f64 = 34.0;
/// So many columns there are at least, for a value to have room beside its label.
const COLUMNS: usize = 4;

/// A line's height in points, and the title's.
const LINE: f64 = 15.0;
const TITLE: f64 = 22.0;
/// How much larger the title's letters are.
const LARGER: f64 = 1.6;
/// A row cannot be higher in Excel than 409 points; a text of more lines goes on in the next row.
pub const MOST_LINES: usize = 26;
/// Letters are not all as wide as a digit, by which columns are measured; capitals and bold are wider.
const WIDER: f64 = 1.1;

const INK: &str = "#4A5159";
const FRAME: &str = "#9AA2AB";
const ACCENT: &str = "#0056B4";
const SHADE: &str = "#EEF2F7";

pub struct Looks {
    pub title: Format,
    pub heading: Format,
    pub label: Format,
    pub quiet: Format,
    pub unit: Format,
    /// Above a column of text, or of numbers.
    pub header: Format,
    pub counted: Format,
    /// Before a row.
    pub row: Format,
    pub value: Format,
    pub date: Format,
}

impl Looks {
    pub fn new() -> Self {
        let base = || Format::new().set_align(FormatAlign::Top);
        let framed = || {
            let framed = base().set_border(FormatBorder::Thin).set_text_wrap();
            framed.set_border_color(FRAME)
        };
        let header = || framed().set_bold().set_background_color(SHADE);
        Self {
            title: base().set_bold().set_font_size(16).set_text_wrap(),
            heading: base()
                .set_bold()
                .set_font_size(12)
                .set_font_color(ACCENT)
                .set_text_wrap(),
            label: base().set_bold().set_text_wrap(),
            quiet: base().set_text_wrap().set_font_color(INK),
            unit: base()
                .set_font_color(INK)
                .set_align(FormatAlign::Left)
                .set_indent(1),
            header: header(),
            counted: header().set_align(FormatAlign::Right),
            row: framed().set_bold(),
            value: framed(),
            date: framed()
                .set_num_format("dd.mm.yyyy")
                .set_align(FormatAlign::Left),
        }
    }

    /// A number with so many decimals, thousands parted as the reader's own settings have it.
    pub fn number(&self, decimals: usize) -> Format {
        let decimals = match decimals {
            0 => String::new(),
            n => format!(".{}", "0".repeat(n)),
        };
        self.value
            .clone()
            .set_num_format(format!("#,##0{decimals}"))
    }
}

/// What stands in a table's last row, below a line.
pub fn summed(format: &Format) -> Format {
    let format = format
        .clone()
        .set_bold()
        .set_border_top(FormatBorder::Medium);
    format.set_border_top_color(ACCENT)
}

/// The columns' widths, in characters.
pub struct Widths(Vec<f64>);

impl Widths {
    pub fn of(template: &Template, values: &BTreeMap<String, Private>) -> Self {
        let mut widths = vec![LEAST; COLUMNS];
        for section in template
            .sections
            .iter()
            .filter(|section| section.is_table())
        {
            let first = usize::from(!section.rows.is_empty());
            let instances = section.instances(values);
            for (index, field) in section.fields.iter().enumerate() {
                let column = first + index;
                widths.resize(widths.len().max(column + 1), LEAST);
                let word = longest(field.label.split_whitespace());
                let held = instances.iter().filter_map(|at| values.get(&at.key(field)));
                let held = held
                    .map(|value| longest(value.0.lines()))
                    .fold(0.0, f64::max);
                let held = match field.kind {
                    FieldKind::Number | FieldKind::Date => held,
                    _ => held.min(MOST),
                };
                if let Some(width) = widths.get_mut(column) {
                    *width = width.max(word * WIDER + 1.0).max(held * WIDER + 1.0);
                }
            }
        }
        if let Some(first) = widths.first_mut() {
            let rows = template
                .sections
                .iter()
                .any(|section| !section.rows.is_empty());
            *first = first.max(if rows { ROWS } else { LABELS });
        }
        Self(widths)
    }

    /// How many columns.
    pub fn count(&self) -> u16 {
        u16::try_from(self.0.len()).unwrap_or(u16::MAX)
    }

    pub fn iter(&self) -> impl Iterator<Item = (u16, f64)> + '_ {
        (0..).zip(self.0.iter().copied())
    }

    /// From one column to another and with both.
    pub fn across(&self, first: u16, last: u16) -> f64 {
        let within = |(column, _): &(u16, f64)| (first..=last).contains(column);
        self.iter().filter(within).map(|(_, width)| width).sum()
    }
}

fn longest<'a>(texts: impl Iterator<Item = &'a str>) -> f64 {
    let longest = texts.map(|text| text.chars().count()).max().unwrap_or(0);
    f64::from(u32::try_from(longest).unwrap_or(u32::MAX))
}

/// How many characters have room on a line so wide.
fn room(width: f64) -> usize {
    // Both are small and positive.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let room = width as usize;
    room.max(1)
}

/// How many lines a text takes, broken between words.
pub fn lines(text: &str, width: f64) -> usize {
    let room = room(width);
    let mut lines = 0;
    for line in text.split('\n') {
        lines += 1;
        let mut column = 0;
        for word in line.split(' ').map(|word| word.chars().count()) {
            if column > 0 && column + 1 + word > room {
                (lines, column) = (lines + 1, 0);
            }
            column += word + usize::from(column > 0);
            lines += column.saturating_sub(1) / room;
            column -= column.saturating_sub(1) / room * room;
        }
    }
    lines
}

/// The same for the title.
pub fn title_lines(text: &str, width: f64) -> usize {
    lines(text, width / LARGER)
}

/// How high a row of so many lines is, in points.
pub fn height(lines: usize, title: bool) -> f64 {
    let lines = f64::from(u32::try_from(lines.min(MOST_LINES)).unwrap_or(1));
    if title {
        lines * TITLE
    } else {
        lines * LINE + 1.0
    }
}

/// A text in parts that a cell can show each, parted between words where there are any. Nothing is lost.
pub fn parts(text: &str, width: f64) -> Vec<String> {
    let mut parts = vec![String::new()];
    for piece in text.split_inclusive([' ', '\n']) {
        // What has no room on a whole page is broken anywhere.
        let most = room(width) * MOST_LINES;
        let letters: Vec<char> = piece.chars().collect();
        for letters in letters.chunks(most) {
            let piece: String = letters.iter().collect();
            let Some(part) = parts.last_mut() else {
                continue;
            };
            let begun = part.len();
            part.push_str(&piece);
            if begun > 0 && lines(part.trim_end(), width) > MOST_LINES {
                part.truncate(begun);
                parts.push(piece);
            }
        }
    }
    parts
}

/// A value as the PDF has it.
pub fn typed(values: &BTreeMap<String, Private>, key: &str) -> String {
    values
        .get(key)
        .map_or_else(String::new, |value| text::clean(&value.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_parted_between_words_and_kept_whole() {
        for text in [
            "ord og tekst ".repeat(900),
            "linje\n".repeat(90),
            "W".repeat(5000),
            "kort".to_owned(),
        ] {
            let parts = parts(&text, 40.0);
            assert_eq!(parts.concat(), text);
            assert!(
                parts
                    .iter()
                    .all(|part| lines(part.trim_end(), 40.0) <= MOST_LINES)
            );
            assert!(
                text.contains('W')
                    || parts
                        .iter()
                        .rev()
                        .skip(1)
                        .all(|part| { part.ends_with([' ', '\n']) })
            );
        }
    }

    #[test]
    fn rows_are_as_high_as_their_text_and_no_higher_than_excel_allows() {
        assert_eq!(lines("", 20.0), 1);
        assert_eq!(lines("en\nto", 20.0), 2);
        assert_eq!(lines("ord ord ord ord ord", 11.0), 2);
        assert_eq!(lines("ord og ord og ord og", 7.0), 3);
        assert_eq!(lines(&"W".repeat(41), 20.0), 3);
        assert!(height(10_000, false) <= 409.0);
    }
}
