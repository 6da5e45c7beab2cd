//! NAV's report templates as data, a report's first texts from the case, and its pages: an SVG preview
//! and a PDF (PDF/A-2a and PDF/UA-1) that is read back before anyone gets it. Beside them, the pages of
//! files that others have made ([`attached`]), and NAV's order as text ([`order`]).
//!
//! May depend on: `domain`. Only this crate knows Typst and PDF. It does no I/O and knows no clock; a
//! template, its fields and its agreement are data, and no code names one.
//!
//! ```
//! use reports::{Meta, Registry};
//! use std::collections::BTreeMap;
//!
//! let registry = Registry::embedded();
//! let template = registry.get("jmo-vest-viken/statusrapport").ok_or("no such template")?;
//! let values = BTreeMap::from([("navn".to_owned(), "Kari Eksempel".into())]);
//! let date = domain::dates::parse_iso("2026-05-04").ok_or("no such day")?;
//! let meta = Meta { date, reference: "4f1c".into(), draft: true, notes: Vec::new(), marked: Vec::new() };
//!
//! let report = reports::render(template, &values, &meta)?;
//! assert!(report.not_found.is_empty());
//! assert!(reports::missing(template, &values).iter().all(|m| m.field != "navn"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod attached;
mod check;
mod embedded;
mod number;
pub mod order;
mod page;
mod parse;
mod prefill;
pub mod privacy;
mod readback;
mod registry;
mod sheet;
mod slots;
mod template;
mod text;
mod world;

pub use check::{Missing, Undrawable, Unfit, missing, undrawable, unfit, unknown};
pub use domain::Fault;
pub use page::{Meta, Place, Preview, Rendered, ReportError, forget, preview, render};
pub use prefill::{
    COMPUTED, Context, Figures, Given, Origin, Prefilled, Source, Under, first_text, prefill,
};
pub use readback::{not_found, read_lines};
pub use registry::Registry;
pub use sheet::list::{Cell, List, lists};
pub use sheet::sheet;
pub use slots::{Slot, repeated_key};
pub use template::{
    Audience, Clock, Field, FieldKind, Look, Party, Repeat, Row, Scope, Section, Template, Width,
};

/// What a field says that does not apply. A template is filled «i sin helhet»: no field stays empty.
pub const NOT_APPLICABLE: &str = "Ikke aktuelt";
