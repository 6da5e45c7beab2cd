//! Hours of follow-up.

use super::{
    Cause, Explanation,
    search::{About, Change, Found, signed},
};
use crate::claims::{HoursClaim, HoursEntry, Quarters, Refused, hours::amount};
use domain::money::Ore;
use std::{collections::BTreeMap, ops::Range};

/// Known causes by which the hours come to `nav`, the most plausible first. Empty where none does, and where
/// there is no difference. `prices` are the known prices of an hour that NAV may have used instead.
///
/// # Errors
/// What [`HoursClaim::answer`] refuses.
pub fn explain_hours(
    claim: &HoursClaim,
    prices: &[u32],
    nav: Ore,
) -> Result<Vec<Explanation>, Refused> {
    claim.check()?;
    let wanted = signed(nav.0)..signed(nav.0) + 1;
    let mut found = Found::default();
    let base = total(claim);
    if base == nav {
        return Ok(found.told());
    }
    if base.to_whole_kroner() == nav {
        found.one(1, Cause::WholeKroner);
    }
    for (weight, cause, sum) in otherwise(claim, prices) {
        if sum == nav {
            found.one(weight, cause);
        }
    }
    let changes = changes(claim);
    found.singles(signed(base.0), &wanted, &changes);
    if !found.has_one() {
        together(claim, prices, nav, &wanted, &mut found);
        found.pairs(signed(base.0), &wanted, &changes);
    }
    Ok(found.told())
}

/// What may be otherwise for the whole claim, and what it then amounts to.
fn otherwise(claim: &HoursClaim, prices: &[u32]) -> Vec<(u32, Cause, Ore)> {
    let mut causes: Vec<(u32, Cause, Ore)> = other_prices(claim, prices)
        .map(|then| (2, price(&then), total(&then)))
        .collect();
    if claim.entries.iter().any(|entry| entry.group_size > 1) {
        causes.push((3, Cause::GroupIgnored, total(&undivided(claim))));
    }
    let rounded = [
        (4, Cause::RoundedPerParticipant, per_participant(claim)),
        (5, Cause::RoundedOnce, rounded_up(claim.entries.iter())),
    ];
    for (weight, cause, hours) in rounded {
        if let Some(hours) = hours {
            causes.push((weight, cause, amount(hours, claim.price_nok)));
        }
    }
    causes
}

/// A cause for the whole claim together with any other.
fn together(claim: &HoursClaim, prices: &[u32], nav: Ore, wanted: &Range<i128>, found: &mut Found) {
    let mut thens: Vec<(u32, Cause, HoursClaim)> = other_prices(claim, prices)
        .map(|then| (2, price(&then), then))
        .collect();
    if claim.entries.iter().any(|entry| entry.group_size > 1) {
        thens.push((3, Cause::GroupIgnored, undivided(claim)));
    }
    for (weight, cause, then) in thens {
        let base = total(&then);
        // Two prices at once cannot be.
        let others = if matches!(cause, Cause::Price { .. }) {
            &[]
        } else {
            prices
        };
        for (other_weight, other, sum) in otherwise(&then, others) {
            if sum == nav && sum != base && other != cause {
                found.two(weight + other_weight, cause.clone(), other);
            }
        }
        if base.to_whole_kroner() == nav {
            found.two(weight + 1, cause.clone(), Cause::WholeKroner);
        }
        found.with((weight, &cause), signed(base.0), wanted, &changes(&then));
    }
}

/// What may be otherwise for one entry.
fn changes(claim: &HoursClaim) -> Vec<Change> {
    let mut changes = Vec::new();
    for (about, entry) in claim.entries.iter().enumerate() {
        let ours = signed(amount(entry.hours(), claim.price_nok).0);
        let mut add = |weight, delta, cause| {
            changes.push(Change {
                cause,
                weight,
                about: About::all(about),
                delta,
                pairs: true,
            });
        };
        let reference = entry.reference.clone();
        let missing = Cause::EntryMissing {
            entry: about,
            reference: reference.clone(),
            minutes: entry.minutes,
        };
        add(20, -ours, missing);
        if entry.group_size > 1 {
            let alone = signed(amount(alone(entry).hours(), claim.price_nok).0);
            let ignored = Cause::GroupIgnoredFor {
                entry: about,
                reference,
                group_size: entry.group_size,
            };
            add(15, alone - ours, ignored);
        }
    }
    changes
}

fn other_prices(claim: &HoursClaim, prices: &[u32]) -> impl Iterator<Item = HoursClaim> {
    let mut prices = prices.to_vec();
    prices.sort_unstable();
    prices.dedup();
    prices.retain(|nok| *nok != claim.price_nok);
    prices.into_iter().map(|price_nok| HoursClaim {
        price_nok,
        entries: claim.entries.clone(),
    })
}

fn price(claim: &HoursClaim) -> Cause {
    Cause::Price {
        nok: claim.price_nok,
        from: None,
        reference: None,
    }
}

fn undivided(claim: &HoursClaim) -> HoursClaim {
    HoursClaim {
        price_nok: claim.price_nok,
        entries: claim.entries.iter().map(alone).collect(),
    }
}

fn alone(entry: &HoursEntry) -> HoursEntry {
    HoursEntry {
        group_size: 1,
        ..entry.clone()
    }
}

fn total(claim: &HoursClaim) -> Ore {
    let quarters = claim.entries.iter().map(|entry| entry.hours().0).sum();
    amount(Quarters(quarters), claim.price_nok)
}

/// Rounded up once for each participant.
fn per_participant(claim: &HoursClaim) -> Option<Quarters> {
    let mut by_ref: BTreeMap<&str, Vec<&HoursEntry>> = BTreeMap::new();
    for entry in &claim.entries {
        by_ref.entry(&entry.reference).or_default().push(entry);
    }
    let each = by_ref.into_values();
    let quarters: Option<u64> = each
        .map(|entries| rounded_up(entries.into_iter()).map(|quarters| quarters.0))
        .sum();
    quarters.map(Quarters)
}

/// The entries' exact shares added and then rounded up; None where group sizes are so odd that the sum
/// cannot be told exactly.
fn rounded_up<'e>(entries: impl Iterator<Item = &'e HoursEntry>) -> Option<Quarters> {
    let (mut minutes, mut shared_by) = (0_u64, 1_u64);
    for entry in entries {
        let size = u64::from(entry.group_size);
        let common = shared_by.checked_mul(size / gcd(shared_by, size))?;
        let added = u64::from(entry.minutes).checked_mul(common / size)?;
        minutes = minutes
            .checked_mul(common / shared_by)?
            .checked_add(added)?;
        shared_by = common;
    }
    shared_by.checked_mul(15)?;
    Some(Quarters::up(minutes, shared_by))
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}
