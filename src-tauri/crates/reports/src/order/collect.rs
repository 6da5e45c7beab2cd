//! Labels and what stands behind them, below them, or between one and the next.

use super::labels::{self, About, Kind, LABELS, Label, Place};
use super::line::{Cell, Line};
use super::prose;
use super::value::{self, Value};
use super::{Field, Found};
use domain::Private;
use std::collections::BTreeMap;

/// A page's columns do not stand to the point below one another.
const APART: f32 = 3.0;

/// On a page, a value below its label begins no further from it to either side than this, in points. What stands
/// there is another column's.
const NEAR: f32 = 60.0;

/// A label in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub place: Place,
    pub line: usize,
    pub cell: usize,
}

/// A value with where it was found.
#[derive(Clone, Debug)]
struct Candidate {
    value: Value,
    lines: (usize, usize),
    unsure: bool,
    middle: bool,
}

/// What the labels of an order lead to.
pub struct Collected<'a> {
    pub lines: &'a [Line],
    pub(super) chars: Vec<Vec<Vec<char>>>,
    spots: Vec<Spot>,
    candidates: Vec<Candidate>,
    /// Whose the telephone and e-mail of each line are.
    pub about: Vec<About>,
    /// Lines of the order's own text.
    pub prose: Vec<bool>,
}

impl<'a> Collected<'a> {
    pub fn of(lines: &'a [Line]) -> Self {
        let chars = lines.iter().map(|line| {
            let cells = line.cells.iter();
            cells.map(|cell| cell.text.0.chars().collect()).collect()
        });
        let mut all = Self {
            lines,
            chars: chars.collect(),
            spots: Vec::new(),
            candidates: Vec::new(),
            about: vec![About::Participant; lines.len()],
            prose: vec![false; lines.len()],
        };
        all.find_spots();
        all.follow();
        all
    }

    /// Where the labels stand, from top to bottom and left to right.
    fn find_spots(&mut self) {
        for (line, cells) in self.chars.iter().enumerate() {
            for (cell, text) in cells.iter().enumerate() {
                let mut spots = labels::in_cell(text);
                if spots.is_empty()
                    && let Some(place) = self.broken(line, cell)
                {
                    spots = vec![place];
                }
                let spots = spots.into_iter().map(|place| Spot { place, line, cell });
                self.spots.extend(spots);
            }
        }
    }

    /// A label that is broken onto the next line of its column. It takes all of the cell that it begins in.
    fn broken(&self, line: usize, cell: usize) -> Option<Place> {
        let text = self.chars.get(line)?.get(cell)?;
        if text.len() > 80 || !LABELS.is_begun_by(text) {
            return None;
        }
        let below = self.below(line, cell, self.next_column(line, cell));
        let (_, cells) = below.filter(|(next, _)| *next == line + 1)?;
        let first = self.chars.get(line + 1)?.get(*cells.first()?)?;
        let joined: Vec<char> = text
            .iter()
            .chain([&' '])
            .chain(first.iter().take(80))
            .copied()
            .collect();
        let place = LABELS
            .at(&joined, 0)
            .filter(|place| place.end > text.len() + 1)?;
        let whole = place.delimited || place.end >= joined.len();
        whole.then_some(place)
    }

    /// Where the next column of a line begins.
    fn next_column(&self, line: usize, cell: usize) -> f32 {
        let cells = self
            .lines
            .get(line)
            .map(|line| line.cells.as_slice())
            .unwrap_or_default();
        cells.get(cell + 1).map_or(f32::INFINITY, |next| next.x)
    }

    /// The cells that lie below one, up to `end`, in the first line that has any: the next but one where the
    /// next is blank, or on a page another column's alone.
    pub(super) fn below(&self, line: usize, cell: usize, end: f32) -> Option<(usize, Vec<usize>)> {
        const DOWN: usize = 3;
        let above = self.lines.get(line)?;
        let x = above.cells.get(cell)?.x;
        let start = match (cell, above.on_page) {
            (0, false) => f32::NEG_INFINITY,
            (0, true) => x - NEAR,
            _ => x - APART,
        };
        let end = match above.on_page && end.is_infinite() {
            true => x + NEAR,
            false => end,
        };
        let here = |(_, cell): &(usize, &Cell)| cell.x >= start && cell.x < end - APART;
        (line + 1..=line + DOWN).find_map(|next| {
            let cells = self.lines.get(next)?.cells.iter().enumerate().filter(here);
            let cells: Vec<usize> = cells.map(|(at, _)| at).collect();
            (!cells.is_empty()).then_some((next, cells))
        })
    }

