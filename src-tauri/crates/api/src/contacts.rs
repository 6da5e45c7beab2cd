//! The register of offices, counsellors, clinicians and employers, which cases refer to: what it holds,
//! where each entry is used, and the changes to it.

use crate::{Answer, Api, ApiError, Code, requests::*};
use domain::{Case, Contact, Employment, Id, Practice, Private, contact::RefersToContacts, shape};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use store::{Record, Write};
use ts_rs::TS;

/// The register with how much each entry is used.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Register {
    /// By name.
    pub entries: Vec<RegisterEntry>,
}

/// A contact and how much it is used.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RegisterEntry {
    /// The contact's id.
    pub id: Id,
    /// The contact.
    pub contact: Contact,
    /// How many participants have a case that refers to it.
    pub participants: usize,
    /// How many other contacts belong to it.
    pub members: usize,
}

/// Who uses a contact.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ContactUses {
    /// The cases that refer to it, by participant.
    pub cases: Vec<ContactUse>,
    /// The names of the contacts that belong to it.
    pub members: Vec<Private>,
}

/// A case that refers to a contact.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ContactUse {
    /// The case.
    pub case: Id,
    /// The participant's name.
    pub participant: Private,
    /// The agreement's measure and buyer.
    pub agreement: String,
}

impl Api {
    pub(crate) fn contacts(&mut self, _: Nothing) -> Answer<Contacts> {
        Ok(Contacts {
            contacts: self.opened()?.all::<Contact>()?,
        })
    }

    pub(crate) fn register(&mut self, _: Nothing) -> Answer<Register> {
        let contacts = self.opened()?.all::<Contact>()?;
        let mut persons: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
        for file in self.opened()?.case_files()? {
            for contact in of_case(&file) {
                let users = persons.entry(contact.clone()).or_default();
                users.insert(file.case.person.clone());
            }
        }
        let members = |id: &Id| {
            let belongs = |other: &&Contact| other.organisation.as_ref() == Some(id);
            contacts.values().filter(belongs).count()
        };
        let mut entries: Vec<RegisterEntry> = contacts
            .iter()
            .map(|(id, contact)| RegisterEntry {
                id: id.clone(),
                contact: contact.clone(),
                participants: persons.get(id).map_or(0, BTreeSet::len),
                members: members(id),
            })
            .collect();
        entries.sort_by_cached_key(|entry| (entry.contact.name.0.to_lowercase(), entry.id.clone()));
        Ok(Register { entries })
    }

    pub(crate) fn contact_uses(&mut self, request: ById) -> Answer<ContactUses> {
        let store = self.opened()?;
        store.get::<Contact>(&request.id)?;
        let mut cases = Vec::new();
        for file in self.listed_files()? {
            if of_case(&file).any(|contact| *contact == request.id) {
                let agreement = self.agreement_of(&file.case);
                cases.push(ContactUse {
                    participant: file.person.full_name(),
                    agreement: agreement.map_or(file.case.agreement, agreements::Agreement::name),
                    case: file.id,
                });
            }
        }
        cases.sort_by_cached_key(|row| (row.participant.0.to_lowercase(), row.case.clone()));
        let belongs = |contact: &Contact| contact.organisation.as_ref() == Some(&request.id);
        let members = store.all::<Contact>()?.into_values().filter(belongs);
        Ok(ContactUses {
            cases,
            members: members.map(|contact| contact.name).collect(),
        })
    }

    pub(crate) fn save_contact(&mut self, request: SaveContact) -> Answer<Made> {
        let SaveContact { id, contact } = request;
        named(&contact)?;
        reachable(&contact.phone, &contact.email)?;
        if id.is_some() && contact.organisation == id {
            let message = "En kontakt kan ikke høre til seg selv.";
            return Err(ApiError::new(Code::InvalidField, message).with(["organisation"]));
        }
        self.in_register([contact.organisation.as_ref()])?;
        let id = self.write("contact.save", |tx| match id {
            Some(id) => {
                let before: Contact = tx.get(&id)?;
                if before.kind != contact.kind && in_use(tx, &id)?.is_some() {
                    let message = "Kontakten er i bruk, og kan ikke bli noe annet enn den er. Legg inn en ny i stedet.";
                    return Err(ApiError::new(Code::InvalidField, message).with(["kind"]));
                }
                tx.update(&id, &contact)?;
                Ok(id)
            }
            None => Ok(tx.insert(&contact)?),
        })?;
        Ok(Made { id })
    }

    pub(crate) fn remove_contact(&mut self, request: ById) -> Answer<Nothing> {
        self.write("contact.remove", |tx| {
            match in_use(tx, &request.id)? {
                Some(users) => Err(users.refusal()),
                None => Ok(tx.remove::<Contact>(&request.id)?),
            }?;
            Ok(Nothing {})
        })
    }

