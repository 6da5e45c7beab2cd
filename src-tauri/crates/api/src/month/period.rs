//! A period longer than a month: the delivered months of it added up, so that it says the same after
//! participants have been deleted.

use super::{ShareRow, TargetRow, view::targets};
use crate::{Answer, Api, ApiError, Code};
use agreements::{Figures, results::add};
use domain::Month;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// No period is longer, in months.
const LONGEST: usize = 60;

/// Whole months of one agreement.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AskPeriod {
    /// The agreement's id.
    pub agreement: String,
    /// The first month.
    pub from: Month,
    /// The last month. At most five years after it.
    pub to: Month,
}

/// What the delivered months of a period say together.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PeriodView {
    /// The agreement's id.
    pub agreement: String,
    /// Its measure and buyer.
    pub name: String,
    /// The months, the first one first.
    pub months: Vec<PeriodMonth>,
    /// What is counted, in the order of the annex: what happened is added up, and what stands at the end is
    /// the last delivered month's. Empty while no month is delivered.
    pub figures: Vec<PeriodFigure>,
    /// The shares of them.
    pub shares: Vec<ShareRow>,
    /// The agreement's targets, over the whole period.
    pub targets: Vec<TargetRow>,
}

/// One month of a period.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PeriodMonth {
    /// The month.
    pub month: Month,
    /// Its last day has passed.
    pub over: bool,
    /// Its results were delivered, and so it is counted.
    pub delivered: bool,
    /// The targets for it alone, in the period's order; empty where it is not delivered.
    pub targets: Vec<TargetRow>,
}

/// What is counted in a period.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PeriodFigure {
    /// The figure's id.
    pub id: String,
    /// What it counts.
    pub title: String,
    /// It tells who was there at the end and is not added up.
    pub stock: bool,
    /// How many.
    pub count: u32,
}

impl Api {
    pub(crate) fn results_period(&mut self, request: AskPeriod) -> Answer<PeriodView> {
        self.delivered_in(request)
    }

    pub(crate) fn delivered_in(&self, request: AskPeriod) -> Answer<PeriodView> {
        let AskPeriod {
            agreement,
            from,
            to,
        } = request;
        let agreement = self.agreement(&agreement)?;
        if to < from {
            let message = "Perioden slutter før den begynner.";
            return Err(ApiError::new(Code::InvalidDate, message).with(["period"]));
        }
        let months: Vec<Month> = std::iter::successors(Some(from), |month| Some(month.after()))
            .take_while(|month| *month <= to)
            .take(LONGEST + 1)
            .collect();
        if months.len() > LONGEST {
            let message = "Perioden er for lang. Velg høyst fem år.";
            return Err(ApiError::new(Code::InvalidDate, message).with(["period"]));
        }
        let mut rows = Vec::new();
        let mut delivered: Vec<Figures> = Vec::new();
        for month in months {
            let figures = self.delivered_figures(&agreement.id, month.first())?;
            rows.push(PeriodMonth {
                month,
                over: self.is_over((month.first(), month.last())),
                delivered: figures.is_some(),
                targets: figures
                    .as_ref()
                    .map_or_else(Vec::new, |figures| targets(agreement, figures)),
            });
            delivered.extend(figures);
        }
        let sums = add(agreement, &delivered);
        let figures = agreement.figures.iter().filter_map(|figure| {
            Some(PeriodFigure {
                id: figure.id.clone(),
                title: figure.title.clone(),
                stock: figure.by.is_stock(),
                count: *sums.get(&figure.id)?,
            })
        });
        let shares = agreement.shares.iter().map(|share| ShareRow {
            id: share.id.clone(),
            title: share.title.clone(),
            percent: share.percent(&sums),
        });
        Ok(PeriodView {
            agreement: agreement.id.clone(),
            name: agreement.name(),
            months: rows,
            figures: figures.collect(),
            shares: shares.collect(),
            targets: targets(agreement, &sums),
        })
    }
}
