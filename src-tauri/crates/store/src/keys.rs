//! `keys.json`: the wrapped keys of one generation.
//!
//! ```text
//! passphrase ──── Argon2id ─ unlock key ─ wraps ─┬─ master key ─ wraps ─ store key
//! recovery code ─ Argon2id ─ unlock key ─ wraps ─┤      │
//! keyring entry ─ Argon2id ─ unlock key ─ wraps ─┘      │
//!                                 └──── wrapped under ──┘
//! ```
//! The passphrase is always there; the recovery code and the keyring's entry may be.
//!
//! Every wrap is bound to the format, its purpose, the store's id, the generation and the store
//! file's name, so that no part of one `keys.json` can be put into another. Each unlock's own key
//! lies wrapped under the master key as well: that is what lets a rebuild make a new master key for
//! every unlock, a recovery code in a drawer included, while knowing only one of them. (Whoever had
//! the old master key can therefore still use an unlock that was kept: after a leak, renew them all.)
//! The store key is bound to which unlocks there are, and an opening tries them all under the master
//! key, so that not one of them can be taken out, put in or altered unnoticed.
//!
//! The file also carries its own SHA-256. It guards against nobody, but tells a damaged file from a
//! wrong passphrase, and is read the same way in every future format.
//!
//! | format | what it added |
//! |---|---|
//! | 1 | passphrase and recovery code |
//! | 2 | the keyring's entry as a further unlock |
//!
//! Every format is read as it is, its wraps bound to its own number; whatever is written is of the
//! newest, so that the next rebuild raises it.

use crate::crypto::{self, Hex, Sealed, Secret};
use crate::files;
use crate::kdf::{Cost, Kdf};
use crate::{KeyringSecret, Passphrase, RecoveryCode, Result, StoreError};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::path::Path;

/// The newest format known. Whatever is added to the file, a field or a kind of unlock, raises it,
/// since an older program would drop what it does not know when it rewrites the file.
const FORMAT: u64 = 2;

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

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum UnlockKind {
    /// Always there.
    Passphrase,
    /// A printed code; there may be one.
    RecoveryCode,
    /// What only the operating system's keyring holds; there may be one. Since format 2.
    Keyring,
}

impl UnlockKind {
    fn id(self) -> &'static str {
        match self {
            Self::Passphrase => "passphrase",
            Self::RecoveryCode => "recovery-code",
            Self::Keyring => "keyring",
        }
    }

    /// How many of them a file of this format may hold.
    fn permitted(self, format: u64) -> std::ops::RangeInclusive<usize> {
        match self {
            Self::Passphrase => 1..=1,
            Self::RecoveryCode => 0..=1,
            Self::Keyring => 0..=usize::from(format >= 2),
        }
    }
}

/// What a new generation changes about the ways in.
pub(crate) enum Renewal {
    /// A new one, which takes the place of the one of its kind.
    Put(NewUnlock),
    /// One less. Never the passphrase.
    Drop(UnlockKind),
}

impl Renewal {
    fn replaces(&self, kind: UnlockKind) -> bool {
        match self {
            Self::Put(new) => new.kind == kind,
            Self::Drop(dropped) => *dropped == kind && kind != UnlockKind::Passphrase,
        }
    }
}

/// An unlock with its key: a new one, which takes the place of the one of its kind, or one kept.
pub(crate) struct NewUnlock {
    kind: UnlockKind,
    kdf: Kdf,
    key: Secret,
}

impl NewUnlock {
    pub(crate) fn passphrase(passphrase: &Passphrase, cost: Cost) -> Result<Self> {
        Self::derived(UnlockKind::Passphrase, passphrase.bytes(), cost)
    }

    pub(crate) fn recovery_code(code: &RecoveryCode) -> Result<Self> {
        Self::derived(UnlockKind::RecoveryCode, code.bytes(), Cost::RECOVERY_CODE)
    }

    /// As with the recovery code, 256 random bits need no slow derivation, and have the same one.
    pub(crate) fn keyring(secret: &KeyringSecret) -> Result<Self> {
        Self::derived(UnlockKind::Keyring, secret.bytes(), Cost::RECOVERY_CODE)
    }

    fn derived(kind: UnlockKind, secret: &[u8], cost: Cost) -> Result<Self> {
        let kdf = Kdf::new(cost)?;
        let key = kdf.derive(secret)?;
        Ok(Self { kind, kdf, key })
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

    /// The key that opens this file without passphrase or code.
    pub(crate) fn master(&self) -> &Secret {
        &self.master
    }

    pub(crate) fn anchor_key(&self) -> Secret {
        self.master.derive("tiltaksmappe anchor")
    }
}

impl Keys {
    /// The keys of a new store.
    pub(crate) fn create(passphrase: &Passphrase, cost: Cost) -> Result<(Self, Opened)> {
        let unlock = NewUnlock::passphrase(passphrase, cost)?;
        Self::make(crypto::random_id()?, 1, vec![unlock])
    }

