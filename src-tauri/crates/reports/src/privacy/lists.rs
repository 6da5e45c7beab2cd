//! Word lists as data: `assets/privacy`. They are embedded and grow without a change of code.

use super::words::{Text, fold};
use std::{collections::BTreeMap, ops::Range, sync::LazyLock};

macro_rules! asset {
    ($name:literal) => {
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../../assets/privacy/",
            $name
        ))
    };
}

/// Every list.
pub(super) struct Lists {
    pub diagnoses: Phrases,
    pub health: Phrases,
    pub order: Phrases,
    /// Surnames that are ordinary words or places.
    pub ordinary: Vec<String>,
    pub given_names: Vec<String>,
    context: BTreeMap<&'static str, Phrases>,
}

impl Lists {
    /// The words that tell what stands beside them. A name that the file does not have is an empty list;
    /// a test holds the two together.
    pub(super) fn context(&self, name: &str) -> &Phrases {
        static NONE: Phrases = Phrases {
            phrases: Vec::new(),
            exceptions: Vec::new(),
        };
        self.context.get(name).unwrap_or(&NONE)
    }
}

/// The embedded lists.
pub(super) static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists {
    diagnoses: Phrases::parse(asset!("diagnoses.txt")),
    health: Phrases::parse(asset!("health.txt")),
    order: Phrases::parse(asset!("order.txt")),
    ordinary: names(asset!("names-that-are-words.txt")),
    given_names: names(asset!("given-names.txt")),
    context: lines(asset!("context.txt"))
        .filter_map(|line| line.split_once(':'))
        .map(|(name, words)| (name, Phrases::of_words(words)))
        .collect(),
});

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn names(file: &'static str) -> Vec<String> {
    lines(file)
        .flat_map(str::split_whitespace)
        .map(fold)
        .collect()
}

/// One word of a phrase: `syk`, `syke*`, `*terapi`, `med|hos`, `_` for any word. Written with a capital
/// letter it is met only in exactly that case: `ME`, not the pronoun.
struct Word(Vec<Form>);

enum Form {
    Any,
    Exact(String),
    Whole(String),
    Start(String),
    End(String),
}

impl Word {
    fn parse(word: &str) -> Self {
        let form = |form: &str| match (form.strip_suffix('*'), form.strip_prefix('*')) {
            _ if form == "_" => Form::Any,
            (Some(start), _) => Form::Start(fold(start)),
            (_, Some(end)) => Form::End(fold(end)),
            _ if form.chars().any(char::is_uppercase) => Form::Exact(form.to_owned()),
            _ => Form::Whole(fold(form)),
        };
        Self(word.split('|').map(form).collect())
    }

    fn fits(&self, text: &str, folded: &str) -> bool {
        self.0.iter().any(|form| match form {
            Form::Any => true,
            Form::Exact(word) => text == word,
            Form::Whole(word) => folded == word,
            Form::Start(start) => folded.starts_with(start.as_str()),
            Form::End(end) => folded.ends_with(end.as_str()),
        })
    }
}

/// Phrases to look for, and phrases in which they do not count (lines that begin with `-`).
pub(super) struct Phrases {
    phrases: Vec<Vec<Word>>,
    exceptions: Vec<Vec<Word>>,
}

impl Phrases {
    fn parse(file: &'static str) -> Self {
        let words = |line: &str| line.split_whitespace().map(Word::parse).collect();
        let (exceptions, phrases): (Vec<&str>, Vec<&str>) =
            lines(file).partition(|line| line.starts_with('-'));
        Self {
            phrases: phrases.into_iter().map(words).collect(),
            exceptions: exceptions
                .into_iter()
                .map(|line| words(&line[1..]))
                .collect(),
        }
    }

    /// Phrases on one line; `_` joins the words of one.
    fn of_words(line: &str) -> Self {
        let phrase = |words: &str| words.split('_').map(Word::parse).collect();
        Self {
            phrases: line.split_whitespace().map(phrase).collect(),
            exceptions: Vec::new(),
        }
    }

    /// Whether a single word is one of the phrases.
    pub(super) fn has(&self, text: &str) -> bool {
        let folded = fold(text);
        self.phrases
            .iter()
            .any(|phrase| matches!(&phrase[..], [word] if word.fits(text, &folded)))
    }

    /// Where they stand, as ranges of tokens, the longest at each place.
    pub(super) fn find(&self, text: &Text<'_>) -> Vec<Range<usize>> {
        let excepted = all(&self.exceptions, text);
        let mut found = all(&self.phrases, text);
        found.retain(|hit| {
            let within = |outer: &Range<usize>| outer.start <= hit.start && hit.end <= outer.end;
            !excepted.iter().any(within)
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
            if self
                .phrases
                .iter()
                .any(|phrase| ends_at(phrase, text, word))
            {
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
            .any(|i| self.phrases.iter().any(|p| starts_at(p, text, i).is_some()))
    }
}

fn all(phrases: &[Vec<Word>], text: &Text<'_>) -> Vec<Range<usize>> {
    let longest = |at: usize| {
        let ends = phrases.iter().filter_map(|p| starts_at(p, text, at));
        ends.max().map(|end| at..end)
    };
    (0..text.tokens.len()).filter_map(longest).collect()
}

/// The end of a phrase that begins at this token. Marks between its words do not part them.
fn starts_at(phrase: &[Word], text: &Text<'_>, at: usize) -> Option<usize> {
    let sentence = text.tokens[at].sentence;
    let mut end = at;
    for (n, word) in phrase.iter().enumerate() {
        let here = text.word_from(end, sentence)?;
        let token = &text.tokens[here];
        if (n == 0 && here != at) || !word.fits(token.text, &token.folded) {
            return None;
        }
        end = here + 1;
    }
    (end > at).then_some(end)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_of_context_that_the_code_names_is_there() {
        for name in [
            "fnr",
            "last-five",
            "other-number",
            "telephone",
            "public",
            "role-address",
            "home",
            "street",
            "title",
            "office",
            "place-after",
            "health",
            "no-code-before",
            "on-the-road",
        ] {
            assert!(LISTS.context.contains_key(name), "{name}");
        }
        assert_eq!(LISTS.context.len(), 14, "a list that nothing reads");
    }

    #[test]
    fn a_capital_letter_counts_and_an_exception_takes_back() {
        let found = |text| LISTS.diagnoses.find(&Text::new(text)).len();
        assert_eq!((found("Ho har ME."), found("me har avtale")), (1, 0));
        assert_eq!((found("har kreft"), found("Kreftforeningen")), (1, 0));
    }
}
