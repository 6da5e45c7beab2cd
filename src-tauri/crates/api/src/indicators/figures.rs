//! Indicators as a form gets them: one text for each indicator, by its id, which is the id of the form's row;
//! and what else there is to know, all together.

use crate::{Answer, Api};
use agreements::indicators::Measured;
use domain::Report;
use reports::{Figures, Given, Template};

/// The first part of the names that forms ask by.
const PREFIX: &str = "indicators.";

/// Where they come from, as the counsellor reads it.
const SOURCE: &str = "regnet ut av det som er ført";

/// What a form asks for, without the first part.
pub(super) fn asked(template: &Template) -> impl Iterator<Item = String> {
    let names = template.computed();
    let asked = names
        .into_iter()
        .filter_map(|name| name.strip_prefix(PREFIX));
    asked.map(str::to_owned).collect::<Vec<_>>().into_iter()
}

impl Api {
    /// What a form on a whole agreement asks of its indicators; nothing where it asks for none.
    pub(crate) fn indicator_figures(
        &self,
        template: &Template,
        report: &Report,
    ) -> Answer<Figures> {
        let mut figures = Figures::new();
        let mut asked = asked(template).peekable();
        let (Some(agreement), Some((from, to))) = (&report.agreement, report.period) else {
            return Ok(figures);
        };
        if asked.peek().is_none() {
            return Ok(figures);
        }
        let files = self.cases_of_agreement(agreement)?;
        let measured = self.indicators_measured(agreement, &files, self.days_counted(from, to))?;
        for name in asked {
            if name == "notes" {
                let told = measured.iter().flat_map(|(indicator, found)| {
                    let title = &indicator.title;
                    found
                        .notes
                        .iter()
                        .map(move |note| format!("{title}: {note}"))
                });
                let text = told.collect::<Vec<_>>().join("\n");
                figures.insert(format!("{PREFIX}{name}"), Given::one(text, SOURCE));
                continue;
            }
            let rows = measured
                .iter()
                .filter_map(|(indicator, found)| Some((indicator.id.clone(), text(&name, found)?)));
            let given = Given::rows(rows, SOURCE);
            figures.insert(format!("{PREFIX}{name}"), given);
        }
        Ok(figures)
    }
}

/// One column of the form; none where there is no such thing.
fn text(name: &str, found: &Measured) -> Option<String> {
    let dash = || "–".to_owned();
    match name {
        "value" => Some(found.text()),
        "numerator" => Some(found.numerator.clone()),
        "denominator" => Some(found.denominator.clone().unwrap_or_else(dash)),
        "mark" => Some(found.mark.clone().unwrap_or_else(dash)),
        _ => None,
    }
}
