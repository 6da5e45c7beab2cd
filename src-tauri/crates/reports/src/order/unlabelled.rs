//! What is known by its own shape where no label stands: number, e-mail, telephone, dates; and the name
//! right above or before the number. All of it is unsure.

use super::collect::Collected;
use super::labels::About;
use super::shape::{self, Shaped, What};
use super::{Field, Found, name};
use domain::{Private, dates};

const NO_LABEL: &str = "Står uten ledetekst.";

/// Proposals that no label leads to, no more than this many of a field.
const MOST: usize = 3;

pub fn add(all: &Collected<'_>, found: &mut Vec<Found>) {
    let labelled: Vec<Found> = found.clone();
    for (at, line) in all.lines.iter().enumerate() {
        for cell in &line.cells {
            let text: Vec<char> = cell.text.0.chars().collect();
            for shaped in shape::find(&text) {
                if let Some((field, value, note)) = proposal(all, at, &shaped) {
                    if matches!(shaped.what, What::Fnr(..)) {
                        // As much of it as a name can be.
                        const BEFORE: usize = 80;
                        let from = shaped.at.start.saturating_sub(BEFORE);
                        let before = text.get(from..shaped.at.start).unwrap_or_default();
                        add_name(all, at, &before.iter().collect::<String>(), found);
                    }
                    add_one(found, &labelled, field, value, at, note);
                }
            }
        }
    }
}

/// What an unlabelled shape would be here.
fn proposal(all: &Collected<'_>, line: usize, shaped: &Shaped) -> Option<(Field, String, String)> {
    let about = all.about.get(line).copied().unwrap_or_default();
    let prose = all.prose.get(line).copied().unwrap_or_default();
    let unlabelled = NO_LABEL.to_owned();
    Some(match (&shaped.what, about) {
        (What::Fnr(number, fault), _) => {
            let note = fault.map_or(unlabelled, |fault| fault.to_string());
            (Field::Fnr, number.clone(), note)
        }
        (What::Email(address), About::Nav) => (Field::NavEmail, address.clone(), unlabelled),
        (What::Email(address), _) if of_nav(address) => {
            (Field::NavEmail, address.clone(), unlabelled)
        }
        (What::Email(address), About::Participant) => (Field::Email, address.clone(), unlabelled),
        (What::Phone(number), About::Nav) => (Field::NavPhone, number.clone(), unlabelled),
        (What::Phone(number), About::Participant) => {
            let mobile = number.starts_with(['4', '9']);
            let field = if mobile { Field::Mobile } else { Field::Phone };
            (field, number.clone(), unlabelled)
        }
        // In prose a date is part of a story.
        (What::Date(day), _) if !prose => (Field::OrderDate, dates::norwegian(*day), unlabelled),
        _ => return None,
    })
}

fn of_nav(address: &str) -> bool {
    address.to_lowercase().ends_with("@nav.no")
}

/// Adds a proposal, unless a label has settled the field or the value is another's.
fn add_one(
    found: &mut Vec<Found>,
    labelled: &[Found],
    field: Field,
    value: String,
    line: usize,
    note: String,
) {
    let same = |known: &Found| match known.field {
        Field::OrderText => false,
        _ => known.value.0 == value || known.value.0.contains(&value),
    };
    // A telephone is a telephone, whichever it is.
    let kin = match field {
        Field::Mobile => Field::Phone,
        other => other,
    };
    let settled = labelled
        .iter()
        .any(|known| known.field == field || known.field == kin);
    let several = found.iter().filter(|known| known.field == field).count() >= MOST;
    if settled || several || found.iter().any(same) {
        return;
    }
    found.push(Found {
        field,
        value: Private(value),
        lines: (line, line),
        sure: false,
        note: Some(note),
    });
}

/// A number's owner stands before it, or alone on the line above, as on NAV's Deltakeroversikt.
fn add_name(all: &Collected<'_>, line: usize, before: &str, found: &mut Vec<Found>) {
    if found
        .iter()
        .any(|known| matches!(known.field, Field::LastName | Field::FirstName))
    {
        return;
    }
    let before = before.trim_matches(|c: char| !c.is_alphabetic());
    let above =
        line.checked_sub(1)
            .and_then(|above| match all.lines.get(above)?.cells.as_slice() {
                [cell] => Some(cell.text.trimmed()),
                _ => None,
            });
    // A whole line that is a name, or the words right before the number.
    let above = above.filter(|above| name::is_alone(above));
    let (text, first) = match (before.is_empty(), above) {
        (false, _) => (before, line),
        (true, Some(above)) => (above, line.saturating_sub(1)),
        (true, None) => return,
    };
    let name = name::at_end(text).and_then(|text| name::parse(&text));
    let Some(name) = name.filter(|name| !name.last.is_empty()) else {
        return;
    };
    for (field, part) in [(Field::LastName, name.last), (Field::FirstName, name.first)] {
        found.push(Found {
            field,
            value: Private(part),
            lines: (first, line),
            sure: false,
            note: Some("Står ved fødselsnummeret uten ledetekst.".to_owned()),
        });
    }
}
