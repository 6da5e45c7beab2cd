//! Lent cases that come back: what was added is added, what was changed is changed, and what was removed is
//! removed. At home nothing was changed meanwhile but what is the owner's to say.

use super::package::{Documents, Package, Packed, no_handover};
use super::receive::{
    Plan, agreements_along, complete, documents_along, own, people_along, remember_file,
};
use super::{OWNERS, STAYS};
use crate::{Answer, Api, ApiError, Code};
use domain::loan::{LoanEnd, LoanEndHow};
use domain::{
    Case, Contact, Handover, HandoverKind, Hold, Id, Loan, LoanDirection, Private, Report,
    Restriction, dates::norwegian,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{Record as _, fresh_id};

/// What the owner's store knows of a case.
struct AtHome {
    /// The ids of what belongs to it now.
    there: BTreeSet<Id>,
    /// The ids of what ever belonged to it.
    known: BTreeSet<Id>,
}

impl Api {
    pub(super) fn plan_return(&self, package: &Package) -> Answer<Plan> {
        let not_ours = || {
            let message =
                "Filen er en tilbakelevering, men svarer ikke på noe som er lånt ut herfra.";
            ApiError::new(Code::NotPermitted, message)
        };
        let loan = package.loan.as_ref().ok_or_else(not_ours)?;
        let lent = self.handover_record(loan)?.ok_or_else(not_ours)?;
        if !lent.sent || lent.kind != HandoverKind::Lend {
            return Err(not_ours());
        }
        if let Some(recalled) = lent.recalled {
            let message = format!(
                "Lånet ble tatt tilbake {}, og en tilbakelevering kan ikke lenger tas imot. Det som er gjort hos kollegaen, må føres på nytt her; kollegaen sletter sin kopi.",
                norwegian(recalled)
            );
            return Err(ApiError::new(Code::NotPermitted, message));
        }
        let store = self.opened()?;
        let gone = self.gone()?;
        let mut plan = Plan {
            left_out: BTreeSet::new(),
            ids: HashMap::new(),
        };
        // A colleague who had the case before knows it by other ids.
        let fresh = |id: &Id| (fresh_id(loan, id), id.clone());
        plan.ids.extend(lent.cases.iter().map(fresh));
        plan.ids.extend(store.all::<Contact>()?.keys().map(fresh));
        for (nth, packed) in package.cases.iter().enumerate() {
            let id = plan.ids.get(&packed.id).unwrap_or(&packed.id).clone();
            if !lent.cases.contains(&id) {
                return Err(not_ours());
            }
            let Some(case) = store.find::<Case>(&id)? else {
                match gone.of_case(&id) {
                    Some(_) => plan.left_out.insert(nth),
                    None => return Err(not_ours()),
                };
                continue;
            };
            let open = self.open_loan(&id)?;
            if open.is_none_or(|(_, open)| open.handover != *loan) {
                let message = "Det som er i filen, er alt kommet tilbake. Ingenting er tatt inn.";
                return Err(ApiError::new(Code::AlreadyRegistered, message));
            }
            if !store.of_case::<Restriction>(&id)?.is_empty() {
                let message = "Opplysningene om en av deltakerne er begrenset her, og det som er gjort hos kollegaen, ville endre dem. Avklar med NAV, og opphev begrensningen først. Ingenting er tatt inn.";
                return Err(ApiError::new(Code::Frozen, message));
            }
            plan.ids.extend(self.at_home(&id)?.known.iter().map(fresh));
            let person = packed.case().ok_or_else(no_handover)?.person;
            plan.ids.insert(person, case.person);
        }
        self.match_contacts(package, &gone, &mut plan.ids)?;
        Ok(plan)
    }

    fn at_home(&self, case: &str) -> Answer<AtHome> {
        let store = self.opened()?;
        let records = store.stored_of_case(case)?.into_iter();
        let changes = store.changes(Some(case))?.into_iter();
        Ok(AtHome {
            there: records.map(|record| record.id).collect(),
            known: changes.map(|change| change.record).collect(),
        })
    }

    pub(super) fn merge(
        &mut self,
        package: &Package,
        taken: &[&Packed],
        documents: &Documents,
        kept: &Handover,
        path: &Private,
    ) -> Answer<()> {
        let mut home: BTreeMap<&Id, (AtHome, Id, Loan)> = BTreeMap::new();
        for packed in taken {
            let (record, loan) = self.open_loan(&packed.id)?.ok_or_else(no_handover)?;
            if loan.direction != LoanDirection::Out {
                return Err(no_handover());
            }
            home.insert(&packed.id, (self.at_home(&packed.id)?, record, loan));
        }
        let today = self.today();
        self.write("handover.take-back", |tx| {
            tx.insert_with_id(&package.id, kept)?;
            agreements_along(tx, package)?;
            // The borrower's word on who the participant is stands.
            people_along(tx, package, taken, |_, new| new.clone())?;
            for packed in taken {
                let (at_home, record, loan) = home.remove(&packed.id).ok_or_else(no_handover)?;
                documents_along(tx, packed, documents)?;
                for record in &packed.records {
                    let (kind, id) = (&*record.kind, &record.id);
                    let owners = OWNERS.contains(&kind) && at_home.known.contains(id);
                    let delivered = tx
                        .find::<Report>(id)?
                        .is_some_and(|report| report.delivered.is_some());
                    // A case has one hold and one restriction at most: the owner's.
                    let second = kind == Hold::KIND && !tx.of_case::<Hold>(&packed.id)?.is_empty()
                        || kind == Restriction::KIND
                            && !tx.of_case::<Restriction>(&packed.id)?.is_empty();
                    if STAYS.contains(&kind) || owners || delivered || second {
                        continue;
                    }
                    own(packed, kind, id, &record.body)?;
                    if tx.has_stored(id)? && !at_home.there.contains(id) {
                        return Err(no_handover());
                    }
                    tx.put_stored(kind, id, &record.body)?;
                }
                for removed in &packed.removed {
                    let (kind, id) = (&*removed.kind, &removed.id);
                    let delivered = tx
                        .find::<Report>(id)?
                        .is_some_and(|report| report.delivered.is_some());
                    let stays =
                        STAYS.contains(&kind) || OWNERS.contains(&kind) || kind == Case::KIND;
                    if !stays && !delivered && at_home.there.contains(id) {
                        tx.remove_stored(kind, id)?;
                    }
                }
                let end = LoanEnd {
                    date: today,
                    how: LoanEndHow::Returned,
                    reason: Private::default(),
                };
                tx.update(
                    &record,
                    &Loan {
                        end: Some(end),
                        ..loan
                    },
                )?;
            }
            remember_file(tx, package, kept, path)?;
            for packed in taken {
                complete(tx, &packed.id)?;
            }
            Ok(())
        })
    }
}
