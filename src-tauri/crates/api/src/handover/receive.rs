//! Reading a file that a colleague has written: first what is in it, then, if the counsellor wants it, all of it.

use super::export::MOST_BYTES;
use super::package::{self, Documents, Package, Packed, newer, no_handover, with_ids};
use super::{STAYS, receipt_of};
use crate::attachments::incoming;
use crate::{Answer, Api, ApiError, Code, copies::digest, deletion, session::sound};
use agreements::Agreement;
use domain::contact::RefersToContacts;
use domain::{
    Attachment, Case, Contact, Date, Deletion, DeletionHow, EarlierHistory, Employment,
    ExportedCopy, Gone, Handover, HandoverKind, Id, KeptAgreement, Loan, LoanDirection, Person,
    Practice, Private, Report, dates::norwegian,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{Passphrase, Record as _, SealError, SealedBy, Write, fresh_id, open_whole, sealed_by};
use ts_rs::TS;

/// A file to look into, or to take in.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookAtHandover {
    /// The file.
    pub path: Private,
    /// What opens it, where it is sealed by a passphrase.
    #[serde(default)]
    #[ts(type = "string", optional)]
    pub passphrase: Option<Passphrase>,
}

/// What is in a file. Nothing of it has been taken in.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HandoverLook {
    /// What it is for.
    pub kind: HandoverKind,
    /// The counsellor who wrote it.
    pub from: Private,
    /// That counsellor's employer; may be blank.
    pub provider: Private,
    /// Whom it was written for.
    pub to: Private,
    /// When.
    pub made: Date,
    /// The cases.
    pub cases: Vec<LookedAtCase>,
    /// Why it would not be taken in; none where it would.
    pub refusal: Option<String>,
}

/// A case in a file.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LookedAtCase {
    /// The participant's name; the reference where it is masked.
    pub participant: Private,
    /// The random reference.
    pub reference: String,
    /// The agreement's measure and buyer.
    pub agreement: String,
    /// Whether this version of the agreement is known here; otherwise its text comes along.
    pub agreement_known: bool,
    /// What there is of each kind.
    pub contents: Vec<HandoverContents>,
    /// Why it would be left out; none where it would not.
    pub left_out: Option<String>,
}

/// How many of one kind.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HandoverContents {
    /// The kind of record.
    pub kind: String,
    /// «12 timeføringer»
    pub text: String,
}

/// What was taken in.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Received {
    /// The hand-over.
    pub id: Id,
    /// What for.
    pub kind: HandoverKind,
    /// The counsellor it came from.
    pub from: Private,
    /// The cases as they are here.
    pub cases: Vec<Id>,
    /// How many were left out, since the participants were deleted here.
    pub left_out: usize,
    /// What to give back to the sender; none for a loan, which is answered by the return.
    pub receipt: Option<Private>,
}

/// A file as it was opened.
pub(super) struct Opened {
    /// Where it lies, absolute.
    pub path: Private,
    pub package: Package,
    pub documents: Documents,
    pub sha256: String,
}

/// What is to become of a file here.
pub(super) struct Plan {
    /// The cases that are left out, by their number in the file, from 0.
    pub left_out: BTreeSet<usize>,
    /// Which of the file's ids are others here.
    pub ids: HashMap<Id, Id>,
}

impl Api {
    pub(crate) fn look_at_handover(&mut self, request: LookAtHandover) -> Answer<HandoverLook> {
        let Opened { package, .. } = self.open_handover(&request)?;
        let (left_out, refusal) = match self.plan(&package) {
            Ok(plan) => (plan.left_out, None),
            Err(error) => (BTreeSet::new(), Some(error.message)),
        };
        let cases = package.cases.iter().enumerate();
        let cases = cases.map(|(nth, packed)| {
            let case = packed.case().ok_or_else(no_handover)?;
            let person = package.persons.get(&case.person).cloned();
            let person = self.as_listed(&case.person, person.unwrap_or_default(), &case.reference);
            let known = self
                .agreements
                .version(&case.agreement, &case.agreement_version);
            Ok(LookedAtCase {
                participant: person.full_name(),
                agreement: known.map_or_else(|| case.agreement.clone(), Agreement::name),
                agreement_known: known.is_some(),
                reference: case.reference,
                contents: contents(packed),
                left_out: left_out
                    .contains(&nth)
                    .then(|| "Slettet her tidligere, og blir ikke tatt inn igjen.".to_owned()),
            })
        });
        Ok(HandoverLook {
            kind: package.kind,
            cases: cases.collect::<Answer<_>>()?,
            from: package.from,
            provider: package.provider,
            to: package.to,
            made: package.made,
            refusal,
        })
    }

