//! Promised deletions: written down in the [ledger](crate::Ledger), and kept.
//!
//! The promise comes first and is on disk before anything is forgotten, so that no crash leaves a deletion
//! half done that nobody knows of. Keeping it is one [rebuild](crate::rebuild), which forgets and, in the
//! same step, writes what went as a [`Deletion`] record. Such a record is also how the database knows that
//! a promise has been kept: an entry of the ledger without one is still open. That is so after a crash, and
//! just as well when the database is an older copy of itself.

use crate::files::{self, Staged};
use crate::forget::{FORGOTTEN, Forget, forget, going, person_of};
use crate::ledger::{Ledger, LedgerEntry};
use crate::write::{DOCUMENT, Write};
use crate::{
    DEMO_ID, Record as _, Result, Stamp, Store, StoreError, change, kinds, query, reserve, traces,
};
use domain::{Case, Contact, ContactKind, Date, Deletion, DeletionHow, DemoData, Gone, Id};
use rusqlite::{Connection, OptionalExtension as _};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What was wrong with the ledger at the opening, and has been put right by what the database knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LedgerRepair {
    /// The file was gone.
    Missing,
    /// It could not be read.
    Damaged,
    /// It lacked deletions that were done, or told of them otherwise.
    Behind,
}

/// What deleting a case would take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WouldGo {
    /// The counts by kind.
    pub gone: Vec<Gone>,
    /// The records that go with it though they belong to no case.
    pub records: Vec<Id>,
}

/// What the store cannot know of a deletion by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Particulars {
    /// The day by which the agreement asked for it.
    pub due: Option<Date>,
    /// What made it happen.
    pub how: DeletionHow,
    /// Exported files that were removed from disk.
    pub copies_removed: u64,
    /// Exported files that were left.
    pub copies_left: u64,
}

impl Store {
    /// What is deleted, or promised to be.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// What was wrong with the ledger at the opening.
    pub fn ledger_repair(&self) -> Option<LedgerRepair> {
        self.ledger_repair
    }

    /// Promises to delete these cases: **the point of no return**. Answers the new entries; a case that is
    /// promised already gets no second one.
    pub fn promise(&mut self, cases: &BTreeSet<Id>, on: Date) -> Result<Vec<LedgerEntry>> {
        let mut ledger = self.ledger.clone();
        let promised: BTreeSet<Id> = ledger
            .entries()
            .iter()
            .map(|entry| entry.case.clone())
            .collect();
        let fresh: BTreeSet<Id> = cases.difference(&promised).cloned().collect();
        let mut entries = Vec::new();
        for (case, records) in leaving(self.connection(), &fresh)? {
            entries.push(ledger.add(case, records.into_iter().collect(), on)?);
        }
        self.put_ledger(ledger)?;
        Ok(entries)
    }

    /// Takes in what another ledger knows: a newer one, found in a backup or kept aside.
    pub fn merge_ledger(&mut self, other: &Ledger) -> Result<()> {
        let mut ledger = self.ledger.clone();
        ledger.merge(other);
        self.put_ledger(ledger)
    }

    /// The entries of the ledger that have not been kept yet, with their positions.
    pub fn open_promises(&self) -> Result<Vec<(u64, LedgerEntry)>> {
        let done = deletions(self.connection())?;
        let done: BTreeSet<&Id> = done.values().map(|deletion| &deletion.entry).collect();
        let entries = (1..).zip(self.ledger.entries().iter().cloned());
        Ok(entries
            .filter(|(_, entry)| !done.contains(&entry.id))
            .collect())
    }

    /// What the promises that have not been kept yet name.
    pub fn promised(&self) -> Result<Forget> {
        Ok(named(&self.open_promises()?))
    }

