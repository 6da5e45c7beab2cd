//! What the layout reads: every section as groups of rows, or as a table; and the same in words, for the
//! reader that looks whether all of it is there.

use super::table::{self, TableData};
use super::value::{self, Value, ValueData, drawn, form_width};
use super::{GEOMETRY, Geometry, Meta};
use crate::{Field, FieldKind, Section, Slot, Source, Template, Width};
use chrono::Datelike;
use domain::Private;
use serde::Serialize;
use std::collections::BTreeMap;

/// A signed section higher than this, in points, is not kept together as a whole: only its end is.
const TOGETHER: f64 = 420.0;

/// A part under a heading of its own that is no higher than this, in points, is not parted. More would leave
/// too much of a page empty.
const WHOLE: f64 = 220.0;

/// A row no higher than this, in points, goes with the signatures that follow, so that they never stand
/// alone on a page.
const FOLLOWS: f64 = 150.0;

/// What a line of text takes, and a frame around it, in points. For guesses only: the layout decides.
const LINE: f64 = 14.0;
const FRAME: f64 = 16.0;

#[derive(Serialize)]
pub struct Data<'a> {
    geometry: Geometry,
    title: &'a str,
    intro: &'a str,
    heading: &'a str,
    footer: String,
    draft: bool,
    notes: &'a [String],
    date: [i32; 3],
    sections: Vec<SectionData<'a>>,
}

#[derive(Serialize)]
struct SectionData<'a> {
    heading: Option<&'a str>,
    text: &'a [String],
    /// Whether someone signs it.
    signed: bool,
    groups: Vec<GroupData>,
    table: Option<TableData>,
}

/// Rows of fields, once through the section.
#[derive(Serialize)]
struct GroupData {
    heading: Option<String>,
    /// The level of its heading, and of those of its running texts: none is ever skipped.
    level: u8,
    label_level: u8,
    rows: Vec<Vec<FieldData>>,
    /// From this row on it is kept on one page: the signatures with what is signed, or all of a short part.
    keep_from: Option<usize>,
    /// Whether its end is kept with what follows it.
    sticks: bool,
}

#[derive(Serialize)]
struct FieldData {
    /// The key of its value; none for a sum.
    key: Option<String>,
    label: String,
    help: Option<String>,
    kind: FieldKind,
    value: ValueData,
    /// Whether a signature has a line of its own for place and date.
    dated: bool,
    marked: bool,
    #[serde(skip)]
    short: bool,
}

/// What a reader meets in one stretch, with its keys: a field after its label, or a table's row.
pub struct Printed {
    /// Our own words before the first value.
    pub before: String,
    /// Key, text, and whether any of it was filled in.
    pub values: Vec<(String, String, bool)>,
}

pub fn of<'a>(
    template: &'a Template,
    values: &BTreeMap<String, Private>,
    meta: &'a Meta,
) -> Data<'a> {
    let mut footer = format!("{} · {}", template.title, template.source);
    if !meta.reference.is_empty() {
        footer.push_str(&format!(" · Referanse {}", drawn(&meta.reference)));
    }
    let mut above = if template.heading.is_empty() { 1 } else { 2 };
    let mut sections = Vec::new();
    for section in &template.sections {
        if section.heading.is_some() {
            above = 2;
        }
        sections.push(section_data(section, values, meta, above));
    }
    lead_to_signatures(&mut sections);
    Data {
        geometry: GEOMETRY,
        title: &template.title,
        intro: &template.intro,
        heading: &template.heading,
        footer,
        draft: meta.draft,
        notes: &meta.notes,
        date: [
            meta.date.year(),
            i32::try_from(meta.date.month()).unwrap_or(1),
            i32::try_from(meta.date.day()).unwrap_or(1),
        ],
        sections,
    }
}

