//! Reads a template file. Whatever is wrong is named with its line and in Norwegian, since a provider
//! may write such files.

use crate::{Field, FieldKind, Section, Source, Template, Width, world};
use domain::event::EventField;
use domain::fault::norwegian;
use domain::{EventKind, Fault};
use serde::Deserialize;
use std::collections::BTreeSet;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplateFile {
    id: Spanned<String>,
    agreement: Spanned<String>,
    version: Spanned<i64>,
    title: Spanned<String>,
    intro: Option<Spanned<String>>,
    heading: Option<Spanned<String>>,
    source: Spanned<String>,
    settles: Spanned<String>,
    #[serde(default)]
    period: bool,
    section: Vec<Spanned<SectionFile>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionFile {
    heading: Option<Spanned<String>>,
    field: Vec<Spanned<FieldFile>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldFile {
    id: Spanned<String>,
    label: Spanned<String>,
    help: Option<Spanned<String>>,
    hint: Option<Spanned<String>>,
    kind: Spanned<String>,
    required: Option<bool>,
    width: Option<Spanned<String>>,
    prefill: Option<Spanned<String>>,
}

/// A place in the file and what is wrong there.
struct Wrong(usize, String);

/// Reads and checks one template file.
pub fn template(file_name: &str, text: &str) -> Result<Template, Fault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let checked = toml::from_str::<TemplateFile>(text)
        .map_err(|error| {
            Wrong(
                error.span().map_or(0, |span| span.start),
                norwegian(error.message()),
            )
        })
        .and_then(check);
    checked.map_err(|Wrong(offset, reason)| Fault::at(file_name, text, offset, reason))
}

fn check(file: TemplateFile) -> Result<Template, Wrong> {
    for text in [&file.title, &file.source] {
        printable(text)?;
    }
    for text in [&file.intro, &file.heading].into_iter().flatten() {
        printable(text)?;
    }
    let in_agreement = file
        .id
        .get_ref()
        .strip_prefix(file.agreement.get_ref().as_str());
    match in_agreement.and_then(|rest| rest.strip_prefix('/')) {
        Some(name) if is_name(name) && is_name(file.agreement.get_ref()) => {}
        _ => {
            let reason = format!(
                "Id-en må være «{}/» og et navn av små bokstaver a–z, siffer og bindestrek.",
                file.agreement.get_ref()
            );
            return Err(Wrong(file.id.span().start, reason));
        }
    }
    let version = u32::try_from(*file.version.get_ref())
        .ok()
        .filter(|v| *v > 0)
        .ok_or_else(|| {
            Wrong(
                file.version.span().start,
                "Versjonen må være et helt tall fra 1.".into(),
            )
        })?;
    let settles = known(&file.settles, EventKind::ALL, |kind| kind.id(), "hendelse")?;
    // A numbered report settles a numbered event, and no other does.
    if file.period != settles.fields().contains(&EventField::Occurrence) {
        let reason = format!(
            "period skal være {} når malen settles {}.",
            !file.period,
            settles.id()
        );
        return Err(Wrong(file.settles.span().start, reason));
    }
    if file.section.is_empty() {
        return Err(Wrong(0, "Malen har ingen felt.".into()));
    }
    let mut seen = BTreeSet::new();
    let sections = file
        .section
        .into_iter()
        .map(|section| check_section(section, &mut seen))
        .collect::<Result<_, _>>()?;
    Ok(Template {
        id: file.id.into_inner(),
        agreement: file.agreement.into_inner(),
        version,
        title: file.title.into_inner(),
        intro: file.intro.map(Spanned::into_inner).unwrap_or_default(),
        heading: file.heading.map(Spanned::into_inner).unwrap_or_default(),
        source: file.source.into_inner(),
        settles,
        period: file.period,
        sections,
    })
}

fn check_section(
    section: Spanned<SectionFile>,
    seen: &mut BTreeSet<String>,
) -> Result<Section, Wrong> {
    let start = section.span().start;
    let section = section.into_inner();
    if section.field.is_empty() {
        return Err(Wrong(start, "Delen har ingen felt.".into()));
    }
    if let Some(heading) = &section.heading {
        printable(heading)?;
    }
    let fields = section
        .field
        .into_iter()
        .map(|field| check_field(field.into_inner(), seen))
        .collect::<Result<_, _>>()?;
    Ok(Section {
        heading: section.heading.map(Spanned::into_inner),
        fields,
    })
}

fn check_field(field: FieldFile, seen: &mut BTreeSet<String>) -> Result<Field, Wrong> {
    let id = field.id.get_ref();
    if !is_name(id) {
        let reason = format!("Felt-id-en «{id}» må være små bokstaver a–z, siffer og bindestrek.");
        return Err(Wrong(field.id.span().start, reason));
    }
    if !seen.insert(id.clone()) {
        let reason = format!("Felt-id-en «{id}» er brukt før i malen.");
        return Err(Wrong(field.id.span().start, reason));
    }
    printable(&field.label)?;
    for text in [&field.help, &field.hint].into_iter().flatten() {
        printable(text)?;
    }
    let kind = known(&field.kind, FieldKind::ALL, |kind| kind.id(), "felttype")?;
    let width = match &field.width {
        None => Width::Full,
        Some(width) => known(
            width,
            &[Width::Full, Width::Half],
            |width| match width {
                Width::Full => "full",
                Width::Half => "half",
            },
            "bredde",
        )?,
    };
    let prefill = match &field.prefill {
        None => None,
        Some(prefill) if kind.is_filled() => {
            Some(known(prefill, Source::ALL, |source| source.id(), "kilde")?)
        }
        Some(prefill) => {
            let reason = "En underskrift kan ikke fylles ut på forhånd.".into();
            return Err(Wrong(prefill.span().start, reason));
        }
    };
    Ok(Field {
        id: field.id.into_inner(),
        label: field.label.into_inner(),
        help: field.help.map(Spanned::into_inner),
        hint: field.hint.map(Spanned::into_inner),
        kind,
        required: field.required.unwrap_or(true) && kind.is_filled(),
        width,
        prefill,
    })
}

/// A text of the form's own: one line, of characters that the embedded fonts have.
fn printable(text: &Spanned<String>) -> Result<(), Wrong> {
    let wrong = |reason: String| Err(Wrong(text.span().start, reason));
    if text.get_ref().trim().is_empty() {
        return wrong("Teksten er tom.".into());
    }
    match text
        .get_ref()
        .chars()
        .find(|c| *c == '\n' || !world::can_draw(*c))
    {
        Some(c) => wrong(format!("Tegnet «{}» kan ikke stå her.", c.escape_default())),
        None => Ok(()),
    }
}

/// Lower-case ASCII letters, digits and single inner hyphens.
fn is_name(text: &str) -> bool {
    text.split('-').all(|part| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    })
}

fn known<T: Copy>(
    text: &Spanned<String>,
    all: &[T],
    id: impl Fn(T) -> &'static str,
    what: &str,
) -> Result<T, Wrong> {
    let found = all.iter().copied().find(|item| id(*item) == text.get_ref());
    found.ok_or_else(|| {
        let list = all
            .iter()
            .map(|item| id(*item))
            .collect::<Vec<_>>()
            .join(", ");
        let reason = format!("Ukjent {what}: «{}». Mulige: {list}.", text.get_ref());
        Wrong(text.span().start, reason)
    })
}
