//! Files that leave this store for one reader: sealed to a public key in the `age` format, which the
//! standard `age` tool reads too.

use age::x25519;
use std::str::FromStr;
use zeroize::Zeroizing;

/// Why a sealed file could not be made or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// What was given is no public key.
    #[error("not a public key")]
    NotAKey,
    /// The file is no `age` file, or one of a newer kind.
    #[error("not a sealed file")]
    NotSealed,
    /// It was sealed to another key.
    #[error("sealed to another key")]
    AnotherKey,
    /// Its bytes are not those that were sealed.
    #[error("altered or cut short")]
    Altered,
}

/// A secret key and the public key that belongs to it.
#[derive(Clone)]
pub struct SealKey(x25519::Identity);

impl SealKey {
    /// A new one.
    pub fn generate() -> Self {
        Self(x25519::Identity::generate())
    }

    /// The one whose [`SealKey::secret`] this is.
    pub fn from_secret(secret: &str) -> Option<Self> {
        x25519::Identity::from_str(secret.trim()).ok().map(Self)
    }

    /// `AGE-SECRET-KEY-1…`, to be kept in the store and nowhere else.
    pub fn secret(&self) -> Zeroizing<String> {
        use age::secrecy::ExposeSecret;
        // Exposed to be written into the encrypted store.
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    /// `age1…`, to be given to those who send.
    pub fn public(&self) -> String {
        self.0.to_public().to_string()
    }

    /// What was sealed to this key.
    ///
    /// # Errors
    /// All but [`SealError::NotAKey`].
    pub fn open(&self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
        use age::DecryptError as E;
        let opened = age::decrypt(&self.0, sealed).map(Zeroizing::new);
        opened.map_err(|error| match error {
            E::NoMatchingKeys => SealError::AnotherKey,
            E::InvalidHeader | E::UnknownFormat => SealError::NotSealed,
            _ => SealError::Altered,
        })
    }
}

/// Shows no key, not even the public one.
impl std::fmt::Debug for SealKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SealKey(…)")
    }
}

/// Whether it is a public key.
pub fn is_public_key(text: &str) -> bool {
    x25519::Recipient::from_str(text.trim()).is_ok()
}

/// Seals to the holder of a public key.
///
/// # Errors
/// [`SealError::NotAKey`].
pub fn seal(public: &str, plain: &[u8]) -> Result<Vec<u8>, SealError> {
    let recipient = x25519::Recipient::from_str(public.trim()).map_err(|_| SealError::NotAKey)?;
    age::encrypt(&recipient, plain).map_err(|_| SealError::NotAKey)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &[u8] = "antall: 12, æøå".as_bytes();

    #[test]
    fn only_the_key_it_was_sealed_to_opens_it() {
        let (leader, other) = (SealKey::generate(), SealKey::generate());
        let sealed = seal(&leader.public(), TEXT).unwrap();
        assert_eq!(leader.open(&sealed).unwrap().as_slice(), TEXT);
        assert_eq!(other.open(&sealed), Err(SealError::AnotherKey));
        let kept = SealKey::from_secret(&leader.secret()).unwrap();
        assert_eq!(kept.public(), leader.public());
        assert_eq!(kept.open(&sealed).unwrap().as_slice(), TEXT);
    }

    #[test]
    fn no_byte_can_be_another_one() {
        let leader = SealKey::generate();
        let sealed = seal(&leader.public(), TEXT).unwrap();
        for at in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[at] ^= 1;
            assert!(leader.open(&altered).is_err(), "byte {at}");
        }
        assert!(leader.open(&sealed[..sealed.len() - 1]).is_err());
        assert_eq!(leader.open(b"PK\x03\x04"), Err(SealError::NotSealed));
    }

    #[test]
    fn what_is_no_key_seals_nothing() {
        for typed in ["", "age1abc", "ssh-ed25519 AAAA", "AGE-SECRET-KEY-1QQQ"] {
            assert_eq!(seal(typed, TEXT), Err(SealError::NotAKey), "{typed}");
            assert!(!is_public_key(typed));
        }
        assert!(is_public_key(&format!(
            " {}\n",
            SealKey::generate().public()
        )));
    }
}
