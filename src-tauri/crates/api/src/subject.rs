//! What a report is about: one participant's case, or a whole agreement.

use crate::{Answer, Api};
use agreements::Agreement;
use domain::{CaseFile, Id, Private, Report};
use std::collections::BTreeMap;
use store::Write;

/// A report's case, or none for a report on a whole agreement.
pub(crate) struct Subject {
    /// The case with all that belongs to it.
    pub file: Option<CaseFile>,
    /// The agreement's id where there is no case.
    agreement: String,
}

impl Subject {
    /// Printed on the pages; blank for what is about no one.
    pub fn reference(&self) -> &str {
        self.file
            .as_ref()
            .map_or("", |file| file.case.reference.as_str())
    }

    /// What tells its files from those of others.
    pub fn mark(&self) -> &str {
        match self.reference() {
            "" => &self.agreement,
            reference => reference,
        }
    }
}

impl Api {
    pub(crate) fn subject(&self, report: &Report) -> Answer<Subject> {
        let file = report.case.as_ref().map(|case| self.case_file(case));
        Ok(Subject {
            file: file.transpose()?,
            agreement: report.agreement.clone().unwrap_or_default(),
        })
    }

    /// The agreement in the version that the case began under; the newest for a report on all of it.
    pub(crate) fn agreement_for(&self, subject: &Subject) -> Answer<&Agreement> {
        match &subject.file {
            Some(file) => self.agreement_of(&file.case),
            None => self.agreement(&subject.agreement),
        }
    }

    /// The participant's name, or the agreement's.
    pub(crate) fn whose(&self, subject: &Subject) -> Answer<Private> {
        Ok(match &subject.file {
            Some(file) => self.listed(file.clone()).person.full_name(),
            None => self.agreement_for(subject)?.name().into(),
        })
    }

    /// The reports on the same case, or all those on whole agreements, this one among them.
    pub(crate) fn siblings(&self, report: &Report) -> Answer<BTreeMap<Id, Report>> {
        let store = self.opened()?;
        Ok(match &report.case {
            Some(case) => store.of_case(case)?,
            None => without_case(store.all()?),
        })
    }
}

/// The same within an operation.
pub(crate) fn siblings_in(tx: &Write<'_>, report: &Report) -> Answer<BTreeMap<Id, Report>> {
    Ok(match &report.case {
        Some(case) => tx.of_case(case)?,
        None => without_case(tx.all()?),
    })
}

fn without_case(mut reports: BTreeMap<Id, Report>) -> BTreeMap<Id, Report> {
    reports.retain(|_, report| report.case.is_none());
    reports
}
