//! Kroner and øre, counted exactly: nothing here is ever a binary fraction.

use serde::{Serialize, Serializer};
use std::{fmt, iter::Sum, ops::Add};

/// An amount in øre, without VAT. `Display` and JSON write kroner with two decimals: `18000.00`. JSON
/// has it as a string, so that no reader makes a binary fraction of it.
///
/// ```
/// use domain::money::Ore;
/// assert_eq!(Ore(1_800_050).to_string(), "18000.50");
/// assert_eq!(Ore::parse("18000.5"), Some(Ore(1_800_050)));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, ts_rs::TS)]
#[ts(as = "String")]
pub struct Ore(pub u128);

impl Ore {
    /// Whole kroner.
    pub fn kroner(kroner: u64) -> Self {
        Self(u128::from(kroner) * 100)
    }

    /// Reads kroner with at most two decimals after a point, such as `850`, `850.5` and `850.00`.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, rest) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        // Longer than any amount, and far from the end of the number's range.
        if !digits(whole) || !digits(rest) || whole.len() > 15 || rest.len() > 2 {
            return None;
        }
        let rest = rest.parse::<u128>().ok()? * if rest.len() == 1 { 10 } else { 1 };
        Some(Self(whole.parse::<u128>().ok()? * 100 + rest))
    }

    /// Rounded half up to whole kroner.
    pub fn to_whole_kroner(self) -> Self {
        Self(half_up(self.0, 100) * 100)
    }
}

impl Add for Ore {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sum for Ore {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self(0), Add::add)
    }
}

impl fmt::Display for Ore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

impl Serialize for Ore {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// `number` ÷ `by` to the nearest whole number, a half upwards. `by` is not 0.
///
/// ```
/// use domain::money::half_up;
/// assert_eq!((half_up(149, 100), half_up(150, 100)), (1, 2));
/// ```
pub fn half_up(number: u128, by: u128) -> u128 {
    (2 * number + by) / (2 * by)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_kroner_with_two_decimals() {
        for (ore, written) in [
            (0, "0.00"),
            (5, "0.05"),
            (85_000, "850.00"),
            (123_456, "1234.56"),
        ] {
            assert_eq!(Ore(ore).to_string(), written);
            assert_eq!(Ore::parse(written), Some(Ore(ore)));
            assert_eq!(serde_json::to_value(Ore(ore)).unwrap(), written);
        }
        for text in [
            "",
            ".5",
            "5.",
            "1.234",
            "-1",
            "1,5",
            "1 000",
            "1e3",
            "9999999999999999",
        ] {
            assert_eq!(Ore::parse(text), None, "{text}");
        }
    }

    #[test]
    fn half_a_krone_goes_up() {
        for (ore, kroner) in [(49, 0), (50, 1), (149, 1), (150, 2)] {
            assert_eq!(Ore(ore).to_whole_kroner(), Ore::kroner(kroner));
        }
        assert_eq!([Ore(1), Ore(2)].into_iter().sum::<Ore>(), Ore(3));
    }
}
