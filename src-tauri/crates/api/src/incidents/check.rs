//! The log names no participant: it outlives them.

use crate::{Answer, Api, ApiError, Code, copies::digest};
use domain::{
    Incident, Private,
    privacy::{KeptPassage, PrivacyKind},
};
use reports::{
    Audience,
    privacy::{Asks, Document, Entry, check},
};

impl Api {
    /// The entry with what was looked at and kept in it.
    ///
    /// # Errors
    /// [`Code::NotLookedAt`] with the fields that seem to name somebody.
    pub(super) fn names_nobody(
        &self,
        incident: Incident,
        before: Option<&Incident>,
        looked_at: bool,
    ) -> Answer<Incident> {
        let document = Document {
            audience: Audience::Nav,
            entries: entries(&incident),
        };
        let known = before
            .map(|before| before.kept.as_slice())
            .unwrap_or_default();
        let mut kept = Vec::new();
        let mut open: Vec<(String, String)> = Vec::new();
        for finding in check(&document, &self.surroundings(None)?) {
            let identifies = matches!(
                finding.kind,
                PrivacyKind::OtherParticipant
                    | PrivacyKind::Fnr
                    | PrivacyKind::ProtectedAddress
                    | PrivacyKind::ContactDetails
            );
            let entry = document
                .entries
                .iter()
                .find(|entry| entry.key == finding.field);
            let (true, Some(entry)) = (identifies, entry) else {
                continue;
            };
            let units: Vec<u16> = entry.text.0.encode_utf16().collect();
            let words = units.get(finding.start..finding.end).unwrap_or_default();
            let words = String::from_utf16_lossy(words);
            let digest =
                digest(format!("{:?}\n{}\n{words}", finding.kind, finding.field).as_bytes());
            let passage = KeptPassage {
                kind: finding.kind,
                field: finding.field,
                digest,
            };
            if !looked_at && !known.contains(&passage) {
                open.push((entry.label.clone(), passage.field.clone()));
            }
            if !kept.contains(&passage) {
                kept.push(passage);
            }
        }
        if open.is_empty() {
            return Ok(Incident { kept, ..incident });
        }
        open.dedup();
        let labels: Vec<&str> = open.iter().map(|(label, _)| label.as_str()).collect();
        let message = format!(
            "Teksten ser ut til å nevne en person ved navn, nummer eller adresse ({}). Loggen blir stående når deltakere slettes: skriv sakens referanse i stedet, eller bekreft at ingen deltaker er nevnt.",
            labels.join(", ")
        );
        let fields: Vec<String> = open.into_iter().map(|(_, field)| field).collect();
        Err(ApiError::new(Code::NotLookedAt, message).with(fields))
    }
}

/// The texts, by the names that the form has for them.
fn entries(incident: &Incident) -> Vec<Entry> {
    let entry = |key: &str, label: &str, text: &Private| Entry {
        key: key.to_owned(),
        label: label.to_owned(),
        asks: Asks::Text,
        text: text.clone(),
    };
    let mut entries = vec![
        entry("title", "kort om hva", &incident.title),
        entry("happened", "når det skjedde", &incident.happened),
        entry("description", "hva som skjedde", &incident.description),
        entry("consequences", "følger", &incident.consequences),
    ];
    let measures = incident
        .measures
        .iter()
        .map(|measure| measure.what.0.clone());
    let measures = measures.collect::<Vec<_>>().join("\n");
    entries.push(entry("measures", "tiltak", &measures.into()));
    if let Some(told) = &incident.told {
        entries.push(entry("told", "hvordan NAV fikk beskjed", &told.how));
    }
    entries
}
