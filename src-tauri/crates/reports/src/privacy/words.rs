//! Text cut into words, numbers and marks, each with its place.

use std::ops::Range;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Letters; also `&` and `§`, which stand for words.
    Word,
    /// ASCII digits.
    Number,
    /// Any other single character that is no white space.
    Mark,
}

/// One piece of a text.
pub(super) struct Token<'t> {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// As it is written.
    pub text: &'t str,
    /// [`fold`]ed.
    pub folded: String,
    pub shape: Shape,
    /// The number of its sentence, from 0.
    pub sentence: usize,
    /// Whether it is the first word or number of its sentence.
    pub first: bool,
}

impl Token<'_> {
    pub(super) fn is_word(&self) -> bool {
        self.shape == Shape::Word
    }

    pub(super) fn is_number(&self) -> bool {
        self.shape == Shape::Number
    }

    pub(super) fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// A text and its pieces.
pub(super) struct Text<'t> {
    pub text: &'t str,
    pub tokens: Vec<Token<'t>>,
}

impl<'t> Text<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut tokens: Vec<Token<'t>> = Vec::new();
        let (mut sentence, mut fresh) = (0, true);
        let mut chars = text.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            if c == '\n' {
                (sentence, fresh) = (sentence + 1, true);
            }
            if c.is_whitespace() {
                continue;
            }
            let shape = shape_of(c);
            let mut end = start + c.len_utf8();
            if shape != Shape::Mark && !"&§".contains(c) {
                while let Some((at, next)) = chars.next_if(|(_, next)| continues(shape, *next)) {
                    end = at + next.len_utf8();
                }
            }
            let piece = &text[start..end];
            tokens.push(Token {
                range: start..end,
                text: piece,
                folded: fold(piece),
                shape,
                sentence,
                first: fresh && shape != Shape::Mark,
            });
            fresh &= shape == Shape::Mark;
            if ".!?".contains(c) && ends_sentence(&text[end..]) {
                (sentence, fresh) = (sentence + 1, true);
            }
        }
        Self { text, tokens }
    }

    /// What stands between a token and the next.
    pub(super) fn gap(&self, after: usize) -> &'t str {
        match (self.tokens.get(after), self.tokens.get(after + 1)) {
            (Some(this), Some(next)) => &self.text[this.range.end..next.range.start],
            _ => "",
        }
    }

    /// Whether a token stands right against the next.
    pub(super) fn is_glued(&self, after: usize) -> bool {
        after + 1 < self.tokens.len() && self.gap(after).is_empty()
    }

    /// The next word or number of the same sentence, from `from` on.
    pub(super) fn word_from(&self, from: usize, sentence: usize) -> Option<usize> {
        (from..self.tokens.len())
            .take_while(|at| self.tokens[*at].sentence == sentence)
            .find(|at| self.tokens[*at].shape != Shape::Mark)
    }

    /// The last word or number before `at`, across a full stop («hr. Berg») but not across a line.
    pub(super) fn word_before(&self, at: usize) -> Option<usize> {
        let before = (0..at)
            .rev()
            .find(|i| self.tokens[*i].shape != Shape::Mark)?;
        let between = &self.text[self.tokens[before].range.end..self.tokens[at].range.start];
        (!between.contains('\n')).then_some(before)
    }

    /// The bytes from one token to another, both included.
    pub(super) fn span(&self, tokens: &Range<usize>) -> Range<usize> {
        let last = tokens.end.saturating_sub(1).max(tokens.start);
        self.tokens[tokens.start].range.start..self.tokens[last].range.end
    }
}

fn shape_of(c: char) -> Shape {
    if c.is_ascii_digit() {
        Shape::Number
    } else if c.is_alphabetic() || "&§".contains(c) {
        Shape::Word
    } else {
        Shape::Mark
    }
}

fn continues(shape: Shape, next: char) -> bool {
    match shape {
        Shape::Number => next.is_ascii_digit(),
        Shape::Word => next.is_alphabetic() || is_combining_mark(next),
        Shape::Mark => false,
    }
}

/// After a full stop: white space and then a capital letter, or the end. «tlf. 400», «ca. fem» go on.
fn ends_sentence(rest: &str) -> bool {
    let next = rest.trim_start();
    next.len() < rest.len() && next.chars().next().is_none_or(char::is_uppercase)
}

/// Lower case, without accents; å, æ and ø are letters of their own.
pub(super) fn fold(text: &str) -> String {
    let lower = text.to_lowercase();
    let mut folded = String::with_capacity(lower.len());
    for c in lower.nfc() {
        if c.is_ascii() || "åæø".contains(c) {
            folded.push(c);
        } else {
            folded.extend(std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c)));
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_go_and_norwegian_letters_stay() {
        assert_eq!(fold("Máret GÁPPE Ærø-Åse"), "maret gappe ærø-åse");
    }

    #[test]
    fn an_abbreviation_ends_no_sentence() {
        let sentences = |text| Text::new(text).tokens.last().map(|t| t.sentence);
        assert_eq!(sentences("ring tlf. 400 ca. fem"), Some(0));
        assert_eq!(sentences("Møtte. Var blid"), Some(1));
    }
}
