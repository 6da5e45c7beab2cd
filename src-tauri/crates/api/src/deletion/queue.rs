//! The queue: every case with the day its data must go.

use super::{DeletionStage, due::undated};
use crate::{
    Answer, Api,
    overview::days_between,
    requests::Nothing,
    restriction::{Frozen, FrozenAs},
};
use agreements::State;
use domain::{CaseFile, Date, Id, LoanDirection, Private, Profile};
use serde::{Deserialize, Serialize};
use store::PROFILE_ID;
use ts_rs::TS;

/// Every case with its day of deletion.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DeletionQueue {
    /// Today.
    pub today: Date,
    /// What is due first; then what is held back; what has no date last.
    pub rows: Vec<DeletionRow>,
    /// Whether what is due goes by itself, at unlocking and when a new day begins.
    pub automatic: bool,
    /// Whether the counsellor has been asked about that.
    pub asked: bool,
    /// Why nothing goes by itself today although it is switched on and something is due.
    pub doubt: Option<String>,
}

/// One case in the queue.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DeletionRow {
    /// The case.
    pub case: Id,
    /// The participant's name.
    pub participant: Private,
    /// The pseudonymous reference, which the proof has.
    pub reference: String,
    /// The agreement's measure and buyer; its id where its file is not at hand.
    pub agreement: String,
    /// The day by which it must be deleted; none as long as nothing tells one.
    pub due: Option<Date>,
    /// Days from today to it; negative once it has passed.
    pub days: Option<i64>,
    /// How near it is.
    pub stage: Option<DeletionStage>,
    /// Why there is no day yet.
    pub undated: Option<String>,
    /// What the rule says.
    pub about: Option<String>,
    /// The annex's place.
    pub source: Option<String>,
    /// What the counsellor holds it back by.
    pub hold: Option<HoldView>,
    /// What else keeps it from going: it is restricted, or a colleague has it. The latter ends no duty: such
    /// a case keeps its place in the queue.
    pub frozen: Option<Frozen>,
    /// It is a colleague's, who deletes it once it is back.
    pub borrowed: bool,
}

impl DeletionRow {
    fn is_restricted(&self) -> bool {
        let frozen = self.frozen.as_ref();
        frozen.is_some_and(|frozen| frozen.why == FrozenAs::Restricted)
    }
}

/// Whether what is due goes by itself.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AutomaticDeletion {
    /// It does.
    pub on: bool,
}

/// What holds a deletion back.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HoldView {
    /// Why.
    pub reason: Private,
    /// Since when.
    pub since: Date,
}

impl Api {
    pub(crate) fn deletion_queue(&mut self, _: Nothing) -> Answer<DeletionQueue> {
        let files = self.listed_files()?;
        let rows = files.iter().map(|file| self.deletion_row(file));
        let mut rows = rows.collect::<Answer<Vec<_>>>()?;
        rows.sort_by_cached_key(|row| {
            (
                row.due.is_none(),
                row.hold.is_some() || row.is_restricted(),
                row.due,
                row.participant.0.to_lowercase(),
                row.reference.clone(),
            )
        });
        let profile = self.own_profile()?;
        let due = rows
            .iter()
            .any(|row| row.days.is_some_and(|days| days <= 0));
        let doubt = match profile.delete_automatically && due {
            true => self.why_nothing_goes().map(str::to_owned),
            false => None,
        };
        Ok(DeletionQueue {
            doubt,
            today: self.today(),
            rows,
            automatic: profile.delete_automatically,
            asked: profile.asked_to_delete,
        })
    }

    /// Says whether what is due goes by itself, and that it was asked.
    pub(crate) fn choose_automatic_deletion(
        &mut self,
        request: AutomaticDeletion,
    ) -> Answer<Nothing> {
        let profile = Profile {
            delete_automatically: request.on,
            asked_to_delete: true,
            ..self.own_profile()?
        };
        self.write("deletion.automatic", |tx| Ok(tx.put(PROFILE_ID, &profile)?))?;
        Ok(Nothing {})
    }

    /// A case as the queue has it.
    pub(super) fn deletion_row(&self, file: &CaseFile) -> Answer<DeletionRow> {
        let today = self.today();
        let agreement = self.agreement_of(&file.case).ok();
        let told = agreement.map(|agreement| self.deletion_due(file, agreement));
        let untold = matches!(told, Some(Err(_)));
        let deadline = told.and_then(Result::ok).flatten();
        let deadline = deadline.filter(|deadline| deadline.state != State::Met);
        let rule = deadline.as_ref().and_then(|deadline| {
            let mut rules = agreement?.rules.iter();
            rules.find(|rule| rule.id == deadline.rule)
        });
        let due = deadline.as_ref().map(|deadline| deadline.due);
        let days = due.map(|due| days_between(today, due));
        let loan = self.open_loan(&file.id)?.map(|(_, loan)| loan.direction);
        let (lent_out, borrowed) = (
            loan == Some(LoanDirection::Out),
            loan == Some(LoanDirection::In),
        );
        let undated = match (due, agreement) {
            (Some(_), _) => None,
            _ if untold => Some("Fristen kan ikke regnes ut av det som er registrert."),
            (None, _) if lent_out => Some("Mappen er hos en kollega, og datoen er bare kjent der."),
            (None, None) => Some("Avtalefilen kan ikke leses, så fristen er ukjent."),
            (None, Some(_)) => Some(undated(file)),
        };
        let hold = self.hold_of(&file.id)?.map(|(_, hold)| HoldView {
            reason: hold.reason,
            since: hold.since,
        });
        Ok(DeletionRow {
            case: file.id.clone(),
            participant: file.person.full_name(),
            reference: file.case.reference.clone(),
            agreement: agreement.map_or_else(|| file.case.agreement.clone(), |found| found.name()),
            due,
            days,
            stage: days.map(DeletionStage::of),
            undated: undated.map(str::to_owned),
            about: rule.and_then(|rule| rule.about.clone()),
            source: deadline.map(|deadline| deadline.source),
            hold,
            frozen: self.frozen(&file.id)?,
            borrowed,
        })
    }
}
