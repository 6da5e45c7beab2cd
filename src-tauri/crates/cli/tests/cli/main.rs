//! The command line as its contract describes it: happy paths, exact shapes, exit statuses, and
//! errors that name their culprit.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod attachments;
mod calculations;
mod claims;
mod deadlines;
mod every_agreement;
mod further_agreement;
mod inspection;
mod main_job;
mod month;
mod render;
mod support;
mod with_store;
