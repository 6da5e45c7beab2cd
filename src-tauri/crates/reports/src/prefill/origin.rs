//! What a template says that a field's first text comes from.

use super::Source;
use serde::{Deserialize, Serialize};

/// The first parts of the names whose texts are computed outside this crate and come in with the
/// [`Context`](super::Context). What follows is free, so that a new figure asks for no word here.
pub const COMPUTED: &[&str] = &[
    "results.",
    "claim.",
    "indicators.",
    "evaluation.",
    "feedback.",
    "incident.",
    "report.previous-",
];

/// Where a field's first text comes from. Written as its name alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(untagged)]
pub enum Origin {
    /// One of the sources that this crate knows how to read.
    Source(Source),
    /// The name of what is computed elsewhere: `results.counts`.
    Computed(String),
}

impl Origin {
    /// The name in template files.
    pub fn id(&self) -> &str {
        match self {
            Self::Source(source) => source.id(),
            Self::Computed(name) => name,
        }
    }

    /// The origin of this name; none if nothing is called that.
    pub fn named(name: &str) -> Option<Self> {
        let source = Source::ALL.iter().find(|source| source.id() == name);
        let computed = || {
            let rest = COMPUTED.iter().find_map(|first| name.strip_prefix(first))?;
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            (!rest.is_empty() && rest.chars().all(plain)).then(|| Self::Computed(name.to_owned()))
        };
        source.copied().map(Self::Source).or_else(computed)
    }
}
