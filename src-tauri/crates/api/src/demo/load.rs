//! The fictional portfolio into an empty store, as one operation: all of it or nothing, and what it made
//! is taken down with it.

use super::data::{self, Participant};
use crate::{
    Answer, Api, ApiError, Code,
    cases::{begun, fill, kept, permitted, required},
    register::{possible_entry, possible_job, possible_practice, well_formed},
    requests::{CaseInput, Nothing},
    session::sound,
};
use agreements::Registry;
use domain::{
    Approval, Case, Contact, ContactKind, Date, DemoData, DemoProfile, Employment, Event, Id,
    KeptAgreement, LogEntry, Practice, Private, Profile, RecordedEvent, dates::add_days,
};
use std::collections::HashMap;
use store::{DEMO_ID, PROFILE_ID, Write};

impl Api {
    /// Fills a store without participants with the fictional portfolio.
    pub(crate) fn load_demo(&mut self, _: Nothing) -> Answer<Nothing> {
        let demo = data::read()?;
        if !self.opened()?.all::<Case>()?.is_empty() {
            let message = "Eksempeldata kan bare legges i en mappe uten deltakere.";
            return Err(ApiError::new(Code::InvalidRequest, message));
        }
        let (agreements, today) = (self.agreements.clone(), self.today());
        self.write("demo.load", |tx| {
            let mut load = Load {
                // Contacts of an earlier time may be left.
                made: tx.find(DEMO_ID)?.unwrap_or_default(),
                contacts: HashMap::new(),
                agreements: &agreements,
                today,
                tx,
            };
            load.lend(demo.profile)?;
            for participant in demo.participant {
                load.participant(participant)?;
            }
            let Load { tx, made, .. } = load;
            tx.put(DEMO_ID, &made)?;
            Ok(Nothing {})
        })
    }
}

/// The loading under way.
struct Load<'a, 'w> {
    tx: &'a mut Write<'w>,
    today: Date,
    agreements: &'a Registry,
    /// By name: participants share them.
    contacts: HashMap<String, Id>,
    made: DemoData,
}

impl Load<'_, '_> {
    /// The fictional counsellor's details, unless the user has given own ones.
    fn lend(&mut self, fictional: Profile) -> Answer<()> {
        let before: Option<Profile> = self.tx.find(PROFILE_ID)?;
        let now = before.clone().unwrap_or_default();
        // How the window behaves is nobody's detail.
        let settings_of = |now: Profile, details: Profile| Profile {
            export_folder: now.export_folder,
            lock_after_minutes: now.lock_after_minutes,
            backup_folder: now.backup_folder,
            backup_every_days: now.backup_every_days,
            backup_keep_days: now.backup_keep_days,
            ..details
        };
        if now != settings_of(now.clone(), Profile::default()) {
            return Ok(());
        }
        let lent = settings_of(now, fictional);
        self.tx.put(PROFILE_ID, &lent)?;
        self.made.profile = Some(DemoProfile { lent, before });
        Ok(())
    }

    /// One participant; none whose agreement is not at hand.
    fn participant(&mut self, given: Participant) -> Answer<()> {
        let Some(agreement) = self.agreements.get(&given.agreement) else {
            return Ok(());
        };
        let person = given.person.checked()?;
        let office = self.contact(ContactKind::NavOffice, given.nav_office, None)?;
        let details = CaseInput {
            attributes: given.attributes,
            nav_counsellor: self.contact(
                ContactKind::NavCounsellor,
                given.nav_counsellor,
                office.clone(),
            )?,
            nav_office: office,
            clinician: self.contact(ContactKind::Clinician, given.clinician, None)?,
            order_text: given.order_text,
            goal: given.goal,
            expected_hours: given.expected_hours,
        };
        permitted(agreement, &person, &details)?;
        required(agreement, &person, &details.attributes)?;
        let kept = kept(self.agreements, agreement);
        let text = kept.record_id();
        let known = self.tx.find::<KeptAgreement>(&text)?.is_some();
        self.tx.put(&text, &kept)?;
        if !known {
            self.made.records.insert(text);
        }
        let person = self.tx.insert(&person)?;
        let mut case = begun(person.clone(), agreement)?;
        fill(&mut case, details);
        let case = self.tx.insert(&case)?;
        self.made.records.insert(person);
        self.made.cases.insert(case.clone());

        let today = self.today;
        let day = |n: i64| add_days(today, n);
        for each in given.events {
            let event = Event {
                occurrence: each.occurrence,
                milestone: each.milestone,
                until: each.until.map(day),
                ..Event::new(each.kind, day(each.day))
            };
            well_formed(&event)?;
            self.tx.insert(&RecordedEvent {
                heading: None,
                case: case.clone(),
                event,
                note: Private::default(),
                end_status: each.end_status,
            })?;
        }
        for each in given.entries {
            let entry = LogEntry {
                case: case.clone(),
                date: day(each.day),
                activity: each.activity,
                form: each.form,
                minutes: each.minutes,
                group_size: None,
                outside_office: each.outside_office,
                until: each.until.map(day),
                valid: each.valid,
                text: each.text,
            };
            possible_entry(&entry)?;
            self.tx.insert(&entry)?;
        }
        for each in given.employments {
            let (employer, contact) = self.workplace(each.employer, each.contact)?;
            let job = Employment {
                contact,
                position: each.position,
                from: each.from.map(day),
                to: each.to.map(day),
                fit_from: each.fit_from.map(day),
                fully_fit_from: each.fully_fit_from.map(day),
                at_referral: each.at_referral,
                in_work_from: each.in_work_from.or(each.from).map(day),
                reason: each.reason,
                ordinary: each.ordinary,
                ..Employment::new(case.clone(), employer, each.percent, each.terms)
            };
            possible_job(&job)?;
            self.tx.insert(&job)?;
        }
        for each in given.practices {
            let (employer, contact) = self.workplace(each.employer, each.contact)?;
            let practice = Practice {
                case: case.clone(),
                employer,
                contact,
                percent: each.percent,
                from: day(each.from),
                planned_to: None,
                ended: each.ended.map(day),
                goal: each.goal,
                reason: each.reason,
                insurance_informed: each.insurance_informed.map(day),
            };
            possible_practice(&practice)?;
            self.tx.insert(&practice)?;
        }
        for each in given.approvals {
            self.tx.insert(&Approval {
                case: case.clone(),
                milestone: each.milestone,
                date: day(each.day),
                note: Private::default(),
            })?;
        }
        sound(self.tx, &case)
    }

    /// An employer and the contact person there.
    fn workplace(&mut self, employer: String, person: String) -> Answer<(Id, Option<Id>)> {
        let employer = self.named(ContactKind::Employer, employer, None)?;
        let person = self.named(ContactKind::ContactPerson, person, Some(employer.clone()))?;
        Ok((employer, Some(person)))
    }

    fn contact(
        &mut self,
        kind: ContactKind,
        name: Option<String>,
        organisation: Option<Id>,
    ) -> Answer<Option<Id>> {
        name.map(|name| self.named(kind, name, organisation))
            .transpose()
    }

    /// The contact of this name, made when it is first met.
    fn named(&mut self, kind: ContactKind, name: String, organisation: Option<Id>) -> Answer<Id> {
        if let Some(id) = self.contacts.get(&name) {
            return Ok(id.clone());
        }
        let id = self.tx.insert(&Contact {
            kind,
            name: name.clone().into(),
            organisation,
            phone: Private::default(),
            email: Private::default(),
        })?;
        self.made.records.insert(id.clone());
        self.contacts.insert(name, id.clone());
        Ok(id)
    }
}
