//! The machine's keyring: Secret Service on Linux, Credential Manager on Windows, Keychain on macOS.

use keyring::{Entry, Error};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::{thread, time::Duration};
use store::{Keyring, KeyringFault};
use zeroize::Zeroizing;

/// Under this name, and the store's random id, a secret is kept.
const SERVICE: &str = "Tiltaksmappe";

/// Long enough to type a password that the keyring asks for; a keyring that hangs holds nobody longer.
const LIMIT: Duration = Duration::from_secs(20);

/// Whether it is there, it must say at once: it asks nobody.
const TO_REACH: Duration = Duration::from_secs(3);

/// The machine's keyring. Every call runs on a thread of its own with a time limit, since a locked Secret
/// Service may wait for a question that nobody sees. While one such call is still waiting, the next one
/// answers [`KeyringFault::Slow`] at once, so that they never pile up.
///
/// What a call that was given up does later is harmless: a secret kept then opens nothing, since the store
/// was never told of it; one read then is wiped.
pub struct OsKeyring {
    limit: Duration,
    busy: Arc<AtomicBool>,
}

impl OsKeyring {
    /// With the usual time limit.
    pub fn new() -> Self {
        Self::with_limit(LIMIT)
    }

    /// With another time limit, for tests.
    pub fn with_limit(limit: Duration) -> Self {
        Self {
            limit,
            busy: Arc::default(),
        }
    }

    fn bounded<T: Send + 'static>(
        &self,
        limit: Duration,
        work: impl FnOnce() -> Result<T, KeyringFault> + Send + 'static,
    ) -> Result<T, KeyringFault> {
        if self.busy.swap(true, Ordering::SeqCst) {
            return Err(KeyringFault::Slow);
        }
        let busy = Busy(Arc::clone(&self.busy));
        let (send, receive) = mpsc::sync_channel(1);
        let run = move || {
            let done = work();
            drop(busy);
            let _ = send.send(done);
        };
        let thread = thread::Builder::new().name("keyring".to_owned());
        thread.spawn(run).map_err(|_| KeyringFault::Failed)?;
        receive
            .recv_timeout(limit)
            .unwrap_or_else(|error| match error {
                mpsc::RecvTimeoutError::Timeout => Err(KeyringFault::Slow),
                mpsc::RecvTimeoutError::Disconnected => Err(KeyringFault::Failed),
            })
    }
}

impl Default for OsKeyring {
    fn default() -> Self {
        Self::new()
    }
}

impl Keyring for OsKeyring {
    fn reach(&self) -> Result<(), KeyringFault> {
        self.bounded(self.limit.min(TO_REACH), reached)
    }

    fn read(&self, store: &str) -> Result<Zeroizing<String>, KeyringFault> {
        let store = store.to_owned();
        self.bounded(self.limit, move || {
            let secret = entry(&store)?.get_password();
            secret.map(Zeroizing::new).map_err(fault)
        })
    }

    fn keep(&self, store: &str, secret: &str) -> Result<(), KeyringFault> {
        let (store, secret) = (store.to_owned(), Zeroizing::new(secret.to_owned()));
        self.bounded(self.limit, move || {
            entry(&store)?.set_password(&secret).map_err(fault)
        })
    }

    fn remove(&self, store: &str) -> Result<(), KeyringFault> {
        let store = store.to_owned();
        self.bounded(self.limit, move || {
            match entry(&store)?.delete_credential() {
                Err(Error::NoEntry) => Ok(()),
                done => done.map_err(fault),
            }
        })
    }
}

/// A call that is under way.
struct Busy(Arc<AtomicBool>);

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.store(false, Ordering::SeqCst);
    }
}

/// The library connects once in a program's life: a machine whose keyring comes later is seen at the next
/// start.
fn reached() -> Result<(), KeyringFault> {
    match Entry::store_status() {
        Ok(()) => Ok(()),
        Err(_) => Err(KeyringFault::Absent),
    }
}

fn entry(store: &str) -> Result<Entry, KeyringFault> {
    reached()?;
    Entry::new(SERVICE, store).map_err(fault)
}

/// The library's own text may quote what it was asked for, so only the kind passes.
fn fault(error: Error) -> KeyringFault {
    match error {
        Error::NoEntry => KeyringFault::Missing,
        Error::NoStorageAccess(_) => KeyringFault::Locked,
        Error::NoDefaultStore => KeyringFault::Absent,
        _ => KeyringFault::Failed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_that_hangs_is_given_up_and_the_next_does_not_wait_for_it() {
        let keyring = OsKeyring::with_limit(Duration::from_millis(50));
        let (go_on, hold) = mpsc::channel::<()>();
        let hung = keyring.bounded(keyring.limit, move || {
            let _ = hold.recv();
            Ok(())
        });
        assert_eq!(hung, Err(KeyringFault::Slow));
        let called = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&called);
        let next = keyring.bounded(keyring.limit, move || {
            seen.store(true, Ordering::SeqCst);
            Ok(())
        });
        assert_eq!(next, Err(KeyringFault::Slow));
        assert!(!called.load(Ordering::SeqCst), "they do not pile up");
        // Once it lets go, the keyring is used again.
        drop(go_on);
        while keyring.busy.load(Ordering::SeqCst) {
            thread::yield_now();
        }
        let patient = Duration::from_secs(60);
        assert_eq!(keyring.bounded(patient, || Ok(1)), Ok(1));
    }
}
