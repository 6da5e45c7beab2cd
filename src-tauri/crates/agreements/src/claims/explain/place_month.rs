//! Places for one month.

use super::{
    Cause, Explanation,
    search::{About, Change, Found, signed},
};
use crate::claims::{
    Closed, Factor, Participation, PlaceMonthClaim, Refused,
    month::{Basis, Pattern, in_order},
    place_month::whole_kroner,
};
use domain::{Date, PriceFrom};
use std::ops::Range;

/// How far a date is taken to be wrong.
const DAYS_OFF: i64 = 31;
/// How far, where something else is wrong as well.
const DAYS_OFF_WITH_ANOTHER: i64 = 7;

/// What may be otherwise for everyone at once.
#[derive(Clone)]
struct Setup {
    basis: Basis,
    prices: Vec<PriceFrom>,
    closed: Vec<Closed>,
}

/// Known causes by which the month comes to `nav_nok`, the most plausible first. Empty where none does, and
/// where there is no difference. Participations outside the month are those that NAV may count by mistake,
/// and every price that is given is one that NAV may have used.
///
/// # Errors
/// What [`PlaceMonthClaim::answer`] refuses.
pub fn explain_place_month(
    claim: &PlaceMonthClaim,
    nav_nok: u64,
) -> Result<Vec<Explanation>, Refused> {
    let ours = claim.pattern()?;
    let setup = Setup {
        basis: ours.basis,
        prices: in_order(&claim.prices)?,
        closed: claim.closed.clone(),
    };
    let one = signed(u128::from(Factor::ONE.0));
    let nav = i128::from(nav_nok) * one;
    let wanted = nav - one / 2..nav + one / 2;
    let base = sum(claim, &ours);
    let mut found = Found::default();
    if wanted.contains(&base) {
        return Ok(found.told());
    }
    if base % one == one / 2 && wanted.contains(&(base - 1)) {
        found.one(0, Cause::HalfKrone);
    }
    if rounded_per_line(claim, &ours) == u128::from(nav_nok) {
        found.one(1, Cause::RoundedPerLine);
    }
    let local = changes(claim, &setup, &ours);
    found.singles(base, &wanted, &local);
    let everyone = for_everyone(claim, &setup);
    for (weight, cause) in &everyone {
        let pattern = setup.with(cause).pattern(claim);
        let base_then = sum(claim, &pattern);
        if base_then != base && wanted.contains(&base_then) {
            found.one(*weight, cause.clone());
        }
    }
    if !found.has_one() {
        together(claim, &setup, &everyone, nav_nok, &wanted, &mut found);
        found.pairs(base, &wanted, &local);
    }
    Ok(found.told())
}

/// A cause for everyone together with any other.
fn together(
    claim: &PlaceMonthClaim,
    setup: &Setup,
    everyone: &[(u32, Cause)],
    nav_nok: u64,
    wanted: &Range<i128>,
    found: &mut Found,
) {
    for (n, (weight, cause)) in everyone.iter().enumerate() {
        let then = setup.with(cause);
        let pattern = then.pattern(claim);
        let base = sum(claim, &pattern);
        if rounded_per_line(claim, &pattern) == u128::from(nav_nok) {
            found.two(weight + 1, cause.clone(), Cause::RoundedPerLine);
        }
        found.with(
            (*weight, cause),
            base,
            wanted,
            &changes(claim, &then, &pattern),
        );
        for (other_weight, other) in &everyone[n + 1..] {
            let both = then.with(other).pattern(claim);
            let sum_of_both = sum(claim, &both);
            if differ(cause, other) && sum_of_both != base && wanted.contains(&sum_of_both) {
                found.two(weight + other_weight, cause.clone(), other.clone());
            }
        }
    }
}

