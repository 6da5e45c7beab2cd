//! The few cryptographic steps that everything else is made of. Nothing here is invented: AES-256-GCM,
//! HMAC-SHA256, SHA-256 and the operating system's random numbers.

use crate::{Result, StoreError};
use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, KeyInit};
use hmac::{Hmac, Mac};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// A SHA-256 or HMAC-SHA256 value.
pub(crate) type Hash = [u8; 32];

/// A 256-bit key. Wiped when dropped; it has no `Debug`, `Clone` or `Serialize` on purpose.
#[derive(Zeroize, ZeroizeOnDrop)]
pub(crate) struct Secret([u8; 32]);

impl Secret {
    pub(crate) fn random() -> Result<Self> {
        let mut secret = Self([0; 32]);
        getrandom::fill(&mut secret.0).map_err(|_| StoreError::Internal("random numbers"))?;
        Ok(secret)
    }

    /// Lets `fill` write the key in place, so that no copy is left on the stack.
    pub(crate) fn made_by(fill: impl FnOnce(&mut [u8; 32]) -> Result<()>) -> Result<Self> {
        let mut secret = Self([0; 32]);
        fill(&mut secret.0)?;
        Ok(secret)
    }

    /// A key for one purpose, from which this one cannot be found.
    pub(crate) fn derive(&self, purpose: &str) -> Self {
        Self(mac(&self.0, &[purpose.as_bytes()]))
    }

    pub(crate) fn mac(&self, parts: &[&[u8]]) -> Hash {
        mac(&self.0, parts)
    }

    /// The key as text, to be kept in an encrypted store and nowhere else.
    pub(crate) fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(hex(&self.0))
    }

    /// What [`Secret::to_text`] wrote.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(unhex(text)?);
        let mut secret = Self([0; 32]);
        (bytes.len() == 32).then(|| secret.0.copy_from_slice(&bytes))?;
        Some(secret)
    }

    /// HMAC-SHA256 over a stream, under this key.
    pub(crate) fn stream_mac(&self) -> Hmac<Sha256> {
        let mut block = Zeroizing::new([0u8; 64]);
        block[..32].copy_from_slice(&self.0);
        Hmac::<Sha256>::new((&*block).into())
    }

    /// Compared in plain time: who can measure this machine's cache can read its memory.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    /// SQLCipher's notation of a raw key. The one place where a key becomes text.
    pub(crate) fn raw_key_pragma(&self) -> Zeroizing<String> {
        let digits = Zeroizing::new(hex(&self.0));
        Zeroizing::new(format!("PRAGMA key = \"x'{}'\";", *digits))
    }

    /// Wraps `secret` under this key, bound to `aad`.
    pub(crate) fn seal(&self, secret: &Self, aad: &[u8]) -> Result<Sealed> {
        let nonce: [u8; 12] = random()?;
        let msg = Payload {
            msg: &secret.0,
            aad,
        };
        let data = Aes256Gcm::new((&self.0).into())
            .encrypt(&nonce.into(), msg)
            .map_err(|_| StoreError::Internal("encryption"))?;
        Ok(Sealed {
            nonce: Hex(nonce.to_vec()),
            data: Hex(data),
        })
    }

    /// Unwraps what [`Secret::seal`] made; `None` when the key or the `aad` is another, or a bit flipped.
    pub(crate) fn open(&self, sealed: &Sealed, aad: &[u8]) -> Option<Self> {
        let nonce: [u8; 12] = sealed.nonce.0.as_slice().try_into().ok()?;
        let msg = Payload {
            msg: &sealed.data.0,
            aad,
        };
        let plain = Aes256Gcm::new((&self.0).into())
            .decrypt(&nonce.into(), msg)
            .map(Zeroizing::new)
            .ok()?;
        let mut secret = Self([0; 32]);
        (plain.len() == 32).then(|| secret.0.copy_from_slice(&plain))?;
        Some(secret)
    }
}

/// A wrapped key as it stands in `keys.json`.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sealed {
    nonce: Hex,
    data: Hex,
}

/// Bytes that are written as lower-case hexadecimal digits and read as nothing else, so that one
/// value has one spelling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hex(pub(crate) Vec<u8>);

impl Serialize for Hex {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex(&self.0))
    }
}

impl<'de> Deserialize<'de> for Hex {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        unhex(&text)
            .map(Self)
            .ok_or_else(|| de::Error::custom("not hexadecimal"))
    }
}

pub(crate) fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::Internal("random numbers"))?;
    Ok(bytes)
}

/// A new record id: 128 random bits.
pub(crate) fn random_id() -> Result<domain::Id> {
    Ok(hex(&random::<16>()?))
}

/// HMAC-SHA256. Each part goes in with its length, so that no two lists of parts give one text.
pub(crate) fn mac(key: &[u8], parts: &[&[u8]]) -> Hash {
    // HMAC pads a short key with zeros up to the block; doing it here makes the call infallible.
    let mut block = Zeroizing::new([0u8; 64]);
    for (to, from) in block.iter_mut().zip(key) {
        *to = *from;
    }
    let mut mac = Hmac::<Sha256>::new((&*block).into());
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// SHA-256 over parts with their lengths.
pub(crate) fn digest(parts: &[&[u8]]) -> Hash {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

/// Plain SHA-256, as `sha256sum` prints it.
pub(crate) fn sha256(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    ];
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|nibble| DIGITS[usize::from(nibble)])
        .collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let nibble = |digit: u8| match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    };
    let pairs = text.as_bytes().chunks(2);
    pairs
        .map(|pair| match *pair {
            [high, low] => Some(nibble(high)? << 4 | nibble(low)?),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrap_opens_only_with_its_key_and_its_aad() {
        let (outer, inner, other) = (
            Secret::random().unwrap(),
            Secret::random().unwrap(),
            Secret::random().unwrap(),
        );
        let sealed = outer.seal(&inner, b"this").unwrap();
        assert_eq!(outer.open(&sealed, b"this").unwrap().0, inner.0);
        assert!(outer.open(&sealed, b"that").is_none());
        assert!(other.open(&sealed, b"this").is_none());
        for i in 0..sealed.data.0.len() {
            let mut flipped = sealed.clone();
            flipped.data.0[i] ^= 1;
            assert!(outer.open(&flipped, b"this").is_none());
        }
    }

    #[test]
    fn hex_has_one_spelling() {
        assert_eq!(unhex(&hex(&[0, 127, 255])), Some(vec![0, 127, 255]));
        for text in ["0", "0G", "AB", "é0", "0x"] {
            assert_eq!(unhex(text), None, "{text}");
        }
    }

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(digest(&[b"ab", b"c"]), digest(&[b"a", b"bc"]));
        assert_ne!(mac(b"k", &[b"ab", b"c"]), mac(b"k", &[b"a", b"bc"]));
    }

    /// RFC 4231, test case 2, with the length prefix that this crate puts before each part.
    #[test]
    fn mac_is_hmac_sha256() {
        let mut text = 28u64.to_be_bytes().to_vec();
        text.extend(b"what do ya want for nothing?");
        let mut hmac = <Hmac<Sha256> as KeyInit>::new_from_slice(b"Jefe").unwrap();
        hmac.update(&text);
        let expected: Hash = hmac.finalize().into_bytes().into();
        assert_eq!(mac(b"Jefe", &[b"what do ya want for nothing?"]), expected);
    }
}
