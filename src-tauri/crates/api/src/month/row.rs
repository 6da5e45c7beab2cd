//! A due date of the whole portfolio, with the form by which it is settled.

use super::live::newest;
use crate::{Answer, Api};
use domain::{Date, Id, Report};

/// How a due date of the portfolio is settled.
#[derive(Default)]
pub(crate) struct Settling {
    /// The form; none where the agreement has none for it.
    pub template: Option<String>,
    /// The draft on the same period, where one has been begun.
    pub draft: Option<Id>,
    /// The newest delivered report on it.
    pub report: Option<Id>,
    /// When that was delivered.
    pub delivered: Option<Date>,
}

impl Api {
    /// The form that settles a portfolio rule of an agreement, and what has been written of it for a period.
    pub(crate) fn settling_of(
        &self,
        agreement: &str,
        rule: &str,
        period: (Date, Date),
    ) -> Answer<Settling> {
        let templates = self.templates.for_agreement(agreement);
        let mut forms = templates
            .into_iter()
            .filter(|template| template.settles_portfolio.as_deref() == Some(rule));
        let Some(form) = forms.next() else {
            return Ok(Settling::default());
        };
        let mut settling = Settling {
            template: Some(form.id.clone()),
            ..Settling::default()
        };
        let reports = self.settling(agreement, rule)?;
        let draft = |(_, report): &(&Id, &Report)| {
            report.period == Some(period) && report.delivered.is_none()
        };
        settling.draft = reports.iter().find(draft).map(|(id, _)| id.clone());
        if let Some((id, report)) = newest(&reports, period) {
            settling.report = Some(id.clone());
            settling.delivered = report.delivered.as_ref().map(|delivery| delivery.date);
        }
        Ok(settling)
    }

    /// Whether something past its due date is still to be delivered: an earlier period was delivered here,
    /// and this one was not. Before that the app cannot know what was sent from elsewhere, and claims nothing.
    pub(crate) fn is_owed(
        &self,
        agreement: &str,
        rule: &str,
        period: (Date, Date),
    ) -> Answer<bool> {
        let reports = self.settling(agreement, rule)?;
        let delivered = reports.values().filter(|report| report.delivered.is_some());
        let periods: Vec<(Date, Date)> = delivered.filter_map(|report| report.period).collect();
        let earlier = periods.iter().any(|(_, last)| *last < period.0);
        Ok(earlier && !periods.contains(&period))
    }
}
