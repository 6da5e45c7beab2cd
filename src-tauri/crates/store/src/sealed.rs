//! Files that leave this store for one reader: sealed to a public key or by a passphrase in the `age` format,
//! which the standard `age` tool reads too.

use crate::{Passphrase, crypto};
use age::secrecy::SecretString;
use age::{Decryptor, scrypt, x25519};
use std::io::Read as _;
use std::str::FromStr;
use zeroize::Zeroizing;

/// The plain bytes that one chunk of an `age` file holds.
const CHUNK: usize = 64 * 1024;
/// What each chunk is longer by when it is sealed.
const TAG: usize = 16;
/// The random bytes between the header and the first chunk.
const NONCE: usize = 16;
/// The most work that a passphrase's file may ask for, as a power of two: 2²⁰ takes 1 GiB and some seconds. The
/// standard tool asks for 2¹⁸.
const MOST_WORK: u8 = 20;

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
    /// It was sealed by another passphrase.
    #[error("sealed by another passphrase")]
    WrongPassphrase,
    /// Its bytes are not those that were sealed.
    #[error("altered or cut short")]
    Altered,
    /// Its end is missing. Known only of what was [sealed whole](seal_whole).
    #[error("cut short")]
    CutShort,
}

/// What opens a sealed file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealedBy {
    /// The secret key that belongs to a public one.
    Key,
    /// A passphrase.
    Passphrase,
}

/// Whom a file is sealed for.
#[derive(Clone, Copy, Debug)]
pub enum Reader<'a> {
    /// The holder of a public key, `age1…`
    Key(&'a str),
    /// Whoever knows the passphrase.
    Passphrase(&'a Passphrase),
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
        let opened = age::decrypt(&self.0, sealed).map(Zeroizing::new);
        opened.map_err(|error| refused(error, SealError::AnotherKey))
    }
}

fn refused(error: age::DecryptError, not_the_reader: SealError) -> SealError {
    use age::DecryptError as E;
    match error {
        E::NoMatchingKeys | E::DecryptionFailed | E::KeyDecryptionFailed => not_the_reader,
        E::InvalidHeader | E::UnknownFormat | E::ExcessiveWork { .. } => SealError::NotSealed,
        _ => SealError::Altered,
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

/// Seals so that a file that was cut short can be told from one that was altered: zeros make the plain bytes
/// whole chunks, so that every such file has a length that no part of it has, but for one that ends with a chunk,
/// which the chunks themselves tell. They hide the exact size as well. The reader must not mind them at the end.
///
/// # Errors
/// [`SealError::NotAKey`].
pub fn seal_whole(reader: Reader<'_>, plain: Vec<u8>) -> Result<Vec<u8>, SealError> {
    let plain = Zeroizing::new(plain);
    let whole = plain.len().max(1).next_multiple_of(CHUNK);
    // Room for all at once: growing would leave a copy that nobody wipes.
    let mut padded = Zeroizing::new(Vec::with_capacity(whole));
    padded.extend_from_slice(&plain);
    padded.resize(whole, 0);
    match reader {
        Reader::Key(public) => seal(public, &padded),
        Reader::Passphrase(passphrase) => {
            // As much work as this machine does in about a second.
            let recipient = scrypt::Recipient::new(exposed(passphrase));
            age::encrypt(&recipient, &padded).map_err(|_| SealError::NotAKey)
        }
    }
}

/// What opens a file, known without opening it.
///
/// # Errors
/// [`SealError::NotSealed`].
pub fn sealed_by(sealed: &[u8]) -> Result<SealedBy, SealError> {
    let begun = sealed.starts_with(b"age-encryption.org/v1\n");
    let ends_early = || whole_header(sealed).is_none_or(|header| sealed.len() < header + NONCE);
    let decryptor = Decryptor::new_buffered(sealed).map_err(|_| match begun && ends_early() {
        true => SealError::CutShort,
        false => SealError::NotSealed,
    })?;
    Ok(match decryptor.is_scrypt() {
        true => SealedBy::Passphrase,
        false => SealedBy::Key,
    })
}

/// What was [sealed whole](seal_whole), with the zeros at its end. Without a key nothing opens that was sealed to
/// one.
///
/// # Errors
/// All but [`SealError::NotAKey`].
pub fn open_whole(
    sealed: &[u8],
    key: Option<&SealKey>,
    passphrase: Option<&Passphrase>,
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let by = sealed_by(sealed)?;
    let identity: Box<dyn age::Identity> = match (by, key, passphrase) {
        (SealedBy::Key, Some(key), _) => Box::new(key.0.clone()),
        (SealedBy::Key, None, _) => return Err(SealError::AnotherKey),
        (SealedBy::Passphrase, _, Some(passphrase)) => {
            let mut identity = scrypt::Identity::new(exposed(passphrase));
            identity.set_max_work_factor(MOST_WORK);
            Box::new(identity)
        }
        (SealedBy::Passphrase, _, None) => return Err(SealError::WrongPassphrase),
    };
    let not_the_reader = match by {
        SealedBy::Key => SealError::AnotherKey,
        SealedBy::Passphrase => SealError::WrongPassphrase,
    };
    let decryptor = Decryptor::new_buffered(sealed).map_err(|_| SealError::NotSealed)?;
    // The key first: of what is somebody else's nothing else is told.
    let mut reader = decryptor
        .decrypt(std::iter::once(&*identity))
        .map_err(|error| refused(error, not_the_reader))?;
    if cut_short(sealed) {
        return Err(SealError::CutShort);
    }
    let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len()));
    match reader.read_to_end(&mut plain) {
        Ok(_) => Ok(plain),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Err(SealError::CutShort),
        Err(_) => Err(SealError::Altered),
    }
}

