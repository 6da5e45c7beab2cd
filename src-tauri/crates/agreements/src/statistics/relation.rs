//! How counts hang together: which weighted sums of them are always zero.

use super::{Sum, alternative::directions};

/// Places of counts with weights; the weighted sum of the counts is zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation(pub Vec<(usize, i64)>);

impl Relation {
    /// The places in it.
    pub(super) fn places(&self) -> impl Iterator<Item = usize> {
        self.0.iter().map(|(place, _)| *place)
    }
}

impl From<&Sum> for Relation {
    fn from(sum: &Sum) -> Self {
        let parts = sum.parts.iter().map(|part| (*part, 1));
        Self(parts.chain([(sum.total, -1)]).collect())
    }
}

/// The relations that hold whatever happens to whom, given for every kind of thing that can happen the
/// counts that it adds one to. All others follow from these.
pub(super) fn between(kinds: &[Vec<bool>], counts: usize) -> Vec<Relation> {
    let rows: Vec<Vec<i128>> = kinds
        .iter()
        .map(|kind| kind.iter().map(|counted| i128::from(*counted)).collect())
        .collect();
    directions(&rows, counts)
        .into_iter()
        .map(|weights| {
            let weights = weights.into_iter().enumerate();
            let of_note = weights.filter(|(_, weight)| *weight != 0);
            Relation(
                of_note
                    .map(|(place, weight)| (place, i64::try_from(weight).unwrap_or(i64::MAX)))
                    .collect(),
            )
        })
        .collect()
}