    /// The keys of the next generation: master key and store key are new, the unlocks stay, but for
    /// what `renewal` changes.
    pub(crate) fn next(&self, opened: &Opened, renewal: Option<Renewal>) -> Result<(Self, Opened)> {
        let mut unlocks = self.kept(opened, |kind| {
            !renewal.as_ref().is_some_and(|r| r.replaces(kind))
        })?;
        if let Some(Renewal::Put(new)) = renewal {
            unlocks.push(new);
        }
        Self::make(self.store.clone(), self.generation + 1, unlocks)
    }

    /// Keys for a copy of `store` that lies elsewhere, opened by the same passphrase and recovery code.
    /// The keyring does not open it: it belongs to this machine and may be gone with it, and a copy must
    /// not open by a click on whatever machine it is found at.
    pub(crate) fn for_copy(
        &self,
        opened: &Opened,
        store: &str,
        generation: u64,
    ) -> Result<(Self, Opened)> {
        let unlocks = self.kept(opened, |kind| kind != UnlockKind::Keyring)?;
        Self::make(store.to_owned(), generation, unlocks)
    }

    /// Which passphrase and recovery code open the store, as a digest of what is public about them: the
    /// same for a store and its copies, another as soon as one of the two is another.
    pub(crate) fn ways_in(&self) -> String {
        let mut parts: Vec<Vec<u8>> = Vec::new();
        for unlock in self
            .unlocks
            .iter()
            .filter(|unlock| unlock.kind != UnlockKind::Keyring)
        {
            parts.push(unlock.kind.id().as_bytes().to_vec());
            parts.push(unlock.kdf.aad());
        }
        let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
        crypto::hex(&crypto::digest(&parts))
    }

    /// The unlocks with their keys, of the kinds that `keep` names.
    fn kept(&self, opened: &Opened, keep: impl Fn(UnlockKind) -> bool) -> Result<Vec<NewUnlock>> {
        let kept = self.unlocks.iter().filter(|unlock| keep(unlock.kind));
        kept.map(|unlock| {
            Ok(NewUnlock {
                kind: unlock.kind,
                kdf: unlock.kdf.clone(),
                key: self.unlock_key(unlock, &opened.master)?,
            })
        })
        .collect()
    }

