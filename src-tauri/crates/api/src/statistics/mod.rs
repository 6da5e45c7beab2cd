//! Statistics that survive deletion: a year's delivered results with small groups hidden, kept when the
//! participants' records go.

use crate::{
    Answer, Api, ApiError, Code,
    requests::{Made, Nothing},
};
use agreements::{Agreement, Figures, results::add};
use domain::{Date, Month, YearExtract};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// Every agreement's years.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Statistics {
    /// Those with a delivered month or an extract; by name.
    pub agreements: Vec<AgreementYears>,
    /// The smallest group that is told of.
    pub smallest_group: u32,
}

/// The years of one agreement.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AgreementYears {
    /// The agreement's id.
    pub agreement: String,
    /// Its measure and buyer.
    pub name: String,
    /// What is told of, in the order of the annex.
    pub figures: Vec<StatisticsFigure>,
    /// The newest first.
    pub years: Vec<YearRow>,
}

/// What a count of the statistics is of.
#[derive(Clone, Debug, Serialize, TS)]
pub struct StatisticsFigure {
    /// The figure's id.
    pub id: String,
    /// What it counts.
    pub title: String,
}

/// One year.
#[derive(Clone, Debug, Serialize, TS)]
pub struct YearRow {
    /// The year.
    pub year: i32,
    /// The year is over.
    pub over: bool,
    /// How many of its months have been delivered.
    pub delivered: u32,
    /// What is kept for good; none before it was made.
    pub extract: Option<YearExtract>,
    /// More months were delivered, or corrected, since it was made.
    pub outdated: bool,
    /// What would be kept now, by figure; empty where no month is delivered.
    pub now: BTreeMap<String, Option<u32>>,
}

/// A year to make the extract of.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MakeExtract {
    /// The agreement's id.
    pub agreement: String,
    /// The year.
    pub year: i32,
}

impl Api {
    pub(crate) fn statistics(&mut self, _: Nothing) -> Answer<Statistics> {
        let mut agreements = Vec::new();
        for agreement in self.agreements.all().iter().filter(|each| each.newest) {
            let years = self.years_of(agreement)?;
            if years.is_empty() {
                continue;
            }
            let figures = agreement.yearly().map(|figure| StatisticsFigure {
                id: figure.id.clone(),
                title: figure.title.clone(),
            });
            agreements.push(AgreementYears {
                agreement: agreement.id.clone(),
                name: agreement.name(),
                figures: figures.collect(),
                years,
            });
        }
        agreements.sort_by_cached_key(|each| each.name.to_lowercase());
        Ok(Statistics {
            agreements,
            smallest_group: agreements::statistics::SMALLEST_GROUP,
        })
    }

    /// Makes a year's extract, or makes it anew.
    pub(crate) fn make_extract(&mut self, request: MakeExtract) -> Answer<Made> {
        let agreement = self.agreement(&request.agreement)?;
        let id = YearExtract::id_of(&agreement.id, request.year);
        let (months, figures) = self.year(agreement, request.year)?;
        if months == 0 {
            let message = "Ingen måned i dette året er levert. Uttrekket lages av leverte måneder.";
            return Err(ApiError::new(Code::Incomplete, message).with(["year"]));
        }
        let extract = YearExtract {
            agreement: agreement.id.clone(),
            year: request.year,
            months,
            made: self.today(),
            figures,
        };
        self.write("statistics.extract", |tx| Ok(tx.put(&id, &extract)?))?;
        Ok(Made { id })
    }

    pub(crate) fn years_of(&self, agreement: &Agreement) -> Answer<Vec<YearRow>> {
        let kept = self.opened()?.all::<YearExtract>()?;
        let kept: Vec<YearExtract> = kept
            .into_values()
            .filter(|extract| extract.agreement == agreement.id)
            .collect();
        let mut years: BTreeSet<i32> = kept.iter().map(|extract| extract.year).collect();
        years.extend(self.delivered_years(agreement)?);
        years
            .into_iter()
            .rev()
            .map(|year| {
                let extract = kept.iter().find(|extract| extract.year == year).cloned();
                let (delivered, now) = self.year(agreement, year)?;
                let outdated = extract.as_ref().is_some_and(|extract| {
                    delivered > 0 && (extract.months, &extract.figures) != (delivered, &now)
                });
                Ok(YearRow {
                    year,
                    over: Self::month_of(year, 12).is_some_and(|last| self.today() > last.last()),
                    delivered,
                    extract,
                    outdated,
                    now,
                })
            })
            .collect()
    }

    /// How many months of a year are delivered, and what may be told of them.
    fn year(
        &self,
        agreement: &Agreement,
        year: i32,
    ) -> Answer<(u32, BTreeMap<String, Option<u32>>)> {
        let mut delivered: Vec<Figures> = Vec::new();
        for month in (1..=12).filter_map(|month| Self::month_of(year, month)) {
            delivered.extend(self.delivered_figures(&agreement.id, month.first())?);
        }
        let months = u32::try_from(delivered.len()).unwrap_or_default();
        if months == 0 {
            return Ok((0, BTreeMap::new()));
        }
        let settings = self.settings_of(agreement)?;
        Ok((
            months,
            agreement.extract(&add(agreement, &delivered), &settings),
        ))
    }

    /// The years in which a month of the agreement was delivered.
    fn delivered_years(&self, agreement: &Agreement) -> Answer<BTreeSet<i32>> {
        use chrono::Datelike;
        let reports = self.opened()?.all::<domain::Report>()?;
        let of_this = reports.into_values().filter(|report| {
            report.delivered.is_some()
                && report.agreement.as_deref() == Some(&*agreement.id)
                && !report.figures.is_empty()
        });
        Ok(of_this
            .filter_map(|report| report.period.map(|(from, _)| from.year()))
            .collect())
    }

    fn month_of(year: i32, month: u32) -> Option<Month> {
        Date::from_ymd_opt(year, month, 1).map(Month::of)
    }
}
