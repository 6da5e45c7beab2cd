//! Places for one month, by the formula that NAV's payment solution for tiltaksarrangører publishes in source.

use super::{
    Exact, Factor, Refused,
    month::{Basis, Pattern, in_order},
};
use domain::{ClosedDays, Date, Month, PriceFrom, dates, money::half_up};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The facts of a month's places.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct PlaceMonthClaim {
    /// The month.
    pub month: Month,
    /// The known prices, whole kroner for a place and month, in any order. On a day holds the one with the
    /// latest `from` on or before it.
    pub prices: Vec<PriceFrom>,
    /// When the provider is closed. May overlap, touch, or lie outside the month.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Closed>>")]
    pub closed: Vec<Closed>,
    /// Who takes part, and when. May lie outside the month.
    pub participations: Vec<Participation>,
}

/// Days on which nobody is paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Closed {
    /// The first day.
    #[serde(deserialize_with = "dates::deserialize")]
    pub from: Date,
    /// The last day, the first or later.
    #[serde(deserialize_with = "dates::deserialize")]
    pub to: Date,
}

/// One participant's time on the measure. Both the first and the last day count.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Participation {
    /// The caller's reference of the participant; no name.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The first day.
    #[serde(deserialize_with = "dates::deserialize")]
    pub from: Date,
    /// The last day; null while there is none.
    #[serde(default, deserialize_with = "dates::deserialize_option")]
    #[ts(optional = nullable)]
    pub to: Option<Date>,
}

/// What a month's places amount to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PlaceMonthAnswer {
    /// By participation in the order given, then by date.
    pub lines: Vec<PlaceMonthLine>,
    /// Whole kroner, rounded half up once.
    pub total_nok: u64,
    /// Which days were counted.
    #[serde(skip)]
    pub basis: Basis,
    /// The sum before any rounding, even of the factors.
    #[serde(skip)]
    pub exact: Exact,
}

/// One piece of a participation: neighbouring open days under one price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PlaceMonthLine {
    /// The participant.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its first day in the month.
    pub from: Date,
    /// Its last.
    pub to: Date,
    /// `days` ÷ `of`, rounded half up to five decimals. `0.00000` for a weekend alone.
    pub factor: Factor,
    /// The price that it is multiplied with.
    pub nok_per_month: u32,
    /// How many of its days count.
    #[serde(skip)]
    pub days: u32,
    /// Of how many that count in the month.
    #[serde(skip)]
    pub of: u32,
}

impl PlaceMonthClaim {
    /// Reckons the month.
    ///
    /// # Errors
    /// A period that ends before it begins, two prices from one day, one participant twice on one day, and
    /// days that are taken part in before the first price.
    pub fn answer(&self) -> Result<PlaceMonthAnswer, Refused> {
        let pattern = self.pattern()?;
        let mut lines = Vec::new();
        for one in &self.participations {
            for piece in pattern.pieces(one.from, one.to) {
                lines.push(PlaceMonthLine {
                    reference: one.reference.clone(),
                    from: piece.from,
                    to: piece.to,
                    factor: piece.factor,
                    nok_per_month: piece.nok.unwrap_or_default(),
                    days: piece.days,
                    of: pattern.of,
                });
            }
        }
        let sum: u128 = lines.iter().map(PlaceMonthLine::amount).sum();
        let exact = lines.iter().map(PlaceMonthLine::days_times_price).sum();
        Ok(PlaceMonthAnswer {
            lines,
            total_nok: whole_kroner(sum),
            basis: pattern.basis,
            exact: Exact {
                numerator: exact,
                denominator: pattern.of,
            },
        })
    }

    /// The month cut up, once the facts have been found to hold.
    pub(super) fn pattern(&self) -> Result<Pattern, Refused> {
        for (n, closed) in self.closed.iter().enumerate() {
            ends_in_time(format!("closed[{n}]"), closed.from, Some(closed.to))?;
        }
        for (n, one) in self.participations.iter().enumerate() {
            let place = format!("participations[{n}]");
            if one.reference.trim().is_empty() {
                return Err(Refused::BlankRef { place });
            }
            ends_in_time(place, one.from, one.to)?;
        }
        let prices = in_order(&self.prices)?;
        self.once_a_day()?;
        let basis = Basis::of(self.month);
        let pattern = Pattern::new(self.month, basis, &prices, &self.closed);
        for one in &self.participations {
            if let Some(day) = pattern.unpriced(one.from, one.to) {
                let first = prices.first().map(|price| price.from);
                return Err(Refused::BeforeFirstPrice {
                    reference: one.reference.clone(),
                    day,
                    first,
                });
            }
        }
        Ok(pattern)
    }

    /// Nobody takes part twice on one day, in the month or outside.
    fn once_a_day(&self) -> Result<(), Refused> {
        let mut by_ref: BTreeMap<&str, Vec<&Participation>> = BTreeMap::new();
        for one in &self.participations {
            by_ref.entry(&one.reference).or_default().push(one);
        }
        for (reference, mut times) in by_ref {
            times.sort_by_key(|one| one.from);
            for two in times.windows(2) {
                if two[0].to.is_none_or(|to| to >= two[1].from) {
                    return Err(Refused::SameDayTwice {
                        reference: reference.to_owned(),
                        day: two[1].from,
                    });
                }
            }
        }
        Ok(())
    }
}

impl PlaceMonthLine {
    /// In hundred-thousandths of a krone, as the total adds them up.
    pub fn amount(&self) -> u128 {
        self.factor.times(self.nok_per_month)
    }

    fn days_times_price(&self) -> u128 {
        u128::from(self.days) * u128::from(self.nok_per_month)
    }
}

impl Participation {
    /// From one day to another; to None while there is no last day.
    pub fn new(reference: &str, from: Date, to: Option<Date>) -> Self {
        Self {
            reference: reference.to_owned(),
            from,
            to,
        }
    }
}

impl Closed {
    /// Whether the day is one of them.
    pub fn contains(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}

impl From<&ClosedDays> for Closed {
    fn from(days: &ClosedDays) -> Self {
        Self {
            from: days.from,
            to: days.to,
        }
    }
}

/// Hundred-thousandths of a krone to whole kroner, a half upwards.
pub(super) fn whole_kroner(amount: u128) -> u64 {
    u64::try_from(half_up(amount, u128::from(Factor::ONE.0))).unwrap_or(u64::MAX)
}

fn ends_in_time(place: String, from: Date, to: Option<Date>) -> Result<(), Refused> {
    match to {
        Some(to) if to < from => Err(Refused::EndsBefore { place, from, to }),
        _ => Ok(()),
    }
}
