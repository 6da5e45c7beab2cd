//! What must hold of the parts of a file that are no rules: places, targets, attributes, statuses,
//! calendars.

use crate::{Agreement, check::Wrong, portfolio::month_day};
use domain::Attributes;
use std::collections::BTreeSet;

/// The first thing that is wrong.
pub(crate) fn check(agreement: &Agreement) -> Option<Wrong> {
    attributes(agreement)
        .or_else(|| places(agreement))
        .or_else(|| targets(agreement))
        .or_else(|| statuses(agreement))
        .or_else(|| calendars(agreement))
}

fn attributes(agreement: &Agreement) -> Option<Wrong> {
    let known = |name: &str| Attributes::FLAGS.contains(&name) || name == "assistance_need";
    let mut asked = BTreeSet::new();
    let mut questions = agreement.attributes.iter().enumerate();
    questions.find_map(|(nth, question)| {
        let name = &question.name;
        let reason = match (known(name), asked.insert(name)) {
            (true, true) => return None,
            (false, _) => format!("ukjent opplysning «{name}»"),
            (true, false) => format!("det spørres to ganger om «{name}»"),
        };
        Some(Wrong::at("name", reason).of("[[attribute]]", nth))
    })
}

fn places(agreement: &Agreement) -> Option<Wrong> {
    let places = &agreement.places;
    if places.from > places.to {
        let reason = "from kan ikke være større enn to";
        return Some(Wrong::at("from", reason).of("[places]", 0));
    }
    let odd = places.caseload.iter().find(|load| load.from > load.to)?;
    let reason = format!("{}: from kan ikke være større enn to", odd.role);
    Some(
        Wrong::at("caseload", reason)
            .word(&odd.role)
            .of("[places]", 0),
    )
}

fn targets(agreement: &Agreement) -> Option<Wrong> {
    let nth = agreement.targets.iter().position(|t| t.percent > 100)?;
    Some(Wrong::at("percent", "percent kan ikke være over 100").of("[[target]]", nth))
}

fn statuses(agreement: &Agreement) -> Option<Wrong> {
    let mut ids = BTreeSet::new();
    let mut all = agreement.end_statuses.iter().enumerate();
    all.find_map(|(nth, status)| {
        let sound = crate::check::is_slug(&status.id) && ids.insert(&status.id);
        let reason = format!(
            "sluttstatusen «{}» må ha en egen id med små bokstaver, tall og bindestrek",
            status.id
        );
        (!sound).then(|| Wrong::at("id", reason).of("[[end_status]]", nth))
    })
}

fn calendars(agreement: &Agreement) -> Option<Wrong> {
    agreement.calendars.iter().find_map(|(name, days)| {
        let distinct: BTreeSet<_> = days.iter().filter_map(|day| month_day(day)).collect();
        let sound = days.len() >= 2 && distinct.len() == days.len();
        let reason =
            format!("kalenderen «{name}» skal ha minst to ulike dager skrevet MM-DD, ikke 02-29");
        (!sound).then(|| Wrong::at(name, reason).of("[calendars]", 0))
    })
}
