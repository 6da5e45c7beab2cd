//! What in a document should perhaps not leave the house: another participant, a fødselsnummer, a diagnosis,
//! somebody's telephone, and in a document for an employer all about health and NAV's order. It points
//! out; the counsellor decides. `docs/privacy-check.md` says what is found and how well.
//!
//! ```
//! use reports::{Audience, privacy::{Asks, Document, Entry, Kind, Surroundings, check}};
//!
//! let status = Entry { key: "status".into(), label: "Status".into(), asks: Asks::Text, text: "Har F20.0.".into() };
//! let found = check(&Document { audience: Audience::Nav, entries: vec![status] }, &Surroundings::default());
//! assert_eq!((found[0].kind, found[0].start, found[0].end), (Kind::DiagnosisCode, 4, 9));
//! ```

mod codes;
mod lists;
mod names;
mod numbers;
mod pattern;
mod phrases;
mod places;
mod words;

use crate::{Audience, Source, Template};
use domain::{Person, Private};
use lists::LISTS;
use phrases::Phrases;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, ops::Range};
use words::Text;

pub use domain::privacy::PrivacyKind as Kind;

/// What is to be checked.
#[derive(Clone, Debug)]
pub struct Document {
    /// Who gets it.
    pub audience: Audience,
    /// What stands in it.
    pub entries: Vec<Entry>,
}

/// A field's value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key of the value.
    pub key: String,
    /// What the field is called.
    pub label: String,
    /// What the field asks for.
    pub asks: Asks,
    /// What stands in it.
    pub text: Private,
}

/// What a field asks for, and what is therefore in its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asks {
    /// The participant's fødselsnummer.
    Number,
    /// A person or a business, with how to reach it.
    Name,
    /// A participant of the agreement by name: what NAV pays for.
    Participant,
    /// The words in which NAV ordered the measure.
    Order,
    /// Anything else.
    Text,
}

/// Whom a document may name, and whom not.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// Whose document it is.
    pub own: Person,
    /// Every other participant of the portfolio.
    pub others: Vec<Person>,
    /// The counsellor, and the contacts of the case.
    pub known: Vec<Known>,
}

/// Somebody, or a business, that the case knows.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Known {
    /// Name.
    pub name: Private,
    /// Telephone.
    pub phone: Private,
    /// E-mail.
    pub email: Private,
    /// Whether an employer would learn of treatment by the name.
    pub clinician: bool,
}

/// A passage to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Finding {
    /// The key of the field's value.
    pub field: String,
    /// What the field is called.
    pub label: String,
    /// Where it begins, in UTF-16 code units, as a browser's selection counts.
    pub start: usize,
    /// Where it ends, likewise.
    pub end: usize,
    /// Why.
    pub kind: Kind,
    /// The same in Norwegian. It repeats nothing of the text.
    pub reason: String,
}

/// A passage in one text.
struct Hit {
    bytes: Range<usize>,
    kind: Kind,
    reason: &'static str,
}

impl Document {
    /// A template's fields with these values.
    pub fn new(template: &Template, values: &BTreeMap<String, Private>) -> Self {
        let entry = |slot: crate::Slot<'_>| {
            let text = values.get(&slot.key)?.clone();
            let label = slot.field.label.trim_end_matches(':');
            Some(Entry {
                label: match &slot.place {
                    Some(place) => format!("{place}: {label}"),
                    None => label.to_owned(),
                },
                asks: Asks::of(slot.field),
                key: slot.key,
                text,
            })
        };
        let filled = |slot: &crate::Slot<'_>| slot.field.kind.is_filled();
        let slots = template.slots(values).into_iter().filter(filled);
        Self {
            audience: template.audience,
            entries: slots.filter_map(entry).collect(),
        }
    }
}

impl Asks {
    /// By where a field's first text comes from.
    fn of(field: &crate::Field) -> Self {
        if field
            .prefill
            .as_ref()
            .is_some_and(|origin| origin.id() == "claim.participant")
        {
            return Self::Participant;
        }
        match field.source() {
            Some(Source::PersonFnr) => Self::Number,
            Some(Source::CaseOrder) => Self::Order,
            Some(
                Source::PersonName
                | Source::PersonAddress
                | Source::PersonCity
                | Source::NavOffice
                | Source::NavCounsellor
                | Source::ProviderCounsellor
                | Source::WorkEmployer
                | Source::WorkContact
                | Source::JobEmployer
                | Source::JobContact,
            ) => Self::Name,
            _ => Self::Text,
        }
    }
}

