//! What is registered on a case: events, hours and contacts, jobs, work practice.

use crate::{Answer, Api, ApiError, Code, indicators, milestones, requests::*};
use domain::{
    Employment, Event, EventKind, Id, LogEntry, Percent, Practice, RecordedEvent, case::Activity,
    event::Misfit, person::PersonalData,
};
use store::Record;

impl Api {
    pub(crate) fn save_event(&mut self, request: SaveEvent) -> Answer<Made> {
        self.registrable(&request.case, &request.event)?;
        let SaveEvent {
            id,
            case,
            event,
            note,
            end_status,
            heading,
        } = request;
        self.not_of_practice(&case, id.as_ref(), &event)?;
        self.stands_so(&case, &event, end_status.as_deref())?;
        self.gathered_under(&case, &event, heading.as_deref())?;
        self.save(
            "event.save",
            id,
            case.clone(),
            RecordedEvent {
                case,
                event,
                note,
                end_status,
                heading,
            },
        )
    }

    /// Refuses an event that cannot be registered by hand: not whole, not the agreement's, or not yet
    /// happened.
    pub(crate) fn registrable(&self, case: &str, event: &Event) -> Answer<()> {
        well_formed(event)?;
        self.offered(case, event.kind)?;
        if event.date > self.today() && event.kind != EventKind::EndPlanned {
            let message = match event.kind {
                EventKind::Ended => {
                    "Datoen ligger fram i tid. Registrer «Planlagt avslutning» til tiltaket er avsluttet."
                }
                _ => "Datoen ligger fram i tid. Registrer hendelsen når den har skjedd.",
            };
            return Err(ApiError::new(Code::InvalidDate, message).with(["date"]));
        }
        Ok(())
    }

    /// Refuses an end status that the case's agreement does not have, or on an event that is no end.
    fn stands_so(&self, case: &str, event: &Event, status: Option<&str>) -> Answer<()> {
        let Some(status) = status else {
            return Ok(());
        };
        let case: domain::Case = self.opened()?.get(case)?;
        let known = self.agreement_of(&case)?.end_status(status).is_some();
        if known && event.kind == EventKind::Ended {
            return Ok(());
        }
        let message = match known {
            true => "Status på arbeidsmarkedet registreres bare på «Avsluttet».".to_owned(),
            false => format!("Avtalen har ingen sluttstatus «{status}»."),
        };
        Err(ApiError::new(Code::InvalidField, message).with(["end_status"]))
    }

    /// Refuses an event that the case's agreement does not know, or that follows from something else
    /// than a counsellor's word: deletion is done, not registered.
    fn offered(&self, case: &str, kind: EventKind) -> Answer<()> {
        let case: domain::Case = self.opened()?.get(case)?;
        if self.agreement_of(&case)?.events.contains(&kind) {
            return Ok(());
        }
        let message = format!(
            "«{}» registreres ikke for hånd under denne avtalen.",
            kind.label()
        );
        Err(ApiError::new(Code::UnknownEvent, message).with([kind.id()]))
    }

    pub(crate) fn remove_event(&mut self, request: ById) -> Answer<Nothing> {
        self.remove::<RecordedEvent>("event.remove", request)
    }

    pub(crate) fn save_entry(&mut self, request: SaveEntry) -> Answer<Made> {
        let SaveEntry { id, entry } = request;
        self.enterable(&entry)?;
        self.save("entry.save", id, entry.case.clone(), entry)
    }

    /// Refuses a log entry that cannot be, or of what has not been yet.
    pub(crate) fn enterable(&self, entry: &LogEntry) -> Answer<()> {
        possible_entry(entry)?;
        if entry.outside_office.is_some() {
            let case: domain::Case = self.opened()?.get(&entry.case)?;
            indicators::place_asked(self.agreement_of(&case)?, entry)?;
        }
        if entry.date > self.today() && entry.activity != Activity::Absence {
            let message = "Datoen ligger fram i tid. Før timer og kontakter når de har vært.";
            return Err(ApiError::new(Code::InvalidDate, message).with(["date"]));
        }
        Ok(())
    }

    pub(crate) fn remove_entry(&mut self, request: ById) -> Answer<Nothing> {
        self.remove::<LogEntry>("entry.remove", request)
    }

    pub(crate) fn save_employment(&mut self, request: SaveEmployment) -> Answer<Made> {
        let SaveEmployment { id, employment } = request;
        let agreement = self.may_keep_job(&employment.case)?;
        milestones::needed(agreement, &employment)?;
        indicators::job_asked(agreement, &employment)?;
        possible_job(&employment)?;
        self.in_register([Some(&employment.employer), employment.contact.as_ref()])?;
        self.save("employment.save", id, employment.case.clone(), employment)
    }

    pub(crate) fn remove_employment(&mut self, request: ById) -> Answer<Nothing> {
        self.remove::<Employment>("employment.remove", request)
    }

    pub(crate) fn save_practice(&mut self, request: SavePractice) -> Answer<Made> {
        let SavePractice { id, practice } = request;
        let case: domain::Case = self.opened()?.get(&practice.case)?;
        crate::cases::may_keep_practice(self.agreement_of(&case)?)?;
        possible_practice(&practice)?;
        self.in_register([Some(&practice.employer), practice.contact.as_ref()])?;
        self.save("practice.save", id, practice.case.clone(), practice)
    }

