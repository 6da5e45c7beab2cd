//! Argon2id: from a passphrase or a recovery code to a key, slowly.

use crate::crypto::{self, Hex, Secret};
use crate::{Result, StoreError};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// What one guess at the passphrase costs. Stored with each store, so that a later program may ask
/// for more without locking anyone out.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Cost {
    /// 0.27 s as measured, optimised, on a server core; somewhat more on a laptop. RFC 9106's second
    /// choice is 64 MiB and three passes; the machine is the counsellor's own and can afford twice that.
    pub const STANDARD: Self = Self {
        memory_kib: 128 * 1024,
        passes: 3,
        lanes: 1,
    };

    /// 140 random bits cannot be guessed at any price, so a slow derivation protects nothing here.
    /// It is still Argon2id, so that there is one derivation; some hundredths of a second.
    pub(crate) const RECOVERY_CODE: Self = Self {
        memory_kib: 16 * 1024,
        passes: 1,
        lanes: 1,
    };

    /// What a file may ask for. The upper bounds keep an altered file from taking all memory or an
    /// hour; a lower bound would protect nothing, since the cost is part of what the wrap is bound to.
    fn is_sane(self) -> bool {
        (1..=8).contains(&self.lanes)
            && (8 * self.lanes..=1024 * 1024).contains(&self.memory_kib)
            && (1..=16).contains(&self.passes)
    }
}

/// How the key of one unlock comes about.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Kdf {
    name: Name,
    cost: Cost,
    salt: Hex,
}

/// The functions known. Another one means a new format of `keys.json`.
#[derive(Clone, Copy, Serialize, Deserialize)]
enum Name {
    /// Argon2id, version 0x13.
    #[serde(rename = "argon2id-19")]
    Argon2id,
}

impl Kdf {
    pub(crate) fn new(cost: Cost) -> Result<Self> {
        Ok(Self {
            name: Name::Argon2id,
            cost,
            salt: Hex(crypto::random::<16>()?.to_vec()),
        })
    }

    pub(crate) fn is_sane(&self) -> bool {
        self.cost.is_sane() && (16..=64).contains(&self.salt.0.len())
    }

    /// Everything that went into the key but the secret; the wrap is bound to it.
    pub(crate) fn aad(&self) -> Vec<u8> {
        let Cost {
            memory_kib,
            passes,
            lanes,
        } = self.cost;
        let mut aad = format!("argon2id-19 {memory_kib} {passes} {lanes} ").into_bytes();
        aad.extend(&self.salt.0);
        aad
    }

    pub(crate) fn derive(&self, secret: &[u8]) -> Result<Secret> {
        let Name::Argon2id = self.name;
        let failed = |_| StoreError::Internal("key derivation");
        let Cost {
            memory_kib,
            passes,
            lanes,
        } = self.cost;
        let params = Params::new(memory_kib, passes, lanes, Some(32)).map_err(failed)?;
        // Own memory, so that it is wiped whatever the library does with its own.
        let mut blocks = Zeroizing::new(Vec::new());
        blocks
            .try_reserve_exact(params.block_count())
            .map_err(|_| StoreError::Internal("too little memory"))?;
        blocks.resize(params.block_count(), Block::default());
        Secret::made_by(|key| {
            Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
                .hash_password_into_with_memory(secret, &self.salt.0, key, blocks.as_mut_slice())
                .map_err(failed)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_cannot_ask_for_everything() {
        for (memory_kib, passes, lanes) in [
            (1 << 30, 3, 1),
            (65536, 1_000_000, 1),
            (65536, 3, 9),
            (7, 1, 1),
            (64, 0, 1),
            (64, 1, 0),
        ] {
            let cost = Cost {
                memory_kib,
                passes,
                lanes,
            };
            assert!(!cost.is_sane(), "{cost:?}");
        }
        assert!(Cost::STANDARD.is_sane() && Cost::RECOVERY_CODE.is_sane());
    }
}
