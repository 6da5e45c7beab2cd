//! The passphrase as it travels from the window to the key derivation.

use crate::{Result, StoreError};
use std::fmt;
use zeroize::Zeroizing;

/// A passphrase. Wiped from memory when dropped; `Debug` shows nothing of it, not even its length.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// The fewest characters that a new passphrase may have. An existing store opens with whatever
    /// it was closed with.
    pub const MIN_CHARS: usize = 12;

    /// For key derivation only.
    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    pub(crate) fn check_strength(&self) -> Result<()> {
        if self.0.chars().count() < Self::MIN_CHARS {
            return Err(StoreError::WeakPassphrase);
        }
        Ok(())
    }
}

impl From<String> for Passphrase {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
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
        let passphrase = Passphrase::from("fire korte vanlige ord".to_owned());
        assert_eq!(format!("{passphrase:?}"), "Passphrase(…)");
    }

    #[test]
    fn characters_count_not_bytes() {
        let eleven = Passphrase::from("æøåæøåæøåæø".to_owned());
        let twelve = Passphrase::from("æøåæøåæøåæøå".to_owned());
        assert_eq!(eleven.check_strength(), Err(StoreError::WeakPassphrase));
        assert_eq!(twelve.check_strength(), Ok(()));
    }
}
