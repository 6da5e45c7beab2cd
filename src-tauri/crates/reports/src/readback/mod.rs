//! Opens a finished PDF with printpdf, a reader that shares no code with the writer, and looks for
//! every value inside the page's text area.

mod fonts;

use crate::page::{GEOMETRY, ReportError};
use crate::{Template, check, text};
use domain::Private;
use printpdf::text_boxes::{PageTextBoxes, TextLine};
use printpdf::{PdfDocument, PdfParseOptions};
use std::collections::BTreeMap;

/// A glyph may reach this far into a margin, in points: overhang and the reader's rounding.
const TOLERANCE: f32 = 3.0;

/// Ids of the fields whose value does not stand where it belongs, right after the field's label and
/// help text and wholly inside the text area. White space is not compared.
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
    for field in template.fields() {
        let label = text::squeeze(&field.label);
        let help = field.help.as_deref().map(text::squeeze).unwrap_or_default();
        let value = text::squeeze(&check::value(values, field));
        let expected = format!("{label}{help}{value}");
        // The fields stand in order, so the search goes on behind the one found last: «50 %» in one
        // field does not vouch for another.
        match rest.find(&expected) {
            Some(at) => rest = rest.get(at + expected.len()..).unwrap_or_default(),
            None if value.is_empty() => {}
            None => not_found.push(field.id.clone()),
        }
    }
    Ok(not_found)
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
