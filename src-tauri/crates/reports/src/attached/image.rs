//! The frame of a picture's file: its size in pixels, and whether it reaches its end. Nothing is
//! unpacked.

/// What a PNG begins with.
pub const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What a JPEG begins with.
pub const JPEG: &[u8] = b"\xff\xd8\xff";

/// Width and height of a PNG that has its header first, some content, and its end.
pub fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.strip_prefix(PNG)?;
    let (mut size, mut content) = (None, false);
    loop {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (kind, after) = after.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let data = after.get(..length)?;
        // Four bytes of checksum follow.
        rest = after.get(length.checked_add(4)?..)?;
        match (kind, size) {
            (b"IHDR", None) => size = Some(header(data)?),
            (_, None) => return None,
            (b"IDAT", _) => content = true,
            (b"IEND", _) => return size.filter(|_| content),
            _ => {}
        }
    }
}

fn header(data: &[u8]) -> Option<(u32, u32)> {
    let (width, data) = data.split_first_chunk::<4>()?;
    let (height, _) = data.split_first_chunk::<4>()?;
    let size = (u32::from_be_bytes(*width), u32::from_be_bytes(*height));
    (size.0 > 0 && size.1 > 0).then_some(size)
}

/// Width and height of a JPEG that has a frame, a scan, and its end.
pub fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.get(2..)?;
    let mut size = None;
    loop {
        let (&marker, after) = rest.strip_prefix(b"\xff")?.split_first()?;
        // Any number of 0xff may fill up before a marker.
        if marker == 0xff {
            rest = rest.get(1..)?;
            continue;
        }
        // Markers without a length.
        if matches!(marker, 0x01 | 0xd0..=0xd7) {
            rest = after;
            continue;
        }
        let (length, _) = after.split_first_chunk::<2>()?;
        let length = usize::from(u16::from_be_bytes(*length));
        let segment = after.get(2..length)?;
        match marker {
            // The frame. C4, C8 and CC are no frames though they lie among them.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => size = Some(frame(segment)?),
            // The scan, after which nothing more has a length; only the end is looked for.
            0xda => {
                let scan = after.get(length..)?;
                return size.filter(|_| scan.windows(2).any(|pair| pair == b"\xff\xd9"));
            }
            _ => {}
        }
        rest = after.get(length..)?;
    }
}

fn frame(segment: &[u8]) -> Option<(u32, u32)> {
    let (height, rest) = segment.get(1..)?.split_first_chunk::<2>()?;
    let (width, _) = rest.split_first_chunk::<2>()?;
    let size = (
        u32::from(u16::from_be_bytes(*width)),
        u32::from(u16::from_be_bytes(*height)),
    );
    (size.0 > 0 && size.1 > 0).then_some(size)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&length, &kind[..], data, &[0; 4]].concat()
    }

    fn png_of(width: u32, height: u32) -> Vec<u8> {
        let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
        let header = [&size[..], &[8, 2, 0, 0, 0]].concat();
        [
            PNG.to_vec(),
            chunk(b"IHDR", &header),
            chunk(b"IDAT", &[0; 9]),
            chunk(b"IEND", &[]),
        ]
        .concat()
    }

    fn jpeg_of(width: u16, height: u16) -> Vec<u8> {
        let [h, w] = [height.to_be_bytes(), width.to_be_bytes()];
        let frame = [&[0xff, 0xc2, 0, 11, 8][..], &h, &w, &[1, 1, 0x11, 0]].concat();
        let comment = [0xff, 0xfe, 0, 4, 0xff, 0xc0, 0xff];
        let scan = [0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 0xff, 0, 3];
        [
            &b"\xff\xd8"[..],
            &comment,
            &frame[1..],
            b"\xff",
            &scan,
            b"\xff\xd9",
        ]
        .concat()
    }

    #[test]
    fn sizes_are_read() {
        assert_eq!(png(&png_of(60_000, 3)), Some((60_000, 3)));
        assert_eq!(jpeg(&jpeg_of(640, 480)), Some((640, 480)));
        assert_eq!(png(&png_of(0, 3)), None);
        assert_eq!(jpeg(&jpeg_of(640, 0)), None);
    }

    #[test]
    fn what_lacks_its_end_is_damaged_wherever_it_was_cut() {
        let (png_file, jpeg_file) = (png_of(3, 3), jpeg_of(3, 3));
        for end in 0..png_file.len() {
            assert_eq!(png(&png_file[..end]), None, "PNG cut at {end}");
        }
        for end in 3..jpeg_file.len() {
            assert_eq!(jpeg(&jpeg_file[..end]), None, "JPEG cut at {end}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(tail in prop::collection::vec(any::<u8>(), 0..200)) {
            png(&[PNG, &tail].concat());
            jpeg(&[JPEG, &tail].concat());
        }
    }
}