    pub(crate) fn remove_practice(&mut self, request: ById) -> Answer<Nothing> {
        self.remove::<Practice>("practice.remove", request)
    }

    fn may_keep_job(&self, case: &str) -> Answer<&agreements::Agreement> {
        let case: domain::Case = self.opened()?.get(case)?;
        let agreement = self.agreement_of(&case)?;
        crate::cases::may_keep(agreement, PersonalData::Employment, "arbeidsforhold")?;
        Ok(agreement)
    }

    /// Adds or changes a record of a case; a changed record stays with its case.
    pub(crate) fn save<R: Record>(
        &mut self,
        operation: &str,
        id: Option<Id>,
        case: Id,
        record: R,
    ) -> Answer<Made> {
        let id = self.write_facts(operation, &case.clone(), |tx| {
            tx.get::<domain::Case>(&case)?;
            let Some(id) = id else {
                return Ok(tx.insert(&record)?);
            };
            let before: R = tx.get(&id)?;
            if before.case() != Some(&case) {
                return Err(ApiError::new(
                    Code::InvalidRequest,
                    "Opplysningen hører til en annen deltaker.",
                ));
            }
            tx.update(&id, &record)?;
            Ok(id)
        })?;
        Ok(Made { id })
    }

    pub(crate) fn remove<R: Record>(&mut self, operation: &str, request: ById) -> Answer<Nothing> {
        let record: R = self.opened()?.get(&request.id)?;
        let case = record
            .case()
            .cloned()
            .ok_or_else(|| ApiError::internal("sletting"))?;
        self.write_facts(operation, &case, |tx| Ok(tx.remove::<R>(&request.id)?))?;
        Ok(Nothing {})
    }
}

/// The most participants of an activity in a group.
const GROUP: u32 = 99;

/// Refuses a log entry that cannot be.
pub(crate) fn possible_entry(entry: &LogEntry) -> Answer<()> {
    if entry.minutes > 24 * 60 {
        let message = "En føring kan ikke være lengre enn et døgn. Del den på flere dager.";
        return Err(ApiError::new(Code::InvalidField, message).with(["minutes"]));
    }
    if entry.until.is_some_and(|until| until < entry.date) {
        return Err(ends_before_it_begins("until"));
    }
    if let Some(size) = entry.group_size {
        let message = match entry.activity {
            Activity::Group if (1..=GROUP).contains(&size) => None,
            Activity::Group => {
                Some("Skriv hvor mange deltakere som var med i gruppen, fra 1 til 99.")
            }
            _ => Some("Antall deltakere føres bare på gruppeaktivitet."),
        };
        if let Some(message) = message {
            return Err(ApiError::new(Code::InvalidField, message).with(["group_size"]));
        }
    }
    if entry.activity == Activity::Absence && entry.valid.is_none() {
        let message =
            "Kryss av om fraværet har gyldig grunn; uten gyldig grunn kan NAV måtte varsles.";
        return Err(ApiError::new(Code::MissingField, message).with(["valid"]));
    }
    Ok(())
}

/// Refuses a job that cannot be.
pub(crate) fn possible_job(job: &Employment) -> Answer<()> {
    percent(job.percent)?;
    match (job.from, job.to) {
        (Some(from), Some(to)) if to < from => Err(ends_before_it_begins("to")),
        _ => milestones::possible_days(job),
    }
}

/// Refuses a period of work practice that cannot be.
pub(crate) fn possible_practice(practice: &Practice) -> Answer<()> {
    practice.percent.map_or(Ok(()), percent)?;
    let days = [
        ("planned_to", practice.planned_to),
        ("ended", practice.ended),
    ];
    match days
        .iter()
        .find(|(_, day)| day.is_some_and(|day| day < practice.from))
    {
        Some((field, _)) => Err(ends_before_it_begins(field)),
        None => Ok(()),
    }
}

/// Refuses an event whose further fields do not fit its kind.
pub(crate) fn well_formed(event: &Event) -> Answer<()> {
    let (code, field, verb) = match event.misfit() {
        None => return Ok(()),
        Some(Misfit::Missing(field)) => (Code::MissingField, field, "mangler"),
        Some(Misfit::Superfluous(field)) => (Code::UnknownField, field, "hører ikke til"),
    };
    let message = format!("«{}»: feltet «{}» {verb}.", event.kind.label(), field.id());
    Err(ApiError::new(code, message).with([field.id()]))
}

fn percent(percent: Percent) -> Answer<()> {
    if percent.is_one_position() {
        return Ok(());
    }
    let message = "Stillingsprosenten må være fra 1 til 100. Har deltakeren flere jobber, registrer hver for seg.";
    Err(ApiError::new(Code::Percent, message).with(["percent"]))
}

fn ends_before_it_begins(field: &str) -> ApiError {
    ApiError::new(
        Code::InvalidDate,
        "Siste dag kan ikke ligge før første dag.",
    )
    .with([field])
}
