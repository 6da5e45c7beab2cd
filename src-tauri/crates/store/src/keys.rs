//! `keys.json`: the wrapped keys of one generation.
//!
//! ```text
//! passphrase ─ Argon2id ─ unlock key ─ wraps ─ master key ─ wraps ─ store key
//!                              └───── wrapped under ─┘
//! ```
//! Every wrap is bound to the format, its purpose, the store's id, the generation and the store
//! file's name, so that no part of one `keys.json` can be put into another. Each unlock's own key
//! lies wrapped under the master key as well: that is what lets a rebuild make a new master key for
//! every unlock, a recovery code in a drawer included, while knowing only one of them. (Whoever had
//! the old master key can therefore still use an unlock that was kept: after a leak, renew them all.)
//!
//! The file also carries its own SHA-256. It guards against nobody, but tells a damaged file from a
//! wrong passphrase, and is read the same way in every future format.

use crate::crypto::{self, Hex, Sealed, Secret};
use crate::files;
use crate::kdf::{Cost, Kdf};
use crate::{Passphrase, Result, StoreError};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::path::Path;

/// The newest format known. Whatever is added to the file, a field or a kind of unlock, raises it,
/// since an older program would drop what it does not know when it rewrites the file.
const FORMAT: u64 = 1;

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Keys {
    format: u64,
    /// The store's random id, the same through all generations.
    store: domain::Id,
    generation: u64,
    file: String,
    unlocks: Vec<Unlock>,
    /// The store key, under the master key.
    store_key: Sealed,
}

/// One way in.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Unlock {
    kind: UnlockKind,
    kdf: Kdf,
    /// The master key, under this unlock's key.
    master: Sealed,
    /// This unlock's key, under the master key.
    key: Sealed,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum UnlockKind {
    Passphrase,
    /// A printed code. Nothing makes one yet; what the file needs for it is settled.
    RecoveryCode,
}

impl UnlockKind {
    fn id(self) -> &'static str {
        match self {
            Self::Passphrase => "passphrase",
            Self::RecoveryCode => "recovery-code",
        }
    }
}

/// The file as it lies on disk.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope {
    /// Kept as JSON, so that the digest of a newer format can be checked too. The digest is over the
    /// body without white space, keys in the file's order (serde_json's `preserve_order`).
    body: Value,
    sha256: Hex,
}

/// The keys of an open store.
pub(crate) struct Opened {
    master: Secret,
    store_key: Secret,
}

impl Opened {
    pub(crate) fn store_key(&self) -> &Secret {
        &self.store_key
    }

    pub(crate) fn anchor_key(&self) -> Secret {
        self.master.derive("tiltaksmappe anchor")
    }
}

impl Keys {
    /// The keys of a new store.
    pub(crate) fn create(passphrase: &Passphrase, cost: Cost) -> Result<(Self, Opened)> {
        let (kdf, key) = fresh_unlock(passphrase, cost)?;
        let id = crypto::random_id()?;
        Self::make(id, 1, vec![(UnlockKind::Passphrase, kdf, key)])
    }

    /// The keys of the next generation: master key and store key are new, the unlocks stay, unless
    /// `passphrase` replaces the old one.
    pub(crate) fn next(
        &self,
        opened: &Opened,
        passphrase: Option<(&Passphrase, Cost)>,
    ) -> Result<(Self, Opened)> {
        let mut unlocks = Vec::new();
        for unlock in &self.unlocks {
            let (kdf, key) = match (unlock.kind, passphrase) {
                (UnlockKind::Passphrase, Some((passphrase, cost))) => {
                    fresh_unlock(passphrase, cost)?
                }
                _ => (unlock.kdf.clone(), self.unlock_key(unlock, opened)?),
            };
            unlocks.push((unlock.kind, kdf, key));
        }
        Self::make(self.store.clone(), self.generation + 1, unlocks)
    }

    fn make(
        store: domain::Id,
        generation: u64,
        unlocks: Vec<(UnlockKind, Kdf, Secret)>,
    ) -> Result<(Self, Opened)> {
        let opened = Opened {
            master: Secret::random()?,
            store_key: Secret::random()?,
        };
        let bind = Binding {
            store: &store,
            generation,
        };
        let master = &opened.master;
        let wrapped = unlocks.into_iter().map(|(kind, kdf, key)| {
            Ok(Unlock {
                kind,
                master: key.seal(master, &bind.master(kind, &kdf))?,
                key: master.seal(&key, &bind.unlock_key(kind, &kdf))?,
                kdf,
            })
        });
        let unlocks = wrapped.collect::<Result<_>>()?;
        let store_key = master.seal(&opened.store_key, &bind.store_key())?;
        let keys = Self {
            format: FORMAT,
            file: files::store_name(generation),
            store,
            generation,
            unlocks,
            store_key,
        };
        Ok((keys, opened))
    }

