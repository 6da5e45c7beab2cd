//! Opens a finished PDF with printpdf, a reader that shares no code with the writer, and looks for
//! every value inside the page's text area.

mod fonts;

use crate::page::{self, GEOMETRY, Printed, ReportError};
use crate::{Template, text};
use domain::Private;
use printpdf::text_boxes::{PageTextBoxes, TextLine};
use printpdf::{PdfDocument, PdfParseOptions};
use std::collections::BTreeMap;

/// A glyph may reach this far into a margin, in points: overhang and the reader's rounding.
const TOLERANCE: f32 = 3.0;

/// Keys of the values that do not stand where they belong, wholly inside the text area: right after the
/// field's label and help text, or in their place in the table's row. White space is not compared.
///
/// # Errors
/// [`ReportError::ReadBack`] if the reader cannot open the file.
pub fn not_found(
    pdf: &[u8],
    template: &Template,
    values: &BTreeMap<String, Private>,
) -> Result<Vec<String>, ReportError> {
    let page_text = visible_text(pdf)?;
    let mut rest = page_text.as_str();
    let mut not_found = Vec::new();
    for printed in page::printed(template, values) {
        let texts: Vec<String> = printed
            .values
            .iter()
            .map(|(_, text, _)| text::squeeze(text))
            .collect();
        let expected = text::squeeze(&printed.before) + &texts.concat();
        // All stands in order, so the search goes on behind what was found last: «50 %» in one place does
        // not vouch for another.
        if let Some(at) = rest.find(&expected) {
            rest = rest.get(at + expected.len()..).unwrap_or_default();
        } else {
            not_found.extend(lacking(&printed, &texts, rest));
        }
    }
    Ok(not_found)
}

/// Which values of a stretch that was not found as a whole are to blame: those that stand nowhere, or else
/// all of them.
fn lacking(printed: &Printed, texts: &[String], mut rest: &str) -> Vec<String> {
    let filled = || {
        let values = printed.values.iter().zip(texts);
        values.filter(|((_, _, filled), _)| *filled)
    };
    let mut lacking = Vec::new();
    for ((key, ..), text) in filled() {
        match rest.find(text) {
            Some(at) => rest = rest.get(at + text.len()..).unwrap_or_default(),
            None => lacking.push(key.clone()),
        }
    }
    if lacking.is_empty() {
        lacking.extend(filled().map(|((key, ..), _)| key.clone()));
    }
    lacking
}

/// The lines of each page, headers and footers too, in the order in which they were written. Meant for
/// files that [`render`](crate::render) made: printpdf has not been tried against hostile ones.
///
/// # Errors
/// [`ReportError::ReadBack`] if the reader cannot open the file.
pub fn read_lines(pdf: &[u8]) -> Result<Vec<Vec<String>>, ReportError> {
    let line = |line: TextLine| {
        let words: Vec<String> = line.words.into_iter().map(|word| word.text).collect();
        words.join(" ")
    };
    Ok(pages(pdf)?
        .into_iter()
        .map(|page| page.lines.into_iter().map(line).collect())
        .collect())
}

/// What stands inside the text area, page after page in reading order, without white space. Headers
/// and footers lie in the margins and are left out, and so is whatever runs off the page.
fn visible_text(pdf: &[u8]) -> Result<String, ReportError> {
    let mut visible = String::new();
    for page in pages(pdf)? {
        let side = GEOMETRY.side as f32 - TOLERANCE;
        let top = GEOMETRY.top as f32 - TOLERANCE;
        let bottom = page.height - GEOMETRY.bottom as f32 + TOLERANCE;
        let words = page.lines.iter().flat_map(|line| &line.words);
        for glyph in words.flat_map(|word| &word.glyphs) {
            let [x0, y0, x1, y1] = glyph.bbox;
            if x0 >= side && x1 <= page.width - side && y0 >= top && y1 <= bottom {
                visible.push_str(&glyph.text);
            }
        }
    }
    Ok(text::squeeze(&visible))
}

fn pages(pdf: &[u8]) -> Result<Vec<PageTextBoxes>, ReportError> {
    let unreadable = |error: lopdf::Error| ReportError::ReadBack(error.to_string());
    let renamed = fonts::renamed(pdf).map_err(unreadable)?;
    let mut warnings = Vec::new();
    let document = PdfDocument::parse(&renamed, &PdfParseOptions::default(), &mut warnings)
        .map_err(ReportError::ReadBack)?;
    Ok(document.extract_text_boxes())
}
