//! The agreements at hand: those that ship with the app and those a provider has added.

use crate::{Agreement, Fault, check, fault::line_of};
use std::cmp::Ordering;

/// Every known agreement, by id and version. New cases get the newest version of an id, whatever file it
/// stands in: versions are compared piece by piece, numbers as numbers, so that `2` comes before `10` and
/// `2025-06` before `2026-01`.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    agreements: Vec<Agreement>,
    /// The files' own words, in the same order.
    texts: Vec<String>,
    /// Versions that no file holds any more but a case began under.
    kept: Vec<Agreement>,
}

// The files of assets/agreements, gathered by build.rs: adding or removing one changes no code.
include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

impl Registry {
    /// The agreements that ship with the app. A file that does not parse is left out; the tests see
    /// to it that there is none.
    pub fn embedded() -> Self {
        let mut registry = Self::default();
        for (file, text) in EMBEDDED {
            let _ = check::parse(file, text).map(|agreement| registry.insert(agreement, text));
        }
        registry
    }

    /// Adds a provider's file. Refuses a faulty one; and one whose id and version are there already, since
    /// which of two then counted would hang on the order of their names. Nothing changes then.
    pub fn add(&mut self, file: &str, text: &str) -> Result<&Agreement, Fault> {
        let mut agreement = check::parse(file, text)?;
        let same = |a: &Agreement| a.id == agreement.id && a.version == agreement.version;
        if let Some(twin) = self.agreements.iter().find(|a| same(a)) {
            let place = match &twin.file {
                Some(file) => format!("i filen «{file}», som gjelder"),
                None => "blant dem som følger med Tiltaksmappe, og den gjelder".to_owned(),
            };
            let reason = format!(
                "avtalen «{}» versjon «{}» finnes allerede {place}; gi denne filen en egen id eller en ny version",
                agreement.id, agreement.version
            );
            return Err(Fault {
                file: file.to_owned(),
                line: line_of(text, "", 0, "id", ""),
                reason,
            });
        }
        agreement.file = Some(file.to_owned());
        let at = self.insert(agreement, text);
        Ok(&self.agreements[at])
    }

    /// Puts an agreement in its place, and says where that is.
    fn insert(&mut self, agreement: Agreement, text: &str) -> usize {
        let at = self
            .agreements
            .partition_point(|other| before(other, &agreement));
        let id = agreement.id.clone();
        self.agreements.insert(at, agreement);
        self.texts.insert(at, text.to_owned());
        let of_id: Vec<usize> = (0..self.agreements.len())
            .filter(|at| self.agreements[*at].id == id)
            .collect();
        for at in &of_id {
            self.agreements[*at].newest = Some(at) == of_id.last();
        }
        at
    }

    /// Takes back a version that a case began under, from the text kept with the case. A file of the
    /// same version counts before it, and no new case can begin under it.
    pub fn restore(&mut self, text: &str) -> Result<(), Fault> {
        let agreement = check::parse("avtalen som er lagret med deltakeren", text)?;
        if self.version(&agreement.id, &agreement.version).is_none() {
            self.kept.push(agreement);
        }
        Ok(())
    }

    /// The text of a version's file.
    pub fn text(&self, id: &str, version: &str) -> Option<&str> {
        let at = self
            .agreements
            .iter()
            .position(|a| a.id == id && a.version == version)?;
        self.texts.get(at).map(String::as_str)
    }

    /// The newest version of an agreement.
    pub fn get(&self, id: &str) -> Option<&Agreement> {
        self.agreements
            .iter()
            .rev()
            .find(|agreement| agreement.id == id)
    }

    /// The newest version of an agreement, where that is a newer one than this.
    pub fn newer_than(&self, id: &str, version: &str) -> Option<&Agreement> {
        let newest = self.get(id)?;
        by_version(version, &newest.version)
            .is_lt()
            .then_some(newest)
    }

    /// A certain version of an agreement, for a case that started under it.
    pub fn version(&self, id: &str, version: &str) -> Option<&Agreement> {
        let mut known = self.agreements.iter().chain(&self.kept);
        known.find(|agreement| agreement.id == id && agreement.version == version)
    }

    /// All of them, by id and version.
    pub fn all(&self) -> &[Agreement] {
        &self.agreements
    }
}

fn before(one: &Agreement, other: &Agreement) -> bool {
    let by_version = || by_version(&one.version, &other.version);
    one.id.cmp(&other.id).then_with(by_version).is_lt()
}

/// Two versions that count the same, such as `1` and `01`, still have an order.
fn by_version(one: &str, other: &str) -> Ordering {
    by_pieces(one, other).then_with(|| one.cmp(other))
}

/// Compares versions piece by piece: runs of digits as numbers, the rest as text, which comes after
/// numbers. What is the same up to the end of one is less where it is shorter.
fn by_pieces(one: &str, other: &str) -> Ordering {
    if one.is_empty() || other.is_empty() {
        return one.len().cmp(&other.len());
    }
    let (a, one) = first_piece(one);
    let (b, other) = first_piece(other);
    let number = |piece: &str| piece.starts_with(|c: char| c.is_ascii_digit());
    let pieces = match (number(a), number(b)) {
        (true, true) => {
            let (a, b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
            a.len().cmp(&b.len()).then_with(|| a.cmp(b))
        }
        (a_is, b_is) => b_is.cmp(&a_is).then_with(|| a.cmp(b)),
    };
    pieces.then_with(|| by_pieces(one, other))
}

/// A run of digits or of anything else, and what follows it.
fn first_piece(text: &str) -> (&str, &str) {
    let digit = |c: char| c.is_ascii_digit();
    let of_digits = text.starts_with(digit);
    let end = text.find(|c| digit(c) != of_digits).unwrap_or(text.len());
    text.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_people_number_them() {
        let sorted = [
            "", "1", "1.1", "1.2", "1.10", "2", "2b", "10", "2025-06", "2026-01", "A", "A2", "A10",
            "B",
        ];
        for (i, one) in sorted.iter().enumerate() {
            for (j, other) in sorted.iter().enumerate() {
                assert_eq!(by_pieces(one, other), i.cmp(&j), "{one} and {other}");
            }
        }
        assert_eq!(by_pieces("01", "1"), Ordering::Equal);
    }

    #[test]
    fn every_file_that_ships_is_sound() {
        for (file, text) in EMBEDDED {
            let agreement = check::parse(file, text).unwrap_or_else(|fault| panic!("{fault}"));
            assert_eq!(
                format!("{}.toml", agreement.id),
                *file,
                "the file is named by its id"
            );
        }
        assert_eq!(Registry::embedded().all().len(), EMBEDDED.len());
    }
}
