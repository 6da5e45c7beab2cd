//! Why NAV may show another amount than the claim: the known causes, tried one at a time and then two
//! together, and those told that give NAV's amount exactly.

mod cause;
mod hours;
mod milestones;
mod place_month;
mod search;

pub use cause::{Cause, Explanation};
pub use hours::explain_hours;
pub use milestones::{ClaimedMilestone, explain_milestones};
pub use place_month::explain_place_month;
