//! The reports that carry a claim: the invoice basis of an agreement's month, and the claim for one milestone
//! of one participant. Which templates they are is told by what these ask for, and by nothing else.

use super::ClaimReport;
use crate::{Answer, Api, ApiError, Code, subject::Subject};
use agreements::MilestoneStanding;
use domain::{CaseFile, Date, EventKind, Month, Report, dates::norwegian, event::Milestone};
use reports::{Scope, Template};

/// Names that are reckoned here begin with this.
pub(super) const CLAIM: &str = "claim.";

/// What tells the milestone that a claim is for.
pub(super) const MILESTONE: &str = "claim.milestone";

/// Whether a template carries a claim.
fn carries_claim(template: &Template) -> bool {
    template
        .computed()
        .iter()
        .any(|name| name.starts_with(CLAIM))
}

/// Whether a template claims one milestone of one participant.
fn claims_milestone(template: &Template) -> bool {
    template.scope == Scope::Case && template.settles == Some(EventKind::ClaimSent)
}

/// The month that a report is on; none where its period is no whole month.
pub(super) fn month_of(period: Option<(Date, Date)>) -> Option<Month> {
    let (from, to) = period?;
    let month = Month::of(from);
    (month.first() == from && month.last() == to).then_some(month)
}

impl Api {
    /// The invoice basis of an agreement.
    pub(crate) fn claim_template(&self, agreement: &str) -> Option<&Template> {
        let templates = self.templates.for_agreement(agreement);
        templates
            .into_iter()
            .find(|template| template.scope == Scope::Portfolio && carries_claim(template))
    }

    /// The claim for one milestone.
    pub(crate) fn case_claim_template(&self, agreement: &str) -> Option<&Template> {
        let templates = self.templates.for_agreement(agreement);
        templates
            .into_iter()
            .find(|template| claims_milestone(template))
    }

    /// The invoice basis of a month: the one that nothing corrects.
    pub(crate) fn claim_report(
        &self,
        agreement: &str,
        month: Month,
    ) -> Answer<Option<ClaimReport>> {
        let Some(template) = self.claim_template(agreement) else {
            return Ok(None);
        };
        let reports = self.opened()?.all::<Report>()?;
        let of_month = |report: &Report| {
            report.case.is_none()
                && report.template == template.id
                && month_of(report.period) == Some(month)
        };
        let corrected = |id: &str| {
            let mut others = reports.values();
            others.any(|other| other.replaces.as_deref() == Some(id))
        };
        let mut found = reports
            .iter()
            .filter(|(id, report)| of_month(report) && !corrected(id));
        Ok(found.next().map(|(id, report)| ClaimReport {
            id: id.clone(),
            delivered: report.delivered.as_ref().map(|delivery| delivery.date),
        }))
    }

    /// Which milestone a claim that is begun is for: the one that is asked for, or the first whose claim can
    /// be sent. None where the template claims none.
    pub(crate) fn milestone_to_claim(
        &self,
        file: &CaseFile,
        template: &Template,
        wanted: Option<Milestone>,
    ) -> Answer<Option<Milestone>> {
        if !claims_milestone(template) {
            return Ok(None);
        }
        let standings = self.standings(file)?;
        let unsent = |standing: &&MilestoneStanding| standing.sent.is_none();
        let found = match wanted {
            Some(wanted) => standings.iter().find(|standing| standing.id == wanted),
            None => {
                let reached = |standing: &&MilestoneStanding| standing.held.is_some();
                let mut open = standings.iter().filter(unsent);
                let first = open.clone().find(reached);
                first.or_else(|| open.next())
            }
        };
        match found {
            Some(standing) if standing.sent.is_none() => Ok(Some(standing.id)),
            Some(standing) => Err(sent(standing)),
            None => {
                let message = "Kravene for alle milepælene er sendt.";
                Err(ApiError::new(Code::AlreadyRegistered, message).with(["milestone"]))
            }
        }
    }

    /// What must hold when a report that carries a claim is delivered. A claim's milestone is the one that
    /// its form names.
    pub(crate) fn fit_to_claim(
        &self,
        subject: &Subject,
        template: &Template,
        report: &mut Report,
    ) -> Answer<()> {
        if template.scope == Scope::Portfolio && carries_claim(template) {
            let Some(month) = month_of(report.period) else {
                return Ok(());
            };
            if self.today() <= month.last() {
                let message = format!(
                    "Måneden er ikke omme: den siste dagen er {}. Lever fakturagrunnlaget når den er over.",
                    norwegian(month.last())
                );
                return Err(ApiError::new(Code::InvalidDate, message).with(["period"]));
            }
        }
        let (true, Some(file), None) =
            (claims_milestone(template), &subject.file, &report.replaces)
        else {
            return Ok(());
        };
        let standings = self.standings(file)?;
        let asks = |field: &&reports::Field| {
            field
                .prefill
                .as_ref()
                .is_some_and(|origin| origin.id() == MILESTONE)
        };
        if let Some(field) = template.fields().find(asks) {
            let said = report
                .values
                .get(&field.id)
                .map_or("", |text| text.trimmed());
            let named = |standing: &&MilestoneStanding| {
                said == standing.title || said == with_percent(standing)
            };
            let Some(standing) = standings.iter().find(named) else {
                let label = field.label.trim_end_matches(':');
                let message = format!("Velg milepælen som kravet gjelder, i «{label}».");
                return Err(ApiError::new(Code::MissingField, message).with([&field.id]));
            };
            report.milestone = Some(standing.id);
        }
        let claimed = |standing: &&MilestoneStanding| Some(standing.id) == report.milestone;
        match standings.iter().find(claimed) {
            Some(standing) if standing.sent.is_some() => Err(sent(standing)),
            Some(standing) if standing.held.is_none() => {
                let message = format!(
                    "{} er ikke nådd. Hver milepæl betales bare når kriteriet for den er oppfylt.",
                    standing.title
                );
                Err(ApiError::new(Code::InvalidRequest, message).with(["milestone"]))
            }
            _ => Ok(()),
        }
    }

    /// Where a case's milestones stand, by its own agreement.
    pub(super) fn standings(&self, file: &CaseFile) -> Answer<Vec<MilestoneStanding>> {
        let agreement = self.agreement_of(&file.case)?;
        Ok(self.progress(file, agreement)?.milestones)
    }
}

/// As a claim's form names it: «Ansettelse (40 %)».
pub(super) fn with_percent(standing: &MilestoneStanding) -> String {
    format!("{} ({} %)", standing.title, standing.percent)
}

fn sent(standing: &MilestoneStanding) -> ApiError {
    let day = standing.sent.as_ref().map(|sent| norwegian(sent.date));
    let message = format!(
        "Kravet for {} er alt sendt {}. Hver milepæl betales én gang.",
        standing.title.to_lowercase(),
        day.unwrap_or_default()
    );
    ApiError::new(Code::AlreadyRegistered, message).with(["milestone"])
}
