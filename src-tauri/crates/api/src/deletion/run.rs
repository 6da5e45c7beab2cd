//! Carrying deletions out: those asked for, those due, and those promised earlier.
//!
//! The order is what makes them safe. First the promise in the ledger: from then on the case is deleted,
//! whatever happens. Then the exported files, then the rebuild that forgets, then what the program itself
//! remembers, and last the backups. Whatever is interrupted is carried on at the next unlocking, before
//! anything is shown; each step finds for itself what is still to be done.

use crate::copies;
use crate::{Answer, Api, ApiError, Code, files, requests::Nothing, session::locked};
use domain::{Case, DeletionHow, ExportedCopy, Id};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use store::{Forget, LedgerRepair, Particulars, Store};
use ts_rs::TS;

/// Which cases to delete.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeleteCases {
    /// The cases, by their ids or their references.
    pub cases: Vec<String>,
}

/// The deletions that were done.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Deleted {
    /// Their records, one for each case, in the order of the ledger.
    pub deletions: Vec<Id>,
}

/// What became of the exported files that tell of what is deleted.
#[derive(Default)]
struct Files {
    /// Copies of what stays, such as an invoice basis, whose file is gone.
    removed: BTreeSet<Id>,
    /// Those that could not be removed, to be kept in the list without the case.
    left: Vec<ExportedCopy>,
    /// How many went and how many stayed, by case.
    counts: BTreeMap<Id, (u64, u64)>,
}

impl Api {
    pub(crate) fn delete_by_hand(&mut self, request: DeleteCases) -> Answer<Deleted> {
        let known = self.opened()?.all::<Case>()?;
        let named = |name: &String| {
            let by_reference = |(_, case): &(&Id, &Case)| case.reference.eq_ignore_ascii_case(name);
            let mut found = known.iter().filter(by_reference).map(|(id, _)| id);
            match (known.contains_key(name), found.next(), found.next()) {
                (true, ..) => Ok(name.clone()),
                (false, Some(one), None) => Ok(one.clone()),
                _ => {
                    let message = "Det finnes ikke noe løp med denne id-en eller referansen. Ingenting er slettet.";
                    Err(ApiError::new(Code::NotFound, message).with(["cases"]))
                }
            }
        };
        let cases = request.cases.iter().map(named);
        let cases = cases.collect::<Answer<Vec<Id>>>()?;
        let deletions = self.delete_cases(&cases, DeletionHow::Manual)?;
        Ok(Deleted { deletions })
    }

    /// A new day has begun while the store was open.
    pub(crate) fn begin_day(&mut self, _: Nothing) -> Answer<Nothing> {
        if self.store.is_some() {
            self.settle()?;
        }
        Ok(Nothing {})
    }

    /// What must be done before anything of a store just opened is shown: [`Api::settle`], and what is left of
    /// registrations that were undone before, which nobody can want back any more.
    pub(crate) fn settle_opened(&mut self) -> Answer<()> {
        self.carry_out(&BTreeSet::new(), DeletionHow::Replayed)?;
        let undone = self.opened()?.undone_cases().unwrap_or_default();
        self.delete_unasked(&undone, DeletionHow::Manual)?;
        self.settle()
    }

    /// What must be done before a day is shown: forgets what the ledger promised, deletes what is due by
    /// itself, and brings the backups after.
    ///
    /// # Errors
    /// When a promise could not be kept. The store is then locked: nobody sees what should be gone.
    pub(crate) fn settle(&mut self) -> Answer<()> {
        self.carry_out(&BTreeSet::new(), DeletionHow::Replayed)?;
        if self.own_profile()?.delete_automatically && self.why_nothing_goes().is_none() {
            // What cannot be told stays in the queue.
            let due = self.due_by_itself().unwrap_or_default();
            self.delete_unasked(&due, DeletionHow::Automatic)?;
        }
        // A backup that could not be brought after says so itself, and is tried again.
        let _ = self.settle_backups();
        Ok(())
    }

