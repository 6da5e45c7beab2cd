//! From a filled template to pages: the data that the layout reads, the preview and the PDF.

mod data;
mod table;
mod value;

use crate::{Template, readback, world};
use chrono::Datelike;
use domain::{Date, Private};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Content, Datetime, NativeElement, Smart, Value};
use typst::introspection::MetadataElem;
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
    /// What is said of the report as a whole, printed before it is signed: what the participant thinks of
    /// it, which report it corrects.
    pub notes: Vec<String>,
    /// Keys of values that are marked on the page because their text was not found when read back.
    pub marked: Vec<String>,
}

/// A finished PDF. `Debug` does not show the bytes, which are all personal data.
#[derive(Clone)]
pub struct Rendered {
    /// PDF/A-2a and PDF/UA-1.
    pub pdf: Vec<u8>,
    /// How many pages.
    pub pages: usize,
    /// Keys of the values whose text the independent reader did not find on the page, in order.
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
    /// The spreadsheet could not be written.
    #[error("Regnearket kunne ikke lages: {0}")]
    Sheet(String),
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
    /// Between the edge of a table's cell and its text.
    pub cell: f64,
    /// Of what stands in a table.
    pub small: f64,
}

impl Geometry {
    /// Between the margins, in points.
    pub fn width(self) -> f64 {
        PAGE_WIDTH - 2.0 * self.side
    }
}

/// A4.
pub(crate) const PAGE_WIDTH: f64 = 595.28;
const PAGE_HEIGHT: f64 = 841.89;
pub(crate) const GEOMETRY: Geometry = Geometry {
    side: 62.0,
    top: 60.0,
    bottom: 68.0,
    inset: 7.5,
    size: 10.5,
    cell: 5.0,
    small: 9.5,
};

/// The pages while they are written.
#[derive(Clone, Debug)]
pub struct Preview {
    /// One SVG a page, exactly as it will be exported.
    pub pages: Vec<String>,
    /// Where each field is printed, by the key of its value.
    pub places: BTreeMap<String, Place>,
}

/// A place on the pages.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct Place {
    /// The page, from 1.
    pub page: usize,
    /// How far down it, as a part of its height: 0–1.
    pub top: f64,
}

/// The pages as they stand, and where on them what is.
///
/// # Errors
/// [`ReportError::Layout`] only.
pub fn preview(
    template: &Template,
    values: &BTreeMap<String, Private>,
    meta: &Meta,
) -> Result<Preview, ReportError> {
    let document = compile(template, values, meta)?;
    let options = typst_svg::SvgOptions::default();
    let pages = document.pages().iter();
    Ok(Preview {
        pages: pages.map(|page| typst_svg::svg(page, &options)).collect(),
        places: places(&document),
    })
}

/// Where the layout says that values are. A field that goes over several pages is where it begins.
fn places(document: &PagedDocument) -> BTreeMap<String, Place> {
    let introspector = document.introspector();
    let found = introspector.elements().query(&MetadataElem::ELEM.select());
    let place = |element: &Content| {
        let said = element.to_packed::<MetadataElem>()?;
        let Value::Str(key) = &said.value else {
            return None;
        };
        let position = introspector.position(element.location()?)?;
        let place = Place {
            page: position.page.get(),
            top: (position.point.y.to_pt() / PAGE_HEIGHT).clamp(0.0, 1.0),
        };
        Some((key.as_str().to_owned(), place))
    };
    found.iter().filter_map(place).collect()
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
    let data = serde_json::to_vec(&data::of(template, values, meta))
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

pub(crate) use data::{Printed, printed};