    /// Goes from label to label.
    fn follow(&mut self) {
        let mut about = About::Participant;
        let (mut upto, mut awaits_counsellor) = (0, false);
        let spots = std::mem::take(&mut self.spots);
        let mut at = 0;
        while let Some(spot) = spots.get(at) {
            at += 1;
            let Label {
                mut kind, unsure, ..
            } = spot.place.label;
            let next = spots.get(at).filter(|next| next.line == spot.line);
            if kind == Kind::OrderText {
                let rest = spots.get(at..).unwrap_or_default();
                let (text, last) = self.prose(spot, rest);
                at += rest.iter().take_while(|s| s.line <= last).count();
                self.mark(&mut upto, last + 1, about);
                self.propose(prose::values(&text), (spot.line, last), unsure, false);
                continue;
            }
            // «NAV-veileder» as a heading, with «Navn» below it.
            if kind == Kind::Name && awaits_counsellor {
                kind = Kind::NavCounsellor;
            } else if let Some(own) = spot.place.label.about {
                self.mark(&mut upto, spot.line, about);
                about = own;
            }
            let (values, last) = self.values(spot, kind, about, next, &spots);
            awaits_counsellor = kind == Kind::NavCounsellor && values.is_empty();
            self.propose(values, (spot.line, last), unsure, kind == Kind::MiddleName);
        }
        self.mark(&mut upto, self.lines.len(), about);
        self.spots = spots;
    }

    fn mark(&mut self, upto: &mut usize, end: usize, about: About) {
        for line in *upto..end {
            if let Some(of_line) = self.about.get_mut(line) {
                *of_line = about;
            }
        }
        *upto = end.max(*upto);
    }

    fn propose(&mut self, values: Vec<Value>, lines: (usize, usize), unsure: bool, middle: bool) {
        let candidates = values.into_iter().map(|value| Candidate {
            value,
            lines,
            unsure,
            middle,
        });
        self.candidates.extend(candidates);
    }

    /// What stands behind a label, or else below it; with the last line of it.
    fn values(
        &self,
        spot: &Spot,
        kind: Kind,
        about: About,
        next: Option<&Spot>,
        spots: &[Spot],
    ) -> (Vec<Value>, usize) {
        let nothing = (Vec::new(), spot.line);
        if kind == Kind::Nothing {
            return nothing;
        }
        let labelled = |line: usize, cell: usize| {
            let from = spots.partition_point(|s| (s.line, s.cell) < (line, cell));
            spots
                .get(from)
                .is_some_and(|s| (s.line, s.cell) == (line, cell) && begins_cell(self, s))
        };
        let behind = self.behind(spot, kind, next);
        if !behind.trim().is_empty() {
            let mut values = value::of(kind, about, &behind);
            let mut last = if self.is_broken(spot) {
                spot.line + 1
            } else {
                spot.line
            };
            if kind == Kind::Address {
                last = self.town_below(&mut values, spot.line, spot.cell, &labelled);
            }
            return (values, last);
        }
        let Some((line, cells)) = self.below(spot.line, spot.cell, self.column_end(spot, next))
        else {
            return nothing;
        };
        let free: Vec<usize> = cells
            .into_iter()
            .take_while(|cell| !labelled(line, *cell))
            .collect();
        let texts = free
            .iter()
            .filter_map(|cell| self.lines.get(line)?.cells.get(*cell));
        let texts: Vec<&str> = texts.map(|cell| cell.text.0.as_str()).collect();
        let text = match kind {
            Kind::EmployedAtReferral => {
                self.answers(line, &free, self.column_end(spot, next), &labelled)
            }
            _ => texts.first().copied().unwrap_or_default().to_owned(),
        };
        let mut values = value::of(kind, about, &text);
        let mut last = line;
        if kind == Kind::Address
            && let Some(cell) = free.first()
        {
            last = self.town_below(&mut values, line, *cell, &labelled);
        }
        match values.is_empty() {
            true => nothing,
            false => (values, last),
        }
    }

