//! The figures as a report says them, which may be otherwise than the app counts.

use agreements::{
    Agreement, Figures,
    results::{Disagreement, crosschecks},
};
use domain::Private;
use reports::{FieldKind, NOT_APPLICABLE, Origin, Template};
use std::collections::BTreeMap;

/// The name by which a template fills every row of a table with the figure of the row's id.
pub(super) const COUNTS: &str = "results.counts";

/// What the names of one figure or share begin with.
pub(super) const ONE: &str = "results.";

/// Where a template says a figure: its id, and the key of the value.
pub(super) fn places(template: &Template, agreement: &Agreement) -> Vec<(String, String)> {
    let known = |id: &str| agreement.figures.iter().any(|figure| figure.id == id);
    let mut places = Vec::new();
    for section in &template.sections {
        for field in &section.fields {
            let Some(Origin::Computed(name)) = &field.prefill else {
                continue;
            };
            if field.kind != FieldKind::Number {
                continue;
            }
            if name == COUNTS {
                for row in section.rows.iter().filter(|row| known(&row.id)) {
                    places.push((row.id.clone(), format!("{}.{}", field.id, row.id)));
                }
            } else if let Some(id) = name.strip_prefix(ONE).filter(|id| known(id)) {
                places.push((id.to_owned(), field.id.clone()));
            }
        }
    }
    places
}

/// The figures that a report says. «Ikke aktuelt» is nobody; a field that is empty, or says no whole
/// number, says nothing.
pub(super) fn figures(
    template: &Template,
    agreement: &Agreement,
    values: &BTreeMap<String, Private>,
) -> Figures {
    let places = places(template, agreement).into_iter();
    let said = places.filter_map(|(id, key)| {
        let text = values.get(&key)?.trimmed();
        let count = match text == NOT_APPLICABLE {
            true => 0,
            false => {
                let digits: String = text.split([' ', '\u{a0}']).collect();
                digits.parse().ok()?
            }
        };
        Some((id, count))
    });
    said.collect()
}

/// The sums in a report that must agree and do not. A check is made only where the report says every figure
/// of it.
pub(super) fn disagreements(
    template: &Template,
    agreement: &Agreement,
    values: &BTreeMap<String, Private>,
) -> Vec<Disagreement> {
    let said = figures(template, agreement, values);
    let wrong = crosschecks(agreement, &said).into_iter();
    wrong
        .filter(|wrong| wrong.figures.iter().all(|id| said.contains_key(id)))
        .collect()
}

/// The keys of what must be a whole number of participants and is not.
pub(super) fn not_whole(
    template: &Template,
    agreement: &Agreement,
    values: &BTreeMap<String, Private>,
) -> Vec<String> {
    let said = figures(template, agreement, values);
    let written = |key: &String| values.get(key).is_some_and(|text| !text.is_blank());
    let places = places(template, agreement).into_iter();
    places
        .filter(|(id, key)| written(key) && !said.contains_key(id))
        .map(|(_, key)| key)
        .collect()
}
