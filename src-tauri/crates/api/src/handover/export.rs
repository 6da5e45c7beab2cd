//! Cases into one sealed file.

use super::package::{
    self, Documents, FORMAT, Package, Packed, PackedDocument, PackedRecord, Removed,
};
use super::{LONGEST_NAME, STAYS};
use crate::{Answer, Api, ApiError, Code, cases, copies::digest, files};
use chrono::{DateTime, SecondsFormat, Utc};
use domain::loan::{EarlierChange, EarlierField};
use domain::{
    Attachment, Case, CaseFile, EarlierHistory, ExportedCopy, Handover, HandoverKind, Id,
    KeptAgreement, Loan, LoanDirection, Private, Report,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use store::{Change, Passphrase, Reader, Record as _, is_public_key, seal_whole};
use ts_rs::TS;

/// The largest file that is written and read: it is held in memory whole.
pub(super) const MOST_BYTES: u64 = 1_000_000_000;

/// What is to be handed over, to whom and how.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportHandover {
    /// The cases; all of a participant's go together.
    pub cases: Vec<Id>,
    /// What for.
    pub kind: HandoverKind,
    /// The colleague's name. A return goes to the owner, whatever is said here.
    #[serde(default)]
    pub with: Private,
    /// What opens the file.
    pub to: HandoverTo,
    /// The folder.
    pub folder: String,
    /// Whether it may lie in a folder that is copied elsewhere.
    #[serde(default)]
    pub known_synced: bool,
}

/// What opens the file. `Debug` shows no passphrase.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum HandoverTo {
    /// The colleague's public key, `age1…`
    Key(String),
    /// A passphrase, told through another channel than the file.
    Passphrase(#[ts(type = "string")] Passphrase),
}

/// What was written.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HandoverSent {
    /// The hand-over.
    pub id: Id,
    /// The file.
    pub path: String,
}

impl Api {
    pub(crate) fn export_handover(&mut self, request: ExportHandover) -> Answer<HandoverSent> {
        let kind = request.kind;
        let loans = self.may_go(&request.cases, kind)?;
        let from = self.own_profile()?.counsellor;
        if from.is_blank() {
            let message = "Skriv navnet ditt under Innstillinger først, så kollegaen ser hvem overleveringen er fra.";
            return Err(ApiError::new(Code::MissingField, message));
        }
        let with = match loans.first() {
            Some((_, loan)) => loan.with.clone(),
            None => named(&request.with)?,
        };
        let folder = Path::new(request.folder.trim());
        let own_key = self.team_key()?.map(|key| key.public());
        let reader = reader(&request.to, own_key.as_deref())?;
        may_lie_in(folder, request.known_synced)?;
        let id = store::random_id()?;
        let short: String = id.chars().take(6).collect();
        let word = match kind {
            HandoverKind::Return => "tilbakelevering",
            HandoverKind::Lend | HandoverKind::Permanent => "overlevering",
        };
        let name = format!("{word}-{}-{short}.age", self.today());
        let path = files::target(folder, &name, false)?;

        let secret = Private(store::random_id()?);
        let lent = loans.first().map(|(_, loan)| loan.handover.clone());
        let (package, documents) =
            self.packed(&request.cases, kind, lent.clone(), |package| Package {
                id: id.clone(),
                to: with.clone(),
                secret: secret.clone(),
                ..package
            })?;
        let plain = package::bytes(&package, &documents)?;
        if plain.len() as u64 > MOST_BYTES {
            let message = "Det er for mye vedlegg i det du har valgt, til at det går i én fil. Overlever færre om gangen.";
            return Err(ApiError::new(Code::NotPermitted, message));
        }
        let sealed = seal_whole(reader, plain).map_err(|_| ApiError::internal("overlevering"))?;

        let today = self.today();
        let kept = Handover {
            sent: true,
            kind,
            with: with.clone(),
            date: today,
            cases: request.cases.clone(),
            loan: lent,
            secret,
            receipt: Private::default(),
            sha256: digest(&sealed),
            receipted: None,
            recalled: None,
        };
        // First the records: what a crash leaves on disk is then known, and can be recalled.
        self.write("handover.export", |tx| {
            tx.insert_with_id(&id, &kept)?;
            for (record, loan) in &loans {
                let returning = Some(id.clone());
                let loan = Loan {
                    returning,
                    ..loan.clone()
                };
                tx.update(record, &loan)?;
            }
            for case in &kept.cases {
                if kind != HandoverKind::Return {
                    tx.insert(&Loan {
                        case: case.clone(),
                        direction: LoanDirection::Out,
                        kind,
                        with: with.clone(),
                        since: today,
                        handover: id.clone(),
                        returning: None,
                        end: None,
                    })?;
                }
                // Of each case, so that its deletion finds the file.
                tx.insert(&ExportedCopy {
                    case: Some(case.clone()),
                    of: id.clone(),
                    path: path.display().to_string().into(),
                    written: today,
                    sha256: kept.sha256.clone(),
                })?;
            }
            Ok(())
        })?;
        match files::write_atomically(folder, &name, &sealed, false) {
            Ok(path) => Ok(HandoverSent {
                id,
                path: path.display().to_string(),
            }),
            Err(error) => {
                if !is_unwritten(&path, &kept.sha256) {
                    let message = "Filen ble skrevet, men det er usikkert om den er hel på disken, og den kunne ikke slettes. Ta overleveringen tilbake, og slett filen selv.";
                    return Err(ApiError::new(Code::Io, message));
                }
                self.take_back_unwritten(&id)?;
                Err(error)
            }
        }
    }