/// Whether what follows the header is no whole number of chunks.
fn cut_short(sealed: &[u8]) -> bool {
    let payload = whole_header(sealed).and_then(|header| sealed.len().checked_sub(header + NONCE));
    payload.is_none_or(|payload| payload == 0 || payload % (CHUNK + TAG) != 0)
}

/// The header's length: it ends with the line that begins with three hyphens.
fn whole_header(sealed: &[u8]) -> Option<usize> {
    let mark = sealed.windows(5).position(|five| five == b"\n--- ")?;
    let end = sealed
        .get(mark + 1..)?
        .iter()
        .position(|byte| *byte == b'\n')?;
    Some(mark + end + 2)
}

fn exposed(passphrase: &Passphrase) -> SecretString {
    // Exposed to the one function that makes a key of it; wiped when dropped.
    SecretString::from(String::from_utf8_lossy(passphrase.bytes()).into_owned())
}

/// 128 random bits, lower-case hexadecimal: an id that both ends of a hand-over know, or the secret that its
/// receipt is made of.
///
/// # Errors
/// [`StoreError::Internal`](crate::StoreError::Internal) where the system gives no random bytes.
pub fn random_id() -> crate::Result<domain::Id> {
    crypto::random_id()
}

/// A receipt: what only somebody can say who knows `secret`, of what it is about. 80 bits in four groups of four
/// of the recovery code's signs, short enough to be read out.
pub fn receipt(secret: &str, about: &[&str]) -> String {
    let mut parts: Vec<&[u8]> = Vec::from([&b"tiltaksmappe receipt 1"[..]]);
    parts.extend(about.iter().map(|part| part.as_bytes()));
    let mac = crypto::mac(secret.as_bytes(), &parts);
    let mut code = String::new();
    for (nth, byte) in mac.iter().take(16).enumerate() {
        if nth > 0 && nth % 4 == 0 {
            code.push('-');
        }
        // 256 is 8 times 32, so that the low five bits favour no sign.
        code.push(char::from(
            crate::recovery_code::SIGNS[usize::from(byte % 32)],
        ));
    }
    code
}

