//! Files that others have made: what they are, by their content, and how they look.
//!
//! They may be damaged or hostile. [`recognise`] reads headers only and can be called anywhere. What
//! unpacks a file ([`pages`], [`page`], [`picture`]) may take any amount of memory or time, or panic, on one
//! made for that purpose: it belongs into a process of its own that can be stopped.

mod forms;
mod image;
mod pdf;

pub(crate) use pdf::open;
pub use pdf::{Picture, page, pages};

use ::image::{ImageFormat, ImageReader};
use domain::Media;
use std::io::Cursor;

/// Pictures may have this many pixels: as many as a telephone's camera takes, 200 MB once a web view has
/// unpacked them.
pub const MAX_PIXELS: u64 = 50_000_000;

/// No side of a picture may be longer, in pixels.
pub const MAX_SIDE: u32 = 20_000;

/// Why a file is not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Neither PDF, PNG nor JPEG.
    Unknown,
    /// A picture in Apple's format (HEIC), which web views do not show.
    Heic,
    /// A document of Word or its kin.
    Office,
    /// The end is missing, or the parts do not hang together.
    Damaged,
    /// More pixels than [`MAX_PIXELS`], or a side longer than [`MAX_SIDE`].
    TooManyPixels,
}

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Opens by a password only, or by a protection that we do not know.
    Locked,
    /// No page can be found in it, or the picture cannot be unpacked.
    Damaged,
}

/// What a file is, whatever its name says. A picture is followed to its end, without unpacking it.
pub fn recognise(bytes: &[u8]) -> Result<Media, Unfit> {
    if bytes.starts_with(image::PNG) {
        return fits(image::png(bytes)).map(|()| Media::Png);
    }
    if bytes.starts_with(image::JPEG) {
        return fits(image::jpeg(bytes)).map(|()| Media::Jpeg);
    }
    // Some programs write something before the header; readers look for it in the first kilobyte.
    let start = bytes.get(..1024).unwrap_or(bytes);
    if start.windows(5).any(|window| window == b"%PDF-") {
        return Ok(Media::Pdf);
    }
    Err(match bytes {
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => Unfit::Heic,
        [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => Unfit::Office,
        _ => Unfit::Unknown,
    })
}

/// Whether a picture can be unpacked.
pub fn picture(bytes: &[u8]) -> Result<(), Unreadable> {
    let format = match recognise(bytes) {
        Ok(Media::Png) => ImageFormat::Png,
        Ok(Media::Jpeg) => ImageFormat::Jpeg,
        _ => return Err(Unreadable::Damaged),
    };
    let unpacked = ImageReader::with_format(Cursor::new(bytes), format).decode();
    unpacked.map(drop).map_err(|_| Unreadable::Damaged)
}

fn fits(size: Option<(u32, u32)>) -> Result<(), Unfit> {
    let (width, height) = size.ok_or(Unfit::Damaged)?;
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MAX_PIXELS || width.max(height) > MAX_SIDE {
        return Err(Unfit::TooManyPixels);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_content() {
        assert_eq!(recognise(b"%PDF-1.7\n"), Ok(Media::Pdf));
        assert_eq!(recognise(b"\xef\xbb\xbf\n%PDF-1.4"), Ok(Media::Pdf));
        assert_eq!(recognise(b"\0\0\0\x18ftypheic\0\0\0\0"), Err(Unfit::Heic));
        assert_eq!(recognise(b"PK\x03\x04word"), Err(Unfit::Office));
        assert_eq!(recognise(b"GIF89a"), Err(Unfit::Unknown));
        assert_eq!(recognise(b""), Err(Unfit::Unknown));
        let far = [vec![b' '; 2000], b"%PDF-1.7".to_vec()].concat();
        assert_eq!(recognise(&far), Err(Unfit::Unknown));
    }
}
