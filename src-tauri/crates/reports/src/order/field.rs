//! What an order tells.

use serde::{Deserialize, Serialize};

/// What an order tells, in the order of the form.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS,
)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "OrderField")]
pub enum Field {
    /// Which measure or agreement it is ordered on: a title or a number.
    Measure,
    /// Surname.
    LastName,
    /// Given and middle names.
    FirstName,
    /// Fødselsnummer or one of its kin, as eleven digits where it has as many.
    Fnr,
    /// Street and number.
    Address,
    /// Four digits.
    PostalCode,
    /// Postal town.
    City,
    /// The participant's telephone.
    Phone,
    /// The participant's mobile telephone.
    Mobile,
    /// The participant's e-mail.
    Email,
    /// The day of the order.
    OrderDate,
    /// The measure's first day.
    StartDate,
    /// The measure's last day.
    EndDate,
    /// The office that refers.
    NavOffice,
    /// The counsellor at NAV: first name, then surname.
    NavCounsellor,
    /// The counsellor's telephone.
    NavPhone,
    /// The counsellor's e-mail.
    NavEmail,
    /// NAV's own words.
    OrderText,
    /// `JA` or `NEI`.
    EmployedAtReferral,
    /// The employer's name.
    Employer,
    /// Who to speak with there, and how.
    EmployerContact,
    /// Position in per cent, without the sign.
    PositionPercent,
    /// The first day of sick leave.
    SickSince,
    /// Sick leave in per cent, without the sign.
    SickPercent,
}

impl Field {
    /// As the window calls it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Measure => "Tiltak",
            Self::LastName => "Etternavn",
            Self::FirstName => "Fornavn",
            Self::Fnr => "Fødselsnummer",
            Self::Address => "Gateadresse",
            Self::PostalCode => "Postnummer",
            Self::City => "Poststed",
            Self::Phone => "Telefon",
            Self::Mobile => "Mobil",
            Self::Email => "E-post",
            Self::OrderDate => "Bestilling mottatt",
            Self::StartDate => "Oppstart",
            Self::EndDate => "Sluttdato",
            Self::NavOffice => "Innsøkende NAV-kontor",
            Self::NavCounsellor => "Veileder i NAV",
            Self::NavPhone => "Telefon, veileder i NAV",
            Self::NavEmail => "E-post, veileder i NAV",
            Self::OrderText => "Bestilling fra NAV",
            Self::EmployedAtReferral => "I arbeidsforhold",
            Self::Employer => "Arbeidsgiver",
            Self::EmployerContact => "Kontakt hos arbeidsgiver",
            Self::PositionPercent => "Stillingsprosent",
            Self::SickSince => "Sykmeldt fra",
            Self::SickPercent => "Sykmeldingsgrad",
        }
    }
}