    pub(crate) fn receive_handover(&mut self, request: LookAtHandover) -> Answer<Received> {
        let opened = self.open_handover(&request)?;
        let plan = self.plan(&opened.package)?;
        let Opened {
            path,
            package,
            documents,
            sha256,
        } = opened;
        let package = with_ids(package, &plan.ids)?;
        self.readable(&package)?;
        let numbers: Vec<usize> = plan.left_out.iter().map(|nth| nth + 1).collect();
        let receipt = match package.kind {
            HandoverKind::Lend => Private::default(),
            HandoverKind::Permanent | HandoverKind::Return => {
                receipt_of(&package.secret, &package.id, &numbers)
            }
        };
        let cases = package.cases.iter().enumerate();
        let taken: Vec<&Packed> = cases
            .filter(|(nth, _)| !plan.left_out.contains(nth))
            .map(|(_, packed)| packed)
            .collect();
        let kept = Handover {
            sent: false,
            kind: package.kind,
            with: package.from.clone(),
            date: self.today(),
            cases: taken.iter().map(|packed| packed.id.clone()).collect(),
            loan: package.loan.clone(),
            secret: Private::default(),
            receipt: receipt.clone(),
            sha256,
            receipted: None,
            recalled: None,
        };
        match package.kind {
            HandoverKind::Return => self.merge(&package, &taken, &documents, &kept, &path)?,
            HandoverKind::Lend | HandoverKind::Permanent => {
                self.take_in(&package, &taken, &documents, &kept, &path)?;
            }
        }
        // With the versions of agreements that came along.
        self.restore_agreements()?;
        // A colleague may have registered adressesperre meanwhile.
        self.forget_addresses_of(&kept.cases)?;
        Ok(Received {
            id: package.id,
            kind: package.kind,
            from: package.from,
            cases: kept.cases,
            left_out: plan.left_out.len(),
            receipt: (!receipt.is_blank()).then_some(receipt),
        })
    }

    fn open_handover(&self, request: &LookAtHandover) -> Answer<Opened> {
        self.opened()?;
        let path = request.path.trimmed().trim_matches('"');
        if path.is_empty() {
            let message = "Velg filen som kollegaen har laget.";
            return Err(ApiError::new(Code::MissingField, message).with(["path"]));
        }
        let sealed = incoming::bytes_up_to(incoming::typed(path)?, MOST_BYTES, |_| no_handover())?;
        let by = sealed_by(&sealed).map_err(|error| why(error, false))?;
        if by == SealedBy::Passphrase && request.passphrase.is_none() {
            let message =
                "Filen er låst med en passordfrase. Skriv den som kollegaen har fortalt deg.";
            return Err(ApiError::new(Code::MissingField, message).with(["passphrase"]));
        }
        let key = self.team_key()?;
        let opened = open_whole(&sealed, key.as_ref(), request.passphrase.as_ref());
        let plain = opened.map_err(|error| why(error, key.is_some()))?;
        let (package, documents) = package::understood(&plain)?;
        let sha256 = digest(&sealed);
        let path = std::path::absolute(incoming::typed(path)?)
            .map_or_else(|_| path.to_owned(), |path| path.display().to_string());
        Ok(Opened {
            path: path.into(),
            package,
            documents,
            sha256,
        })
    }

    /// What would become of a file here; or why nothing.
    fn plan(&self, package: &Package) -> Answer<Plan> {
        if let Some(known) = self.handover_record(&package.id)? {
            let date = norwegian(known.date);
            let message = match known.sent {
                true => {
                    format!("Denne filen er laget her, {date}. Den skal tas imot hos kollegaen.")
                }
                false => format!("Denne filen er alt tatt imot her, {date}."),
            };
            return Err(ApiError::new(Code::AlreadyRegistered, message));
        }
        match package.kind {
            HandoverKind::Return => self.plan_return(package),
            HandoverKind::Lend | HandoverKind::Permanent => self.plan_new(package),
        }
    }

