//! The text of a PDF in lines and columns, by where its words stand on the page.

use super::line::{Cell, Line, is_unseen};
use crate::attached::{self, Unreadable};
use crate::readback;
use domain::Private;
use lopdf::{Dictionary, Document, Object, decode_text_string};
use printpdf::text_boxes::{PageTextBoxes, TextLine};
use unicode_normalization::UnicodeNormalization;

/// Words, or a field's value, where they stand on a page. In points, downwards from the top left corner.
#[derive(Clone, Debug)]
struct Run {
    left: f32,
    right: f32,
    baseline: f32,
    size: f32,
    text: String,
    /// Another run of the same text was written right before it.
    follows: bool,
}

/// No order has as many pages. What stands further on is not read.
const MAX_PAGES: usize = 30;

/// As many lines as fit closely on these pages; a file can be made to have any number.
const MAX_LINES: usize = 5_000;

/// As a share of the letters' size: letters that are no further apart belong to one word; further apart than
/// the second, to two columns.
const SAME_WORD: f32 = 0.12;
const SAME_COLUMN: f32 = 1.5;

/// The lines of a PDF, page after page; none where it holds no text, as a scan does. Filled fields of a form
/// are read with it.
///
/// # Errors
/// [`Unreadable`] where it opens by a password only, or no page or text can be got out of it.
pub fn from_pdf(pdf: Vec<u8>) -> Result<Vec<Line>, Unreadable> {
    attached::pages(pdf.clone())?;
    let printed = readback::pages(&pdf).map_err(|_| Unreadable::Damaged)?;
    let filled = Document::load_mem(&pdf).map(|document| filled(&document));
    let mut filled = filled.unwrap_or_default().into_iter();
    let mut lines = Vec::new();
    for page in printed.iter().take(MAX_PAGES) {
        let mut runs: Vec<Run> = page.lines.iter().flat_map(of_line).collect();
        let fields = filled.next().unwrap_or_default();
        runs.extend(fields.into_iter().map(|run| downwards(run, page)));
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.extend(laid_out(runs));
        lines.truncate(MAX_LINES);
    }
    let blank = |line: &Line| line.cells.is_empty();
    while lines.last().is_some_and(blank) {
        lines.pop();
    }
    Ok(lines)
}

fn of_line(line: &TextLine) -> Vec<Run> {
    let words = line.words.iter().enumerate().map(|(at, word)| {
        let [left, top, right, bottom] = word.bbox;
        // The letters' size as the page shows them: the text's own may be scaled.
        let size = (bottom - top).abs().clamp(1.0, 200.0);
        Run {
            left,
            right,
            baseline: line.baseline,
            size,
            text: clean(&word.text),
            follows: at > 0,
        }
    });
    let placed = |run: &Run| {
        [run.left, run.right, run.baseline]
            .iter()
            .all(|n| n.is_finite())
            && !run.text.is_empty()
    };
    words.filter(placed).collect()
}

/// Letters as they are typed: no ligatures, and composed.
fn clean(text: &str) -> String {
    let seen = text.chars().filter(|c| !is_unseen(*c) && !c.is_control());
    let plain: String = seen
        .flat_map(|c| match c {
            '\u{fb00}'..='\u{fb06}' => std::iter::once(c).nfkc().collect::<Vec<_>>(),
            _ => vec![c],
        })
        .nfc()
        .collect();
    plain.trim().to_owned()
}

/// Rows from top to bottom, each in columns from left to right. A gap between rows is a blank line.
fn laid_out(mut runs: Vec<Run>) -> Vec<Line> {
    runs.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut rows: Vec<Vec<Run>> = Vec::new();
    for run in runs {
        match rows.last_mut() {
            Some(row) if on_row(row, &run) => row.push(run),
            _ => rows.push(vec![run]),
        }
    }
    let edge = rows
        .iter()
        .flatten()
        .map(|run| run.right)
        .fold(0.0, f32::max);
    let mut lines = Vec::new();
    let mut before: Option<(f32, f32)> = None;
    for mut row in rows {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
        let (baseline, size) = row
            .first()
            .map_or((0.0, 1.0), |run| (run.baseline, run.size));
        // More than a line and a half further down.
        if before.is_some_and(|(last, size)| baseline - last > size * 2.2) {
            lines.push(Line::default());
        }
        before = Some((baseline, size));
        lines.push(in_columns(&row, edge));
    }
    lines
}

