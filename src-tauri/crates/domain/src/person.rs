//! The participant as a person. A person may have several cases.

use crate::{Fnr, Private};
use serde::{Deserialize, Serialize};

/// A kind of personal data that an agreement may permit (vedlegg 1 of the data processing
/// agreements). What is not permitted is neither asked for nor stored.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS,
)]
#[serde(rename_all = "kebab-case")]
pub enum PersonalData {
    /// Navn.
    Name,
    /// Adresse.
    Address,
    /// Telefonnummer.
    Telephone,
    /// Fødselsnummer.
    Fnr,
    /// E-postadresse.
    Email,
    /// Henvisningsskjema og bestilling fra NAV.
    Order,
    /// Arbeidsforhold.
    Employment,
    /// Dato for og grad av sykmelding.
    SickLeave,
    /// Behandlende leges navn.
    Doctor,
    /// Utdanning, praksis og kompetanse.
    Education,
    /// Helseopplysninger.
    Health,
    /// Etnisk opprinnelse.
    EthnicOrigin,
    /// Politiattest.
    PoliceCertificate,
    /// Straffbare forhold.
    CriminalConvictions,
}

/// A participant (deltaker). Blank fields are unknown or not permitted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct Person {
    /// Given and middle names.
    pub first_name: Private,
    /// Surname; may be blank, since not everyone has one.
    pub last_name: Private,
    /// Fødselsnummer or one of its kin.
    pub fnr: Option<Fnr>,
    /// Street and number.
    pub address: Private,
    /// Postal code.
    pub postal_code: Private,
    /// Postal town (poststed).
    pub city: Private,
    /// Telephone.
    pub phone: Private,
    /// E-mail.
    pub email: Private,
    /// Adressesperre (kode 6 or 7): the address is never printed.
    pub protected_address: bool,
}

impl Person {
    /// The same person with what a new form says. A field left blank there forgets nothing, and a
    /// protected address stays protected: that is lifted only on purpose, on the participant's own page.
    pub fn with(self, newer: Self) -> Self {
        let keep = |old: Private, new: Private| if new.is_blank() { old } else { new };
        Self {
            first_name: keep(self.first_name, newer.first_name),
            last_name: keep(self.last_name, newer.last_name),
            fnr: newer.fnr.or(self.fnr),
            address: keep(self.address, newer.address),
            postal_code: keep(self.postal_code, newer.postal_code),
            city: keep(self.city, newer.city),
            phone: keep(self.phone, newer.phone),
            email: keep(self.email, newer.email),
            protected_address: self.protected_address || newer.protected_address,
        }
    }

    /// First name, then surname.
    pub fn full_name(&self) -> Private {
        let parts = [self.first_name.trimmed(), self.last_name.trimmed()];
        Private(
            parts
                .into_iter()
                .filter(|p| !p.is_empty())
                .collect::<Vec<_>>()
                .join(" "),
        )
    }
}
