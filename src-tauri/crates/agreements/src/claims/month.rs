//! A month as NAV's formula sees it: stretches of open days under one price each.

use super::{Closed, Factor, Refused};
use domain::{Date, Month, PriceFrom, dates::add_days, month::is_weekday};
use serde::Serialize;

/// Which days count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "ClaimBasis")]
pub enum Basis {
    /// Monday to Friday, public holidays among them: what ends on 1 August 2025 or later.
    Weekdays,
    /// Every day: what ends before.
    CalendarDays,
}

impl Basis {
    /// NAV's formula for a month: weekdays since the payment solution of 1 August 2025.
    pub fn of(month: Month) -> Self {
        let first = Date::from_ymd_opt(2025, 8, 1).unwrap_or(Date::MAX);
        if month.last() < first {
            Self::CalendarDays
        } else {
            Self::Weekdays
        }
    }

    /// The other one.
    pub(super) fn other(self) -> Self {
        match self {
            Self::Weekdays => Self::CalendarDays,
            Self::CalendarDays => Self::Weekdays,
        }
    }

    fn counts(self, day: Date) -> bool {
        match self {
            Self::Weekdays => is_weekday(day),
            Self::CalendarDays => true,
        }
    }
}

/// Neighbouring open days under one price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub from: Date,
    pub to: Date,
    /// None before the first price.
    pub nok: Option<u32>,
}

/// The part of a participation in one stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub from: Date,
    pub to: Date,
    pub days: u32,
    pub factor: Factor,
    pub nok: Option<u32>,
}

impl Piece {
    /// In hundred-thousandths of a krone.
    pub fn amount(&self) -> u128 {
        self.factor.times(self.nok.unwrap_or_default())
    }
}

/// A month cut up, ready for any number of participations.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub month: Month,
    pub basis: Basis,
    /// The days that count in the whole month, closed or not.
    pub of: u32,
    stretches: Vec<Stretch>,
    /// How many days that count lie before the month's first day, second day, …
    before: Vec<u32>,
}

impl Pattern {
    /// Cuts the month at closed days and where a price begins. `prices` are in order of their days.
    pub fn new(month: Month, basis: Basis, prices: &[PriceFrom], closed: &[Closed]) -> Self {
        let mut before = vec![0];
        for day in month.each_day() {
            let so_far = before.last().copied().unwrap_or_default();
            before.push(so_far + u32::from(basis.counts(day)));
        }
        let of = before.last().copied().unwrap_or_default();
        let mut stretches: Vec<Stretch> = Vec::new();
        let mut price_before = None;
        for day in month.each_day() {
            let price = prices.iter().rev().find(|price| price.from <= day);
            if closed.iter().any(|closed| closed.contains(day)) {
                continue;
            }
            match stretches.last_mut() {
                // Also where the new price is no other: NAV gives every agreed price a piece of its own.
                Some(last) if last.to == add_days(day, -1) && price_before == price => {
                    last.to = day;
                }
                _ => stretches.push(Stretch {
                    from: day,
                    to: day,
                    nok: price.map(|price| price.nok),
                }),
            }
            price_before = price;
        }
        Self {
            month,
            basis,
            of,
            stretches,
            before,
        }
    }

    /// The pieces of a participation, in order; none where it lies outside or all is closed.
    pub fn pieces(&self, from: Date, to: Option<Date>) -> impl Iterator<Item = Piece> {
        let to = to.unwrap_or(Date::MAX);
        self.stretches.iter().filter_map(move |stretch| {
            let (from, to) = (from.max(stretch.from), to.min(stretch.to));
            (from <= to).then(|| {
                let days = self.days(from, to);
                Piece {
                    from,
                    to,
                    days,
                    factor: Factor::of(days, self.of),
                    nok: stretch.nok,
                }
            })
        })
    }

    /// What a participation amounts to, in hundred-thousandths of a krone.
    pub fn amount(&self, from: Date, to: Option<Date>) -> u128 {
        self.pieces(from, to).map(|piece| piece.amount()).sum()
    }

    /// Days of the month from one to another that count.
    fn days(&self, from: Date, to: Date) -> u32 {
        let place = |day: Date| {
            let place = day.signed_duration_since(self.month.first()).num_days();
            let before = usize::try_from(place).ok().and_then(|n| self.before.get(n));
            before.copied().unwrap_or_default()
        };
        place(add_days(to, 1)).saturating_sub(place(from))
    }

    /// The first day of a participation that has no price.
    pub fn unpriced(&self, from: Date, to: Option<Date>) -> Option<Date> {
        self.pieces(from, to)
            .find(|piece| piece.nok.is_none())
            .map(|piece| piece.from)
    }
}

/// Prices in order of their days.
///
/// # Errors
/// Two from one day.
pub(super) fn in_order(prices: &[PriceFrom]) -> Result<Vec<PriceFrom>, Refused> {
    let mut prices = prices.to_vec();
    prices.sort_by_key(|price| price.from);
    match prices.windows(2).find(|two| two[0].from == two[1].from) {
        Some(two) => Err(Refused::PriceTwice { from: two[0].from }),
        None => Ok(prices),
    }
}
