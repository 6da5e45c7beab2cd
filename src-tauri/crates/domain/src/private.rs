//! Text about a person, which no log or error may show.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Personal text. `Debug` shows only whether it is empty, so that a stray `{:?}` leaks nothing;
/// reading `.0` is the deliberate act.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(transparent)]
#[ts(as = "String")]
pub struct Private(pub String);

impl Private {
    /// The text without surrounding white space.
    pub fn trimmed(&self) -> &str {
        self.0.trim()
    }

    /// True when there is nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl fmt::Debug for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() {
            "Private(empty)"
        } else {
            "Private(…)"
        })
    }
}

impl From<&str> for Private {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Private {
    fn from(text: String) -> Self {
        Self(text)
    }
}

#[cfg(test)]
mod tests {
    use super::Private;

    #[test]
    fn debug_never_shows_the_text() {
        assert_eq!(
            format!("{:?}", Private::from("Kari Eksempel")),
            "Private(…)"
        );
    }
}
