//! Other participants by name.

use super::{
    Hit, Kind, Surroundings,
    lists::LISTS,
    words::{Shape, Text, fold},
};
use domain::Person;
use std::ops::Range;

const REASON: &str = "Navnet på en annen deltaker.";

/// A name cut into folded words.
struct Name {
    given: Vec<String>,
    last: Vec<String>,
}

/// Everybody's names.
pub(super) struct People {
    others: Vec<Name>,
    /// The participant's and the contacts': whoever these may mean is not pointed out.
    own: Name,
    known: Vec<Vec<String>>,
    clinicians: Vec<Vec<String>>,
}

impl People {
    pub(super) fn new(surroundings: &Surroundings) -> Self {
        let name = |person: &Person| Name {
            given: words(&person.first_name.0),
            last: words(&person.last_name.0),
        };
        let known = surroundings.known.iter();
        Self {
            others: surroundings.others.iter().map(name).collect(),
            own: name(&surroundings.own),
            known: known.clone().map(|known| words(&known.name.0)).collect(),
            clinicians: known
                .filter(|known| known.clinician)
                .map(|known| words(&known.name.0))
                .collect(),
        }
    }

    /// The other participants in a text.
    pub(super) fn find(&self, text: &Text<'_>) -> Vec<Hit> {
        let mut hits = Vec::new();
        for other in &self.others {
            for at in 0..text.tokens.len() {
                let found = self
                    .in_full(other, text, at)
                    .or_else(|| self.reversed(other, text, at))
                    .or_else(|| self.by_last_name(other, text, at));
                hits.extend(found.map(|tokens| Hit {
                    bytes: text.span(&tokens),
                    kind: Kind::OtherParticipant,
                    reason: REASON,
                }));
            }
        }
        hits
    }

    /// Where the participant and the contacts are named, in bytes.
    pub(super) fn own_and_known(&self, text: &Text<'_>) -> Vec<Range<usize>> {
        let mut own = self.own.given.clone();
        own.extend(self.own.last.iter().cloned());
        let names = self.known.iter().chain(std::iter::once(&own));
        names.flat_map(|name| spelled(name, text)).collect()
    }

    /// Where a clinician is named, whom an employer need not know of.
    pub(super) fn clinicians(&self, text: &Text<'_>) -> Vec<Hit> {
        let named = self.clinicians.iter().flat_map(|name| spelled(name, text));
        named
            .map(|bytes| Hit {
                bytes,
                kind: Kind::Health,
                reason: "Navnet på behandleren i et dokument til arbeidsgiver.",
            })
            .collect()
    }

    /// «Bjørn Øverland», «bjørn åsmund øverland-prøvesens».
    fn in_full(&self, other: &Name, text: &Text<'_>, at: usize) -> Option<Range<usize>> {
        let mut end = at;
        while is_one_of(&other.given, text, end) && (end == at || joined(text, end - 1)) {
            end = past_hyphen(text, end + 1);
        }
        if end == at {
            return None;
        }
        let start_of_last = past_initial(text, end);
        if start_of_last == 0
            || !joined(text, start_of_last - 1) && !dotted(text, start_of_last - 1)
        {
            return None;
        }
        let end = self.last_name(other, text, start_of_last)?;
        let capitals = text.tokens[at].is_capitalised();
        let all_ordinary =
            is_ordinary(&text.tokens[at].folded) && is_ordinary(&text.tokens[start_of_last].folded);
        (capitals || !all_ordinary)
            .then_some(at..end)
            .filter(|found| !self.may_be_known(text, found))
    }

    /// «Øverland-Prøvesen, Bjørn».
    fn reversed(&self, other: &Name, text: &Text<'_>, at: usize) -> Option<Range<usize>> {
        let comma = self.last_name(other, text, at)?;
        let is_comma = text.tokens.get(comma).is_some_and(|t| t.text == ",");
        let found = at..comma + 2;
        (is_comma && is_one_of(&other.given, text, comma + 1) && !self.may_be_known(text, &found))
            .then_some(found)
    }

    /// The surname alone, where nobody and nothing else can be meant.
    fn by_last_name(&self, other: &Name, text: &Text<'_>, at: usize) -> Option<Range<usize>> {
        let end = self.last_name(other, text, at)?;
        let parts: Vec<&str> = (at..end)
            .filter(|i| text.tokens[*i].is_word())
            .filter_map(|i| part(&other.last, &text.tokens[i].folded))
            .collect();
        let whole = parts.len() > 1;
        let first = &text.tokens[at];
        if !(first.is_capitalised() || whole) {
            return None;
        }
        let shared = |part: &&str| {
            let has = |name: &Vec<String>| name.iter().any(|word| word == part);
            has(&self.own.last) || has(&self.own.given) || self.known.iter().any(has)
        };
        if parts.iter().all(shared) {
            return None;
        }
        let before = text.word_before(at);
        let titled = before.is_some_and(|i| LISTS.context("title").has(text.tokens[i].text));
        if !whole && is_ordinary(parts[0]) && !titled {
            return None;
        }
        let apart = titled || !(somebody_else(other, text, at) || place_or_firm(text, end));
        (apart && !within_another_name(text, at, end)).then_some(at..end)
    }

    /// The end of as many parts of a surname as follow each other from here.
    fn last_name(&self, other: &Name, text: &Text<'_>, at: usize) -> Option<usize> {
        let mut end = at;
        let mut next = at;
        while is_one_of(&other.last, text, next) && (next == at || joined(text, next - 1)) {
            end = next + 1;
            next = past_hyphen(text, end);
        }
        (end > at).then_some(end)
    }

