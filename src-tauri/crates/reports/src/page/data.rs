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
    /// From this row on it is kept on one page: the signatures with what is signed. None where nobody
    /// signs.
    keep_from: Option<usize>,
}

#[derive(Serialize)]
struct FieldData {
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
        |f: &Field| f.kind == FieldKind::Date || f.prefill == Some(Source::ReportPlaceAndDate);
    let dated = !section.fields.iter().any(dates);
    let mut rows: Vec<Vec<FieldData>> = Vec::new();
    let mut open = false;
    let mut signers = 0;
    for (i, value) in group.iter().enumerate() {
        let field = value.field;
        let half = field.width == Width::Half && value.is_short();
        let data = FieldData {
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
        rows,
    }
}

/// How many of so many signatures stand side by side: never one left alone below three.
fn abreast(signers: usize) -> usize {
    match signers {
        4 => 2,
        n => n.min(3),
    }
}

/// Where the part begins that is not parted from its signatures: the whole of a short section, else the row
/// before them.
fn keep_from(section: &Section, group: &[Value], rows: &[Vec<FieldData>]) -> Option<usize> {
    let signs = |row: &Vec<FieldData>| row.iter().any(|field| !field.kind.is_filled());
    let first = rows.iter().position(signs)?;
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