    fn plan_new(&self, package: &Package) -> Answer<Plan> {
        let store = self.opened()?;
        let gone = self.gone()?;
        let mut plan = Plan {
            left_out: BTreeSet::new(),
            ids: HashMap::new(),
        };
        for (nth, packed) in package.cases.iter().enumerate() {
            if store.find::<Case>(&packed.id)?.is_some() {
                let message = match self.open_loan(&packed.id)? {
                    Some((_, loan)) if loan.is_borrowed() => {
                        "Minst én av deltakerne i filen er alt lånt inn her. Lever tilbake eller slett den innlånte kopien først. Ingenting er tatt inn."
                    }
                    Some(_) => {
                        "Minst én av deltakerne i filen er din egen, og er lånt ut herfra. Bare en tilbakelevering kan tas imot. Ingenting er tatt inn."
                    }
                    None => {
                        "Minst én av deltakerne i filen er alt registrert her som din egen. Ingenting er tatt inn."
                    }
                };
                return Err(ApiError::new(Code::AlreadyRegistered, message));
            }
            match gone.of_case(&packed.id) {
                None => {}
                // It was a colleague's and went back, or was handed over: it may come again, as another.
                Some(true) => {
                    let fresh = packed
                        .ids()
                        .map(|id| (id.clone(), fresh_id(&package.id, id)));
                    plan.ids.extend(fresh);
                }
                Some(false) => {
                    plan.left_out.insert(nth);
                }
            }
        }
        if plan.left_out.len() == package.cases.len() {
            let message =
                "Alle deltakerne i filen er slettet her tidligere, og tas ikke inn igjen.";
            return Err(ApiError::new(Code::NotPermitted, message));
        }
        let persons = store.all::<Person>()?;
        for (id, person) in &package.persons {
            if persons.contains_key(id) {
                continue;
            }
            let same = persons
                .iter()
                .find(|(_, known)| person.fnr.is_some() && known.fnr == person.fnr);
            if let Some((known, _)) = same {
                plan.ids.insert(id.clone(), known.clone());
            } else if gone.records.contains(id) {
                plan.ids.insert(id.clone(), fresh_id(&package.id, id));
            }
        }
        self.match_contacts(package, &gone, &mut plan.ids)?;
        Ok(plan)
    }

    /// Finds the entries of the register that are the same here: by id, or by saying the same.
    pub(super) fn match_contacts(
        &self,
        package: &Package,
        gone: &Departed,
        ids: &mut HashMap<Id, Id>,
    ) -> Answer<()> {
        let known = self.opened()?.all::<Contact>()?;
        // Organisations first: whose contact someone is, is a part of who it is.
        let mut contacts: Vec<(&Id, &Contact)> = package.contacts.iter().collect();
        contacts.sort_by_key(|(_, contact)| contact.organisation.is_some());
        for (id, contact) in contacts {
            let here = ids.get(id).unwrap_or(id);
            if known.contains_key(here) {
                continue;
            }
            let organisation = contact.organisation.as_ref();
            let organisation = organisation.map(|id| ids.get(id).unwrap_or(id));
            let text = |text: &Private| text.trimmed().to_lowercase();
            let same = known.iter().find(|(_, other)| {
                other.kind == contact.kind
                    && text(&other.name) == text(&contact.name)
                    && text(&other.phone) == text(&contact.phone)
                    && text(&other.email) == text(&contact.email)
                    && other.organisation.as_ref() == organisation
            });
            if let Some((same, _)) = same {
                ids.insert(id.clone(), same.clone());
            } else if gone.records.contains(here) {
                ids.insert(id.clone(), fresh_id(&package.id, id));
            }
        }
        Ok(())
    }

    /// Refuses agreements that this program cannot read.
    fn readable(&self, package: &Package) -> Answer<()> {
        let mut agreements = self.agreements.clone();
        for kept in &package.agreements {
            let known = agreements.version(&kept.id, &kept.version).is_some();
            if !known && agreements.restore(&kept.text).is_err() {
                return Err(newer());
            }
        }
        Ok(())
    }

