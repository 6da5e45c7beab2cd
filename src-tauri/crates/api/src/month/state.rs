//! Where the months of an agreement stand.

use super::*;
use crate::{Answer, Api, month::live::Delivered, requests::Nothing};
use agreements::{Agreement, CaseFigures, MissingEntry, PortfolioDeadline};
use domain::{CaseFile, Event, EventKind, dates};
use std::collections::{BTreeMap, BTreeSet};

/// A period in words: «oktober 2026», or its first and last day.
pub(crate) fn title_of(period: (Date, Date)) -> String {
    let (from, to) = period;
    let month = Month::of(from);
    match (month.first(), month.last()) == period {
        true => dates::month_and_year(from),
        false if from == to => dates::norwegian(from),
        false => format!("{}–{}", dates::norwegian(from), dates::norwegian(to)),
    }
}

/// One month of an agreement, as far as its state goes.
pub(super) struct Standing {
    pub state: MonthState,
    pub over: bool,
    /// By case, with the participant's name.
    pub missing: Vec<MissingRow>,
    pub differences: Vec<DifferenceRow>,
    pub due: Option<PortfolioDeadline>,
}

impl Api {
    pub(crate) fn months(&mut self, _: Nothing) -> Answer<Months> {
        let files = self.without_borrowed(self.opened()?.case_files()?)?;
        let mut ids: BTreeSet<&str> = files.iter().map(|f| f.case.agreement.as_str()).collect();
        let reports = self.opened()?.without_case::<domain::Report>()?;
        let kept = reports.values().filter(|report| !report.figures.is_empty());
        ids.extend(kept.filter_map(|report| report.agreement.as_deref()));
        let mut agreements = Vec::new();
        for id in ids {
            let Ok(agreement) = self.agreement(id) else {
                continue;
            };
            agreements.push(AgreementMonths {
                agreement: id.to_owned(),
                name: agreement.name(),
                months: self.months_of(agreement)?,
            });
        }
        agreements.sort_by_key(|agreement| agreement.name.to_lowercase());
        Ok(Months { agreements })
    }

    fn months_of(&self, agreement: &Agreement) -> Answer<Vec<MonthRow>> {
        let files = self.counted_cases(&agreement.id)?;
        let rule = agreement.monthly().map_or("", |rule| rule.id.as_str());
        let reports = self.settling(&agreement.id, rule)?;
        let kept = reports.values().filter(|report| report.delivered.is_some());
        let first = files
            .iter()
            .filter_map(first_day)
            .chain(kept.filter_map(|report| Some(report.period?.0)))
            .min();
        let now = Month::of(self.today());
        // What has no date yet is of the present.
        let mut month = first.map_or(now, Month::of).min(now);
        let mut rows = Vec::new();
        while month <= now {
            let period = (month.first(), month.last());
            let delivered = self.delivered_among(&reports, period)?;
            let (_, cases) = self.figures_of(&agreement.id, &files, period)?;
            let standing = self.standing(agreement, &files, month, &cases, delivered.as_ref())?;
            rows.push(MonthRow {
                month,
                state: standing.state,
                missing: standing.missing.len(),
                differences: standing.differences.len(),
                due: standing.due.map(|due| due.due),
                delivered: delivered.and_then(|d| Some(d.report.delivered?.date)),
            });
            month = month.after();
        }
        rows.reverse();
        Ok(rows)
    }

    pub(super) fn standing(
        &self,
        agreement: &Agreement,
        files: &[CaseFile],
        month: Month,
        cases: &[CaseFigures],
        delivered: Option<&Delivered>,
    ) -> Answer<Standing> {
        let period = (month.first(), month.last());
        let over = self.is_over(period);
        let missing = self.missing_in(files, period)?;
        let differences = match delivered {
            Some(delivered) => differences(agreement, files, cases, delivered),
            None => Vec::new(),
        };
        let state = match (over, delivered) {
            (_, Some(_)) if !differences.is_empty() => MonthState::Differs,
            (_, Some(_)) => MonthState::Delivered,
            (false, None) => MonthState::NotOver,
            (true, None) if missing.is_empty() => MonthState::Ready,
            (true, None) => MonthState::Missing,
        };
        Ok(Standing {
            state,
            over,
            missing,
            differences,
            due: self.due_of(agreement, period)?,
        })
    }

