//! One word of a phrase in the lists, and what it is met by. `docs/privacy-check.md` has the notation.

use super::words::fold;
use std::collections::{BTreeMap, BTreeSet};

/// Words that stand for one another: `@body` in a phrase is any word of that name's list.
pub(super) type Classes = BTreeMap<String, String>;

/// One word of a phrase: `syk|sjuk`, `syke*`, `*terapi`, `*smert*`, `psykolog~` for slips of the keys, `@body` for
/// a class, `_` for any word, `..` for up to three. Written with a capital letter it is met only in exactly that
/// case: `ME`, not the pronoun.
pub(super) struct Word {
    /// Words as they are, in order; a class has hundreds.
    whole: Vec<String>,
    forms: Vec<Form>,
}

enum Form {
    Any,
    Gap,
    Exact(String),
    Start(String),
    End(String),
    Within(String),
    /// A beginning, also with one slip of the keys: a letter too many, too few, another, or two changed about.
    Misspelt(String),
    /// A compound: begins with one of these and goes on with one of those.
    Compound(Vec<String>, Vec<String>),
}

impl Word {
    pub(super) fn parse(word: &str, classes: &Classes) -> Self {
        let forms = word
            .split('|')
            .flat_map(|form| match form.strip_prefix('@') {
                Some(class) => classes
                    .get(class)
                    .map(String::as_str)
                    .unwrap_or_default()
                    .split_whitespace()
                    .collect(),
                None => vec![form],
            });
        let (plain, shaped): (Vec<&str>, Vec<&str>) = forms.partition(Form::is_plain);
        let mut whole: Vec<String> = plain.into_iter().map(fold).collect();
        whole.sort();
        Self {
            whole,
            forms: shaped.into_iter().map(Form::parse).collect(),
        }
    }

    /// A compound of what it begins with and what it goes on with.
    pub(super) fn compound(begin: &str, then: &str) -> Self {
        let words = |list: &str| list.split_whitespace().map(fold).collect();
        Self {
            whole: Vec::new(),
            forms: vec![Form::Compound(words(begin), words(then))],
        }
    }

    pub(super) fn is_gap(&self) -> bool {
        matches!(self.forms[..], [Form::Gap])
    }

    pub(super) fn fits(&self, text: &str, folded: &str) -> bool {
        let is = |word: &String| word.as_str().cmp(folded);
        self.whole.binary_search_by(is).is_ok()
            || self.forms.iter().any(|form| form.fits(text, folded))
    }

    /// The letters it may begin with; none if it may be any.
    pub(super) fn letters(&self) -> Option<BTreeSet<char>> {
        let mut letters: BTreeSet<char> = self
            .whole
            .iter()
            .filter_map(|word| word.chars().next())
            .collect();
        for form in &self.forms {
            letters.extend(form.letters()?);
        }
        Some(letters)
    }
}

impl Form {
    fn is_plain(form: &&str) -> bool {
        let upper = form.chars().any(char::is_uppercase);
        !upper && form.chars().all(char::is_alphanumeric) || *form == "§"
    }

    fn letters(&self) -> Option<Vec<char>> {
        let first = |word: &String| fold(word).chars().next();
        match self {
            Self::Exact(word) | Self::Start(word) | Self::Misspelt(word) => {
                Some(first(word).into_iter().collect())
            }
            Self::Compound(begin, _) => Some(begin.iter().filter_map(first).collect()),
            _ => None,
        }
    }

    fn parse(form: &str) -> Self {
        let middle = fold(form.trim_matches(['*', '~']));
        match (form.starts_with('*'), form.ends_with('*')) {
            _ if form == "_" => Self::Any,
            _ if form == ".." => Self::Gap,
            _ if form.ends_with('~') => Self::Misspelt(middle),
            (true, true) => Self::Within(middle),
            (false, true) => Self::Start(middle),
            (true, false) => Self::End(middle),
            _ => Self::Exact(form.to_owned()),
        }
    }

    fn fits(&self, text: &str, folded: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Gap => false,
            Self::Exact(word) => text == word,
            Self::Start(start) => folded.starts_with(start.as_str()),
            Self::Misspelt(word) => folded.starts_with(word.as_str()) || slipped(word, folded),
            Self::End(end) => folded.ends_with(end.as_str()),
            Self::Within(part) => folded.contains(part.as_str()),
            Self::Compound(begin, then) => begin.iter().any(|begin| {
                let rest = folded.strip_prefix(begin.as_str());
                rest.is_some_and(|rest| {
                    // «helseplager», «arbeidsplass»: a letter may bind the two.
                    let bound = rest.strip_prefix(['s', 'e']).unwrap_or(rest);
                    then.iter().any(|then| {
                        rest.starts_with(then.as_str()) || bound.starts_with(then.as_str())
                    })
                })
            }),
        }
    }
}

/// Whether it is the word but for one slip of the keys, the first letter right.
pub(super) fn is_slip(word: &str, folded: &str) -> bool {
    let near = word.chars().count().abs_diff(folded.chars().count()) <= 1;
    let one_more = word.starts_with(folded) || folded.starts_with(word);
    near && word != folded && (one_more || slipped(word, folded) || slipped(folded, word))
}

/// Whether it begins with the word but for one slip, the first letter right.
fn slipped(word: &str, folded: &str) -> bool {
    let pairs = word.char_indices().zip(folded.chars());
    let Some(n) = pairs
        .into_iter()
        .find_map(|((n, a), b)| (a != b).then_some(n))
    else {
        return false;
    };
    // Up to here both are the same, byte by byte.
    let (word, text) = (&word[n..], &folded[n..]);
    let past = |text: &str| text.chars().next().map_or(0, char::len_utf8);
    let (rest, after) = (&word[past(word)..], &text[past(text)..]);
    let first = |text: &str| text.chars().next();
    let swapped = first(word) == first(after) && first(rest) == first(text);
    n > 0
        && (after.starts_with(rest)
            || after.starts_with(word)
            || text.starts_with(rest)
            || swapped && after[past(after)..].starts_with(&rest[past(rest)..]))
}
