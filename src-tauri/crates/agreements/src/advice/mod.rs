//! Advice (råd): what the app itself points out beside the agreement's rules. It is never NAV's
//! demand, has no due date, and can be put aside.
//!
//! What to point out, and in which words, is data: `[[advice]]` tables of an agreement's file, each
//! naming one of the computations here. What it rests on is computed from the facts whenever asked.

mod case;
mod check;
mod hours;
mod own;

pub use case::About;
pub use hours::{HoursAverage, hours_average};
pub use own::{Measure, Own};

pub(crate) use check::check;
pub(crate) use hours::hours;

use domain::{
    Date, Id,
    dates::{add_days, add_months},
    event::Milestone,
};
use serde::{Deserialize, Serialize};

/// One `[[advice]]` table.
#[derive(Clone, Debug, Deserialize, Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct AdviceRule {
    /// Its id, such as `hours-above-estimate`. Unique among the agreement's advice.
    pub id: String,
    /// A short Norwegian name.
    pub title: String,
    /// What to do, in Norwegian.
    pub text: String,
    /// The annex's place that it builds on; none where no annex says anything of it.
    #[serde(default)]
    pub source: Option<String>,
    /// The computation that decides whether it is given.
    pub by: By,
}

macro_rules! computations {
    ($($(#[$meta:meta])* $variant:ident = $id:literal $({ $($(#[$field_meta:meta])* $field:ident: $type:ty),* })?;)*) => {
        /// A computation that advice can rest on, with its parameters: `"caseload"`,
        /// `{ practice-longer-than = { weeks = 16 } }`.
        #[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ts_rs::TS)]
        #[serde(deny_unknown_fields)]
        #[ts(rename = "AdviceBy")]
        pub enum By {
            $($(#[$meta])* #[serde(rename = $id)] $variant $({ $($(#[$field_meta])* $field: $type),* })?,)*
        }

        /// Which computation a piece of advice came from, and so where its row leads.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
        pub enum AdviceKind {
            $($(#[$meta])* #[serde(rename = $id)] $variant,)*
        }

        impl By {
            /// Without the parameters.
            pub fn kind(&self) -> AdviceKind {
                match self { $(Self::$variant { .. } => AdviceKind::$variant,)* }
            }
        }
    };
}

computations! {
    /// Follow-up has stayed above the estimate: its average over so many full calendar months, all of
    /// which the participant took part in, lies above it **(reading of «over tid»)**.
    HoursAboveEstimate = "hours-above-estimate" {
        /// Calendar months, 1–12.
        months: u32
    };
    /// A period of work practice has run longer than this, or is planned to.
    PracticeLongerThan = "practice-longer-than" {
        /// Weeks, counted from its first day.
        weeks: u32
    };
    /// Nothing says that a practice employer was told of occupational-injury insurance.
    PracticeWithoutInsurance = "practice-without-insurance";
    /// The participant has taken part in a group without having signed the declaration.
    GroupWithoutDeclaration = "group-without-declaration";
    /// The duration ends soon, can still be extended, and no end has been planned.
    ExtensionRequest = "extension-request" {
        /// Weeks before the last day.
        weeks: u32
    };
    /// Ended, and still in NAV's Deltakeroversikt for a while.
    ListedAfterEnd = "listed-after-end" {
        /// Days after the end.
        days: u32
    };
    /// A claim can still come after the day on which everything must be deleted.
    ClaimBeforeDeletion = "claim-before-deletion" {
        /// What the claim is for.
        milestone: Milestone
    };
    /// The counsellor's own participants take all the agreement's places, or more.
    PlacesInUse = "places-in-use";
    /// The counsellor has more participants than the annex has as the norm for the role.
    Caseload = "caseload";
    /// No approval by NAV has been recorded for the counsellor.
    ApprovedCounsellor = "approved-counsellor";
    /// Nobody has gone through who has access for a year.
    AccessReview = "access-review";
    /// The counsellor has participants in another measure that this one must be kept apart from.
    ApartFrom = "apart-from" {
        /// The other measure, as its agreements name it.
        measure: String
    };
}

impl AdviceKind {
    /// The last day that advice put aside on `from` stays aside: three months later, so that nothing
    /// is silenced for good. Hours are judged by full months of which none may have been judged
    /// before, so NAV told in May is not told again before September.
    pub fn rests_until(self, from: Date) -> Date {
        use chrono::Datelike;
        let next = match self {
            Self::HoursAboveEstimate => add_months(from.with_day(1).unwrap_or(from), 4),
            _ => add_months(from, 3),
        };
        add_days(next, -1)
    }
}

/// One piece of advice that holds today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Advice {
    /// The advice's id in the agreement.
    pub advice: String,
    /// The computation it came from.
    pub kind: AdviceKind,
    /// Which record it is about, where a case can have several.
    pub about: Option<Id>,
    /// A short Norwegian name.
    pub title: String,
    /// The facts it rests on, in Norwegian. Names no one.
    pub why: String,
    /// What to do, in Norwegian.
    pub text: String,
    /// The annex's place that it builds on.
    pub source: Option<String>,
    /// The first day on which it held.
    pub since: Date,
    /// The last day on which it can be followed.
    pub until: Option<Date>,
    /// What it rests on: put aside, it comes again when this changes.
    #[serde(skip)]
    #[ts(skip)]
    pub basis: String,
}

/// What a computation found.
struct Found {
    about: Option<Id>,
    why: String,
    since: Date,
    until: Option<Date>,
    basis: String,
}

impl Found {
    fn since(since: Date, why: String) -> Self {
        Self {
            about: None,
            why,
            since,
            until: None,
            basis: String::new(),
        }
    }

    fn until(self, until: Date) -> Self {
        let until = Some(until);
        Self { until, ..self }
    }

    fn resting_on(self, basis: impl ToString) -> Self {
        let basis = basis.to_string();
        Self { basis, ..self }
    }
}

impl AdviceRule {
    fn advice(&self, found: Found) -> Advice {
        Advice {
            advice: self.id.clone(),
            kind: self.by.kind(),
            about: found.about,
            title: self.title.clone(),
            why: found.why,
            text: self.text.clone(),
            source: self.source.clone(),
            since: found.since,
            until: found.until,
            basis: found.basis,
        }
    }
}
