//! The source as lines of cells: columns stand apart by tabs or several spaces in text, by a gap on a page.

use domain::Private;
use serde::{Deserialize, Serialize};

/// A line of the source.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Its columns, from left to right; none where the line is blank.
    pub cells: Vec<Cell>,
    /// It reaches the edge of its page or column, so that a sentence may go on in the next.
    #[serde(default)]
    pub full: bool,
    /// Its places are those of a page, where columns need not begin on the same line.
    #[serde(default)]
    pub on_page: bool,
}

/// What stands in one column of a line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Where it begins: in points on a page, in characters in text.
    pub x: f32,
    /// Single spaces only, and none at the ends.
    pub text: Private,
}

impl Line {
    /// As it is shown: columns well apart.
    pub(super) fn shown(&self) -> Private {
        let cells: Vec<&str> = self.cells.iter().map(|cell| cell.text.0.as_str()).collect();
        Private(cells.join("   "))
    }
}

/// How far apart columns count that a tab separates.
const TAB: f32 = 1_000.0;

/// Text in lines and columns. What a browser or a word processor puts between letters without showing it
/// goes; every sort of white space is a space.
pub(super) fn of_text(text: &str) -> Vec<Line> {
    let text = text.replace("\r\n", "\n");
    let breaks = [
        '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
    ];
    let mut lines: Vec<Line> = text.split(breaks).map(of_line).collect();
    while lines.last().is_some_and(|line| line.cells.is_empty()) {
        lines.pop();
    }
    lines
}

fn of_line(text: &str) -> Line {
    let mut cells: Vec<Cell> = Vec::new();
    let (mut current, mut start) = (String::new(), 0.0);
    let (mut tabs, mut column, mut spaces) = (0_u16, 0_u16, 0_u16);
    for c in text.chars().filter(|c| !is_unseen(*c)) {
        if c == '\t' {
            (tabs, column, spaces) = (tabs.saturating_add(1), 0, 2);
            continue;
        }
        column = column.saturating_add(1);
        if c.is_whitespace() {
            spaces = spaces.saturating_add(1);
            continue;
        }
        if c.is_control() {
            continue;
        }
        if spaces >= 2 || current.is_empty() {
            push(&mut cells, start, &mut current);
            start = f32::from(tabs) * TAB + f32::from(column);
        } else if spaces == 1 {
            current.push(' ');
        }
        spaces = 0;
        current.push(c);
    }
    push(&mut cells, start, &mut current);
    Line {
        cells,
        ..Line::default()
    }
}

fn push(cells: &mut Vec<Cell>, x: f32, text: &mut String) {
    if !text.is_empty() {
        let text = Private(std::mem::take(text));
        cells.push(Cell { x, text });
    }
}

/// Soft hyphens, joiners, marks of direction, and the mark some programs begin a file with.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
