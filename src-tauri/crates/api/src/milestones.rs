//! NAV's approvals of milestones, and what a job may tell for their sake. Where milestones stand is the
//! agreement's computation ([`agreements::Progress`]).

use crate::{Answer, Api, ApiError, Code, requests::*};
use agreements::{Agreement, CriterionBy, Progress};
use domain::{Approval, Case, CaseFile, Employment, Id, Percent, case::Fact};
use serde::Deserialize;
use store::Write;
use ts_rs::TS;

/// An approval to record, or to change where `id` is given.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveApproval {
    /// The approval to change; none for a new one.
    #[serde(default)]
    pub id: Option<Id>,
    /// The approval.
    pub approval: Approval,
}

impl Api {
    pub(crate) fn save_approval(&mut self, request: SaveApproval) -> Answer<Made> {
        let SaveApproval { id, approval } = request;
        let case: Case = self.opened()?.get(&approval.case)?;
        let mut milestones = self.agreement_of(&case)?.milestones.iter();
        if !milestones.any(|rule| rule.id == approval.milestone) {
            let message = "Avtalen har ingen slik milepæl.";
            return Err(ApiError::new(Code::InvalidField, message).with(["milestone"]));
        }
        if approval.date > self.today() {
            let message = "Datoen ligger fram i tid. Registrer godkjenningen når NAV har gitt den.";
            return Err(ApiError::new(Code::InvalidDate, message).with(["date"]));
        }
        let others = self.opened()?.of_case::<Approval>(&approval.case)?;
        only_one(&others, id.as_ref(), &approval)?;
        self.save("approval.save", id, approval.case.clone(), approval)
    }

    pub(crate) fn remove_approval(&mut self, request: ById) -> Answer<Nothing> {
        self.remove::<Approval>("approval.remove", request)
    }

    /// Where the milestones of a case stand today, by the provider's own readings.
    pub(crate) fn progress(&self, file: &CaseFile, agreement: &Agreement) -> Answer<Progress> {
        let settings = self.settings_of(agreement)?;
        Ok(agreement.progress(file, self.today(), &settings))
    }

    /// The case's facts, with the hirings that its milestones rest on.
    pub(crate) fn facts(&self, file: &CaseFile, agreement: &Agreement) -> Answer<Vec<Fact>> {
        let settings = self.settings_of(agreement)?;
        Ok(agreement.facts(file, self.today(), &settings))
    }
}

/// Refuses an approval that cannot stand beside the others of its case.
pub(crate) fn approval_fits(tx: &Write<'_>, id: &Id, approval: &Approval) -> Answer<()> {
    only_one(&tx.of_case::<Approval>(&approval.case)?, Some(id), approval)
}

fn only_one<'a>(
    others: impl IntoIterator<Item = (&'a Id, &'a Approval)>,
    id: Option<&Id>,
    approval: &Approval,
) -> Answer<()> {
    let twice = others
        .into_iter()
        .any(|(other, them)| Some(other) != id && them.milestone == approval.milestone);
    if twice {
        let message =
            "NAVs godkjenning av milepælen er allerede registrert. Rett den som står der.";
        return Err(ApiError::new(Code::AlreadyRegistered, message).with(["milestone"]));
    }
    Ok(())
}

/// Refuses what of a job only an agreement's milestones need to know, where none of them does.
pub(crate) fn needed(agreement: &Agreement, job: &Employment) -> Answer<()> {
    let asks = |by| {
        let mut criteria = agreement.milestones.iter().flat_map(|rule| &rule.criteria);
        criteria.any(|criterion| criterion.by == by)
    };
    let (sick, pension) = (CriterionBy::SickListed, CriterionBy::DisabilityPension);
    let given = [
        ("fit_from", "friskmelding", job.fit_from.is_some(), sick),
        (
            "fully_fit_from",
            "friskmelding",
            job.fully_fit_from.is_some(),
            sick,
        ),
        (
            "sick_again_from",
            "sykmelding",
            job.sick_again_from.is_some(),
            sick,
        ),
        (
            "pension_cut",
            "uføretrygd",
            job.pension_cut.is_some(),
            pension,
        ),
        (
            "pension_cut_from",
            "uføretrygd",
            job.pension_cut_from.is_some(),
            pension,
        ),
    ];
    let mut given = given.into_iter();
    match given.find(|(_, _, given, by)| *given && !asks(*by)) {
        None => Ok(()),
        Some((field, what, ..)) => {
            let message = format!("Avtalen trenger ikke opplysninger om {what}. Tøm feltet.");
            Err(ApiError::new(Code::NotPermitted, message).with([field]))
        }
    }
}

/// Refuses days of a job's end, of fitness and of a pension that cannot all be true.
pub(crate) fn possible_days(job: &Employment) -> Answer<()> {
    let refuse =
        |field: &str, message: &str| Err(ApiError::new(Code::InvalidDate, message).with([field]));
    let before = |a, b| matches!((a, b), (Some(a), Some(b)) if a < b);
    if before(job.ended, job.from) {
        return refuse(
            "ended",
            "Deltakeren kan ikke ha sluttet før første dag i jobben.",
        );
    }
    if before(job.to, job.ended) {
        return refuse(
            "ended",
            "Dagen deltakeren sluttet, kan ikke ligge etter at kontrakten gikk ut. Rett «Ansatt til» hvis jobben varte lenger.",
        );
    }
    if before(job.fully_fit_from, job.fit_from) {
        return refuse(
            "fully_fit_from",
            "Deltakeren kan ikke være helt friskmeldt før delvis friskmelding.",
        );
    }
    if job.sick_again_from.is_some() && !before(job.fully_fit_from, job.sick_again_from) {
        return refuse(
            "sick_again_from",
            "Ny sykmelding må komme etter dagen deltakeren ble helt friskmeldt.",
        );
    }
    if job.pension_cut.is_some_and(|cut| cut > Percent::whole(100)) {
        let message = "Uføretrygden kan reduseres med høyst 100 %.";
        return Err(ApiError::new(Code::InvalidField, message).with(["pension_cut"]));
    }
    Ok(())
}