    fn make(store: domain::Id, generation: u64, unlocks: Vec<NewUnlock>) -> Result<(Self, Opened)> {
        let opened = Opened {
            master: Secret::random()?,
            store_key: Secret::random()?,
        };
        let bind = Binding {
            format: FORMAT,
            store: &store,
            generation,
        };
        let master = &opened.master;
        let wrapped = unlocks.into_iter().map(|NewUnlock { kind, kdf, key }| {
            Ok(Unlock {
                kind,
                master: key.seal(master, &bind.master(kind, &kdf))?,
                key: master.seal(&key, &bind.unlock_key(kind, &kdf))?,
                kdf,
            })
        });
        let unlocks = wrapped.collect::<Result<Vec<_>>>()?;
        let store_key = master.seal(&opened.store_key, &bind.store_key(&unlocks))?;
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

    pub(crate) fn has_recovery_code(&self) -> bool {
        self.count(UnlockKind::RecoveryCode) > 0
    }

    pub(crate) fn has_keyring(&self) -> bool {
        self.count(UnlockKind::Keyring) > 0
    }

    fn count(&self, kind: UnlockKind) -> usize {
        let of_kind = |unlock: &&Unlock| unlock.kind == kind;
        self.unlocks.iter().filter(of_kind).count()
    }

    /// Reads the file and checks its shape, but no key.
    pub(crate) fn read(dir: &Path) -> Result<Self> {
        let bytes = files::read(&dir.join(files::KEYS))?.ok_or(StoreError::NoStore)?;
        Self::parse(&bytes)
    }

    pub(crate) fn parse(bytes: &[u8]) -> Result<Self> {
        let damaged = |_| StoreError::DamagedKeys;
        let envelope: Envelope = serde_json::from_slice(bytes).map_err(damaged)?;
        if digest(&envelope.body)? != envelope.sha256 {
            return Err(StoreError::DamagedKeys);
        }
        match envelope.body.get("format").and_then(Value::as_u64) {
            Some(1..=FORMAT) => {}
            Some(found) if found > FORMAT => {
                let known = FORMAT;
                return Err(StoreError::NewerKeys { found, known });
            }
            _ => return Err(StoreError::DamagedKeys),
        }
        let keys: Self = serde_json::from_value(envelope.body).map_err(damaged)?;
        // The name is checked, not followed: it must not lead out of the folder.
        let sane = keys.file == files::store_name(keys.generation)
            && [
                UnlockKind::Passphrase,
                UnlockKind::RecoveryCode,
                UnlockKind::Keyring,
            ]
            .iter()
            .all(|kind| kind.permitted(keys.format).contains(&keys.count(*kind)))
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
        self.unlock_by(UnlockKind::Passphrase, passphrase.bytes())?
            .ok_or(StoreError::WrongPassphrase)
    }

    /// Opens the keys by the other way in.
    pub(crate) fn unlock_by_code(&self, code: &RecoveryCode) -> Result<Opened> {
        if !self.has_recovery_code() {
            return Err(StoreError::NoRecoveryCode);
        }
        self.unlock_by(UnlockKind::RecoveryCode, code.bytes())?
            .ok_or(StoreError::WrongRecoveryCode)
    }

    /// Opens the keys by what the keyring holds.
    pub(crate) fn unlock_by_keyring(&self, secret: &KeyringSecret) -> Result<Opened> {
        if !self.has_keyring() {
            return Err(StoreError::NoKeyring);
        }
        self.unlock_by(UnlockKind::Keyring, secret.bytes())?
            .ok_or(StoreError::WrongKeyring)
    }

    /// Opens the keys by the master key itself, which whoever made a backup has kept.
    pub(crate) fn unlock_by_master(&self, master: Secret) -> Result<Opened> {
        let bind = self.binding();
        if master
            .open(&self.store_key, &bind.store_key(&self.unlocks))
            .is_none()
        {
            return Err(StoreError::WrongBackupKey);
        }
        self.checked(master)
    }

    /// Opens the keys by what opened others: an unlock that both have, from the same passphrase or code.
    /// `None` when they have none in common.
    pub(crate) fn unlock_like(&self, others: &Self, opened: &Opened) -> Option<Opened> {
        let bind = self.binding();
        let kept = others
            .kept(opened, |kind| kind != UnlockKind::Keyring)
            .ok()?;
        kept.into_iter().find_map(|NewUnlock { kind, kdf, key }| {
            let same = |unlock: &&Unlock| unlock.kind == kind && unlock.kdf.aad() == kdf.aad();
            let unlock = self.unlocks.iter().find(same)?;
            let master = key.open(&unlock.master, &bind.master(kind, &kdf))?;
            self.checked(master).ok()
        })
    }

    /// `None` when this is not the secret.
    fn unlock_by(&self, kind: UnlockKind, secret: &[u8]) -> Result<Option<Opened>> {
        let bind = self.binding();
        for unlock in self.unlocks.iter().filter(|unlock| unlock.kind == kind) {
            let key = unlock.kdf.derive(secret)?;
            let aad = bind.master(unlock.kind, &unlock.kdf);
            if let Some(master) = key.open(&unlock.master, &aad) {
                return self.checked(master).map(Some);
            }
        }
        Ok(None)
    }

    /// The keys, after a look at every part of the file that the master key vouches for: a damaged
    /// recovery code is told of now and not on the day when it is needed.
    fn checked(&self, master: Secret) -> Result<Opened> {
        let bind = self.binding();
        for unlock in &self.unlocks {
            let key = self.unlock_key(unlock, &master)?;
            key.open(&unlock.master, &bind.master(unlock.kind, &unlock.kdf))
                .filter(|wrapped| wrapped.is(&master))
                .ok_or(StoreError::DamagedKeys)?;
        }
        let store_key = master
            .open(&self.store_key, &bind.store_key(&self.unlocks))
            .ok_or(StoreError::DamagedKeys)?;
        Ok(Opened { master, store_key })
    }

    fn unlock_key(&self, unlock: &Unlock, master: &Secret) -> Result<Secret> {
        let aad = self.binding().unlock_key(unlock.kind, &unlock.kdf);
        master
            .open(&unlock.key, &aad)
            .ok_or(StoreError::DamagedKeys)
    }

    fn binding(&self) -> Binding<'_> {
        Binding {
            format: self.format,
            store: &self.store,
            generation: self.generation,
        }
    }
}

fn digest(body: &Value) -> Result<Hex> {
    let bytes = serde_json::to_vec(body).map_err(|_| StoreError::Internal("writing keys"))?;
    Ok(Hex(crypto::sha256(&bytes).to_vec()))
}

/// What every wrap is bound to.
struct Binding<'a> {
    format: u64,
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

    /// Bound to the unlocks beside the passphrase, of which there is always one.
    fn store_key(&self, unlocks: &[Unlock]) -> Vec<u8> {
        let further = unlocks.iter().map(|unlock| unlock.kind);
        let further = further.filter(|kind| *kind != UnlockKind::Passphrase);
        let further: Vec<_> = further.map(UnlockKind::id).collect();
        self.aad("store key", &further.join(" "), &[])
    }

    fn aad(&self, purpose: &str, kind: &str, kdf: &[u8]) -> Vec<u8> {
        let file = files::store_name(self.generation);
        let parts: [&[u8]; 8] = [
            b"tiltaksmappe keys",
            &self.format.to_be_bytes(),
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
mod tests;
