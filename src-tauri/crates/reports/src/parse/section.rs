//! The sections and fields of a template file.

use super::{Wrong, at, is_name, known, named, of_case, printable};
use crate::{
    Field, FieldKind, Look, NOT_APPLICABLE, Party, Repeat, Row, Scope, Section, Source, Width,
};
use serde::Deserialize;
use std::collections::BTreeSet;
use toml::Spanned;

/// The most columns of fields that a page has room for.
const MAX_COLUMNS: usize = 10;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionFile {
    heading: Option<Spanned<String>>,
    #[serde(default)]
    text: Vec<Spanned<String>>,
    repeat: Option<Spanned<RepeatFile>>,
    look: Option<Spanned<String>>,
    rows: Option<Spanned<Vec<Spanned<RowFile>>>>,
    row_title: Option<Spanned<String>>,
    total: Option<Spanned<String>>,
    #[serde(default)]
    pub field: Vec<Spanned<FieldFile>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RepeatFile {
    name: Spanned<String>,
    max: Spanned<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RowFile {
    id: Spanned<String>,
    label: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldFile {
    id: Spanned<String>,
    label: Spanned<String>,
    help: Option<Spanned<String>>,
    hint: Option<Spanned<String>>,
    kind: Spanned<String>,
    required: Option<Spanned<bool>>,
    width: Option<Spanned<String>>,
    prefill: Option<Spanned<String>>,
    comment: Option<Spanned<bool>>,
    options: Option<Spanned<Vec<Spanned<String>>>>,
    unit: Option<Spanned<String>>,
    sum: Option<Spanned<bool>>,
    party: Option<Spanned<String>>,
}

/// What holds for the whole template while its sections are read.
pub struct Seen {
    scope: Scope,
    ids: BTreeSet<String>,
    comment: bool,
}

impl Seen {
    pub fn new(scope: Scope) -> Self {
        Self {
            scope,
            ids: BTreeSet::new(),
            comment: false,
        }
    }
}

pub fn check(section: Spanned<SectionFile>, seen: &mut Seen) -> Result<Section, Wrong> {
    let start = section.span().start;
    let section = section.into_inner();
    for text in [&section.heading, &section.row_title, &section.total]
        .into_iter()
        .flatten()
    {
        printable(text)?;
    }
    for text in &section.text {
        printable(text)?;
    }
    if section.field.is_empty() && section.text.is_empty() {
        return Err(Wrong(start, "Delen har ingen felt.".into()));
    }
    let look = section.look.as_ref().map_or(Ok(Look::default()), |text| {
        named(
            text,
            &[("form", Look::Form), ("table", Look::Table)],
            "utseende",
        )
    })?;
    fits_together(&section, start, look)?;
    let repeat = section.repeat.as_ref().map(check_repeat).transpose()?;
    let rows = section.rows.as_ref().map_or(Ok(Vec::new()), check_rows)?;
    let place = Place {
        look,
        total: section.total.is_some(),
        rows: !rows.is_empty(),
        repeated: repeat.is_some() || !rows.is_empty(),
    };
    let mut fields = Vec::new();
    for field in section.field {
        let label = field.get_ref().label.span().start;
        let field = check_field(field.into_inner(), &place, seen)?;
        if field.sum && fields.is_empty() && rows.is_empty() {
            let reason = "Den første kolonnen kan ikke summeres; der står teksten til sumraden.";
            return Err(Wrong(label, reason.into()));
        }
        fields.push(field);
    }
    match &section.total {
        Some(total) if !fields.iter().any(|field| field.sum) => Err(at(
            total,
            "total krever minst én tallkolonne med sum = true.",
        )),
        _ => Ok(Section {
            heading: section.heading.map(Spanned::into_inner),
            text: section.text.into_iter().map(Spanned::into_inner).collect(),
            repeat,
            look,
            rows,
            row_title: section.row_title.map(Spanned::into_inner),
            total: section.total.map(Spanned::into_inner),
            fields,
        }),
    }
}

/// Refuses keys that say nothing together.
fn fits_together(section: &SectionFile, start: usize, look: Look) -> Result<(), Wrong> {
    let SectionFile {
        repeat,
        rows,
        row_title,
        total,
        field,
        ..
    } = section;
    let table = look == Look::Table;
    if let (Some(_), Some(rows)) = (repeat, rows) {
        let reason = "En del kan ha enten repeat eller rows, ikke begge.";
        return Err(at(rows, reason));
    }
    if let (Some(rows), false) = (rows, table) {
        return Err(at(rows, "rows krever look = \"table\"."));
    }
    if let (Some(title), None) = (row_title, rows) {
        return Err(at(
            title,
            "row_title er overskriften over radene og krever rows.",
        ));
    }
    if let (Some(total), false) = (total, table) {
        return Err(at(total, "total krever look = \"table\"."));
    }
    if table && repeat.is_none() && rows.is_none() {
        let reason =
            "En tabell må ha enten repeat, med én rad for hver, eller rows, med faste rader.";
        return Err(Wrong(start, reason.into()));
    }
    if field.is_empty() && (repeat.is_some() || table) {
        return Err(Wrong(
            start,
            "Delen har ingen felt å gjenta eller sette i tabell.".into(),
        ));
    }
    if table && field.len() > MAX_COLUMNS {
        let reason =
            format!("En tabell kan ha høyst {MAX_COLUMNS} felt; flere får ikke plass i bredden.");
        return Err(Wrong(start, reason));
    }
    Ok(())
}

fn check_repeat(repeat: &Spanned<RepeatFile>) -> Result<Repeat, Wrong> {
    let RepeatFile { name, max } = repeat.get_ref();
    printable(name)?;
    let most = u32::try_from(*max.get_ref())
        .ok()
        .filter(|max| (2..=99).contains(max));
    let most = most.ok_or_else(|| at(max, "max må være et helt tall fra 2 til 99."))?;
    Ok(Repeat {
        name: name.get_ref().clone(),
        max: most,
    })
}

fn check_rows(rows: &Spanned<Vec<Spanned<RowFile>>>) -> Result<Vec<Row>, Wrong> {
    if rows.get_ref().is_empty() {
        return Err(at(rows, "rows må ha minst én rad."));
    }
    let mut seen = BTreeSet::new();
    let check = |row: &Spanned<RowFile>| {
        let RowFile { id, label } = row.get_ref();
        printable(label)?;
        if !is_name(id.get_ref()) {
            let reason = format!(
                "Rad-id-en «{}» må være små bokstaver a–z, siffer og bindestrek.",
                id.get_ref()
            );
            return Err(at(id, &reason));
        }
        if !seen.insert(id.get_ref().clone()) {
            let reason = format!("Rad-id-en «{}» er brukt før i tabellen.", id.get_ref());
            return Err(at(id, &reason));
        }
        Ok(Row {
            id: id.get_ref().clone(),
            label: label.get_ref().clone(),
        })
    };
    rows.get_ref().iter().map(check).collect()
}

/// Where a field stands.
struct Place {
    look: Look,
    total: bool,
    rows: bool,
    repeated: bool,
}

fn check_field(field: FieldFile, place: &Place, seen: &mut Seen) -> Result<Field, Wrong> {
    let id = field.id.get_ref();
    if id.contains('.') {
        let reason = format!(
            "Felt-id-en «{id}» har punktum; punktum skiller feltet fra nummeret eller raden det gjentas i."
        );
        return Err(at(&field.id, &reason));
    }
    if !is_name(id) {
        let reason = format!("Felt-id-en «{id}» må være små bokstaver a–z, siffer og bindestrek.");
        return Err(at(&field.id, &reason));
    }
    if !seen.ids.insert(id.clone()) {
        let reason = format!("Felt-id-en «{id}» er brukt før i malen.");
        return Err(at(&field.id, &reason));
    }
    printable(&field.label)?;
    for text in [&field.help, &field.hint, &field.unit]
        .into_iter()
        .flatten()
    {
        printable(text)?;
    }
    let kind = known(&field.kind, FieldKind::ALL, |kind| kind.id(), "felttype")?;
    if place.look == Look::Table && kind == FieldKind::Signature {
        return Err(at(
            &field.kind,
            "En underskrift får ikke plass i en tabell.",
        ));
    }
    let width = match &field.width {
        Some(width) if place.look == Look::Table => {
            return Err(at(
                width,
                "width gjelder ikke i en tabell; kolonnene fordeles selv.",
            ));
        }
        Some(width) => named(
            width,
            &[("full", Width::Full), ("half", Width::Half)],
            "bredde",
        )?,
        None => Width::Full,
    };
    let options = options(&field, kind)?;
    only_numbers(&field, kind, place)?;
    let party = party(&field, kind)?;
    let prefill = prefill(&field, kind, place, seen.scope)?;
    let required = match &field.required {
        Some(required) if *required.get_ref() && !kind.is_filled() => {
            return Err(at(
                required,
                "En underskrift fylles ikke ut og kan ikke være required.",
            ));
        }
        required => required.as_ref().is_none_or(|r| *r.get_ref()) && kind.is_filled(),
    };
    let comment = match field.comment.as_ref().filter(|comment| *comment.get_ref()) {
        Some(comment) if kind != FieldKind::Text || place.repeated => {
            let reason = "comment = true er for deltakerens kommentar: et felt av typen text som ikke gjentas.";
            return Err(at(comment, reason));
        }
        Some(comment) if seen.comment => {
            return Err(at(comment, "Et felt før dette har alt comment = true."));
        }
        comment => comment.is_some(),
    };
    seen.comment |= comment;
    Ok(Field {
        id: field.id.into_inner(),
        label: field.label.into_inner(),
        help: field.help.map(Spanned::into_inner),
        hint: field.hint.map(Spanned::into_inner),
        kind,
        required,
        width,
        prefill,
        comment,
        options,
        unit: field.unit.map(Spanned::into_inner),
        sum: field.sum.is_some_and(Spanned::into_inner),
        party,
    })
}

fn options(field: &FieldFile, kind: FieldKind) -> Result<Vec<String>, Wrong> {
    let least = match kind {
        FieldKind::Choice => 1,
        FieldKind::Checks => 2,
        _ => 0,
    };
    let Some(options) = &field.options else {
        return match least {
            0 => Ok(Vec::new()),
            _ => Err(at(
                &field.kind,
                "Nøkkelen «options» mangler; den sier hva det kan velges blant.",
            )),
        };
    };
    if !kind.has_options() {
        return Err(at(
            options,
            "options er bare for felt av typen choice og checks.",
        ));
    }
    if options.get_ref().len() < least {
        let reason = match least {
            1 => "options må ha minst ett valg.",
            _ => "options må ha minst to valg i et felt av typen checks.",
        };
        return Err(at(options, reason));
    }
    let mut seen = BTreeSet::new();
    for option in options.get_ref() {
        printable(option)?;
        let text = option.get_ref();
        if text.trim() != text {
            return Err(at(
                option,
                "Valget kan ikke begynne eller slutte med mellomrom.",
            ));
        }
        if text == NOT_APPLICABLE {
            let reason =
                format!("«{NOT_APPLICABLE}» kan alltid svares og skal ikke stå blant valgene.");
            return Err(at(option, &reason));
        }
        if !seen.insert(text) {
            return Err(at(option, &format!("Valget «{text}» står to ganger.")));
        }
    }
    Ok(options
        .get_ref()
        .iter()
        .map(|option| option.get_ref().clone())
        .collect())
}

/// Refuses what only numbers can have, and a sum that nothing shows.
fn only_numbers(field: &FieldFile, kind: FieldKind, place: &Place) -> Result<(), Wrong> {
    let number = kind == FieldKind::Number;
    if let (Some(unit), false) = (&field.unit, number) {
        return Err(at(unit, "unit er bare for felt av typen number."));
    }
    match field.sum.as_ref().filter(|sum| *sum.get_ref()) {
        Some(sum) if !number => Err(at(sum, "sum er bare for felt av typen number.")),
        Some(sum) if !place.total => Err(at(
            sum,
            "sum krever at delen er en tabell med total, som er teksten til sumraden.",
        )),
        _ => Ok(()),
    }
}

fn party(field: &FieldFile, kind: FieldKind) -> Result<Option<Party>, Wrong> {
    const ALL: [(&str, Party); 6] = [
        ("counsellor", Party::Counsellor),
        ("participant", Party::Participant),
        ("nav", Party::Nav),
        ("employer", Party::Employer),
        ("clinician", Party::Clinician),
        ("leader", Party::Leader),
    ];
    match &field.party {
        Some(party) if kind.is_filled() => Err(at(
            party,
            "party sier hvem som skriver under, og er bare for felt av typen signature.",
        )),
        Some(party) => named(party, &ALL, "part").map(Some),
        None => Ok((!kind.is_filled()).then(Party::default)),
    }
}

fn prefill(
    field: &FieldFile,
    kind: FieldKind,
    place: &Place,
    scope: Scope,
) -> Result<Option<Source>, Wrong> {
    let Some(text) = &field.prefill else {
        return Ok(None);
    };
    if !kind.is_filled() {
        return Err(at(text, "En underskrift kan ikke fylles ut på forhånd."));
    }
    if place.rows {
        return Err(at(
            text,
            "Et felt med faste rader kan ikke fylles ut på forhånd; det har en verdi i hver rad.",
        ));
    }
    let source = known(text, Source::ALL, |source| source.id(), "kilde")?;
    if scope == Scope::Portfolio && of_case(source) {
        let reason = format!(
            "«{}» gjelder én deltaker, og malen gjelder hele avtalen.",
            source.id()
        );
        return Err(at(text, &reason));
    }
    Ok(Some(source))
}