    pub(crate) fn store_id(&self) -> &str {
        &self.store
    }

    pub(crate) fn generation(&self) -> u64 {
        self.generation
    }

    pub(crate) fn store_file(&self) -> &str {
        &self.file
    }

    /// Reads the file and checks its shape, but no key.
    pub(crate) fn read(dir: &Path) -> Result<Self> {
        let bytes = files::read(&dir.join(files::KEYS))?.ok_or(StoreError::NoStore)?;
        Self::parse(&bytes)
    }

    fn parse(bytes: &[u8]) -> Result<Self> {
        let damaged = |_| StoreError::DamagedKeys;
        let envelope: Envelope = serde_json::from_slice(bytes).map_err(damaged)?;
        if digest(&envelope.body)? != envelope.sha256 {
            return Err(StoreError::DamagedKeys);
        }
        match envelope.body.get("format").and_then(Value::as_u64) {
            Some(FORMAT) => {}
            Some(found) if found > FORMAT => {
                let known = FORMAT;
                return Err(StoreError::NewerKeys { found, known });
            }
            _ => return Err(StoreError::DamagedKeys),
        }
        let keys: Self = serde_json::from_value(envelope.body).map_err(damaged)?;
        // The name is checked, not followed: it must not lead out of the folder.
        let sane = keys.file == files::store_name(keys.generation)
            && keys.unlocks.iter().all(|unlock| unlock.kdf.is_sane());
        if sane {
            Ok(keys)
        } else {
            Err(StoreError::DamagedKeys)
        }
    }

    /// The bytes of `keys.json`.
    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>> {
        let failed = |_| StoreError::Internal("writing keys");
        let body = serde_json::to_value(self).map_err(failed)?;
        let sha256 = digest(&body)?;
        let mut bytes = serde_json::to_vec_pretty(&Envelope { body, sha256 }).map_err(failed)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Opens the keys. This is the step that takes its time.
    pub(crate) fn unlock(&self, passphrase: &Passphrase) -> Result<Opened> {
        let bind = self.binding();
        let by_passphrase = |unlock: &&Unlock| unlock.kind == UnlockKind::Passphrase;
        for unlock in self.unlocks.iter().filter(by_passphrase) {
            let key = unlock.kdf.derive(passphrase)?;
            let aad = bind.master(unlock.kind, &unlock.kdf);
            if let Some(master) = key.open(&unlock.master, &aad) {
                let store_key = master
                    .open(&self.store_key, &bind.store_key())
                    .ok_or(StoreError::DamagedKeys)?;
                return Ok(Opened { master, store_key });
            }
        }
        Err(StoreError::WrongPassphrase)
    }

    fn unlock_key(&self, unlock: &Unlock, opened: &Opened) -> Result<Secret> {
        let aad = self.binding().unlock_key(unlock.kind, &unlock.kdf);
        opened
            .master
            .open(&unlock.key, &aad)
            .ok_or(StoreError::DamagedKeys)
    }

    fn binding(&self) -> Binding<'_> {
        Binding {
            store: &self.store,
            generation: self.generation,
        }
    }
}

fn fresh_unlock(passphrase: &Passphrase, cost: Cost) -> Result<(Kdf, Secret)> {
    let kdf = Kdf::new(cost)?;
    let key = kdf.derive(passphrase)?;
    Ok((kdf, key))
}

fn digest(body: &Value) -> Result<Hex> {
    let bytes = serde_json::to_vec(body).map_err(|_| StoreError::Internal("writing keys"))?;
    Ok(Hex(crypto::sha256(&bytes).to_vec()))
}

/// What every wrap is bound to.
struct Binding<'a> {
    store: &'a str,
    generation: u64,
}