    /// Nothing was written, and so nobody has it.
    fn take_back_unwritten(&mut self, id: &Id) -> Answer<()> {
        let store = self.opened()?;
        let copies = store.all::<ExportedCopy>()?.into_iter();
        let copies: Vec<Id> = copies
            .filter(|(_, copy)| copy.of == *id)
            .map(|(id, _)| id)
            .collect();
        let loans = store.all::<Loan>()?;
        self.write("handover.recall", |tx| {
            tx.remove::<Handover>(id)?;
            for copy in &copies {
                tx.remove::<ExportedCopy>(copy)?;
            }
            for (record, loan) in loans {
                if loan.handover == *id {
                    tx.remove::<Loan>(&record)?;
                } else if loan.returning.as_ref() == Some(id) {
                    tx.update(
                        &record,
                        &Loan {
                            returning: None,
                            ..loan
                        },
                    )?;
                }
            }
            Ok(())
        })
    }

    /// Refuses cases that are not this counsellor's to give; answers the loans of those that go back.
    fn may_go(&self, cases: &[Id], kind: HandoverKind) -> Answer<Vec<(Id, Loan)>> {
        let refused =
            |message: &str| Err(ApiError::new(Code::InvalidField, message).with(["cases"]));
        if cases.is_empty() {
            let message = "Velg minst én deltaker.";
            return Err(ApiError::new(Code::MissingField, message).with(["cases"]));
        }
        let chosen: BTreeSet<&Id> = cases.iter().collect();
        if chosen.len() != cases.len() {
            return refused("Den samme deltakeren er valgt to ganger.");
        }
        let mut loans = Vec::new();
        let all = self.opened()?.all::<Case>()?;
        for id in cases {
            let case: Case = self.opened()?.get(id)?;
            let loan = self.open_loan(id)?;
            match (kind, loan) {
                (HandoverKind::Return, Some((record, loan))) if loan.is_borrowed() => {
                    if loan.returning.is_some() {
                        return refused(
                            "Returen er alt lagret som fil og venter på kvittering. Avbryt den først hvis du vil lage en ny.",
                        );
                    }
                    loans.push((record, loan));
                }
                (HandoverKind::Return, _) => {
                    return refused("Bare det du har lånt inn, kan gå tilbake.");
                }
                (_, Some((_, loan))) if loan.is_borrowed() => {
                    return refused(
                        "Et innlånt løp er kollegaens, og kan ikke overleveres videre. Lever det tilbake først.",
                    );
                }
                (_, Some(_)) => {
                    return refused(
                        "Et løp som alt er overlevert, kan ikke overleveres en gang til. Ta det tilbake først.",
                    );
                }
                (_, None) => {
                    for (other, its) in &all {
                        if its.person == case.person
                            && !chosen.contains(other)
                            && self.open_loan(other)?.is_none()
                        {
                            return refused(
                                "En av deltakerne har flere løp hos deg. Personopplysningene er felles, så alle løpene må overleveres sammen.",
                            );
                        }
                    }
                }
            }
        }
        let one_loan: BTreeSet<&Id> = loans.iter().map(|(_, loan)| &loan.handover).collect();
        if one_loan.len() > 1 {
            return refused("Det du har lånt i to omganger, leveres tilbake i hver sin fil.");
        }
        Ok(loans)
    }

