//! The exact numbers of a claim. In JSON they are strings, so that no binary fraction creeps in.

use serde::{Serialize, Serializer};
use std::fmt;

/// A part of a month, in hundred-thousandths: NAV's formula rounds each to five decimals. `0.18182`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, ts_rs::TS)]
#[ts(as = "String")]
pub struct Factor(pub u32);

impl Factor {
    /// One whole month.
    pub const ONE: Self = Self(100_000);

    /// `days` of the month's `of` days, rounded half up. `of` is not 0.
    pub fn of(days: u32, of: u32) -> Self {
        let one = u64::from(Self::ONE.0);
        let (days, of) = (u64::from(days), u64::from(of));
        let rounded = (2 * days * one + of) / (2 * of);
        Self(u32::try_from(rounded).unwrap_or(u32::MAX))
    }

    /// The factor times a price, in hundred-thousandths of a krone.
    pub fn times(self, nok: u32) -> u128 {
        u128::from(self.0) * u128::from(nok)
    }
}

/// Hours, counted in quarters. `1.25`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, ts_rs::TS)]
#[ts(as = "String")]
pub struct Quarters(pub u64);

impl Quarters {
    /// Minutes shared by so many participants, rounded up to a whole quarter. `shared_by` is not 0.
    pub fn up(minutes: u64, shared_by: u64) -> Self {
        Self(minutes.div_ceil(15 * shared_by))
    }
}

/// A sum of kroner before anything is rounded: `numerator` ÷ `denominator`, not reduced. Two of one month
/// share their denominator, and may be compared and added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exact {
    /// Days times kroner.
    pub numerator: u128,
    /// The month's days.
    pub denominator: u32,
}

impl fmt::Display for Factor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:05}", self.0 / Self::ONE.0, self.0 % Self::ONE.0)
    }
}

impl fmt::Display for Quarters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 4, self.0 % 4 * 25)
    }
}

impl Serialize for Factor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Quarters {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factors_round_half_up_and_keep_five_decimals() {
        for (days, of, written) in [
            (0, 22, "0.00000"),
            (4, 22, "0.18182"),
            (5, 22, "0.22727"),
            (1, 32, "0.03125"),
            (1, 64, "0.01563"), // 0.015625: a half, which no month has
            (22, 22, "1.00000"),
        ] {
            assert_eq!(Factor::of(days, of).to_string(), written);
        }
    }

    #[test]
    fn no_month_has_a_factor_on_the_half() {
        for of in 20..=31_u64 {
            for days in 0..=of {
                assert_ne!(days * 200_000 % (2 * of), of, "{days} of {of}");
            }
        }
    }

    #[test]
    fn quarters_are_begun_quarters() {
        for (minutes, shared_by, written) in [
            (1, 1, "0.25"),
            (15, 1, "0.25"),
            (16, 1, "0.50"),
            (50, 1, "1.00"),
            (60, 4, "0.25"),
            (61, 4, "0.50"),
            (1, 1000, "0.25"),
        ] {
            assert_eq!(Quarters::up(minutes, shared_by).to_string(), written);
        }
    }
}
