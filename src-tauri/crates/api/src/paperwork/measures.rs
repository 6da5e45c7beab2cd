//! The security measures: statements as data, of which those stand that hold as things are set up, with the numbers
//! of the code.

use crate::{Answer, Api, ApiError};
use agreements::statistics::SMALLEST_GROUP;
use domain::Case;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::{Cost, Passphrase};
use ts_rs::TS;

/// What is said under one heading of vedlegg 2.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MeasureSection {
    /// The annex's heading.
    pub heading: String,
    /// What is done, in paragraphs.
    pub statements: Vec<String>,
    /// The provider has something to add that the app cannot know.
    pub open: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    section: Vec<Section>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    heading: String,
    #[serde(default)]
    open: bool,
    statement: Vec<Statement>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Statement {
    #[serde(default)]
    when: Option<When>,
    text: String,
}

/// What a statement depends on.
#[derive(Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum When {
    Messages,
    NoMessages,
    RecoveryCode,
    NoRecoveryCode,
    Keyring,
    NoKeyring,
    Backups,
    NoBackups,
    AutomaticDeletion,
    ManualDeletion,
}

const MEASURES: &str = include_str!("../../../../../assets/paperwork/tiltak.toml");

/// Seconds until what is personal is taken from the clipboard, as the window and the shell have it.
const CLIPBOARD_SECONDS: u32 = 30;

impl Api {
    /// What is done, as it is set up now.
    pub(super) fn measures(&self) -> Answer<Vec<MeasureSection>> {
        let file: File = toml::from_str(MEASURES).map_err(|_| ApiError::internal("tiltak"))?;
        let store = self.opened()?;
        let profile = self.own_profile()?;
        let mut permitting: Vec<String> = Vec::new();
        for case in store.all::<Case>()?.into_values() {
            if let Ok(agreement) = self.agreement_of(&case)
                && !agreement.messages.is_empty()
                && !permitting.contains(&agreement.name())
            {
                permitting.push(agreement.name());
            }
        }
        permitting.sort();
        let backups = !profile.backup_folder.trim().is_empty();
        let holds = |when: When| match when {
            When::Messages => !permitting.is_empty(),
            When::NoMessages => permitting.is_empty(),
            When::RecoveryCode => store.has_recovery_code(),
            When::NoRecoveryCode => !store.has_recovery_code(),
            When::Keyring => store.has_keyring(),
            When::NoKeyring => !store.has_keyring(),
            When::Backups => backups,
            When::NoBackups => !backups,
            When::AutomaticDeletion => profile.delete_automatically,
            When::ManualDeletion => !profile.delete_automatically,
        };
        let numbers: BTreeMap<&str, String> = BTreeMap::from([
            ("messages", permitting.join("; ")),
            ("passphrase", Passphrase::MIN_CHARS.to_string()),
            ("memory", (Cost::STANDARD.memory_kib / 1024).to_string()),
            ("passes", Cost::STANDARD.passes.to_string()),
            (
                "idle",
                counted(profile.lock_after_minutes, "minutt", "minutter"),
            ),
            ("clipboard", CLIPBOARD_SECONDS.to_string()),
            ("every", every(profile.backup_every_days)),
            ("keep", counted(profile.backup_keep_days, "dag", "dager")),
            ("group", SMALLEST_GROUP.to_string()),
        ]);
        let sections = file.section.into_iter().map(|section| {
            let standing = section.statement.into_iter();
            let standing = standing.filter(|statement| statement.when.is_none_or(holds));
            MeasureSection {
                heading: section.heading,
                statements: standing
                    .map(|statement| filled(&statement.text, &numbers))
                    .collect(),
                open: section.open,
            }
        });
        Ok(sections.collect())
    }
}

/// Headings and paragraphs, as they are pasted into the annex.
pub(super) fn as_text(measures: &[MeasureSection]) -> String {
    let told = measures
        .iter()
        .map(|section| format!("{}\n\n{}", section.heading, section.statements.join("\n\n")));
    told.collect::<Vec<_>>().join("\n\n")
}

fn filled(text: &str, numbers: &BTreeMap<&str, String>) -> String {
    let mut filled = text.to_owned();
    for (name, number) in numbers {
        filled = filled.replace(&format!("{{{name}}}"), number);
    }
    filled
}

fn counted(n: u32, one: &str, several: &str) -> String {
    match n {
        1 => format!("1 {one}"),
        n => format!("{n} {several}"),
    }
}

fn every(days: u32) -> String {
    match days {
        1 => "hver dag mappen er i bruk".to_owned(),
        7 => "hver uke mappen er i bruk".to_owned(),
        n => format!("hver {n}. dag mappen er i bruk"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seconds_are_those_of_the_window_and_the_shell() {
        let window = include_str!("../../../../../ui/src/host/clipboard.ts");
        assert!(window.contains(&format!("const KEPT_MS = {CLIPBOARD_SECONDS}_000;")));
    }

    #[test]
    fn the_measures_read_and_stand_under_the_annexs_headings() {
        let file: File = toml::from_str(MEASURES).unwrap();
        let headings: Vec<&str> = file
            .section
            .iter()
            .map(|section| section.heading.as_str())
            .collect();
        assert_eq!(
            headings,
            [
                "Pseudonymiseringstiltak",
                "Krypteringstiltak",
                "Tiltak for å sikre personopplysningenes fortrolighet (konfidensialitet)",
                "Tiltak for å sikre personopplysningenes integritet",
                "Tiltak for å sikre tilgjengeligheten til personopplysningene",
                "Tiltak for å sikre robusthet i behandlingssystemene og -tjenestene",
                "Tiltak for fysisk sikring av lokaler hvor data behandles",
                "Andre datasikkerhetstiltak",
                "Tiltak for å sikre anonymisering ved data-uttrekk til statistiske formål",
            ]
        );
    }
}
