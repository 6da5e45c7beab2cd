//! Closing the window without losing what was typed last.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};
use tauri::{AppHandle, Manager, Window};

/// How many requests are being answered.
#[derive(Clone, Default)]
pub struct UnderWay(Arc<AtomicUsize>);

/// A request being answered; counted until it is dropped.
pub struct Request(UnderWay);

impl UnderWay {
    /// Counts one more.
    pub fn begin(&self) -> Request {
        self.0.fetch_add(1, Ordering::SeqCst);
        Request(self.clone())
    }

    fn is_none(&self) -> bool {
        self.0.load(Ordering::SeqCst) == 0
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Whether the page has taken it upon itself to close the window or not.
#[derive(Default)]
pub struct Heard(AtomicBool);

/// A page that lives answers within this; one that does not must not keep the window open.
const TO_ANSWER: Duration = Duration::from_secs(2);
/// The page gets this long to send what it has not sent yet.
const TO_SEND: Duration = Duration::from_millis(200);
/// A disk that takes longer than this to write a sentence will not let the window go either.
const TRIES: u32 = 100;

/// Tells the page that the window is to close: it asks about what is typed and not saved, and answers by
/// [`close`] or [`wait`].
pub fn ask(window: &Window) {
    let window = window.clone();
    window.state::<Heard>().0.store(false, Ordering::SeqCst);
    tell(&window, "shell:close");
    thread::spawn(move || {
        thread::sleep(TO_ANSWER);
        if !window.state::<Heard>().0.load(Ordering::SeqCst) {
            close(&window);
        }
    });
}

/// The page asks the counsellor first, and says [`close`] when they will.
pub fn wait(window: &Window) {
    window.state::<Heard>().0.store(true, Ordering::SeqCst);
}

/// Makes the page save at once what saves itself, and closes the window when the last request has been
/// answered.
pub fn close(window: &Window) {
    window.state::<Heard>().0.store(true, Ordering::SeqCst);
    tell(window, "pagehide");
    let window = window.clone();
    thread::spawn(move || {
        for _ in 0..TRIES {
            thread::sleep(TO_SEND);
            if window.state::<UnderWay>().is_none() {
                break;
            }
        }
        let _ = window.destroy();
    });
}

fn tell(window: &Window, event: &str) {
    tell_page(window.app_handle(), event);
}

/// Tells every page there is.
pub fn tell_page(app: &AppHandle, event: &str) {
    for page in app.webview_windows().values() {
        let _ = page.eval(format!("window.dispatchEvent(new Event('{event}'))"));
    }
}
