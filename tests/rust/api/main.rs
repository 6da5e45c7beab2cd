//! What a counsellor does, through the one door that window and command line use.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod advice;
mod agreement_details;
mod attachments;
mod audit;
mod claims;
mod common;
mod contacts;
mod delivery;
mod demo;
mod effects;
mod evaluation;
mod extensions;
mod following;
mod history;
mod indicators;
mod lists;
mod main_job;
mod milestones;
mod month;
mod month_periods;
mod odd;
mod opening;
mod orders;
mod people;
mod privacy;
mod privacy_check;
mod readings;
mod refusals;
mod removal;
mod reports;
mod statistics;
mod support;
mod team;
mod templates;
mod undo;
mod versions;
mod writing;
