//! Locking when the machine goes to sleep or its screen is locked.

use crate::{Shared, closing};
use api::Answer;
use serde_json::{Value, json};
use std::{
    sync::{
        PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};
use system::{Buses, Clipboard, watch};
use tauri::{AppHandle, Manager};

/// How often the store was locked.
#[derive(Default)]
pub struct Locks(AtomicUsize);

/// A page that lives saves what is half typed and locks within this; one that does not is not waited for.
const TO_LOCK: Duration = Duration::from_secs(3);

/// Listens for as long as the program runs. Connecting may take a moment, which the window does not wait for.
pub fn listen(app: &AppHandle) {
    let app = app.clone();
    thread::spawn(move || watch(&Buses::default(), move || away(&app)));
}

/// The page does what it does when nobody has touched the machine for a while.
fn away(app: &AppHandle) {
    let before = app.state::<Locks>().0.load(Ordering::SeqCst);
    closing::tell_page(app, "shell:away");
    let app = app.clone();
    thread::spawn(move || {
        thread::sleep(TO_LOCK);
        if app.state::<Locks>().0.load(Ordering::SeqCst) == before {
            let _ = lock(&app);
        }
    });
}

/// Lets go of the key, and of what was copied.
pub fn lock(app: &AppHandle) -> Answer<Value> {
    app.state::<Clipboard>().clear();
    let shared = app.state::<Shared>();
    let mut api = shared.lock().unwrap_or_else(PoisonError::into_inner);
    let locked = api.call("store.lock", json!({}));
    app.state::<Locks>().0.fetch_add(1, Ordering::SeqCst);
    locked
}
