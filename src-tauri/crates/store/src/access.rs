//! The ways into a store, and their renewal: the passphrase, the recovery code and the keyring.
//!
//! Each renewal is one rebuild: every key is new, the log says so without any value, and a crash
//! leaves the store as it was or as it is to be. The other ways in stay as they are.

use crate::change::Head;
use crate::keys::{Keys, NewUnlock, Renewal, UnlockKind};
use crate::migrate::MIGRATIONS;
use crate::recovery_code::{RecoveryCode, TypedCode};
use crate::write::{self, Write};
use crate::{Cost, KeyringSecret, Passphrase, Result, Stamp, Store, StoreError};
use domain::Id;
use rusqlite::Connection;
use std::path::Path;

/// Which secret opened the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenedBy {
    /// The passphrase: given, or set just now in a new store or by a reset.
    Passphrase,
    /// The recovery code, and the passphrase has not been reset since.
    RecoveryCode,
    /// What the machine's keyring holds.
    Keyring,
}

impl Store {
    /// Opens the store in `dir` like [`Store::open`], by the other way in:
    /// [`StoreError::WrongRecoveryCode`] if it is another code, [`StoreError::NoRecoveryCode`] if
    /// the store has none.
    pub fn open_with_recovery_code(dir: &Path, code: &RecoveryCode) -> Result<Self> {
        let mut store = Self::open_by(dir, MIGRATIONS, |keys| keys.unlock_by_code(code))?;
        store.opened_by = OpenedBy::RecoveryCode;
        Ok(store)
    }

    /// Opens the store in `dir` like [`Store::open`], by what the keyring holds for it:
    /// [`StoreError::WrongKeyring`] if that is another's, [`StoreError::NoKeyring`] if the store is not
    /// opened by a keyring. Neither changes anything.
    pub fn open_with_keyring(dir: &Path, secret: &KeyringSecret) -> Result<Self> {
        let mut store = Self::open_by(dir, MIGRATIONS, |keys| keys.unlock_by_keyring(secret))?;
        store.opened_by = OpenedBy::Keyring;
        Ok(store)
    }

    /// Which secret opened the store.
    pub fn opened_by(&self) -> OpenedBy {
        self.opened_by
    }

    /// Whether a recovery code opens the store.
    pub fn has_recovery_code(&self) -> bool {
        self.keys.has_recovery_code()
    }

    /// Whether a recovery code opens the store in `dir`, as far as its key file tells without a key:
    /// `None` without a sound key file. Only an opening finds out whether the file was altered.
    pub fn recovery_code_in(dir: &Path) -> Option<bool> {
        Some(Keys::read(dir).ok()?.has_recovery_code())
    }

    /// Whether the keyring opens the store.
    pub fn has_keyring(&self) -> bool {
        self.keys.has_keyring()
    }

    /// Whether a keyring opens the store in `dir`, and the store's id, under which the keyring keeps its
    /// secret; as far as its key file tells, as in [`Store::recovery_code_in`].
    pub fn keyring_in(dir: &Path) -> Option<(bool, Id)> {
        let keys = Keys::read(dir).ok()?;
        Some((keys.has_keyring(), keys.store_id().to_owned()))
    }

    /// The store's random id, the same for as long as it lives.
    pub fn id(&self) -> &str {
        self.keys.store_id()
    }

    /// Whether this is the passphrase of the open store, in the time that an opening takes to know:
    /// [`StoreError::WrongPassphrase`] if not.
    pub fn verify_passphrase(&self, passphrase: &Passphrase) -> Result<()> {
        self.keys.unlock(passphrase).map(drop)
    }

    /// Whether this is the recovery code of the open store; errors as in
    /// [`Store::open_with_recovery_code`].
    pub fn verify_recovery_code(&self, code: &RecoveryCode) -> Result<()> {
        self.keys.unlock_by_code(code).map(drop)
    }

    /// Whether this is what the keyring should hold for the open store; errors as in
    /// [`Store::open_with_keyring`].
    pub fn verify_keyring(&self, secret: &KeyringSecret) -> Result<()> {
        self.keys.unlock_by_keyring(secret).map(drop)
    }

