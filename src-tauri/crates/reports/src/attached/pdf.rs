//! The pages of a foreign PDF, drawn by hayro.

use super::{Unreadable, forms};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::Pixmap;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How wide a page is drawn, in pixels: an A4 page at 170 dots an inch, sharp enough for print in small
/// type.
const WIDTH: f32 = 1_400.0;

/// A page is drawn smaller if it would otherwise have more pixels.
const MAX_AREA: f32 = 4_000_000.0;

/// Or a longer side.
const MAX_LENGTH: f32 = 8_000.0;

/// A page the size of a stamp is not drawn larger than this.
const MAX_SCALE: f32 = 6.0;

/// A page as a picture. `Debug` does not show it: all of it is personal data.
#[derive(Clone)]
pub struct Picture {
    /// PNG.
    pub png: Vec<u8>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// False where something on the page could not be drawn.
    pub complete: bool,
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Picture").finish_non_exhaustive()
    }
}

/// How many pages a PDF has, at least one.
pub fn pages(bytes: Vec<u8>) -> Result<u32, Unreadable> {
    let pages = open(bytes)?.pages().len();
    u32::try_from(pages).map_err(|_| Unreadable::Damaged)
}

/// One page, from 0.
pub fn page(bytes: Vec<u8>, index: usize) -> Result<Picture, Unreadable> {
    let pdf = open(bytes)?;
    let (redrawn, filled) = match forms::state(&pdf, index) {
        forms::State::Drawn => (None, true),
        forms::State::Lacking => (None, false),
        forms::State::Chosen => {
            let redrawn = forms::with_chosen_drawn(pdf.data().as_ref())
                .and_then(|bytes| open(bytes).ok())
                .filter(|redrawn| redrawn.pages().len() == pdf.pages().len());
            let filled = redrawn.is_some();
            (redrawn, filled)
        }
    };
    draw(redrawn.as_ref().unwrap_or(&pdf), index, filled)
}

/// A PDF that has a page.
pub(crate) fn open(bytes: Vec<u8>) -> Result<Pdf, Unreadable> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Unreadable::Locked,
        LoadPdfError::Invalid => Unreadable::Damaged,
    })?;
    match pdf.pages().is_empty() {
        true => Err(Unreadable::Damaged),
        false => Ok(pdf),
    }
}

fn draw(pdf: &Pdf, index: usize, filled: bool) -> Result<Picture, Unreadable> {
    let page = pdf.pages().get(index).ok_or(Unreadable::Damaged)?;
    let (width, height) = page.render_dimensions();
    let (scale, width, height) = sized(width, height).ok_or(Unreadable::Damaged)?;
    let lacks = Arc::new(AtomicBool::new(!filled));
    let told = Arc::clone(&lacks);
    let settings = InterpreterSettings {
        warning_sink: Arc::new(move |_| told.store(true, Ordering::Relaxed)),
        ..InterpreterSettings::default()
    };
    let scaled = RenderSettings {
        x_scale: scale,
        y_scale: scale,
        width: Some(width),
        height: Some(height),
        bg_color: WHITE,
    };
    let pixels = hayro::render(page, &RenderCache::new(), &settings, &scaled);
    Ok(Picture {
        png: png(&pixels).ok_or(Unreadable::Damaged)?,
        width: width.into(),
        height: height.into(),
        complete: !lacks.load(Ordering::Relaxed),
    })
}

/// A PNG made quickly: it only goes from one process to another and on to the screen.
fn png(pixels: &Pixmap) -> Option<Vec<u8>> {
    // On white paper nothing shines through.
    let (rgba, _) = pixels.data_as_u8_slice().as_chunks::<4>();
    let rgb: Vec<u8> = rgba.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]).collect();
    let mut png = Vec::new();
    let encoder =
        PngEncoder::new_with_quality(&mut png, CompressionType::Fast, FilterType::Adaptive);
    let (width, height) = (pixels.width().into(), pixels.height().into());
    let written = encoder.write_image(&rgb, width, height, ExtendedColorType::Rgb8);
    written.ok().map(|()| png)
}

/// By how much a page of this size in points is enlarged, and its size in pixels. A file may claim any
/// size; what is drawn stays within bounds.
fn sized(width: f32, height: f32) -> Option<(f32, u16, u16)> {
    let positive = |side: f32| side.is_finite() && side > 0.0;
    if !positive(width) || !positive(height) {
        return None;
    }
    let scale = (WIDTH / width)
        .min((MAX_AREA / width / height).sqrt())
        .min(MAX_LENGTH / width.max(height))
        .min(MAX_SCALE);
    // `as` stops at the type's bounds; a side is MAX_LENGTH at most.
    let pixels = |side: f32| ((side * scale).floor() as u16).max(1);
    (scale > 0.0).then(|| (scale, pixels(width), pixels(height)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_any_size_is_drawn_within_bounds() {
        let a4 = sized(595.28, 841.89).unwrap();
        assert_eq!((a4.1, a4.2), (1400, 1979));
        for (width, height) in [
            (1e30, 1e30),
            (1e-30, 1e-30),
            (3.0, 200_000.0),
            (200_000.0, 3.0),
            (f32::MAX, 1.0),
            (f32::MIN_POSITIVE, f32::MAX),
            (14_400.0, 14_400.0),
        ] {
            if let Some((_, w, h)) = sized(width, height) {
                let area = u32::from(w) * u32::from(h);
                assert!(
                    area <= 4_100_000 && w.max(h) <= 8000,
                    "{width} × {height}: {w} × {h}"
                );
            }
        }
        for (width, height) in [
            (0.0, 1.0),
            (-5.0, 5.0),
            (f32::NAN, 1.0),
            (f32::INFINITY, 1.0),
        ] {
            assert!(sized(width, height).is_none());
        }
    }
}
