//! The labels, as `assets/order/labels.toml` gives them, and where one stands in a text.

use super::{shape, value};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a label stands before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Name,
    LastName,
    FirstName,
    MiddleName,
    Fnr,
    Address,
    PostalCode,
    City,
    Phone,
    Mobile,
    Email,
    NavOffice,
    NavCounsellor,
    NavPhone,
    NavEmail,
    OrderDate,
    Date,
    StartDate,
    EndDate,
    SickSince,
    SickPercent,
    EmployedAtReferral,
    Employer,
    EmployerContact,
    PositionPercent,
    Measure,
    OrderText,
    Nothing,
}

impl Kind {
    /// Its values have a shape of their own, by which one is told from prose.
    pub fn has_shape(self) -> bool {
        use Kind::*;
        matches!(
            self,
            Fnr | PostalCode
                | Phone
                | Mobile
                | Email
                | NavPhone
                | NavEmail
                | OrderDate
                | Date
                | StartDate
                | EndDate
                | SickSince
                | SickPercent
                | EmployedAtReferral
                | PositionPercent
        )
    }
}

/// Whose the telephone and e-mail are that follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    #[default]
    Participant,
    Nav,
    Employer,
    Others,
}

/// A label as the file gives it.
#[derive(Clone, Copy, Debug)]
pub struct Label {
    pub kind: Kind,
    pub about: Option<About>,
    pub unsure: bool,
}

/// A label where it stands in a text, in characters.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub label: Label,
    /// The first character of its words.
    pub start: usize,
    /// The first character behind it, its bracket and its colon.
    pub end: usize,
    /// A colon, or another sign that a value follows.
    pub delimited: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    guidance: Vec<String>,
    label: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    field: Kind,
    #[serde(default)]
    about: Option<About>,
    #[serde(default)]
    unsure: bool,
    words: Vec<String>,
}

/// All labels, by their first letters.
#[derive(Default)]
pub struct Labels {
    by_start: HashMap<[char; 2], Vec<(Vec<char>, Label)>>,
    guidance: Vec<Vec<char>>,
}

const FILE: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../assets/order/labels.toml"
));

/// The embedded ones. The tests see to it that the file is sound.
pub static LABELS: LazyLock<Labels> = LazyLock::new(|| Labels::of(FILE).unwrap_or_default());

impl Labels {
    pub fn of(text: &str) -> Result<Self, toml::de::Error> {
        let file: File = toml::from_str(text)?;
        let mut labels = Self::default();
        for entry in file.label {
            let label = Label {
                kind: entry.field,
                about: entry.about,
                unsure: entry.unsure,
            };
            for words in entry.words {
                let key: Vec<char> = words.chars().filter_map(compared).collect();
                if let [first, second, ..] = key[..] {
                    let starts = labels.by_start.entry([first, second]).or_default();
                    starts.push((key, label));
                }
            }
        }
        for starts in labels.by_start.values_mut() {
            // The longest that fits counts.
            starts.sort_by_key(|(key, _)| std::cmp::Reverse(key.len()));
        }
        let squeezed = |text: &String| text.chars().filter_map(compared).collect();
        labels.guidance = file.guidance.iter().map(squeezed).collect();
        Ok(labels)
    }

    /// How many times each label's words stand in the file, for the tests.
    #[cfg(test)]
    pub fn keys(&self) -> impl Iterator<Item = &Vec<char>> {
        self.by_start.values().flatten().map(|(key, _)| key)
    }

    /// The label that begins at this character, which begins a word.
    pub fn at(&self, text: &[char], start: usize) -> Option<Place> {
        let mut first = text
            .iter()
            .skip(start)
            .take(6)
            .copied()
            .filter_map(compared);
        let starts = self.by_start.get(&[first.next()?, first.next()?])?;
        starts
            .iter()
            .find_map(|(key, label)| Some((after(text, start, key)?, *label)))
            .map(|(end, label)| bounded(text, start, end, label))
    }

    /// Whether some label goes on where this text ends: it may be broken onto the next line.
    pub fn is_begun_by(&self, text: &[char]) -> bool {
        const BEGUN: usize = 8;
        let begun: Vec<char> = text.iter().copied().filter_map(compared).take(64).collect();
        let [first, second, ..] = begun[..] else {
            return false;
        };
        begun.len() >= BEGUN
            && self.by_start.get(&[first, second]).is_some_and(|starts| {
                starts
                    .iter()
                    .any(|(key, _)| key.len() > begun.len() && key.starts_with(&begun))
            })
    }

    /// The text without the form's guidance at its start.
    pub fn without_guidance<'a>(&self, text: &'a str) -> &'a str {
        let ends = self.guidance.iter().filter_map(|guidance| {
            let mut compare = guidance.iter();
            let mut next = compare.next();
            for (at, c) in text.char_indices() {
                let Some(letter) = compared(c) else { continue };
                match next {
                    Some(expected) if *expected == letter => next = compare.next(),
                    Some(_) => return None,
                    None => return Some(at),
                }
            }
            next.is_none().then_some(text.len())
        });
        let end = ends.max().unwrap_or(0);
        text.get(end..).unwrap_or(text)
    }
}

