//! What a counsellor does, through the one door that window and command line use.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod history;
mod main_job;
mod odd;
mod opening;
mod privacy;
mod refusals;
mod reports;
mod support;
mod undo;