/// What there is to look at, in the order of the document. Where two kinds claim the same words, the more
/// telling one stands.
pub fn check(document: &Document, surroundings: &Surroundings) -> Vec<Finding> {
    let people = names::People::new(surroundings);
    let mut findings = Vec::new();
    for entry in &document.entries {
        let text = Text::new(&entry.text.0);
        let mut hits = match entry.asks {
            Asks::Participant => Vec::new(),
            _ => people.find(&text),
        };
        hits.extend(numbers::fnr(&text, entry.asks, surroundings));
        hits.extend(numbers::telephone(&text, entry.asks, surroundings));
        hits.extend(places::email(&text, entry.asks, surroundings));
        hits.extend(places::addresses(&text, entry.asks, surroundings));
        if matches!(document.audience, Audience::Nav | Audience::Employer) {
            // NAV's order is quoted to NAV in NAV's own words.
            let quoted = entry.asks == Asks::Order && document.audience == Audience::Nav;
            if !quoted {
                hits.extend(codes::find(&text, document.audience));
                let own = people.own_and_known(&text);
                hits.extend(told(&text, document.audience, &own));
            }
        }
        if document.audience == Audience::Employer {
            hits.extend(people.clinicians(&text));
        }
        findings.extend(settled(hits).into_iter().map(|hit| Finding {
            field: entry.key.clone(),
            label: entry.label.clone(),
            start: utf16(&entry.text.0, hit.bytes.start),
            end: utf16(&entry.text.0, hit.bytes.end),
            kind: hit.kind,
            reason: hit.reason.to_owned(),
        }));
    }
    findings
}

/// Diagnoses by name, and what only an employer must not read. Not within the names of those the case
/// knows: a clinician may be called Behandler.
fn told(text: &Text<'_>, audience: Audience, named: &[Range<usize>]) -> Vec<Hit> {
    let employer = audience == Audience::Employer;
    let mut kinds: Vec<(&Phrases, Kind, &str)> = vec![(
        &LISTS.diagnoses,
        Kind::Diagnosis,
        if employer {
            "Diagnose i et dokument til arbeidsgiver."
        } else {
            "En diagnose er nevnt med navn. NAV trenger å vite hva den betyr for arbeidet."
        },
    )];
    if employer {
        let health = "Helseopplysning i et dokument til arbeidsgiver.";
        let order = "NAVs bestilling, tiltak eller ytelse i et dokument til arbeidsgiver.";
        kinds.push((&LISTS.health, Kind::Health, health));
        kinds.push((&LISTS.order, Kind::Order, order));
        let conviction = "Straff eller soning i et dokument til arbeidsgiver.";
        kinds.push((&LISTS.convictions, Kind::Health, conviction));
    }
    let mut hits = Vec::new();
    for (phrases, kind, reason) in kinds {
        for found in phrases.find(text) {
            let bytes = text.span(&found);
            let within = |name: &Range<usize>| name.start <= bytes.start && bytes.end <= name.end;
            if !named.iter().any(within) {
                hits.push(Hit {
                    bytes,
                    kind,
                    reason,
                });
            }
        }
    }
    hits
}

/// Each passage once, in order.
fn settled(mut hits: Vec<Hit>) -> Vec<Hit> {
    // The kinds are declared from the most telling to the least.
    hits.sort_by_key(|hit| (hit.kind, hit.bytes.start, std::cmp::Reverse(hit.bytes.end)));
    let mut kept: Vec<Hit> = Vec::new();
    for hit in hits {
        if !kept.iter().any(|other| overlap(&other.bytes, &hit.bytes)) {
            kept.push(hit);
        }
    }
    kept.sort_by_key(|hit| hit.bytes.start);
    kept
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

fn utf16(text: &str, byte: usize) -> usize {
    text[..byte].encode_utf16().count()
}
