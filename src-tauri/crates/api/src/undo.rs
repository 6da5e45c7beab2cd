//! What may be undone, and what must hold afterwards. How it is done is the store's matter.

use crate::{
    Answer, Api, ApiError, Code, attachments::has_room, contacts, extension,
    milestones::approval_fits, register, requests::*, session::sound, subject::siblings_in,
};
use agreements::Registry;
use domain::{
    Approval, Attachment, Case, Contact, Contribution, Employment, ExportedCopy, Hold, Id,
    LogEntry, MonthPart, Person, Phrase, Practice, RecordedEvent, Report, SetAside, Team, TeamKey,
    YearExtract, case::Activity,
};
use std::collections::{BTreeMap, BTreeSet};
use store::{Change, Conflict, Operation, Record, RevertError, Write};

impl Api {
    pub(crate) fn undo(&mut self, request: Undo) -> Answer<Nothing> {
        let operation = self.opened()?.operation(&request.group)?;
        let agreements = self.agreements.clone();
        self.write("undo", |tx| revert(&agreements, tx, &operation))?;
        Ok(Nothing {})
    }
}

/// Undoes an operation, or says in Norwegian why it cannot be undone: what was done can never be, or
/// a later change stands in the way, or what the records then said could not be true.
pub(crate) fn revert(
    agreements: &Registry,
    tx: &mut Write<'_>,
    operation: &Operation,
) -> Answer<()> {
    if let Some(reason) = never(operation.name()) {
        return Err(ApiError::new(Code::CannotUndo, reason));
    }
    for change in operation.changes() {
        let report = tx.find::<Report>(&change.record)?;
        if report.is_some_and(|report| report.delivered.is_some()) {
            let reason = "Rapporten er levert siden, og endres ikke lenger.";
            return Err(ApiError::new(Code::CannotUndo, reason));
        }
    }
    let before = extension::concerned(tx, operation)?;
    tx.revert(operation).map_err(|error| match error {
        RevertError::Store(error) => ApiError::from(error),
        RevertError::Conflict(conflict) => ApiError::new(Code::CannotUndo, in_the_way(&conflict)),
    })?;
    let could_be_true = records_fit(tx, operation)
        .and_then(|()| cases_are_sound(tx, operation))
        .and_then(|()| extension::all_fit(agreements, tx, &before));
    could_be_true.map_err(|error| match error.code {
        // Not a matter of what the records say.
        Code::CannotUndo | Code::DiskFull | Code::Io | Code::Internal | Code::DamagedStore => error,
        _ => {
            let message = format!(
                "Da ville ikke opplysningene stemt lenger. {}",
                error.message
            );
            ApiError::new(Code::CannotUndo, message)
        }
    })
}

