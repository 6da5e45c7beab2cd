//! A report that settles a due date of the whole agreement leaves the house: what must hold, and what is
//! kept with it.

use super::{state::title_of, typed};
use crate::{Answer, Api, ApiError, Code};
use agreements::{Agreement, Figures};
use domain::{Date, Id, MonthPart, Report};
use reports::Template;
use std::collections::BTreeSet;

/// What a delivered report keeps: its figures, and which of them each case has a part in.
#[derive(Default)]
pub(crate) struct Kept {
    pub figures: Figures,
    /// As much of them as other counsellors have sent.
    pub others: Figures,
    parts: Vec<(Id, BTreeSet<String>)>,
}

impl Kept {
    /// The records to write beside the report.
    pub fn parts(self, report: &Id) -> impl Iterator<Item = MonthPart> {
        let parts = self.parts.into_iter();
        parts.map(|(case, figures)| MonthPart {
            case,
            report: report.clone(),
            figures,
        })
    }
}

impl Api {
    /// The agreement that a report settles a portfolio rule of, and the rule.
    fn settled_by<'a>(
        &'a self,
        template: &Template,
        report: &Report,
    ) -> Option<(&'a Agreement, String)> {
        let rule = template.settles_portfolio.clone()?;
        let agreement = self.agreement(report.agreement.as_deref()?).ok()?;
        Some((agreement, rule))
    }

    /// Refuses a report whose numbers do not agree with each other.
    pub(crate) fn numbers_agree(&self, template: &Template, report: &Report) -> Answer<()> {
        let Some((agreement, _)) = self.settled_by(template, report) else {
            return Ok(());
        };
        if let Some(key) = typed::not_whole(template, agreement, &report.values).first() {
            let place = template.at(key).map(|slot| {
                let label = slot.field.label.trim_end_matches(':');
                slot.place
                    .map_or_else(|| label.to_owned(), |place| format!("{place}: {label}"))
            });
            let message = format!(
                "{}: skriv et helt antall deltakere.",
                place.unwrap_or_else(|| key.clone())
            );
            return Err(ApiError::new(Code::InvalidField, message).with([key]));
        }
        let wrong = typed::disagreements(template, agreement, &report.values);
        let Some(first) = wrong.first() else {
            return Ok(());
        };
        let message = format!("Tallene i rapporten stemmer ikke. {}", first.text);
        Err(ApiError::new(Code::InvalidField, message).with(wrong))
    }

    /// What a report keeps when it is registered as delivered. Refuses one of a period that is not over,
    /// one with numbers that do not agree, and one for which something decisive is missing in the cases.
    pub(crate) fn to_keep(&self, template: &Template, report: &Report) -> Answer<Kept> {
        let Some((agreement, rule)) = self.settled_by(template, report) else {
            return Ok(Kept::default());
        };
        let Some(period) = report.period else {
            return Ok(Kept::default());
        };
        if !self.is_over(period) {
            return Err(not_over(period));
        }
        self.numbers_agree(template, report)?;
        if agreement.monthly().is_none_or(|monthly| monthly.id != rule) {
            return Ok(Kept::default());
        }
        let files = self.counted_cases(&agreement.id)?;
        let missing = self.missing_in(&files, period)?;
        let stops: Vec<_> = missing.iter().filter(|row| row.blocks).collect();
        if !stops.is_empty() {
            let cases: BTreeSet<&Id> = stops.iter().map(|row| &row.case).collect();
            let how_many = match cases.len() {
                1 => "én deltaker".to_owned(),
                n => format!("{n} deltakere"),
            };
            let message = format!(
                "Resultatene for {} kan ikke leveres ennå: {how_many} er avsluttet uten status på arbeidsmarkedet. Se «Månedsslutt», og registrer statusen.",
                title_of(period)
            );
            return Err(ApiError::new(Code::Incomplete, message).with(cases));
        }
        let delivered = self.delivered_of(&agreement.id, &rule, period)?;
        let counted = self.counted(&agreement.id, &files, period, delivered.as_ref())?;
        let mut figures = counted.figures;
        // What NAV was told counts, where it was told.
        figures.extend(typed::figures(template, agreement, &report.values));
        let parts = counted.cases.into_iter();
        let parts = parts.filter(|case| !case.figures.is_empty());
        Ok(Kept {
            figures,
            others: counted.others,
            parts: parts.map(|case| (case.case, case.figures)).collect(),
        })
    }
}

fn not_over(period: (Date, Date)) -> ApiError {
    let message = format!(
        "{} er ikke over. Rapporten kan skrives, men ikke leveres før siste dag er passert: tallene kan ennå endre seg.",
        capital(&title_of(period))
    );
    ApiError::new(Code::InvalidDate, message).with(["period"])
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}
