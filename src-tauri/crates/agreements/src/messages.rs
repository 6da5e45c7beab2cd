//! Messages that an agreement permits over a channel that is not encrypted, because they name the participant by
//! a pseudonym alone. An agreement without any offers none.

use crate::{Agreement, check::Wrong};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A kind of message (`[[message]]`).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// Unique among the agreement's messages.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it says, with a [`Blank`] in braces for what differs: `{pseudonym}`.
    pub text: String,
    /// The annex's place.
    pub source: String,
}

/// What differs from message to message. None of them says more of a person than the pseudonym.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Blank {
    /// The participant, as the agreement permits to name them.
    Pseudonym,
    /// The measure's name.
    Measure,
    /// Today.
    Today,
    /// The month that an attendance list is for.
    Month,
    /// The month's days, each with whether the participant came.
    Attendance,
    /// The first day.
    Started,
    /// The day until which the measure was extended.
    ExtendedUntil,
    /// The last day, or the day that is planned.
    Ended,
}

impl Blank {
    /// All of them, by the word that stands for them.
    pub const ALL: [(&'static str, Self); 8] = [
        ("pseudonym", Self::Pseudonym),
        ("measure", Self::Measure),
        ("today", Self::Today),
        ("month", Self::Month),
        ("attendance", Self::Attendance),
        ("started", Self::Started),
        ("extended-until", Self::ExtendedUntil),
        ("ended", Self::Ended),
    ];
}

/// A part of a message's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// As it stands.
    Text(&'a str),
    /// To be filled.
    Blank(Blank),
}

impl Message {
    /// Its text in parts; a word in braces that is no [`Blank`] is refused, as are braces that do not pair.
    ///
    /// # Errors
    /// The word.
    pub fn parts(&self) -> Result<Vec<Part<'_>>, &str> {
        let mut parts = Vec::new();
        let mut rest = self.text.trim();
        while let Some((text, after)) = rest.split_once('{') {
            let (word, after) = after.split_once('}').ok_or(after)?;
            let known = Blank::ALL.iter().find(|(name, _)| *name == word);
            let (_, blank) = known.ok_or(word)?;
            if text.contains('}') {
                return Err(text);
            }
            parts.extend([Part::Text(text), Part::Blank(*blank)]);
            rest = after;
        }
        if rest.contains('}') {
            return Err(rest);
        }
        parts.push(Part::Text(rest));
        Ok(parts)
    }

    /// Whether a blank stands in it.
    pub fn asks(&self, blank: Blank) -> bool {
        let parts = self.parts().unwrap_or_default();
        parts.contains(&Part::Blank(blank))
    }
}

/// The first thing that is wrong.
pub(crate) fn check(agreement: &Agreement) -> Option<Wrong> {
    let mut ids = BTreeSet::new();
    let mut all = agreement.messages.iter().enumerate();
    all.find_map(|(nth, message)| {
        let Message {
            id,
            title,
            text,
            source,
        } = message;
        let wrong = if !crate::check::is_slug(id) || !ids.insert(id) {
            let reason =
                format!("meldingen «{id}» må ha en egen id med små bokstaver, tall og bindestrek");
            Wrong::at("id", reason)
        } else if title.trim().is_empty() || source.trim().is_empty() || text.trim().is_empty() {
            let key = if title.trim().is_empty() {
                "title"
            } else if text.trim().is_empty() {
                "text"
            } else {
                "source"
            };
            Wrong::at(
                key,
                format!("meldingen «{id}»: title, text og source må fylles ut"),
            )
        } else if let Err(word) = message.parts() {
            let first = word.lines().next().unwrap_or_default();
            let known: Vec<&str> = Blank::ALL.iter().map(|(name, _)| *name).collect();
            let reason = format!(
                "meldingen «{id}»: «{first}» kan ikke fylles ut; bruk {}",
                known.join(", ")
            );
            Wrong::at("text", reason).word(first)
        } else if !message.asks(Blank::Pseudonym) {
            Wrong::at(
                "text",
                format!("meldingen «{id}» må ha {{pseudonym}} i teksten"),
            )
        } else {
            return None;
        };
        Some(wrong.of("[[message]]", nth))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Result<usize, String> {
        let message = Message {
            id: "a".into(),
            title: "A".into(),
            text: text.into(),
            source: "pkt. 1".into(),
        };
        message
            .parts()
            .map(|parts| parts.len())
            .map_err(str::to_owned)
    }

    #[test]
    fn only_known_words_stand_in_braces() {
        assert_eq!(parts("{pseudonym} startet {started}."), Ok(5));
        assert_eq!(parts("Uten noe"), Ok(1));
        assert_eq!(parts("{navn}"), Err("navn".into()));
        assert!(parts("{pseudonym").is_err());
        assert!(parts("pseudonym}").is_err());
        assert!(parts("a } {pseudonym}").is_err());
    }
}