    fn take_in(
        &mut self,
        package: &Package,
        taken: &[&Packed],
        documents: &Documents,
        kept: &Handover,
        path: &Private,
    ) -> Answer<()> {
        self.write("handover.receive", |tx| {
            tx.insert_with_id(&package.id, kept)?;
            agreements_along(tx, package)?;
            people_along(tx, package, taken, |known, new| match known {
                Some(known) => known.with(new.clone()),
                None => new.clone(),
            })?;
            for packed in taken {
                for record in &packed.records {
                    if STAYS.contains(&&*record.kind) {
                        continue;
                    }
                    own(packed, &record.kind, &record.id, &record.body)?;
                    if tx.has_stored(&record.id)? {
                        return Err(no_handover());
                    }
                    tx.put_stored(&record.kind, &record.id, &record.body)?;
                }
                documents_along(tx, packed, documents)?;
                if kept.kind == HandoverKind::Lend {
                    tx.insert(&Loan {
                        case: packed.id.clone(),
                        direction: LoanDirection::In,
                        kind: kept.kind,
                        with: kept.with.clone(),
                        since: kept.date,
                        handover: package.id.clone(),
                        returning: None,
                        end: None,
                    })?;
                }
            }
            remember_file(tx, package, kept, path)?;
            for packed in taken {
                complete(tx, &packed.id)?;
            }
            Ok(())
        })
    }

    /// What was deleted here, and how.
    pub(super) fn gone(&self) -> Answer<Departed> {
        let store = self.opened()?;
        let mut cases: BTreeMap<Id, Vec<DeletionHow>> = BTreeMap::new();
        let mut records = BTreeSet::new();
        for entry in store.ledger().entries() {
            cases.entry(entry.case.clone()).or_default();
            records.extend(entry.records.iter().cloned());
        }
        for deletion in store.all::<Deletion>()?.into_values() {
            cases.entry(deletion.case).or_default().push(deletion.how);
        }
        // A deletion that was interrupted was carried on without knowing what for.
        for kept in store.all::<Handover>()?.into_values() {
            let left = match kept.sent {
                true => kept.receipted.is_some(),
                false => kept.kind == HandoverKind::Lend,
            };
            for case in kept.cases.iter().filter(|_| left) {
                if let Some(how) = cases.get_mut(case) {
                    how.push(DeletionHow::HandedOver);
                }
            }
        }
        Ok(Departed { cases, records })
    }
}

/// What the ledger names.
pub(super) struct Departed {
    cases: BTreeMap<Id, Vec<DeletionHow>>,
    pub records: BTreeSet<Id>,
}

impl Departed {
    /// None for a case that the ledger does not name. Otherwise whether it only left with a hand-over; one of which
    /// that is not known was deleted.
    pub fn of_case(&self, case: &str) -> Option<bool> {
        let how = self.cases.get(case)?;
        let deleted = how
            .iter()
            .any(|how| matches!(how, DeletionHow::Manual | DeletionHow::Automatic));
        Some(how.contains(&DeletionHow::HandedOver) && !deleted)
    }
}

/// Remembers the file of each case that was taken in, so that its deletion finds it.
pub(super) fn remember_file(
    tx: &mut Write<'_>,
    package: &Package,
    kept: &Handover,
    path: &Private,
) -> Answer<()> {
    for case in &kept.cases {
        tx.insert(&ExportedCopy {
            case: Some(case.clone()),
            of: package.id.clone(),
            path: path.clone(),
            written: kept.date,
            sha256: kept.sha256.clone(),
        })?;
    }
    Ok(())
}

/// The texts of agreements that are not known here. One that is, is kept as it is here.
pub(super) fn agreements_along(tx: &mut Write<'_>, package: &Package) -> Answer<()> {
    for kept in &package.agreements {
        let id = kept.record_id();
        if tx.find::<KeptAgreement>(&id)?.is_none() {
            tx.insert_with_id(&id, kept)?;
        }
    }
    Ok(())
}

/// The participants and contacts that these cases refer to.
pub(super) fn people_along(
    tx: &mut Write<'_>,
    package: &Package,
    taken: &[&Packed],
    joined: impl Fn(Option<Person>, &Person) -> Person,
) -> Answer<()> {
    for packed in taken {
        let case = packed.case().ok_or_else(no_handover)?;
        let new = package.persons.get(&case.person).ok_or_else(no_handover)?;
        let person = joined(tx.find(&case.person)?, new);
        tx.put(&case.person, &person)?;
        let mut wanted = referred_to(packed)?;
        while let Some(id) = wanted.pop() {
            let Some(contact) = package.contacts.get(&id) else {
                continue;
            };
            let known = tx.find::<Contact>(&id)?;
            wanted.extend(contact.organisation.clone());
            if known.is_none() {
                tx.insert_with_id(&id, contact)?;
            } else if package.edited_contacts.contains(&id) && known.as_ref() != Some(contact) {
                tx.update(&id, contact)?;
            }
        }
    }
    Ok(())
}

