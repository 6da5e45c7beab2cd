//! The sections and fields of a template file.

use super::{Wrong, at, is_name, known, named, of_case, printable};
use crate::{
    COMPUTED, Field, FieldKind, Look, NOT_APPLICABLE, Origin, Party, Repeat, Row, Scope, Section,
    Source, Width,
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
    carry: Option<Spanned<String>>,
    comment: Option<Spanned<bool>>,
    options: Option<Spanned<Vec<Spanned<String>>>>,
    unit: Option<Spanned<String>>,
    sum: Option<Spanned<bool>>,
    sum_of: Option<Spanned<Vec<String>>>,
    party: Option<Spanned<String>>,
}

/// What holds for the whole template while its sections are read.
pub struct Seen {
    scope: Scope,
    ids: BTreeSet<String>,
    carried: BTreeSet<String>,
    /// The number columns of each table with a row for each repetition.
    columns: Vec<BTreeSet<String>>,
    comment: bool,
}

impl Seen {
    pub fn new(scope: Scope) -> Self {
        Self {
            scope,
            ids: BTreeSet::new(),
            carried: BTreeSet::new(),
            columns: Vec::new(),
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
    if section.field.is_empty() && section.text.is_empty() && section.heading.is_none() {
        return Err(Wrong(start, "Delen har ingen felt.".into()));
    }
    let look = section.look.as_ref().map_or(Ok(Look::default()), |text| {
        named(
            text,
            &[
                ("form", Look::Form),
                ("table", Look::Table),
                ("chart", Look::Chart),
            ],
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
    if look.is_table() && repeat.is_some() {
        let numbers = fields
            .iter()
            .filter(|field| field.kind == FieldKind::Number);
        seen.columns
            .push(numbers.map(|field| field.id.clone()).collect());
    }
    let drawn = fields
        .iter()
        .filter(|f| f.kind == FieldKind::Number && f.unit.as_deref() == Some("%"));
    if look == Look::Chart && !(1..=2).contains(&drawn.count()) {
        let reason = "look = \"chart\" tegner én eller to tallkolonner med unit = \"%\": resultatet, og målet.";
        return Err(Wrong(start, reason.into()));
    }
    match &section.total {
        Some(total) if look == Look::Chart => Err(at(
            total,
            "total gjelder ikke for look = \"chart\": prosenter legges ikke sammen.",
        )),
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
    let table = look.is_table();
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
    if place.look.is_table() && kind == FieldKind::Signature {
        return Err(at(
            &field.kind,
            "En underskrift får ikke plass i en tabell.",
        ));
    }
    let width = match &field.width {
        Some(width) if place.look.is_table() => {
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
    let carry = match &field.carry {
        Some(name) if !kind.is_filled() => {
            return Err(at(name, "En underskrift har ingen tekst å ta med videre."));
        }
        Some(name) if !is_name(name.get_ref()) => {
            let reason = "carry må være et navn av små bokstaver a–z, siffer og bindestrek.";
            return Err(at(name, reason));
        }
        Some(name) if !seen.carried.insert(name.get_ref().clone()) => {
            let reason = format!("carry = \"{}\" er brukt før i malen.", name.get_ref());
            return Err(at(name, &reason));
        }
        name => name.as_ref().map(|name| name.get_ref().clone()),
    };
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
    let sum_of = sum_of(&field, kind, place, seen)?;
    Ok(Field {
        id: field.id.into_inner(),
        label: field.label.into_inner(),
        help: field.help.map(Spanned::into_inner),
        hint: field.hint.map(Spanned::into_inner),
        kind,
        required,
        width,
        prefill,
        carry,
        comment,
        options,
        unit: field.unit.map(Spanned::into_inner),
        sum: field.sum.is_some_and(Spanned::into_inner),
        sum_of,
        party,
    })
}

/// The two columns whose products a field adds up: numbers of one table above.
fn sum_of(
    field: &FieldFile,
    kind: FieldKind,
    place: &Place,
    seen: &Seen,
) -> Result<Vec<String>, Wrong> {
    let Some(columns) = &field.sum_of else {
        return Ok(Vec::new());
    };
    if kind != FieldKind::Number || place.repeated {
        let reason = "sum_of er for et tall som står én gang.";
        return Err(at(columns, reason));
    }
    let [one, other] = &**columns.get_ref() else {
        return Err(at(
            columns,
            "sum_of er to kolonner, som ganges med hverandre.",
        ));
    };
    let both = |table: &BTreeSet<String>| table.contains(one) && table.contains(other);
    if one == other || !seen.columns.iter().any(both) {
        let reason = format!(
            "«{one}» og «{other}» må være to ulike tallkolonner i en tabell med repeat over dette feltet."
        );
        return Err(at(columns, &reason));
    }
    Ok(columns.get_ref().clone())
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
) -> Result<Option<Origin>, Wrong> {
    let Some(text) = &field.prefill else {
        return Ok(None);
    };
    if !kind.is_filled() {
        return Err(at(text, "En underskrift kan ikke fylles ut på forhånd."));
    }
    let origin = Origin::named(text.get_ref()).ok_or_else(|| {
        let known = Source::ALL.iter().map(|source| (*source).id().to_owned());
        let open = COMPUTED.iter().map(|first| format!("{first}…"));
        let list: Vec<String> = known.chain(open).collect();
        let reason = format!(
            "Ukjent kilde: «{}». Mulige: {}.",
            text.get_ref(),
            list.join(", ")
        );
        at(text, &reason)
    })?;
    if let (true, Origin::Source(_)) = (place.rows, &origin) {
        let reason = format!(
            "I en tabell med faste rader må kilden ha en verdi for hver rad; «{}» har bare én.",
            origin.id()
        );
        return Err(at(text, &reason));
    }
    if scope == Scope::Portfolio && of_case(&origin) {
        let reason = format!(
            "«{}» gjelder én deltaker, og malen gjelder hele avtalen.",
            origin.id()
        );
        return Err(at(text, &reason));
    }
    Ok(Some(origin))
}
