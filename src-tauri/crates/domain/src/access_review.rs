//! The yearly review of who has access (tilgangsgjennomgang, REFINO Bilag 7).

use crate::{Date, Private};
use serde::{Deserialize, Serialize};

/// What somebody can have access to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum AccessPoint {
    /// The account on the machine that the store lies under.
    Account,
    /// The store's folder and its passphrase.
    Store,
    /// Backups, and where they lie.
    Backups,
    /// Where the printed recovery code lies.
    RecoveryCode,
    /// The system's keyring, where it may open the store.
    Keyring,
    /// The key that the team's contributions are sealed to.
    TeamKey,
    /// Cases that are lent out.
    Loans,
    /// Copies outside the store: exported reports and attachments.
    Copies,
}

impl AccessPoint {
    /// All, in the order in which they are gone through.
    pub const ALL: [Self; 8] = [
        Self::Account,
        Self::Store,
        Self::Backups,
        Self::RecoveryCode,
        Self::Keyring,
        Self::TeamKey,
        Self::Loans,
        Self::Copies,
    ];

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Account => "Brukerkontoen på maskinen",
            Self::Store => "Mappen og passordfrasen",
            Self::Backups => "Sikkerhetskopiene",
            Self::RecoveryCode => "Den utskrevne gjenopprettingskoden",
            Self::Keyring => "Opplåsing med maskinens nøkkelring",
            Self::TeamKey => "Nøkkelen for laget",
            Self::Loans => "Saker som er lånt ut",
            Self::Copies => "Filer som er eksportert",
        }
    }

    /// What to ask oneself.
    pub fn question(self) -> &'static str {
        match self {
            Self::Account => "Hvem kan logge inn på maskinen med kontoen som mappen ligger under?",
            Self::Store => "Hvem kan passordfrasen, og hvem når katalogen som mappen ligger i?",
            Self::Backups => "Hvor ligger sikkerhetskopiene, og hvem kan hente dem?",
            Self::RecoveryCode => "Hvor ligger utskriften, og hvem kan komme til den?",
            Self::Keyring => {
                "Skal den som er logget inn på maskinen, kunne låse opp uten passordfrasen?"
            }
            Self::TeamKey => {
                "Hvem har fått nøkkelen til å sende bidrag, og er de fortsatt i laget?"
            }
            Self::Loans => "Hvem har saker som er lånt ut herfra, og trenger de dem fortsatt?",
            Self::Copies => "Hvor ligger filene, hvem kan lese dem der, og trengs de fortsatt?",
        }
    }
}

/// What was found at one of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ReviewedPoint {
    /// Which.
    pub point: AccessPoint,
    /// Who has access.
    #[serde(default)]
    pub who: Private,
    /// It is as it should be; otherwise `action` says what is to be done.
    pub confirmed: bool,
    /// What is to be done.
    #[serde(default)]
    pub action: Private,
    /// By when.
    #[serde(default, deserialize_with = "crate::dates::deserialize_option")]
    pub due: Option<Date>,
    /// When it was done.
    #[serde(default, deserialize_with = "crate::dates::deserialize_option")]
    pub done: Option<Date>,
}

/// One review. It belongs to no case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct AccessReview {
    /// The day.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub date: Date,
    /// Who went through it.
    pub by: Private,
    /// Each point that was gone through.
    pub points: Vec<ReviewedPoint>,
    /// What else there is to say.
    #[serde(default)]
    pub note: Private,
}