/// Why this sort of operation is never undone. Only what is named here can be, so that a new one is
/// thought of first.
pub(crate) fn never(operation: &str) -> Option<&'static str> {
    match operation {
        "case.create"
        | "case.update"
        | "event.save"
        | "event.remove"
        | "entry.save"
        | "entry.remove"
        | "employment.save"
        | "employment.remove"
        | "practice.save"
        | "practice.remove"
        | "contact.save"
        | "contact.remove"
        | "contact.merge"
        | "deletion.automatic"
        | "hold.save"
        | "hold.lift"
        | "restriction.save"
        | "restriction.lift"
        | "inquiry.save"
        | "inquiry.remove"
        | "approval.save"
        | "approval.remove"
        | "case.move"
        | "readings.save"
        | "agreement.details.save"
        | "advice.set-aside"
        | "advice.bring-back"
        | "profile.save"
        | "report.begin"
        | "report.save"
        | "report.remove"
        | "attachment.add"
        | "attachment.update"
        | "attachment.remove"
        | "report.standpoint"
        | "report.correct"
        | "report.restore"
        | "report.refresh"
        | "phrase.save"
        | "team.save"
        | "statistics.extract"
        | "contribution.read"
        | "contribution.remove"
        | "phrase.remove"
        | "incident.save"
        | "incident.remove"
        | "access-review.save"
        | "undo" => None,
        "case.delete" => {
            Some("Det som er slettet, er slettet for godt, og kan ikke hentes tilbake.")
        }
        "report.deliver" => Some("En levering kan ikke angres: NAV har fått rapporten."),
        "report.export" => {
            Some("At en PDF er skrevet, kan ikke angres: den kan allerede være sendt.")
        }
        "contribution.export" => {
            Some("At et bidrag er lagret som fil, kan ikke angres: det kan allerede være sendt.")
        }
        "access.make" => Some(
            "At en innsynsrapport er laget, kan ikke angres: den kan allerede være sendt. Slett filene i stedet.",
        ),
        "person.open" => Some("Navnet er vist, og det blir stående i endringsloggen."),
        "person.protect" => {
            Some("Adressen er slettet for godt, fordi deltakeren har adressesperre.")
        }
        "team.key" => Some("Nøkkelen kan ikke tas tilbake: andre kan ha fått den."),
        "report.sheet" => Some("At et regneark er lagret, kan ikke angres. Slett filen i stedet."),
        "attachment.export" => {
            Some("At et vedlegg er lagret som fil, kan ikke angres. Slett filen i stedet.")
        }
        "audit.export" | "incident.export" | "access-review.export" => {
            Some("At en fil er lagret, kan ikke angres. Slett filen i stedet.")
        }
        "copy.remove" => {
            Some("Filen er slettet fra disken. Eksporter den på nytt fra mappen om du trenger den.")
        }
        "backup.make" | "backup.verify" | "backup.rewrite" | "backup.remove" | "backup.forget" => {
            Some(
                "Sikkerhetskopier ligger utenfor mappen. Lag eller slett en under Personvern i stedet.",
            )
        }
        "backup.settings" => {
            Some("Endre innstillingene for sikkerhetskopier under Personvern i stedet.")
        }
        "backup.restore" => Some(
            "At mappen ble hentet fra en sikkerhetskopi, kan ikke angres. Mappen fra før er lagt til side under Personvern, og kan hentes fram igjen derfra.",
        ),
        "passphrase.change" | "passphrase.reset" => {
            Some("Et bytte av passordfrase kan ikke angres. Bytt den en gang til i stedet.")
        }
        "keyring.enable" | "keyring.disable" => Some(
            "Hvordan mappen låses opp, kan ikke angres. Slå nøkkelringen av eller på under Innstillinger i stedet.",
        ),
        "demo.load" => Some(
            "At eksempeldata ble lagt inn, kan ikke angres. Fjern dem under Innstillinger i stedet.",
        ),
        "handover.export" => Some(
            "At en overlevering er skrevet som fil, kan ikke angres: kollegaen kan ha tatt den imot. Ta den tilbake under «Personvern» i stedet.",
        ),
        "handover.receive" | "handover.take-back" | "handover.receipt" | "handover.recall" => {
            Some("En overlevering kan ikke angres: den gjelder hos begge.")
        }
        "demo.remove" => {
            Some("Eksempeldata som er fjernet, finnes ikke lenger. Legg dem inn på nytt.")
        }
        _ => Some("Denne endringen kan ikke angres."),
    }
}

fn in_the_way(conflict: &Conflict) -> &'static str {
    match conflict {
        Conflict::AlreadyReverted => "Dette er allerede angret.",
        Conflict::ChangedSince { .. } => {
            "Det samme er endret igjen senere. Angre den senere endringen først."
        }
        Conflict::NothingKept => {
            "Det som sto der før, er slettet for godt, og kan ikke hentes tilbake."
        }
    }
}

