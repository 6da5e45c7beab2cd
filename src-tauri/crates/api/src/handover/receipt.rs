//! What ends a hand-over at the sender: the receiver's receipt, or a recall.

use super::{LONGEST_REASON, receipt_of};
use crate::{Answer, Api, ApiError, Code, copies::RemoveCopies, requests::ById};
use domain::loan::{LoanEnd, LoanEndHow};
use domain::{
    Case, DeletionHow, ExportedCopy, Handover, HandoverKind, Hold, Id, Loan, LoanDirection,
    Private, Restriction, dates::norwegian,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use store::typed_receipt;
use ts_rs::TS;

/// A receipt as the receiver has told it.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GiveReceipt {
    /// The hand-over.
    pub id: Id,
    /// The receipt. Once it was given, the deletion goes on without it.
    #[serde(default)]
    pub receipt: Private,
    /// Of a return: that those whom the owner has deleted are deleted here as well.
    #[serde(default)]
    pub deleted_at_owner: bool,
}

/// What came of a receipt.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReceiptTaken {
    /// How many cases were deleted here, with proof of it.
    pub deleted: usize,
    /// How many the receiver left out; they are the sender's again.
    pub left_out: usize,
}

/// A hand-over to take back.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecallHandover {
    /// The hand-over.
    pub id: Id,
    /// Why; needed where the file may have been read.
    #[serde(default)]
    pub reason: Private,
}

/// What came of a recall.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RecalledHandover {
    /// Where the sealed file still lies, since it was changed or is out of reach; none where it is gone.
    pub file_left: Option<Private>,
}

impl Api {
    pub(crate) fn give_receipt(&mut self, request: GiveReceipt) -> Answer<ReceiptTaken> {
        let kept = self.own_handover_of(&request.id)?;
        let id = request.id;
        if kept.kind == HandoverKind::Lend {
            let message =
                "Et lån avsluttes med kollegaens tilbakelevering, ikke med en kvittering.";
            return Err(ApiError::new(Code::NotPermitted, message));
        }
        let mut left_out = Vec::new();
        if kept.receipted.is_none() {
            left_out = read_receipt(&id, &kept, &request.receipt)?;
            if kept.kind == HandoverKind::Return {
                // The owner had deleted what was left out; so it goes here as well, once that was said.
                if !left_out.is_empty() && !request.deleted_at_owner {
                    let who = match left_out.len() {
                        1 => "1 deltaker. Den".to_owned(),
                        n => format!("{n} deltakere. De"),
                    };
                    let message = format!(
                        "Eieren har slettet {who} slettes her også. Bekreft det først. Ingenting er slettet."
                    );
                    return Err(
                        ApiError::new(Code::MissingField, message).with(["deleted_at_owner"])
                    );
                }
                left_out.clear();
            }
            self.all_travelled(&id, &kept, &left_out)?;
            self.note_receipt(&id, &kept, &left_out)?;
        }
        let store = self.opened()?;
        let mut cases = Vec::new();
        for case in &kept.cases {
            let away = self.open_loan(case)?.is_some_and(|(_, loan)| {
                loan.handover == id || loan.returning.as_ref() == Some(&id)
            });
            if away && store.find::<Case>(case)?.is_some() {
                cases.push(case.clone());
            }
        }
        if cases.is_empty() && kept.receipted.is_some() {
            let message = "Kvitteringen er alt ført, og opplysningene er slettet her.";
            return Err(ApiError::new(Code::AlreadyRegistered, message));
        }
        self.delete_cases(&cases, DeletionHow::HandedOver)?;
        Ok(ReceiptTaken {
            deleted: cases.len(),
            left_out: left_out.len(),
        })
    }

