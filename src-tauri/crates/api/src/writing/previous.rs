//! What a report takes over from an earlier one on the same case: the field that carries the name asked for,
//! from the latest delivered report that says something there.

use domain::dates::norwegian;
use domain::{CaseFile, Private, Report};
use reports::{Given, NOT_APPLICABLE, Prefilled, Template};
use std::cmp::Reverse;

/// The text, or the texts where the field stands several times. A report that has been corrected is told
/// by its correction, and a correction does not take over from what it corrects: it begins with all of it.
pub(super) fn text<'t>(
    file: &CaseFile,
    own: &Report,
    carried: &str,
    template_of: impl Fn(&Report) -> Option<&'t Template>,
) -> Option<Given> {
    let sent = |report: &Report| report.delivered.as_ref().map(|delivery| delivery.date);
    let corrected = |id: &String| {
        let mut others = file.reports.values();
        others.any(|other| other.replaces.as_ref() == Some(id) && other.delivered.is_some())
    };
    let mut earlier: Vec<_> = file
        .reports
        .iter()
        .filter(|(id, report)| {
            sent(report).is_some() && !corrected(id) && own.replaces.as_ref() != Some(*id)
        })
        .filter(|(_, report)| !is_later(report, own))
        .collect();
    earlier.sort_by_key(|(id, report)| {
        let last = report.period.map(|(_, last)| last);
        Reverse((sent(report), last, report.occurrence, (*id).clone()))
    });
    earlier.into_iter().find_map(|(_, report)| {
        let template = template_of(report)?;
        let source = source(template, report)?;
        said(template, report, carried, &source)
    })
}

/// A later one of the same kind: what it says is no starting point for one before it.
fn is_later(other: &Report, own: &Report) -> bool {
    other.template == own.template && own.occurrence.is_some() && other.occurrence >= own.occurrence
}

/// «fra «Statusrapport 2», levert 01.03.2026».
fn source(template: &Template, report: &Report) -> Option<String> {
    let date = norwegian(report.delivered.as_ref()?.date);
    let number = report
        .occurrence
        .map(|n| format!(" {n}"))
        .unwrap_or_default();
    Some(format!("fra «{}{number}», levert {date}", template.title))
}

fn said(template: &Template, report: &Report, carried: &str, source: &str) -> Option<Given> {
    let field = template
        .fields()
        .find(|field| field.carry.as_deref() == Some(carried))?;
    let told = |text: &&Private| !text.is_blank() && text.trimmed() != NOT_APPLICABLE;
    let places = template
        .slots(&report.values)
        .into_iter()
        .filter(|slot| slot.field.id == field.id);
    let texts: Vec<(String, Option<Prefilled>)> = places
        .map(|slot| {
            let text = report.values.get(&slot.key).filter(told);
            let first = text.map(|text| Prefilled::new(text.0.clone(), source));
            (slot.key, first)
        })
        .collect();
    if texts.iter().all(|(_, first)| first.is_none()) {
        return None;
    }
    let rows = |key: &str| key.split_once('.').map(|(_, row)| row.to_owned());
    let section = template
        .sections
        .iter()
        .find(|section| section.fields.iter().any(|one| one.id == field.id))?;
    Some(match section.rows.is_empty() {
        true => Given::Each {
            each: texts.into_iter().map(|(_, first)| first).collect(),
            together: None,
        },
        false => Given::Rows(
            texts
                .into_iter()
                .filter_map(|(key, first)| Some((rows(&key)?, first?)))
                .collect(),
        ),
    })
}