/// A receipt as somebody typed it, as [`receipt`] writes it: case, spaces and hyphens do not matter, nor does O
/// for 0, or I or L for 1.
pub fn typed_receipt(typed: &str) -> String {
    let signs = typed.chars().filter(char::is_ascii_alphanumeric);
    let signs: Vec<char> = signs
        .map(|sign| match sign.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            sign => sign,
        })
        .collect();
    let groups: Vec<String> = signs
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join("-")
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

    fn whole(key: &SealKey, plain: &[u8]) -> Vec<u8> {
        let public = key.public();
        seal_whole(Reader::Key(&public), plain.to_vec()).unwrap()
    }

    #[test]
    fn a_file_that_was_cut_short_is_told_from_one_that_was_altered() {
        let key = SealKey::generate();
        for plain in [TEXT.to_vec(), vec![7; CHUNK], vec![7; CHUNK + 1]] {
            let sealed = whole(&key, &plain);
            let opened = open_whole(&sealed, Some(&key), None).unwrap();
            assert_eq!(opened[..plain.len()], plain);
            assert!(opened[plain.len()..].iter().all(|byte| *byte == 0));
            let header = whole_header(&sealed).unwrap();
            let lengths = (0..header + 40).chain((header + 40..sealed.len()).step_by(997));
            for length in lengths.chain([sealed.len() - CHUNK - TAG, sealed.len() - 1]) {
                let cut = open_whole(&sealed[..length], Some(&key), None);
                let expected = match length {
                    0..22 => SealError::NotSealed,
                    _ => SealError::CutShort,
                };
                assert_eq!(cut, Err(expected), "{length} of {}", sealed.len());
            }
            for at in (header..sealed.len())
                .step_by(991)
                .chain([sealed.len() - 1])
            {
                let mut altered = sealed.clone();
                altered[at] ^= 1;
                let refused = open_whole(&altered, Some(&key), None);
                assert_eq!(refused, Err(SealError::Altered), "byte {at}");
            }
        }
    }

    #[test]
    fn no_byte_of_the_header_can_be_another_one() {
        let key = SealKey::generate();
        let sealed = whole(&key, TEXT);
        for at in 0..whole_header(&sealed).unwrap() {
            let mut altered = sealed.clone();
            altered[at] ^= 1;
            assert!(open_whole(&altered, Some(&key), None).is_err(), "byte {at}");
        }
    }

    #[test]
    fn a_passphrase_seals_and_no_other_opens() {
        let passphrase = Passphrase::from("blåbær og røde epler");
        let sealed = seal_whole(Reader::Passphrase(&passphrase), TEXT.to_vec()).unwrap();
        assert_eq!(sealed_by(&sealed), Ok(SealedBy::Passphrase));
        let other_spelling = Passphrase::from("bla\u{30a}bær og røde epler");
        let opened = open_whole(&sealed, None, Some(&other_spelling)).unwrap();
        assert!(opened.starts_with(TEXT));
        let wrong = Passphrase::from("blåbær og grønne epler");
        let refused = open_whole(&sealed, None, Some(&wrong));
        assert_eq!(refused, Err(SealError::WrongPassphrase));
        // A key opens nothing that a passphrase seals.
        let key = SealKey::generate();
        let refused = open_whole(&sealed, Some(&key), None);
        assert_eq!(refused, Err(SealError::WrongPassphrase));
        let cut = open_whole(&sealed[..sealed.len() - 9], None, Some(&passphrase));
        assert_eq!(cut, Err(SealError::CutShort));
    }

    #[test]
    fn what_opens_a_file_is_known_without_opening_it() {
        let key = SealKey::generate();
        assert_eq!(sealed_by(&whole(&key, TEXT)), Ok(SealedBy::Key));
        assert_eq!(sealed_by(b"PK\x03\x04"), Err(SealError::NotSealed));
        let refused = open_whole(&whole(&key, TEXT), Some(&SealKey::generate()), None);
        assert_eq!(refused, Err(SealError::AnotherKey));
        let refused = open_whole(&whole(&key, TEXT), None, None);
        assert_eq!(refused, Err(SealError::AnotherKey));
    }

    #[test]
    fn a_receipt_is_of_one_secret_and_one_thing_and_may_be_typed_carelessly() {
        let code = receipt("secret", &["h", "1"]);
        assert_eq!(code.len(), 19, "{code}");
        assert_eq!(code, receipt("secret", &["h", "1"]));
        assert_ne!(code, receipt("secret", &["h1"]));
        assert_ne!(code, receipt("other", &["h", "1"]));
        assert_eq!(typed_receipt(&code.to_lowercase().replace('-', " ")), code);
        assert_eq!(typed_receipt(" o1l-i2 "), "0111-2");
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
