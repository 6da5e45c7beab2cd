//! Fødselsnummer and the numbers that look like it.
//!
//! Eleven digits: day, month, two-digit year, three individual digits, two check digits. D-numbers
//! add 40 to the day, help numbers 40 and synthetic test numbers 80 to the month; a number may do
//! both. The first check digit follows Skatteetaten's rule for numbers issued from 2032: the weighted
//! sum may leave 0, 1, 2 or 3 when divided by 11. The second must leave 0.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What sort of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum FnrKind {
    /// Ordinary fødselsnummer.
    Fnr,
    /// D-number: day + 40.
    Dnr,
    /// Help number: month + 40.
    Hnr,
    /// Synthetic test number: month + 80.
    Tnr,
    /// Day + 40 and month + 40.
    DnrAndHnr,
    /// Day + 40 and month + 80.
    DnrAndTnr,
}

/// Why a number is refused. The text is for the user and never repeats the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FnrError {
    /// Not exactly eleven digits.
    #[error("Et fødselsnummer har 11 siffer.")]
    Length,
    /// The first six digits are no date of any kind of number.
    #[error("De seks første sifrene er ikke en gyldig dato.")]
    Date,
    /// A check digit is wrong: most often a slip of the keys.
    #[error("Kontrollsifrene stemmer ikke. Se etter en skrivefeil.")]
    CheckDigit,
}

/// A valid number. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(try_from = "String", into = "String")]
#[ts(as = "String")]
pub struct Fnr(String);

impl Fnr {
    /// Checks `text`, eleven digits and nothing else.
    pub fn parse(text: &str) -> Result<Self, FnrError> {
        kind(text)?;
        Ok(Self(text.to_owned()))
    }

    /// Checks what a person typed: white space is passed over (`130786 12345`).
    pub fn parse_typed(text: &str) -> Result<Self, FnrError> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        Self::parse(&digits)
    }

    /// The eleven digits. Personal: not for logs, errors or file names.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// The date of birth, `DDMMÅÅ`: without what is added to the day or month of other kinds of number.
    pub fn birth_digits(&self) -> String {
        let pair = |at: usize| self.0[at..at + 2].parse::<u32>().unwrap_or_default();
        // 40 or 80 to the month, 40 to the day: no day and no month is as great.
        let (day, month) = (pair(0) % 40, pair(2) % 40);
        format!("{day:02}{month:02}{}", &self.0[4..6])
    }

    /// As forms show it: date and personal number apart, `DDMMÅÅ NNNNN`.
    pub fn spaced(&self) -> String {
        let (date, rest) = self.0.split_at(6);
        format!("{date} {rest}")
    }
}

impl fmt::Debug for Fnr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fnr(…)")
    }
}

impl TryFrom<String> for Fnr {
    type Error = FnrError;
    fn try_from(text: String) -> Result<Self, FnrError> {
        Self::parse(&text)
    }
}

impl From<Fnr> for String {
    fn from(fnr: Fnr) -> Self {
        fnr.0
    }
}

