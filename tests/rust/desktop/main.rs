//! What the desktop lends: its keyring, and word of sleep and a locked screen. Against the real thing, or what
//! answers in its place, on a private bus without a display.

#![cfg(target_os = "linux")]

mod away;
mod bus;
mod keyring;
mod prompter;
