//! Finds the changes, one or two, by which a sum becomes another.

use super::{Cause, Explanation};
use std::ops::Range;

/// How many explanations by two causes are told: more would explain nothing.
const MOST_PAIRS: usize = 20;

/// A change that would make the sum another.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub cause: Cause,
    /// The lighter, the more plausible.
    pub weight: u32,
    /// Whom or what it is about.
    pub about: About,
    /// By how much the sum changes.
    pub delta: i128,
    /// Plausible enough to be tried together with another, and about nothing else.
    pub pairs: bool,
}

/// Two changes about the same do not add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct About {
    /// Of the claim's participants or entries.
    pub one: usize,
    /// One part of it; None for all of it.
    pub part: Option<usize>,
}

impl About {
    /// All of one.
    pub fn all(one: usize) -> Self {
        Self { one, part: None }
    }

    fn overlaps(self, other: Self) -> bool {
        self.one == other.one
            && (self.part.is_none() || other.part.is_none() || self.part == other.part)
    }
}

/// What was found, to be told in order of plausibility.
#[derive(Debug, Default)]
pub(super) struct Found {
    ones: Vec<(u32, Cause)>,
    twos: Vec<(u32, [Cause; 2])>,
}

impl Found {
    /// A cause that explains the amount.
    pub fn one(&mut self, weight: u32, cause: Cause) {
        self.ones.push((weight, cause));
    }

    /// Two that explain it together.
    pub fn two(&mut self, weight: u32, first: Cause, second: Cause) {
        self.twos.push((weight, [first, second]));
        if self.twos.len() > 8 * MOST_PAIRS {
            self.keep_best();
        }
    }

    /// Those of the changes that alone bring `base` into `wanted`.
    pub fn singles(&mut self, base: i128, wanted: &Range<i128>, changes: &[Change]) {
        for change in fitting(base, wanted, changes) {
            self.one(change.weight, change.cause.clone());
        }
    }

    /// Those of the changes that do it together with a cause that `base` already has.
    pub fn with(
        &mut self,
        (weight, cause): (u32, &Cause),
        base: i128,
        wanted: &Range<i128>,
        changes: &[Change],
    ) {
        for change in fitting(base, wanted, changes) {
            self.two(weight + change.weight, cause.clone(), change.cause.clone());
        }
    }

    /// Two of the changes that do it together.
    pub fn pairs(&mut self, base: i128, wanted: &Range<i128>, changes: &[Change]) {
        let mut tried: Vec<&Change> = changes.iter().filter(|change| change.pairs).collect();
        tried.sort_by_key(|change| change.delta);
        for (n, first) in tried.iter().enumerate() {
            let rest = &tried[n + 1..];
            let (low, high) = (
                wanted.start - base - first.delta,
                wanted.end - base - first.delta,
            );
            let start = rest.partition_point(|change| change.delta < low);
            let fits = rest[start..]
                .iter()
                .take_while(|change| change.delta < high);
            for second in fits.filter(|second| !second.about.overlaps(first.about)) {
                self.two(
                    first.weight + second.weight,
                    first.cause.clone(),
                    second.cause.clone(),
                );
            }
        }
    }

    /// Whether a single cause explains the amount; two together need not be sought then.
    pub fn has_one(&self) -> bool {
        !self.ones.is_empty()
    }

    /// The most plausible first; two together only where no single cause does.
    pub fn told(mut self) -> Vec<Explanation> {
        if self.ones.is_empty() {
            self.keep_best();
            let twos = self.twos.into_iter();
            return twos
                .map(|(_, causes)| Explanation {
                    causes: causes.to_vec(),
                })
                .collect();
        }
        self.ones.sort_by_key(|(weight, _)| *weight);
        let ones = self.ones.into_iter();
        ones.map(|(_, cause)| Explanation {
            causes: vec![cause],
        })
        .collect()
    }

    fn keep_best(&mut self) {
        self.twos.sort_by_key(|(weight, _)| *weight);
        self.twos.truncate(MOST_PAIRS);
    }
}

fn fitting<'c>(
    base: i128,
    wanted: &Range<i128>,
    changes: &'c [Change],
) -> impl Iterator<Item = &'c Change> {
    let wanted = wanted.clone();
    changes
        .iter()
        .filter(move |change| change.delta != 0 && wanted.contains(&(base + change.delta)))
}

/// An amount as a number that may be taken from.
pub(super) fn signed(amount: u128) -> i128 {
    i128::try_from(amount).unwrap_or(i128::MAX / 4)
}