/// What kind of number `text` is, or why it is none.
pub fn kind(text: &str) -> Result<FnrKind, FnrError> {
    let digits: Vec<u32> = text.chars().map_while(|c| c.to_digit(10)).collect();
    let digits: [u32; 11] = match digits.try_into() {
        Ok(digits) if text.len() == 11 => digits,
        _ => return Err(FnrError::Length),
    };
    let pair = |i: usize| digits[i] * 10 + digits[i + 1];
    let (day, d_number) = match pair(0) {
        day @ 41..=71 => (day - 40, true),
        day => (day, false),
    };
    let (month, kind) = match (pair(2), d_number) {
        (month @ 41..=52, false) => (month - 40, FnrKind::Hnr),
        (month @ 41..=52, true) => (month - 40, FnrKind::DnrAndHnr),
        (month @ 81..=92, false) => (month - 80, FnrKind::Tnr),
        (month @ 81..=92, true) => (month - 80, FnrKind::DnrAndTnr),
        (month, false) => (month, FnrKind::Fnr),
        (month, true) => (month, FnrKind::Dnr),
    };
    // The individual digits no longer tell the century for certain, so a date need only exist in one.
    let year = i32::try_from(pair(4)).unwrap_or_default();
    let exists = [1900, 2000]
        .iter()
        .any(|c| NaiveDate::from_ymd_opt(c + year, month, day).is_some());
    if !exists {
        return Err(FnrError::Date);
    }
    let weighted =
        |weights: &[u32]| -> u32 { weights.iter().zip(digits).map(|(w, d)| w * d).sum() };
    let first = weighted(&[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11;
    let second = weighted(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11;
    if first > 3 || second != 0 {
        return Err(FnrError::CheckDigit);
    }
    Ok(kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A number with right check digits, first digit's remainder 0, for a date and individual digits.
    fn with_check_digits(nine: &str) -> Option<String> {
        let d: Vec<u32> = nine.chars().filter_map(|c| c.to_digit(10)).collect();
        let sum = |w: &[u32], d: &[u32]| -> u32 { w.iter().zip(d).map(|(w, d)| w * d).sum() };
        let k1 = (11 - sum(&[3, 7, 6, 1, 8, 9, 4, 5, 2], &d) % 11) % 11;
        let mut ten = d.clone();
        ten.push(k1);
        let k2 = (11 - sum(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2], &ten) % 11) % 11;
        (k1 < 10 && k2 < 10).then(|| format!("{nine}{k1}{k2}"))
    }

    fn some_number(date: &str) -> String {
        (100..1000)
            .find_map(|i| with_check_digits(&format!("{date}{i}")))
            .unwrap_or_default()
    }

    #[test]
    fn each_kind_is_told_apart() {
        for (date, expected) in [
            ("010190", FnrKind::Fnr),
            ("410190", FnrKind::Dnr),
            ("014190", FnrKind::Hnr),
            ("018190", FnrKind::Tnr),
            ("414190", FnrKind::DnrAndHnr),
            ("418190", FnrKind::DnrAndTnr),
            ("290200", FnrKind::Fnr),
            ("719290", FnrKind::DnrAndTnr),
        ] {
            assert_eq!(kind(&some_number(date)), Ok(expected), "{date}");
        }
    }

    #[test]
    fn no_such_date() {
        for date in [
            "320190", "000190", "011390", "290201", "310490", "720190", "015390", "018090",
            "019390",
        ] {
            assert_eq!(kind(&format!("{date}12345")), Err(FnrError::Date), "{date}");
        }
    }

    #[test]
    fn not_eleven_digits() {
        for text in [
            "",
            "1",
            "0101901234",
            "010190123456",
            "0101901234a",
            "01019012 45",
            "٠١٠١٩٠١٢٣٤٥",
            "-1019012345",
        ] {
            assert_eq!(kind(text), Err(FnrError::Length), "{text}");
        }
    }

    #[test]
    fn from_2032_the_first_check_digit_may_leave_1_2_or_3() {
        let ten_weights = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
        for remainder in 0..11u32 {
            let found = (1_000..10_000u32).find_map(|n| {
                let ten = format!("018190{n:04}");
                let d: Vec<u32> = ten.chars().filter_map(|c| c.to_digit(10)).collect();
                let sum: u32 = ten_weights.iter().zip(&d).map(|(w, d)| w * d).sum();
                let second: u32 = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]
                    .iter()
                    .zip(&d)
                    .map(|(w, d)| w * d)
                    .sum();
                let k2 = (11 - second % 11) % 11;
                (sum % 11 == remainder && k2 < 10).then(|| format!("{ten}{k2}"))
            });
            let number = found.unwrap_or_default();
            assert_eq!(
                kind(&number).is_ok(),
                remainder <= 3,
                "remainder {remainder}"
            );
        }
    }

    #[test]
    fn debug_shows_no_digit() {
        let fnr = Fnr::parse(&some_number("018190"));
        assert!(!format!("{fnr:?}").contains(|c: char| c.is_ascii_digit()));
    }

    #[test]
    fn typed_with_a_space() {
        let number = some_number("018190");
        let fnr = Fnr::parse_typed(&format!(" {} {} ", &number[..6], &number[6..]));
        assert_eq!(fnr.map(|f| f.digits().to_owned()), Ok(number));
    }

    proptest! {
        #[test]
        fn one_wrong_last_digit_is_always_found(i in 100u32..1000, other in 1u32..10) {
            if let Some(number) = with_check_digits(&format!("018190{i}")) {
                let last = number[10..].parse::<u32>().unwrap_or_default();
                let wrong = format!("{}{}", &number[..10], (last + other) % 10);
                prop_assert_eq!(kind(&number), Ok(FnrKind::Tnr));
                prop_assert_eq!(kind(&wrong), Err(FnrError::CheckDigit));
            }
        }

        #[test]
        fn any_text_gets_an_answer(text in "\\PC*") {
            let _ = kind(&text);
        }
    }
}
