//! The change log for the window: one row for one operation, a page at a time, and its values on asking.

use super::{concerned, local_day, why::Why};
use crate::{Answer, Api, history, history::ChangedRecord};
use chrono::{DateTime, Utc};
use domain::{Case, Date, Deletion, Id, Person, Private};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{OPERATION, Trace};
use ts_rs::TS;

/// Which part of the log. What is not given does not matter.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AskChangeLog {
    /// Changes of this case, by its id or its reference, and of its participant.
    pub case: Option<String>,
    /// What sort of operation.
    pub category: Option<Category>,
    /// This operation, such as `report.deliver`.
    pub operation: Option<String>,
    /// On this day and later.
    #[serde(deserialize_with = "domain::dates::deserialize_option")]
    pub since: Option<Date>,
    /// On this day and earlier.
    #[serde(deserialize_with = "domain::dates::deserialize_option")]
    pub until: Option<Date>,
    /// How many to pass over.
    pub from: Option<usize>,
    /// How many to answer; all, if not given.
    pub count: Option<usize>,
}

/// What sort of thing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "LogCategory")]
pub enum Category {
    /// Participants, hours, reports, contacts and settings.
    Work,
    /// What left the app: exports, deliveries, print.
    Out,
    /// What went for good, and what kept it from going.
    Deletion,
    /// Access reports, restrictions, inquiries and opened names.
    Rights,
    /// Cases that went to a colleague or came from one.
    Handover,
    /// Keys, backups, incidents and reviews.
    Security,
}

/// A part of the change log.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChangeLog {
    /// How many operations were asked for, of which `rows` are a part.
    pub total: usize,
    /// Newest first.
    pub rows: Vec<LogRow>,
    /// How many changes the whole log holds.
    pub changes: u64,
    /// Every operation that the log knows.
    pub operations: Vec<LogOperation>,
    /// Every case that the log knows, those that are there first.
    pub cases: Vec<LogCase>,
    /// When the whole log was checked while the store was opened; none of a store that was made just now.
    pub checked: Option<Checked>,
    /// The folder that exports go to.
    pub folder: String,
}

/// That the whole log was checked and found as it should be.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Checked {
    /// When.
    pub at: DateTime<Utc>,
    /// How many changes it held then.
    pub changes: u64,
    /// What was wrong with the deletion ledger and was put right; none where nothing was.
    pub ledger: Option<String>,
}

/// One operation.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LogRow {
    /// By which its values are asked for.
    pub group: Id,
    /// When.
    pub at: DateTime<Utc>,
    /// Who: the counsellor's name as it was then; blank before there was one.
    pub who: Private,
    /// The operation's id.
    pub operation: String,
    /// The same in Norwegian.
    pub what: String,
    /// What it changed: kinds of records in Norwegian, with how many of each.
    pub kinds: Vec<(String, usize)>,
    /// The cases that it concerned.
    pub cases: Vec<LogCase>,
    /// Why, as far as the log still holds it.
    pub why: Vec<Private>,
    /// How many changes.
    pub changes: usize,
    /// Of these, how many had their values erased.
    pub erased: usize,
    /// It has been undone, and has stayed so.
    pub undone: bool,
    /// The operation that it undid, in Norwegian.
    pub undid: Option<String>,
}

/// An operation of the log.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LogOperation {
    /// Its id.
    pub operation: String,
    /// In Norwegian.
    pub what: String,
    /// What sort it is of.
    pub category: Category,
    /// How often it was done.
    pub count: usize,
}

/// A case of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LogCase {
    /// The case.
    pub case: Id,
    /// Its reference; none where nothing tells it any more.
    pub reference: Option<String>,
    /// The participant's name, while it is there; masked where it is masked elsewhere.
    pub participant: Option<Private>,
}

/// An operation whose values are to be seen.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AskValues {
    /// Its group.
    pub group: Id,
}

/// What an operation changed, as far as the log still holds it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChangedValues {
    /// Each record.
    pub records: Vec<ChangedRecord>,
}

/// An operation while it is looked at: its rows, in order.
pub(super) struct Group<'a> {
    pub(super) traces: Vec<&'a Trace>,
}

