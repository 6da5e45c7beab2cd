//! The agreements at hand: those that ship with the app and those a provider has added.

use crate::{Agreement, Fault, check, fault::line_of};

/// Every known agreement, by id. The last version added of an id is the current one.
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
            let _ = registry.add(file, text);
        }
        registry
    }

    /// Adds a file. Refuses a faulty one, and a second of the same id and version; nothing changes
    /// then.
    pub fn add(&mut self, file: &str, text: &str) -> Result<&Agreement, Fault> {
        let agreement = check::parse(file, text)?;
        let twin = |a: &Agreement| a.id == agreement.id && a.version == agreement.version;
        if self.agreements.iter().any(twin) {
            let reason = format!(
                "avtalen «{}» versjon «{}» finnes allerede; gi filen en egen id eller en ny version",
                agreement.id, agreement.version
            );
            return Err(Fault {
                file: file.to_owned(),
                line: line_of(text, "", 0, "id", ""),
                reason,
            });
        }
        let at = self.agreements.partition_point(|a| a.id <= agreement.id);
        self.agreements.insert(at, agreement);
        self.texts.insert(at, text.to_owned());
        Ok(&self.agreements[at])
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

    /// The current version of an agreement.
    pub fn get(&self, id: &str) -> Option<&Agreement> {
        self.agreements
            .iter()
            .rev()
            .find(|agreement| agreement.id == id)
    }

    /// A certain version of an agreement, for a case that started under it.
    pub fn version(&self, id: &str, version: &str) -> Option<&Agreement> {
        let mut known = self.agreements.iter().chain(&self.kept);
        known.find(|agreement| agreement.id == id && agreement.version == version)
    }

    /// All of them, by id.
    pub fn all(&self) -> &[Agreement] {
        &self.agreements
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