impl Binding<'_> {
    fn master(&self, kind: UnlockKind, kdf: &Kdf) -> Vec<u8> {
        self.aad("master key", kind.id(), &kdf.aad())
    }

    fn unlock_key(&self, kind: UnlockKind, kdf: &Kdf) -> Vec<u8> {
        self.aad("unlock key", kind.id(), &kdf.aad())
    }

    fn store_key(&self) -> Vec<u8> {
        self.aad("store key", "", &[])
    }

    fn aad(&self, purpose: &str, kind: &str, kdf: &[u8]) -> Vec<u8> {
        let file = files::store_name(self.generation);
        let parts: [&[u8]; 8] = [
            b"tiltaksmappe keys",
            &FORMAT.to_be_bytes(),
            purpose.as_bytes(),
            kind.as_bytes(),
            kdf,
            self.store.as_bytes(),
            &self.generation.to_be_bytes(),
            file.as_bytes(),
        ];
        crypto::digest(&parts).to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAST: Cost = Cost {
        memory_kib: 64,
        passes: 1,
        lanes: 1,
    };

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::from(text.to_owned())
    }

    fn unlocks(keys: &Keys, text: &str) -> bool {
        keys.unlock(&passphrase(text)).is_ok()
    }

    #[test]
    fn the_next_generation_keeps_unlocks_and_changes_every_key() {
        let (first, opened) = Keys::create(&passphrase("one"), FAST).unwrap();
        let (second, reopened) = first.next(&opened, None).unwrap();
        assert!(unlocks(&second, "one") && !unlocks(&second, "two"));
        assert_eq!(second.store, first.store);
        assert_eq!(second.file, "store-2.db");
        let probe = |key: &Secret| key.mac(&[b"probe"]);
        assert_ne!(probe(&reopened.master), probe(&opened.master));
        assert_ne!(probe(&reopened.store_key), probe(&opened.store_key));
    }

    #[test]
    fn a_second_unlock_outlives_a_change_of_passphrase() {
        let code = passphrase("recovery");
        let kdf = Kdf::new(FAST).unwrap();
        let key = kdf.derive(&code).unwrap();
        let (own, own_key) = fresh_unlock(&passphrase("one"), FAST).unwrap();
        let unlocks = vec![
            (UnlockKind::Passphrase, own, own_key),
            (UnlockKind::RecoveryCode, kdf, key),
        ];
        let (first, opened) = Keys::make("s".to_owned(), 1, unlocks).unwrap();
        let (second, _) = first
            .next(&opened, Some((&passphrase("two"), FAST)))
            .unwrap();
        assert!(self::unlocks(&second, "two") && !self::unlocks(&second, "one"));
        let recovery = &second.unlocks[1];
        let key = recovery.kdf.derive(&code).unwrap();
        let aad = second.binding().master(recovery.kind, &recovery.kdf);
        assert!(key.open(&recovery.master, &aad).is_some());
    }

    #[test]
    fn parts_of_another_generation_do_not_fit() {
        let (first, opened) = Keys::create(&passphrase("one"), FAST).unwrap();
        let (second, _) = first.next(&opened, None).unwrap();
        let mut mixed = second.clone();
        mixed.unlocks = first.unlocks.clone();
        assert!(!unlocks(&mixed, "one"));
        let mut mixed = second;
        mixed.store_key = first.store_key.clone();
        let error = mixed.unlock(&passphrase("one")).err();
        assert_eq!(error, Some(StoreError::DamagedKeys));
    }

    /// `keys.json` after `edit`, with a digest that fits.
    fn edited(edit: impl FnOnce(&mut Value)) -> Vec<u8> {
        let (keys, _) = Keys::create(&passphrase("one"), FAST).unwrap();
        let mut body = serde_json::to_value(&keys).unwrap();
        edit(&mut body);
        let sha256 = digest(&body).unwrap();
        serde_json::to_vec(&Envelope { body, sha256 }).unwrap()
    }

    #[test]
    fn a_newer_format_is_told_from_damage() {
        let newer = edited(|body| {
            body["format"] = 2.into();
            body["unlocks"] = "something else altogether".into();
        });
        let expected = StoreError::NewerKeys { found: 2, known: 1 };
        assert_eq!(Keys::parse(&newer).err(), Some(expected));
        assert!(Keys::parse(&edited(|_| ())).is_ok());
    }

    #[test]
    fn what_no_program_writes_is_damage() {
        for bytes in [
            edited(|body| body["file"] = "../../etc/passwd".into()),
            edited(|body| body["generation"] = 2.into()),
            edited(|body| body["unlocks"][0]["kdf"]["cost"]["memory_kib"] = (1 << 30).into()),
            edited(|body| body["format"] = 0.into()),
            edited(|body| body["more"] = 1.into()),
            b"{}".to_vec(),
            b"".to_vec(),
        ] {
            assert_eq!(Keys::parse(&bytes).err(), Some(StoreError::DamagedKeys));
        }
    }

    #[test]
    fn a_lower_cost_than_was_used_does_not_open() {
        let cheaper = edited(|body| body["unlocks"][0]["kdf"]["cost"]["memory_kib"] = 32.into());
        let keys = Keys::parse(&cheaper).unwrap();
        assert!(!unlocks(&keys, "one"));
    }
}
