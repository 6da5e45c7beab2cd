//! What earlier reports on the same participant said, field by field. It is only shown: the counsellor
//! copies what still holds.

use crate::{Answer, Api, requests::ById};
use domain::{Date, Id, Private, Report};
use reports::Template;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use ts_rs::TS;

/// The earlier reports of a case, seen from one under way.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Earlier {
    /// The nearest first: the same template before others, delivered ones before drafts, the latest first.
    pub reports: Vec<EarlierReport>,
    /// By the key of a field, what the nearest of them says there. A field of another template counts when
    /// it asks for the same.
    pub texts: BTreeMap<String, EarlierText>,
}

/// An earlier report.
#[derive(Clone, Debug, Serialize, TS)]
pub struct EarlierReport {
    /// Its id.
    pub id: Id,
    /// Its title, with its number.
    pub title: String,
    /// First and last day reported on.
    pub period: Option<(Date, Date)>,
    /// When it was delivered; none for a draft.
    pub delivered: Option<Date>,
}

/// What an earlier report says in a field.
#[derive(Clone, Debug, Serialize, TS)]
pub struct EarlierText {
    /// The report.
    pub report: Id,
    /// The text, never blank.
    pub text: Private,
}

impl Api {
    pub(crate) fn earlier_reports(&mut self, request: ById) -> Answer<Earlier> {
        let store = self.opened()?;
        let report: Report = store.get(&request.id)?;
        let template = self.template_of(&report)?;
        let all = self.siblings(&report)?;
        // What was corrected is told by what corrected it, and says the same as a correction of it.
        let corrected = |id: &Id| {
            all.values()
                .any(|other| other.replaces.as_ref() == Some(id))
        };
        let mut found: Vec<(&Id, &Report, &Template)> = all
            .iter()
            .filter(|(id, other)| {
                **id != request.id && !corrected(id) && is_earlier(other, &report)
            })
            .filter_map(|(id, other)| Some((id, other, self.template_of(other).ok()?)))
            .collect();
        found.sort_by_key(|(id, other, _)| {
            let (same, sent) = (other.template == report.template, other.delivered.is_some());
            Reverse((same, sent, rank(other), *id))
        });
        let mut texts = BTreeMap::new();
        for (id, other, theirs) in &found {
            for (key, text) in &other.values {
                if text.is_blank() || text.trimmed() == reports::NOT_APPLICABLE {
                    continue;
                }
                let key = match other.template == report.template {
                    true => Some(key.clone()),
                    false => same_question(template, theirs, key),
                };
                let known = key.filter(|key| template.at(key).is_some());
                if let Some(key) = known {
                    texts.entry(key).or_insert_with(|| EarlierText {
                        report: (*id).clone(),
                        text: text.clone(),
                    });
                }
            }
        }
        let reports = found.iter().map(|(id, other, theirs)| EarlierReport {
            id: (*id).clone(),
            title: match other.occurrence {
                Some(n) => format!("{} {n}", theirs.title),
                None => theirs.title.clone(),
            },
            period: other.period,
            delivered: other.delivered.as_ref().map(|delivery| delivery.date),
        });
        Ok(Earlier {
            reports: reports.collect(),
            texts,
        })
    }
}

/// What tells the later of two reports.
fn rank(report: &Report) -> (Option<u32>, Option<Date>, Option<Date>) {
    let sent = report.delivered.as_ref().map(|delivery| delivery.date);
    (report.occurrence, report.period.map(|(_, last)| last), sent)
}

/// Whether a report comes before another: by number where both count, by the last day reported on
/// otherwise. What was delivered is done, and comes before what is not.
fn is_earlier(one: &Report, other: &Report) -> bool {
    if one.template == other.template && one.occurrence.is_some() {
        return one.occurrence < other.occurrence;
    }
    if one.delivered.is_some() && other.delivered.is_none() {
        return true;
    }
    one.period.map(|(_, last)| last) < other.period.map(|(_, last)| last)
}

/// The field of this template that asks for the same as a field of another: by its label, or else by its
/// id, which our transcriptions of one agreement's forms share.
fn same_question(template: &Template, theirs: &Template, key: &str) -> Option<String> {
    let plain = |label: &str| label.trim().trim_end_matches(':').to_lowercase();
    let field = theirs.field(key)?;
    let of_kind = || template.fields().filter(|own| own.kind == field.kind);
    let by_label = of_kind().find(|own| plain(&own.label) == plain(&field.label));
    let found = by_label.or_else(|| of_kind().find(|own| own.id == field.id));
    found.map(|own| own.id.clone())
}
