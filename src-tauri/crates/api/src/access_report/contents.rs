//! What a report holds, gathered from every record of the participant's cases.

use super::fields::{self, Named};
use super::{KindCount, OtherNamed, prose};
use crate::history::kind_in_words;
use crate::overview::DELETION;
use crate::{Answer, Api, ApiError};
use chrono::{DateTime, Utc};
use domain::dates::{norwegian, parse_iso};
use domain::inquiry::AccessFor;
use domain::privacy::PrivacyKind;
use domain::{
    Case, Contact, Date, DemoData, EarlierHistory, Id, Inquiry, Loan, LoanDirection, Person,
    Private, Report,
};
use reports::privacy::{Asks, Document, Entry, check};
use serde::{Deserialize as _, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use store::Record as _;

/// The whole report. Its JSON is a format of its own: `docs/access-report.schema.json`.
#[derive(Clone, Serialize)]
pub(super) struct Contents {
    pub format: &'static str,
    pub version: u32,
    pub made: Date,
    pub made_by: Private,
    pub provider: Private,
    pub audience: AccessFor,
    pub notice: String,
    pub incomplete: Vec<String>,
    pub why: Private,
    pub inquiry: Option<Asked>,
    pub about: Vec<Paragraph>,
    pub protected: bool,
    pub person: Kept,
    pub cases: Vec<OfCase>,
    pub contacts: Vec<Kept>,
}

/// What was asked, and what NAV said to it.
#[derive(Clone, Serialize)]
pub(super) struct Asked {
    pub kind: String,
    pub received: Date,
    pub told: Option<Date>,
    pub decided: Option<Date>,
}

/// What article 15 asks to be told beside the data themselves.
#[derive(Clone, Serialize)]
pub(super) struct Paragraph {
    pub id: &'static str,
    pub heading: String,
    pub text: Vec<String>,
}

/// One case.
#[derive(Clone, Serialize)]
pub(super) struct OfCase {
    #[serde(skip)]
    pub id: Id,
    pub reference: String,
    pub agreement: String,
    pub agreement_title: String,
    pub deletion: Deletion,
    pub recipients: Vec<Recipient>,
    pub records: Vec<Kept>,
    pub mentions: Vec<Mention>,
    pub changes: Vec<Changed>,
}

/// How long it is kept.
#[derive(Clone, Serialize)]
pub(super) struct Deletion {
    pub due: Option<Date>,
    pub rule: String,
    pub source: Option<String>,
}

/// Who was given something, what and when.
#[derive(Clone, Serialize)]
pub(super) struct Recipient {
    pub date: Date,
    pub to: String,
    pub what: String,
    pub how: Option<String>,
}

/// One record: what it is, its fields in words, and itself.
#[derive(Clone, Serialize)]
pub(super) struct Kept {
    pub kind: String,
    pub id: Id,
    pub title: String,
    pub fields: Vec<Named>,
    pub data: Value,
}

/// A record that belongs to no case and names this participant: a report on all of them, an incident.
#[derive(Clone, PartialEq, Serialize)]
pub(super) struct Mention {
    pub kind: String,
    pub title: String,
    pub field: Option<String>,
}

/// One change in the log.
#[derive(Clone, Serialize)]
pub(super) struct Changed {
    pub at: DateTime<Utc>,
    pub who: Private,
    #[serde(skip)]
    pub operation: String,
    pub what: Private,
    pub fields: Vec<ChangedTo>,
}

/// A field before and after.
#[derive(Clone, Serialize)]
pub(super) struct ChangedTo {
    pub label: String,
    pub old: Option<Private>,
    pub new: Option<Private>,
}

/// What stands where an address would.
const PROTECTED: &str = "(adressesperre)";

/// A shorter street is no street, and stands in too many words.
const SHORTEST: usize = 4;

/// The keys of a person that make up the address, and what a history calls them.
const ADDRESS: &[&str] = &["address", "postal_code", "city"];
const ADDRESS_LABELS: &[&str] = &["Adresse", "Postnummer", "Poststed"];

impl Contents {
    /// How much there is of each kind.
    pub(super) fn counts(&self) -> Vec<KindCount> {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for record in self.cases.iter().flat_map(|case| &case.records) {
            *counts
                .entry(plural(&record.kind).to_lowercase())
                .or_default() += 1;
        }
        let mut held: Vec<KindCount> = counts
            .into_iter()
            .map(|(label, count)| KindCount { label, count })
            .collect();
        let changes = self.cases.iter().map(|case| case.changes.len()).sum();
        held.push(KindCount {
            label: "endringer i loggen".to_owned(),
            count: changes,
        });
        held
    }

    pub(super) fn to_json(&self) -> Answer<Vec<u8>> {
        let mut bytes =
            serde_json::to_vec_pretty(self).map_err(|_| ApiError::internal("innsynsrapport"))?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Takes the address out of it: the fields, and the street wherever it was written into a text. Only stores of
    /// the first versions still hold one; the log tells none.
    fn protect(&mut self) {
        let mut street = String::new();
        if let Value::Object(person) = &mut self.person.data {
            for key in ADDRESS {
                let was = person.remove(*key);
                if let (&"address", Some(Value::String(was))) = (key, was) {
                    street = was.trim().to_owned();
                }
            }
        }
        let is_address = |field: &Named| ADDRESS_LABELS.contains(&field.label.as_str());
        self.person.fields.retain(|field| !is_address(field));
        if street.chars().count() < SHORTEST {
            return;
        }
        let hide_in = |text: &mut Private| text.0 = text.0.replace(&street, PROTECTED);
        for case in &mut self.cases {
            for change in &mut case.changes {
                let texts = change.fields.iter_mut();
                let texts = texts
                    .flat_map(|field| [&mut field.old, &mut field.new])
                    .flatten();
                texts.chain([&mut change.what]).for_each(hide_in);
            }
            for record in &mut case.records {
                let texts = record.fields.iter_mut().map(|field| &mut field.value);
                texts.for_each(hide_in);
                hide(&mut record.data, &street);
            }
        }
    }
}

fn json<R: store::Record>(record: &R) -> Answer<Value> {
    serde_json::to_value(record).map_err(|_| ApiError::internal("innsynsrapport"))
}

fn hide(value: &mut Value, place: &str) {
    match value {
        Value::String(text) if text.contains(place) => *text = text.replace(place, PROTECTED),
        Value::Array(all) => all.iter_mut().for_each(|one| hide(one, place)),
        Value::Object(all) => all.values_mut().for_each(|one| hide(one, place)),
        _ => {}
    }
}

impl Api {
    /// Everything that is kept of a case's participant.
    pub(super) fn access_contents(
        &self,
        case: &Id,
        audience: AccessFor,
        why: &Private,
        inquiry: Option<&Inquiry>,
    ) -> Answer<Contents> {
        let store = self.opened()?;
        let own: Case = store.get(case)?;
        let person: Person = store.get(&own.person)?;
        let profile = self.own_profile()?;
        let mut cases = Vec::new();
        let mut contacts: BTreeMap<Id, Kept> = BTreeMap::new();
        for id in self.cases_of_the_same(case)? {
            cases.push(self.access_of_case(&id, &person)?);
            for (contact, record) in store.case_file(&id)?.contacts {
                contacts.insert(contact.clone(), self.kept(&id, contact, &record)?);
            }
        }
        cases.sort_by(|a, b| a.reference.cmp(&b.reference));
        let mut incomplete = Vec::new();
        for one in &cases {
            let loans = store.of_case::<Loan>(&one.id)?.into_values();
            let told = loans.filter_map(|loan| elsewhere(&loan));
            incomplete.extend(told.map(|told| match cases.len() {
                1 => told,
                _ => format!("{}: {told}", one.reference),
            }));
        }
        let protected = person.protected_address.is_protected();
        let mut contents = Contents {
            format: "tiltaksmappe-access-report",
            version: 1,
            made: self.today(),
            made_by: profile.counsellor.clone(),
            provider: profile.provider.clone(),
            audience,
            notice: prose::notice(audience, inquiry),
            incomplete,
            why: why.clone(),
            inquiry: inquiry.map(|inquiry| Asked {
                kind: inquiry.kind.label().to_owned(),
                received: inquiry.received,
                told: inquiry.told.as_ref().map(|told| told.date),
                decided: inquiry.decision.as_ref().map(|said| said.date),
            }),
            about: self.access_prose(case)?,
            protected,
            person: self.kept(case, own.person, &person)?,
            cases,
            contacts: contacts.into_values().collect(),
        };
        if protected {
            contents.protect();
        }
        Ok(contents)
    }

    fn access_of_case(&self, id: &Id, person: &Person) -> Answer<OfCase> {
        let store = self.opened()?;
        let file = store.case_file(id)?;
        let words = self.record_words(id)?;
        let mut records = Vec::new();
        for mut stored in store.stored_of_case(id)? {
            if person.protected_address.is_protected() && stored.kind == EarlierHistory::KIND {
                let mut history: EarlierHistory = store.get(&stored.id)?;
                self.without_address(&mut history);
                stored.body = json(&history)?;
            }
            let fields = fields::named(&words, &stored.kind, &stored.body);
            let own = words.title(&stored.kind, &stored.body);
            records.push(Kept {
                title: own.unwrap_or_else(|| titled(&stored.kind, &stored.body)),
                kind: stored.kind,
                id: stored.id,
                fields,
                data: stored.body,
            });
        }
        let agreement = self.agreement_of(&file.case).ok();
        let due = match agreement {
            Some(agreement) => self
                .dues(&file, agreement)?
                .into_iter()
                .map(|due| due.deadline)
                .find(|deadline| deadline.rule == DELETION),
            None => None,
        };
        let rule = match &due {
            Some(due) => format!("Alt slettes senest {}.", norwegian(due.due)),
            None => "Alt slettes tolv uker etter at sluttrapporten er levert. Datoen er ikke kjent før tiltaket er avsluttet og sluttrapporten levert.".to_owned(),
        };
        let changes = self.history_in_full(id)?.into_iter().map(|told| Changed {
            at: told.at,
            who: told.who,
            operation: told.operation,
            what: told.sentence,
            fields: told
                .fields
                .into_iter()
                .map(|field| ChangedTo {
                    label: field.label,
                    old: field.old,
                    new: field.new,
                })
                .collect(),
        });
        Ok(OfCase {
            reference: file.case.reference.clone(),
            agreement: file.case.agreement.clone(),
            agreement_title: agreement
                .map_or_else(|| file.case.agreement.clone(), agreements::Agreement::name),
            deletion: Deletion {
                due: due.as_ref().map(|due| due.due),
                source: due.map(|due| due.source),
                rule,
            },
            recipients: self.access_recipients(&file)?,
            mentions: self.mentions(person, &file.case, id)?,
            changes: changes.collect(),
            records,
            id: id.clone(),
        })
    }

    fn kept<R: store::Record>(&self, case: &Id, id: Id, record: &R) -> Answer<Kept> {
        let data = json(record)?;
        let words = self.record_words(case)?;
        Ok(Kept {
            kind: R::KIND.to_owned(),
            title: titled(R::KIND, &data),
            fields: fields::named(&words, R::KIND, &data),
            id,
            data,
        })
    }

    /// Where what belongs to no case tells of the participant, without what it says: that concerns others as well.
    fn mentions(&self, person: &Person, case: &Case, id: &str) -> Answer<Vec<Mention>> {
        let name = person.full_name();
        let number = person.fnr.as_ref().map(|fnr| fnr.digits().to_owned());
        let wanted: Vec<&str> = [name.trimmed(), &case.reference, id]
            .into_iter()
            .chain(number.as_deref())
            .filter(|text| !text.is_empty())
            .collect();
        let mut mentions = Vec::new();
        for stored in self.opened()?.stored_of_no_case()? {
            let elsewhere = [Person::KIND, Contact::KIND, DemoData::KIND];
            if elsewhere.contains(&stored.kind.as_str()) {
                continue;
            }
            let mut fields = Vec::new();
            named_in(&stored.body, &wanted, &mut Vec::new(), &mut fields);
            if fields.is_empty() {
                continue;
            }
            let report = Report::deserialize(&stored.body).ok();
            let report = report.filter(|_| stored.kind == Report::KIND);
            let template = report
                .as_ref()
                .and_then(|report| self.template_of(report).ok());
            let title = match (&report, template) {
                (Some(report), Some(template)) => {
                    let period = report.period.map(crate::month::title_of);
                    let period = period.map(|period| format!(" for {period}"));
                    format!("{}{}", template.title, period.unwrap_or_default())
                }
                _ => titled(&stored.kind, &stored.body),
            };
            for path in fields {
                let key = path.last().map_or("", String::as_str);
                let slot = template.and_then(|template| template.at(key));
                let mention = Mention {
                    kind: stored.kind.clone(),
                    title: title.clone(),
                    field: slot.map(|slot| slot.field.label.trim_end_matches(':').to_owned()),
                };
                if !mentions.contains(&mention) {
                    mentions.push(mention);
                }
            }
        }
        Ok(mentions)
    }

    /// Where the texts seem to name another participant.
    pub(super) fn others_named(&self, case: &Id, contents: &Contents) -> Answer<Vec<OtherNamed>> {
        let file = self.case_file(case)?;
        let surroundings = self.surroundings(Some(&file))?;
        let mut places = BTreeMap::new();
        let mut entries = Vec::new();
        for record in contents.cases.iter().flat_map(|case| &case.records) {
            for field in &record.fields {
                let key = entries.len().to_string();
                let place = format!("{}: {}", record.title, field.label);
                places.insert(key.clone(), (place, field.value.clone()));
                entries.push(Entry {
                    key,
                    label: field.label.clone(),
                    asks: Asks::Text,
                    text: field.value.clone(),
                });
            }
        }
        let document = Document {
            audience: reports::Audience::Nav,
            entries,
        };
        let found = check(&document, &surroundings).into_iter();
        let others = found.filter(|finding| {
            use PrivacyKind as K;
            matches!(finding.kind, K::OtherParticipant | K::ProtectedAddress)
        });
        Ok(others
            .filter_map(|finding| {
                let (place, text) = places.get(&finding.field)?;
                let excerpt = crate::privacy::excerpt(&text.0, finding.start, finding.end);
                Some(OtherNamed {
                    place: place.clone(),
                    excerpt: excerpt.map(Private),
                })
            })
            .collect())
    }
}

/// What a loan keeps from being here.
fn elsewhere(loan: &Loan) -> Option<String> {
    let since = norwegian(loan.since);
    let told = match loan.direction {
        LoanDirection::Out => format!(
            "Mappen er hos en kollega siden {since}. Det som er ført der siden, er ikke med."
        ),
        LoanDirection::In => format!(
            "Mappen er lånt fra en kollega siden {since}. Det som ble liggende hos eieren, er ikke med: hvor eieren har lagret filer, hvilke måneder deltakeren er talt med i, og det eieren har ført siden."
        ),
    };
    loan.is_open().then_some(told)
}

/// The ways to the texts that hold one of these.
fn named_in(value: &Value, wanted: &[&str], path: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    match value {
        Value::String(text) if wanted.iter().any(|wanted| text.contains(wanted)) => {
            found.push(path.clone());
        }
        Value::Array(all) => {
            for one in all {
                named_in(one, wanted, path, found);
            }
        }
        Value::Object(all) => {
            for (key, one) in all {
                path.push(key.clone());
                named_in(one, wanted, path, found);
                path.pop();
            }
        }
        _ => {}
    }
}

/// Several records of a kind, as a heading.
pub(super) fn plural(kind: &str) -> String {
    let known = match kind {
        "event" => "Hendelser",
        "entry" => "Timer og kontakter",
        "report" => "Rapporter",
        "approval" => "NAVs godkjenninger",
        "month-part" => "Måneder deltakeren er talt med i",
        "inquiry" => "Henvendelser",
        "restriction" => "Begrensninger",
        "access-report" => "Innsynsrapporter",
        "exported-copy" => "Eksporterte filer",
        _ => return capital(kind_in_words(kind)),
    };
    known.to_owned()
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}

/// What a record is called where it has no title of its own: its kind, with the first day it tells.
fn titled(kind: &str, body: &Value) -> String {
    if kind == Contact::KIND
        && let Some(name) = body.get("name").and_then(Value::as_str)
    {
        return name.trim().to_owned();
    }
    let title = capital(kind_in_words(kind));
    match first_day(body) {
        Some(day) => format!("{title} {}", norwegian(day)),
        None => title,
    }
}

/// The first day that stands in a record.
pub(super) fn first_day(body: &Value) -> Option<Date> {
    match body {
        Value::String(text) => parse_iso(text),
        Value::Object(all) => all.values().find_map(first_day),
        _ => None,
    }
}
