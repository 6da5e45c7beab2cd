//! The counsellor's own phrases: kept, found and filled in for a report.

use crate::{
    Answer, Api, ApiError, Code,
    requests::{ById, Made, Nothing},
};
use domain::{Case, Fnr, Id, Person, Phrase, Private, Report, dates::norwegian};
use reports::{Context, NOT_APPLICABLE, Source};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What may stand in a phrase in place of what differs, and what it stands for.
const PLACEHOLDERS: &[&str] = &[
    "fornavn",
    "navn",
    "periode",
    "arbeidsgiver",
    "dato",
    "veileder",
];

/// So long a phrase may be: a page or so.
const LONGEST: usize = 5_000;

/// Every phrase.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Phrases {
    /// By title.
    pub phrases: Vec<PhraseEntry>,
    /// The placeholders that a phrase may hold, without their braces.
    pub placeholders: Vec<String>,
}

/// A phrase and its id.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PhraseEntry {
    /// The id.
    pub id: Id,
    /// The phrase.
    pub phrase: Phrase,
}

/// A phrase, new or changed.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SavePhrase {
    /// The phrase to change; a new one if not given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub id: Option<Id>,
    /// As it is to be.
    pub phrase: Phrase,
}

/// A text that is to become a phrase.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SuggestPhrase {
    /// The case from whose report it is; any participant's full name and number are looked for if not given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub case: Option<Id>,
    /// The text.
    pub text: Private,
}

/// The text as it should be kept.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Suggested {
    /// The text with placeholders in place of what names a participant.
    pub text: Private,
    /// What was replaced; empty when the text names nobody.
    pub replaced: Vec<Replaced>,
}

/// What names a participant, and what should stand in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Replaced {
    /// As it stands in the text.
    pub found: Private,
    /// The placeholder; none where there is none, and it should simply go.
    pub placeholder: Option<String>,
}

/// A phrase to fill in for a report.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExpandPhrase {
    /// The report.
    pub report: Id,
    /// The phrase.
    pub phrase: Id,
}

/// A phrase with its placeholders filled in.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Expanded {
    /// The text. What is not known stays visible: `[arbeidsgiver]`.
    pub text: Private,
}

impl Api {
    pub(crate) fn phrases(&mut self, _: Nothing) -> Answer<Phrases> {
        let phrases = self.opened()?.all::<Phrase>()?.into_iter();
        let mut phrases: Vec<PhraseEntry> = phrases
            .map(|(id, phrase)| PhraseEntry { id, phrase })
            .collect();
        phrases.sort_by_cached_key(|entry| (entry.phrase.title.0.to_lowercase(), entry.id.clone()));
        Ok(Phrases {
            phrases,
            placeholders: PLACEHOLDERS.iter().map(|&name| name.to_owned()).collect(),
        })
    }

    pub(crate) fn save_phrase(&mut self, request: SavePhrase) -> Answer<Made> {
        let SavePhrase { id, mut phrase } = request;
        phrase.title = phrase.title.trimmed().into();
        sound(&phrase)?;
        let id = self.write("phrase.save", |tx| match id {
            Some(id) => {
                tx.get::<Phrase>(&id)?;
                tx.update(&id, &phrase)?;
                Ok(id)
            }
            None => Ok(tx.insert(&phrase)?),
        })?;
        Ok(Made { id })
    }

    pub(crate) fn remove_phrase(&mut self, request: ById) -> Answer<Nothing> {
        self.write("phrase.remove", |tx| Ok(tx.remove::<Phrase>(&request.id)?))?;
        Ok(Nothing {})
    }