impl Setup {
    fn with(&self, cause: &Cause) -> Self {
        let mut then = self.clone();
        match cause {
            Cause::Price { nok, .. } => {
                then.prices = vec![PriceFrom {
                    from: Date::MIN,
                    nok: *nok,
                }];
            }
            Cause::Formula { basis } => then.basis = *basis,
            Cause::ClosedIgnored { closed: None } => then.closed.clear(),
            Cause::ClosedIgnored {
                closed: Some(which),
            } => then.closed.retain(|closed| closed != which),
            _ => {}
        }
        then
    }

    fn pattern(&self, claim: &PlaceMonthClaim) -> Pattern {
        Pattern::new(claim.month, self.basis, &self.prices, &self.closed)
    }
}

/// Two causes for everyone that are not two values of one thing.
fn differ(one: &Cause, other: &Cause) -> bool {
    match (one, other) {
        (Cause::Price { .. }, Cause::Price { .. }) => false,
        (Cause::ClosedIgnored { closed }, Cause::ClosedIgnored { closed: other }) => {
            closed.is_some() && other.is_some()
        }
        _ => true,
    }
}

/// What may be otherwise for everyone, with how plausible it is.
fn for_everyone(claim: &PlaceMonthClaim, setup: &Setup) -> Vec<(u32, Cause)> {
    let mut causes: Vec<(u32, Cause)> = Vec::new();
    let mut seen = Vec::new();
    // The latest known first: where two prices are the same number, that is the one in mind.
    for price in setup.prices.iter().rev() {
        if !seen.contains(&price.nok) {
            seen.push(price.nok);
            let cause = Cause::Price {
                nok: price.nok,
                from: Some(price.from),
                reference: None,
            };
            causes.push((2, cause));
        }
    }
    let month = claim.month;
    let mut ranges: Vec<Closed> = setup.closed.clone();
    ranges.retain(|closed| closed.from <= month.last() && month.first() <= closed.to);
    ranges.sort();
    ranges.dedup();
    if ranges.len() > 1 {
        causes.push((3, Cause::ClosedIgnored { closed: None }));
    }
    for closed in ranges {
        let closed = Some(closed);
        causes.push((4, Cause::ClosedIgnored { closed }));
    }
    let basis = setup.basis.other();
    causes.push((5, Cause::Formula { basis }));
    causes
}

/// What may be otherwise for one participation.
fn changes(claim: &PlaceMonthClaim, setup: &Setup, pattern: &Pattern) -> Vec<Change> {
    let mut changes = Vec::new();
    for (about, one) in claim.participations.iter().enumerate() {
        let mut own = dates_moved(About::all(about), one, pattern);
        own.sort_by_key(|change| change.weight);
        let mut kept: Vec<Change> = Vec::new();
        for change in own.into_iter().filter(|change| change.delta != 0) {
            let same = kept
                .iter()
                .find(|kept| kept.delta == change.delta && same_side(&kept.cause, &change.cause));
            if same.is_none() {
                kept.push(change);
            }
        }
        changes.append(&mut kept);
    }
    changes.append(&mut closed_for_some(claim, setup, pattern));
    changes
}

/// Whether two changes of one participation, to the same amount, say the same thing with other words: about
/// its start, its end, or all of it.
fn same_side(one: &Cause, other: &Cause) -> bool {
    let start = |cause: &Cause| matches!(cause, Cause::StartMoved { .. });
    let end = |cause: &Cause| {
        matches!(
            cause,
            Cause::EndMoved { .. } | Cause::EndNotRegistered { .. }
        )
    };
    !(start(one) && end(other) || end(one) && start(other))
}

