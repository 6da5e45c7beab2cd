//! What the check before export points out in a document, and what of it the counsellor kept.

use serde::{Deserialize, Serialize};

/// Why a passage should perhaps not leave the house.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS,
)]
#[serde(rename_all = "kebab-case")]
pub enum PrivacyKind {
    /// Another participant's name, number, telephone or e-mail.
    OtherParticipant,
    /// A fødselsnummer outside the field that asks for it, or somebody else's.
    Fnr,
    /// The address of a participant with adressesperre.
    ProtectedAddress,
    /// A code of ICD-10 or ICPC-2.
    DiagnosisCode,
    /// A diagnosis by name.
    Diagnosis,
    /// Telephone, e-mail or home address of somebody the case does not know.
    ContactDetails,
    /// Health, treatment or sick leave, or a sentence served, in a document for an employer.
    Health,
    /// NAV's order, the measure or a benefit in a document for an employer.
    Order,
}

impl PrivacyKind {
    /// What it is called within a sentence.
    pub fn label(self) -> &'static str {
        match self {
            Self::OtherParticipant => "en annen deltaker",
            Self::Fnr => "fødselsnummer",
            Self::ProtectedAddress => "adresse med adressesperre",
            Self::DiagnosisCode => "diagnosekode",
            Self::Diagnosis => "diagnose",
            Self::ContactDetails => "kontaktopplysninger",
            Self::Health => "opplysning om helse eller straff",
            Self::Order => "bestilling, tiltak eller ytelse",
        }
    }
}

/// A passage that the counsellor looked at and kept. It holds no text of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct KeptPassage {
    /// Why it was pointed out.
    pub kind: PrivacyKind,
    /// The key of the field's value.
    pub field: String,
    /// SHA-256 of the passage, lower-case hexadecimal: the same words are not asked about twice.
    pub digest: String,
}
