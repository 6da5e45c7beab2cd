//! The order's own text, which runs until the next label.

use super::Field;
use super::collect::{Collected, Spot, begins_cell};
use super::labels::{About, Kind, LABELS, Label};
use super::value::{self, Value};

impl Collected<'_> {
    /// The order's own text: from behind its label to the next that is one's own; with its last line.
    pub(super) fn prose(&mut self, spot: &Spot, rest: &[Spot]) -> (String, usize) {
        let ends = rest
            .iter()
            .filter(|s| s.line > spot.line || s.cell > spot.cell)
            .find(|s| self.ends_prose(s));
        let beside = ends.filter(|end| end.line == spot.line);
        let last = match ends {
            Some(_) if beside.is_some() => spot.line,
            Some(end) => end.line.saturating_sub(1),
            None => self.lines.len().saturating_sub(1),
        };
        let column = ends.filter(|_| beside.is_some()).map(|end| end.cell);
        let own = self
            .chars
            .get(spot.line)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let mut text: String = own
            .get(spot.cell)
            .and_then(|cell| cell.get(spot.place.end..))
            .unwrap_or_default()
            .iter()
            .collect();
        for cell in own
            .get(spot.cell + 1..column.unwrap_or(own.len()))
            .unwrap_or_default()
        {
            text.push(' ');
            text.extend(cell);
        }
        let mut full = self.lines.get(spot.line).is_some_and(|line| line.full);
        let mut end = spot.line;
        for at in spot.line + 1..=last {
            let Some(line) = self.lines.get(at) else {
                break;
            };
            let cells: Vec<&str> = line.cells.iter().map(|cell| cell.text.0.as_str()).collect();
            let joined = cells.join(" ");
            let point = joined.starts_with(['•', '-', '–', '*', '\u{f0b7}']);
            text.push(if full && !joined.is_empty() && !point {
                ' '
            } else {
                '\n'
            });
            text.push_str(&joined);
            full = line.full;
            if !joined.is_empty() {
                end = at;
            }
        }
        for at in spot.line..=end {
            if let Some(prose) = self.prose.get_mut(at) {
                *prose = true;
            }
        }
        (text, end)
    }

    /// A label within prose is one only at the start of a line, and with a value that can be its own.
    fn ends_prose(&self, spot: &Spot) -> bool {
        let Label { kind, .. } = spot.place.label;
        if kind == Kind::OrderText
            || !begins_cell(self, spot)
            || spot.cell > 0 && !spot.place.delimited
        {
            return false;
        }
        if !kind.has_shape() {
            return true;
        }
        let behind = self.behind(spot, kind, None);
        let text = match behind.trim().is_empty() {
            false => behind,
            true => {
                let below = self.below(spot.line, spot.cell, f32::INFINITY);
                let cell = below
                    .and_then(|(line, cells)| self.lines.get(line)?.cells.get(*cells.first()?));
                cell.map(|cell| cell.text.0.clone()).unwrap_or_default()
            }
        };
        !value::of(kind, About::Participant, &text).is_empty()
    }
}

/// The text without the form's guidance and more than one blank line at a time.
pub(super) fn values(text: &str) -> Vec<Value> {
    let text = LABELS.without_guidance(text.trim());
    let mut lines: Vec<&str> = Vec::new();
    for line in text.trim().lines() {
        // More than one blank line between paragraphs says no more than one.
        if !(line.is_empty() && lines.last().is_some_and(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    let text = lines.join("\n");
    match text.chars().any(char::is_alphanumeric) {
        true => vec![Value {
            field: Field::OrderText,
            text,
            note: None,
        }],
        false => Vec::new(),
    }
}
