//! Milestones of any number of participants.

use super::{
    Cause, Explanation,
    search::{About, Change, Found, signed},
};
use crate::claims::milestones::part;
use domain::{event::Milestone, money::Ore};

/// A milestone of one participant that NAV may count, whether it is claimed or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimedMilestone {
    /// The caller's reference of the participant; no name.
    pub reference: String,
    /// Which.
    pub milestone: Milestone,
    /// The participant's price in all, whole kroner.
    pub price_nok: u32,
    /// Its part of the price.
    pub percent: u32,
    /// It is in the claim.
    pub claimed: bool,
    /// NAV has approved it.
    pub approved: bool,
}

impl ClaimedMilestone {
    fn nok(&self) -> Ore {
        part(self.price_nok, self.percent)
    }
}

/// Known causes by which the claimed milestones come to `nav`, the most plausible first. Empty where none
/// does, and where there is no difference. `prices` are the known prices that NAV may have used instead.
pub fn explain_milestones(
    milestones: &[ClaimedMilestone],
    prices: &[u32],
    nav: Ore,
) -> Vec<Explanation> {
    let mut found = Found::default();
    let base: Ore = claimed(milestones).map(ClaimedMilestone::nok).sum();
    if base == nav {
        return found.told();
    }
    if base.to_whole_kroner() == nav {
        found.one(1, Cause::WholeKroner);
    }
    let wanted = signed(nav.0)..signed(nav.0) + 1;
    let approved = claimed(milestones).filter(|row| row.approved);
    let approved: Ore = approved.map(ClaimedMilestone::nok).sum();
    let waiting = claimed(milestones).filter(|row| !row.approved).count();
    if waiting > 1 && approved == nav {
        found.one(2, Cause::OnlyApproved);
    }
    let everyone = other_prices(milestones, prices);
    let changes = changes(milestones, prices);
    for (cause, then) in &everyone {
        let sum: Ore = claimed(then).map(ClaimedMilestone::nok).sum();
        if sum == nav {
            found.one(3, cause.clone());
        }
    }
    found.singles(signed(base.0), &wanted, &changes);
    if !found.has_one() {
        for (cause, then) in &everyone {
            let sum: Ore = claimed(then).map(ClaimedMilestone::nok).sum();
            let changes = self::changes(then, &[]);
            found.with((3, cause), signed(sum.0), &wanted, &changes);
        }
        found.pairs(signed(base.0), &wanted, &changes);
    }
    found.told()
}

fn claimed(milestones: &[ClaimedMilestone]) -> impl Iterator<Item = &ClaimedMilestone> {
    milestones.iter().filter(|row| row.claimed)
}

/// Everyone at another known price.
fn other_prices(
    milestones: &[ClaimedMilestone],
    prices: &[u32],
) -> Vec<(Cause, Vec<ClaimedMilestone>)> {
    let several = || {
        let mut refs = claimed(milestones).map(|row| &row.reference);
        let first = refs.next();
        refs.any(|reference| Some(reference) != first)
    };
    if !several() {
        return Vec::new();
    }
    let at = |price_nok: u32| {
        let rows = milestones.iter().cloned();
        rows.map(|row| ClaimedMilestone { price_nok, ..row })
            .collect()
    };
    distinct(prices)
        .map(|nok| {
            let cause = Cause::Price {
                nok,
                from: None,
                reference: None,
            };
            (cause, at(nok))
        })
        .collect()
}

/// What may be otherwise for one milestone or one participant.
fn changes(milestones: &[ClaimedMilestone], prices: &[u32]) -> Vec<Change> {
    let mut refs: Vec<&str> = milestones.iter().map(|row| &row.reference[..]).collect();
    refs.sort_unstable();
    refs.dedup();
    let mut changes = Vec::new();
    for (one, reference) in refs.into_iter().enumerate() {
        let own = milestones.iter().enumerate();
        let own = own.filter(|(_, row)| row.reference == reference);
        for (part, row) in own.clone() {
            let part = Some(part);
            changes.push(counted_otherwise(row, About { one, part }));
        }
        for nok in distinct(prices) {
            let claimed = own.clone().filter(|(_, row)| row.claimed);
            let delta =
                claimed.map(|(_, row)| signed(part(nok, row.percent).0) - signed(row.nok().0));
            changes.push(Change {
                cause: Cause::Price {
                    nok,
                    from: None,
                    reference: Some(reference.to_owned()),
                },
                weight: 12,
                about: About::all(one),
                delta: delta.sum(),
                pairs: true,
            });
        }
    }
    changes
}

/// A claimed milestone that is not counted, or one counted that is not claimed.
fn counted_otherwise(row: &ClaimedMilestone, about: About) -> Change {
    let (reference, milestone) = (row.reference.clone(), row.milestone);
    let nok = signed(row.nok().0);
    let (weight, delta, cause) = match (row.claimed, row.approved) {
        (true, false) => (
            10,
            -nok,
            Cause::NotApproved {
                reference,
                milestone,
            },
        ),
        (true, true) => (
            20,
            -nok,
            Cause::MilestoneMissing {
                reference,
                milestone,
            },
        ),
        (false, true) => (
            15,
            nok,
            Cause::MilestoneExtra {
                reference,
                milestone,
            },
        ),
        (false, false) => (
            25,
            nok,
            Cause::MilestoneExtra {
                reference,
                milestone,
            },
        ),
    };
    Change {
        cause,
        weight,
        about,
        delta,
        pairs: true,
    }
}

fn distinct(prices: &[u32]) -> impl Iterator<Item = u32> {
    let mut prices = prices.to_vec();
    prices.sort_unstable();
    prices.dedup();
    prices.into_iter()
}