    /// The cases with all that belongs to them.
    fn packed(
        &self,
        cases: &[Id],
        kind: HandoverKind,
        loan: Option<Id>,
        finish: impl FnOnce(Package) -> Package,
    ) -> Answer<(Package, Documents)> {
        let store = self.opened()?;
        let profile = self.own_profile()?;
        let received = loan
            .as_ref()
            .map(|loan| self.received_at(loan))
            .transpose()?;
        let mut package = Package {
            format: FORMAT,
            id: Id::default(),
            kind,
            loan,
            from: profile.counsellor,
            provider: profile.provider,
            to: Private::default(),
            made: self.today(),
            secret: Private::default(),
            agreements: Vec::new(),
            persons: BTreeMap::new(),
            contacts: BTreeMap::new(),
            edited_contacts: Vec::new(),
            cases: Vec::new(),
        };
        let mut documents = Documents::new();
        for id in cases {
            let file = self.case_file(id)?;
            if let Some(kept) = self.agreement_text(&file.case)?
                && !package.agreements.contains(&kept)
            {
                package.agreements.push(kept);
            }
            let (person, case) = (file.person.clone().without_protected_address(), &file.case);
            package.persons.insert(case.person.clone(), person);
            let mut packed = self.packed_case(&file, received, &mut documents)?;
            package.contacts.extend(file.contacts);
            if received.is_some() {
                packed.removed = self.removed_since(&packed)?;
            }
            package.cases.push(packed);
        }
        if received.is_some() {
            for id in package.contacts.keys() {
                // One that was here before is the colleague's own, and no word on the owner's.
                let changes = store.changes_of(id)?;
                let came = |change: &Change| change.operation == "handover.receive";
                if changes.first().is_some_and(came) && !changes.iter().all(came) {
                    package.edited_contacts.push(id.clone());
                }
            }
        }
        Ok((finish(package), documents))
    }

    /// One case. What came with a loan and was only told along goes not back.
    fn packed_case(
        &self,
        file: &CaseFile,
        received: Option<DateTime<Utc>>,
        documents: &mut Documents,
    ) -> Answer<Packed> {
        let store = self.opened()?;
        let mut records: Vec<PackedRecord> = store
            .stored_of_case(&file.id)?
            .into_iter()
            .filter(|record| !STAYS.contains(&&*record.kind))
            .filter(|record| received.is_none() || record.kind != EarlierHistory::KIND)
            .map(|record| PackedRecord {
                kind: record.kind,
                id: record.id,
                body: record.body,
            })
            .collect();
        if let Some(history) = self.told_so_far(file, received)? {
            let body =
                serde_json::to_value(history).map_err(|_| ApiError::internal("overlevering"))?;
            records.push(PackedRecord {
                kind: EarlierHistory::KIND.to_owned(),
                id: store::random_id()?,
                body,
            });
        }
        let mut packed = Vec::new();
        for id in document_ids(file) {
            let bytes = store.document(id)?;
            let extension =
                reports::attached::recognise(&bytes).map_or("bin", |media| media.extension());
            let name = format!("dokumenter/{id}.{extension}");
            packed.push(PackedDocument {
                id: id.clone(),
                file: name.clone(),
                sha256: digest(&bytes),
            });
            documents.insert(name, bytes);
        }
        Ok(Packed {
            id: file.id.clone(),
            records,
            documents: packed,
            removed: Vec::new(),
        })
    }

    /// What was done to a case here, in words; since a time, where one is given. None where nothing was.
    fn told_so_far(
        &self,
        file: &CaseFile,
        since: Option<DateTime<Utc>>,
    ) -> Answer<Option<EarlierHistory>> {
        const ADDRESS: [&str; 3] = ["Adresse", "Postnummer", "Poststed"];
        let hidden = file.person.protected_address.is_protected();
        let told = self.history_in_full(&file.id)?.into_iter();
        let mut changes: Vec<EarlierChange> = told
            .filter(|told| since.is_none_or(|since| told.at > since))
            .map(|told| EarlierChange {
                at: told.at.to_rfc3339_opts(SecondsFormat::Millis, true),
                who: told.who,
                sentence: told.sentence,
                fields: told
                    .fields
                    .into_iter()
                    .filter(|field| !(hidden && ADDRESS.contains(&&*field.label)))
                    .map(|field| EarlierField {
                        label: field.label,
                        old: field.old,
                        new: field.new,
                    })
                    .collect(),
            })
            .collect();
        changes.reverse();
        Ok((!changes.is_empty()).then_some(EarlierHistory {
            case: file.id.clone(),
            at: self.own_profile()?.counsellor,
            changes,
        }))
    }

    /// The text of the agreement that a case runs under; none where it is nowhere.
    fn agreement_text(&self, case: &Case) -> Answer<Option<KeptAgreement>> {
        let (id, version) = (case.agreement.clone(), case.agreement_version.clone());
        let text = String::new();
        let kept = KeptAgreement { id, version, text };
        if let Some(kept) = self.opened()?.find(&kept.record_id())? {
            return Ok(Some(kept));
        }
        let agreement = self.agreement_of(case).ok();
        Ok(agreement.map(|agreement| cases::kept(&self.agreements, agreement)))
    }

