//! Where every case is.

use crate::{
    Answer, Api,
    overview::phase,
    requests::{ById, Nothing},
    views::Phase,
};
use domain::{
    CaseFile, Date, Handover, HandoverKind, Id, Loan, LoanDirection, Private, loan::LoanEnd,
};
use serde::Serialize;
use std::{cmp::Reverse, collections::BTreeMap};
use ts_rs::TS;

/// «Overlevering».
#[derive(Clone, Debug, Serialize, TS)]
pub struct Handovers {
    /// The counsellor's own name, as colleagues see it; blank before it was given.
    pub name: Private,
    /// The public key to give to colleagues, `age1…`; none before one was made.
    pub public_key: Option<String>,
    /// The folder to suggest.
    pub folder: String,
    /// The cases that can be handed over, by participant's name.
    pub candidates: Vec<HandoverCandidate>,
    /// What was written and read in, the newest first.
    pub handovers: Vec<HandoverRow>,
}

/// A case that can be handed over.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HandoverCandidate {
    /// The case.
    #[serde(flatten)]
    #[ts(flatten)]
    pub case: HandoverCase,
    /// The participant: all cases of one go together.
    pub person: Id,
    /// Where it stands.
    pub phase: Phase,
    /// When what is due next is due; none where nothing is.
    pub next_due: Option<Date>,
}

/// A case in a list.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HandoverCase {
    /// The case.
    pub case: Id,
    /// The participant's name, as lists tell it.
    pub participant: Private,
    /// The random reference.
    pub reference: String,
    /// The agreement's measure and buyer.
    pub agreement: String,
}

/// One hand-over.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HandoverRow {
    /// The hand-over.
    pub id: Id,
    /// What for.
    pub kind: HandoverKind,
    /// Written here; otherwise read in.
    pub sent: bool,
    /// The colleague.
    pub with: Private,
    /// The day it was written or read in.
    pub date: Date,
    /// How it stands.
    pub state: HandoverState,
    /// How many cases it had.
    pub count: usize,
    /// Those that it still concerns.
    pub cases: Vec<HandoverCase>,
    /// Of one read in: the receipt, to be given to the sender.
    pub receipt: Option<Private>,
    /// The day of the receipt or the recall.
    pub ended: Option<Date>,
}

/// How a hand-over stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum HandoverState {
    /// Cases are lent to the colleague.
    LentOut,
    /// Cases are borrowed from the colleague.
    LentIn,
    /// The colleague's receipt is awaited.
    Waiting,
    /// The receipt has come, and the deletion here is not done.
    Deleting,
    /// All is done.
    Done,
    /// It was taken back.
    Recalled,
}

/// Where a case is, where it is not simply here.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LoanMark {
    /// Which way.
    pub direction: LoanDirection,
    /// For a while or for good.
    pub kind: HandoverKind,
    /// The colleague.
    pub with: Private,
    /// Since when.
    pub since: Date,
    /// Whether it is on its way back, and the receipt is awaited.
    pub returning: bool,
}

/// Where a case is and was.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LoanOfCase {
    /// Where it is; none where it is here.
    pub now: Option<LoanMark>,
    /// The hand-over in question.
    pub handover: Option<Id>,
    /// Where it was before, the newest first.
    pub before: Vec<PastLoan>,
}

/// A loan that has ended.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PastLoan {
    /// What it was.
    #[serde(flatten)]
    #[ts(flatten)]
    pub loan: LoanMark,
    /// How it ended.
    pub end: LoanEnd,
}

impl From<&Loan> for LoanMark {
    fn from(loan: &Loan) -> Self {
        Self {
            direction: loan.direction,
            kind: loan.kind,
            with: loan.with.clone(),
            since: loan.since,
            returning: loan.returning.is_some(),
        }
    }
}