impl Group<'_> {
    /// The cases concerned.
    pub(super) fn cases(&self) -> BTreeSet<&Id> {
        self.traces
            .iter()
            .filter_map(|trace| trace.case.as_ref())
            .collect()
    }

    /// The kinds of records, with how many of each; what only says which operation was undone is none.
    pub(super) fn kinds(&self) -> Vec<(String, usize)> {
        let mut kinds: Vec<(String, BTreeSet<&Id>)> = Vec::new();
        for trace in self.traces.iter().filter(|trace| trace.kind != OPERATION) {
            let word = history::kind_in_words(&trace.kind);
            match kinds.iter_mut().find(|(known, _)| known == word) {
                Some((_, records)) => {
                    records.insert(&trace.record);
                }
                None => kinds.push((word.to_owned(), BTreeSet::from([&trace.record]))),
            }
        }
        kinds
            .into_iter()
            .map(|(word, records)| (word, records.len()))
            .collect()
    }
}

impl Api {
    pub(crate) fn change_log(&mut self, request: AskChangeLog) -> Answer<ChangeLog> {
        let traces = self.opened()?.traces()?;
        let cases = self.opened()?.all::<Case>()?;
        let wanted = match &request.case {
            Some(case) => Some(concerned(&cases, &traces, case)?),
            None => None,
        };
        let groups = grouped(&traces);
        let names: HashMap<&Id, &str> = groups
            .iter()
            .filter_map(|group| group.traces.first())
            .map(|first| (&first.group, first.operation.as_str()))
            .collect();
        let notes = || traces.iter().filter(|trace| trace.kind == OPERATION);
        let reverted: HashMap<&Id, &Id> = notes().map(|note| (&note.group, &note.record)).collect();
        let undone = history::undone(notes().map(|note| (&*note.group, &*note.record)));
        let asked = |group: &&Group<'_>| {
            let Some(first) = group.traces.first() else {
                return false;
            };
            let day = local_day(first.at);
            request
                .operation
                .as_ref()
                .is_none_or(|name| *name == first.operation)
                && request
                    .category
                    .is_none_or(|wanted| wanted == category(&first.operation))
                && request.since.is_none_or(|since| since <= day)
                && request.until.is_none_or(|until| day <= until)
                && wanted.as_ref().is_none_or(|wanted| {
                    group.traces.iter().any(|trace| {
                        let ids = [Some(&trace.record), trace.case.as_ref()];
                        ids.into_iter().flatten().any(|id| wanted.contains(id))
                    })
                })
        };
        let found: Vec<&Group<'_>> = groups.iter().rev().filter(asked).collect();
        let total = found.len();
        let page: Vec<&Group<'_>> = found
            .into_iter()
            .skip(request.from.unwrap_or_default())
            .take(request.count.unwrap_or(usize::MAX))
            .collect();
        let shown: Vec<&Trace> = page.iter().flat_map(|group| group.traces.clone()).collect();
        let mut whys = self.whys(&shown)?;
        let known = self.log_cases(&cases, &traces)?;
        let mut rows = Vec::new();
        for group in page {
            let Some(first) = group.traces.first() else {
                continue;
            };
            let undid = reverted.get(&first.group).and_then(|of| names.get(*of));
            let mut why: Vec<Private> = Vec::new();
            for found in group
                .traces
                .iter()
                .filter_map(|trace| whys.remove(&trace.sequence))
            {
                for Why { text, .. } in found {
                    if !why.contains(&text) {
                        why.push(text);
                    }
                }
            }
            rows.push(LogRow {
                group: first.group.clone(),
                at: first.at,
                who: first.who.clone(),
                operation: first.operation.clone(),
                what: history::operation_in_words(&first.operation).to_owned(),
                kinds: group.kinds(),
                cases: (group.cases().into_iter())
                    .filter_map(|case| known.get(case).cloned())
                    .collect(),
                why,
                changes: group.traces.len(),
                erased: group.traces.iter().filter(|trace| trace.erased).count(),
                undone: undone.contains(&*first.group),
                undid: undid.map(|name| history::operation_in_words(name).to_owned()),
            });
        }
        let mut cases: Vec<LogCase> = known.into_values().collect();
        cases.sort_by_cached_key(|case| {
            let name = case.participant.clone();
            (
                name.is_none(),
                name.map(|name| name.0.to_lowercase()),
                case.reference.clone(),
            )
        });
        Ok(ChangeLog {
            total,
            rows,
            changes: traces.len() as u64,
            operations: operations(&groups),
            cases,
            checked: self.checked.clone(),
            folder: self.own_profile()?.export_folder,
        })
    }

    pub(crate) fn change_values(&mut self, request: AskValues) -> Answer<ChangedValues> {
        Ok(ChangedValues {
            records: self.changed_records(&request.group)?,
        })
    }

    /// The cases that the log knows: those that are there with the participant's name as lists have it, those
    /// that were deleted by the reference that their deletion kept.
    pub(super) fn log_cases(
        &self,
        cases: &BTreeMap<Id, Case>,
        traces: &[Trace],
    ) -> Answer<BTreeMap<Id, LogCase>> {
        let store = self.opened()?;
        let people = store.all::<Person>()?;
        let deleted = store.all::<Deletion>()?;
        let gone: BTreeMap<&Id, &String> = deleted
            .values()
            .map(|gone| (&gone.case, &gone.reference))
            .collect();
        let ids: BTreeSet<&Id> = traces
            .iter()
            .filter_map(|trace| trace.case.as_ref())
            .collect();
        let told = |id: &Id| match cases.get(id) {
            Some(case) => LogCase {
                case: id.clone(),
                reference: Some(case.reference.clone()),
                participant: people.get(&case.person).map(|person| {
                    let listed = self.as_listed(&case.person, person.clone(), &case.reference);
                    listed.full_name()
                }),
            },
            None => LogCase {
                case: id.clone(),
                reference: gone.get(id).map(|reference| (*reference).clone()),
                participant: None,
            },
        };
        Ok(ids.into_iter().map(|id| (id.clone(), told(id))).collect())
    }

    /// Remembers that the store was opened, and with it the whole log checked.
    pub(crate) fn note_checked(&mut self) -> Answer<()> {
        if self.checked.is_none() {
            let changes = self.opened()?.log_end()?.changes;
            self.checked = Some(Checked {
                at: (self.env.now)(),
                changes,
                ledger: self.ledger_repair()?.map(str::to_owned),
            });
        }
        Ok(())
    }
}

