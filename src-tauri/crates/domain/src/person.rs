//! The participant as a person. A person may have several cases.

use crate::{Fnr, Private};
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

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

/// Adressesperre. An address that is protected is neither kept nor written on anything, and the name is
/// masked in lists until it is opened on purpose; for either code alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum ProtectedAddress {
    /// Not protected.
    #[default]
    None,
    /// Fortrolig adresse (kode 7).
    #[serde(rename = "kode-7")]
    Code7,
    /// Strengt fortrolig adresse (kode 6).
    #[serde(rename = "kode-6")]
    Code6,
}

impl ProtectedAddress {
    /// Whether there is an address to protect.
    pub fn is_protected(self) -> bool {
        self != Self::None
    }
}

/// Stores of the first versions hold `true` or `false`. Which code `true` meant is not known, so that it
/// is taken for the stricter.
impl<'de> Deserialize<'de> for ProtectedAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Kept {
            Old(bool),
            Kind(String),
        }
        match Kept::deserialize(deserializer)? {
            Kept::Old(false) => Ok(Self::None),
            Kept::Old(true) => Ok(Self::Code6),
            Kept::Kind(kind) => match kind.as_str() {
                "none" => Ok(Self::None),
                "kode-7" => Ok(Self::Code7),
                "kode-6" => Ok(Self::Code6),
                _ => Err(D::Error::custom("no such kind of protected address")),
            },
        }
    }
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
    /// Adressesperre: while there is one, the address is blank.
    pub protected_address: ProtectedAddress,
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
            protected_address: self.protected_address.max(newer.protected_address),
        }
        .without_protected_address()
    }

    /// The same person without the address, where that is protected.
    pub fn without_protected_address(self) -> Self {
        if !self.protected_address.is_protected() {
            return self;
        }
        Self {
            address: Private::default(),
            postal_code: Private::default(),
            city: Private::default(),
            ..self
        }
    }

    /// Whether an address is kept: street, postal code or town.
    pub fn has_address(&self) -> bool {
        let parts = [&self.address, &self.postal_code, &self.city];
        parts.into_iter().any(|part| !part.is_blank())
    }

    /// In place of someone whose name and number are not to be seen in a list: known by the case's
    /// reference alone.
    pub fn masked(&self, reference: &str) -> Self {
        Self {
            first_name: format!("Skjermet deltaker · {reference}").into(),
            protected_address: self.protected_address,
            ..Self::default()
        }
    }

    /// «EFM DDMMÅÅ»: the initials of surname, first name and middle name, and the date of birth. None
    /// without a number, which the date is taken from. Studie med støtte, databehandleravtalen, vedlegg 2,
    /// «Pseudonymiseringstiltak».
    pub fn pseudonym(&self) -> Option<String> {
        let birth = self.fnr.as_ref()?.birth_digits();
        let mut given = self.first_name.0.split_whitespace();
        let names = [
            self.last_name.0.split_whitespace().next(),
            given.next(),
            given.next(),
        ];
        let initials = names
            .into_iter()
            .flatten()
            .filter_map(|name| name.chars().next());
        let initials: String = initials.flat_map(char::to_uppercase).collect();
        Some(format!("{initials} {birth}"))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Person {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn what_the_first_versions_kept_is_read_and_taken_for_the_stricter() {
        let kept =
            |value: &str| read(&format!(r#"{{"protected_address":{value}}}"#)).protected_address;
        assert_eq!(kept("true"), ProtectedAddress::Code6);
        assert_eq!(kept("false"), ProtectedAddress::None);
        assert_eq!(read("{}").protected_address, ProtectedAddress::None);
        for kind in [
            ProtectedAddress::None,
            ProtectedAddress::Code6,
            ProtectedAddress::Code7,
        ] {
            assert_eq!(kept(&serde_json::to_string(&kind).unwrap()), kind);
        }
    }

    #[test]
    fn of_two_kinds_the_stricter_stays_and_no_address_with_it() {
        let known =
            read(r#"{"first_name":"Kari","address":"Fiktivgata 1","protected_address":"none"}"#);
        let newer = read(r#"{"protected_address":"kode-7"}"#);
        let both = known.with(newer);
        assert_eq!(both.protected_address, ProtectedAddress::Code7);
        assert!(!both.has_address());
        let strict = both.with(read(r#"{"protected_address":"kode-6"}"#));
        let again = strict.with(read(r#"{"protected_address":"kode-7"}"#));
        assert_eq!(again.protected_address, ProtectedAddress::Code6);
    }

    #[test]
    fn a_pseudonym_is_surname_first_middle_and_the_day_of_birth() {
        let named = |first: &str, last: &str, fnr: &str| {
            let fnr = Fnr::parse(fnr).unwrap();
            Person {
                first_name: first.into(),
                last_name: last.into(),
                fnr: Some(fnr),
                ..Person::default()
            }
            .pseudonym()
            .unwrap()
        };
        // Synthetic numbers: 80 is added to the month, which is not when anyone was born.
        assert_eq!(
            named("Åse Máret", "Prøve-Østby", "03879140039"),
            "PÅM 030791"
        );
        assert_eq!(named("åse", "prøve", "03879140039"), "PÅ 030791");
        assert_eq!(named("Åse", "", "03879140039"), "Å 030791");
        assert_eq!(Person::default().pseudonym(), None);
    }
}