    /// «JA» and «NEI» with their boxes, which stand beside or below one another.
    fn answers(
        &self,
        line: usize,
        free: &[usize],
        end: f32,
        labelled: &dyn Fn(usize, usize) -> bool,
    ) -> String {
        let Some(first) = free.first().copied() else {
            return String::new();
        };
        let of = |line: usize| {
            self.lines
                .get(line)
                .map(|l| l.cells.as_slice())
                .unwrap_or_default()
        };
        let row = |line: usize, first: usize| {
            let cells = of(line).iter().enumerate().skip(first);
            let free = cells.take_while(|(at, cell)| cell.x < end && !labelled(line, *at));
            let texts: Vec<&str> = free.map(|(_, cell)| cell.text.0.as_str()).collect();
            texts.join(" ")
        };
        let mut text = row(line, first);
        let below = self.below(line, first, end);
        let second = below.and_then(|(line, cells)| Some(row(line, *cells.first()?)));
        if let Some(second) = second.filter(|second| second.to_lowercase().contains("nei")) {
            text = format!("{text} {second}");
        }
        text
    }

    /// Whether a label goes on in the line below.
    fn is_broken(&self, spot: &Spot) -> bool {
        let own = self
            .chars
            .get(spot.line)
            .and_then(|cells| cells.get(spot.cell));
        own.is_some_and(|own| spot.place.end > own.len())
    }

    /// Where the column below a label ends: where the next labelled one begins.
    fn column_end(&self, spot: &Spot, next: Option<&Spot>) -> f32 {
        let cell = next
            .filter(|next| next.cell > spot.cell)
            .map(|next| next.cell);
        let cells = self
            .lines
            .get(spot.line)
            .map(|line| line.cells.as_slice())
            .unwrap_or_default();
        cell.and_then(|cell| cells.get(cell))
            .map_or(f32::INFINITY, |cell| cell.x)
    }

    /// What stands on the label's own line, up to the next label.
    pub(super) fn behind(&self, spot: &Spot, kind: Kind, next: Option<&Spot>) -> String {
        let cells = self
            .chars
            .get(spot.line)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let own = cells.get(spot.cell).map(Vec::as_slice).unwrap_or_default();
        let end = next
            .filter(|next| next.cell == spot.cell)
            .map_or(own.len(), |next| next.place.start);
        if self.is_broken(spot) {
            // The rest of the label is the next line's, and so is what follows it.
            let below = self.below(spot.line, spot.cell, self.next_column(spot.line, spot.cell));
            let cell = below.and_then(|(line, cells)| self.chars.get(line)?.get(*cells.first()?));
            let skip = spot.place.end - own.len() - 1;
            return cell
                .map(|cell| cell.iter().skip(skip).collect())
                .unwrap_or_default();
        }
        let first: String = own
            .get(spot.place.end..end.max(spot.place.end))
            .unwrap_or_default()
            .iter()
            .collect();
        if next.is_some_and(|next| next.cell == spot.cell) {
            return first;
        }
        let upto = next.map_or(cells.len(), |next| next.cell);
        let further = cells.get(spot.cell + 1..upto).unwrap_or_default();
        let further: Vec<String> = further.iter().map(|cell| cell.iter().collect()).collect();
        match kind {
            Kind::EmployedAtReferral | Kind::Date | Kind::StartDate | Kind::OrderText => {
                let all: Vec<&str> = [first.as_str()]
                    .into_iter()
                    .chain(further.iter().map(String::as_str))
                    .collect();
                all.join(" ")
            }
            _ if first.trim().is_empty() => further.into_iter().next().unwrap_or_default(),
            _ => first,
        }
    }