    /// Whether a recovery code was copied right, by typing it back: the whole of it, or its last two
    /// groups while the store is still open in which it was made.
    pub fn confirm_recovery_code(&self, typed: &TypedCode) -> Result<()> {
        let part = self.fresh_code.as_ref();
        match part.and_then(|code| typed.confirms(code)) {
            Some(answer) => answer,
            None => self.verify_recovery_code(&typed.parse()?),
        }
    }

    /// Changes the passphrase, and with it every key. The recovery code still opens the store, and
    /// copies of the folder from before still open with the old passphrase.
    pub fn change_passphrase(
        &mut self,
        stamp: &Stamp,
        current: &Passphrase,
        new: &Passphrase,
    ) -> Result<()> {
        self.change_passphrase_with_cost(stamp, current, new, Cost::STANDARD)
    }

    /// [`Store::change_passphrase`] for tests.
    #[doc(hidden)]
    pub fn change_passphrase_with_cost(
        &mut self,
        stamp: &Stamp,
        current: &Passphrase,
        new: &Passphrase,
        cost: Cost,
    ) -> Result<()> {
        new.check_strength()?;
        self.verify_passphrase(current)?;
        let unlock = NewUnlock::passphrase(new, cost)?;
        self.change_access(stamp, "passphrase.change", Renewal::Put(unlock))
    }

    /// Sets a new passphrase in place of a forgotten one. Only once, and only where the recovery code
    /// opened the store ([`StoreError::NotRecovered`]): whoever finds it open and left alone must not
    /// lock its owner out. The code still opens it.
    pub fn reset_passphrase(&mut self, stamp: &Stamp, new: &Passphrase) -> Result<()> {
        if self.opened_by != OpenedBy::RecoveryCode {
            return Err(StoreError::NotRecovered);
        }
        new.check_strength()?;
        let unlock = NewUnlock::passphrase(new, Cost::STANDARD)?;
        self.change_access(stamp, "passphrase.reset", Renewal::Put(unlock))?;
        self.opened_by = OpenedBy::Passphrase;
        Ok(())
    }

    /// Makes a recovery code and answers it, this once: the store keeps only what the code unwraps.
    /// A code from before opens nothing any more but copies of the folder from before.
    pub fn set_recovery_code(&mut self, stamp: &Stamp) -> Result<RecoveryCode> {
        let code = RecoveryCode::random()?;
        let unlock = NewUnlock::recovery_code(&code)?;
        self.change_access(stamp, "recovery.set", Renewal::Put(unlock))?;
        self.fresh_code = Some(code.duplicate());
        Ok(code)
    }

    /// Lets the keyring open the store by this secret, and by none from before. Needs the passphrase:
    /// whoever finds the store open must not leave a way in behind. To be called once the keyring holds
    /// the secret.
    pub fn enable_keyring(
        &mut self,
        stamp: &Stamp,
        passphrase: &Passphrase,
        secret: &KeyringSecret,
    ) -> Result<()> {
        self.verify_passphrase(passphrase)?;
        let unlock = NewUnlock::keyring(secret)?;
        self.change_access(stamp, "keyring.enable", Renewal::Put(unlock))
    }

    /// Whatever the keyring still holds opens nothing any more but copies of the folder from before.
    /// [`StoreError::NoKeyring`] if it opened nothing.
    pub fn disable_keyring(&mut self, stamp: &Stamp) -> Result<()> {
        if !self.has_keyring() {
            return Err(StoreError::NoKeyring);
        }
        let renewal = Renewal::Drop(UnlockKind::Keyring);
        self.change_access(stamp, "keyring.disable", renewal)
    }

    fn change_access(&mut self, stamp: &Stamp, operation: &str, renewal: Renewal) -> Result<()> {
        let store = self.keys.store_id();
        let edit = |conn: &mut Connection, head: &mut Head| {
            let note = |write: &mut Write<'_>| write.note(store);
            write::transact(conn, head, stamp, operation, note, |_| Ok(None))
        };
        let source = self.source(MIGRATIONS);
        let (built, ()) = source.rebuild::<_, StoreError>(Some(renewal), edit)?;
        self.adopt(built);
        Ok(())
    }
}
