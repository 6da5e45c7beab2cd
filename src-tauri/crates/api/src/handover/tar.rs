//! The one archive format that every system opens: tar, in the part of it that all know (POSIX.1-1988, «ustar»).

use std::collections::BTreeMap;

const BLOCK: usize = 512;
/// The longest name without the prefix field, which is not used.
const LONGEST_NAME: usize = 100;

/// The files one after the other. None for a name that does not fit.
pub(super) fn write(files: &[(String, &[u8])]) -> Option<Vec<u8>> {
    let bytes: usize = files
        .iter()
        .map(|(_, bytes)| BLOCK + bytes.len().next_multiple_of(BLOCK))
        .sum();
    // Room for all at once: growing would leave copies.
    let mut tar = Vec::with_capacity(bytes + 2 * BLOCK);
    for (name, bytes) in files {
        tar.extend(header(name, bytes.len())?);
        tar.extend(*bytes);
        tar.resize(tar.len().next_multiple_of(BLOCK), 0);
    }
    // Two empty blocks are the end.
    tar.resize(tar.len() + 2 * BLOCK, 0);
    Some(tar)
}

/// The files by name. None for what is no such archive, is not whole, or has anything but files in it.
pub(super) fn read(tar: &[u8]) -> Option<BTreeMap<&str, &[u8]>> {
    let mut files = BTreeMap::new();
    let mut rest = tar;
    loop {
        let (header, after) = rest.split_at_checked(BLOCK)?;
        if header.iter().all(|byte| *byte == 0) {
            return Some(files);
        }
        if octal(header.get(148..156)?)? != u64::from(checksum(header)) {
            return None;
        }
        let is_file = matches!(header.get(156)?, b'0' | 0);
        let name = text(header.get(..LONGEST_NAME)?)?;
        let length = usize::try_from(octal(header.get(124..136)?)?).ok()?;
        let padded = length.checked_next_multiple_of(BLOCK)?;
        let (bytes, after) = after.split_at_checked(padded)?;
        if !is_file || files.insert(name, bytes.get(..length)?).is_some() {
            return None;
        }
        rest = after;
    }
}

fn header(name: &str, bytes: usize) -> Option<[u8; BLOCK]> {
    let mut header = [0; BLOCK];
    let mut put = |at: usize, text: &[u8]| {
        header.get_mut(at..at + text.len())?.copy_from_slice(text);
        Some(())
    };
    if name.is_empty() || name.len() > LONGEST_NAME {
        return None;
    }
    put(0, name.as_bytes())?;
    put(100, b"0000600\0")?;
    put(108, b"0000000\0")?;
    put(116, b"0000000\0")?;
    let length = format!("{bytes:011o}\0");
    if length.len() != 12 {
        return None;
    }
    put(124, length.as_bytes())?;
    // No time: the same contents give the same bytes.
    put(136, b"00000000000\0")?;
    put(156, b"0")?;
    put(257, b"ustar\x0000")?;
    let sum = format!("{:06o}\0 ", checksum(&header));
    header.get_mut(148..156)?.copy_from_slice(sum.as_bytes());
    Some(header)
}

/// All bytes added up, those of the checksum itself taken for blanks.
fn checksum(header: &[u8]) -> u32 {
    let bytes = header.iter().enumerate();
    bytes
        .map(|(at, byte)| match at {
            148..156 => u32::from(b' '),
            _ => u32::from(*byte),
        })
        .sum()
}

fn octal(field: &[u8]) -> Option<u64> {
    u64::from_str_radix(text(field)?.trim(), 8).ok()
}

/// Up to the first zero.
fn text(field: &[u8]) -> Option<&str> {
    let end = field.iter().position(|byte| *byte == 0);
    std::str::from_utf8(field.get(..end.unwrap_or(field.len()))?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_and_zeros_at_the_end_do_not_matter() {
        let long = vec![9; 1025];
        let files = [
            ("a.json".to_owned(), &b"{}"[..]),
            ("dokumenter/b.pdf".to_owned(), &long),
            ("tom".to_owned(), b""),
        ];
        let mut tar = write(&files).unwrap();
        tar.resize(tar.len() + 4000, 0);
        let read = read(&tar).unwrap();
        assert_eq!(read.len(), 3);
        assert!(files.iter().all(|(name, bytes)| read[&**name] == *bytes));
    }

    #[test]
    fn what_is_not_whole_is_no_archive() {
        let tar = write(&[("a".to_owned(), &[1; 600][..])]).unwrap();
        for length in [0, 100, 512, 1000, 1536] {
            assert!(read(&tar[..length]).is_none(), "{length}");
        }
        assert!(read(&[1; 2048]).is_none());
        assert!(write(&[("a".repeat(101), b"")]).is_none());
    }
}