    /// Keeps every promise that is open, in one rebuild, and answers the ids of the [`Deletion`] records;
    /// none when nothing is open. `told` is by case; what it lacks counts as
    /// [`DeletionHow::Replayed`]. `also` writes what is changed besides, when the forgotten is gone already.
    pub fn keep_promises<E: From<StoreError>>(
        &mut self,
        stamp: &Stamp,
        on: Date,
        told: &BTreeMap<Id, Particulars>,
        also: impl FnOnce(&mut Write<'_>) -> Result<(), E>,
    ) -> Result<Vec<Id>, E> {
        let open = self.open_promises()?;
        if open.is_empty() {
            return Ok(Vec::new());
        }
        self.rebuild(stamp, "case.delete", |write| {
            let kept = keep(write, open, on, stamp, told)?;
            also(write)?;
            Ok(kept)
        })
    }

    /// What would go with these cases though it belongs to none: participants, and contacts that nobody else
    /// refers to.
    pub fn leaving(&self, cases: &BTreeSet<Id>) -> Result<BTreeSet<Id>> {
        let leaving = leaving(self.connection(), cases)?;
        Ok(leaving.into_values().flatten().collect())
    }

    /// The records of no case that surely name, now or in an earlier version, someone whom these cases' deletion
    /// takes away: what names them there goes with it, and so do the copies made of it.
    pub fn telling_of(&self, what: &Forget) -> Result<BTreeSet<Id>> {
        traces::telling(self.connection(), what)
    }

    /// Cases that are no longer there, and of which the log still holds values though nobody promised to delete
    /// them: registrations that were undone.
    pub fn undone_cases(&self) -> Result<BTreeSet<Id>> {
        let mut query = self
            .connection()
            .prepare(include_str!("sql/forget/undone.sql"))?;
        let cases = query.query_map([Case::KIND, FORGOTTEN], |row| row.get(0))?;
        let mut cases = cases.collect::<rusqlite::Result<BTreeSet<Id>>>()?;
        for entry in self.ledger.entries() {
            cases.remove(&entry.case);
        }
        Ok(cases)
    }

    /// Whether the disk has room for the rebuild that keeps a promise, and holds it. Asked before a promise
    /// that nobody waits for.
    pub fn has_room(&self) -> bool {
        reserve::keep(self.dir(), &self.file());
        reserve::is_whole(self.dir(), &self.file())
    }

    /// What deleting these cases would take, by case.
    pub fn would_go(&self, cases: &BTreeSet<Id>) -> Result<BTreeMap<Id, WouldGo>> {
        let mut lots = BTreeMap::new();
        for (case, records) in leaving(self.connection(), cases)? {
            let own = Forget {
                cases: BTreeSet::from([case.clone()]),
                records,
            };
            let gone = Lot::of(self.connection(), &own)?.gone;
            let records = own.records.into_iter().collect();
            lots.insert(case, WouldGo { gone, records });
        }
        Ok(lots)
    }

    /// Whether the file is what was read at the opening or written since.
    pub(crate) fn check_ledger(&self) -> Result<()> {
        let bytes = files::read(&self.dir().join(files::LEDGER))?;
        let found = bytes.as_deref().map(Ledger::parse).transpose()?;
        match found.unwrap_or_default() == self.ledger {
            true => Ok(()),
            false => Err(StoreError::DamagedLedger),
        }
    }

    fn put_ledger(&mut self, ledger: Ledger) -> Result<()> {
        if ledger != self.ledger {
            write_ledger(self.dir(), &ledger)?;
            self.ledger = ledger;
        }
        Ok(())
    }
}

/// Keeps these promises, within a rebuild: forgets what they name, blots out what tells of it elsewhere, and
/// writes what went.
pub(crate) fn keep(
    write: &mut Write<'_>,
    open: Vec<(u64, LedgerEntry)>,
    on: Date,
    stamp: &Stamp,
    told: &BTreeMap<Id, Particulars>,
) -> Result<Vec<Id>> {
    let what = named(&open);
    let all = Forget {
        cases: what.cases.clone(),
        records: going(write.connection(), &what)?,
    };
    let mut lots = Vec::new();
    for (_, entry) in &open {
        let records = entry.records.iter().filter(|id| all.records.contains(*id));
        let own = Forget {
            cases: BTreeSet::from([entry.case.clone()]),
            records: records.cloned().collect(),
        };
        let mut lot = Lot::of(write.connection(), &own)?;
        lot.add("mention", traces::blot_out(write, &own, &all)?);
        lots.push(lot);
    }
    forget(write, &what)?;
    demo_without(write, &what)?;
    let mut kept = Vec::new();
    for ((position, entry), lot) in open.into_iter().zip(lots) {
        let told = told.get(&entry.case);
        kept.push(write.insert(&Deletion {
            entry: entry.id,
            position,
            hash: entry.hash,
            case: entry.case,
            records: entry.records,
            promised: entry.on,
            reference: lot.reference,
            agreement: lot.agreement,
            due: told.and_then(|told| told.due),
            done: on,
            how: told.map_or(DeletionHow::Replayed, |told| told.how),
            who: stamp.who.clone(),
            gone: lot.gone,
            copies_removed: told.map_or(0, |told| told.copies_removed),
            copies_left: told.map_or(0, |told| told.copies_left),
        })?);
    }
    Ok(kept)
}

fn named(promises: &[(u64, LedgerEntry)]) -> Forget {
    let entries = promises.iter().map(|(_, entry)| entry);
    Forget {
        cases: entries.clone().map(|entry| entry.case.clone()).collect(),
        records: entries
            .flat_map(|entry| entry.records.iter().cloned())
            .collect(),
    }
}

/// Writes the file whole.
fn write_ledger(dir: &Path, ledger: &Ledger) -> Result<()> {
    let bytes = ledger.to_bytes()?;
    let staged = match Staged::write(dir, files::LEDGER, &bytes) {
        Err(StoreError::DiskFull) => {
            reserve::release(dir);
            Staged::write(dir, files::LEDGER, &bytes)?
        }
        other => other?,
    };
    staged.publish()?;
    // Now it stands. A crash that took it back would find that nothing else has happened yet, or that the
    // database knows.
    let _ = files::sync_folder(dir);
    Ok(())
}

fn deletions(conn: &Connection) -> Result<BTreeMap<Id, Deletion>> {
    query::all(conn)
}

/// The ledger in the folder, made good by what the database knows where that is more.
pub(crate) fn at_opening(dir: &Path, conn: &Connection) -> Result<(Ledger, Option<LedgerRepair>)> {
    let known = known(conn)?;
    let bytes = files::read(&dir.join(files::LEDGER))?;
    let (found, fault) = match bytes.as_deref().map(Ledger::parse) {
        None if known.is_empty() => return Ok((known, None)),
        None => (None, LedgerRepair::Missing),
        Some(Ok(found)) => (Some(found), LedgerRepair::Behind),
        Some(Err(StoreError::DamagedLedger)) => (None, LedgerRepair::Damaged),
        // A newer program's holds what this one would drop.
        Some(Err(other)) => return Err(other),
    };
    if let Some(found) = &found
        && found.starts_with(&known)
    {
        return Ok((found.clone(), None));
    }
    let mut ledger = known;
    if let Some(found) = &found {
        ledger.merge(found);
    }
    // Best effort: what is known now is known at the next opening as well.
    let _ = write_ledger(dir, &ledger);
    Ok((ledger, Some(fault)))
}

/// The ledger as far as the database knows it.
fn known(conn: &Connection) -> Result<Ledger> {
    let mut done: Vec<Deletion> = deletions(conn)?.into_values().collect();
    done.sort_by_key(|deletion| deletion.position);
    let entries = done.into_iter().map(|deletion| LedgerEntry {
        id: deletion.entry,
        case: deletion.case,
        records: deletion.records,
        on: deletion.promised,
        hash: deletion.hash,
    });
    Ok(Ledger::taken_together(entries.collect()))
}

/// What one deletion takes, counted before it does.
#[derive(Default)]
struct Lot {
    reference: String,
    agreement: String,
    gone: Vec<Gone>,
}

impl Lot {
    fn of(conn: &Connection, what: &Forget) -> Result<Self> {
        let mut lot = Self::default();
        for id in &what.cases {
            let case = match query::find::<Case>(conn, id)? {
                Some(case) => Some(case),
                None => traces::versions::<Case>(conn, id)?.pop(),
            };
            if let Some(case) = case {
                (lot.reference, lot.agreement) = (case.reference, case.agreement);
            }
            let mut rows = conn.prepare(include_str!("sql/forget/kinds_of_case.sql"))?;
            let mut rows = rows.query([id, DOCUMENT])?;
            while let Some(row) = rows.next()? {
                lot.add(
                    row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?,
                    row.get::<_, i64>(1)?.unsigned_abs(),
                );
            }
        }
        for id in &what.records {
            let kind: Option<String> = conn
                .prepare_cached(include_str!("sql/forget/stored.sql"))?
                .query_row([id], |row| row.get(0))
                .optional()?;
            if let Some(kind) = kind {
                lot.add(&kind, 1);
            }
        }
        let mut values = conn.prepare_cached(include_str!("sql/forget/count_values.sql"))?;
        let ids = what.cases.iter().chain(&what.records);
        for id in ids {
            let count: i64 = values.query_row([id], |row| row.get(0))?;
            lot.add("value", count.unsigned_abs());
        }
        Ok(lot)
    }

