//! Where the values of a template go. A field of a repeated section, or of a table's row, is one field in
//! several places, each with a key of its own: `navn`, `navn.2`, `antall.helt`.

use crate::{Field, FieldKind, Look, Section, Template};
use domain::Private;
use std::collections::BTreeMap;

/// A field in one of its places.
#[derive(Clone, Debug)]
pub struct Slot<'a> {
    /// The key of its value. The key of a signature, which has no value, names it in the same way.
    pub key: String,
    /// The field.
    pub field: &'a Field,
    /// Its section.
    pub section: &'a Section,
    /// Which of several it is, as people call it: «Arbeidsgiver 2», or the row's label. None where there is
    /// but one.
    pub place: Option<String>,
}

/// Once through a section's fields.
pub(crate) struct Instance {
    /// What follows the field's id in the key.
    suffix: String,
    /// As in [`Slot::place`].
    pub place: Option<String>,
}

impl Instance {
    /// The key of a field's value here.
    pub fn key(&self, field: &Field) -> String {
        format!("{}{}", field.id, self.suffix)
    }
}

/// The key of a field's value in the n-th repetition, from 1: `navn`, `navn.2`.
pub fn repeated_key(id: &str, n: u32) -> String {
    match n {
        0 | 1 => id.to_owned(),
        n => format!("{id}.{n}"),
    }
}

impl Section {
    /// How many times it stands there with these values: at least once. A gap below the highest number is
    /// an empty repetition.
    pub fn repetitions(&self, values: &BTreeMap<String, Private>) -> u32 {
        let Some(repeat) = &self.repeat else {
            return 1;
        };
        let number = |key: &str| {
            let (id, suffix) = key.split_once('.')?;
            let known = self.fields.iter().any(|field| field.id == id);
            known.then(|| repetition(suffix, repeat.max)).flatten()
        };
        values
            .keys()
            .filter_map(|key| number(key))
            .max()
            .unwrap_or(1)
    }

    pub(crate) fn instances(&self, values: &BTreeMap<String, Private>) -> Vec<Instance> {
        if !self.rows.is_empty() {
            let row = |row: &crate::Row| Instance {
                suffix: format!(".{}", row.id),
                place: Some(row.label.clone()),
            };
            return self.rows.iter().map(row).collect();
        }
        let count = self.repetitions(values);
        let instance = |number| self.instance(number, count);
        (1..=count).map(instance).collect()
    }

    fn instance(&self, number: u32, count: u32) -> Instance {
        let suffix = match number {
            1 => String::new(),
            n => format!(".{n}"),
        };
        let several = self.repeat.as_ref().filter(|_| count > 1);
        let place = several.map(|repeat| format!("{} {number}", repeat.name));
        Instance { suffix, place }
    }

    /// Whether it is printed as a table.
    pub fn is_table(&self) -> bool {
        self.look.is_table()
    }

    /// Where the columns stand that a chart draws: the bars, and the line across them. None in what is no
    /// chart.
    pub fn drawn(&self) -> Option<(usize, Option<usize>)> {
        let percent =
            |field: &Field| field.kind == FieldKind::Number && field.unit.as_deref() == Some("%");
        let columns = self.fields.iter().enumerate();
        let mut drawn = columns
            .filter(|(_, field)| percent(field))
            .map(|(at, _)| at);
        let bars = drawn.next().filter(|_| self.look == Look::Chart)?;
        Some((bars, drawn.next()))
    }
}

impl Template {
    /// Every place there is with these values, in the order of the page.
    pub fn slots(&self, values: &BTreeMap<String, Private>) -> Vec<Slot<'_>> {
        let mut slots = Vec::new();
        for section in &self.sections {
            for instance in section.instances(values) {
                slots.extend(section.fields.iter().map(|field| Slot {
                    key: instance.key(field),
                    field,
                    section,
                    place: instance.place.clone(),
                }));
            }
        }
        slots
    }

    /// The place that a key names, whether any value stands there or not; none if the template has no such
    /// place, or if it is one to sign at.
    pub fn at(&self, key: &str) -> Option<Slot<'_>> {
        let (id, suffix) = key.split_once('.').unwrap_or((key, ""));
        let has = |section: &&Section| section.fields.iter().any(|field| field.id == id);
        let section = self.sections.iter().find(has)?;
        let field = section.fields.iter().find(|field| field.id == id)?;
        let place = match (&section.repeat, section.rows.is_empty(), key.contains('.')) {
            (None, true, false) => None,
            (Some(_), _, false) => section.instance(1, 2).place,
            (Some(repeat), _, true) => {
                let number = repetition(suffix, repeat.max)?;
                section.instance(number, number).place
            }
            (None, false, true) => {
                let row = section.rows.iter().find(|row| row.id == suffix)?;
                Some(row.label.clone())
            }
            (None, ..) => return None,
        };
        field.kind.is_filled().then(|| Slot {
            key: key.to_owned(),
            field,
            section,
            place,
        })
    }

    /// Whether an empty value at this key means something: that the repetition exists.
    pub fn marks_repetition(&self, key: &str) -> bool {
        key.contains('.')
            && self
                .at(key)
                .is_some_and(|slot| slot.section.repeat.is_some())
    }
}

/// The number of a further repetition, from 2, written plainly.
fn repetition(suffix: &str, max: u32) -> Option<u32> {
    let number: u32 = suffix.parse().ok()?;
    ((2..=max).contains(&number) && number.to_string() == suffix).then_some(number)
}
