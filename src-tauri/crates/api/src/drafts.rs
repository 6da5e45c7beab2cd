//! Reports under way across all participants: to export several in one go, and to register what was sent.

use crate::{Answer, Api, report_work, requests::Nothing};
use domain::{Date, Id, Private, Report, Standpoint};
use reports::Scope;
use serde::Serialize;
use std::collections::BTreeSet;
use ts_rs::TS;

/// Every report that has not been delivered.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Drafts {
    /// By due date, then by participant; what has no deadline stands last.
    pub drafts: Vec<Draft>,
    /// The folder to propose; empty when none has been chosen.
    pub folder: String,
    /// What can be written on whole agreements, of those that participants are under.
    pub forms: Vec<CommonForm>,
    /// The reports on whole agreements that have been delivered, the newest first.
    pub delivered: Vec<CommonReport>,
}

/// A form on a whole agreement.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CommonForm {
    /// The template.
    pub template: String,
    /// Its title.
    pub title: String,
    /// The agreement's id.
    pub agreement_id: String,
    /// The agreement's name.
    pub agreement: String,
    /// What it is for.
    pub description: Option<String>,
    /// Whether it reports on a period.
    pub period: bool,
}

/// A delivered report on a whole agreement.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CommonReport {
    /// The report.
    pub id: Id,
    /// The template's title.
    pub title: String,
    /// The agreement's name.
    pub agreement: Private,
    /// First and last day reported on.
    pub period: Option<(Date, Date)>,
    /// When NAV got it.
    pub delivered: Date,
}

/// A report under way, and what stands in the way of sending it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Draft {
    /// The report.
    pub id: Id,
    /// The case; none for a report on a whole agreement.
    pub case: Option<Id>,
    /// The participant's name, or the agreement's.
    pub participant: Private,
    /// The template's title.
    pub title: String,
    /// Which of the periodic reports.
    pub occurrence: Option<u32>,
    /// First and last day reported on.
    pub period: Option<(Date, Date)>,
    /// When NAV must have it; none where no deadline asks for it.
    pub due: Option<Date>,
    /// How many required fields lack text.
    pub missing: usize,
    /// What the participant says to it.
    pub standpoint: Option<Standpoint>,
    /// Whether the participant is asked.
    pub asks_participant: bool,
    /// Whether a PDF has been made of the present text.
    pub exported: bool,
    /// The file name to propose. Names no one, and no other draft has the same.
    pub file_name: String,
}

impl Api {
    pub(crate) fn drafts(&mut self, _: Nothing) -> Answer<Drafts> {
        let mut drafts = Vec::new();
        let mut delivered = Vec::new();
        let mut agreements = BTreeSet::new();
        for (id, report) in self.opened()?.all::<Report>()? {
            if report.case.is_some() {
                continue;
            }
            let (Ok(template), subject) = (self.template_of(&report), self.subject(&report)?)
            else {
                continue;
            };
            let Ok(agreement) = self.whose(&subject) else {
                continue;
            };
            if let Some(delivery) = &report.delivered {
                delivered.push(CommonReport {
                    id,
                    title: template.title.clone(),
                    agreement,
                    period: report.period,
                    delivered: delivery.date,
                });
                continue;
            }
            drafts.push(Draft {
                case: None,
                participant: agreement,
                title: template.title.clone(),
                occurrence: None,
                period: report.period,
                due: None,
                missing: reports::missing(template, &report.values).len(),
                standpoint: report.standpoint,
                asks_participant: false,
                exported: self.sent(&report)?.is_some(),
                file_name: report_work::file_name(
                    template,
                    subject.mark(),
                    (None, None),
                    report.period,
                    self.today(),
                ),
                id,
            });
        }
        delivered.sort_by(|a: &CommonReport, b| (b.delivered, &b.id).cmp(&(a.delivered, &a.id)));
        for file in self.listed_files()? {
            agreements.insert(file.case.agreement.clone());
            let open = file.reports.iter().filter(|(_, r)| r.delivered.is_none());
            let open: Vec<_> = open.map(|(id, r)| (id.clone(), r.clone())).collect();
            if open.is_empty() {
                continue;
            }
            let agreement = self.agreement_of(&file.case).ok();
            let dues = agreement.map(|agreement| self.dues(&file, agreement));
            let dues = dues.transpose()?.unwrap_or_default();
            for (id, mut report) in open {
                // A template that is gone shows when the report itself is opened.
                let Ok(template) = self.template_of(&report).cloned() else {
                    continue;
                };
                self.renew_period(&mut report, &file, &template);
                let drafted = |action: &crate::views::Action| matches!(action, crate::views::Action::Report { draft: Some(draft), .. } if *draft == id);
                let due = dues.iter().find(|due| drafted(&due.action));
                drafts.push(Draft {
                    due: due.map(|due| due.deadline.due),
                    missing: reports::missing(&template, &report.values).len(),
                    asks_participant: template.comment().is_some(),
                    exported: self.sent(&report)?.is_some(),
                    file_name: report_work::file_name(
                        &template,
                        &file.case.reference,
                        (report.occurrence, report.milestone),
                        report.period,
                        self.today(),
                    ),
                    participant: file.person.full_name(),
                    title: template.title,
                    occurrence: report.occurrence,
                    period: report.period,
                    standpoint: report.standpoint,
                    case: Some(file.id.clone()),
                    id,
                });
            }
        }
        drafts.sort_by(|a, b| {
            let key = |draft: &Draft| {
                (
                    draft.due.is_none(),
                    draft.due,
                    draft.participant.0.to_lowercase(),
                    draft.id.clone(),
                )
            };
            key(a).cmp(&key(b))
        });
        let mut forms = Vec::new();
        for agreement in agreements.iter().filter_map(|id| self.agreements.get(id)) {
            let templates = self.templates.for_agreement(&agreement.id).into_iter();
            forms.extend(
                templates
                    .filter(|t| t.scope == Scope::Portfolio)
                    .map(|t| CommonForm {
                        template: t.id.clone(),
                        title: t.title.clone(),
                        agreement_id: agreement.id.clone(),
                        agreement: agreement.name(),
                        description: t.description.clone(),
                        period: t.period,
                    }),
            );
        }
        Ok(Drafts {
            drafts,
            folder: self.own_profile()?.export_folder,
            forms,
            delivered,
        })
    }
}