    /// Whether the participant or a contact could be meant by these words.
    fn may_be_known(&self, text: &Text<'_>, found: &Range<usize>) -> bool {
        let tokens = text.tokens[found.clone()]
            .iter()
            .filter(|t| t.shape == Shape::Word);
        let folded: Vec<&str> = tokens.map(|t| t.folded.as_str()).collect();
        let all_in = |name: &[String]| folded.iter().all(|word| part(name, word).is_some());
        let own = [self.own.given.clone(), self.own.last.clone()].concat();
        all_in(&own) || self.known.iter().any(|name| all_in(name))
    }
}

fn words(name: &str) -> Vec<String> {
    let tokens = Text::new(name).tokens;
    let letters = tokens.into_iter().filter(|t| t.is_word());
    letters.map(|t| fold(t.text)).collect()
}

/// The part of a name that a word is, with or without a genitive s.
fn part<'n>(name: &'n [String], word: &str) -> Option<&'n str> {
    let is = |part: &&String| {
        part.as_str() == word || word.strip_suffix('s').is_some_and(|w| w == part.as_str())
    };
    name.iter().find(is).map(String::as_str)
}

fn is_one_of(name: &[String], text: &Text<'_>, at: usize) -> bool {
    let token = text.tokens.get(at).filter(|t| t.is_word());
    token.is_some_and(|t| part(name, &t.folded).is_some())
}

fn is_ordinary(word: &str) -> bool {
    let is = |word: &str| LISTS.ordinary.iter().any(|ordinary| ordinary == word);
    is(word) || word.strip_suffix('s').is_some_and(is)
}

/// Whether a token and the next belong together: a space or a hyphen lies between.
fn joined(text: &Text<'_>, at: usize) -> bool {
    let gap = text.gap(at);
    gap.is_empty() && is_hyphen(text, at) || gap.chars().all(|c| c == ' ' || c == '\u{a0}')
}

fn dotted(text: &Text<'_>, at: usize) -> bool {
    text.tokens[at].text == "." && joined(text, at)
}

fn is_hyphen(text: &Text<'_>, at: usize) -> bool {
    text.tokens
        .get(at)
        .is_some_and(|t| matches!(t.text, "-" | "‐" | "‑" | "–"))
}

fn past_hyphen(text: &Text<'_>, at: usize) -> usize {
    let tight = at > 0 && is_hyphen(text, at) && text.is_glued(at - 1) && text.is_glued(at);
    if tight { at + 1 } else { at }
}

/// Past a middle initial: «Bjørn Å. Øverland».
fn past_initial(text: &Text<'_>, at: usize) -> usize {
    let initial = text
        .tokens
        .get(at)
        .is_some_and(|t| t.is_word() && t.is_capitalised() && t.text.chars().count() == 1);
    if !initial {
        return at;
    }
    let dot = text.tokens.get(at + 1).is_some_and(|t| t.text == ".");
    at + 1 + usize::from(dot)
}

/// A given name before the surname that is not this participant's.
fn somebody_else(other: &Name, text: &Text<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|i| text.tokens[*i].is_word()) else {
        return false;
    };
    let word = &text.tokens[before];
    if !joined(text, before) || part(&other.given, &word.folded).is_some() {
        return false;
    }
    let given = LISTS.given_names.contains(&word.folded);
    let capital = word.is_capitalised()
        && !word.first
        && word.text.chars().any(char::is_lowercase)
        && !LISTS.context("office").has(word.text);
    given || capital
}

/// «Hansens gate», «Hansen Bygg AS», «Hansen & sønn».
fn place_or_firm(text: &Text<'_>, end: usize) -> bool {
    let sentence = text.tokens[end - 1].sentence;
    for at in end..end + 3 {
        let word = text
            .tokens
            .get(at)
            .filter(|t| t.sentence == sentence && t.is_word());
        let Some(word) = word else {
            return false;
        };
        if LISTS.context("place-after").has(word.text) {
            return true;
        }
        if !word.is_capitalised() {
            return false;
        }
    }
    false
}

/// «Hansen-Lie» is another name than Hansen; «Hansen-saken» is not.
fn within_another_name(text: &Text<'_>, at: usize, end: usize) -> bool {
    let capital = |i: usize| {
        text.tokens
            .get(i)
            .is_some_and(|t| t.is_word() && t.is_capitalised())
    };
    let before = at >= 2 && is_hyphen(text, at - 1) && text.is_glued(at - 1) && capital(at - 2);
    let after =
        is_hyphen(text, end) && text.is_glued(end - 1) && text.is_glued(end) && capital(end + 1);
    before || after
}

/// Where a name stands in full or by its surname, in bytes.
fn spelled(name: &[String], text: &Text<'_>) -> Vec<Range<usize>> {
    let Some(last) = name.last() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for at in 0..text.tokens.len() {
        let token = &text.tokens[at];
        if part(std::slice::from_ref(last), &token.folded).is_none() || !token.is_capitalised() {
            continue;
        }
        let mut start = at;
        while start > 0 && joined(text, start - 1) && is_one_of(name, text, start - 1) {
            start -= 1;
        }
        if start < at || !(token.first || is_ordinary(last)) {
            found.push(text.span(&(start..at + 1)));
        }
    }
    found
}
