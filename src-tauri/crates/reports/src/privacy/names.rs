//! Other participants by name.

use super::{
    Hit, Kind, Surroundings,
    lists::LISTS,
    pattern::is_slip,
    words::{Shape, Text, Token, fold},
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
        let name = |person: &Person| {
            let mut given = words(&person.first_name.0);
            // «Jon-Fredrik» may be written «Jonfredrik».
            if given.len() > 1 {
                given.push(given.concat());
            }
            Name {
                given,
                last: words(&person.last_name.0),
            }
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
                    .or_else(|| self.by_initials(other, text, at))
                    .or_else(|| self.reversed(other, text, at))
                    .or_else(|| self.by_last_initial(other, text, at))
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

    /// «Bjørn Øverland», «bjørn åsmund øverland-prøvesens», «Bjørn Aas Øverland», «Bjørn (Øverland)».
    fn in_full(&self, other: &Name, text: &Text<'_>, at: usize) -> Option<Range<usize>> {
        let mut end = at;
        while is_one_of(&other.given, text, end) && (end == at || joined(text, end - 1)) {
            end = past_hyphen(text, end + 1);
        }
        if end == at {
            return None;
        }
        let second = past_initial(text, end);
        let another = second + 1;
        let (start_of_last, end) = [second, another]
            .into_iter()
            .filter(|from| *from == second || self.may_be_middle_name(text, second))
            .filter(|from| joined(text, from - 1) || dotted(text, from - 1))
            .find_map(|from| Some((from, self.last_name_after_given(other, text, from)?)))
            .or_else(|| self.enclosed(other, text, end))?;
        let capitals = text.tokens[at].is_capitalised();
        let all_ordinary =
            is_ordinary(&text.tokens[at].folded) && is_ordinary(&text.tokens[start_of_last].folded);
        (capitals || !all_ordinary)
            .then_some(at..end)
            .filter(|found| !self.may_be_known(text, found))
    }

    /// «O. Berg», «J.F. Mønster», «JF Mønster».
    fn by_initials(&self, other: &Name, text: &Text<'_>, at: usize) -> Option<Range<usize>> {
        let mut end = at;
        while is_initial_of(&other.given, text, end)
            && (end == at || !text.gap(end - 1).contains('\n'))
        {
            end += 1;
            end += usize::from(text.tokens.get(end).is_some_and(|t| t.text == "."));
        }
        let touched = at > 0 && text.is_glued(at - 1);
        let capital = text.tokens.get(end).is_some_and(Token::is_capitalised);
        if end == at || touched || !capital || text.gap(end - 1).contains('\n') {
            return None;
        }
        let found = at..self.last_name(other, text, end)?;
        let last = end..found.end;
        (!self.may_be_known(text, &last) && !place_or_firm(text, found.end)).then_some(found)
    }

    /// «Øverland-Prøvesen, Bjørn», «Øverland Bjørn», «Mønster J.F.».
    fn reversed(&self, other: &Name, text: &Text<'_>, at: usize) -> Option<Range<usize>> {
        let comma = self.last_name(other, text, at)?;
        let is_comma = text.tokens.get(comma).is_some_and(|t| t.text == ",");
        let given = comma + usize::from(is_comma);
        let named = is_one_of(&other.given, text, given);
        let capitals = text.tokens[at].is_capitalised()
            && text.tokens.get(given).is_some_and(Token::is_capitalised);
        let follows = is_comma || capitals && joined(text, comma - 1);
        let initials = is_initial_of(&other.given, text, given) && !text.is_glued(comma - 1);
        let found = at..given + 1;
        (follows && (named || initials) && !self.may_be_known(text, &found)).then_some(found)
    }

    /// «Ole B.», where nobody whom the case knows is called Ole.
    fn by_last_initial(&self, other: &Name, text: &Text<'_>, at: usize) -> Option<Range<usize>> {
        let given = &text.tokens[at];
        let known = || self.known.iter().chain(std::iter::once(&self.own.given));
        let shared = known().any(|name| part(name, &given.folded).is_some());
        let initial = text.tokens.get(at + 1)?;
        let alone = initial.text.chars().count() == 1 && !text.gap(at).is_empty();
        let digits = text.is_glued(at + 1) && text.tokens[at + 2].is_number();
        (given.is_capitalised()
            && is_one_of(&other.given, text, at)
            && !shared
            && joined(text, at)
            && alone
            && !digits
            && is_initial_of(&other.last, text, at + 1))
        .then_some(at..at + 2)
    }

    /// «Bjørn (Øverland)», «Bjørn/Øverland».
    fn enclosed(&self, other: &Name, text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
        let mark = text.tokens.get(at)?;
        let name = text.tokens.get(at + 1)?;
        (matches!(mark.text, "(" | "/") && name.is_capitalised()).then_some(())?;
        Some((at + 1, self.last_name(other, text, at + 1)?))
    }

    /// A capital word between a given name and a surname, which nobody that the case knows is called.
    fn may_be_middle_name(&self, text: &Text<'_>, at: usize) -> bool {
        let word = text
            .tokens
            .get(at)
            .filter(|t| t.is_word() && t.is_capitalised());
        let known = || self.known.iter().chain([&self.own.given, &self.own.last]);
        word.is_some_and(|word| {
            joined(text, at - 1) && !known().any(|name| part(name, &word.folded).is_some())
        })
    }

    /// The surname after a given name, there also with a slip of the keys.
    fn last_name_after_given(&self, other: &Name, text: &Text<'_>, at: usize) -> Option<usize> {
        let slipped = || {
            let token = text
                .tokens
                .get(at)
                .filter(|t| t.is_word() && t.is_capitalised())?;
            let near = |part: &String| part.len() >= 4 && is_slip(part, &token.folded);
            other.last.iter().any(near).then_some(at + 1)
        };
        self.last_name(other, text, at).or_else(slipped)
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
        // «nilsen» is no word of the language.
        let only_a_name = first.folded.len() > 5 && first.folded.ends_with("sen");
        if !(first.is_capitalised() || whole || only_a_name) {
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
        if !whole && is_ordinary(parts[0]) && !titled && !a_person(text, at, end) {
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
        is_spelled(part, word) || word.strip_suffix('s').is_some_and(|w| is_spelled(part, w))
    };
    name.iter().find(is).map(String::as_str)
}

/// Whether a word is this name, also where one of them is without the Norwegian letters: «Overland», «Oeverland».
fn is_spelled(name: &str, word: &str) -> bool {
    let norwegian = |text: &str| text.contains(['å', 'æ', 'ø']);
    name == word || (norwegian(name) || norwegian(word)) && plain(name) == plain(word)
}

fn plain(name: &str) -> String {
    let letters = [
        ("aa", "a"),
        ("å", "a"),
        ("oe", "o"),
        ("ø", "o"),
        ("ae", "e"),
        ("æ", "e"),
    ];
    letters
        .iter()
        .fold(name.to_owned(), |name, (from, to)| name.replace(from, to))
}

/// Whether a token is an initial of one of these names, or several at once: «J», «JF».
fn is_initial_of(name: &[String], text: &Text<'_>, at: usize) -> bool {
    let Some(token) = text.tokens.get(at).filter(|t| t.is_word()) else {
        return false;
    };
    let capitals = token.text.chars().all(char::is_uppercase);
    let is_one = |c: char| name.iter().any(|word| word.starts_with(c));
    capitals && token.text.chars().count() <= name.len() && token.folded.chars().all(is_one)
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

/// «med Berg», «Berg ringte», «Bergs plan»: a word or a place that is a person here.
fn a_person(text: &Text<'_>, at: usize, end: usize) -> bool {
    let sentence = text.tokens[at].sentence;
    let word = |i: Option<usize>| {
        i.map(|i| &text.tokens[i])
            .filter(|t| t.sentence == sentence)
    };
    let before = word(text.word_before(at));
    let after = text
        .tokens
        .get(end)
        .filter(|t| t.is_word() && t.sentence == sentence);
    before.is_some_and(|t| LISTS.context("person-before").has(t.text))
        || after.is_some_and(|t| LISTS.context("person-after").has(t.text))
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
