//! Phrases to look for in a text, and phrases in which they do not count.

use super::{
    pattern::{Classes, Word},
    words::{Shape, Text, fold},
};
use serde::Deserialize;
use std::{collections::BTreeMap, ops::Range};

/// So many words a `..` may stand for.
const GAP: usize = 3;

/// A file of phrases.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    group: Vec<Group>,
}

/// Phrases that belong together.
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
struct Group {
    /// Why they are looked for, for whoever edits the list.
    #[allow(dead_code, reason = "for the reader of the file")]
    why: String,
    /// Phrases of one word, parted by white space.
    words: String,
    /// Compounds: what they begin with, and what they go on with.
    begin: String,
    then: String,
    /// Phrases, one a line.
    phrases: String,
    /// Phrases in which nothing counts, of any group, one a line.
    not: String,
}

type Phrase = Vec<Word>;

/// Phrases by the letter they begin with, so that few need to be tried at each word of a text.
#[derive(Default)]
struct Index {
    phrases: Vec<Phrase>,
    by_letter: BTreeMap<char, Vec<usize>>,
    /// Those that may begin with any.
    others: Vec<usize>,
}

impl Index {
    fn add(&mut self, phrase: Phrase) {
        let Some(first) = phrase.first() else { return };
        let n = self.phrases.len();
        match first.letters() {
            Some(letters) => letters
                .into_iter()
                .for_each(|c| self.by_letter.entry(c).or_default().push(n)),
            None => self.others.push(n),
        }
        self.phrases.push(phrase);
    }

    /// The end of the longest that begins at this token.
    fn at(&self, text: &Text<'_>, at: usize) -> Option<usize> {
        let letter = text.tokens[at].folded.chars().next()?;
        let of_letter = self
            .by_letter
            .get(&letter)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let tried = of_letter.iter().chain(&self.others);
        tried
            .filter_map(|n| starts_at(&self.phrases[*n], text, at))
            .max()
    }
}

/// Phrases to look for, and phrases in which they do not count.
#[derive(Default)]
pub(super) struct Phrases {
    phrases: Index,
    exceptions: Index,
}

impl Phrases {
    pub(super) fn new(file: &File, classes: &Classes) -> Self {
        let mut all = Self::default();
        let phrase = |line: &str| -> Phrase {
            let words = line.split_whitespace();
            words.map(|word| Word::parse(word, classes)).collect()
        };
        for group in &file.group {
            for word in group.words.split_whitespace() {
                all.phrases.add(phrase(word));
            }
            if !group.begin.is_empty() {
                all.phrases
                    .add(vec![Word::compound(&group.begin, &group.then)]);
            }
            group
                .phrases
                .lines()
                .for_each(|line| all.phrases.add(phrase(line)));
            group
                .not
                .lines()
                .for_each(|line| all.exceptions.add(phrase(line)));
        }
        all
    }

    /// Phrases on one line; `_` joins the words of one.
    pub(super) fn of_words(line: &str, classes: &Classes) -> Self {
        let mut all = Self::default();
        for words in line.split_whitespace() {
            let words = words.split('_');
            all.phrases
                .add(words.map(|word| Word::parse(word, classes)).collect());
        }
        all
    }

    /// Whether a single word is one of the phrases.
    pub(super) fn has(&self, text: &str) -> bool {
        let folded = fold(text);
        let mut phrases = self.phrases.phrases.iter();
        phrases.any(|phrase| matches!(&phrase[..], [word] if word.fits(text, &folded)))
    }

    /// Where they stand, as ranges of tokens, the longest at each place.
    pub(super) fn find(&self, text: &Text<'_>) -> Vec<Range<usize>> {
        let stand = |index: &Index, at: usize| index.at(text, at).map(|end| at..end);
        let mut found: Vec<_> = (0..text.tokens.len())
            .filter_map(|at| stand(&self.phrases, at))
            .collect();
        found.retain(|hit| {
            // «Hun sliter med» is taken back by «sliter med å finne parkering», but «time på legekontoret» not by
            // «legekontoret».
            let takes_back = |not: Range<usize>| {
                let reaches = not.start < hit.end && hit.end <= not.end;
                reaches && (not.start <= hit.start || not.len() > 1)
            };
            let sentence = text.tokens[hit.start].sentence;
            let mut places = (0..hit.end)
                .rev()
                .take_while(|at| text.tokens[*at].sentence == sentence);
            !places.any(|at| stand(&self.exceptions, at).is_some_and(takes_back))
        });
        found
    }

    /// Whether one ends among the last `reach` words before a token, in its sentence.
    pub(super) fn stand_before(&self, text: &Text<'_>, at: usize, reach: usize) -> bool {
        let mut place = at;
        for _ in 0..reach {
            let Some(word) = text.word_before(place) else {
                return false;
            };
            // «fnr. 01…» is one sentence, «Ring meg. 01…» need not be told apart.
            if text.tokens[word].sentence != text.tokens[at].sentence {
                return false;
            }
            let mut phrases = self.phrases.phrases.iter();
            if phrases.any(|phrase| ends_at(phrase, text, word)) {
                return true;
            }
            place = word;
        }
        false
    }

    /// Whether one stands anywhere in the sentence of a token.
    pub(super) fn in_sentence(&self, text: &Text<'_>, at: usize) -> bool {
        let sentence = text.tokens[at].sentence;
        (0..text.tokens.len())
            .filter(|i| text.tokens[*i].sentence == sentence)
            .any(|i| self.phrases.at(text, i).is_some())
    }
}

/// The end of a phrase that begins at this token. Marks between its words do not part them.
fn starts_at(phrase: &[Word], text: &Text<'_>, at: usize) -> Option<usize> {
    let token = &text.tokens[at];
    let (first, rest) = phrase.split_first()?;
    (token.shape != Shape::Mark && first.fits(token.text, &token.folded))
        .then(|| goes_on(rest, text, at + 1, token.sentence))
        .flatten()
}

fn goes_on(phrase: &[Word], text: &Text<'_>, from: usize, sentence: usize) -> Option<usize> {
    let Some((word, rest)) = phrase.split_first() else {
        return Some(from);
    };
    if word.is_gap() {
        let mut from = from;
        for _ in 0..=GAP {
            if let Some(end) = goes_on(rest, text, from, sentence) {
                return Some(end);
            }
            from = text.word_from(from, sentence)? + 1;
        }
        return None;
    }
    let here = text.word_from(from, sentence)?;
    let token = &text.tokens[here];
    word.fits(token.text, &token.folded)
        .then(|| goes_on(rest, text, here + 1, sentence))
        .flatten()
}

fn ends_at(phrase: &[Word], text: &Text<'_>, at: usize) -> bool {
    let mut place = Some(at);
    for word in phrase.iter().rev() {
        let Some(here) = place else { return false };
        let token = &text.tokens[here];
        if !word.fits(token.text, &token.folded) {
            return false;
        }
        place = text.word_before(here);
    }
    true
}
