//! What someone asks for about a participant's data, and what became of it. The provider answers nothing of this by
//! itself: it is sent on to NAV at once (databehandleravtalen, Bilag 7).

use crate::{Date, Id, Private};
use serde::{Deserialize, Serialize};

/// A closed list whose entries have an id in JSON and a Norwegian name.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $label:literal;)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// Every one, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The Norwegian name.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }
        }
    };
}

words! {
    /// What is asked for.
    InquiryKind {
        /// Article 15: what is kept.
        Access = "Innsyn";
        /// Article 16: something is wrong.
        Rectification = "Retting";
        /// Article 17: it is to go.
        Erasure = "Sletting";
        /// Article 18: it is only to be kept.
        Restriction = "Begrensning";
        /// Article 20: to take it along.
        Portability = "Dataportabilitet";
        /// Article 21: it is not to be used so.
        Objection = "Protest";
        /// A complaint about how it is handled.
        Complaint = "Klage";
        /// An authority demands that data be handed out, or gives an order.
        Disclosure = "Pålegg eller krav om utlevering";
    }
}

words! {
    /// Who asks.
    InquiryFrom {
        /// The participant.
        Participant = "Deltakeren";
        /// Who may speak for the participant: a guardian, a lawyer.
        Representative = "Verge eller fullmektig";
        /// An authority.
        Authority = "Offentlig myndighet";
        /// Somebody else.
        Other = "Noen andre";
    }
}

words! {
    /// How something was said or sent.
    Way {
        /// In person.
        Meeting = "I samtale";
        /// By telephone.
        Phone = "På telefon";
        /// A letter.
        Letter = "I brev";
        /// Secure digital post.
        SecurePost = "Med sikker digital post";
        /// NAV's own solution.
        NavSolution = "I NAVs løsning";
        /// E-mail. Nothing confidential may be sent so, but a participant may write so.
        Email = "På e-post";
    }
}

impl InquiryKind {
    /// The article of the GDPR that gives the right; none where it is no right of the participant's.
    pub fn article(self) -> Option<u8> {
        match self {
            Self::Access => Some(15),
            Self::Rectification => Some(16),
            Self::Erasure => Some(17),
            Self::Restriction => Some(18),
            Self::Portability => Some(20),
            Self::Objection => Some(21),
            Self::Complaint => Some(77),
            Self::Disclosure => None,
        }
    }
}

impl Way {
    /// Whether NAV may be told of a participant so. Ordinary e-mail is not encrypted.
    pub fn is_secure(self) -> bool {
        self != Self::Email
    }
}

/// That NAV was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ToldNav {
    /// The day.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub date: Date,
    /// How. Never by e-mail.
    pub how: Way,
}

/// What NAV decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct NavDecision {
    /// The day of NAV's answer.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub date: Date,
    /// Whether what was asked for is to be done.
    pub granted: bool,
    /// What NAV said: who, and what is to be done.
    #[serde(default)]
    pub text: Private,
}

/// A request of a participant's, or an authority's enquiry (henvendelse). One that concerns several participants is
/// kept once for each, so that each goes with its case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Inquiry {
    /// The case; none for one that concerns no participant. Then no text names anyone.
    #[serde(default)]
    pub case: Option<Id>,
    /// What is asked for.
    pub kind: InquiryKind,
    /// Who asks.
    pub from: InquiryFrom,
    /// Which authority, or who speaks for the participant.
    #[serde(default)]
    pub who: Private,
    /// The day it came.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub received: Date,
    /// How it came.
    pub how: Way,
    /// What it says, shortly.
    #[serde(default)]
    pub text: Private,
    /// When NAV was told; none while it has not been.
    #[serde(default)]
    pub told: Option<ToldNav>,
    /// What NAV decided; none before that.
    #[serde(default)]
    pub decision: Option<NavDecision>,
    /// What was done.
    #[serde(default)]
    pub done: Private,
    /// The day on which nothing was left to do. Only once NAV was told.
    #[serde(default, deserialize_with = "crate::dates::deserialize_option")]
    pub closed: Option<Date>,
}

impl Inquiry {
    /// The longest of its texts, in characters.
    pub const MAX_TEXT: usize = 2_000;

    /// Whether NAV is still to be told. The agreements say «straks»: it is late from the day it came.
    pub fn is_late(&self) -> bool {
        self.told.is_none()
    }

    /// Whether NAV has decided that the participant gets what was asked for.
    pub fn is_granted(&self) -> bool {
        self.decision.as_ref().is_some_and(|said| said.granted)
    }
}

/// For whom a copy of what is kept was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum AccessFor {
    /// NAV, which decides what the participant gets.
    Nav,
    /// The participant, on NAV's decision.
    Participant,
}

/// That an access report (innsyn) was made. What it said is not kept: it would be everything twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct AccessReport {
    /// The case it was made from; it covers every case of the participant's.
    pub case: Id,
    /// The day.
    #[serde(deserialize_with = "crate::dates::deserialize")]
    pub made: Date,
    /// For whom.
    pub audience: AccessFor,
    /// Why, in the counsellor's words. Never blank.
    pub why: Private,
    /// The inquiry that it answers. It may have gone since.
    #[serde(default)]
    pub inquiry: Option<Id>,
    /// Whether the attachments and delivered reports were laid beside it.
    #[serde(default)]
    pub with_files: bool,
}
