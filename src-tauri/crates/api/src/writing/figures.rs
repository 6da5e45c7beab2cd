//! What templates ask for by name that other records than the case's own facts tell.

use super::previous;
use crate::subject::Subject;
use crate::{Answer, Api};
use domain::Report;
use reports::{Figures, Template};

impl Api {
    /// The texts of the names that a template asks for ([`reports::COMPUTED`]); what is not known here is
    /// left out, and its fields stay empty.
    pub(crate) fn figures(
        &self,
        subject: &Subject,
        template: &Template,
        report: &Report,
    ) -> Answer<Figures> {
        let mut figures = self.claim_texts(subject, template, report)?;
        for name in template.computed() {
            let given = match name.strip_prefix("report.previous-") {
                Some(carried) => self.previous(subject, report, carried),
                None => None,
            };
            if let Some(given) = given {
                figures.insert(name.to_owned(), given);
            }
        }
        figures.extend(self.results_texts(self.agreement_for(subject)?, template, report)?);
        figures.extend(self.indicator_figures(template, report)?);
        figures.extend(self.incident_texts(template, report)?);
        figures.extend(self.evaluation_texts(self.agreement_for(subject)?, template, report)?);
        Ok(figures)
    }

    /// What the latest delivered report on the case says in the field that carries this name.
    fn previous(
        &self,
        subject: &Subject,
        report: &Report,
        carried: &str,
    ) -> Option<reports::Given> {
        let file = subject.file.as_ref()?;
        previous::text(file, report, carried, |one| self.template_of(one).ok())
    }
}