fn dates_moved(about: About, one: &Participation, pattern: &Pattern) -> Vec<Change> {
    let month = pattern.month;
    let (first, last) = (month.first(), month.last());
    let amount = signed(pattern.amount(one.from, one.to));
    let reference = || one.reference.clone();
    let mut changes = Vec::new();
    let mut add = |weight: i64, pairs: bool, from: Date, to: Option<Date>, cause: Cause| {
        changes.push(Change {
            cause,
            weight: u32::try_from(weight).unwrap_or(u32::MAX / 4),
            about,
            delta: signed(pattern.amount(from, to)) - amount,
            pairs,
        });
    };
    if let Some(ended) = one.to.filter(|to| *to < last) {
        let months_ago = first.signed_duration_since(ended).num_days().max(0) / 31;
        let cause = Cause::EndNotRegistered {
            reference: reference(),
            ended,
        };
        add(20 + months_ago, true, one.from, None, cause);
    }
    let whole = Cause::WholeMonth {
        reference: reference(),
        from: one.from,
        to: one.to,
    };
    add(95, true, first, None, whole);
    for day in month.each_day() {
        let off = days_between(one.from, day);
        if off <= DAYS_OFF && one.to.is_none_or(|to| day <= to) {
            let cause = Cause::StartMoved {
                reference: reference(),
                ours: one.from,
                nav: day,
            };
            add(40 + off, off <= DAYS_OFF_WITH_ANOTHER, day, one.to, cause);
        }
        // Where there is no end, NAV may have one; the nearer to the month's end, the likelier.
        let off = days_between(one.to.unwrap_or(last), day);
        if off <= DAYS_OFF && one.from <= day {
            let unknown = if one.to.is_none() { 20 } else { 0 };
            let cause = Cause::EndMoved {
                reference: reference(),
                ours: one.to,
                nav: day,
            };
            let pairs = off <= DAYS_OFF_WITH_ANOTHER;
            add(40 + unknown + off, pairs, one.from, Some(day), cause);
        }
    }
    let missing = Cause::Missing {
        reference: reference(),
        from: one.from,
        to: one.to,
    };
    changes.push(Change {
        cause: missing,
        weight: 30,
        about,
        delta: -amount,
        pairs: true,
    });
    changes
}

/// Closed days that were taken out for some only.
fn closed_for_some(claim: &PlaceMonthClaim, setup: &Setup, pattern: &Pattern) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut ranges = setup.closed.clone();
    ranges.sort();
    ranges.dedup();
    for closed in ranges {
        let open = setup
            .with(&Cause::ClosedIgnored {
                closed: Some(closed),
            })
            .pattern(claim);
        let deltas: Vec<i128> = claim
            .participations
            .iter()
            .map(|one| {
                signed(open.amount(one.from, one.to)) - signed(pattern.amount(one.from, one.to))
            })
            .collect();
        let all: i128 = deltas.iter().sum();
        let concerned = deltas.iter().filter(|delta| **delta != 0).count();
        for (about, (one, delta)) in claim.participations.iter().zip(&deltas).enumerate() {
            if *delta == 0 || concerned < 2 {
                continue;
            }
            // The one alone is about everyone else, too, and cannot be added to what is about them.
            let mut add = |weight, pairs, delta, cause| {
                changes.push(Change {
                    cause,
                    weight,
                    about: About::all(about),
                    delta,
                    pairs,
                });
            };
            let reference = one.reference.clone();
            add(
                25,
                true,
                *delta,
                Cause::ClosedIgnoredFor {
                    reference: reference.clone(),
                    closed,
                },
            );
            // Of two, the one alone is the other's exception.
            if concerned > 2 {
                add(
                    26,
                    false,
                    all - delta,
                    Cause::ClosedOnlyFor { reference, closed },
                );
            }
        }
    }
    changes
}

fn sum(claim: &PlaceMonthClaim, pattern: &Pattern) -> i128 {
    let amounts = claim.participations.iter();
    signed(amounts.map(|one| pattern.amount(one.from, one.to)).sum())
}

fn rounded_per_line(claim: &PlaceMonthClaim, pattern: &Pattern) -> u128 {
    let lines = claim.participations.iter();
    let pieces = lines.flat_map(|one| pattern.pieces(one.from, one.to));
    pieces
        .map(|piece| u128::from(whole_kroner(piece.amount())))
        .sum()
}

fn days_between(one: Date, other: Date) -> i64 {
    other.signed_duration_since(one).num_days().abs()
}
