//! Claims: worked examples, refusals, what must hold of every claim, and what explains NAV's amount.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod examples;
mod explained;
mod explained_any;
mod properties;
mod refusals;
