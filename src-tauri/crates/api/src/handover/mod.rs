//! Hand-over (overlevering) between colleagues, in illness, on holiday or for good: selected cases in one sealed
//! file. A case has one owner. Lent, it is only read at home until it comes back; handed over for good, it is
//! deleted at home when the colleague's receipt has come.

mod export;
mod merge;
mod overview;
mod package;
mod receipt;
mod receive;
mod tar;

pub use export::{ExportHandover, HandoverSent, HandoverTo};
pub use overview::{
    HandoverCandidate, HandoverCase, HandoverRow, HandoverState, Handovers, LoanMark, LoanOfCase,
};
pub use receipt::{GiveReceipt, RecallHandover, RecalledHandover, ReceiptTaken};
pub use receive::{HandoverContents, HandoverLook, LookAtHandover, LookedAtCase, Received};

use crate::{Answer, Api};
use domain::dates::norwegian;
use domain::loan::LoanEndHow;
use domain::{
    AccessReport, CaseFile, ExportedCopy, Handover, HandoverKind, Hold, Id, Inquiry, Loan,
    LoanDirection, MonthPart, NameOpening, Private, Restriction,
};
use std::collections::{BTreeMap, BTreeSet};
use store::Record as _;

/// What a case has that does not travel with it: where it is, where copies of it lie on this machine, who looked
/// at a name here, and which of the owner's delivered months it counts in.
const STAYS: &[&str] = &[
    Loan::KIND,
    ExportedCopy::KIND,
    NameOpening::KIND,
    MonthPart::KIND,
];

/// What the owner may change while a case is away, so that the owner's word on it stands when it comes back.
const OWNERS: &[&str] = &[
    Hold::KIND,
    Restriction::KIND,
    Inquiry::KIND,
    AccessReport::KIND,
];

/// The longest name of a colleague; it stands in tables.
const LONGEST_NAME: usize = 80;
/// The longest reason, in characters.
const LONGEST_REASON: usize = 500;

/// The receipt of a hand-over, by the numbers that its left-out cases have in the file, from 1.
fn receipt_of(secret: &Private, id: &Id, left_out: &[usize]) -> Private {
    let numbers: Vec<String> = left_out.iter().map(ToString::to_string).collect();
    let mut about: Vec<&str> = Vec::from([&**id]);
    about.extend(numbers.iter().map(String::as_str));
    let code = store::receipt(&secret.0, &about);
    Private(match numbers.is_empty() {
        true => code,
        false => format!("{code} uten {}", numbers.join(", ")),
    })
}

impl Api {
    /// The open loan of a case.
    pub(crate) fn open_loan(&self, case: &str) -> Answer<Option<(Id, Loan)>> {
        let loans = self.opened()?.of_case::<Loan>(case)?;
        Ok(loans.into_iter().find(|(_, loan)| loan.is_open()))
    }

    /// The open loans by case.
    pub(crate) fn open_loans(&self) -> Answer<BTreeMap<Id, Loan>> {
        let loans = self.opened()?.all::<Loan>()?.into_values();
        Ok(loans
            .filter(Loan::is_open)
            .map(|loan| (loan.case.clone(), loan))
            .collect())
    }

    /// Takes out what is a colleague's: the owner counts it and claims for it, so that nobody is counted twice.
    pub(crate) fn without_borrowed(&self, mut files: Vec<CaseFile>) -> Answer<Vec<CaseFile>> {
        let loans = self.open_loans()?;
        let borrowed: BTreeSet<&Id> = loans
            .iter()
            .filter_map(|(case, loan)| loan.is_borrowed().then_some(case))
            .collect();
        files.retain(|file| !borrowed.contains(&file.id));
        Ok(files)
    }

    /// The open loans of a hand-over, by record.
    fn loans_of(&self, handover: &str) -> Answer<BTreeMap<Id, Loan>> {
        let loans = self.opened()?.all::<Loan>()?.into_iter();
        Ok(loans
            .filter(|(_, loan)| loan.is_open() && loan.handover == handover)
            .collect())
    }

    fn handover_record(&self, id: &str) -> Answer<Option<Handover>> {
        Ok(self.opened()?.find(id)?)
    }
}

/// A change of a loan in one sentence.
pub(crate) fn in_words(known: bool, loan: &Loan) -> String {
    let (with, since) = (loan.with.trimmed(), norwegian(loan.since));
    let reason = loan.end.as_ref().map_or("", |end| end.reason.trimmed());
    match (loan.direction, loan.kind, &loan.end) {
        (_, _, Some(end)) if end.how == LoanEndHow::Returned => {
            format!("Lånet til {with} er avsluttet")
        }
        (_, _, Some(end)) if end.how == LoanEndHow::LeftOut => {
            format!("Ikke tatt imot av {with}, som hadde slettet deltakeren")
        }
        (_, _, Some(_)) => format!("Tatt tilbake fra {with}: {reason}"),
        (LoanDirection::In, ..) if loan.returning.is_some() => {
            format!("Levert tilbake til {with}, venter på kvittering")
        }
        (LoanDirection::In, ..) if known => "Tilbakeleveringen avbrutt".to_owned(),
        (LoanDirection::In, ..) => format!("Lånt av {with} fra {since}"),
        (_, HandoverKind::Permanent, _) => format!("Overlevert til {with} {since}"),
        _ => format!("Lånt ut til {with} fra {since}"),
    }
}