impl Api {
    pub(crate) fn handovers(&mut self, _: Nothing) -> Answer<Handovers> {
        let profile = self.own_profile()?;
        let files = self.listed_files()?;
        let loans = self.open_loans()?;
        let mut candidates = Vec::new();
        for file in files.iter().filter(|file| !loans.contains_key(&file.id)) {
            let agreement = self.agreement_of(&file.case).ok();
            let dues = agreement
                .map(|agreement| self.dues(file, agreement))
                .transpose()?;
            let open = dues.iter().flatten().filter(|due| due.nearness.is_some());
            candidates.push(HandoverCandidate {
                case: self.case_in_list(file),
                person: file.case.person.clone(),
                phase: phase(file),
                next_due: open.map(|due| due.deadline.due).min(),
            });
        }
        candidates.sort_by_cached_key(|row| {
            (
                row.case.participant.0.to_lowercase(),
                row.case.reference.clone(),
            )
        });
        let by_id: BTreeMap<&Id, &CaseFile> = files.iter().map(|file| (&file.id, file)).collect();
        let kept = self.opened()?.all::<Handover>()?.into_iter();
        let rows = kept.map(|(id, kept)| self.handover_row(id, kept, &by_id, &loans));
        let mut handovers: Vec<HandoverRow> = rows.collect();
        handovers.sort_by(|a, b| (b.date, &a.id).cmp(&(a.date, &b.id)));
        Ok(Handovers {
            name: profile.counsellor,
            public_key: self.team_key()?.map(|key| key.public()),
            folder: profile.export_folder,
            candidates,
            handovers,
        })
    }

    fn handover_row(
        &self,
        id: Id,
        kept: Handover,
        files: &BTreeMap<&Id, &CaseFile>,
        loans: &BTreeMap<Id, Loan>,
    ) -> HandoverRow {
        let concerned = kept.cases.iter().filter(|case| {
            let loan = loans.get(*case);
            loan.is_some_and(|loan| match (kept.sent, kept.kind) {
                (true, HandoverKind::Return) => loan.returning.as_ref() == Some(&id),
                _ => loan.handover == id && loan.returning.is_none(),
            })
        });
        let cases: Vec<HandoverCase> = concerned
            .filter_map(|case| files.get(case))
            .map(|file| self.case_in_list(file))
            .collect();
        let state = match (kept.sent, kept.kind, cases.is_empty()) {
            _ if kept.recalled.is_some() => HandoverState::Recalled,
            (_, _, true) => HandoverState::Done,
            (true, HandoverKind::Lend, false) => HandoverState::LentOut,
            (false, HandoverKind::Lend, false) => HandoverState::LentIn,
            (true, _, false) if kept.receipted.is_some() => HandoverState::Deleting,
            (true, _, false) => HandoverState::Waiting,
            (false, _, false) => HandoverState::Done,
        };
        HandoverRow {
            id,
            kind: kept.kind,
            sent: kept.sent,
            with: kept.with,
            date: kept.date,
            state,
            count: kept.cases.len(),
            cases,
            receipt: (!kept.receipt.is_blank()).then_some(kept.receipt),
            ended: kept.recalled.or(kept.receipted),
        }
    }

    fn case_in_list(&self, file: &CaseFile) -> HandoverCase {
        let agreement = self.agreement_of(&file.case);
        HandoverCase {
            case: file.id.clone(),
            participant: file.person.full_name(),
            reference: file.case.reference.clone(),
            agreement: agreement.map_or_else(|_| file.case.agreement.clone(), |found| found.name()),
        }
    }

    pub(crate) fn handover_of_case(&mut self, request: ById) -> Answer<LoanOfCase> {
        let loans = self.opened()?.of_case::<Loan>(&request.id)?;
        let now = loans.values().find(|loan| loan.is_open());
        let mut before: Vec<PastLoan> = loans
            .values()
            .filter_map(|loan| {
                let end = loan.end.clone()?;
                Some(PastLoan {
                    loan: loan.into(),
                    end,
                })
            })
            .collect();
        before.sort_by_key(|past| Reverse((past.loan.since, past.end.date)));
        let shown = |loan: &Loan| {
            loan.returning
                .clone()
                .unwrap_or_else(|| loan.handover.clone())
        };
        Ok(LoanOfCase {
            now: now.map(LoanMark::from),
            handover: now.map(shown),
            before,
        })
    }

    /// Where a case is; none where it is here.
    pub(crate) fn loan_mark(&self, case: &str) -> Answer<Option<LoanMark>> {
        Ok(self.open_loan(case)?.map(|(_, loan)| LoanMark::from(&loan)))
    }
}