    /// The same for a store that was just restored: what the ledger promised goes, but nothing goes by itself.
    /// What came back is looked at first; the queue offers what is due.
    ///
    /// # Errors
    /// As [`Api::settle`].
    pub(crate) fn settle_restored(&mut self) -> Answer<()> {
        self.carry_out(&BTreeSet::new(), DeletionHow::Replayed)?;
        let _ = self.settle_backups();
        Ok(())
    }

    /// Deletes cases for good, and answers the records of it, those of deletions that were still under way
    /// among them.
    ///
    /// # Errors
    /// Before anything has happened: a case that is not there, one that is held back, restricted or lent
    /// out (unless it is handed over for good). Afterwards: what kept the promise from being kept; the store
    /// is then locked, and the deletion is completed when it is unlocked.
    pub(crate) fn delete_cases(&mut self, cases: &[Id], how: DeletionHow) -> Answer<Vec<Id>> {
        for case in cases {
            self.opened()?.get::<Case>(case)?;
            if how != DeletionHow::HandedOver
                && let Some(frozen) = self.frozen(case)?
            {
                return Err(ApiError::new(Code::Frozen, frozen.sentence).with([case]));
            }
        }
        self.not_held(cases)?;
        let cases: BTreeSet<Id> = cases.iter().cloned().collect();
        self.promise_all(&cases)?;
        let done = self.carry_out(&cases, how)?;
        let _ = self.settle_backups();
        Ok(done)
    }

    /// Deletes what nobody waits for, if it can be done now. Where there is no room, or not even the promise can
    /// be written, nothing is decided yet, and the store opens.
    fn delete_unasked(&mut self, cases: &BTreeSet<Id>, how: DeletionHow) -> Answer<()> {
        if !cases.is_empty() && self.opened()?.has_room() && self.promise_all(cases).is_ok() {
            self.carry_out(cases, how)?;
        }
        Ok(())
    }

