//! A part of full time: «37,5 %» of a position is as usual as «50 %».

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// A share in hundredths of a per cent, so that 37,5 and 33,33 are exact.
///
/// In JSON a number: `50`, `37.5`. `Display` writes it as Norwegians do, without the sign: `37,5`.
///
/// ```
/// use domain::Percent;
/// let share: Percent = serde_json::from_str("37.5")?;
/// assert_eq!(share.to_string(), "37,5");
/// assert!(!share.at_least(50));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ts_rs::TS)]
#[ts(as = "f64")]
pub struct Percent(u32);

impl Percent {
    /// A whole number of per cent.
    pub fn whole(percent: u16) -> Self {
        Self(u32::from(percent) * 100)
    }

    /// Whether it is this many per cent or more.
    pub fn at_least(self, percent: u16) -> bool {
        self >= Self::whole(percent)
    }

    /// Whether one position can be that large: from 1 to 100.
    pub fn is_one_position(self) -> bool {
        self.at_least(1) && self <= Self::whole(100)
    }

    /// From a number with at most two decimals; none where there are more, or where it is no share.
    fn exact(number: f64) -> Option<Self> {
        let hundredths = (number * 100.0).round();
        let possible = (0.0..=f64::from(u32::MAX)).contains(&hundredths);
        // A share that was read from text is the float nearest to a whole number of hundredths.
        (possible && hundredths / 100.0 == number).then_some(Self(hundredths as u32))
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        match (rest, rest % 10) {
            (0, _) => write!(f, "{whole}"),
            (_, 0) => write!(f, "{whole},{}", rest / 10),
            _ => write!(f, "{whole},{rest:02}"),
        }
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // A whole number stays one: stored values are compared, and 50 is not 50.0.
        match self.0 % 100 {
            0 => serializer.serialize_u32(self.0 / 100),
            _ => serializer.serialize_f64(f64::from(self.0) / 100.0),
        }
    }
}

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(deserializer)?;
        Self::exact(number).ok_or_else(|| {
            de::Error::custom("a share is a number from 0 with at most two decimals")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Percent;
    use proptest::prelude::*;

    fn read(json: &str) -> Option<Percent> {
        serde_json::from_str(json).ok()
    }

    #[test]
    fn it_is_written_as_norwegians_do() {
        for (json, written) in [
            ("50", "50"),
            ("37.5", "37,5"),
            ("33.33", "33,33"),
            ("12.05", "12,05"),
            ("100.0", "100"),
        ] {
            assert_eq!(read(json).unwrap().to_string(), written);
        }
    }

    #[test]
    fn what_is_no_share_is_refused() {
        for json in ["-1", "37.555", "\"50\"", "1e12", "null"] {
            assert_eq!(read(json), None, "{json}");
        }
    }

    #[test]
    fn bounds_count_as_inside() {
        assert!(Percent::whole(50).at_least(50) && !read("49.99").unwrap().at_least(50));
        for (json, one) in [
            ("0.99", false),
            ("1", true),
            ("100", true),
            ("100.01", false),
        ] {
            assert_eq!(read(json).unwrap().is_one_position(), one, "{json}");
        }
    }

    proptest! {
        /// The change log compares stored values with written ones.
        #[test]
        fn json_keeps_it_exactly(hundredths in 0_u32..=1_000_000) {
            let json = serde_json::to_string(&Percent(hundredths)).unwrap();
            prop_assert_eq!(read(&json), Some(Percent(hundredths)));
            let value: serde_json::Value = serde_json::from_str(&json).unwrap();
            prop_assert_eq!(value, serde_json::to_value(Percent(hundredths)).unwrap());
            prop_assert_eq!(json.contains('.'), hundredths % 100 != 0);
        }
    }
}