/// All that is printed of the values, in the order of the page.
pub fn printed(template: &Template, values: &BTreeMap<String, Private>) -> Vec<Printed> {
    let mut all = Vec::new();
    for section in &template.sections {
        let groups = groups(section, values);
        let told = |value: &Value| (value.key.clone(), value.printed(), value.is_filled());
        if section.is_table() && table::fits(section, &groups) {
            all.extend(groups.iter().zip(0..).map(|(group, row)| {
                Printed {
                    before: section
                        .rows
                        .get(row)
                        .map_or_else(String::new, |row| row.label.clone()),
                    values: group.iter().map(told).collect(),
                }
            }));
        } else {
            all.extend(groups.iter().flatten().map(|value| Printed {
                before: format!(
                    "{} {}",
                    value.field.label,
                    value.field.help.as_deref().unwrap_or_default()
                ),
                values: vec![told(value)],
            }));
        }
    }
    all
}

/// The section's values, once for each time through it.
fn groups<'a>(section: &'a Section, values: &BTreeMap<String, Private>) -> Vec<Vec<Value<'a>>> {
    let once = |instance: crate::slots::Instance| {
        let value = |field| {
            let (key, place) = (instance.key(field), instance.place.clone());
            Value::new(
                values,
                Slot {
                    key,
                    field,
                    section,
                    place,
                },
            )
        };
        section.fields.iter().map(value).collect()
    };
    section.instances(values).into_iter().map(once).collect()
}

fn section_data<'a>(
    section: &'a Section,
    values: &BTreeMap<String, Private>,
    meta: &Meta,
    above: u8,
) -> SectionData<'a> {
    let groups = groups(section, values);
    let signed = section.fields.iter().any(|field| !field.kind.is_filled());
    let (mut shown, mut table) = (Vec::new(), None);
    if section.is_table() && table::fits(section, &groups) {
        table = Some(table::of(section, &groups, &meta.marked));
    } else if !section.fields.is_empty() {
        let titled = |group: &Vec<Value>| group.first().and_then(|value| value.place.clone());
        let group = |group: &Vec<Value>| group_data(section, group, titled(group), meta, above);
        shown = groups.iter().map(group).collect();
        shown.extend(total_group(section, &groups, above));
    }
    SectionData {
        heading: section.heading.as_deref(),
        text: &section.text,
        signed,
        groups: shown,
        table,
    }
}

/// A table's total where the table is set as a form.
fn total_group(section: &Section, groups: &[Vec<Value>], above: u8) -> Option<GroupData> {
    let heading = section.total.clone()?;
    let sums = table::sums(section, groups);
    let row = |(field, sum): (&Field, Option<String>)| {
        Some(vec![FieldData {
            key: None,
            label: field.label.clone(),
            help: None,
            kind: FieldKind::Number,
            value: value::plain(&sum?),
            dated: false,
            marked: false,
            short: true,
        }])
    };
    Some(GroupData {
        heading: Some(heading),
        level: above + 1,
        label_level: above + 2,
        rows: section.fields.iter().zip(sums).filter_map(row).collect(),
        keep_from: None,
        sticks: false,
    })
}

fn group_data(
    section: &Section,
    group: &[Value],
    heading: Option<String>,
    meta: &Meta,
    above: u8,
) -> GroupData {
    // Where the form has a field of its own for the date, no further line is needed for it.
    let dates =
        |f: &Field| f.kind == FieldKind::Date || f.source() == Some(Source::ReportPlaceAndDate);
    let dated = !section.fields.iter().any(dates);
    let mut rows: Vec<Vec<FieldData>> = Vec::new();
    let mut open = false;
    let mut signers = 0;
    for (i, value) in group.iter().enumerate() {
        let field = value.field;
        let half = field.width == Width::Half && value.is_short();
        let data = FieldData {
            key: Some(value.key.clone()),
            label: field.label.clone(),
            help: field.help.clone(),
            kind: field.kind,
            value: value.data(form_width(half), GEOMETRY.size),
            dated,
            marked: meta.marked.contains(&value.key),
            short: value.is_short(),
        };
        if field.kind.is_filled() {
            signers = 0;
            match rows.last_mut() {
                Some(row) if half && open => {
                    row.push(data);
                    open = false;
                }
                _ => {
                    rows.push(vec![data]);
                    open = half;
                }
            }
            continue;
        }
        open = false;
        if signers == 0 {
            let next = group.get(i..).unwrap_or_default();
            let together = next
                .iter()
                .take_while(|v| !v.field.kind.is_filled())
                .count();
            // What belongs to one signature stands beside it: its day, or the name in capitals.
            open = together == 1 && field.width == Width::Half;
            signers = abreast(together);
            rows.push(vec![data]);
        } else if let Some(row) = rows.last_mut() {
            row.push(data);
        }
        signers -= 1;
    }
    let level = above + u8::from(heading.is_some());
    GroupData {
        heading,
        level,
        label_level: level + 1,
        keep_from: keep_from(section, group, &rows),
        sticks: false,
        rows,
    }
}

