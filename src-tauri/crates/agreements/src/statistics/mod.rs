//! Counts of people that outlive the people's records: small groups are hidden, and so much beside them
//! that no hidden count can be worked out from what is shown.
//!
//! A count is hidden when it is above zero and below the smallest group that may be told of. What is
//! shown of the others, with the sums that tie them together, must leave every hidden count open: for
//! each there is a second set of whole counts above zero that fits all that is shown, in which it is
//! another one. Where there is none, one more count is hidden. Nothing says which were hidden for being
//! small and which for the sake of another.
//!
//! ```
//! use agreements::statistics::{Sum, hide};
//! // Of 33 who ended, 3 went to school: 10 others are hidden too, or 33 − 10 − 20 would tell.
//! let counts = [33, 3, 10, 20];
//! let sums = [Sum::of(0, &[1, 2, 3])];
//! assert_eq!(hide(&counts, &sums, 5), [Some(33), None, None, Some(20)]);
//! ```

mod alternative;
mod relation;
mod year;

pub use relation::Relation;

/// The smallest group that is told of.
pub const SMALLEST_GROUP: u32 = 5;

/// That some counts add up to another one. Places are those in the list of counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The sum's place.
    pub total: usize,
    /// The places of what it adds up.
    pub parts: Vec<usize>,
}

impl Sum {
    /// `parts` add up to `total`.
    pub fn of(total: usize, parts: &[usize]) -> Self {
        Self {
            total,
            parts: parts.to_vec(),
        }
    }
}

/// The counts that may be shown, `None` where one is hidden. The counts must agree with the sums; zero
/// is no one and is shown. A sum that names a place that is not there is left out.
pub fn hide(counts: &[u32], sums: &[Sum], smallest: u32) -> Vec<Option<u32>> {
    let relations: Vec<Relation> = sums.iter().map(Relation::from).collect();
    hide_related(counts, &relations, smallest)
}

/// The same of counts that hang together in other ways.
pub fn hide_related(counts: &[u32], relations: &[Relation], smallest: u32) -> Vec<Option<u32>> {
    let relations: Vec<&Relation> = relations
        .iter()
        .filter(|relation| relation.places().all(|place| place < counts.len()))
        .collect();
    let mut hidden: Vec<bool> = counts
        .iter()
        .map(|count| (1..smallest).contains(count))
        .collect();
    while let Some(open) = alternative::without(counts, &relations, &hidden) {
        let Some(next) = beside(open, counts, &relations, &hidden) else {
            break;
        };
        hidden[next] = true;
    }
    let shown = counts.iter().zip(hidden);
    shown
        .map(|(count, hidden)| (!hidden).then_some(*count))
        .collect()
}

/// What to hide for the sake of `place`: the smallest count shown in a relation with it, otherwise in one
/// that is tied to it by others.
fn beside(place: usize, counts: &[u32], relations: &[&Relation], hidden: &[bool]) -> Option<usize> {
    let mut tied = vec![place];
    loop {
        let mut reached: Vec<usize> = relations
            .iter()
            .filter(|relation| relation.places().any(|at| tied.contains(&at)))
            .flat_map(|relation| relation.places())
            .collect();
        reached.sort_unstable();
        reached.dedup();
        let candidates = reached
            .iter()
            .copied()
            .filter(|at| !hidden[*at] && counts[*at] > 0);
        if let Some(smallest) = candidates.min_by_key(|at| counts[*at]) {
            return Some(smallest);
        }
        if reached.len() <= tied.len() {
            return None;
        }
        tied = reached;
    }
}