pub(super) fn documents_along(
    tx: &mut Write<'_>,
    packed: &Packed,
    documents: &Documents,
) -> Answer<()> {
    for document in &packed.documents {
        let bytes = documents.get(&document.file).ok_or_else(no_handover)?;
        if !tx.has_document(&document.id)? {
            tx.put_document_with_id(&packed.id, &document.id, bytes)?;
        }
    }
    Ok(())
}

/// Refuses a record that belongs to another case than the one it came with.
pub(super) fn own(packed: &Packed, kind: &str, id: &str, body: &Value) -> Answer<()> {
    let belongs = match kind {
        Case::KIND => id == packed.id,
        _ => body.get("case").and_then(Value::as_str) == Some(&packed.id),
    };
    if belongs { Ok(()) } else { Err(no_handover()) }
}

/// Refuses a case as it was taken in that refers to what is not there, or whose facts cannot be.
pub(super) fn complete(tx: &Write<'_>, case: &str) -> Answer<()> {
    let file = tx.case_file(case)?;
    let of_jobs = file
        .employments
        .values()
        .flat_map(RefersToContacts::contacts);
    let of_practices = file.practices.values().flat_map(RefersToContacts::contacts);
    let named = file
        .case
        .contacts()
        .into_iter()
        .chain(of_jobs)
        .chain(of_practices);
    for contact in named {
        tx.find::<Contact>(contact)?.ok_or_else(no_handover)?;
    }
    let exported = |report: &Report| report.exported.as_ref().map(|pdf| pdf.document.clone());
    let attached = |attachment: &Attachment| attachment.document.clone();
    let of_reports = file.reports.values().filter_map(exported);
    for document in of_reports.chain(file.attachments.values().map(attached)) {
        if !tx.has_document(&document)? {
            return Err(no_handover());
        }
    }
    sound(tx, case)
}

/// The contacts that a case's records name.
fn referred_to(packed: &Packed) -> Answer<Vec<Id>> {
    fn named<R: RefersToContacts + for<'de> Deserialize<'de>>(body: &Value) -> Answer<Vec<Id>> {
        let record = R::deserialize(body).map_err(|_| no_handover())?;
        Ok(record.contacts().into_iter().cloned().collect())
    }
    let mut wanted = Vec::new();
    for record in &packed.records {
        wanted.extend(match &*record.kind {
            Case::KIND => named::<Case>(&record.body)?,
            Employment::KIND => named::<Employment>(&record.body)?,
            Practice::KIND => named::<Practice>(&record.body)?,
            _ => Vec::new(),
        });
    }
    Ok(wanted)
}

fn contents(packed: &Packed) -> Vec<HandoverContents> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for record in &packed.records {
        // The case is what the row is about, and its history always comes along.
        if ![Case::KIND, EarlierHistory::KIND].contains(&&*record.kind) {
            *counts.entry(&record.kind).or_default() += 1;
        }
    }
    let gone = counts.into_iter().map(|(kind, count)| Gone {
        kind: kind.to_owned(),
        count,
    });
    deletion::in_order(&gone.collect::<Vec<_>>())
        .iter()
        .map(|each| HandoverContents {
            kind: each.kind.clone(),
            text: deletion::told(each),
        })
        .collect()
}

fn why(error: SealError, has_key: bool) -> ApiError {
    let (code, message) = match error {
        SealError::NotSealed | SealError::NotAKey => return no_handover(),
        SealError::AnotherKey if has_key => (
            Code::InvalidField,
            "Filen er forseglet med en annen nøkkel enn din. Gi kollegaen nøkkelen din på nytt, og be om en ny fil.",
        ),
        SealError::AnotherKey => (
            Code::InvalidField,
            "Filen er forseglet til en nøkkel, og du har ingen her. Lag nøkkelen din, gi den til kollegaen, og be om en ny fil.",
        ),
        SealError::WrongPassphrase => {
            let message = "Passordfrasen åpner ikke denne filen. Kontroller den med kollegaen: store og små bokstaver og mellomrom teller.";
            return ApiError::new(Code::WrongPassphrase, message).with(["passphrase"]);
        }
        SealError::Altered => (
            Code::InvalidField,
            "Filen er endret etter at den ble laget, og er ikke lest inn. Hent den på nytt fra kollegaen.",
        ),
        SealError::CutShort => (
            Code::InvalidField,
            "Slutten på filen mangler: den er ikke kopiert ferdig. Kopier den på nytt.",
        ),
    };
    ApiError::new(code, message).with(["path"])
}
