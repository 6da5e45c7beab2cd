//! Claims (refusjonskrav): what an agreement pays for a month's places, hours or milestones, and why NAV may
//! have come to another amount.
//!
//! Pure and exact: whole numbers all the way, rounded where the agreement or NAV's formula rounds and nowhere
//! else. A claim knows no case and no agreement: it is given the facts and answers lines and a total.
//!
//! ```
//! use agreements::claims::{Basis, Participation, PlaceMonthClaim};
//! use domain::{Month, PriceFrom, dates::parse_iso};
//! let day = |text| parse_iso(text).ok_or("no such day");
//! let claim = PlaceMonthClaim {
//!     month: Month::parse_iso("2026-04").ok_or("no such month")?,
//!     prices: vec![PriceFrom { from: day("2026-01-01")?, nok: 20205 }],
//!     closed: vec![],
//!     participations: vec![Participation::new("A", day("2026-04-20")?, None)],
//! };
//! let answer = claim.answer().map_err(|_| "refused")?;
//! assert_eq!(answer.basis, Basis::Weekdays);
//! // 9 of the month's 22 weekdays; 1 May does not matter.
//! assert_eq!(answer.lines[0].factor.to_string(), "0.40909");
//! assert_eq!(answer.total_nok, 8266); // 0.40909 × 20205 = 8265.66…
//! # Ok::<(), &str>(())
//! ```

mod exact;
pub mod explain;
mod hours;
mod milestones;
mod month;
mod place_month;
mod refused;

pub use exact::{Exact, Factor, Quarters};
pub use explain::{Cause, Explanation};
pub use hours::{HoursAnswer, HoursClaim, HoursEntry, HoursLine, HoursTotal};
pub use milestones::{
    MilestoneLine, MilestoneShare, MilestonesAnswer, MilestonesClaim, USUAL_SHARES,
};
pub use month::Basis;
pub use place_month::{Closed, Participation, PlaceMonthAnswer, PlaceMonthClaim, PlaceMonthLine};
pub use refused::Refused;

use serde::{Deserialize, Serialize};

/// What is asked: the facts of one claim, by the agreement's price model.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ts_rs::TS)]
#[serde(tag = "model", rename_all = "kebab-case")]
pub enum Claim {
    /// Places for one month.
    PlaceMonth(PlaceMonthClaim),
    /// Hours of follow-up.
    Hours(HoursClaim),
    /// Milestones of one participant.
    Milestones(MilestonesClaim),
}

/// What is answered, by the model that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(untagged)]
pub enum ClaimAnswer {
    /// Places for one month.
    PlaceMonth(PlaceMonthAnswer),
    /// Hours of follow-up.
    Hours(HoursAnswer),
    /// Milestones of one participant.
    Milestones(MilestonesAnswer),
}

impl Claim {
    /// Reckons the claim, milestones by the [`USUAL_SHARES`].
    ///
    /// # Errors
    /// What in the facts contradicts itself or lacks a price.
    pub fn answer(&self) -> Result<ClaimAnswer, Refused> {
        match self {
            Self::PlaceMonth(claim) => claim.answer().map(ClaimAnswer::PlaceMonth),
            Self::Hours(claim) => claim.answer().map(ClaimAnswer::Hours),
            Self::Milestones(claim) => claim.answer(&USUAL_SHARES).map(ClaimAnswer::Milestones),
        }
    }
}
