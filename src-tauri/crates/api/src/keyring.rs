//! Unlocking by the machine's keyring: switched on by the counsellor, and a cache that may fail at any time.
//! Every failure leads back to the passphrase, and none changes anything of the store.
//!
//! The keyring keeps its secret under the store's random id. What it keeps for a store that is gone opens
//! nothing; a store for which it keeps nothing is opened by the passphrase, never given new keys.

use crate::{
    Answer, Api, ApiError, Code,
    requests::{Nothing, WithPassphrase},
};
use domain::Id;
use serde::Serialize;
use store::{KeyringFault, KeyringSecret, Store, StoreError};
use ts_rs::TS;

/// Whether the keyring of the machine can be used, and whether it is.
#[derive(Clone, Debug, Serialize, TS)]
pub struct KeyringView {
    /// Whether it opens this store.
    pub enabled: bool,
    /// Why it cannot be used now, for the counsellor; null when it can.
    pub fault: Option<String>,
}

impl Api {
    /// Asks the keyring whether it is there. Takes up to its time limit.
    pub(crate) fn keyring(&mut self, _: Nothing) -> Answer<KeyringView> {
        let enabled = self.opened()?.has_keyring();
        let fault = self.env.keyring.reach().err().map(reason);
        Ok(KeyringView {
            enabled,
            fault: fault.map(str::to_owned),
        })
    }

    /// Whether the keyring opens the store, as far as the key file tells; null where there is none that can
    /// be read. Asks no keyring.
    pub(crate) fn keyring_enabled(&self) -> Option<bool> {
        match &self.store {
            Some(store) => Some(store.has_keyring()),
            None => Store::keyring_in(&self.env.folder).map(|(enabled, _)| enabled),
        }
    }

    /// Lets the keyring open the store. Only when it holds the new secret, which is read back, is the store
    /// told of it.
    pub(crate) fn enable_keyring(&mut self, request: WithPassphrase) -> Answer<Nothing> {
        let stamp = self.stamp()?;
        let store = self.opened()?;
        store.verify_passphrase(&request.passphrase)?;
        let id: Id = store.id().to_owned();
        let secret = KeyringSecret::random()?;
        let text = secret.to_text();
        let keyring = &self.env.keyring;
        keyring.keep(&id, &text).map_err(nothing_changed)?;
        let kept = keyring.read(&id).map_err(nothing_changed)?;
        if *kept != *text {
            return Err(nothing_changed(KeyringFault::Failed));
        }
        let store = self.store.as_mut().ok_or_else(crate::session::locked)?;
        let enabled = store.enable_keyring(&stamp, &request.passphrase, &secret);
        if enabled.is_err() {
            // Best effort: what stays behind opens nothing.
            let _ = self.env.keyring.remove(&id);
        }
        enabled?;
        Ok(Nothing {})
    }

    /// The store first: from then on, whatever the keyring still holds opens nothing.
    pub(crate) fn disable_keyring(&mut self, _: Nothing) -> Answer<Nothing> {
        let stamp = self.stamp()?;
        let store = self.store.as_mut().ok_or_else(crate::session::locked)?;
        let id: Id = store.id().to_owned();
        if store.has_keyring() {
            store.disable_keyring(&stamp)?;
        }
        let _ = self.env.keyring.remove(&id);
        Ok(Nothing {})
    }

    /// Opens the store by what the keyring holds for it.
    pub(crate) fn unlock_by_keyring(&mut self, _: Nothing) -> Answer<Nothing> {
        let found = Store::keyring_in(&self.env.folder);
        let Some((true, id)) = found else {
            // A damaged or missing key file is told as such.
            return Err(match found {
                Some(_) => StoreError::NoKeyring.into(),
                None => Store::open_with_keyring(&self.env.folder, &KeyringSecret::random()?)
                    .err()
                    .map_or_else(|| ApiError::internal("nøkkelring"), ApiError::from),
            });
        };
        let text = self.env.keyring.read(&id).map_err(by_passphrase)?;
        let secret = KeyringSecret::from_text(&text)?;
        match &self.store {
            // What opened it stays what opened it.
            Some(store) => store.verify_keyring(&secret)?,
            None => {
                // It holds the folder's lock.
                self.restoring = None;
                let store = Store::open_with_keyring(&self.env.folder, &secret)?;
                return self.show(store);
            }
        }
        Ok(Nothing {})
    }
}

/// What is wrong with the keyring, as the beginning of what is said about it.
fn reason(fault: KeyringFault) -> &'static str {
    match fault {
        KeyringFault::Absent => "Maskinen har ingen nøkkelring som svarer.",
        KeyringFault::Locked => "Nøkkelringen er låst, og den ble ikke låst opp.",
        KeyringFault::Missing => {
            "Nøkkelringen har ikke lenger noen nøkkel til denne mappen. Den kan være tømt eller byttet ut."
        }
        KeyringFault::Slow => "Nøkkelringen svarte ikke i tide.",
        KeyringFault::Failed => "Nøkkelringen kunne ikke brukes.",
    }
}

fn by_passphrase(fault: KeyringFault) -> ApiError {
    let advice = match fault {
        KeyringFault::Missing => {
            "Lås opp med passordfrasen. Under Innstillinger kan du slå nøkkelringen av og på igjen."
        }
        _ => "Lås opp med passordfrasen.",
    };
    ApiError::new(Code::Keyring, format!("{} {advice}", reason(fault)))
}

fn nothing_changed(fault: KeyringFault) -> ApiError {
    let text = format!("{} Ingenting er endret.", reason(fault));
    ApiError::new(Code::Keyring, text)
}
