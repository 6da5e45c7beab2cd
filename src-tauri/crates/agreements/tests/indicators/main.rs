//! Indicators: worked examples with their arithmetic, files that are refused, and what must hold of any case.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod examples;
mod files;
mod properties;
mod support;
