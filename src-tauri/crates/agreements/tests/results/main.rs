//! The results of a month: which cases count in which figures, by the agreements that ship.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod files;
mod missing;
mod properties;
mod support;
mod tables;
