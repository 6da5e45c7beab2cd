//! The schema beyond what types can say: checked in the tests and whenever a file is loaded.

use crate::{
    Agreement, Fault,
    fault::{line_at, line_of},
    portfolio::{self, month_day},
    rule::{Every, Pairing, Rule, Selector, When},
};
use domain::Attributes;
use std::collections::BTreeSet;

/// Reads and checks one agreement file.
pub fn parse(file: &str, text: &str) -> Result<Agreement, Fault> {
    let agreement: Agreement = toml::from_str(text).map_err(|error| Fault {
        file: file.to_owned(),
        line: error.span().map_or(1, |span| line_at(text, span.start)),
        reason: error.message().trim().to_owned(),
    })?;
    let fault = check(&agreement);
    match fault {
        None => Ok(agreement),
        Some(Wrong {
            header,
            nth,
            needle,
            reason,
        }) => {
            let line = line_of(text, header, nth, &needle);
            Err(Fault {
                file: file.to_owned(),
                line,
                reason,
            })
        }
    }
}

/// What is wrong, and where to look for it: `needle` after the `nth` `header`.
struct Wrong {
    header: &'static str,
    nth: usize,
    needle: String,
    reason: String,
}

fn wrong(header: &'static str, nth: usize, needle: &str, reason: String) -> Option<Wrong> {
    Some(Wrong {
        header,
        nth,
        needle: needle.to_owned(),
        reason,
    })
}

fn check(agreement: &Agreement) -> Option<Wrong> {
    let slug = |text: &str| {
        !text.is_empty()
            && text
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    if !slug(&agreement.id) {
        return wrong(
            "",
            0,
            "id",
            "id skal bare ha små bokstaver a–z, tall og bindestrek".into(),
        );
    }
    if agreement.version.trim().is_empty() {
        return wrong("", 0, "version", "version kan ikke være tom".into());
    }
    let known = |name: &str| Attributes::FLAGS.contains(&name) || name == "assistance_need";
    for (nth, question) in agreement.attributes.iter().enumerate() {
        if !known(&question.name) {
            return wrong(
                "[[attribute]]",
                nth,
                "name",
                format!("ukjent opplysning «{}»", question.name),
            );
        }
    }
    for (name, days) in &agreement.calendars {
        if days.len() < 2 || days.iter().any(|day| month_day(day).is_none()) {
            let reason =
                format!("kalenderen «{name}» skal ha minst to dager skrevet MM-DD, ikke 02-29");
            return wrong("[calendars]", 0, name, reason);
        }
    }
    let spans = agreement
        .duration
        .base
        .iter()
        .chain(&agreement.duration.maximum);
    if let Some(name) = spans.clone().find_map(|span| span.when.fault()) {
        return wrong("[duration]", 0, name, format!("ukjent opplysning «{name}»"));
    }
    if agreement.duration.base.is_empty()
        || spans
            .clone()
            .any(|span| span.months == 0 || span.months > 1200)
    {
        return wrong(
            "[duration]",
            0,
            "base",
            "varigheten må være 1–1200 måneder".into(),
        );
    }
    let mut ids = BTreeSet::new();
    for (nth, rule) in agreement.rules.iter().enumerate() {
        if !slug(&rule.id) || rule.id == "duration-end" || !ids.insert(&rule.id) {
            let reason = format!(
                "regelen «{}» må ha en egen id med små bokstaver, tall og bindestrek",
                rule.id
            );
            return wrong("[[rule]]", nth, "id", reason);
        }
        if let Some((needle, reason)) = check_rule(rule, agreement) {
            return wrong(
                "[[rule]]",
                nth,
                needle,
                format!("regelen «{}»: {reason}", rule.id),
            );
        }
    }
    for (nth, rule) in agreement.portfolio.iter().enumerate() {
        let sound = match &rule.due {
            portfolio::When::MonthlyOn(day) => (1..=31).contains(day),
            portfolio::When::YearlyOn(days) => {
                !days.is_empty() && days.iter().all(|d| month_day(d).is_some())
            }
        };
        if !sound || !ids.insert(&rule.id) {
            let reason = format!(
                "porteføljeregelen «{}» må ha egen id og gyldige dager",
                rule.id
            );
            return wrong("[[portfolio]]", nth, "id", reason);
        }
    }
    None
}

/// The rule's fault: the key to look for, and why.
fn check_rule(rule: &Rule, agreement: &Agreement) -> Option<(&'static str, String)> {
    if rule.title.trim().is_empty() || rule.source.trim().is_empty() {
        return Some(("title", "title og source må fylles ut".into()));
    }
    if rule.due.is_empty() {
        return Some(("due", "due må ha minst én måte å regne fristen på".into()));
    }
    let whens: Vec<&When> = rule.due.iter().map(|variant| &variant.when).collect();
    if let Some(name) = whens.iter().find_map(|when| when.fault()) {
        return Some(("due", format!("ukjent opplysning «{name}» i when")));
    }
    if rule
        .due
        .iter()
        .any(|variant| matches!(variant.from, Some(Selector::Each(_))))
    {
        return Some(("due", "from kan bare peke på én hendelse".into()));
    }
    if rule.met_by.events.is_empty() {
        return Some(("met_by", "met_by må nevne minst én hendelse".into()));
    }
    let numbered = matches!(rule.anchor, Selector::Each(_)) || rule.every.is_some();
    if rule.met_by.pairing != Pairing::Any && !numbered {
        return Some(("met_by", "pairing gjelder bare regler som gjentas".into()));
    }
    match &rule.every {
        None => (rule.due.iter().any(|variant| variant.after.repeats()))
            .then(|| ("due", "«* n» gjelder bare regler med every".into())),
        Some(_) if matches!(rule.anchor, Selector::Each(_)) => {
            Some(("every", "every og each kan ikke brukes sammen".into()))
        }
        Some(_)
            if rule
                .due
                .iter()
                .any(|variant| variant.from.is_some() || variant.not_before.is_some()) =>
        {
            Some((
                "every",
                "from og not_before kan ikke brukes sammen med every".into(),
            ))
        }
        Some(Every::Months(0)) => Some(("every", "months må være minst 1".into())),
        Some(Every::Months(_)) => {
            (!rule.due.iter().all(|variant| variant.after.repeats())).then(|| {
                (
                    "due",
                    "en regel som gjentas, må regne fristen med «* n»".into(),
                )
            })
        }
        Some(Every::Calendar(name)) => (!agreement.calendars.contains_key(name)).then(|| {
            (
                "every",
                format!("kalenderen «{name}» står ikke under [calendars]"),
            )
        }),
    }
}