    pub(crate) fn suggest_phrase(&mut self, request: SuggestPhrase) -> Answer<Suggested> {
        let store = self.opened()?;
        let mut names: Vec<(String, Option<&str>)> = Vec::new();
        match &request.case {
            Some(id) => {
                let case: Case = store.get(id)?;
                let person: Person = store.get(&case.person)?;
                names.push((person.full_name().0, Some("navn")));
                names.push((person.first_name.0, Some("fornavn")));
                names.push((person.last_name.0, Some("navn")));
                names.extend(person.fnr.iter().flat_map(written));
            }
            // A first name alone may well be a common word, and be meant as one.
            None => {
                for person in store.all::<Person>()?.into_values() {
                    names.push((person.full_name().0, Some("navn")));
                    names.extend(person.fnr.iter().flat_map(written));
                }
            }
        }
        let mut text = request.text.0;
        let mut replaced: Vec<Replaced> = Vec::new();
        for (name, placeholder) in &names {
            let instead = placeholder.map_or_else(String::new, |name| format!("{{{name}}}"));
            let (new, found) = exchange(&text, name.trim(), &instead);
            text = new;
            if let Some(found) = found {
                replaced.push(Replaced {
                    found: found.into(),
                    placeholder: placeholder.map(str::to_owned),
                });
            }
        }
        Ok(Suggested {
            text: text.into(),
            replaced,
        })
    }

    pub(crate) fn expand_phrase(&mut self, request: ExpandPhrase) -> Answer<Expanded> {
        let store = self.opened()?;
        let report: Report = store.get(&request.report)?;
        let phrase: Phrase = store.get(&request.phrase)?;
        let text = fill_in(&phrase.text.0, |name| self.stands_for(&report, name))?;
        Ok(Expanded { text: text.into() })
    }

    /// What a placeholder stands for in a report; none where that is not known.
    fn stands_for(&self, report: &Report, name: &str) -> Answer<Option<String>> {
        let subject = self.subject(report)?;
        let person = subject.file.as_ref().map(|file| &file.person);
        let profile = self.own_profile()?;
        Ok(match name {
            "fornavn" => person.map(|person| person.first_name.0.clone()),
            "navn" => person.map(|person| person.full_name().0),
            "periode" => report
                .period
                .map(|(from, to)| format!("{}–{}", norwegian(from), norwegian(to))),
            "arbeidsgiver" => {
                let agreement = self.agreement_for(&subject)?;
                let under = self.under(subject.file.as_ref(), agreement)?;
                let context = Context {
                    file: subject.file.as_ref(),
                    under: &under,
                    profile: &profile,
                    occurrence: report.occurrence,
                    period: report.period,
                    today: self.today(),
                    permitted: &agreement.personal_data.permitted,
                    figures: None,
                };
                let template = self.template_of(report)?;
                let employers = reports::first_text(template, &context, Source::WorkEmployer);
                let employers = employers.map(|prefilled| prefilled.text.0);
                // Several stand one a line in a form, but within a sentence here.
                let lines = employers.filter(|text| text != NOT_APPLICABLE);
                lines.map(|text| text.lines().collect::<Vec<_>>().join(" og "))
            }
            "dato" => Some(norwegian(self.today())),
            "veileder" => Some(profile.counsellor.0),
            _ => None,
        })
    }
}

