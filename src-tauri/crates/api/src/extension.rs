//! Extensions that the agreement cannot give are refused when they are registered. The pure evaluation is
//! more patient: it takes the nearest day that it can.

use crate::{Answer, ApiError, Code};
use agreements::{Agreement, DurationEnd, Registry};
use domain::{Case, CaseFile, Date, EventKind, Id, RecordedEvent, dates::norwegian};
use std::collections::BTreeMap;
use store::{Operation, Record as _, Write};

/// How an extension cannot be.
#[derive(Clone, Copy)]
enum Misfit {
    /// Past the last day of the maximum.
    TooLong,
    /// Before the last day without any extension. A shorter one than one before is none: the last that
    /// NAV approved counts, also where it takes back what it gave.
    TooShort,
}

/// Refuses an extension that is, or that this change makes, impossible. What could not be before the change
/// either stands: a transcription of the agreement that was corrected since must not lock the case.
pub(crate) fn fits(
    agreement: &Agreement,
    before: Option<&CaseFile>,
    after: &CaseFile,
) -> Answer<()> {
    let old = before
        .map(|file| extensions(agreement, file))
        .unwrap_or_default();
    let Some(duration) = duration(agreement, after) else {
        return Ok(());
    };
    for (id, (until, misfit)) in extensions(agreement, after) {
        let same = old.get(&id).filter(|(was, _)| *was == until);
        match (misfit, same) {
            (None, _) | (_, Some((_, Some(_)))) => {}
            (Some(misfit), None) => return Err(impossible(misfit, &duration)),
            (Some(misfit), Some((_, None))) => {
                return Err(made_impossible(misfit, until, &duration));
            }
        }
    }
    Ok(())
}

/// Refuses another version of the agreement that cannot give what NAV has approved. One that gives as much
/// without an extension is no harm.
pub(crate) fn fits_moved(to: &Agreement, file: &CaseFile) -> Answer<()> {
    let too_long = |(until, misfit)| matches!(misfit, Some(Misfit::TooLong)).then_some(until);
    let furthest = extensions(to, file)
        .into_values()
        .filter_map(too_long)
        .max();
    match (furthest, duration(to, file)) {
        (Some(until), Some(duration)) => Err(made_impossible(Misfit::TooLong, until, &duration)),
        _ => Ok(()),
    }
}

/// Every registered extension by its record, with what is wrong with it.
fn extensions(agreement: &Agreement, file: &CaseFile) -> BTreeMap<Id, (Date, Option<Misfit>)> {
    let duration = duration(agreement, file);
    let misfit = |until: Date| {
        let DurationEnd {
            base_end,
            maximum_end,
            ..
        } = duration.as_ref()?;
        match until {
            until if until > *maximum_end => Some(Misfit::TooLong),
            until if until < *base_end => Some(Misfit::TooShort),
            _ => None,
        }
    };
    let registered = file.events.iter();
    let of_kind = registered.filter(|(_, one)| one.event.kind == EventKind::ExtensionApproved);
    of_kind
        .filter_map(|(id, one)| Some((id.clone(), one.event.until?)))
        .map(|(id, until)| (id, (until, misfit(until))))
        .collect()
}

pub(crate) fn duration(agreement: &Agreement, file: &CaseFile) -> Option<DurationEnd> {
    let attributes = &file.case.attributes;
    agreement.duration.end(&file.timeline(), attributes)
}

/// What stands in the extension itself cannot be.
fn impossible(misfit: Misfit, duration: &DurationEnd) -> ApiError {
    let because = &duration.maximum_because;
    let message = match misfit {
        Misfit::TooLong => format!(
            "Siste dag kan ikke være senere enn {}. Varigheten fra oppstart {} er {because}.",
            norwegian(duration.maximum_end),
            norwegian(duration.started),
        ),
        Misfit::TooShort => format!(
            "Tiltaket varer til {} også uten forlengelse. Skal det avsluttes før, registrer «{}» i stedet.",
            norwegian(duration.base_end),
            EventKind::EndPlanned.label(),
        ),
    };
    ApiError::new(Code::InvalidDate, message).with(["until"])
}

/// The extension stands; something else would then not fit it.
fn made_impossible(misfit: Misfit, until: Date, duration: &DurationEnd) -> ApiError {
    let until = norwegian(until);
    let reason = match misfit {
        Misfit::TooLong => format!(
            "Siste mulige dag blir {}: varigheten fra oppstart {} er {}.",
            norwegian(duration.maximum_end),
            norwegian(duration.started),
            duration.maximum_because
        ),
        Misfit::TooShort => format!(
            "Uten forlengelse varer tiltaket da til {}.",
            norwegian(duration.base_end)
        ),
    };
    let label = EventKind::ExtensionApproved.label();
    let message = format!(
        "Forlengelsen som er registrert til {until}, passer ikke lenger. {reason} Endre eller fjern «{label}» under Hendelser først."
    );
    ApiError::new(Code::ImpossibleOrder, message)
        .with([EventKind::ExtensionApproved.id(), EventKind::Started.id()])
}

/// The cases whose duration an operation concerns, as they are before it is taken back.
pub(crate) fn concerned(tx: &Write<'_>, operation: &Operation) -> Answer<BTreeMap<Id, CaseFile>> {
    let mut files = BTreeMap::new();
    for change in operation.changes() {
        let concerns = [Case::KIND, RecordedEvent::KIND].contains(&&*change.kind);
        let Some(case) = change.case.as_ref().filter(|_| concerns) else {
            continue;
        };
        if !files.contains_key(case) && tx.find::<Case>(case)?.is_some() {
            files.insert(case.clone(), tx.case_file(case)?);
        }
    }
    Ok(files)
}

/// [`fits`] for those of these cases that are still there.
pub(crate) fn all_fit(
    agreements: &Registry,
    tx: &Write<'_>,
    before: &BTreeMap<Id, CaseFile>,
) -> Answer<()> {
    for (id, before) in before {
        if tx.find::<Case>(id)?.is_none() {
            continue;
        }
        let after = tx.case_file(id)?;
        let case = &after.case;
        if let Some(agreement) = agreements.version(&case.agreement, &case.agreement_version) {
            match before.case.agreement_version == case.agreement_version {
                true => fits(agreement, Some(before), &after)?,
                false => fits_moved(agreement, &after)?,
            }
        }
    }
    Ok(())
}