    /// Why nothing goes by itself now, for the counsellor; none where it does.
    pub(crate) fn why_nothing_goes(&self) -> Option<&'static str> {
        match self.clock_doubt() {
            Err(_) => Some(
                "Endringsloggen kan ikke leses, så ingenting slettes av seg selv. Slett det som er forfalt, selv.",
            ),
            Ok(Some(doubt)) => Some(doubt.sentence()),
            Ok(None) if !self.opened().is_ok_and(Store::has_room) => Some(
                "Det er for lite ledig plass på disken til å slette trygt, så ingenting slettes av seg selv. Frigjør plass; det som er forfalt, slettes neste gang du låser opp.",
            ),
            Ok(None) => None,
        }
    }

    fn promise_all(&mut self, cases: &BTreeSet<Id>) -> Answer<()> {
        let today = self.today();
        let store = self.store.as_mut().ok_or_else(locked)?;
        store.promise(cases, today)?;
        Ok(())
    }

    /// Keeps every open promise. Those on `cases` were made for `how`; others were made earlier.
    fn carry_out(&mut self, cases: &BTreeSet<Id>, how: DeletionHow) -> Answer<Vec<Id>> {
        self.kept_promises(cases, how).map_err(|error| {
            self.shut();
            let message = format!(
                "{} Slettingen er bestemt, og fullføres når du låser opp igjen.",
                error.message
            );
            ApiError { message, ..error }
        })
    }

    fn kept_promises(&mut self, cases: &BTreeSet<Id>, how: DeletionHow) -> Answer<Vec<Id>> {
        let what = self.opened()?.promised()?;
        if self.opened()?.open_promises()?.is_empty() {
            return Ok(Vec::new());
        }
        let mut told = BTreeMap::new();
        for case in &what.cases {
            let known = self.opened()?.find::<Case>(case)?.is_some();
            let due = match known {
                // Told of in the proof; it may not stand in the way.
                true => self.due_day(case).unwrap_or_default(),
                false => None,
            };
            let how = match cases.contains(case) {
                true => how,
                false => DeletionHow::Replayed,
            };
            let particulars = Particulars {
                due,
                how,
                copies_removed: 0,
                copies_left: 0,
            };
            told.insert(case.clone(), particulars);
        }
        let files = self.clear_files(&what)?;
        for (case, (removed, left)) in &files.counts {
            if let Some(told) = told.get_mut(case) {
                (told.copies_removed, told.copies_left) = (*removed, *left);
            }
        }
        let (stamp, today) = (self.stamp()?, self.today());
        let store = self.store.as_mut().ok_or_else(locked)?;
        let deletions = store.keep_promises(&stamp, today, &told, |tx| {
            for id in &files.removed {
                tx.remove::<ExportedCopy>(id)?;
            }
            for copy in &files.left {
                tx.insert(copy)?;
            }
            Ok::<_, ApiError>(())
        })?;
        self.forget_drawn();
        Ok(deletions)
    }

    /// Removes the exported files that tell of what is deleted. One that has been changed since, or that is
    /// out of reach, is left: it may be the counsellor's own work.
    fn clear_files(&self, what: &Forget) -> Answer<Files> {
        let store = self.opened()?;
        let telling = store.telling_of(what)?;
        let mut files = Files::default();
        for (id, copy) in store.all::<ExportedCopy>()? {
            let own = copy.case.as_ref().filter(|case| what.cases.contains(*case));
            if own.is_none() && !telling.contains(&copy.of) {
                continue;
            }
            if let Some(folder) = Path::new(&copy.path.0).parent() {
                files::clear_unfinished(folder);
            }
            let gone = copies::removed(&copy);
            // What tells of several counts with the first.
            let case = own
                .or_else(|| what.cases.first())
                .cloned()
                .unwrap_or_default();
            let count = files.counts.entry(case).or_default();
            match gone {
                true => count.0 += 1,
                false => count.1 += 1,
            }
            match (own.is_some(), gone) {
                (true, false) => files.left.push(ExportedCopy { case: None, ..copy }),
                (false, true) => {
                    files.removed.insert(id);
                }
                _ => {}
            }
        }
        Ok(files)
    }

    /// The day by which a case must be deleted.
    fn due_day(&self, case: &str) -> Answer<Option<domain::Date>> {
        let file = self.case_file(case)?;
        let Ok(agreement) = self.agreement_of(&file.case) else {
            return Ok(None);
        };
        Ok(self.deletion_due(&file, agreement)?.map(|due| due.due))
    }

    /// What is due, but for the demo data: that is nobody's.
    fn due_by_itself(&self) -> Answer<BTreeSet<Id>> {
        let fictional = self.demo_cases()?;
        let due = self.due_for_deletion()?.into_iter();
        Ok(due.filter(|case| !fictional.contains(case)).collect())
    }

    /// What was wrong with the ledger when the store was opened, and was put right.
    pub(crate) fn ledger_repair(&self) -> Answer<Option<&'static str>> {
        Ok(self.opened()?.ledger_repair().map(|repair| match repair {
            LedgerRepair::Missing => {
                "Slettelisten (ledger.json) manglet da mappen ble låst opp. Den er laget på nytt av det mappen selv vet, og alle slettinger som er utført, står i den."
            }
            LedgerRepair::Damaged => {
                "Slettelisten (ledger.json) var skadet da mappen ble låst opp. Den er laget på nytt av det mappen selv vet, og alle slettinger som er utført, står i den."
            }
            LedgerRepair::Behind => {
                "Slettelisten (ledger.json) stemte ikke med mappen da den ble låst opp. De to er slått sammen, og alle slettinger som er utført, står i den."
            }
        }))
    }

    /// Forgets what the program itself remembers of pages that it set.
    pub(crate) fn forget_drawn(&mut self) {
        self.drawn.borrow_mut().clear();
        reports::forget();
    }
}
