//! From a filled template to pages: the data that the layout reads, the preview and the PDF.

use crate::{FieldKind, Template, Width, check, readback, text, world};
use chrono::Datelike;
use domain::{Date, Private};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// What a report says about itself. All of it is printed or written into the file.
#[derive(Clone, Debug)]
pub struct Meta {
    /// The document's date. The same date and values make the same bytes.
    pub date: Date,
    /// The case's reference, which holds no personal data.
    pub reference: String,
    /// Marks every page as a draft.
    pub draft: bool,
    /// Ids of fields that are marked on the page because their text was not found when read back.
    pub marked: Vec<String>,
}

/// A finished PDF. `Debug` does not show the bytes, which are all personal data.
#[derive(Clone)]
pub struct Rendered {
    /// PDF/A-2a and PDF/UA-1.
    pub pdf: Vec<u8>,
    /// How many pages.
    pub pages: usize,
    /// Ids of the fields whose text the independent reader did not find on the page, in order.
    pub not_found: Vec<String>,
}

impl fmt::Debug for Rendered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Rendered");
        debug
            .field("bytes", &self.pdf.len())
            .field("pages", &self.pages);
        debug.field("not_found", &self.not_found).finish()
    }
}

/// Why there is no page. None of this depends on what was typed; it is a fault of the app's.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The layout failed.
    #[error("Siden kunne ikke settes: {0}")]
    Layout(String),
    /// The PDF could not be written, or not to its standards.
    #[error("PDF-filen kunne ikke lages: {0}")]
    Pdf(String),
    /// The finished PDF could not be opened again.
    #[error("Den ferdige PDF-filen kunne ikke leses: {0}")]
    ReadBack(String),
}

/// The page in points, told to the layout and known to the check.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Geometry {
    /// Margins, in points.
    pub side: f64,
    pub top: f64,
    pub bottom: f64,
    /// Between a field's frame and its text.
    pub inset: f64,
    /// Of values.
    pub size: f64,
}

/// A4.
pub(crate) const PAGE_WIDTH: f64 = 595.28;
pub(crate) const GEOMETRY: Geometry = Geometry {
    side: 62.0,
    top: 60.0,
    bottom: 68.0,
    inset: 7.5,
    size: 10.5,
};

/// A half field with more text than this takes the whole width, so that no page is too short for it.
const HALF_CHARACTERS: usize = 200;
const HALF_LINES: usize = 5;

#[derive(Serialize)]
struct Data<'a> {
    geometry: Geometry,
    title: &'a str,
    intro: &'a str,
    heading: &'a str,
    footer: String,
    draft: bool,
    date: [i32; 3],
    sections: Vec<SectionData<'a>>,
}

#[derive(Serialize)]
struct SectionData<'a> {
    heading: Option<&'a str>,
    /// Kept on one page: the signature with what is signed.
    together: bool,
    /// One field, or two halves.
    rows: Vec<Vec<FieldData<'a>>>,
}

#[derive(Serialize)]
struct FieldData<'a> {
    label: &'a str,
    help: Option<&'a str>,
    kind: FieldKind,
    paragraphs: Vec<Vec<String>>,
    marked: bool,
}

/// One SVG a page, exactly as it will be exported.
///
/// # Errors
/// [`ReportError::Layout`] only.
pub fn preview(
    template: &Template,
    values: &BTreeMap<String, Private>,
    meta: &Meta,
) -> Result<Vec<String>, ReportError> {
    let document = compile(template, values, meta)?;
    let options = typst_svg::SvgOptions::default();
    Ok(document
        .pages()
        .iter()
        .map(|page| typst_svg::svg(page, &options))
        .collect())
}

/// The PDF, read back by printpdf. Empty fields are printed empty: whether the report is complete is
/// [`missing`](crate::missing)'s question.
///
/// # Errors
/// See [`ReportError`].
pub fn render(
    template: &Template,
    values: &BTreeMap<String, Private>,
    meta: &Meta,
) -> Result<Rendered, ReportError> {
    let document = compile(template, values, meta)?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|error| ReportError::Pdf(error.message().to_string()))?;
    let options = PdfOptions {
        // Stable, and without the values: the id must not be a digest of personal data.
        ident: Smart::Custom(format!("{} {} {}", template.id, meta.reference, meta.date)),
        creator: Smart::Custom(Some("Tiltaksmappe".to_owned())),
        timestamp: timestamp(meta.date),
        standards,
        ..PdfOptions::default()
    };
    let pdf = typst_pdf::pdf(&document, &options)
        .map_err(|errors| ReportError::Pdf(messages(&errors)))?;
    let not_found = readback::not_found(&pdf, template, values)?;
    Ok(Rendered {
        pages: document.pages().len(),
        pdf,
        not_found,
    })
}

