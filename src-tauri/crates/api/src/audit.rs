//! The store looked at as a whole: whether everything in it is as it should be, and everything that was
//! ever done to it. Of what stood there neither says anything but why something was done, where a record
//! keeps that.

pub mod export;
pub mod log;
mod why;

use crate::{Answer, Api, ApiError, Code, history, requests::Nothing};
use chrono::{DateTime, Utc};
use domain::{Case, Date, Id, Private};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{OPERATION, StoreError, Trace};
use ts_rs::TS;

/// A store in which everything is as it should be.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Verified {
    /// Always true: a fault is answered as an error.
    pub ok: bool,
    /// How many records there are of each kind.
    pub records: BTreeMap<String, u64>,
    /// How many documents.
    pub documents: u64,
    /// How many changes the log holds.
    pub changes: u64,
    /// How many of these had their values erased, because they were forgotten.
    pub erased: u64,
    /// How many deletions the ledger holds.
    pub deletions: u64,
    /// What was wrong with the ledger when the store was opened, and was put right; none where nothing was.
    pub ledger: Option<String>,
}

/// Which part of the change log. What is not given does not matter.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AskAudit {
    /// Changes of this case, by its id or its reference, and of its participant.
    pub case: Option<String>,
    /// Changes by this operation, such as `report.deliver`.
    pub operation: Option<String>,
    /// Changes on this day and later.
    #[serde(deserialize_with = "domain::dates::deserialize_option")]
    pub from: Option<Date>,
    /// Changes on this day and earlier.
    #[serde(deserialize_with = "domain::dates::deserialize_option")]
    pub until: Option<Date>,
}

/// The change log, without values.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Audit {
    /// Newest first.
    pub changes: Vec<AuditEntry>,
}

/// One row of the change log: one record changed by one operation.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AuditEntry {
    /// Its place in the log, from 1, without gaps.
    pub sequence: u64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who did it: the counsellor's name as it was then; blank before there was one.
    pub who: Private,
    /// What was done, in Norwegian.
    pub what: String,
    /// The operation's id, such as `event.save`.
    pub operation: String,
    /// Shared by all rows of one operation.
    pub group: Id,
    /// The kind of record; or `document`, `store`, `operation` for the operation that was undone, or
    /// `forgotten` for what was forgotten.
    pub kind: String,
    /// The record; or the group of the operation that was undone; or what was forgotten.
    pub record: Id,
    /// The case that it belongs to.
    pub case: Option<Id>,
    /// That case's reference, while the case is there.
    pub reference: Option<String>,
    /// The operation has been undone, and has stayed so.
    pub undone: bool,
    /// The group of the operation that this one undid.
    pub undoes: Option<Id>,
    /// Its values were forgotten.
    pub erased: bool,
    /// Why it was done, where the record that was written says so.
    pub why: Option<Private>,
}

impl Api {
    pub(crate) fn verify(&mut self, _: Nothing) -> Answer<Verified> {
        let store::Verified {
            records,
            documents,
            changes,
            erased,
        } = self.opened()?.verify()?;
        Ok(Verified {
            ok: true,
            records,
            documents,
            changes,
            erased,
            deletions: self.opened()?.ledger().len(),
            ledger: self.ledger_repair()?.map(str::to_owned),
        })
    }

    pub(crate) fn audit(&mut self, request: AskAudit) -> Answer<Audit> {
        let store = self.opened()?;
        let cases = store.all::<Case>()?;
        let changes = store.traces()?;
        let wanted = match &request.case {
            Some(case) => Some(concerned(&cases, &changes, case)?),
            None => None,
        };
        let reverted: HashMap<&Id, &Id> = changes
            .iter()
            .filter(|change| change.kind == OPERATION)
            .map(|change| (&change.group, &change.record))
            .collect();
        let notes = changes.iter().filter(|change| change.kind == OPERATION);
        let undone = history::undone(notes.map(|note| (&*note.group, &*note.record)));
        let asked = |change: &&Trace| {
            let day = local_day(change.at);
            wanted.as_ref().is_none_or(|wanted| {
                let ids = [Some(&change.record), change.case.as_ref()];
                ids.into_iter().flatten().any(|id| wanted.contains(id))
            }) && (request.operation.as_ref()).is_none_or(|name| *name == change.operation)
                && request.from.is_none_or(|from| from <= day)
                && request.until.is_none_or(|until| day <= until)
        };
        let asked: Vec<&Trace> = changes.iter().rev().filter(asked).collect();
        let whys = self.whys(&asked)?;
        let told = |change: &Trace| AuditEntry {
            sequence: change.sequence,
            at: change.at,
            who: change.who.clone(),
            what: history::operation_in_words(&change.operation).to_owned(),
            operation: change.operation.clone(),
            group: change.group.clone(),
            kind: change.kind.clone(),
            record: change.record.clone(),
            reference: (change.case.as_ref()).and_then(|id| Some(cases.get(id)?.reference.clone())),
            case: change.case.clone(),
            undone: undone.contains(&*change.group),
            undoes: reverted.get(&change.group).map(|group| (*group).clone()),
            erased: change.erased,
            why: whys.get(&change.sequence).map(|whys| {
                let texts: Vec<&str> = whys.iter().map(|why| why.text.trimmed()).collect();
                texts.join(". ").into()
            }),
        };
        Ok(Audit {
            changes: asked.into_iter().map(told).collect(),
        })
    }
}

/// The ids by which a change concerns a case: its own and its participant's. A case that was forgotten is
/// known by its id alone.
fn concerned<'a>(
    cases: &'a BTreeMap<Id, Case>,
    changes: &'a [Trace],
    asked: &str,
) -> Answer<BTreeSet<&'a Id>> {
    let named = |(id, case): &(&Id, &Case)| {
        id.as_str() == asked || case.reference.eq_ignore_ascii_case(asked)
    };
    if let Some((id, case)) = cases.iter().find(named) {
        return Ok(BTreeSet::from([id, &case.person]));
    }
    let mut gone = changes.iter().filter_map(|change| change.case.as_ref());
    match gone.find(|id| *id == asked) {
        Some(id) => Ok(BTreeSet::from([id])),
        None => {
            let message = "Det finnes ikke noe løp med denne id-en eller referansen, verken nå eller tidligere.";
            Err(ApiError::new(Code::NotFound, message).with(["case"]))
        }
    }
}

/// The day on which it was where the machine is, which is where the counsellor is.
pub(crate) fn local_day(at: DateTime<Utc>) -> Date {
    at.with_timezone(&chrono::Local).date_naive()
}

/// What a check of everything found wrong, by kinds of things. Names no one.
pub(crate) fn fault(error: &StoreError) -> Option<String> {
    let kind = |name| history::kind_in_words(name);
    Some(match error {
        StoreError::UnreadableRecord { kind: of } => format!(
            "Noe i datafilen kan ikke leses av denne versjonen av programmet (hva slags: {}). Den kan være skrevet av en nyere.",
            kind(of)
        ),
        StoreError::BrokenReference { kind: of, to } => format!(
            "Datafilen henger ikke sammen: noe i den (hva slags: {}) viser til noe som ikke finnes (hva slags: {}). Hent tiltaksmappen fra en kopi hvis du har en.",
            kind(of),
            kind(to)
        ),
        _ => return None,
    })
}
