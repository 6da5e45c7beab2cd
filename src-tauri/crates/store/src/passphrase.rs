//! The passphrase as it travels from the window to the key derivation.

use crate::{Result, StoreError};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeSet;
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
    /// The fewest characters that a new passphrase may have, white space not counted. An existing
    /// store opens with whatever it was closed with.
    pub const MIN_CHARS: usize = 12;
    /// The fewest different characters among them: twelve times the same is no secret.
    const MIN_DIFFERENT: usize = 4;

    /// Whether it may lock a new store.
    pub fn is_strong_enough(&self) -> bool {
        let visible = || self.0.chars().filter(|c| !c.is_whitespace());
        let different: BTreeSet<char> = visible().collect();
        visible().count() >= Self::MIN_CHARS && different.len() >= Self::MIN_DIFFERENT
    }

    /// For key derivation only.
    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    pub(crate) fn check_strength(&self) -> Result<()> {
        if self.is_strong_enough() {
            Ok(())
        } else {
            Err(StoreError::WeakPassphrase)
        }
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
        let eleven = Passphrase::from("æøåüæøåüæøå");
        let twelve = Passphrase::from("æøåüæøåüæøåü");
        assert_eq!(eleven.check_strength(), Err(StoreError::WeakPassphrase));
        assert_eq!(twelve.check_strength(), Ok(()));
    }

    #[test]
    fn long_is_not_enough() {
        for plain in [
            "            ",
            "aaaaaaaaaaaaaaaa",
            "abcabcabcabcabc",
            "a b c d e f",
        ] {
            let refused = Passphrase::from(plain).check_strength();
            assert_eq!(refused, Err(StoreError::WeakPassphrase), "{plain:?}");
        }
    }

    #[test]
    fn characters_count_as_they_are_stored() {
        let composed = "a\u{30a}o\u{308}u\u{308}e\u{301}";
        let eleven = Passphrase::from(composed.repeat(3).trim_end_matches("e\u{301}"));
        assert_eq!(eleven.check_strength(), Err(StoreError::WeakPassphrase));
        assert_eq!(
            Passphrase::from(composed.repeat(3)).check_strength(),
            Ok(())
        );
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
