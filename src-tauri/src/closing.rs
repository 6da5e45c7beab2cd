//! Closing the window without losing what was typed last.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};
use tauri::{Manager, Window};

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

/// The page gets this long to send what it has not sent yet.
const TO_SEND: Duration = Duration::from_millis(200);
/// A disk that takes longer than this to write a sentence will not let the window go either.
const TRIES: u32 = 100;

/// Tells the page that it goes, which makes it save at once, and closes the window when the last
/// request has been answered.
pub fn close(window: &Window) {
    let window = window.clone();
    if let Some(page) = window.get_webview_window(window.label()) {
        let _ = page.eval("window.dispatchEvent(new Event('pagehide'))");
    }
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