fn on_row(row: &[Run], run: &Run) -> bool {
    row.first()
        .is_some_and(|first| run.baseline - first.baseline < first.size.min(run.size) * 0.4)
}

fn in_columns(row: &[Run], edge: f32) -> Line {
    let mut cells: Vec<Cell> = Vec::new();
    let mut right = f32::NEG_INFINITY;
    for run in row {
        let gap = (run.left - right) / run.size;
        match cells.last_mut() {
            Some(cell) if gap < SAME_COLUMN => {
                if run.follows || gap > SAME_WORD {
                    cell.text.0.push(' ');
                }
                cell.text.0.push_str(&run.text);
            }
            _ => cells.push(Cell {
                x: run.left,
                text: Private(run.text.clone()),
            }),
        }
        right = right.max(run.right);
    }
    // Some reach the edge exactly, others leave room for the word that did not fit.
    const FULL: f32 = 0.85;
    Line {
        cells,
        full: edge > 0.0 && right > edge * FULL,
    }
}

/// The filled fields of each page's forms, upwards from its lower left corner: printpdf does not read them.
fn filled(document: &Document) -> Vec<Vec<Run>> {
    let pages = document.get_pages().into_values().take(MAX_PAGES);
    pages
        .map(|page| of_page(document, page).unwrap_or_default())
        .collect()
}

fn of_page(document: &Document, page: lopdf::ObjectId) -> Option<Vec<Run>> {
    const MOST: usize = 2_000;
    let annotations = document.get_dictionary(page).ok()?.get(b"Annots").ok()?;
    let annotations = document.dereference(annotations).ok()?.1.as_array().ok()?;
    let fields = annotations.iter().take(MOST).filter_map(|annotation| {
        let field = document.dereference(annotation).ok()?.1.as_dict().ok()?;
        of_field(document, field)
    });
    Some(fields.flatten().collect())
}

fn of_field(document: &Document, field: &Dictionary) -> Option<Vec<Run>> {
    let corners = document
        .dereference(field.get(b"Rect").ok()?)
        .ok()?
        .1
        .as_array()
        .ok()?;
    let corners: Vec<f32> = corners.iter().filter_map(|n| n.as_float().ok()).collect();
    let [x0, y0, x1, y1] = corners.try_into().ok()?;
    let height = f32::abs(y1 - y0);
    const SIZE: f32 = 10.0;
    let run = |at: f32, text: String| Run {
        left: f32::min(x0, x1) + 1.0,
        right: f32::max(x0, x1),
        baseline: at,
        size: SIZE,
        text,
        follows: false,
    };
    let kind = inherited(document, field, b"FT")?
        .as_name()
        .ok()?
        .to_owned();
    // Where letters of that size stand in a field of one line.
    let middle = f32::min(y0, y1) + (height - SIZE) / 2.0 + 2.5;
    match kind.as_slice() {
        b"Btn" => {
            let state = field.get(b"AS").and_then(Object::as_name).ok()?;
            (state != b"Off").then(|| vec![run(middle, "☒".to_owned())])
        }
        b"Tx" | b"Ch" => {
            let value = inherited(document, field, b"V")?;
            let text = decode_text_string(value).ok()?;
            let lines: Vec<String> = text.split(['\n', '\r']).map(clean).collect();
            let one = lines.len() == 1;
            let top = f32::max(y0, y1) - SIZE - 2.0;
            let lines = lines
                .into_iter()
                .zip(0_u16..)
                .filter(|(text, _)| !text.is_empty());
            let placed = lines.map(|(text, at)| match one && height < 2.4 * SIZE {
                true => run(middle, text),
                false => run(top - f32::from(at) * SIZE * 1.2, text),
            });
            Some(placed.collect())
        }
        _ => None,
    }
}

/// An entry of a field, or of the one that it is a part of.
fn inherited<'a>(document: &'a Document, field: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    const DEEP: usize = 8;
    let mut of = field;
    for _ in 0..DEEP {
        if let Ok(entry) = of.get(key) {
            return Some(document.dereference(entry).ok()?.1);
        }
        of = document
            .dereference(of.get(b"Parent").ok()?)
            .ok()?
            .1
            .as_dict()
            .ok()?;
    }
    None
}

fn downwards(run: Run, page: &PageTextBoxes) -> Run {
    Run {
        baseline: page.height - run.baseline,
        ..run
    }
}