/// A number as people write it, with what should stand in its place.
fn written(number: &Fnr) -> [(String, Option<&'static str>); 2] {
    [number.spaced(), number.digits().to_owned()].map(|text| (text, None))
}

/// Refuses a phrase that cannot be used.
fn sound(phrase: &Phrase) -> Answer<()> {
    let refused =
        |code, message: &str, field: &str| Err(ApiError::new(code, message).with([field]));
    if phrase.title.is_blank() {
        return refused(Code::MissingField, "Gi frasen et navn.", "title");
    }
    if phrase.text.is_blank() {
        return refused(Code::MissingField, "Skriv teksten.", "text");
    }
    if phrase.text.0.chars().count() > LONGEST {
        let message = "Teksten er for lang for en frase. Del den i flere.";
        return refused(Code::InvalidField, message, "text");
    }
    if holds_number(&phrase.text.0) || holds_number(&phrase.title.0) {
        let message = "Et fødselsnummer hører ikke hjemme i en frase. Frasen blir liggende når deltakeren er slettet. Ta det ut.";
        return refused(Code::InvalidField, message, "text");
    }
    fill_in(&phrase.text.0, |_| Ok(None)).map(|_| ())
}

/// Whether some eleven digits are a fødselsnummer.
fn holds_number(text: &str) -> bool {
    let digits: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    digits
        .split(|c| !c.is_ascii_digit())
        .filter(|run| run.len() == 11)
        .any(|run| Fnr::parse(&run.iter().collect::<String>()).is_ok())
}

/// Puts what they stand for in place of the placeholders. Braces around anything else are refused, since
/// they would stand in the report.
fn fill_in(text: &str, stands_for: impl Fn(&str) -> Answer<Option<String>>) -> Answer<String> {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            let message = "En krøllparentes er ikke lukket. Skriv for eksempel {fornavn}.";
            return Err(ApiError::new(Code::InvalidField, message).with(["text"]));
        };
        let known = PLACEHOLDERS
            .iter()
            .find(|known| **known == name.trim().to_lowercase());
        let Some(known) = known else {
            let all: Vec<String> = PLACEHOLDERS.iter().map(|p| format!("{{{p}}}")).collect();
            let message = format!(
                "«{{{name}}}» er ikke noe programmet kan fylle ut. Du kan bruke {}.",
                all.join(", ")
            );
            return Err(ApiError::new(Code::InvalidField, message).with(["text"]));
        };
        let text = stands_for(known)?.filter(|text| !text.trim().is_empty());
        match text {
            Some(text) => filled.push_str(text.trim()),
            None => filled.push_str(&format!("[{known}]")),
        }
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

/// Replaces a name wherever it stands as words of its own, in whatever case, and answers how it was first
/// written. A name of one letter is no name.
fn exchange(text: &str, name: &str, instead: &str) -> (String, Option<String>) {
    if name.chars().count() < 2 {
        return (text.to_owned(), None);
    }
    let same = |part: &str| part.to_lowercase() == name.to_lowercase();
    let length = name.chars().count();
    let (mut new, mut found) = (String::new(), None);
    let mut rest = text;
    let mut before: Option<char> = None;
    while let Some(first) = rest.chars().next() {
        let end = rest
            .char_indices()
            .nth(length)
            .map_or(rest.len(), |(at, _)| at);
        let (part, after) = rest.split_at(end);
        let apart = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        // «Karis» is hers: the name, and the s stays.
        let genitive = after
            .strip_prefix('s')
            .is_some_and(|more| apart(more.chars().next()));
        if same(part)
            && apart(before)
            && before != Some('{')
            && (apart(after.chars().next()) || genitive)
        {
            found.get_or_insert_with(|| part.to_owned());
            new.push_str(instead);
            before = part.chars().last();
            rest = after;
        } else {
            new.push(first);
            before = Some(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    (new, found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_as_words_of_their_own() {
        let exchanged = |text, name| exchange(text, name, "{fornavn}").0;
        assert_eq!(exchanged("Kari møter.", "Kari"), "{fornavn} møter.");
        assert_eq!(
            exchanged("Karis mål er KARI sitt.", "Kari"),
            "{fornavn}s mål er {fornavn} sitt."
        );
        assert_eq!(exchanged("Safari og Karin", "Kari"), "Safari og Karin");
        assert_eq!(exchanged("Åse-Marie", "Åse-Marie"), "{fornavn}");
        assert_eq!(exchange("Ann", "", "x").0, "Ann");
    }

    #[test]
    fn a_number_is_found_however_it_is_spaced() {
        assert!(holds_number("Nr. 03879140039."));
        assert!(holds_number("038791 40039"));
        assert!(!holds_number("Telefon 22 22 22 22, 90000001"));
    }

    #[test]
    fn what_is_not_known_stays_visible() {
        let filled = fill_in("{fornavn} jobber hos { Arbeidsgiver }.", |name| {
            Ok((name == "fornavn").then(|| "Kari".to_owned()))
        });
        assert_eq!(
            filled.ok().as_deref(),
            Some("Kari jobber hos [arbeidsgiver].")
        );
        for wrong in ["{etternavn}", "{fornavn", "{}"] {
            let refused = fill_in(wrong, |_| Ok(None)).err();
            assert_eq!(
                refused.map(|error| error.code),
                Some(Code::InvalidField),
                "{wrong}"
            );
        }
    }
}
