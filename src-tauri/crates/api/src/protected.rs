//! Adressesperre: who has one is known in lists by the case's reference alone, until the name is opened on
//! purpose on the participant's page, for as long as the store is open. No address is kept, and none leaves.

use crate::{
    Answer, Api, ApiError, Code, requests::Nothing, restriction::FrozenCases, session::locked,
};
use domain::{Case, CaseFile, EarlierHistory, Id, NameOpening, Person, Private, Report};
use reports::{Field, Source, Template};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use store::Write;
use ts_rs::TS;

/// A case whose participant's name is to be seen.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenName {
    /// The case.
    pub id: Id,
    /// What for; may be left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub reason: Option<Private>,
}

/// The longest reason, in characters.
const MAX_REASON: usize = 500;

impl Api {
    /// Shows a masked name until the store is locked, and logs that it was.
    pub(crate) fn open_name(&mut self, request: OpenName) -> Answer<Nothing> {
        let case: Case = self.opened()?.get(&request.id)?;
        let person: Person = self.opened()?.get(&case.person)?;
        if !self.is_masked(&case.person, &person) {
            return Ok(Nothing {});
        }
        let reason = request.reason.unwrap_or_default();
        if reason.0.chars().count() > MAX_REASON {
            let message = format!("Begrunnelsen er for lang. Skriv høyst {MAX_REASON} tegn.");
            return Err(ApiError::new(Code::InvalidField, message).with(["reason"]));
        }
        let opening = NameOpening {
            case: request.id,
            reason: reason.trimmed().into(),
        };
        self.write("person.open", |tx| Ok(tx.insert(&opening)?))?;
        self.names_opened.insert(case.person);
        Ok(Nothing {})
    }

    /// Whether the name and the number of this person are not to be seen.
    pub(crate) fn is_masked(&self, id: &Id, person: &Person) -> bool {
        person.protected_address.is_protected() && !self.names_opened.contains(id)
    }

    /// A person as a list, a heading or a history may tell of them, by the reference of one of their cases.
    pub(crate) fn as_listed(&self, id: &Id, person: Person, reference: &str) -> Person {
        match self.is_masked(id, &person) {
            true => person.masked(reference),
            // The first versions kept it all the same.
            false => person.without_protected_address(),
        }
    }

    /// The same of a case's participant.
    pub(crate) fn listed(&self, mut file: CaseFile) -> CaseFile {
        let person = std::mem::take(&mut file.person);
        file.person = self.as_listed(&file.case.person, person, &file.case.reference);
        file
    }

    /// Every case with all that belongs to it, as lists may tell of them. Whatever is answered of several
    /// participants begins here.
    pub(crate) fn listed_files(&self) -> Answer<Vec<CaseFile>> {
        let files = self.opened()?.case_files()?.into_iter();
        Ok(files.map(|file| self.listed(file)).collect())
    }