    /// Refuses a receipt while a hold or a restriction that was laid down after the file was written has reached
    /// nobody.
    fn all_travelled(&self, id: &Id, kept: &Handover, left_out: &[Id]) -> Answer<()> {
        let store = self.opened()?;
        let written = store.changes_of(id)?.first().map(|change| change.sequence);
        for case in kept.cases.iter().filter(|case| !left_out.contains(case)) {
            let holds = store.of_case::<Hold>(case)?.into_keys();
            for record in holds.chain(store.of_case::<Restriction>(case)?.into_keys()) {
                let last = store
                    .changes_of(&record)?
                    .last()
                    .map(|change| change.sequence);
                if last > written {
                    let message = match kept.kind {
                        HandoverKind::Return => {
                            "En av deltakerne er begrenset, eller slettingen stanset, etter at filen ble skrevet. Eieren vet det ikke. Avbryt returen, og lever tilbake på nytt. Ingenting er slettet."
                        }
                        HandoverKind::Lend | HandoverKind::Permanent => {
                            "En av deltakerne er begrenset, eller slettingen stanset, etter at filen ble skrevet. Kollegaen vet det ikke. Ta overleveringen tilbake, og overlever på nytt. Ingenting er slettet."
                        }
                    };
                    return Err(ApiError::new(Code::Frozen, message));
                }
            }
        }
        Ok(())
    }

    /// Takes down that the receiver has the cases. From here on only their deletion is left; what would stand in
    /// its way has travelled with them.
    fn note_receipt(&mut self, id: &Id, kept: &Handover, left_out: &[Id]) -> Answer<()> {
        let today = self.today();
        let loans = self.loans_of(id)?;
        let store = self.opened()?;
        let (holds, restrictions) = (store.all::<Hold>()?, store.all::<Restriction>()?);
        let going: BTreeSet<&Id> = kept
            .cases
            .iter()
            .filter(|case| !left_out.contains(case))
            .collect();
        self.write("handover.receipt", |tx| {
            tx.update(
                id,
                &Handover {
                    receipted: Some(today),
                    ..kept.clone()
                },
            )?;
            for (record, loan) in loans {
                if left_out.contains(&loan.case) {
                    let (date, how, reason) = (today, LoanEndHow::LeftOut, Private::default());
                    let end = Some(LoanEnd { date, how, reason });
                    tx.update(&record, &Loan { end, ..loan })?;
                }
            }
            for (record, _) in holds.iter().filter(|(_, hold)| going.contains(&hold.case)) {
                tx.remove::<Hold>(record)?;
            }
            for (record, _) in restrictions
                .iter()
                .filter(|(_, one)| going.contains(&one.case))
            {
                tx.remove::<Restriction>(record)?;
            }
            Ok(())
        })
    }

    pub(crate) fn recall_handover(&mut self, request: RecallHandover) -> Answer<RecalledHandover> {
        let kept = self.own_handover_of(&request.id)?;
        let id = request.id;
        if kept.receipted.is_some() {
            let message = "Kollegaen har kvittert for mottaket. Det kan ikke tas tilbake.";
            return Err(ApiError::new(Code::NotPermitted, message));
        }
        let today = self.today();
        let reason: Private = request.reason.trimmed().into();
        let loans = self.opened()?.all::<Loan>()?.into_iter();
        let concerned = loans.filter(|(_, loan)| {
            loan.is_open() && (loan.handover == id || loan.returning.as_ref() == Some(&id))
        });
        let concerned: Vec<(Id, Loan)> = concerned.collect();
        if concerned.is_empty() {
            let message = "Alt er kommet tilbake. Det er ikke noe å ta tilbake.";
            return Err(ApiError::new(Code::NotPermitted, message));
        }
        if reason.is_blank() && kept.kind != HandoverKind::Return {
            let message = "Skriv hvorfor du tar det tilbake. Begrunnelsen står i historikken.";
            return Err(ApiError::new(Code::MissingField, message).with(["reason"]));
        }
        if reason.0.chars().count() > LONGEST_REASON {
            let message = format!("Begrunnelsen kan være på inntil {LONGEST_REASON} tegn.");
            return Err(ApiError::new(Code::InvalidField, message).with(["reason"]));
        }
        self.write("handover.recall", |tx| {
            tx.update(
                &id,
                &Handover {
                    recalled: Some(today),
                    ..kept
                },
            )?;
            for (record, loan) in concerned {
                let loan = match loan.direction {
                    LoanDirection::In => Loan {
                        returning: None,
                        ..loan
                    },
                    LoanDirection::Out => {
                        let (date, how, reason) = (today, LoanEndHow::Recalled, reason.clone());
                        let end = Some(LoanEnd { date, how, reason });
                        Loan { end, ..loan }
                    }
                };
                tx.update(&record, &loan)?;
            }
            Ok(())
        })?;
        // Nobody is to open it any more.
        let copies = self.opened()?.all::<ExportedCopy>()?.into_iter();
        let of_file = copies.filter(|(_, copy)| copy.of == id);
        let ids = of_file.map(|(copy, _)| copy).collect();
        let left = self.remove_copies(RemoveCopies { ids })?.left;
        let left: Option<ExportedCopy> = match left.first() {
            Some(copy) => self.opened()?.find(copy)?,
            None => None,
        };
        Ok(RecalledHandover {
            file_left: left.map(|copy| copy.path),
        })
    }

