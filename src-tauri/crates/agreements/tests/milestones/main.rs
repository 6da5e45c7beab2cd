//! The milestones of REFINO: which criteria hold, since when, by which jobs, what is missing, and when
//! the claims can be sent. Every date is reasoned by hand beside it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod files;
mod hired;
mod properties;
mod retained;
mod standing;
mod support;