    /// An address may go on with its town in the line below.
    fn town_below(
        &self,
        values: &mut Vec<Value>,
        line: usize,
        cell: usize,
        labelled: &dyn Fn(usize, usize) -> bool,
    ) -> usize {
        let has_town = values.iter().any(|value| value.field == Field::PostalCode);
        let below = (!has_town && !values.is_empty())
            .then(|| self.below(line, cell, self.next_column(line, cell)))
            .flatten();
        let Some((next, cells)) = below else {
            return line;
        };
        let text = cells.first().filter(|cell| !labelled(next, **cell));
        let text = text.and_then(|cell| self.lines.get(next)?.cells.get(*cell));
        let Some((code, city)) = text.and_then(|cell| value::split_town(cell.text.trimmed()))
        else {
            return line;
        };
        let town = [(Field::PostalCode, code), (Field::City, city)];
        values.extend(town.map(|(field, text)| Value {
            field,
            text: text.to_owned(),
            note: None,
        }));
        next
    }

    /// One proposal a field, or several where it is not clear which value is meant.
    pub fn settled(&self) -> Vec<Found> {
        let mut fields: BTreeMap<Field, Vec<&Candidate>> = BTreeMap::new();
        for candidate in self.candidates.iter().filter(|c| !c.middle) {
            let same = fields.entry(candidate.value.field).or_default();
            if !same.iter().any(|c| c.value.text == candidate.value.text) {
                same.push(candidate);
            }
        }
        for of_field in fields.values_mut() {
            if of_field.iter().any(|c| !c.unsure) {
                of_field.retain(|c| !c.unsure);
            }
            of_field.truncate(Self::MOST);
        }
        let mut found: Vec<Found> = fields
            .into_values()
            .flat_map(|of_field| {
                let several = of_field.len() > 1
                    && of_field
                        .first()
                        .is_some_and(|c| c.value.field != Field::Measure);
                of_field.into_iter().map(move |candidate| {
                    let differing = several.then(|| "Står med flere verdier i teksten.".to_owned());
                    let maybe = candidate
                        .unsure
                        .then(|| "Kan være noen andre enn veilederen i NAV.".to_owned());
                    let note = candidate.value.note.clone().or(differing).or(maybe);
                    Found {
                        field: candidate.value.field,
                        value: Private(candidate.value.text.clone()),
                        lines: candidate.lines,
                        sure: note.is_none(),
                        note,
                    }
                })
            })
            .collect();
        self.with_middle_name(&mut found);
        one_contact(&mut found);
        found
    }

    /// More different values of one field are no proposals any more.
    const MOST: usize = 4;

    fn with_middle_name(&self, found: &mut [Found]) {
        let middle = self.candidates.iter().find(|candidate| candidate.middle);
        let first = found.iter_mut().find(|f| f.field == Field::FirstName);
        if let (Some(middle), Some(first)) = (middle, first)
            && !first
                .value
                .0
                .split(' ')
                .any(|word| word == middle.value.text)
        {
            first.value = Private(format!("{} {}", first.value.0, middle.value.text));
            first.lines.1 = first.lines.1.max(middle.lines.1);
        }
    }
}

/// Who to speak with at the employer's, and how, often stand apart.
fn one_contact(found: &mut Vec<Found>) {
    let (parts, rest): (Vec<Found>, Vec<Found>) = found
        .drain(..)
        .partition(|part| part.field == Field::EmployerContact);
    *found = rest;
    let texts: Vec<&str> = parts.iter().map(|part| part.value.0.as_str()).collect();
    let value = Private(texts.join(", "));
    if let (Some(first), Some(last)) = (parts.first(), parts.last()) {
        let lines = (first.lines.0, last.lines.1);
        found.push(Found {
            field: Field::EmployerContact,
            value,
            lines,
            sure: true,
            note: None,
        });
    }
}

/// Whether a label is the first in its cell, but for marks such as «•».
pub(super) fn begins_cell(all: &Collected<'_>, spot: &Spot) -> bool {
    let text = all
        .chars
        .get(spot.line)
        .and_then(|cells| cells.get(spot.cell));
    text.is_some_and(|text| {
        text.iter()
            .take(spot.place.start)
            .all(|c| !c.is_alphanumeric())
    })
}
