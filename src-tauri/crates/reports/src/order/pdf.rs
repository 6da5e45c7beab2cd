//! The text of a PDF in lines and columns, by where its letters stand on the page.

use super::line::{Cell, Line, is_unseen};
use crate::attached::{self, Unreadable};
use domain::Private;
use hayro::hayro_interpret::font::Glyph;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, TransformExt, interpret_page,
};
use hayro::hayro_syntax::object::dict::keys::{ANNOTS, AS, FT, PARENT, RECT, V};
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, Rect};
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::kurbo;
use hayro::vello_cpu::kurbo::{Affine, BezPath, Point};
use unicode_normalization::UnicodeNormalization;

/// A letter or more, where it stands on a page. In points, downwards from the top left corner.
#[derive(Clone)]
struct Run {
    left: f64,
    right: f64,
    baseline: f64,
    size: f64,
    text: String,
    /// A space was written before it.
    spaced: bool,
}

/// No order has as many pages. What stands further on is not read.
const MAX_PAGES: usize = 30;

/// As many letters as fit closely on these pages; a file can be made to have any number.
const MAX_RUNS: usize = 200_000;

/// As a share of the letters' size: letters that are further apart than the first belong to two words, further
/// than the second to two columns.
const ONE_WORD: f64 = 0.18;
const ONE_COLUMN: f64 = 1.5;

/// The lines of a PDF, page after page; none where it holds no text, as a scan does. Filled fields of a form
/// are read with it, and so is text that a scanner has laid below its picture.
///
/// # Errors
/// [`Unreadable`] where it opens by a password only, or nothing can be got out of it.
pub fn from_pdf(pdf: Vec<u8>) -> Result<Vec<Line>, Unreadable> {
    let pdf = attached::open(pdf)?;
    let cache = InterpreterCache::new();
    let mut lines = Vec::new();
    let (mut left, mut pictures) = (MAX_RUNS, false);
    for page in pdf.pages().iter().take(MAX_PAGES) {
        let mut written = Written {
            runs: Vec::new(),
            spaced: false,
            left,
            pictures: false,
        };
        let upright = page.initial_transform(true).to_kurbo();
        let (width, height) = page.render_dimensions();
        let area = kurbo::Rect::new(0.0, 0.0, width.into(), height.into());
        // The fields of forms are read by their values, which not all have a drawing of.
        let settings = InterpreterSettings {
            render_annotations: false,
            ..InterpreterSettings::default()
        };
        let mut context = Context::new(upright, area, &cache, page.xref(), settings);
        interpret_page(page, &mut context, &mut written);
        left = written.left;
        pictures |= written.pictures;
        let mut runs = written.runs;
        runs.extend(filled(page, upright));
        let laid_out = laid_out(runs);
        if !lines.is_empty() && !laid_out.is_empty() {
            lines.push(Line::default());
        }
        lines.extend(laid_out);
    }
    match lines.is_empty() && !pictures {
        true => Err(Unreadable::Damaged),
        false => Ok(lines),
    }
}

/// Takes down the letters that a page writes, and nothing else of it.
struct Written {
    runs: Vec<Run>,
    spaced: bool,
    left: usize,
    /// Something else is drawn as well.
    pictures: bool,
}

impl Device<'_> for Written {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'_>,
        transform: Affine,
        of_glyph: Affine,
        _: &Paint<'_>,
        _: &GlyphDrawMode,
    ) {
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => return,
        };
        if text.trim().is_empty() {
            self.spaced = true;
            return;
        }
        // A thousand units are as high as a letter.
        const EM: f64 = 1_000.0;
        let place = transform * of_glyph;
        let advance = match glyph {
            Glyph::Outline(glyph) => glyph.advance_width().map_or(EM / 2.0, f64::from),
            Glyph::Type3(_) => EM / 2.0,
        };
        let (origin, end) = (place * Point::ORIGIN, place * Point::new(advance, 0.0));
        let size = (place * Point::new(0.0, EM)).distance(origin);
        let flat = (end.y - origin.y).abs() <= (end.x - origin.x).abs() * 0.2;
        let finite = [origin.x, origin.y, end.x, size]
            .iter()
            .all(|n| n.is_finite());
        // What stands askew is no line of an order: a mark across the page.
        if !flat || !finite || size < 1.0 || self.left == 0 {
            return;
        }
        self.left -= 1;
        self.runs.push(Run {
            left: origin.x,
            right: end.x,
            baseline: origin.y,
            size,
            text: clean(&text),
            spaced: std::mem::take(&mut self.spaced),
        });
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'_>, _: &PathDrawMode) {
        self.pictures = true;
    }
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: Affine) {
        self.pictures = true;
    }
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// Letters as they are typed: no ligatures, and composed.
fn clean(text: &str) -> String {
    let seen = text.chars().filter(|c| !is_unseen(*c) && !c.is_control());
    let plain = seen.flat_map(|c| match c {
        '\u{fb00}'..='\u{fb06}' => std::iter::once(c).nfkc().collect::<Vec<_>>(),
        _ => vec![c],
    });
    plain.nfc().collect()
}

