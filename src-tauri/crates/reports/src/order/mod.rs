//! NAV's order (bestilling, innsøk) as text: which of it are the participant's name, number, address and
//! the rest. What is found are proposals; a counsellor confirms each beside the source.
//!
//! Pure. [`from_pdf`] unpacks a file that others have made and belongs into a process of its own, like the
//! rest of what looks into such files.
//!
//! ```
//! let reading = reports::order::read("Navn: Eksempel, Kari\nSøkt inn: 04.05.2026");
//! let found: Vec<_> = reading.found.iter().map(|f| (f.field.label(), f.value.0.as_str())).collect();
//! assert_eq!(found, [("Etternavn", "Eksempel"), ("Fornavn", "Kari"), ("Bestilling mottatt", "04.05.2026")]);
//! ```

mod collect;
mod field;
mod labels;
mod line;
mod name;
mod pdf;
mod prose;
mod shape;
mod unlabelled;
mod value;
mod yes_no;

pub use field::Field;
pub use line::{Cell, Line};
pub use pdf::from_pdf;

use collect::Collected;
use domain::Private;

/// What was read out of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The source, line by line, to be shown beside what was found.
    pub lines: Vec<Private>,
    /// What was found, in the order of [`Field`]; a field stands several times where it is not clear which
    /// value is meant.
    pub found: Vec<Found>,
}

/// A proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub field: Field,
    /// As the form takes it: dates as `dd.mm.åååå`, names in their usual case.
    pub value: Private,
    /// The first and the last line that it was found in, from 0.
    pub lines: (usize, usize),
    /// A label says so, and nothing speaks against it.
    pub sure: bool,
    /// For the counsellor, in Norwegian: why it should be looked at.
    pub note: Option<String>,
}

/// Reads text that was pasted. Any text will do; nothing in it is an error.
pub fn read(text: &str) -> Reading {
    read_lines(&line::of_text(text))
}

/// Reads lines of which the places on the page are known.
pub fn read_lines(lines: &[Line]) -> Reading {
    let collected = Collected::of(lines);
    let mut found = collected.settled();
    unlabelled::add(&collected, &mut found);
    found.sort_by_key(|f| (f.field, !f.sure, f.lines));
    Reading {
        lines: lines.iter().map(Line::shown).collect(),
        found,
    }
}

#[cfg(test)]
mod tests;
