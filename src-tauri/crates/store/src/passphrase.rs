//! The passphrase as it travels from the window to the key derivation.

use crate::{Result, StoreError};
use serde::{Deserialize, Deserializer};
use std::fmt;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};
use zeroize::Zeroizing;

/// A passphrase. Wiped from memory when dropped and never copied, hence no `Clone`; `Debug` shows
/// nothing of it, not even its length.
///
/// It is held in Unicode's normal form C: «å» is one character from one keyboard and «a» with a
/// ring from another, and the same words must open the store on both.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// The fewest characters that a new passphrase may have. An existing store opens with whatever
    /// it was closed with.
    pub const MIN_CHARS: usize = 12;

    /// How many characters it has, in normal form.
    pub fn chars(&self) -> usize {
        self.0.chars().count()
    }

    /// For key derivation only.
    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    pub(crate) fn check_strength(&self) -> Result<()> {
        if self.chars() < Self::MIN_CHARS {
            return Err(StoreError::WeakPassphrase);
        }
        Ok(())
    }
}

impl From<String> for Passphrase {
    fn from(typed: String) -> Self {
        let typed = Zeroizing::new(typed);
        if is_nfc(&typed) {
            return Self(typed);
        }
        // In UTF-8, normal form C is at most three times as long as what it is made of (UAX #15).
        // Room for all of it at once: growing would leave copies that nobody wipes.
        let mut normal = Zeroizing::new(String::with_capacity(3 * typed.len()));
        normal.extend(typed.nfc());
        Self(normal)
    }
}

impl From<&str> for Passphrase {
    fn from(typed: &str) -> Self {
        Self::from(typed.to_owned())
    }
}

impl<'de> Deserialize<'de> for Passphrase {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // An owned text, such as a `serde_json::Value` holds, is moved and not copied.
        String::deserialize(deserializer).map(Self::from)
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_nothing() {
        let passphrase = Passphrase::from("fire korte vanlige ord");
        assert_eq!(format!("{passphrase:?}"), "Passphrase(…)");
    }

    #[test]
    fn characters_count_not_bytes() {
        let eleven = Passphrase::from("æøåæøåæøåæø");
        let twelve = Passphrase::from("æøåæøåæøåæøå");
        assert_eq!(eleven.check_strength(), Err(StoreError::WeakPassphrase));
        assert_eq!(twelve.check_strength(), Ok(()));
    }

    #[test]
    fn characters_count_as_they_are_stored() {
        let eleven = Passphrase::from("a\u{30a}".repeat(11));
        assert_eq!(eleven.chars(), 11);
        assert_eq!(eleven.check_strength(), Err(StoreError::WeakPassphrase));
    }

    #[test]
    fn both_spellings_of_a_letter_are_one_passphrase() {
        let (one, two) = ("blåbær og røde epler", "bla\u{30a}bær og røde epler");
        assert_ne!(one, two);
        assert_eq!(Passphrase::from(one).bytes(), Passphrase::from(two).bytes());
    }

    #[test]
    fn the_normal_form_has_room_from_the_start() {
        // The text that grows most: three times in UTF-8.
        for text in ["\u{1d160}", "\u{390}", "a\u{30a}"] {
            let text = text.repeat(50);
            let passphrase = Passphrase::from(text.as_str());
            assert!(passphrase.0.len() <= 3 * text.len());
        }
        assert_eq!(Passphrase::from("\u{1d160}").0.len(), 12);
    }

    #[test]
    fn it_is_read_from_json_in_normal_form() {
        let json = serde_json::json!("bla\u{30a}bær");
        let passphrase: Passphrase = serde_json::from_value(json).unwrap();
        assert_eq!(passphrase.bytes(), "blåbær".as_bytes());
        assert!(serde_json::from_value::<Passphrase>(serde_json::json!(1)).is_err());
    }
}