/// Refuses a record that cannot be as it now is, or that others miss.
fn records_fit(tx: &Write<'_>, operation: &Operation) -> Answer<()> {
    let records: BTreeMap<&Id, &str> = operation
        .changes()
        .map(|change| (&change.record, &*change.kind))
        .collect();
    for (id, kind) in records {
        match kind {
            Person::KIND => person_fits(tx, id)?,
            Contact::KIND => contact_fits(tx, id)?,
            Case::KIND => case_fits(tx, id)?,
            RecordedEvent::KIND => {
                fits::<RecordedEvent>(tx, id, |event| register::well_formed(&event.event))?
            }
            LogEntry::KIND => fits::<LogEntry>(tx, id, register::possible_entry)?,
            Employment::KIND => fits::<Employment>(tx, id, |job| {
                register::possible_job(job)?;
                known(tx, [Some(&job.employer), job.contact.as_ref()])
            })?,
            Practice::KIND => fits::<Practice>(tx, id, |practice| {
                register::possible_practice(practice)?;
                known(tx, [Some(&practice.employer), practice.contact.as_ref()])
            })?,
            Approval::KIND => fits::<Approval>(tx, id, |approval| approval_fits(tx, id, approval))?,
            Report::KIND => fits::<Report>(tx, id, |report| only_one(tx, id, report))?,
            Attachment::KIND => fits::<Attachment>(tx, id, |file| has_room(tx, &file.case))?,
            SetAside::KIND => fits::<SetAside>(tx, id, |_| Ok(()))?,
            Hold::KIND => fits::<Hold>(tx, id, |hold| only_hold(tx, id, hold))?,
            domain::Restriction::KIND => fits::<domain::Restriction>(tx, id, |restriction| {
                only_restriction(tx, id, restriction)
            })?,
            domain::Inquiry::KIND => fits::<domain::Inquiry>(tx, id, |_| Ok(()))?,
            _ => {}
        }
    }
    Ok(())
}

/// Checks a record, if it is there now, and that its case is where it has one.
fn fits<R: Record>(tx: &Write<'_>, id: &str, check: impl FnOnce(&R) -> Answer<()>) -> Answer<()> {
    let Some(record) = tx.find::<R>(id)? else {
        return Ok(());
    };
    if let Some(case) = record.case()
        && tx.find::<Case>(case)?.is_none()
    {
        return Err(untrue("Deltakeren det gjelder, er ikke registrert lenger."));
    }
    check(&record)
}

fn cases_are_sound(tx: &Write<'_>, operation: &Operation) -> Answer<()> {
    let mut cases = BTreeSet::new();
    for change in operation.changes() {
        if bears_facts(tx, change)? {
            cases.extend(&change.case);
        }
    }
    for case in cases {
        if tx.find::<Case>(case)?.is_some() {
            sound(tx, case)?;
        }
    }
    Ok(())
}

/// Whether dated events could follow from a record, as it now is, that did not before. Most do not,
/// and a history asks this of hundreds.
fn bears_facts(tx: &Write<'_>, change: &Change) -> Answer<bool> {
    Ok(match &*change.kind {
        LogEntry::KIND => {
            let entry = tx.find::<LogEntry>(&change.record)?;
            let of_note = |entry: LogEntry| {
                matches!(
                    entry.activity,
                    Activity::EmployerContact | Activity::Absence
                )
            };
            entry.is_some_and(of_note)
        }
        // Nothing follows from a draft, a file or advice, and what is delivered is not undone.
        Report::KIND
        | domain::NameOpening::KIND
        | Attachment::KIND
        | ExportedCopy::KIND
        | SetAside::KIND
        | Hold::KIND
        | domain::Restriction::KIND
        | domain::Inquiry::KIND
        | Phrase::KIND
        | Team::KIND
        | TeamKey::KIND
        | Contribution::KIND
        | YearExtract::KIND
        | domain::Incident::KIND
        | domain::AccessReview::KIND
        | store::DOCUMENT => false,
        _ => true,
    })
}

fn person_fits(tx: &Write<'_>, id: &str) -> Answer<()> {
    let Some(person) = tx.find::<Person>(id)? else {
        let missed = tx.all::<Case>()?.values().any(|case| case.person == id);
        return refuse_if(missed, "Deltakeren har et løp til.");
    };
    let nameless = person.full_name().is_blank();
    refuse_if(nameless, "Deltakeren ville ikke hatt noe navn.")?;
    let addressed = person.protected_address.is_protected() && person.has_address();
    refuse_if(
        addressed,
        "Deltakeren har adressesperre, og adressen skal ikke tilbake.",
    )?;
    let twin = |(other, them): (&Id, &Person)| {
        other != id && person.fnr.is_some() && them.fnr == person.fnr
    };
    let twins = tx.all::<Person>()?.iter().any(twin);
    refuse_if(twins, "Fødselsnummeret står nå på en annen deltaker.")
}