    /// The fields of a participant whose values a history does not tell, by the id of the case or the person.
    pub(crate) fn hidden_in_history(&self, id: &str) -> Answer<&'static [&'static str]> {
        let store = self.opened()?;
        let person = store
            .find::<Case>(id)?
            .map_or_else(|| id.to_owned(), |case| case.person);
        Ok(match store.find::<Person>(&person)? {
            Some(found) if self.is_masked(&person, &found) => &[
                "address",
                "postal_code",
                "city",
                "first_name",
                "last_name",
                "fnr",
                "phone",
                "email",
            ],
            Some(found) if found.protected_address.is_protected() => {
                &["address", "postal_code", "city"]
            }
            _ => &[],
        })
    }

    /// A known person as they may be told of, by their newest case.
    pub(crate) fn listed_name(&self, id: &Id, person: Person) -> Answer<Private> {
        let cases = self.opened()?.all::<Case>()?;
        let own = cases.into_values().find(|case| case.person == *id);
        let reference = own.map(|case| case.reference).unwrap_or_default();
        Ok(self.as_listed(id, person, &reference).full_name())
    }

    /// Refuses what needs the name, as long as it is masked.
    pub(crate) fn name_is_open(&self, id: &Id, person: &Person) -> Answer<()> {
        if !self.is_masked(id, person) {
            return Ok(());
        }
        let message = "Deltakeren har adressesperre, og navnet er skjermet. Åpne det på deltakerens side først.";
        Err(ApiError::new(Code::NotPermitted, message).with(["masked"]))
    }

    /// Keeps a person who has become protected, and forgets the address for good: in the person, in the
    /// fields of drafts that ask for it, in the pages made of those, and in all that the change log holds of
    /// them. Answers nothing where no address stood anywhere, and the change can be made like any other.
    pub(crate) fn forget_address(
        &mut self,
        id: &Id,
        person: &Person,
        also: impl FnOnce(&mut Write<'_>) -> Answer<()>,
    ) -> Answer<bool> {
        let frozen = FrozenCases::of(self.opened()?)?;
        self.forget_address_now(id, person, |tx| {
            also(tx)?;
            frozen.allows("person.protect", tx)
        })
    }

    /// Forgets the addresses of those whose cases were just taken in from a colleague, as if they had become
    /// protected here. A case that is only to be read as well: what came with it has been taken in already.
    pub(crate) fn forget_addresses_of(&mut self, cases: &[Id]) -> Answer<()> {
        for case in cases {
            let id = self.opened()?.get::<Case>(case)?.person;
            let person: Person = self.opened()?.get(&id)?;
            self.forget_address_now(&id, &person.without_protected_address(), |_| Ok(()))?;
        }
        Ok(())
    }

    fn forget_address_now(
        &mut self,
        id: &Id,
        person: &Person,
        also: impl FnOnce(&mut Write<'_>) -> Answer<()>,
    ) -> Answer<bool> {
        let before: Person = self.opened()?.get(id)?;
        if !person.protected_address.is_protected() {
            return Ok(false);
        }
        let drafts = self.drafts_with_address(id)?;
        let was_kept = before.has_address() || self.address_was_kept(id)?;
        let histories = self.histories_with_address(id)?;
        if !was_kept && drafts.is_empty() && histories.is_empty() {
            return Ok(false);
        }
        let stamp = self.stamp()?;
        let mut renewed: BTreeSet<Id> = drafts.keys().chain(histories.keys()).cloned().collect();
        renewed.insert(id.clone());
        let store = self.store.as_mut().ok_or_else(locked)?;
        store.renew(&stamp, "person.protect", &renewed, |tx| {
            tx.put(id, person)?;
            for (report, mut draft) in drafts {
                if let Some(pages) = draft.exported.take() {
                    tx.remove_document(&pages.document)?;
                }
                tx.put(&report, &draft)?;
            }
            for (history, without) in histories {
                tx.put(&history, &without)?;
            }
            also(tx)
        })?;
        Ok(true)
    }

    /// Whether the change log still holds an address of this person.
    fn address_was_kept(&self, id: &Id) -> Answer<bool> {
        let operations = self.opened()?.operations(id, std::slice::from_ref(id))?;
        let changes = operations.iter().flat_map(store::Operation::changes);
        let mut now = None;
        for change in changes.filter(|change| change.record == *id) {
            let Some(diff) = &change.diff else { continue };
            now = diff.apply(now).unwrap_or_default();
            let stands = |name| {
                let text = now
                    .as_ref()
                    .and_then(|person: &serde_json::Value| person.get(name)?.as_str());
                text.is_some_and(|text| !text.trim().is_empty())
            };
            if ["address", "postal_code", "city"].into_iter().any(stands) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The drafts on a person in which something stands where the address is asked for, without it.
    fn drafts_with_address(&self, person: &Id) -> Answer<BTreeMap<Id, Report>> {
        let mut found = BTreeMap::new();
        for (case, one) in self.opened()?.all::<Case>()? {
            if one.person != *person {
                continue;
            }
            for (id, mut report) in self.opened()?.of_case::<Report>(&case)? {
                let Ok(template) = self.template_of(&report) else {
                    continue;
                };
                let mut asked = asked_for_address(template, &report.values);
                asked.extend(asked_for_address(template, &report.filled));
                if report.delivered.is_none() && !asked.is_empty() {
                    report.values.retain(|key, _| !asked.contains(key));
                    report.filled.retain(|key, _| !asked.contains(key));
                    found.insert(id, report);
                }
            }
        }
        Ok(found)
    }

    /// What was done elsewhere to a person's cases and tells an address, without it.
    fn histories_with_address(&self, person: &Id) -> Answer<BTreeMap<Id, EarlierHistory>> {
        let mut found = BTreeMap::new();
        for (case, one) in self.opened()?.all::<Case>()? {
            if one.person != *person {
                continue;
            }
            for (id, mut history) in self.opened()?.of_case::<EarlierHistory>(&case)? {
                if self.without_address(&mut history) {
                    found.insert(id, history);
                }
            }
        }
        Ok(found)
    }

    /// Takes the fields that hold an address out of what was done elsewhere; whether there were any.
    pub(crate) fn without_address(&self, history: &mut EarlierHistory) -> bool {
        let mut any = false;
        for change in &mut history.changes {
            let before = change.fields.len();
            change
                .fields
                .retain(|field| !self.labels_address(&field.label));
            any |= change.fields.len() < before;
        }
        any
    }

    /// Whether a history calls a participant's address this: in the person, or in a report that asks for it.
    fn labels_address(&self, label: &str) -> bool {
        let called = |field: &Field| {
            let rest = label.strip_prefix(field.label.trim_end_matches(':'));
            // With its place in the report, where it stands there several times.
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(" ("))
        };
        let forms = self.templates.all().iter();
        let mut fields = forms
            .flat_map(|form| &form.sections)
            .flat_map(|section| &section.fields);
        ["Adresse", "Postnummer", "Poststed"].contains(&label)
            || fields.any(|field| is_address(field) && called(field))
    }

    /// Refuses to write a report on someone whose address is protected with something in a field that asks
    /// for the address. Of a delivered one too: it may have been delivered before.
    pub(crate) fn carries_no_address(
        &self,
        report: &Report,
        file: Option<&CaseFile>,
    ) -> Answer<()> {
        let protected = file.is_some_and(|file| file.person.protected_address.is_protected());
        let asked = asked_for_address(self.template_of(report)?, &report.values);
        if !protected || asked.is_empty() {
            return Ok(());
        }
        let message = match report.delivered {
            Some(_) => "Rapporten ble levert med adressen, og deltakeren har adressesperre nå. Den skrives derfor ikke ut eller lagres på nytt.".to_owned(),
            None => format!("Deltakeren har adressesperre. Skriv «{}» der rapporten spør om adresse.", reports::NOT_APPLICABLE),
        };
        Err(ApiError::new(Code::NotPermitted, message).with(asked))
    }
}

fn is_address(field: &Field) -> bool {
    matches!(
        field.source(),
        Some(Source::PersonAddress | Source::PersonCity | Source::PersonPostalAddress)
    )
}

/// The keys of a report's values that say something where the participant's address is asked for.
fn asked_for_address(template: &Template, values: &BTreeMap<Id, Private>) -> Vec<String> {
    let asks = |slot: &reports::Slot<'_>| is_address(slot.field);
    let says = |slot: &reports::Slot<'_>| {
        let text = values.get(&slot.key).map_or("", Private::trimmed);
        !text.is_empty() && text != reports::NOT_APPLICABLE
    };
    let slots = template.slots(values).into_iter();
    slots
        .filter(asks)
        .filter(says)
        .map(|slot| slot.key)
        .collect()
}