    /// When a hand-over was read in here.
    fn received_at(&self, handover: &Id) -> Answer<DateTime<Utc>> {
        let changes = self.opened()?.changes_of(handover)?;
        let first = changes.first().map(|change| change.at);
        first.ok_or_else(|| ApiError::internal("overlevering"))
    }

    /// What came with the loan and is not there any more.
    fn removed_since(&self, packed: &Packed) -> Answer<Vec<Removed>> {
        let there: BTreeSet<&Id> = packed.ids().collect();
        let changes = self.opened()?.changes(Some(&packed.id))?.into_iter();
        Ok(changes
            .filter(|change| {
                change.operation == "handover.receive" && !there.contains(&change.record)
            })
            .filter(|change| !STAYS.contains(&&*change.kind) && change.kind != EarlierHistory::KIND)
            .filter(|change| store::kind_names().any(|kind| kind == change.kind))
            .map(|change| Removed {
                kind: change.kind,
                id: change.record,
            })
            .collect())
    }
}

/// Removes what a failed write may have left in its place. False where that could not be done.
fn is_unwritten(path: &Path, sha256: &str) -> bool {
    let written = fs::read(path).is_ok_and(|bytes| digest(&bytes) == sha256);
    !written || fs::remove_file(path).is_ok()
}

/// The documents that a case's records name.
fn document_ids(file: &CaseFile) -> BTreeSet<&Id> {
    let exported = |report: &'_ Report| report.exported.is_some();
    let of_reports = file.reports.values().filter(|report| exported(report));
    let of_reports = of_reports.filter_map(|report| Some(&report.exported.as_ref()?.document));
    let of_attachments = file
        .attachments
        .values()
        .map(|Attachment { document, .. }| document);
    of_reports.chain(of_attachments).collect()
}

fn named(with: &Private) -> Answer<Private> {
    let with: Private = with.trimmed().into();
    if with.is_blank() {
        let message = "Skriv navnet på kollegaen.";
        return Err(ApiError::new(Code::MissingField, message).with(["with"]));
    }
    if with.0.chars().count() > LONGEST_NAME || with.0.contains(['\n', '\t']) {
        let message = format!("Navnet kan ha høyst {LONGEST_NAME} tegn, på én linje.");
        return Err(ApiError::new(Code::InvalidField, message).with(["with"]));
    }
    Ok(with)
}

fn reader<'a>(to: &'a HandoverTo, own_key: Option<&str>) -> Answer<Reader<'a>> {
    match to {
        HandoverTo::Key(key) if !is_public_key(key) => {
            let message = "Dette er ikke kollegaens nøkkel. Den begynner med «age1» og er 62 tegn lang. Kollegaen finner den under Personvern, Overlevering.";
            Err(ApiError::new(Code::InvalidField, message).with(["key"]))
        }
        HandoverTo::Key(key) if own_key == Some(key.trim()) => {
            let message = "Dette er din egen nøkkel. Be kollegaen om sin.";
            Err(ApiError::new(Code::InvalidField, message).with(["key"]))
        }
        HandoverTo::Key(key) => Ok(Reader::Key(key)),
        HandoverTo::Passphrase(passphrase) if !passphrase.is_strong_enough() => {
            let fewest = Passphrase::MIN_CHARS;
            let message = format!(
                "Passordfrasen må ha minst {fewest} tegn utenom mellomrom, og ikke bare noen få ulike. Fire til fem tilfeldige ord er lett å lese opp."
            );
            Err(ApiError::new(Code::WeakPassphrase, message).with(["passphrase"]))
        }
        HandoverTo::Passphrase(passphrase) => Ok(Reader::Passphrase(passphrase)),
    }
}

/// Refuses a folder that is copied elsewhere, until the counsellor has said that it is meant.
fn may_lie_in(folder: &Path, known_synced: bool) -> Answer<()> {
    if known_synced || !store::is_synced_folder(folder) {
        return Ok(());
    }
    let message = "Katalogen ser ut til å bli synkronisert (OneDrive eller lignende). Filen er kryptert, men kan bli liggende der lenge etter at du har slettet den. Velg en annen katalog, eller bekreft at den skal ligge der.";
    Err(ApiError::new(Code::SyncedFolder, message))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The folder may fail after the file is in its place.
    #[test]
    fn what_failed_late_leaves_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.age");
        assert!(is_unwritten(&path, &digest(b"sealed")), "nothing came");
        fs::write(&path, b"sealed").unwrap();
        assert!(is_unwritten(&path, &digest(b"sealed")));
        assert!(!path.exists());
        fs::write(&path, b"another's").unwrap();
        assert!(is_unwritten(&path, &digest(b"sealed")));
        assert!(path.exists(), "what is not ours stays");
    }
}