    /// Deletes the copies of a loan without giving them back: the owner has them, or has recalled them. What was
    /// done here is lost.
    pub(crate) fn discard_handover(&mut self, request: ById) -> Answer<ReceiptTaken> {
        let loans = self.loans_of(&request.id)?.into_values();
        let cases: Vec<Id> = loans
            .filter(Loan::is_borrowed)
            .map(|loan| loan.case)
            .collect();
        if cases.is_empty() {
            let message = "Det er ikke noe innlånt å slette her.";
            return Err(ApiError::new(Code::NotFound, message));
        }
        self.delete_cases(&cases, DeletionHow::HandedOver)?;
        Ok(ReceiptTaken {
            deleted: cases.len(),
            left_out: 0,
        })
    }

    /// A hand-over written here that has not been recalled.
    fn own_handover_of(&self, id: &Id) -> Answer<Handover> {
        let missing = || ApiError::new(Code::NotFound, "Overleveringen finnes ikke her.");
        let kept = self
            .handover_record(id)?
            .filter(|kept| kept.sent)
            .ok_or_else(missing)?;
        match kept.recalled {
            None => Ok(kept),
            Some(date) => {
                let message = format!(
                    "Overleveringen ble tatt tilbake {}, og kvitteringen gjelder ikke lenger. Har kollegaen likevel tatt den imot, må dere bli enige om hvem som har deltakerne; den andre sletter sine.",
                    norwegian(date)
                );
                Err(ApiError::new(Code::NotPermitted, message))
            }
        }
    }
}

/// The cases that the receiver left out, if the receipt is sound.
fn read_receipt(id: &Id, kept: &Handover, typed: &Private) -> Answer<Vec<Id>> {
    let refused = |code, message: &str| Err(ApiError::new(code, message).with(["receipt"]));
    if typed.is_blank() {
        return refused(
            Code::MissingField,
            "Skriv kvitteringen som kollegaen har fått opp.",
        );
    }
    let wrong = "Kvitteringen stemmer ikke med denne overleveringen. Kontroller at den er skrevet riktig, og at den hører til denne filen.";
    let lower = typed.trimmed().to_lowercase();
    let (code, without) = lower.split_once("uten").unwrap_or((&lower, ""));
    let numbers = without
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty());
    let mut left_out: Vec<usize> = Vec::new();
    for number in numbers {
        match number.parse::<usize>() {
            Ok(number) if (1..=kept.cases.len()).contains(&number) => left_out.push(number),
            _ => return refused(Code::InvalidField, wrong),
        }
    }
    left_out.sort_unstable();
    let expected = receipt_of(&kept.secret, id, &left_out).0;
    let expected = expected.split(' ').next().unwrap_or_default();
    if typed_receipt(code) != expected {
        return refused(Code::InvalidField, wrong);
    }
    let cases = left_out
        .into_iter()
        .filter_map(|number| kept.cases.get(number - 1).cloned());
    Ok(cases.collect())
}
