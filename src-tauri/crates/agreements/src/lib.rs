//! agreements
