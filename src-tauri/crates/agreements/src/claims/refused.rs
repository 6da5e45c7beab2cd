//! Why a claim is refused.

use domain::{Date, event::Milestone};

/// What in the facts of a claim contradicts itself or lacks a price. The text names the culprit; a `ref`
/// is the caller's own reference and no name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// A period ends before it begins.
    #[error("«{place}» slutter før det begynner: «to» ({to}) er før «from» ({from}).")]
    EndsBefore {
        /// Where it stands, such as `participations[1]`.
        place: String,
        /// Its first day.
        from: Date,
        /// Its last.
        to: Date,
    },
    /// A reference is blank, so that its lines could not be told from others.
    #[error("«{place}.ref» er tom. Gi hver deltaker en referanse.")]
    BlankRef {
        /// Where it stands.
        place: String,
    },
    /// Two prices hold from one day.
    #[error("«prices» har to priser fra samme dag, {from}.")]
    PriceTwice {
        /// The day.
        from: Date,
    },
    /// Someone takes part on a day that has no price yet.
    #[error("«{reference}» deltar {day}, før den første prisen i «prices»{}.", from_day(*.first))]
    BeforeFirstPrice {
        /// The participant.
        reference: String,
        /// The first such day.
        day: Date,
        /// From when there is a price, if ever.
        first: Option<Date>,
    },
    /// One participant would be paid for twice on one day.
    #[error("«{reference}» står to ganger i «participations» på samme dag, {day}.")]
    SameDayTwice {
        /// The participant.
        reference: String,
        /// The first such day.
        day: Date,
    },
    /// An entry of no minutes.
    #[error("«{place}.minutes» er 0. Timer føres fra ett minutt.")]
    NoMinutes {
        /// Where it stands.
        place: String,
    },
    /// An entry for a group of nobody.
    #[error("«{place}.group_size» er 0. En gruppe har minst én deltaker.")]
    NoGroup {
        /// Where it stands.
        place: String,
    },
    /// A milestone that is asked for twice is paid once.
    #[error("Milepælen «{}» står to ganger i «milestones»; hver betales bare én gang.", .0.id())]
    MilestoneTwice(Milestone),
    /// The agreement pays nothing for this milestone.
    #[error("Avtalen betaler ikke for milepælen «{}».", .0.id())]
    NoShare(Milestone),
}

impl Refused {
    /// The request's field that is to be mended.
    pub fn field(&self) -> String {
        match self {
            Self::EndsBefore { place, .. } => format!("{place}.to"),
            Self::BlankRef { place } => format!("{place}.ref"),
            Self::NoMinutes { place } => format!("{place}.minutes"),
            Self::NoGroup { place } => format!("{place}.group_size"),
            Self::PriceTwice { .. } | Self::BeforeFirstPrice { .. } => "prices".to_owned(),
            Self::SameDayTwice { .. } => "participations".to_owned(),
            Self::MilestoneTwice(_) | Self::NoShare(_) => "milestones".to_owned(),
        }
    }
}

fn from_day(first: Option<Date>) -> String {
    first.map_or_else(String::new, |first| format!(" ({first})"))
}