/// Empties the layout's cache, which holds the texts of the pages set last. To be called when the
/// store is locked.
pub fn forget() {
    comemo::evict(0);
}

fn compile(
    template: &Template,
    values: &BTreeMap<String, Private>,
    meta: &Meta,
) -> Result<PagedDocument, ReportError> {
    let data = serde_json::to_vec(&data(template, values, meta))
        .map_err(|error| ReportError::Layout(error.to_string()))?;
    let compiled = typst::compile::<PagedDocument>(&world::ReportWorld::new(data));
    // What the last few keystrokes made is kept, older pages are dropped.
    comemo::evict(5);
    compiled
        .output
        .map_err(|errors| ReportError::Layout(messages(&errors)))
}

/// The messages without what they quote, which may be a text that someone typed.
fn messages(errors: &[SourceDiagnostic]) -> String {
    let unquoted = |message: &str| message.split('`').step_by(2).collect::<Vec<_>>().join("…");
    errors
        .iter()
        .map(|error| unquoted(&error.message))
        .collect::<Vec<_>>()
        .join("; ")
}

fn timestamp(date: Date) -> Option<Timestamp> {
    let (month, day) = (
        u8::try_from(date.month()).ok()?,
        u8::try_from(date.day()).ok()?,
    );
    Datetime::from_ymd_hms(date.year(), month, day, 0, 0, 0).map(Timestamp::new_utc)
}

fn data<'a>(template: &'a Template, values: &BTreeMap<String, Private>, meta: &Meta) -> Data<'a> {
    let mut footer = format!("{} · {}", template.title, template.source);
    if !meta.reference.is_empty() {
        footer.push_str(&format!(" · Referanse {}", drawn(&meta.reference)));
    }
    let sections = template.sections.iter().map(|section| {
        let mut together = section
            .fields
            .iter()
            .any(|f| f.kind == FieldKind::Signature);
        let mut rows: Vec<Vec<FieldData>> = Vec::new();
        let mut open = false;
        for field in &section.fields {
            let value = check::value(values, field);
            let short =
                value.chars().count() <= HALF_CHARACTERS && value.lines().count() <= HALF_LINES;
            together &= short;
            let half = field.width == Width::Half && short;
            let data = FieldData {
                label: &field.label,
                help: field.help.as_deref(),
                kind: field.kind,
                paragraphs: paragraphs(&value, half),
                marked: meta.marked.contains(&field.id),
            };
            match rows.last_mut() {
                Some(row) if half && open => {
                    row.push(data);
                    open = false;
                }
                _ => {
                    rows.push(vec![data]);
                    open = half;
                }
            }
        }
        SectionData {
            heading: section.heading.as_deref(),
            together,
            rows,
        }
    });
    Data {
        geometry: GEOMETRY,
        title: &template.title,
        intro: &template.intro,
        heading: &template.heading,
        footer,
        draft: meta.draft,
        date: [
            meta.date.year(),
            i32::try_from(meta.date.month()).unwrap_or(1),
            i32::try_from(meta.date.day()).unwrap_or(1),
        ],
        sections: sections.collect(),
    }
}

/// A value ready for the page, broken into lines.
fn paragraphs(value: &str, half: bool) -> Vec<Vec<String>> {
    let full = PAGE_WIDTH - 2.0 * GEOMETRY.side;
    let width = (if half { full / 2.0 } else { full }) - 2.0 * GEOMETRY.inset;
    text::paragraphs(&drawn(value), |word| {
        world::width_em(word) * GEOMETRY.size < width
    })
}

/// The text with a visible □ for what cannot be drawn: PDF/A refuses a page with a missing glyph.
fn drawn(text: &str) -> String {
    text.chars()
        .map(|c| if world::can_draw(c) { c } else { '□' })
        .collect()
}
