//! Indicators (indikatorer): what a provider watches of its own work, over any period, with the records
//! behind each number. Nothing here is ever added up to one number.

mod figures;
mod needed;

pub(crate) use needed::{job_asked, place_asked};

use crate::{Answer, Api, ApiError, Code};
use agreements::indicators::{Behind, Indicator, Measured, Period, Unit};
use domain::{CaseFile, Date, Id, Private, Report};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// The indicators of an agreement over a period.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AskIndicators {
    /// The agreement's id.
    pub agreement: String,
    /// The period's first day.
    #[serde(deserialize_with = "domain::dates::deserialize")]
    pub from: Date,
    /// Its last day.
    #[serde(deserialize_with = "domain::dates::deserialize")]
    pub to: Date,
}

/// What they come to.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Indicators {
    /// The agreement's id.
    pub agreement: String,
    /// The agreement as a reader knows it.
    pub name: String,
    /// First and last day asked for.
    pub period: (Date, Date),
    /// The last day counted: the period's, or today if that is earlier. Before the period's first day
    /// where none of it has come.
    pub until: Date,
    /// How many participants the agreement has here, now and earlier.
    pub participants: usize,
    /// What each comes to, in the order of the agreement's file; none where it lists none.
    pub indicators: Vec<IndicatorView>,
    /// The form that they are written on; none where the agreement has none.
    pub form: Option<IndicatorForm>,
}

/// The form that indicators are written on.
#[derive(Clone, Debug, Serialize, TS)]
pub struct IndicatorForm {
    /// The template.
    pub template: String,
    /// Its name: «Styringsskjema».
    pub title: String,
    /// The one for this very period, begun or delivered.
    pub report: Option<Id>,
    /// Whether that one is delivered.
    pub delivered: bool,
}

/// One indicator.
#[derive(Clone, Debug, Serialize, TS)]
pub struct IndicatorView {
    /// Its id.
    pub id: String,
    /// A short name.
    pub title: String,
    /// How it is counted.
    pub about: String,
    /// The value in words, with at most one decimal: «80 %»; «–» where there was nothing to count among.
    pub value: String,
    /// The exact value as a fraction, in `unit`.
    #[ts(type = "[number, number] | null")]
    pub exact: Option<(u64, u64)>,
    /// What the value is a number of.
    pub unit: Unit,
    /// What stands above the line, in words.
    pub numerator: String,
    /// What stands below it, in words.
    pub denominator: Option<String>,
    /// What it is held against: «minst 6 i uken».
    pub mark: Option<String>,
    /// Whether it lies within the mark.
    pub within: Option<bool>,
    /// What is not said and not counted, and what else to know.
    pub notes: Vec<String>,
    /// The annex's place.
    pub source: String,
    /// The annex does not list it.
    pub reading: bool,
    /// How the reading was chosen.
    pub reading_note: Option<String>,
    /// The records behind it, by date.
    pub behind: Vec<BehindView>,
}

/// A record behind an indicator, with the participant's name.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BehindView {
    /// The record.
    #[serde(flatten)]
    #[ts(flatten)]
    pub behind: Behind,
    /// The participant.
    pub participant: Private,
}

impl Api {
    pub(crate) fn indicators(&mut self, request: AskIndicators) -> Answer<Indicators> {
        let AskIndicators {
            agreement,
            from,
            to,
        } = request;
        let agreement = self.agreement(&agreement)?;
        if to < from {
            let message = "Perioden slutter før den begynner.";
            return Err(ApiError::new(Code::InvalidDate, message).with(["to"]));
        }
        let files = self.cases_of_agreement(&agreement.id)?;
        let names: BTreeMap<&Id, Private> = files
            .iter()
            .map(|file| (&file.id, file.person.full_name()))
            .collect();
        let period = self.days_counted(from, to);
        let measured = self.indicators_measured(&agreement.id, &files, period)?;
        let view = |(indicator, found): (&Indicator, Measured)| {
            let behind = found.behind.iter().map(|behind| BehindView {
                participant: names.get(&behind.case).cloned().unwrap_or_default(),
                behind: behind.clone(),
            });
            IndicatorView {
                behind: behind.collect(),
                id: indicator.id.clone(),
                title: indicator.title.clone(),
                about: indicator.about.clone(),
                value: found.text(),
                exact: found.value.map(|value| (value.over, value.under)),
                unit: found.unit,
                numerator: found.numerator,
                denominator: found.denominator,
                mark: found.mark,
                within: found.within,
                notes: found.notes,
                source: indicator.source.clone(),
                reading: indicator.reading,
                reading_note: indicator.reading_note.clone(),
            }
        };
        Ok(Indicators {
            agreement: agreement.id.clone(),
            name: agreement.name(),
            period: (from, to),
            until: period.until(),
            participants: files.len(),
            indicators: measured.into_iter().map(view).collect(),
            form: self.indicator_form(&agreement.id, (from, to))?,
        })
    }

    /// Every indicator of the agreement's newest version, with what it comes to.
    fn indicators_measured(
        &self,
        agreement: &str,
        files: &[CaseFile],
        period: Period,
    ) -> Answer<Vec<(&Indicator, Measured)>> {
        let agreement = self.agreement(agreement)?;
        let role = self.own_profile()?.role;
        let all = agreement.indicators.iter();
        Ok(all
            .map(|each| (each, agreement.measure(each, files, period, &role)))
            .collect())
    }

    fn days_counted(&self, from: Date, to: Date) -> Period {
        let today = self.today();
        Period { from, to, today }
    }

    fn cases_of_agreement(&self, agreement: &str) -> Answer<Vec<CaseFile>> {
        let files = self.without_borrowed(self.listed_files()?)?.into_iter();
        Ok(files
            .filter(|file| file.case.agreement == agreement)
            .collect())
    }

    /// The agreement's form that asks for indicators, and the one of this period.
    fn indicator_form(
        &self,
        agreement: &str,
        period: (Date, Date),
    ) -> Answer<Option<IndicatorForm>> {
        let templates = self.templates.for_agreement(agreement);
        let mut templates = templates.into_iter();
        let Some(template) = templates.find(|template| figures::asked(template).next().is_some())
        else {
            return Ok(None);
        };
        let written = self.opened()?.all::<Report>()?.into_iter();
        let mut written: Vec<(Id, Report)> = written
            .filter(|(_, report)| report.template == template.id && report.period == Some(period))
            .collect();
        // A draft under way comes before what was delivered.
        written.sort_by_key(|(id, report)| (report.delivered.is_some(), id.clone()));
        let first = written.into_iter().next();
        Ok(Some(IndicatorForm {
            template: template.id.clone(),
            title: template.title.clone(),
            delivered: first
                .as_ref()
                .is_some_and(|(_, report)| report.delivered.is_some()),
            report: first.map(|(id, _)| id),
        }))
    }
}
