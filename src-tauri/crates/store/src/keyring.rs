//! The operating system's keyring as a further way in: a cache that may fail at any time, never the
//! truth. What it is, the host says; here stands what the store asks of it.
//!
//! No entry while a store exists means «unlock with the passphrase», never «make a new key».

use crate::crypto::{self, Hex};
use crate::{Result, StoreError};
use serde::de::{Deserialize, IntoDeserializer, value::Error as ReadError};
use zeroize::{Zeroize, Zeroizing};

/// A place outside the store that keeps one secret per store for whoever is logged in to the machine.
///
/// A call may take as long as the operating system asks its user something, but must end by itself.
pub trait Keyring: Send {
    /// Whether there is a keyring that answers. Asks its user nothing.
    ///
    /// # Errors
    /// Why it cannot be used.
    fn reach(&self) -> Result<(), KeyringFault>;

    /// What is kept for this store.
    ///
    /// # Errors
    /// [`KeyringFault::Missing`] when nothing is kept; all the others.
    fn read(&self, store: &str) -> Result<Zeroizing<String>, KeyringFault>;

    /// Keeps a secret for this store, in place of the one from before.
    ///
    /// # Errors
    /// Why it is not kept.
    fn keep(&self, store: &str, secret: &str) -> Result<(), KeyringFault>;

    /// Removes what is kept for this store; nothing kept is no error.
    ///
    /// # Errors
    /// Why it may still be there.
    fn remove(&self, store: &str) -> Result<(), KeyringFault>;
}

/// Why a keyring did not do what it was asked. Each means: go on with the passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyringFault {
    /// The machine has none, or none that answers.
    Absent,
    /// It is locked and was not opened: asking its user was refused, or was not possible.
    Locked,
    /// It keeps nothing for this store.
    Missing,
    /// It did not answer in time.
    Slow,
    /// It failed in another way, or keeps what cannot be read.
    Failed,
}

/// No keyring at all.
#[derive(Clone, Copy, Debug)]
pub struct NoKeyring;

impl Keyring for NoKeyring {
    fn reach(&self) -> Result<(), KeyringFault> {
        Err(KeyringFault::Absent)
    }

    fn read(&self, _: &str) -> Result<Zeroizing<String>, KeyringFault> {
        Err(KeyringFault::Absent)
    }

    fn keep(&self, _: &str, _: &str) -> Result<(), KeyringFault> {
        Err(KeyringFault::Absent)
    }

    fn remove(&self, _: &str) -> Result<(), KeyringFault> {
        Err(KeyringFault::Absent)
    }
}

/// 256 random bits that only a keyring holds. Wiped when dropped; its `Debug` shows nothing.
pub struct KeyringSecret([u8; 32]);

impl KeyringSecret {
    /// A new one.
    ///
    /// # Errors
    /// [`StoreError::Internal`] when the machine gives no random numbers.
    pub fn random() -> Result<Self> {
        crypto::random().map(Self)
    }

    /// As it is handed to the keyring: 64 hexadecimal digits. Text, because some keyrings keep
    /// nothing else.
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(crypto::hex(&self.0))
    }

    /// What [`KeyringSecret::to_text`] made.
    ///
    /// # Errors
    /// [`StoreError::WrongKeyring`] for any other text.
    pub fn from_text(text: &str) -> Result<Self> {
        let read: Result<Hex, ReadError> = Hex::deserialize(text.into_deserializer());
        let mut bytes = Zeroizing::new(read.map_err(|_| StoreError::WrongKeyring)?.0);
        let secret = bytes.as_slice().try_into().map(Self);
        bytes.zeroize();
        secret.map_err(|_| StoreError::WrongKeyring)
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl Drop for KeyringSecret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl std::fmt::Debug for KeyringSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeyringSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_leads_back_to_the_secret_and_no_other_text_does() {
        let secret = KeyringSecret::random().unwrap();
        let text = secret.to_text();
        assert_eq!(text.len(), 64);
        let read = KeyringSecret::from_text(&text).unwrap();
        assert_eq!(read.bytes(), secret.bytes());
        let upper = text.to_uppercase() + "A";
        for wrong in [
            "",
            "0",
            "00",
            &text[1..],
            &text[2..],
            &upper,
            "æøå",
            "passord",
        ] {
            let error = KeyringSecret::from_text(wrong).err();
            assert_eq!(error, Some(StoreError::WrongKeyring), "{wrong}");
        }
        assert_eq!(format!("{secret:?}"), "KeyringSecret(…)");
    }
}