fn contact_fits(tx: &Write<'_>, id: &str) -> Answer<()> {
    if let Some(contact) = tx.find::<Contact>(id)? {
        contacts::named(&contact)?;
        return known(tx, [contact.organisation.as_ref()]);
    }
    let used = contacts::in_use(tx, id)?.is_some();
    refuse_if(
        used,
        "Kontakten er i bruk hos en deltaker eller en annen kontakt.",
    )
}

fn case_fits(tx: &Write<'_>, id: &str) -> Answer<()> {
    let Some(case) = tx.find::<Case>(id)? else {
        let more = !tx.of_case::<RecordedEvent>(id)?.is_empty()
            || !tx.of_case::<LogEntry>(id)?.is_empty()
            || !tx.of_case::<Employment>(id)?.is_empty()
            || !tx.of_case::<Practice>(id)?.is_empty()
            || !tx.of_case::<Report>(id)?.is_empty()
            || !tx.of_case::<Approval>(id)?.is_empty()
            || !tx.of_case::<Attachment>(id)?.is_empty()
            || !tx.of_case::<SetAside>(id)?.is_empty()
            || !tx.of_case::<Hold>(id)?.is_empty()
            || !tx.of_case::<domain::Restriction>(id)?.is_empty()
            || !tx.of_case::<domain::Inquiry>(id)?.is_empty()
            || !tx.of_case::<domain::AccessReport>(id)?.is_empty()
            || !tx.of_case::<MonthPart>(id)?.is_empty();
        return refuse_if(
            more,
            "Det er registrert mer på deltakeren siden. Angre det først.",
        );
    };
    let gone = tx.find::<Person>(&case.person)?.is_none();
    refuse_if(gone, "Deltakeren det gjelder, er ikke registrert lenger.")?;
    known(
        tx,
        [
            case.nav_office.as_ref(),
            case.nav_counsellor.as_ref(),
            case.clinician.as_ref(),
        ],
    )
}

/// Refuses a second draft of the same report, and one beside a delivered one of the same period.
fn only_one(tx: &Write<'_>, id: &str, report: &Report) -> Answer<()> {
    let reports = siblings_in(tx, report)?;
    let another = reports.iter().any(|(other, them)| {
        let same = them.template == report.template
            && them.occurrence == report.occurrence
            && them.milestone == report.milestone
            && them.replaces == report.replaces
            && them.incident == report.incident
            && (report.case.is_some() || them.period == report.period);
        other != id && same && (them.occurrence.is_some() || them.delivered.is_none())
    });
    refuse_if(another, "Den samme rapporten er påbegynt på nytt siden.")
}

/// Refuses a second hold on a case.
fn only_hold(tx: &Write<'_>, id: &str, hold: &Hold) -> Answer<()> {
    let holds = tx.of_case::<Hold>(&hold.case)?;
    let another = holds.keys().any(|other| other != id);
    refuse_if(another, "Slettingen er stanset på nytt siden.")
}

/// Refuses a second restriction of a case.
fn only_restriction(tx: &Write<'_>, id: &str, one: &domain::Restriction) -> Answer<()> {
    let all = tx.of_case::<domain::Restriction>(&one.case)?;
    let another = all.keys().any(|other| other != id);
    refuse_if(another, "Opplysningene er begrenset på nytt siden.")
}

/// Refuses a reference to a contact that is not there.
fn known<const N: usize>(tx: &Write<'_>, contacts: [Option<&Id>; N]) -> Answer<()> {
    for id in contacts.into_iter().flatten() {
        let gone = tx.find::<Contact>(id)?.is_none();
        refuse_if(gone, "En kontakt som det vises til, finnes ikke lenger.")?;
    }
    Ok(())
}

fn refuse_if(untrue_now: bool, reason: &str) -> Answer<()> {
    if untrue_now {
        Err(untrue(reason))
    } else {
        Ok(())
    }
}

fn untrue(reason: &str) -> ApiError {
    ApiError::new(Code::CannotUndo, reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_left_the_house_or_is_not_known_is_never_undone() {
        for operation in [
            "report.deliver",
            "report.export",
            "passphrase.change",
            "case.delete",
            "store.migrate",
            "demo.load",
            "demo.remove",
        ] {
            assert!(never(operation).is_some(), "{operation}");
        }
        assert_eq!(never("event.save"), None);
    }
}