    /// Makes one of two entries that are the same. What the one that stays lacks, it takes over.
    pub(crate) fn merge_contacts(&mut self, request: MergeContacts) -> Answer<Nothing> {
        let MergeContacts { from, into } = request;
        let refused =
            |message: &str| Err(ApiError::new(Code::InvalidField, message).with(["into"]));
        if from == into {
            return refused("Velg en annen kontakt å slå sammen med.");
        }
        self.write("contact.merge", |tx| {
            let (gone, mut kept): (Contact, Contact) = (tx.get(&from)?, tx.get(&into)?);
            if gone.kind != kept.kind {
                return refused("Bare to kontakter av samme slag kan slås sammen.");
            }
            let lacking = |kept: &mut Private, gone: Private| {
                if kept.is_blank() {
                    *kept = gone;
                }
            };
            lacking(&mut kept.phone, gone.phone);
            lacking(&mut kept.email, gone.email);
            kept.organisation = kept.organisation.or(gone.organisation);
            tx.update(&into, &kept)?;
            move_references::<Case>(tx, &from, &into)?;
            move_references::<Employment>(tx, &from, &into)?;
            move_references::<Practice>(tx, &from, &into)?;
            move_references::<Contact>(tx, &from, &into)?;
            let mut kept: Contact = tx.get(&into)?;
            if kept.organisation.as_ref() == Some(&into) {
                // One belonged to the other, which is now itself.
                kept.organisation = None;
                tx.update(&into, &kept)?;
            }
            tx.remove::<Contact>(&from)?;
            Ok(Nothing {})
        })
    }

    /// Refuses a reference to a contact that is not there.
    pub(crate) fn in_register<const N: usize>(&self, ids: [Option<&Id>; N]) -> Answer<()> {
        for id in ids.into_iter().flatten() {
            self.opened()?.get::<Contact>(id)?;
        }
        Ok(())
    }
}

/// What a case itself refers to; not the office to which its counsellor belongs.
fn of_case(file: &domain::CaseFile) -> impl Iterator<Item = &Id> {
    let jobs = file.employments.values().flat_map(|job| job.contacts());
    let practices = file.practices.values().flat_map(|period| period.contacts());
    file.case
        .contacts()
        .into_iter()
        .chain(jobs)
        .chain(practices)
}

/// Who refers to a contact.
pub(crate) struct Users {
    participants: usize,
    members: usize,
}

impl Users {
    /// Why it cannot go. Names no one.
    fn refusal(&self) -> ApiError {
        let counted = |n: usize, one: &str, many: &str| match n {
            0 => None,
            1 => Some(format!("1 {one}")),
            n => Some(format!("{n} {many}")),
        };
        let users = [
            counted(self.participants, "deltaker", "deltakere"),
            counted(self.members, "annen kontakt", "andre kontakter"),
        ];
        let users: Vec<String> = users.into_iter().flatten().collect();
        let message = format!(
            "Kontakten er i bruk hos {}, og kan derfor ikke fjernes. Velg en annen der den brukes, eller slå den sammen med en annen.",
            users.join(" og ")
        );
        ApiError::new(Code::ContactInUse, message)
    }
}

/// Who refers to a contact as this operation sees it; none where nobody does.
pub(crate) fn in_use(tx: &Write<'_>, id: &str) -> Answer<Option<Users>> {
    let cases = tx.all::<Case>()?;
    let refers = |record: &dyn RefersToContacts| record.contacts().iter().any(|other| *other == id);
    let of_cases = cases.iter().filter(|(_, case)| refers(*case));
    let jobs = tx.all::<Employment>()?;
    let practices = tx.all::<Practice>()?;
    let using: BTreeSet<&Id> = of_cases
        .map(|(id, _)| id)
        .chain(
            jobs.values()
                .filter(|job| refers(*job))
                .map(|job| &job.case),
        )
        .chain(practices.values().filter(|p| refers(*p)).map(|p| &p.case))
        .collect();
    let persons: BTreeSet<&Id> = using
        .into_iter()
        .map(|case| cases.get(case).map_or(case, |case| &case.person))
        .collect();
    let members = tx.all::<Contact>()?;
    let users = Users {
        participants: persons.len(),
        members: members.values().filter(|other| refers(*other)).count(),
    };
    Ok((users.participants + users.members > 0).then_some(users))
}

fn move_references<R: Record + RefersToContacts>(
    tx: &mut Write<'_>,
    from: &Id,
    into: &Id,
) -> Answer<()> {
    for (id, mut record) in tx.all::<R>()? {
        let mut changed = false;
        for contact in record.contacts_mut() {
            if contact == from {
                contact.clone_from(into);
                changed = true;
            }
        }
        if changed {
            tx.update(&id, &record)?;
        }
    }
    Ok(())
}

/// Refuses a contact without a name.
pub(crate) fn named(contact: &Contact) -> Answer<()> {
    match contact.name.is_blank() {
        true => Err(ApiError::new(Code::MissingField, "Skriv et navn.").with(["name"])),
        false => Ok(()),
    }
}

/// Refuses what cannot be a telephone number or an e-mail address; blank is none.
pub(crate) fn reachable(phone: &Private, email: &Private) -> Answer<()> {
    let phone_help = "Et telefonnummer har åtte siffer, eller begynner med + og landkode. Rett nummeret, eller tøm feltet.";
    let email_help =
        "E-postadressen skal være på formen navn@eksempel.no. Rett den, eller tøm feltet.";
    shaped(phone, shape::is_phone, "phone", phone_help)?;
    shaped(email, shape::is_email, "email", email_help)
}

/// Refuses what cannot be a postal code; blank is none.
pub(crate) fn postal_code_fits(code: &Private) -> Answer<()> {
    let help = "Et postnummer har fire siffer. Rett det, eller tøm feltet.";
    shaped(code, shape::is_postal_code, "postal_code", help)
}

fn shaped(text: &Private, fits: fn(&str) -> bool, field: &str, help: &str) -> Answer<()> {
    match text.is_blank() || fits(&text.0) {
        true => Ok(()),
        false => Err(ApiError::new(Code::InvalidField, help).with([field])),
    }
}
