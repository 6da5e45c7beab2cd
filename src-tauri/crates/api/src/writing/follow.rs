//! How a draft follows the case: which of its repetitions each of several belongs to, and what has changed
//! since the app filled it in. What somebody has worked on is never touched.

use domain::{Private, Report};
use reports::{Prefilled, Section, Template, repeated_key};
use std::collections::{BTreeMap, BTreeSet};

type Firsts = BTreeMap<String, Prefilled>;
type Values = BTreeMap<String, Private>;

/// First texts by the places where they belong in this draft. An employer that the counsellor has moved, or
/// begun to write about, keeps its repetition whatever order the case now tells them in; one that came since
/// gets the next; one that the counsellor has taken away is left away.
pub(crate) fn placed(template: &Template, report: &Report, mut now: Firsts) -> Firsts {
    for section in template.sections.iter().filter(|s| s.repeat.is_some()) {
        if worked_on(section, report) {
            let items = taken(section, &mut now);
            now.extend(place(section, report, items));
        }
    }
    now
}

/// What taking the draft's text from the case anew would change: a text, or none where a repetition that
/// nobody has worked on is there no longer.
pub(crate) fn behind(
    template: &Template,
    report: &Report,
    now: &Firsts,
) -> BTreeMap<String, Option<Prefilled>> {
    let is_new = |key: &str| {
        let slot = template.at(key);
        slot.is_some_and(|slot| number(key) > slot.section.repetitions(&report.values))
    };
    let mut changes: BTreeMap<String, Option<Prefilled>> = now
        .iter()
        .filter(|(key, first)| report.values.get(*key) != Some(&first.text))
        .filter(|(key, _)| untouched(report, key) || is_new(key))
        .map(|(key, first)| (key.clone(), Some(first.clone())))
        .collect();
    for section in template.sections.iter().filter(|s| s.repeat.is_some()) {
        let ids: BTreeSet<&str> = section.fields.iter().map(|field| &*field.id).collect();
        let of_section = |key: &&String| ids.contains(id(key));
        if now.keys().any(|key| of_section(&key)) && !worked_on(section, report) {
            let gone = report.values.keys().filter(of_section);
            let gone = gone.filter(|key| !now.contains_key(*key));
            changes.extend(gone.map(|key| (key.clone(), None)));
        }
    }
    changes
}

/// Whether a place still says what the app put there, or is as empty as it left it.
fn untouched(report: &Report, key: &str) -> bool {
    text(&report.values, key) == text(&report.filled, key)
}

/// Whether anything in a section is the counsellor's own.
fn worked_on(section: &Section, report: &Report) -> bool {
    let keys = report.values.keys().chain(report.filled.keys());
    let mut of_section = keys.filter(|key| section.fields.iter().any(|f| f.id == id(key)));
    of_section.any(|key| !untouched(report, key))
}

/// A section's first texts, by repetition and field.
fn taken(section: &Section, now: &mut Firsts) -> Vec<BTreeMap<String, Prefilled>> {
    let mut items: BTreeMap<u32, BTreeMap<String, Prefilled>> = BTreeMap::new();
    for field in &section.fields {
        let keys: Vec<String> = now
            .keys()
            .filter(|key| id(key) == field.id)
            .cloned()
            .collect();
        for key in keys {
            if let Some(first) = now.remove(&key) {
                items
                    .entry(number(&key))
                    .or_default()
                    .insert(field.id.clone(), first);
            }
        }
    }
    items.into_values().collect()
}

/// Finds each its repetition, by what the section's first field says: that is its name.
fn place(section: &Section, report: &Report, items: Vec<BTreeMap<String, Prefilled>>) -> Firsts {
    let told = |field: &&reports::Field| items.iter().any(|item| item.contains_key(&field.id));
    let Some(lead) = section
        .fields
        .iter()
        .find(told)
        .map(|field| field.id.clone())
    else {
        return Firsts::new();
    };
    let name = |item: &BTreeMap<String, Prefilled>| item.get(&lead).map(|first| first.text.clone());
    let there = section.repetitions(&report.values);
    let says = |values: &Values, n: u32| text(values, &repeated_key(&lead, n));
    let filled = section.repetitions(&report.filled);
    let mut places: Vec<Option<u32>> = vec![None; items.len()];
    let mut used = BTreeSet::new();
    for values in [&report.values, &report.filled] {
        for (item, found) in items.iter().zip(&mut places) {
            let Some(name) = name(item).filter(|_| found.is_none()) else {
                continue;
            };
            let free = |n: &u32| !used.contains(n) && says(values, *n) == name;
            *found = (1..=there).find(free);
            used.extend(*found);
        }
    }
    let most = section.repeat.as_ref().map_or(1, |repeat| repeat.max);
    let mut next = there;
    for (item, found) in items.iter().zip(&mut places) {
        let known = |name: &Private| (1..=filled).any(|n| says(&report.filled, n) == *name);
        if found.is_some() || name(item).as_ref().is_some_and(known) {
            continue;
        }
        let nameless = |n: &u32| {
            !used.contains(n)
                && says(&report.values, *n).is_blank()
                && says(&report.filled, *n).is_blank()
        };
        *found = (1..=there).find(nameless).or_else(|| {
            next += 1;
            (next <= most).then_some(next)
        });
        used.extend(*found);
    }
    let placed = items.into_iter().zip(places);
    let placed = placed.filter_map(|(item, n)| Some((item, n?)));
    placed
        .flat_map(|(item, n)| {
            item.into_iter()
                .map(move |(id, first)| (repeated_key(&id, n), first))
        })
        .collect()
}

fn text(values: &Values, key: &str) -> Private {
    values.get(key).cloned().unwrap_or_default()
}

fn id(key: &str) -> &str {
    key.split_once('.').map_or(key, |(id, _)| id)
}

fn number(key: &str) -> u32 {
    let number = key.split_once('.').map_or("1", |(_, number)| number);
    number.parse().unwrap_or(1)
}
