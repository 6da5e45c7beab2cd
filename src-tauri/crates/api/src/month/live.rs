//! What a period counts now, and what was delivered of it.

use crate::{Answer, Api};
use agreements::{CaseFigures, Figures, results::totals};
use domain::{CaseFile, Date, Id, Month, MonthPart, Report};
use std::collections::{BTreeMap, BTreeSet};

/// The newest delivered report of a period, with the parts of the cases that are still there.
pub(crate) struct Delivered {
    pub id: Id,
    pub report: Report,
    pub parts: BTreeMap<Id, BTreeSet<String>>,
}

/// What a period counts, with where it comes from.
pub(crate) struct Counted {
    /// Everything, in the report's own numbers.
    pub figures: Figures,
    /// The cases that are in the app.
    pub cases: Vec<CaseFigures>,
    /// What other counsellors have sent.
    pub others: Figures,
    /// By figure, what was delivered beside both.
    pub beside: BTreeMap<String, i64>,
}

impl Delivered {
    /// How much of a figure is known: the cases that are still there, and what others had sent.
    fn known(&self, id: &str) -> i64 {
        let there = self.parts.values().filter(|part| part.contains(id)).count();
        let there = i64::try_from(there).unwrap_or(i64::MAX);
        let others = self.report.others.get(id).copied().unwrap_or_default();
        there.saturating_add(i64::from(others))
    }
}

impl Api {
    /// The agreement's cases, whatever version they follow. One whose agreement cannot be read is left out.
    pub(crate) fn counted_cases(&self, agreement: &str) -> Answer<Vec<CaseFile>> {
        let files = self.without_borrowed(self.listed_files()?)?.into_iter();
        Ok(files
            .filter(|file| {
                file.case.agreement == agreement && self.agreement_of(&file.case).is_ok()
            })
            .collect())
    }

    /// What the cases of an agreement count in a month, computed now, and each case's part. The month is
    /// told by any of its days.
    pub fn month_figures(
        &self,
        agreement: &str,
        month: Date,
    ) -> Answer<(Figures, Vec<CaseFigures>)> {
        let month = Month::of(month);
        let files = self.counted_cases(agreement)?;
        self.figures_of(agreement, &files, (month.first(), month.last()))
    }

    /// What the newest delivered report of a month kept, without names; none while none is delivered.
    pub fn delivered_figures(&self, agreement: &str, month: Date) -> Answer<Option<Figures>> {
        let month = Month::of(month);
        let Some(rule) = self.agreement(agreement)?.monthly() else {
            return Ok(None);
        };
        let reports = self.settling(agreement, &rule.id)?;
        let delivered = newest(&reports, (month.first(), month.last()));
        Ok(delivered.map(|(_, report)| report.figures.clone()))
    }

    /// What these cases count in a period.
    pub(crate) fn figures_of(
        &self,
        agreement: &str,
        files: &[CaseFile],
        period: (Date, Date),
    ) -> Answer<(Figures, Vec<CaseFigures>)> {
        let mut cases = Vec::new();
        for file in files {
            let version = self.agreement_of(&file.case)?;
            let settings = self.settings_of(version)?;
            cases.push(version.case_figures(file, period, &settings));
        }
        Ok((totals(self.agreement(agreement)?, &cases), cases))
    }

    /// What a period counts: these cases now, what other counsellors have sent, and what the newest
    /// delivered report counted beside the cases that are still there and what the others had sent then.
    pub(crate) fn counted(
        &self,
        agreement: &str,
        files: &[CaseFile],
        period: (Date, Date),
        delivered: Option<&Delivered>,
    ) -> Answer<Counted> {
        let (mut figures, cases) = self.figures_of(agreement, files, period)?;
        let others = self.contributed(agreement, period)?;
        for (id, count) in &others {
            let sum = figures.entry(id.clone()).or_default();
            *sum = sum.saturating_add(*count);
        }
        let mut beside = BTreeMap::new();
        for (id, kept) in delivered
            .iter()
            .flat_map(|delivered| &delivered.report.figures)
        {
            let known = delivered.map_or(0, |delivered| delivered.known(id));
            let more = i64::from(*kept).saturating_sub(known);
            if more == 0 {
                continue;
            }
            beside.insert(id.clone(), more);
            let count = figures.entry(id.clone()).or_default();
            let sum = i64::from(*count).saturating_add(more).max(0);
            *count = u32::try_from(sum).unwrap_or(u32::MAX);
        }
        Ok(Counted {
            figures,
            cases,
            others,
            beside,
        })
    }

    /// The newest delivered report that settles a portfolio rule of an agreement for a period.
    pub(crate) fn delivered_of(
        &self,
        agreement: &str,
        rule: &str,
        period: (Date, Date),
    ) -> Answer<Option<Delivered>> {
        let reports = self.settling(agreement, rule)?;
        self.delivered_among(&reports, period)
    }

    /// The newest delivered report of a period among those that settle its rule.
    pub(crate) fn delivered_among(
        &self,
        reports: &BTreeMap<Id, Report>,
        period: (Date, Date),
    ) -> Answer<Option<Delivered>> {
        let Some((id, report)) = newest(reports, period) else {
            return Ok(None);
        };
        let (id, report) = (id.clone(), report.clone());
        let mut parts = BTreeMap::new();
        for part in self.opened()?.all::<MonthPart>()?.into_values() {
            if part.report == id {
                parts.insert(part.case, part.figures);
            }
        }
        Ok(Some(Delivered { id, report, parts }))
    }

    /// The reports on an agreement, begun and delivered, that settle this portfolio rule.
    pub(crate) fn settling(&self, agreement: &str, rule: &str) -> Answer<BTreeMap<Id, Report>> {
        let mut reports = self.opened()?.without_case::<Report>()?;
        reports.retain(|_, report| {
            report.agreement.as_deref() == Some(agreement)
                && self
                    .template_of(report)
                    .is_ok_and(|template| template.settles_portfolio.as_deref() == Some(rule))
        });
        Ok(reports)
    }
}

/// The newest delivered report of a period: of one and its corrections the last.
pub(crate) fn newest(
    reports: &BTreeMap<Id, Report>,
    period: (Date, Date),
) -> Option<(&Id, &Report)> {
    let delivered = || {
        let reports = reports.iter();
        reports.filter(|(_, r)| r.period == Some(period) && r.delivered.is_some())
    };
    let replaced: BTreeSet<&Id> = delivered()
        .filter_map(|(_, r)| r.replaces.as_ref())
        .collect();
    delivered().find(|(id, _)| !replaced.contains(id))
}
