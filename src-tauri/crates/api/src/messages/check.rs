//! What in a message could tell who it is about, beside the pseudonym. Stricter than the check of reports: nothing
//! about anyone may stand in it, however right it is.

use super::TellingPassage;
use crate::{Answer, Api, privacy::contacts_of, search::fold};
use domain::{CaseFile, ContactKind, Person, Private};
use reports::{
    Audience,
    privacy::{Asks, Document, Entry, Kind, Surroundings, check},
};
use std::ops::Range;

/// So many digits in a row are a number that belongs to someone.
const DIGITS: usize = 5;

/// What a business's name ends in, and people leave out.
const FORMS: &[&str] = &["as", "asa", "sa", "ans", "da", "enk", "nuf", "ab", "oy"];

/// A word of a text and where it stands.
struct Word<'a> {
    text: &'a str,
    bytes: Range<usize>,
}

impl Api {
    pub(super) fn telling(
        &self,
        text: &str,
        pseudonym: &str,
        file: &CaseFile,
    ) -> Answer<Vec<TellingPassage>> {
        // The pseudonym may stand as often as it likes; of the same length, so that places stay.
        let bare = text.replace(pseudonym, &" ".repeat(pseudonym.len()));
        let mut hits = of_the_case(&bare, file);
        hits.extend(self.of_others(&bare)?);
        hits.sort_by_key(|(bytes, _)| (bytes.start, std::cmp::Reverse(bytes.end)));
        let mut last = 0;
        let mut passages = Vec::new();
        for (bytes, reason) in hits {
            if bytes.start < last {
                continue;
            }
            last = bytes.end;
            let utf16 = |at: usize| {
                text.get(..at)
                    .map_or(0, |start| start.encode_utf16().count())
            };
            passages.push(TellingPassage {
                start: utf16(bytes.start),
                end: utf16(bytes.end),
                words: text.get(bytes).unwrap_or_default().into(),
                reason: reason.to_owned(),
            });
        }
        Ok(passages)
    }

    /// What the check of reports knows to find: here the participant is nobody's own.
    fn of_others(&self, text: &str) -> Answer<Vec<(Range<usize>, &'static str)>> {
        let surroundings = Surroundings {
            own: Person::default(),
            others: self.opened()?.all::<Person>()?.into_values().collect(),
            known: Vec::new(),
        };
        let entry = Entry {
            key: "text".to_owned(),
            label: String::new(),
            asks: Asks::Text,
            text: text.into(),
        };
        let document = Document {
            audience: Audience::Employer,
            entries: vec![entry],
        };
        let findings = check(&document, &surroundings).into_iter();
        // That someone is on a measure is what the message is for.
        let telling = findings.filter(|finding| finding.kind != Kind::Order);
        Ok(telling
            .map(|finding| {
                (
                    byte(text, finding.start)..byte(text, finding.end),
                    reason(finding.kind),
                )
            })
            .collect())
    }
}

fn reason(kind: Kind) -> &'static str {
    match kind {
        Kind::OtherParticipant => {
            "Navnet på en deltaker, eller noe annet som hører til en deltaker."
        }
        Kind::Diagnosis | Kind::DiagnosisCode | Kind::Health => {
            "Helseopplysning eller annet følsomt."
        }
        Kind::ProtectedAddress => "En adresse.",
        _ => "Noe som kan vise hvem det gjelder.",
    }
}

/// Names, numbers and addresses that the case knows.
fn of_the_case(text: &str, file: &CaseFile) -> Vec<(Range<usize>, &'static str)> {
    let words = words(text);
    let mut hits = Vec::new();
    let person = &file.person;
    for name in [&person.first_name, &person.last_name] {
        let parts = words_of(name);
        let named =
            |word: &&Word<'_>| parts.contains(&fold(word.text)) && word.text.chars().count() > 1;
        let found = words.iter().filter(named);
        hits.extend(
            found.map(|word| (word.bytes.clone(), "Deltakerens navn. Pseudonymet er nok.")),
        );
    }
    for address in [
        &person.address,
        &person.city,
        &person.postal_code,
        &person.phone,
        &person.email,
    ] {
        hits.extend(all(
            &words,
            &words_of(address),
            "Deltakerens adresse, telefon eller e-post.",
        ));
    }
    for contact in contacts_of(file) {
        for reached in [&contact.phone, &contact.email] {
            hits.extend(all(
                &words,
                &words_of(reached),
                "Telefon eller e-post til noen deltakeren har kontakt med.",
            ));
        }
        let mut name = words_of(&contact.name);
        match contact.kind {
            ContactKind::NavOffice => {}
            ContactKind::Employer => {
                if name.len() > 1
                    && name
                        .last()
                        .is_some_and(|last| FORMS.contains(&last.as_str()))
                {
                    name.pop();
                }
                hits.extend(all(&words, &name, "Navnet på en arbeidsgiver."));
            }
            _ => {
                let capital =
                    |word: &Word<'_>| word.text.chars().next().is_some_and(char::is_uppercase);
                let named = |word: &&Word<'_>| {
                    capital(word)
                        && word.text.chars().count() > 2
                        && name.contains(&fold(word.text))
                };
                let found = words.iter().filter(named);
                hits.extend(found.map(|word| {
                    (
                        word.bytes.clone(),
                        "Navnet på noen deltakeren har kontakt med.",
                    )
                }));
            }
        }
    }
    let long = |word: &&Word<'_>| word.text.chars().filter(char::is_ascii_digit).count() >= DIGITS;
    hits.extend(words.iter().filter(long).map(|word| {
        (
            word.bytes.clone(),
            "Et nummer som kan høre til en person. Bare pseudonymet kan stå.",
        )
    }));
    let signs = text.match_indices('@');
    hits.extend(signs.map(|(at, _)| (at..at + 1, "En e-postadresse.")));
    hits
}

/// Wherever these words stand one after the other.
fn all(
    words: &[Word<'_>],
    sought: &[String],
    reason: &'static str,
) -> Vec<(Range<usize>, &'static str)> {
    let (Some(_), true) = (
        sought.first(),
        sought.iter().any(|word| word.chars().count() > 2),
    ) else {
        return Vec::new();
    };
    let same = |found: &&[Word<'_>]| {
        found
            .iter()
            .zip(sought)
            .all(|(word, sought)| fold(word.text) == *sought)
    };
    let span = |found: &[Word<'_>]| Some(found.first()?.bytes.start..found.last()?.bytes.end);
    let found = words.windows(sought.len()).filter(same).filter_map(span);
    found.map(|bytes| (bytes, reason)).collect()
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, sign) in text.char_indices().chain([(text.len(), ' ')]) {
        match (sign.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let word = text.get(from..at).unwrap_or_default();
                words.push(Word {
                    text: word,
                    bytes: from..at,
                });
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn words_of(text: &Private) -> Vec<String> {
    words(&text.0).iter().map(|word| fold(word.text)).collect()
}

/// Where a place counted in UTF-16 code units is.
fn byte(text: &str, utf16: usize) -> usize {
    let mut count = 0;
    for (at, sign) in text.char_indices() {
        if count >= utf16 {
            return at;
        }
        count += sign.len_utf16();
    }
    text.len()
}
