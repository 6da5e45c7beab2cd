//! What is wrong with an agreement file, where, and why.

use serde::Serialize;
use std::fmt;

/// A refused file. The reason is Norwegian where it is ours, and names no participant, since files
/// hold none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Fault {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what to write instead.
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, linje {}: {}", self.file, self.line, self.reason)
    }
}

impl std::error::Error for Fault {}

/// The line of the byte at `offset`, from 1.
pub(crate) fn line_at(text: &str, offset: usize) -> usize {
    let upto = text.as_bytes().get(..offset).unwrap_or(text.as_bytes());
    1 + upto.iter().filter(|b| **b == b'\n').count()
}

/// The line on which `needle` first stands after the `nth` (from 0) occurrence of `header`, or 1.
pub(crate) fn line_of(text: &str, header: &str, nth: usize, needle: &str) -> usize {
    let start = text.match_indices(header).nth(nth).map_or(0, |(at, _)| at);
    let at = text
        .get(start..)
        .and_then(|rest| rest.find(needle))
        .map_or(start, |i| start + i);
    line_at(text, at)
}