    fn add(&mut self, kind: &str, count: u64) {
        if count == 0 {
            return;
        }
        match self.gone.binary_search_by(|gone| (*gone.kind).cmp(kind)) {
            Ok(at) => self.gone[at].count += count,
            Err(at) => self.gone.insert(
                at,
                Gone {
                    kind: kind.to_owned(),
                    count,
                },
            ),
        }
    }
}

/// What goes with each of these cases though it belongs to none: the participant with the last case, and the
/// contacts that the case ever referred to and nobody else does. NAV's offices stay: they are nobody's trace.
fn leaving(conn: &Connection, cases: &BTreeSet<Id>) -> Result<BTreeMap<Id, BTreeSet<Id>>> {
    let contacts = query::all::<Contact>(conn)?;
    let mut candidates = BTreeMap::new();
    for case in cases {
        let changes = change::list(conn, Some(case))?;
        let mut by_record: BTreeMap<&Id, Vec<&change::Change>> = BTreeMap::new();
        for change in &changes {
            by_record.entry(&change.record).or_default().push(change);
        }
        let mut records: BTreeSet<Id> = BTreeSet::new();
        for changes in by_record.values() {
            let kind = changes.first().and_then(|first| kinds::find(&first.kind));
            let Some(kind) = kind else { continue };
            for version in traces::replay(changes.iter().copied()) {
                // An earlier version may be older than its kind's shape.
                let references = (kind.references)(&version.to_string()).unwrap_or_default();
                let named = references.into_iter().filter(|to| to.kind == Contact::KIND);
                records.extend(named.map(|to| to.id));
            }
        }
        let organisations = records
            .iter()
            .filter_map(|id| contacts.get(id)?.organisation.clone());
        let organisations: Vec<Id> = organisations.collect();
        records.extend(organisations);
        let office = |id: &Id| {
            contacts
                .get(id)
                .is_some_and(|it| it.kind == ContactKind::NavOffice)
        };
        records.retain(|id| !office(id));
        records.extend(person_of(conn, case)?);
        candidates.insert(case.clone(), records);
    }
    // Referred to by a case that goes at the same time is referred to by nobody else.
    let all = Forget {
        cases: cases.clone(),
        records: candidates.values().flatten().cloned().collect(),
    };
    let going = going(conn, &all)?;
    for records in candidates.values_mut() {
        records.retain(|id| going.contains(id));
    }
    Ok(candidates)
}

/// What the demo data made is no longer there; its list of ids says so.
fn demo_without(write: &mut Write<'_>, what: &Forget) -> Result<()> {
    let Some(mut demo) = write.find::<DemoData>(DEMO_ID)? else {
        return Ok(());
    };
    demo.cases.retain(|id| !what.cases.contains(id));
    demo.records.retain(|id| !what.records.contains(id));
    write.update(DEMO_ID, &demo)
}
