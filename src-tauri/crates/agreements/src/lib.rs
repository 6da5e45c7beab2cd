//! Agreements as data: what each one demands and when. Parses and checks agreement files, and
//! evaluates their rules against a case's dated events.
//!
//! May depend on `domain` alone. No I/O, no clock, and no agreement's name in the code.
//!
//! ```
//! use agreements::{Registry, Query};
//! let agreements = Registry::embedded();
//! let agreement = agreements.get("jmo-vest-viken").ok_or("no such agreement")?;
//! let day = |text| domain::dates::parse_iso(text).ok_or("no such day");
//! let events = vec![domain::Event::new(domain::EventKind::Started, day("2026-02-01")?)];
//! let attributes = domain::Attributes::default();
//! let query = Query::new(&events, &attributes, day("2026-02-10")?, day("2026-04-01")?);
//! let deadlines = agreement.deadlines(&query);
//! assert_eq!(deadlines[0].rule, "plan");
//! assert_eq!(deadlines[0].due, day("2026-03-01")?);
//! # Ok::<(), &str>(())
//! ```

mod advice;
mod agreement;
mod aside;
mod check;
pub mod claims;
mod deadline;
mod duration;
mod end_status;
mod evaluate;
mod facts;
mod fault;
pub mod indicators;
mod invoice;
mod messages;
mod milestones;
mod portfolio;
mod readings;
mod registry;
pub mod results;
mod rule;
mod settings;
pub mod statistics;
mod steps;

pub use advice::{
    About, Advice, AdviceKind, AdviceRule, By, HoursAverage, Measure, Own, hours_average,
};
pub use agreement::{
    Agreement, AttributeQuestion, Caseload, Concerns, EndStatus, Hours, Kind, Note, Personal,
    Places, Price, Recipient, ReportedPer, Target,
};
pub use aside::OtherDue;
pub use deadline::{Deadline, Query, State};
pub use domain::Fault;
pub use duration::{Duration, DurationEnd};
pub use invoice::{Asked, Billed, BilledWith, Invoice};
pub use messages::{Blank, Message, Part};
pub use milestones::{
    Approved, Breaks, By as CriterionBy, ClaimSent, ClaimWindow, Criterion, Held, JobProof,
    MilestoneRule, MilestoneStanding, MilestoneState, Progress, Shortfall,
};
pub use portfolio::{PortfolioDeadline, PortfolioRule, month_day};
pub use readings::{Reading, Says};
pub use registry::Registry;
pub use results::{
    CaseFigures, Crosscheck, Disagreement, Figure, Figures, MissingEntry, MissingKind,
    Participation, Share,
};
pub use rule::{
    Advised, Dropped, Every, Filtered, MetBy, OtherLimit, Pairing, Rule, Selector, Variant, When,
};
pub use settings::{Settings, SettingsError};
pub use steps::{Step, Steps, Unit};
