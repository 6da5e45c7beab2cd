//! Unlocking by the keyring, where it does what no sound keyring does.

use crate::support::{PASSPHRASE, on};
use api::{Api, Environment, Keyring, KeyringFault};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    path::Path,
    sync::{Arc, Mutex},
};
use zeroize::Zeroizing;

/// What a keyring keeps, and how it fails.
#[derive(Clone, Default)]
struct Fake(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    kept: BTreeMap<String, String>,
    forgetful: bool,
    fails: bool,
}

impl Fake {
    fn works(&self) -> Result<(), KeyringFault> {
        let fails = self.0.lock().unwrap().fails;
        (!fails).then_some(()).ok_or(KeyringFault::Failed)
    }
}

impl Keyring for Fake {
    fn reach(&self) -> Result<(), KeyringFault> {
        self.works()
    }

    fn read(&self, store: &str) -> Result<Zeroizing<String>, KeyringFault> {
        self.works()?;
        let kept = self.0.lock().unwrap().kept.get(store).cloned();
        kept.map(Zeroizing::new).ok_or(KeyringFault::Missing)
    }

    fn keep(&self, store: &str, secret: &str) -> Result<(), KeyringFault> {
        self.works()?;
        let mut state = self.0.lock().unwrap();
        let secret = if state.forgetful { "" } else { secret };
        state.kept.insert(store.to_owned(), secret.to_owned());
        Ok(())
    }

    fn remove(&self, store: &str) -> Result<(), KeyringFault> {
        self.works()?;
        self.0.lock().unwrap().kept.remove(store);
        Ok(())
    }
}

fn app(store: &Path) -> (Api, Fake) {
    let keyring = Fake::default();
    let mut api = Api::new(Environment {
        keyring: Box::new(keyring.clone()),
        ..Environment::fixed(store.to_owned(), on("2026-05-04"))
    });
    let request = json!({ "passphrase": PASSPHRASE });
    api.call("store.create", request).unwrap();
    (api, keyring)
}

fn enable(api: &mut Api) -> api::Answer<Value> {
    api.call("keyring.enable", json!({ "passphrase": PASSPHRASE }))
}

fn enabled(api: &mut Api) -> Value {
    api.call("status", json!({})).unwrap()["keyring_enabled"].take()
}

#[test]
fn a_keyring_that_does_not_keep_what_it_was_given_is_not_switched_on() {
    let folder = tempfile::tempdir().unwrap();
    let (mut api, keyring) = app(&folder.path().join("store"));
    keyring.0.lock().unwrap().forgetful = true;
    let error = enable(&mut api).unwrap_err();
    assert_eq!(error.code, api::Code::Keyring);
    assert_eq!(enabled(&mut api), false);
    keyring.0.lock().unwrap().forgetful = false;
    enable(&mut api).unwrap();
    assert_eq!(enabled(&mut api), true);
}

#[test]
fn it_is_switched_off_whether_the_keyring_answers_or_not() {
    let folder = tempfile::tempdir().unwrap();
    let (mut api, keyring) = app(&folder.path().join("store"));
    enable(&mut api).unwrap();
    keyring.0.lock().unwrap().fails = true;
    api.call("keyring.disable", json!({})).unwrap();
    assert_eq!(enabled(&mut api), false);
    api.call("store.lock", json!({})).unwrap();
    // What it still keeps opens nothing.
    keyring.0.lock().unwrap().fails = false;
    assert_eq!(keyring.0.lock().unwrap().kept.len(), 1);
    let error = api.call("store.unlock-by-keyring", json!({})).unwrap_err();
    assert_eq!(error.code, api::Code::Keyring);
    // Off already: nothing to do, and nothing to complain of.
    let request = json!({ "passphrase": PASSPHRASE });
    api.call("store.unlock", request).unwrap();
    api.call("keyring.disable", json!({})).unwrap();
}

#[test]
fn an_open_store_is_not_opened_by_a_wrong_entry_either() {
    let folder = tempfile::tempdir().unwrap();
    let (mut api, keyring) = app(&folder.path().join("store"));
    enable(&mut api).unwrap();
    api.call("store.unlock-by-keyring", json!({})).unwrap();
    let status = api.call("status", json!({})).unwrap();
    assert_eq!(status["opened_by"], "passphrase", "what opened it stays so");
    for secret in keyring.0.lock().unwrap().kept.values_mut() {
        *secret = "00".repeat(32);
    }
    let error = api.call("store.unlock-by-keyring", json!({})).unwrap_err();
    assert_eq!(error.code, api::Code::Keyring);
}

/// Who may switch it on is asked again, and the log tells of both without a value.
#[test]
fn the_change_log_tells_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut api, _) = app(&folder.path().join("store"));
    let wrong = json!({ "passphrase": "en helt annen frase" });
    let error = api.call("keyring.enable", wrong).unwrap_err();
    assert_eq!(error.code, api::Code::WrongPassphrase);
    enable(&mut api).unwrap();
    api.call("keyring.disable", json!({})).unwrap();
    let store = folder.path().join("store");
    drop(api);
    let store = store::Store::open(&store, &PASSPHRASE.into()).unwrap();
    let operations: Vec<_> = store.changes(None).unwrap();
    let of_keyring = |change: &&store::Change| change.operation.starts_with("keyring.");
    let told: Vec<_> = operations.iter().filter(of_keyring).collect();
    let names: Vec<_> = told
        .iter()
        .map(|change| change.operation.as_str())
        .collect();
    assert_eq!(names, ["keyring.enable", "keyring.disable"]);
}