    /// Whether a period's last day has passed.
    pub(super) fn is_over(&self, period: (Date, Date)) -> bool {
        period.1 < self.today()
    }

    /// What is missing in the cases for a period; what stops delivery first, then by name.
    pub(super) fn missing_in(
        &self,
        files: &[CaseFile],
        period: (Date, Date),
    ) -> Answer<Vec<MissingRow>> {
        let today = self.today();
        let mut rows = Vec::new();
        for file in files {
            let version = self.agreement_of(&file.case)?;
            let settings = self.settings_of(version)?;
            for entry in version.missing_entries(file, period, today, &settings) {
                let MissingEntry {
                    kind,
                    text,
                    date,
                    blocks,
                } = entry;
                rows.push(MissingRow {
                    case: file.id.clone(),
                    name: file.person.full_name(),
                    kind,
                    text,
                    date,
                    blocks,
                });
            }
        }
        rows.sort_by_key(|row| {
            (
                !row.blocks,
                row.name.0.to_lowercase(),
                row.case.clone(),
                row.kind,
            )
        });
        Ok(rows)
    }

    /// When the results of a period are due.
    pub(super) fn due_of(
        &self,
        agreement: &Agreement,
        period: (Date, Date),
    ) -> Answer<Option<PortfolioDeadline>> {
        let settings = self.settings_of(agreement)?;
        let until = dates::add_months(period.1, 2);
        let Some(rule) = agreement.monthly() else {
            return Ok(None);
        };
        let dues = agreement.portfolio_deadlines(&settings, period.1, until);
        Ok(dues
            .into_iter()
            .find(|due| due.rule == rule.id && due.period == period))
    }
}

/// The first day on which a case counts in anything.
fn first_day(file: &CaseFile) -> Option<Date> {
    let counting = |event: &Event| {
        matches!(
            event.kind,
            EventKind::OrderReceived | EventKind::OrderConfirmed | EventKind::Started
        )
    };
    file.timeline()
        .iter()
        .filter(|e| counting(e))
        .map(|e| e.date)
        .min()
}

/// The cases that count otherwise now than in the delivered report, by name. One that came since has no
/// part in it, and one that was deleted is in no list.
fn differences(
    agreement: &Agreement,
    files: &[CaseFile],
    cases: &[CaseFigures],
    delivered: &Delivered,
) -> Vec<DifferenceRow> {
    let none = BTreeSet::new();
    let titles = |one: &BTreeSet<String>, other: &BTreeSet<String>| -> Vec<String> {
        let in_order = agreement.figures.iter();
        let titled: BTreeMap<&String, &String> = agreement
            .figures
            .iter()
            .map(|f| (&f.id, &f.title))
            .collect();
        let mut ids: Vec<&String> = in_order.map(|figure| &figure.id).collect();
        ids.extend(one.iter().filter(|id| !titled.contains_key(id)));
        let only = ids
            .into_iter()
            .filter(|id| one.contains(*id) && !other.contains(*id));
        only.map(|id| {
            titled
                .get(id)
                .map_or_else(|| id.clone(), |title| (*title).clone())
        })
        .collect()
    };
    let mut rows = Vec::new();
    for (file, now) in files.iter().zip(cases) {
        let then = delivered.parts.get(&file.id).unwrap_or(&none);
        if *then == now.figures {
            continue;
        }
        rows.push(DifferenceRow {
            case: file.id.clone(),
            name: file.person.full_name(),
            came: titles(&now.figures, then),
            left: titles(then, &now.figures),
        });
    }
    rows.sort_by_key(|row| (row.name.0.to_lowercase(), row.case.clone()));
    rows
}
