//! Ticks in filled forms. A check box has one drawing for each of its states and names the chosen one;
//! hayro 0.7 draws only fields with a single drawing, so a ticked form would look unticked. The chosen
//! drawing is therefore made the only one, in a copy that lasts for one page.

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::dict::keys::{ANNOTS, AP, AS, F, N, PARENT, V};
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use lopdf::{Dictionary, Document};

/// How the filled fields of a page stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Each has its drawing, or there are none.
    Drawn,
    /// Some have several drawings, of which one is chosen.
    Chosen,
    /// Some have a value without a drawing: the program that filled them left it to the reader.
    Lacking,
}

/// How the filled fields of a page stand; the worst of them counts.
pub fn state(pdf: &Pdf, index: usize) -> State {
    let annotations = pdf
        .pages()
        .get(index)
        .and_then(|page| page.raw().get::<Array<'_>>(ANNOTS));
    let Some(annotations) = annotations else {
        return State::Drawn;
    };
    let states = annotations.iter::<Dict<'_>>().map(|field| of(&field));
    states.max().unwrap_or(State::Drawn)
}

fn of(field: &Dict<'_>) -> State {
    const HIDDEN: u32 = 2;
    if field.get::<u32>(F).unwrap_or(0) & HIDDEN != 0 {
        return State::Drawn;
    }
    let drawings = field.get::<Dict<'_>>(AP);
    if drawings
        .as_ref()
        .is_some_and(|ap| ap.get::<Stream<'_>>(N).is_some())
    {
        return State::Drawn;
    }
    let states = drawings.and_then(|ap| ap.get::<Dict<'_>>(N));
    if let (Some(states), Some(chosen)) = (states, field.get::<Name<'_>>(AS)) {
        return match states.get::<Stream<'_>>(&*chosen) {
            Some(_) => State::Chosen,
            // An unticked box needs no drawing.
            None => State::Drawn,
        };
    }
    let value = |of: &Dict<'_>| match of.get::<Object<'_>>(V) {
        Some(Object::String(text)) => !text.as_bytes().is_empty(),
        _ => false,
    };
    let filled = value(field) || field.get::<Dict<'_>>(PARENT).is_some_and(|up| value(&up));
    if filled { State::Lacking } else { State::Drawn }
}

/// The document with the chosen drawing of each field as its only one; none where it cannot be made.
pub fn with_chosen_drawn(pdf: &[u8]) -> Option<Vec<u8>> {
    let mut document = Document::load_mem(pdf).ok()?;
    let chosen: Vec<_> = document
        .objects
        .iter()
        .filter_map(|(id, object)| Some((*id, chosen(&document, object.as_dict().ok()?)?)))
        .collect();
    for (id, drawing) in chosen {
        let field = document.get_object_mut(id).ok()?.as_dict_mut().ok()?;
        field.set("AP", Dictionary::from_iter([("N", drawing)]));
    }
    let mut bytes = Vec::with_capacity(pdf.len());
    document.save_to(&mut bytes).ok()?;
    Some(bytes)
}

/// The chosen drawing of a field that has several.
fn chosen(document: &Document, field: &Dictionary) -> Option<lopdf::Object> {
    let dictionary = |of: &Dictionary, key: &[u8]| {
        let found = document.dereference(of.get(key).ok()?).ok()?.1;
        found.as_dict().ok().cloned()
    };
    let name = field.get(b"AS").ok()?.as_name().ok()?;
    let states = dictionary(&dictionary(field, b"AP")?, b"N")?;
    states.get(name).ok().cloned()
}