/// The row before the signatures goes with them, where it is not too high for that.
fn lead_to_signatures(sections: &mut [SectionData]) {
    let Some(signed) = sections.iter().position(|section| section.signed) else {
        return;
    };
    let (before, after) = sections.split_at_mut(signed);
    let whole = |section: &SectionData| {
        let first = section.groups.first();
        first.is_some_and(|group| group.keep_from == Some(0))
    };
    if !after.first().is_some_and(whole) {
        return;
    }
    let last = before
        .last_mut()
        .and_then(|section| section.groups.last_mut());
    if let Some(group) = last {
        let height = match group.keep_from {
            Some(_) => group.rows.iter().map(|row| height(row)).sum(),
            None => group.rows.last().map_or(0.0, |row| height(row)),
        };
        group.sticks = height <= FOLLOWS;
    }
}

/// About how high a row is, in points.
fn height(row: &[FieldData]) -> f64 {
    let broad = if row.len() > 1 { 42 } else { 88 };
    let lines = |text: &str| 1 + text.chars().count() / broad;
    let of = |field: &FieldData| {
        let help = field.help.as_deref().map_or(0, lines);
        let value = match field.value.options.len() {
            0 => field
                .value
                .paragraphs
                .iter()
                .flatten()
                .map(|l| lines(l))
                .sum(),
            _ if field.value.inline => 1,
            several => several,
        };
        lines(&field.label) + help + value
    };
    let most = row.iter().map(of).max().unwrap_or(0);
    f64::from(u32::try_from(most).unwrap_or(u32::MAX)) * LINE + FRAME
}

/// How many of so many signatures stand side by side: never one left alone below three.
fn abreast(signers: usize) -> usize {
    match signers {
        4 => 2,
        n => n.min(3),
    }
}

/// Where the part begins that is not parted: the whole of a short section; else the signatures, with the row
/// before them.
fn keep_from(section: &Section, group: &[Value], rows: &[Vec<FieldData>]) -> Option<usize> {
    let signs = |row: &Vec<FieldData>| row.iter().any(|field| !field.kind.is_filled());
    let Some(first) = rows.iter().position(signs) else {
        let headed = section.heading.is_some() || section.repeat.is_some();
        let text = section
            .text
            .iter()
            .map(|text| 1 + text.chars().count() / 88);
        let text = f64::from(u32::try_from(text.sum::<usize>()).unwrap_or(u32::MAX)) * LINE;
        let height = text + rows.iter().map(|row| height(row)).sum::<f64>();
        return (headed && height <= WHOLE).then_some(0);
    };
    let lines = |text: &str| {
        text.lines()
            .map(|line| 1 + line.chars().count() / 80)
            .sum::<usize>()
    };
    let text = section
        .text
        .iter()
        .map(|text| 1 + lines(text))
        .sum::<usize>();
    let values = group
        .iter()
        .map(|value| 3 + lines(&value.printed()))
        .sum::<usize>();
    let height = f64::from(u32::try_from(text + values).unwrap_or(u32::MAX)) * 1.5 * GEOMETRY.size;
    if height <= TOGETHER && group.iter().all(Value::is_short) {
        return Some(0);
    }
    let before = first.checked_sub(1).filter(|before| {
        rows.get(*before)
            .is_some_and(|row| row.iter().all(|f| f.short && f.kind != FieldKind::Text))
    });
    Some(before.unwrap_or(first))
}
