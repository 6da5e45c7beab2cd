//! Text that the app filled in follows the case when the counsellor asks for it.

use super::behind;
use crate::{Answer, Api, requests::Nothing};
use domain::{Id, Report};
use reports::Prefilled;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// A draft whose text is to be taken from the case anew.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RefreshReport {
    /// The report.
    pub id: Id,
    /// The keys of the fields to take anew, whatever stands there: the counsellor has chosen. If not given,
    /// those that nobody has worked on since the app filled them in, or found nothing to fill in; no
    /// others are touched.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub fields: Option<BTreeSet<String>>,
}

impl Api {
    pub(crate) fn refresh_report(&mut self, request: RefreshReport) -> Answer<Nothing> {
        let mut report = self.draft(&request.id)?;
        let now = self.prefill_of(&report)?;
        let template = self.template_of(&report)?.clone();
        let changes: BTreeMap<String, Option<Prefilled>> = match &request.fields {
            Some(fields) => now
                .into_iter()
                .filter(|(key, _)| fields.contains(key))
                .map(|(key, first)| (key, Some(first)))
                .collect(),
            None => behind(&template, &report, &now),
        };
        let mut changed = false;
        for (key, first) in changes {
            if let Some(Prefilled { text, .. }) = first {
                changed |= report.values.insert(key.clone(), text.clone()).as_ref() != Some(&text);
                report.filled.insert(key, text);
            } else {
                changed |= report.values.remove(&key).is_some();
                report.filled.remove(&key);
            }
        }
        if changed {
            self.write("report.refresh", |tx| Ok(tx.update(&request.id, &report)?))?;
        }
        Ok(Nothing {})
    }

    /// What the case would fill into a report now.
    fn prefill_of(&self, report: &Report) -> Answer<BTreeMap<String, Prefilled>> {
        let subject = self.subject(report)?;
        let template = self.template_of(report)?.clone();
        let mut report = report.clone();
        if let Some(file) = &subject.file {
            self.renew_period(&mut report, file, &template);
        }
        self.prefilled(&subject, &template, &report)
    }
}
