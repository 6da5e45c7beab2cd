//! What is told of figures together: shares, and sums that must agree.

use super::Figures;
use serde::{Deserialize, Serialize};

/// One `[[share]]` table: a part of a whole, in per cent.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Its id. Unique among figures and shares.
    pub id: String,
    /// What it is a share of, as the annex writes it.
    pub title: String,
    /// The figures that are the part, added up.
    pub part: Vec<String>,
    /// The figures that are the whole, added up.
    pub whole: Vec<String>,
    /// The annex's place.
    pub source: String,
}

/// One `[[crosscheck]]` table: sums of figures that must be equal.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Crosscheck {
    /// What must agree, in the annex's words or close to them.
    pub text: String,
    /// At least two.
    pub sums: Vec<Sum>,
    /// The annex's place.
    pub source: String,
}

/// Figures added up.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sum {
    /// What it is called where it does not agree: «Punkt 2.1 til sammen».
    pub title: String,
    /// The figures.
    pub figures: Vec<String>,
}

/// That two sums which must be equal are not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Disagreement {
    /// A Norwegian sentence that names both.
    pub text: String,
    /// The ids of the figures in them.
    pub figures: Vec<String>,
}

/// The figures added up; one that is missing counts as none.
pub(super) fn sum(ids: &[String], figures: &Figures) -> u32 {
    let counts = ids.iter().filter_map(|id| figures.get(id));
    counts.fold(0, |sum, count| sum.saturating_add(*count))
}

/// A part in whole per cent, rounded half up; none of nothing.
///
/// ```
/// use agreements::results::percent;
/// assert_eq!(percent(1, 3), Some(33));
/// assert_eq!(percent(1, 8), Some(13));
/// assert_eq!(percent(0, 4), Some(0));
/// assert_eq!(percent(0, 0), None);
/// ```
pub fn percent(part: u32, whole: u32) -> Option<u32> {
    let (part, whole) = (u64::from(part), u64::from(whole));
    let percent = (200 * part + whole).checked_div(2 * whole)?;
    u32::try_from(percent).ok()
}

impl Share {
    /// The share in whole per cent; none where the whole is nothing.
    pub fn percent(&self, figures: &Figures) -> Option<u32> {
        percent(sum(&self.part, figures), sum(&self.whole, figures))
    }
}

impl Crosscheck {
    /// The first two sums that differ.
    pub fn disagreement(&self, figures: &Figures) -> Option<Disagreement> {
        let (first, rest) = self.sums.split_first()?;
        let wanted = sum(&first.figures, figures);
        let other = rest
            .iter()
            .find(|other| sum(&other.figures, figures) != wanted)?;
        let text = format!(
            "«{}» er {wanted}, men «{}» er {}. De to skal være like ({}).",
            first.title,
            other.title,
            sum(&other.figures, figures),
            self.source
        );
        let named = first.figures.iter().chain(&other.figures);
        Some(Disagreement {
            text,
            figures: named.cloned().collect(),
        })
    }
}
