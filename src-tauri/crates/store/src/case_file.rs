//! Cases with everything that belongs to them, in a number of queries that does not grow with them.

use crate::query::{self, parse};
use crate::{Record, Result, StoreError};
use domain::{
    Approval, Attachment, Case, CaseFile, Contact, Employment, Id, LogEntry, Person, Practice,
    RecordedEvent, Report,
};
use rusqlite::{Connection, Rows};
use std::collections::BTreeMap;

/// What belongs to one case, as it comes out of the table.
#[derive(Default)]
struct Parts {
    case: Option<Case>,
    events: BTreeMap<Id, RecordedEvent>,
    entries: BTreeMap<Id, LogEntry>,
    employments: BTreeMap<Id, Employment>,
    practices: BTreeMap<Id, Practice>,
    reports: BTreeMap<Id, Report>,
    approvals: BTreeMap<Id, Approval>,
    attachments: BTreeMap<Id, Attachment>,
}

/// What several cases may share.
#[derive(Default)]
struct Shared {
    persons: BTreeMap<Id, Person>,
    contacts: BTreeMap<Id, Contact>,
}

pub(crate) fn load(conn: &Connection, case: &str) -> Result<CaseFile> {
    let mut shared = Shared::default();
    let mut query = conn.prepare_cached(include_str!("sql/record/case_file.sql"))?;
    let mut all = read(query.query([case])?, &mut shared)?;
    let parts = all.remove(case).unwrap_or_default();
    let missing = StoreError::NotFound { kind: Case::KIND };
    let person = &parts.case.as_ref().ok_or(missing)?.person;
    if let Some(found) = query::find(conn, person)? {
        shared.persons.insert(person.clone(), found);
    }
    let contacts = contacts(&parts, |id| query::find::<Contact>(conn, id))?;
    assemble(case.to_owned(), parts, &shared.persons, contacts)
}

pub(crate) fn load_all(conn: &Connection) -> Result<Vec<CaseFile>> {
    let mut shared = Shared::default();
    let mut query = conn.prepare_cached(include_str!("sql/record/case_files.sql"))?;
    let all = read(query.query([])?, &mut shared)?;
    all.into_iter()
        // What a removed case has left behind must not hide the others.
        .filter(|(_, parts)| parts.case.is_some())
        .map(|(id, parts)| {
            let contacts = contacts(&parts, |id| Ok(shared.contacts.get(id).cloned()))?;
            assemble(id, parts, &shared.persons, contacts)
        })
        .collect()
}

/// Sorts rows of (id, kind, case, body) by case.
fn read(mut rows: Rows<'_>, shared: &mut Shared) -> Result<BTreeMap<Id, Parts>> {
    let mut all: BTreeMap<Id, Parts> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let text = |column| -> Result<&str> {
            let value = row.get_ref(column)?;
            Ok(value.as_str().map_err(rusqlite::Error::from)?)
        };
        let (id, kind, body) = (text(0)?.to_owned(), text(1)?, text(3)?);
        let Some(case) = row.get::<_, Option<String>>(2)? else {
            match kind {
                Person::KIND => drop(shared.persons.insert(id, parse(body)?)),
                Contact::KIND => drop(shared.contacts.insert(id, parse(body)?)),
                _ => {}
            }
            continue;
        };
        let parts = all.entry(case).or_default();
        match kind {
            Case::KIND => parts.case = Some(parse(body)?),
            RecordedEvent::KIND => drop(parts.events.insert(id, parse(body)?)),
            LogEntry::KIND => drop(parts.entries.insert(id, parse(body)?)),
            Employment::KIND => drop(parts.employments.insert(id, parse(body)?)),
            Practice::KIND => drop(parts.practices.insert(id, parse(body)?)),
            Report::KIND => drop(parts.reports.insert(id, parse(body)?)),
            Approval::KIND => drop(parts.approvals.insert(id, parse(body)?)),
            Attachment::KIND => drop(parts.attachments.insert(id, parse(body)?)),
            _ => {}
        }
    }
    Ok(all)
}

/// The part of the register that a case refers to. The rest is other participants' and has no place
/// in this one's file.
fn contacts(
    parts: &Parts,
    find: impl Fn(&str) -> Result<Option<Contact>>,
) -> Result<BTreeMap<Id, Contact>> {
    let case = parts.case.iter().flat_map(|case| {
        let Case {
            nav_office,
            nav_counsellor,
            clinician,
            ..
        } = case;
        [nav_office, nav_counsellor, clinician]
            .into_iter()
            .flatten()
    });
    let jobs = parts.employments.values();
    let practices = parts.practices.values();
    let mut wanted: Vec<Id> = case
        .chain(jobs.flat_map(|job| [&job.employer].into_iter().chain(&job.contact)))
        .chain(practices.flat_map(|period| [&period.employer].into_iter().chain(&period.contact)))
        .cloned()
        .collect();
    let mut found = BTreeMap::new();
    while let Some(id) = wanted.pop() {
        if found.contains_key(&id) {
            continue;
        }
        if let Some(contact) = find(&id)? {
            wanted.extend(contact.organisation.clone());
            found.insert(id, contact);
        }
    }
    Ok(found)
}

fn assemble(
    id: Id,
    parts: Parts,
    persons: &BTreeMap<Id, Person>,
    contacts: BTreeMap<Id, Contact>,
) -> Result<CaseFile> {
    let missing = |kind| StoreError::NotFound { kind };
    let case = parts.case.ok_or(missing(Case::KIND))?;
    let person = persons.get(&case.person).ok_or(missing(Person::KIND))?;
    Ok(CaseFile {
        id,
        person: person.clone(),
        case,
        events: parts.events,
        entries: parts.entries,
        employments: parts.employments,
        practices: parts.practices,
        reports: parts.reports,
        approvals: parts.approvals,
        attachments: parts.attachments,
        contacts,
    })
}