/// What is compared of a character; none where it does not count.
fn compared(c: char) -> Option<char> {
    (c.is_alphanumeric() || c == '%').then(|| c.to_lowercase().next().unwrap_or(c))
}

/// The place behind these letters, if the text has them from `start` on and no word goes on there. Only a
/// few signs may stand between two of them.
fn after(text: &[char], start: usize, key: &[char]) -> Option<usize> {
    const BETWEEN: usize = 3;
    let mut at = start;
    for expected in key {
        let between = text.iter().skip(at).take(BETWEEN + 1);
        let skipped = between.take_while(|c| is_within(**c)).count();
        at += skipped;
        if compared(*text.get(at)?) != Some(*expected) {
            return None;
        }
        at += 1;
    }
    let goes_on = text.get(at).is_some_and(|c| c.is_alphanumeric());
    (!goes_on).then_some(at)
}

/// Signs that labels hold between their letters.
fn is_within(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | '-' | '‑' | '–' | '/' | ',')
}

/// The label with what belongs to it: marks of emphasis, a bracket, a colon.
fn bounded(text: &[char], start: usize, end: usize, label: Label) -> Place {
    const BRACKET: usize = 60;
    let mut at = past_marks(text, end);
    if text.get(at) == Some(&'(') {
        let close = text.iter().skip(at).take(BRACKET).position(|c| *c == ')');
        let inside = close.map(|close| at + close);
        // A bracket with figures of a value is the value's.
        let holds = |close: usize| text.get(at..close).is_some_and(|t| shape::digits(t) >= 5);
        if let Some(close) = inside.filter(|close| !holds(*close)) {
            at = past_marks(text, close + 1);
        }
    }
    let sign = |at: usize| match text.get(at) {
        Some(':' | '：' | '=' | '?' | '|') => Some(at + 1),
        Some('-' | '–' | '—') => {
            let apart = |c: Option<&char>| c.is_none_or(|c| c.is_whitespace());
            let before = at.checked_sub(1).and_then(|before| text.get(before));
            (apart(before) && apart(text.get(at + 1))).then_some(at + 1)
        }
        _ => None,
    };
    let mut delimited = false;
    while let Some(past) = sign(at) {
        delimited = true;
        at = past_marks(text, past);
    }
    Place {
        label,
        start,
        end: at,
        delimited,
    }
}

/// Past white space and what word processors and mark-up leave around a label.
fn past_marks(text: &[char], from: usize) -> usize {
    let marks = |c: &&char| {
        c.is_whitespace() || matches!(c, '*' | '_' | '"' | '”' | '“' | '»' | '\'' | '’' | '.')
    };
    from + text.iter().skip(from).take_while(marks).count()
}

/// The labels in a cell. At its start a label may stand alone; further in it needs a colon; and where its
/// value has a shape of its own, that will do.
pub fn in_cell(text: &[char]) -> Vec<Place> {
    let mut spots: Vec<Place> = Vec::new();
    let (mut at, mut first) = (0, true);
    while at < text.len() {
        let starts = text.get(at).is_some_and(|c| c.is_alphanumeric());
        let place = starts.then(|| LABELS.at(text, at)).flatten();
        let stands = place.filter(|place| {
            let rest = text.get(place.end..).unwrap_or_default();
            let alone = first && rest.iter().all(|c| !c.is_alphanumeric());
            place.delimited || alone || value::begins(place.label.kind, rest)
        });
        match stands {
            Some(place) => {
                at = place.end.max(at + 1);
                spots.push(place);
                first = false;
            }
            None => {
                // On to the next word.
                let word = text
                    .iter()
                    .skip(at)
                    .take_while(|c| c.is_alphanumeric())
                    .count();
                first &= word == 0;
                at += word.max(1);
            }
        }
    }
    spots
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_file_is_sound_and_no_two_labels_are_the_same() {
        let labels = Labels::of(FILE).unwrap();
        let mut seen = HashSet::new();
        for key in labels.keys() {
            assert!(seen.insert(key), "{}", key.iter().collect::<String>());
        }
        assert!(seen.len() > 100);
    }

    fn at(text: &str) -> Option<(Kind, String, bool)> {
        let text: Vec<char> = text.chars().collect();
        let place = LABELS.at(&text, 0)?;
        let rest = text.iter().skip(place.end).collect();
        Some((place.label.kind, rest, place.delimited))
    }

    #[test]
    fn a_label_is_known_however_it_is_written() {
        for text in [
            "E-post: x",
            "Epost: x",
            "E‑POST : x",
            "**E-post:** x",
            "E-post (privat): x",
            "E-post – x",
            "E-post = x",
            "E-post.: x",
            "e post: x",
        ] {
            let text = text.trim_start_matches('*');
            assert_eq!(
                at(text),
                Some((Kind::Email, "x".to_owned(), true)),
                "{text}"
            );
        }
        let bracket = at("Navn (Etternavn, Fornavn): Eksempel").unwrap();
        assert_eq!(bracket, (Kind::Name, "Eksempel".to_owned(), true));
        assert_eq!(at("Navnet: x").map(|found| found.0), None, "another word");
        assert_eq!(
            at("Bestilling mottatt: x").unwrap().0,
            Kind::OrderDate,
            "the longest"
        );
    }
}
