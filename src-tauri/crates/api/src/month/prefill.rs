//! The first texts of a report on a whole agreement, by the names that its template asks for.

use super::{state::title_of, typed};
use crate::{Answer, Api};
use agreements::Agreement;
use domain::Report;
use reports::{Figures, Given, NOT_APPLICABLE, Template};

impl Api {
    /// What a report on an agreement says by the names of [`typed::ONE`] that its template asks for. A name
    /// that the agreement does not know is left out.
    pub(crate) fn results_texts(
        &self,
        agreement: &Agreement,
        template: &Template,
        report: &Report,
    ) -> Answer<Figures> {
        let asked = template.computed();
        let names: Vec<&str> = asked
            .into_iter()
            .filter(|name| name.starts_with(typed::ONE))
            .collect();
        let mut texts = Figures::new();
        if names.is_empty() {
            return Ok(texts);
        }
        // A report without a period tells how it is today.
        let today = self.today();
        let period = report.period.unwrap_or((today, today));
        let files = self.counted_cases(&agreement.id)?;
        let delivered = match agreement.monthly() {
            Some(rule) => self.delivered_of(&agreement.id, &rule.id, period)?,
            None => None,
        };
        let counted = self.counted(&agreement.id, &files, period, delivered.as_ref())?;
        let figures = &counted.figures;
        let source = format!("regnet ut av sakene for {}", title_of(period));
        for name in names {
            let id = name.strip_prefix(typed::ONE).unwrap_or(name);
            let share = || agreement.shares.iter().find(|share| share.id == id);
            let given = if name == typed::COUNTS {
                let rows = figures.iter();
                Given::rows(
                    rows.map(|(id, count)| (id.clone(), count.to_string())),
                    &source,
                )
            } else if let Some(count) = figures.get(id) {
                Given::one(count.to_string(), &*source)
            } else if let Some(share) = share() {
                let percent = share.percent(figures);
                let text = percent.map_or_else(|| NOT_APPLICABLE.to_owned(), |p| p.to_string());
                Given::one(text, &*source)
            } else {
                continue;
            };
            texts.insert(name.to_owned(), given);
        }
        Ok(texts)
    }
}
