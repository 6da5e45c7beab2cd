//! What the desktop lends: its keyring, and word of sleep and a locked screen. Against the real thing, or what
//! answers in its place, on a private bus without a display.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod away;
mod bus;
mod keyring;
mod prompter;
