//! The evaluation of a whole agreement (evalueringsrapport): what it begins with, so that nobody begins on
//! a blank page. The figures are those of the delivered months, and participants' feedback stands under the
//! heading that it was registered for, without names and in an order that tells nothing of whose it is.

mod feedback;
mod words;

pub use feedback::FeedbackHeading;

use crate::{
    Answer, Api,
    month::{AskPeriod, PeriodView},
};
use agreements::Agreement;
use domain::{Month, Report};
use reports::{Figures, Given, Template};

/// The first part of the names that [`Api::evaluation_texts`] answers to.
pub(crate) const FIGURES: &str = "evaluation.";

impl Api {
    /// What a report on an agreement says by the names `evaluation.…` and `feedback.…` that its template
    /// asks for. A report without a period gets none of them.
    pub(crate) fn evaluation_texts(
        &self,
        agreement: &Agreement,
        template: &Template,
        report: &Report,
    ) -> Answer<Figures> {
        let mut texts = Figures::new();
        let names = template.computed();
        let Some(period) = report.period else {
            return Ok(texts);
        };
        if names.iter().any(|name| name.starts_with(feedback::FIRST)) {
            texts.extend(self.gathered(&agreement.id, template, period)?);
        }
        if !names.iter().any(|name| name.starts_with(FIGURES)) {
            return Ok(texts);
        }
        let view = self.delivered_in(AskPeriod {
            agreement: agreement.id.clone(),
            from: Month::of(period.0),
            to: Month::of(period.1),
        })?;
        let source = words::source(&view);
        for name in names {
            let given = name
                .strip_prefix(FIGURES)
                .and_then(|name| figures(name, &view, &source));
            if let Some(given) = given {
                texts.insert(name.to_owned(), given);
            }
        }
        Ok(texts)
    }
}

/// What one name gives. While no month is delivered nothing is counted: the targets stand without results.
fn figures(name: &str, view: &PeriodView, source: &str) -> Option<Given> {
    let targets = || view.targets.iter();
    let number = |number: Option<u32>| number.map(|n| n.to_string()).unwrap_or_default();
    let any = view.months.iter().any(|month| month.delivered);
    Some(match name {
        "months" => Given::one(words::months(view), source),
        "results" => Given::one(words::results(view), source),
        "counts" => {
            let figures = view.figures.iter();
            Given::rows(figures.map(|f| (f.id.clone(), f.count.to_string())), source)
        }
        "shares" => {
            let shares = view.shares.iter().filter(|_| any);
            Given::rows(shares.map(|s| (s.id.clone(), number(s.percent))), source)
        }
        "target-about" => Given::each(targets().map(|t| t.about.clone()), "fra avtalen"),
        "target-percent" => Given::each(targets().map(|t| t.percent.to_string()), "fra avtalen"),
        "target-reached" => {
            let counted = targets().map(|t| number((any && t.counted).then_some(t.reached)));
            Given::each(counted, source)
        }
        "target-of" => {
            let counted = targets().map(|t| number((any && t.counted).then_some(t.of)));
            Given::each(counted, source)
        }
        "target-result" => Given::each(targets().map(|t| number(t.share)), source),
        _ => return None,
    })
}
