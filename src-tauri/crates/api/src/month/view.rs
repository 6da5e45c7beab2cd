//! One month of an agreement, whole.

use super::{state::title_of, *};
use crate::{Answer, Api, month::live::Delivered};
use agreements::{Agreement, Figures, results::percent};
use domain::CaseFile;

impl Api {
    pub(crate) fn month(&mut self, request: AskMonth) -> Answer<MonthView> {
        let AskMonth { agreement, month } = request;
        let agreement = self.agreement(&agreement)?;
        let period = (month.first(), month.last());
        let files = self.counted_cases(&agreement.id)?;
        let rule = agreement.monthly().map_or("", |rule| rule.id.as_str());
        let delivered = self.delivered_of(&agreement.id, rule, period)?;
        let counted = self.counted(&agreement.id, &files, period, delivered.as_ref())?;
        let cases = &counted.cases;
        let standing = self.standing(agreement, &files, month, cases, delivered.as_ref())?;
        let figures = agreement.figures.iter().map(|figure| FigureRow {
            id: figure.id.clone(),
            title: figure.title.clone(),
            source: figure.source.clone(),
            reading_note: figure.reading_note.clone(),
            count: counted.figures.get(&figure.id).copied().unwrap_or_default(),
            cases: named(&files, |at| cases[at].figures.contains(&figure.id)),
            others: counted.others.get(&figure.id).copied().unwrap_or_default(),
            beside: counted.beside.get(&figure.id).copied().unwrap_or_default(),
            kept: delivered
                .as_ref()
                .and_then(|delivered| delivered.report.figures.get(&figure.id).copied()),
        });
        Ok(MonthView {
            agreement: agreement.id.clone(),
            name: agreement.name(),
            month,
            title: title_of(period),
            period,
            over: standing.over,
            state: standing.state,
            figures: figures.collect(),
            shares: agreement
                .shares
                .iter()
                .map(|share| ShareRow {
                    id: share.id.clone(),
                    title: share.title.clone(),
                    percent: share.percent(&counted.figures),
                })
                .collect(),
            targets: targets(agreement, &counted.figures),
            crosschecks: agreement
                .crosschecks
                .iter()
                .map(|check| CrosscheckRow {
                    text: check.text.clone(),
                    source: check.source.clone(),
                    wrong: check.disagreement(&counted.figures),
                })
                .collect(),
            results: self.results_row(agreement, period, &standing, delivered)?,
            missing: standing.missing,
            differences: standing.differences,
        })
    }

    fn results_row(
        &self,
        agreement: &Agreement,
        period: (Date, Date),
        standing: &state::Standing,
        delivered: Option<Delivered>,
    ) -> Answer<Option<ResultsRow>> {
        let Some(rule) = agreement.monthly() else {
            return Ok(None);
        };
        let templates = self.templates.for_agreement(&agreement.id);
        let mut settling = templates
            .into_iter()
            .filter(|t| t.settles_portfolio.as_deref() == Some(&*rule.id));
        let Some(template) = settling.next() else {
            return Ok(None);
        };
        let written = self.settling(&agreement.id, &rule.id)?;
        let mut drafts = written
            .into_iter()
            .filter(|(_, report)| report.delivered.is_none() && report.period == Some(period));
        let draft = drafts.next();
        let (mut missing, mut disagreements, mut exported) = (0, Vec::new(), false);
        if let Some((_, report)) = &draft {
            let template = self.template_of(report)?;
            missing = reports::missing(template, &report.values).len();
            disagreements = typed::disagreements(template, agreement, &report.values);
            exported = self.sent(report)?.is_some();
        }
        let due = standing.due.as_ref();
        Ok(Some(ResultsRow {
            template: template.id.clone(),
            title: template.title.clone(),
            recipients: rule.recipients.clone(),
            due: due.map(|due| due.due),
            work_by: due.map(|due| due.work_by),
            draft: draft.map(|(id, _)| id),
            missing,
            disagreements,
            exported,
            report: delivered.as_ref().map(|delivered| delivered.id.clone()),
            delivered: delivered.and_then(|delivered| Some(delivered.report.delivered?.date)),
        }))
    }
}

pub(super) fn targets(agreement: &Agreement, figures: &Figures) -> Vec<TargetRow> {
    let sum = |ids: &[String]| ids.iter().filter_map(|id| figures.get(id)).sum::<u32>();
    let targets = agreement.targets.iter();
    targets
        .map(|target| {
            let (reached, of) = (sum(&target.reached), sum(&target.of));
            TargetRow {
                about: target.about.clone(),
                percent: target.percent,
                source: target.source.clone(),
                counted: !target.of.is_empty(),
                reached,
                of,
                share: percent(reached, of),
            }
        })
        .collect()
}

/// The participants of the cases at these places, by name.
fn named(files: &[CaseFile], counts: impl Fn(usize) -> bool) -> Vec<CaseName> {
    let mut names: Vec<CaseName> = files
        .iter()
        .enumerate()
        .filter(|(at, _)| counts(*at))
        .map(|(_, file)| CaseName {
            id: file.id.clone(),
            name: file.person.full_name(),
        })
        .collect();
    names.sort_by_key(|one| (one.name.0.to_lowercase(), one.id.clone()));
    names
}