/// Rows from top to bottom, each in columns from left to right. A gap between rows is a blank line.
fn laid_out(mut runs: Vec<Run>) -> Vec<Line> {
    runs.retain(|run| !run.text.is_empty());
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
        .fold(0.0, f64::max);
    let mut lines = Vec::new();
    let mut before: Option<(f64, f64)> = None;
    for mut row in rows {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
        // Letters made bold by being written twice.
        row.dedup_by(|b, a| a.text == b.text && (b.left - a.left).abs() < a.size * 0.1);
        let (baseline, size) = row
            .first()
            .map_or((0.0, 1.0), |run| (run.baseline, run.size));
        const BLANK: f64 = 2.0;
        if before.is_some_and(|(last, size)| baseline - last > size * BLANK) {
            lines.push(Line::default());
        }
        before = Some((baseline, size));
        lines.push(in_columns(&row, edge));
    }
    lines
}

fn on_row(row: &[Run], run: &Run) -> bool {
    let near = |first: &Run| run.baseline - first.baseline < first.size.min(run.size) * 0.4;
    row.first().is_some_and(near)
}

fn in_columns(row: &[Run], edge: f64) -> Line {
    let mut cells: Vec<Cell> = Vec::new();
    let mut right = f64::NEG_INFINITY;
    for run in row {
        let gap = (run.left - right) / run.size;
        match cells.last_mut() {
            Some(cell) if gap < ONE_COLUMN => {
                if run.spaced || gap > ONE_WORD {
                    cell.text.0.push(' ');
                }
                cell.text.0.push_str(&run.text);
            }
            _ => cells.push(Cell {
                x: run.left as f32,
                text: Private(run.text.clone()),
            }),
        }
        right = right.max(run.right);
    }
    // Some reach the edge exactly, others leave room for the word that did not fit.
    const FULL: f64 = 0.85;
    Line {
        cells,
        full: edge > 0.0 && right > edge * FULL,
        on_page: true,
    }
}

/// The filled fields of a page's forms.
fn filled(page: &Page<'_>, upright: Affine) -> Vec<Run> {
    const MOST: usize = 2_000;
    let annotations = page.raw().get::<Array<'_>>(ANNOTS);
    let fields = annotations
        .iter()
        .flat_map(|all| all.iter::<Dict<'_>>().take(MOST));
    fields
        .filter_map(|field| of_field(&field, upright))
        .flatten()
        .collect()
}

fn of_field(field: &Dict<'_>, upright: Affine) -> Option<Vec<Run>> {
    let rect = field.get::<Rect>(RECT)?;
    let corners =
        [Point::new(rect.x0, rect.y0), Point::new(rect.x1, rect.y1)].map(|corner| upright * corner);
    let area = kurbo::Rect::from_points(corners[0], corners[1]);
    const SIZE: f64 = 10.0;
    let run = |baseline: f64, text: String| {
        let left = area.x0 + 1.0;
        // Letters are half as wide as high.
        let right = left + text.chars().map(|_| SIZE / 2.0).sum::<f64>();
        Run {
            left,
            right: right.min(area.x1),
            baseline,
            size: SIZE,
            text,
            spaced: true,
        }
    };
    // Where letters of that size stand in a field of one line.
    let middle = area.y1 - (area.height() - SIZE) / 2.0 - 2.5;
    match inherited(field, FT)? {
        Object::Name(kind) if &*kind == b"Btn" => {
            let state = field.get::<Name<'_>>(AS)?;
            (&*state != b"Off").then(|| vec![run(middle, "☒".to_owned())])
        }
        Object::Name(kind) if matches!(&*kind, b"Tx" | b"Ch") => {
            let Object::String(value) = inherited(field, V)? else {
                return None;
            };
            let text = decoded(value.as_bytes());
            let lines: Vec<String> = text.split(['\n', '\r']).map(clean).collect();
            let one = lines.len() == 1 && area.height() < 2.4 * SIZE;
            let top = area.y0 + SIZE + 2.0;
            let lines = lines
                .into_iter()
                .zip(0_u32..)
                .filter(|(text, _)| !text.trim().is_empty());
            let placed = lines.map(|(text, at)| match one {
                true => run(middle, text.trim().to_owned()),
                false => run(top + f64::from(at) * SIZE * 1.2, text.trim().to_owned()),
            });
            Some(placed.collect())
        }
        _ => None,
    }
}

/// An entry of a field, or of the one that it is a part of.
fn inherited<'a>(field: &Dict<'a>, key: &[u8]) -> Option<Object<'a>> {
    const DEEP: usize = 8;
    let mut of = field.clone();
    for _ in 0..DEEP {
        if let Some(entry) = of.get::<Object<'a>>(key) {
            return Some(entry);
        }
        of = of.get::<Dict<'a>>(PARENT)?;
    }
    None
}

/// A text outside of a page: in Unicode by its mark, or else in an encoding of PDF's own, which is Latin-1 but for
/// some signs.
fn decoded(bytes: &[u8]) -> String {
    if let Some(units) = bytes.strip_prefix(b"\xfe\xff") {
        let (units, _) = units.as_chunks::<2>();
        let units: Vec<u16> = units.iter().map(|unit| u16::from_be_bytes(*unit)).collect();
        return String::from_utf16_lossy(&units);
    }
    if let Some(text) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return String::from_utf8_lossy(text).into_owned();
    }
    let character = |byte: &u8| match byte {
        0x80 => '•',
        0x84 => '—',
        0x85 => '–',
        0x8d => '“',
        0x8e => '”',
        0x8f => '‘',
        0x90 => '’',
        0xa0 => '€',
        byte => char::from(*byte),
    };
    bytes.iter().map(character).collect()
}
