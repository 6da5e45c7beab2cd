//! Showing the window when there is something to see in it, so that no empty white flashes by.

use serde_json::Value;
use std::{thread, time::Duration};
use tauri::{AppHandle, Manager, webview::Color};

/// The one window's label in `tauri.conf.json`, where it begins hidden.
const WINDOW: &str = "main";

/// A page that has not reported by then never will; a window without it says at least that the app runs.
const AT_LATEST: Duration = Duration::from_secs(4);

/// What lies behind the page (Aksel's `--ax-bg-default`): seen before it is drawn, and while a window grows.
const LIGHT: Color = Color(0xff, 0xff, 0xff, 0xff);
const DARK: Color = Color(0x0e, 0x15, 0x1f, 0xff);

/// Sees to it that the window shows in any case.
pub fn in_any_case(app: &AppHandle) {
    let app = app.clone();
    thread::spawn(move || {
        thread::sleep(AT_LATEST);
        show(&app);
    });
}

/// The page has something to show, and says `{"dark": true}` or not: only it knows what the counsellor has
/// chosen. It says so again when that changes.
pub fn ready(app: &AppHandle, how: &Value) {
    let dark = how["dark"] == true;
    if let Some(window) = app.get_webview_window(WINDOW) {
        let _ = window.set_background_color(Some(if dark { DARK } else { LIGHT }));
    }
    show(app);
}

/// Once. A page that is loaded again must not bring its window to the front.
fn show(app: &AppHandle) {
    let Some(window) = app.get_webview_window(WINDOW) else {
        return;
    };
    if !window.is_visible().unwrap_or(false) {
        let _ = window.show();
        let _ = window.set_focus();
    }
}