/// The operations of a log, oldest first. The rows of one follow one another.
pub(super) fn grouped(traces: &[Trace]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for trace in traces {
        let own = groups.last_mut().filter(|group| {
            let first = group.traces.first();
            first.is_some_and(|first| first.group == trace.group)
        });
        match own {
            Some(group) => group.traces.push(trace),
            None => groups.push(Group {
                traces: vec![trace],
            }),
        }
    }
    groups
}

fn operations(groups: &[Group<'_>]) -> Vec<LogOperation> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for first in groups.iter().filter_map(|group| group.traces.first()) {
        *counts.entry(&first.operation).or_default() += 1;
    }
    let told = counts.into_iter().map(|(name, count)| LogOperation {
        operation: name.to_owned(),
        what: history::operation_in_words(name).to_owned(),
        category: category(name),
        count,
    });
    let mut told: Vec<LogOperation> = told.collect();
    told.sort_by_cached_key(|each| (each.category, each.what.to_lowercase()));
    told
}

/// What sort of thing an operation does, by its name: what it is done to, and then what is done.
fn category(operation: &str) -> Category {
    let (noun, verb) = operation.split_once('.').unwrap_or((operation, ""));
    match (noun, verb) {
        ("hold" | "deletion", _) | (_, "delete") | ("copy", "remove") | ("demo", "remove") => {
            Category::Deletion
        }
        ("access" | "access-report" | "restriction" | "inquiry", _) | ("person", "open") => {
            Category::Rights
        }
        ("handover" | "loan", _) => Category::Handover,
        (
            "passphrase" | "recovery" | "store" | "keyring" | "backup" | "incident"
            | "access-review" | "audit" | "ledger" | "keys",
            _,
        ) => Category::Security,
        (_, "export" | "deliver" | "print" | "sheet") | ("contribution", "notes") => Category::Out,
        _ => Category::Work,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leaves_the_house_and_what_goes_for_good_are_found_by_their_sort() {
        assert_eq!(category("report.export"), Category::Out);
        assert_eq!(category("attachment.export"), Category::Out);
        assert_eq!(category("case.delete"), Category::Deletion);
        assert_eq!(category("hold.save"), Category::Deletion);
        assert_eq!(category("restriction.lift"), Category::Rights);
        assert_eq!(category("person.open"), Category::Rights);
        assert_eq!(category("audit.export"), Category::Security);
        assert_eq!(category("recovery.set"), Category::Security);
        assert_eq!(category("event.save"), Category::Work);
        assert_eq!(category("undo"), Category::Work);
    }
}
